"""A paper that is made beside the window and shown before it is printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.pieces.panels.preview import PaperPreview
from ui.pieces.tables.findings import FindingAction
from ui.shell.context import Context


class PaperDialog(QObject):
    """Shows the pages of a PDF over a widget; the same bytes are printed and saved."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget = context, widget
        self.preview: PaperPreview | None = None

    def show(self, title: str, name: str, make: Callable[[], bytes]) -> None:
        """Make the paper and show it. name: of the file that is proposed, without its ending."""
        self._context.run(
            lambda _: make(), partial(self._show_pages, title, name), title=self.tr("Laying out the paper")
        )

    def _show_pages(self, title: str, name: str, pdf: bytes) -> None:
        steps = (
            FindingAction(self.tr("Print\u2026"), lambda: self._print(pdf)),
            FindingAction(self.tr("Save as PDF\u2026"), lambda: self._ask_where(name, pdf)),
        )
        self.preview = PaperPreview(self._widget, title, pdf, steps)
        self.preview.open()

    def _print(self, pdf: bytes) -> None:
        from ui.pieces.panels.printing import print_out

        print_out(self._widget, pdf)

    def _ask_where(self, name: str, pdf: bytes) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._widget, self.tr("Save as PDF\u2026"), f"{name}.pdf", "*.pdf"
        )
        if chosen:
            target = Path(chosen)
            self.save_as(target if target.suffix.lower() == ".pdf" else Path(f"{chosen}.pdf"), pdf)

    def save_as(self, target: Path, pdf: bytes) -> None:
        """Write the paper."""

        def write() -> None:
            from exports.files.writing import write_whole

            write_whole(target, pdf)

        said = self.tr("Saved: {file}").format(file=target.name)
        self._context.run(
            lambda _: write(), lambda _: self._context.say(said), title=self.tr("Writing the paper")
        )
