"""The table of a list: rows that arrive by the page, columns that can be chosen, fitted widths, a menu."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from models.register.kinds import Coded, Text
from storage.register.lists.columns import ListColumns
from ui.pieces.tables.table import DataTable
from ui.register.lists.rows import ListModel, ListRow, shown_columns
from ui.theme.look import look

_WORDS = 96
"""Pixels that a column of words keeps."""


class ListTable(DataTable[str, ListRow]):
    """Enter opens a row, Ctrl+C copies the selected ones with their headings, the menu key offers the rest."""

    copy_wanted = Signal(bool)  # only the current cell
    columns_wanted = Signal()
    menu_opened = Signal(object)  # the menu, for further entries

    def __init__(self, columns: ListColumns, *, name: str) -> None:
        self.list_columns = columns
        made = shown_columns(columns)
        self.list_rows = ListModel(made)
        super().__init__(made, lambda _: {}, name=f"list/{name}", frozen=1, model=self.list_rows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.open_menu)

    def show_list(self, keys: Sequence[str], rows: Mapping[str, ListRow]) -> None:
        """Show these records in this order; the current one stays current if it is still among them."""
        current = self.current_key()
        self.list_rows.show_list(keys, rows)
        if current is not None:
            self.select_key(current)
        if rows:
            self.measure()

    def show_list_columns(self, columns: ListColumns) -> None:
        """Show other columns."""
        self.list_columns = columns
        self.show_columns(shown_columns(columns))

    def show_order(self, path: str, descending: bool) -> None:
        """Show by the sign in the header how the list is ordered; "" for its own order."""
        keys = [column.key for column in self.rows.columns]
        header = self.horizontalHeader()
        header.blockSignals(True)
        turn = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(keys.index(path) if path in keys else -1, turn)
        header.blockSignals(False)
        header.viewport().update()

    # widths

    def _least(self, at: int) -> int:
        """Names and words may be cut where the room ends; numbers and days may not."""
        wanted = self._wanted(at)
        if not isinstance(self.list_columns.columns[at].kind, Text | Coded):
            return wanted
        return min(wanted, _WORDS * look.scale // 100)

    def _texts(self, at: int) -> set[str]:
        """What the rows show that have arrived."""
        return {row.cells[at].text for row in self.list_rows.here()}

    # copying and the menu

    def selected_keys(self) -> list[str]:
        """The keys of the selected rows, from the top."""
        numbers: set[int] = set()
        selection = self.selectionModel().selection()
        for part in (selection.at(at) for at in range(selection.size())):
            numbers |= set(range(part.top(), part.bottom() + 1))
        return [self.rows.keys[at] for at in sorted(numbers)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(False)
        elif event.key() == Qt.Key.Key_Menu:
            self.open_menu(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            super().keyPressEvent(event)

    def open_menu(self, at: QPoint) -> None:
        """What can be done with the rows and the columns, at a place of the table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.current_key() is not None
        for text, keys, act in (
            (self.tr("Open"), "Return", self._open),
            (self.tr("Copy rows"), "Ctrl+C", lambda: self.copy_wanted.emit(False)),
            (self.tr("Copy cell"), "", lambda: self.copy_wanted.emit(True)),
        ):
            entry = menu.addAction(text)
            entry.triggered.connect(lambda _=False, act=act: act())
            entry.setShortcut(QKeySequence(keys))
            entry.setEnabled(chosen)
        menu.addSeparator()
        menu.addAction(self.tr("Columns\u2026")).triggered.connect(lambda _: self.columns_wanted.emit())
        menu.addAction(self.tr("Fit the widths")).triggered.connect(lambda _: self.reset_widths())
        self.menu_opened.emit(menu)
        menu.popup(self.viewport().mapToGlobal(at))
