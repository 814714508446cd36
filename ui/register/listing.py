"""The list of a page of the register: a search bar, a table, and what stands there while there is nothing to list."""

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.table import DataTable
from ui.shell.context import Context

if TYPE_CHECKING:
    from ui.register.lists.exporting import ListExport

Row = TypeVar("Row")


class RegisterList(QWidget, Generic[Row]):
    """Enter opens what a row is about, Ins asks for a new one. The bar is shown in the head of the page."""

    opened = Signal(object)  # id of the record
    add_wanted = Signal()
    counted = Signal()
    export: "ListExport"
    bar: SearchBar
    table: DataTable[str, Row]

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stack = QStackedWidget()
        self._empty = QWidget()

    def read(self) -> None:
        """Read the list and its rows anew; the current row stays."""

    def take_focus(self) -> None:
        """Give the keyboard to the table."""
        self.table.setFocus()

    def shown_export(self) -> "ListExport":
        """The files and the paper of the list in front."""
        return self.export

    def into_table(self) -> None:
        """Give the keyboard to the table with a row in hand."""
        self.table.setFocus()
        if self.table.current_key() is None and self.table.rows.keys:
            self.table.selectRow(0)

    def bring(self, front: QWidget) -> None:
        """Bring a part to the front; a word about nothing takes the place of the last such word."""
        if self._stack.indexOf(front) < 0:
            self._stack.removeWidget(self._empty)
            self._empty.deleteLater()
            self._empty = front
            self._stack.addWidget(front)
        self._stack.setCurrentWidget(front)
