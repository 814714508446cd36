"""The table of a list: rows that arrive by the page, columns that can be chosen, fitted widths, a menu."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from models.register.kinds import Coded, Text
from storage.register.lists.columns import ListColumns
from ui import settings
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.register.lists.rows import ListModel, ListRow, shown_columns

_LEAST, _MOST = 48, 320
"""Pixels between which a width follows the content."""
_WORDS = 110
"""Pixels that a column of words keeps."""
_ROOM = 22
"""Pixels beside the text of a cell."""


class ListTable(DataTable[str, ListRow]):
    """Enter opens a row, Ctrl+C copies the selected ones with their headings, the menu key offers the rest."""

    copy_wanted = Signal(bool)  # only the current cell
    columns_wanted = Signal()
    menu_opened = Signal(object)  # the menu, for further entries

    def __init__(self, columns: ListColumns, *, name: str) -> None:
        self.list_columns = columns
        made = shown_columns(columns)
        self.list_rows = ListModel(made)
        self._fitted = False
        self._widths = f"widths/list/{name}"
        super().__init__(made, lambda _: {}, name=name, frozen=1, model=self.list_rows)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.open_menu)

    def show_list(self, keys: Sequence[str], rows: Mapping[str, ListRow]) -> None:
        """Show these records in this order; the current one stays current if it is still among them."""
        current = self.current_key()
        self.list_rows.show_list(keys, rows)
        if current is not None:
            self.select_key(current)
        if rows and not self._fitted:
            self._fitted = True
            if not self.remembered_widths():
                self.fit_columns()

    def show_list_columns(self, columns: ListColumns) -> None:
        """Show other columns."""
        self.list_columns = columns
        self._fitted = False
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

    def remembered_widths(self) -> dict[str, int]:
        pairs = [one.rpartition("=") for one in settings.text(self._widths).split(";")]
        widths = {key: int(width) for key, _, width in pairs if key and width.isdigit()}
        return widths if all(column.key in widths for column in self.rows.columns) else {}

    def remember_widths(self) -> None:
        widths = [
            f"{column.key}={self.columnWidth(at)}"
            for at, column in enumerate(self.rows.columns)
            if not self.isColumnHidden(at)
        ]
        settings.remember(self._widths, ";".join(widths))

    def reset_widths(self) -> None:
        """Forget the widths that were chosen and fit them to the content."""
        settings.forget(self._widths)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make the columns as wide as the rows that are there need, and narrower ones where the room ends."""
        wanted = [self._needed(at, column) for at, column in enumerate(self.rows.columns)]
        room = self.viewport().width()
        least = [self._least(at, width) for at, width in enumerate(wanted)]
        over, give = sum(wanted) - room, sum(wanted) - sum(least)
        share = min(1.0, max(0.0, over / give)) if give else 0.0
        self._fitting = True
        for at, width in enumerate(wanted):
            self.setColumnWidth(at, int(width - (width - least[at]) * share))
        self._fitting = False
        self._stretch()

    def _least(self, at: int, wanted: int) -> int:
        """Names and words may be cut where the room ends; numbers and days may not."""
        if not isinstance(self.list_columns.columns[at].kind, Text | Coded):
            return wanted
        return min(wanted, max(self.heading_width(at), _WORDS))

    def _needed(self, at: int, column: Column[ListRow]) -> int:
        metrics = self.fontMetrics()
        texts = {row.cells[at].text for row in self.list_rows.here()}
        widest = max((metrics.horizontalAdvance(text[:80]) for text in texts), default=column.width)
        return max(self.heading_width(at), min(max(widest + _ROOM, _LEAST), _MOST))

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
