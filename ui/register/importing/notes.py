"""What is said of a table over its preview: its sheet, what was passed over, totals that do not add up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.values.cells.remarks import TableRemark
from ui.register import words


class ImportNotes(QLabel):
    """One line a remark; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._on_file: Sequence[TableRemark] = ()
        self.hide()

    def begin(self, on_file: Sequence[TableRemark] = ()) -> None:
        """Another table, with what its reader says of the file."""
        self._on_file = on_file
        self.show_rows(())

    def show_rows(self, on_rows: Sequence[TableRemark]) -> None:
        """Show what is said of the file and of its rows."""
        said = [words.say(remark.code, **remark.details) for remark in (*self._on_file, *on_rows)]
        self.setText("\n".join(said))
        self.setVisible(bool(said))
