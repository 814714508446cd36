"""The table that carries the work: paged rows, frozen columns, copying to Excel, widths remembered."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import settings
from ui.pieces.tables.paged import Column, PagedModel
from ui.pieces.tables.widths import WHOLE, in_two_lines, read_shares, shared_out, widest, write_shares
from ui.theme import sizes
from ui.theme.look import look

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")

_HEADING_ROOM, _CELL_ROOM = 24, 20
"""Pixels beside the text of a heading (its margins and the sign of the order), and beside that of a cell."""

_SHORT = 90
"""Pixels of words that are never cut: codes, days, single words."""

_HEADING = 37
"""Pixels of height of a heading in one line."""

_MEASURED_ROWS, _LONGEST = 64, 80
"""How many rows at the top tell what a column needs, and how many letters of a long text count."""


class _Toned(QStyledItemDelegate):
    """Keeps the colour that a cell asks for while its row is selected."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        if tone is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, tone)


class DataTable(QTableView, Generic[Key, Row]):
    """Rows by key. Enter, F2 or a double click opens one; Ctrl+C copies the selection as Excel takes it.

    name: under which the widths are remembered; frozen: columns that stay while the rest is scrolled;
    cells: select blocks of cells instead of rows; model: rows that come in another way than by `fetch`.
    """

    row_opened = Signal(object)
    row_selected = Signal(object)
    sort_wanted = Signal(str, bool)  # column key, descending

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[Key]], Mapping[Key, Row]],
        *,
        name: str,
        frozen: int = 0,
        cells: bool = False,
        model: PagedModel[Key, Row] | None = None,
    ) -> None:
        super().__init__()
        self.rows: PagedModel[Key, Row] = PagedModel(columns, fetch) if model is None else model
        self._name = f"shares/{name}"
        self._measured: dict[str, int] = {}
        self._fitting = False
        self._still: QTableView | None = None
        self._said = ""
        self._dress(self, cells=cells)
        self.setModel(self.rows)
        self._part_header(self)
        if frozen:
            self._freeze(frozen, cells=cells)
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(lambda *_: self.row_selected.emit(self.current_key()))
        self.doubleClicked.connect(lambda _: self._open())
        self._scale = look.scale
        look.changed.connect(self._rescale)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._ask_header)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.horizontalHeader().sortIndicatorChanged.connect(self._sort)

    @staticmethod
    def _dress(view: QTableView, *, cells: bool) -> None:
        behaviour = QAbstractItemView.SelectionBehavior
        view.setSelectionBehavior(behaviour.SelectItems if cells else behaviour.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setItemDelegate(_Toned(view))
        view.setCornerButtonEnabled(False)
        upright = view.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        height = sizes.ROW * max(100, look.scale) // 100
        upright.setMinimumSectionSize(height)
        upright.setDefaultSectionSize(height)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(40)

    def _part_header(self, view: QTableView) -> None:
        """Let the header know of no selection: to paint itself it would ask for every selected row, again and again."""
        header = view.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(self.rows, header))

    def _say_columns(self) -> None:
        """Until somebody names the table, a reader of screens hears its columns."""
        if self.accessibleName() in ("", self._said):
            heads = ", ".join(column.header for column in self.rows.columns if column.header)
            self._said = self.tr("Table: {columns}").format(columns=heads)
            self.setAccessibleName(self._said)

    def _size_columns(self) -> None:
        self._say_columns()
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.fit()

    def _rescale(self) -> None:
        """Rows and columns follow the size of the type."""
        if look.scale == self._scale:
            return
        self._scale = look.scale
        for view in (self, self._still):
            if view is not None:
                height = sizes.ROW * max(100, look.scale) // 100
                view.verticalHeader().setMinimumSectionSize(height)
                view.verticalHeader().setDefaultSectionSize(height)
        self._measured.clear()
        if self.isVisible():
            self.measure()

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns of the same rows; the rows are fetched anew."""
        self._fitting = True
        self.rows.show_columns(columns)
        if self._still is not None:
            for at in range(len(columns)):
                self._still.setColumnHidden(at, at >= self._frozen)
        self._size_columns()

    # rows

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show these rows in this order; the current row stays current if it is still among them."""
        current = self.current_key()
        self.rows.show_keys(keys)
        if current is not None and current in keys:
            self.select_key(current)
        if self.isVisible():
            self.measure()

    def read_again(self) -> None:
        """Fetch what is painted anew."""
        self.rows.read_again()

    def current_key(self) -> Key | None:
        """The key of the current row."""
        row = self.currentIndex().row()
        return self.rows.keys[row] if 0 <= row < len(self.rows.keys) else None

    def selected_keys(self) -> list[Key]:
        """The keys of the selected rows, from the top."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.rows.keys[row] for row in chosen]

    def select_key(self, key: Key) -> bool:
        """Make a row current and show it; False where it is not in the list."""
        if key not in self.rows.keys:
            return False
        row = self.rows.keys.index(key)
        index = self.rows.index(row, max(0, self.currentIndex().column()))
        flag = QItemSelectionModel.SelectionFlag
        wanted = flag.ClearAndSelect
        if self.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            wanted |= flag.Rows
        self.selectionModel().setCurrentIndex(index, wanted)
        self.scrollTo(index)
        return True

    def _open(self) -> None:
        key = self.current_key()
        if key is not None:
            self.row_opened.emit(key)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        if 0 <= section < len(self.rows.columns) and self.rows.columns[section].sortable:
            self.sort_wanted.emit(self.rows.columns[section].key, order == Qt.SortOrder.DescendingOrder)

    # copying

    def block(self) -> str:
        """The selection as lines of cells parted by tabs, the way Excel takes it."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            return ""
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = []
        for number in rows:
            row = self.rows.row_at(number)
            cells = ["" if row is None else self.rows.columns[at].text(row) for at in columns]
            lines.append("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells))
        return "\n".join(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.block())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    # widths

    def remembered_widths(self) -> dict[str, int]:
        """Widths that were chosen, by the key of the column, in this width of the table; none unless all are known."""
        shares, room = read_shares(settings.text(self._name)), self.viewport().width()
        if not all(column.key in shares for column in self.rows.columns):
            return {}
        return {column.key: shares[column.key] * room // WHOLE for column in self.rows.columns}

    def remember_widths(self) -> None:
        """Keep the widths as they are now, as parts of the width of the table."""
        room = max(1, self.viewport().width())
        shares = read_shares(settings.text(self._name))
        for at, column in enumerate(self.rows.columns):
            if not self.isColumnHidden(at):
                shares[column.key] = -(-self.columnWidth(at) * WHOLE // room)
        settings.remember(self._name, write_shares(shares))

    def reset_widths(self) -> None:
        """Forget the widths that were chosen and fit them to the content."""
        settings.forget(self._name)
        self._measured.clear()
        self.measure()

    def measure(self) -> None:
        """Look how wide the rows are that are there, and fit the columns where some is wider than any before."""
        widths = {column.key: self._content(at) for at, column in enumerate(self.rows.columns)}
        wider = {key: width for key, width in widths.items() if width > self._measured.get(key, -1)}
        if wider and self.rows.keys:
            self._measured |= wider
        self.fit()

    def _content(self, at: int) -> int:
        column = self.rows.columns[at]
        metrics = QFontMetrics(look.font(bold=column.bold is not None))
        return max((widest(text[:_LONGEST], metrics) for text in self._texts(at)), default=0) + _CELL_ROOM

    def _texts(self, at: int) -> set[str]:
        """What the first rows show in a column."""
        count = min(_MEASURED_ROWS, len(self.rows.keys))
        return {str(self.rows.data(self.rows.index(row, at)) or "") for row in range(count)}

    def fit(self) -> None:
        """Make the columns as wide as was chosen, or else as their headings and rows need in the room there is."""
        shown = [at for at in range(len(self.rows.columns)) if not self.isColumnHidden(at)]
        metrics = QFontMetrics(look.font(bold=True))  # the style's, which the header itself does not know of
        broken = {at: in_two_lines(self.rows.columns[at].header, metrics) for at in shown}
        whole = {at: widest(self.rows.columns[at].header, metrics) + _HEADING_ROOM for at in shown}
        narrow = {at: widest(broken[at], metrics) + _HEADING_ROOM for at in shown}
        room = self.viewport().width()
        wanted = [max(whole[at], self._wanted(at)) for at in shown]
        if sum(wanted) > room:
            wanted = [max(narrow[at], self._wanted(at)) for at in shown]
        least = [max(narrow[at], self._least(at)) for at in shown]
        widths = dict(zip(shown, shared_out(wanted, least, room), strict=True))
        if chosen := self.remembered_widths():
            widths = {at: chosen[self.rows.columns[at].key] for at in shown}
        self.rows.break_headings({at: broken[at] for at in shown if widths[at] < whole[at]})
        self._fitting = True
        for at, width in widths.items():
            self.setColumnWidth(at, width)
        self._fitting = False
        lines = max((self.rows.heading(at).count("\n") + 1 for at in shown), default=1)
        self.horizontalHeader().setFixedHeight(max(_HEADING, lines * metrics.lineSpacing() + 10))
        self._place_still()

    def _wanted(self, at: int) -> int:
        """What the cells of a column need; before any was seen, what it usually needs."""
        column = self.rows.columns[at]
        return self._measured.get(column.key, column.width * look.scale // 100)

    def _least(self, at: int) -> int:
        """Words may be cut where the room ends; numbers may not."""
        column, wanted = self.rows.columns[at], self._wanted(at)
        bound = max(_SHORT, column.width * 2 // 3) * look.scale // 100
        return wanted if column.number else min(wanted, bound)

    def hide_columns(self, hidden: Collection[int]) -> None:
        """Leave these columns out for want of room; no width is remembered for it."""
        self._fitting = True
        for at in range(len(self.rows.columns)):
            self.setColumnHidden(at, at in hidden)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.measure()

    def _resized(self, _section: int, _before: int, _now: int) -> None:
        if not self._fitting and self.isVisible():
            self.remember_widths()
        self._place_still()

    def _ask_header(self, at: QPoint) -> None:
        """The menu of the header: one entry that fits the columns again."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Fit the widths")).triggered.connect(lambda _: self.reset_widths())
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    # frozen columns

    def _freeze(self, count: int, *, cells: bool) -> None:
        still = QTableView(self)
        still.setProperty("kind", "frozen")
        self._dress(still, cells=cells)
        still.setModel(self.rows)
        still.setSelectionModel(self.selectionModel())
        self._part_header(still)
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        still.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        still.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for at in range(count, len(self.rows.columns)):
            still.setColumnHidden(at, True)
        still.doubleClicked.connect(lambda _: self._open())
        own, other = self.verticalScrollBar(), still.verticalScrollBar()
        own.valueChanged.connect(lambda value: other.setValue(value) if still.isVisible() else None)
        # hidden, it knows nothing of rows that came since and would pull the table back to its own end
        other.valueChanged.connect(lambda value: own.setValue(value) if still.isVisible() else None)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._place_still())
        self._still, self._frozen = still, count

    def _place_still(self) -> None:
        """Lay the frozen columns over the table, only while the rest is scrolled away under them."""
        if self._still is None:
            return
        for at in range(self._frozen):
            self._still.setColumnWidth(at, self.columnWidth(at))
        width = sum(self.columnWidth(at) for at in range(self._frozen))
        frame = self.frameWidth()
        height = self.viewport().height() + self.horizontalHeader().height()
        self._still.setGeometry(frame, frame, width, height)
        self._still.horizontalHeader().setFixedHeight(self.horizontalHeader().height())
        hidden = self._still.isHidden()
        self._still.setVisible(self.horizontalScrollBar().value() > 0)
        if hidden and self._still.isVisible():
            self._still.doItemsLayout()
            self._still.verticalScrollBar().setValue(self.verticalScrollBar().value())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight; a frozen one is in sight already, so only its row is."""
        if self._still is not None and index.column() < self._frozen:
            side = self.horizontalScrollBar().value()
            super().scrollTo(index, hint)
            self.horizontalScrollBar().setValue(side)
        else:
            super().scrollTo(index, hint)


AnyTable = DataTable[Any, Any]
