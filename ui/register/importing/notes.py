"""What is said of a table over its preview: its sheet, what was passed over, totals that do not add up."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from models.values.cells.remarks import TableRemark
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.text import restyle
from ui.register import words


class ImportNotes(QLabel):
    """One line a remark; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._on_file: Sequence[TableRemark] = ()
        self._on_rows: Sequence[TableRemark] = ()
        self.on_columns: Sequence[TableRemark] = ()
        self.hide()

    def begin(self, on_file: Sequence[TableRemark] = ()) -> None:
        """Another table, with what its reader says of the file."""
        self._on_file, self.on_columns = on_file, ()
        self.show_rows(())

    def show_rows(self, on_rows: Sequence[TableRemark]) -> None:
        """Show what is said of the file and of its rows."""
        self._on_rows = on_rows
        self._show()

    def show_columns(self, on_columns: Sequence[TableRemark]) -> None:
        """Show what is said of whole columns, which is asked about again before the rows are kept."""
        self.on_columns = on_columns
        self._show()

    def ask(self, parent: QWidget, keep: Callable[[], object]) -> None:
        """Ask before amounts of another order than usual are kept."""
        ConfirmPanel(
            parent,
            self.tr("Keep amounts of this size?"),
            "\n".join(words.say(remark.code, **remark.details) for remark in self.on_columns),
            self.tr("The amounts are right: keep them"),
            keep,
        ).open()

    def _show(self) -> None:
        remarks = (*self._on_file, *self._on_rows, *self.on_columns)
        said = [words.say(remark.code, **remark.details) for remark in remarks]
        restyle(self, tone="amber" if self.on_columns else "")
        self.setText("\n".join(said))
        self.setVisible(bool(said))
