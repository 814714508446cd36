"""The table that carries the work: paged rows, frozen columns, copying to Excel, widths remembered."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import settings
from ui.pieces.tables.paged import Column, PagedModel
from ui.theme import sizes
from ui.theme.look import look

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row")

_HEADING_ROOM = 24
"""Pixels beside the text of a heading: its margins and the sign of the order."""


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
        self._name = f"widths/{name}"
        self._stretched = _stretched(columns)
        self._fitting = False
        self._still: QTableView | None = None
        self._dress(self, cells=cells)
        self.setModel(self.rows)
        self._part_header(self)
        self._size_columns()
        if frozen:
            self._freeze(frozen, cells=cells)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.row_selected.emit(self.current_key()))
        self.doubleClicked.connect(lambda _: self._open())
        self._scale = look.scale
        look.changed.connect(self._rescale)
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

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        remembered = self.remembered_widths()
        for at, column in enumerate(self.rows.columns):
            usual = max(column.width * look.scale // 100, self.heading_width(at))
            self.setColumnWidth(at, remembered.get(column.key, usual))

    def _rescale(self) -> None:
        """Rows and columns follow the size of the type."""
        if look.scale == self._scale:
            return
        before, self._scale = self._scale, look.scale
        for view in (self, self._still):
            if view is not None:
                height = sizes.ROW * max(100, look.scale) // 100
                view.verticalHeader().setMinimumSectionSize(height)
                view.verticalHeader().setDefaultSectionSize(height)
        self._fitting = True
        for at in range(len(self.rows.columns)):
            self.setColumnWidth(at, max(self.columnWidth(at) * look.scale // before, self.heading_width(at)))
        self._fitting = False
        self._stretch()

    def heading_width(self, at: int) -> int:
        """The width at which the heading of a column is whole."""
        metrics = QFontMetrics(look.font(bold=True))  # the style's, which the header itself does not know of
        return metrics.horizontalAdvance(self.rows.columns[at].header) + _HEADING_ROOM

    def remembered_widths(self) -> dict[str, int]:
        """Widths that were chosen, by the key of the column; none where the columns were others then."""
        widths = settings.text(self._name).split(",")
        if len(widths) != len(self.rows.columns) or not all(width.isdigit() for width in widths):
            return {}
        return {column.key: int(width) for column, width in zip(self.rows.columns, widths, strict=True)}

    def remember_widths(self) -> None:
        """Keep the widths as they are now."""
        widths = [str(self.columnWidth(at)) for at in range(len(self.rows.columns))]
        settings.remember(self._name, ",".join(widths))

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns of the same rows; the rows are fetched anew."""
        self._fitting = True
        self._stretched = _stretched(columns)
        self.rows.show_columns(columns)
        if self._still is not None:
            for at in range(len(columns)):
                self._still.setColumnHidden(at, at >= self._frozen)
        self._size_columns()
        self._fitting = False
        self._stretch()

    # rows

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show these rows in this order; the current row stays current if it is still among them."""
        current = self.current_key()
        self.rows.show_keys(keys)
        if current is not None and current in keys:
            self.select_key(current)

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

    # widths and frozen columns

    def _resized(self, _section: int, _before: int, _now: int) -> None:
        if not self._fitting and self.isVisible():
            self.remember_widths()
        self._place_still()

    def hide_columns(self, hidden: Collection[int]) -> None:
        """Leave these columns out for want of room; no width is remembered for it."""
        self._fitting = True
        for at in range(len(self.rows.columns)):
            self.setColumnHidden(at, at in hidden)
        self._fitting = False
        self._stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        """Give the stretched column the room that the others leave, unless widths were chosen."""
        if self._stretched >= 0 and not self.remembered_widths():
            self._fitting = True
            column = self.rows.columns[self._stretched]
            others = self.horizontalHeader().length() - self.columnWidth(self._stretched)
            self.setColumnWidth(
                self._stretched, max(column.width * look.scale // 150, self.viewport().width() - others)
            )
            self._fitting = False
        self._place_still()

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


def _stretched(columns: Sequence[Column[Row]]) -> int:
    """The column that takes the space that is left; -1 for none."""
    return next((at for at, column in enumerate(columns) if column.stretch), -1)


AnyTable = DataTable[Any, Any]
