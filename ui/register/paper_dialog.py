"""A paper that is made beside the window and shown before it is printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from models.values.names import fold
from ui.pieces.panels.preview import PaperPreview
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.table import AnyTable
from ui.shell.context import Context
from ui.shell.work import Work


class PaperDialog(QObject):
    """Shows the pages of a PDF over a widget; the same bytes are printed and saved."""

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self._context, self._widget = context, widget
        self.preview: PaperPreview | None = None

    def show(
        self,
        title: str,
        name: str,
        make: Callable[[Work], bytes],
        workbook: Callable[[], bytes] | None = None,
    ) -> None:
        """Make the paper and show it. name: of the file that is proposed, without its ending.

        workbook: makes the same as a workbook, where it can be saved as one too.
        """
        self._context.run(
            make,
            partial(self._show_pages, title, name, workbook),
            title=self.tr("Laying out the paper"),
        )

    def _show_pages(self, title: str, name: str, workbook: Callable[[], bytes] | None, pdf: bytes) -> None:
        steps = [
            FindingAction(self.tr("Print\u2026"), lambda: self._print(pdf)),
            FindingAction(self.tr("Save as PDF\u2026"), lambda: self._ask_where(name, pdf)),
        ]
        if workbook is not None:
            made = workbook
            steps.append(
                FindingAction(self.tr("Save as Excel\u2026"), lambda: self._ask_where(name, made(), ".xlsx"))
            )
        self.preview = PaperPreview(self._widget, title, pdf, tuple(steps))
        self.preview.open()

    def _print(self, pdf: bytes) -> None:
        from ui.pieces.panels.printing import print_out

        print_out(self._widget, pdf)

    def _ask_where(self, name: str, content: bytes, ending: str = ".pdf") -> None:
        title = self.tr("Save as PDF\u2026") if ending == ".pdf" else self.tr("Save as Excel\u2026")
        chosen, _ = QFileDialog.getSaveFileName(self._widget, title, f"{name}{ending}", f"*{ending}")
        if chosen:
            target = Path(chosen)
            self.save_as(target if target.suffix.lower() == ending else Path(f"{chosen}{ending}"), content)

    def save_as(self, target: Path, content: bytes) -> None:
        """Write the paper or workbook."""

        def write() -> None:
            from exports.files.writing import write_whole

            write_whole(target, content)

        said = self.tr("Saved: {file}").format(file=target.name)
        self._context.run(
            lambda _: write(), lambda _: self._context.say(said), title=self.tr("Writing the paper")
        )


def show_table(context: Context, widget: QWidget, title: str, table: AnyTable) -> bool:
    """Show the rows of a table as they are seen, to be printed or saved; False where there are none."""
    columns = [column for column in table.rows.columns if column.header]
    rows = tuple(
        tuple(column.text(row) for column in columns)
        for at in range(len(table.rows.keys))
        if (row := table.rows.row_at(at)) is not None
    )
    book, language = context.opened, context.language

    def make(_work: Work) -> bytes:
        from exports.sheets.seen_tables import SeenTable, table_pdf

        headings, numbers = zip(*((column.header, column.number) for column in columns), strict=True)
        return table_pdf(book, SeenTable(title, headings, numbers, rows), language)

    if rows:
        PaperDialog(context, widget).show(title, file_stem(title), make)
    return bool(rows)


def file_stem(title: str) -> str:
    """A file name of plain letters for what has this title."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(title)).split()
    return "-".join(words)
