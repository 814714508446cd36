"""The grid itself: keyboard, blocks, frozen columns, widths."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from models.values.cells.copied import copied_text
from ui.grid.editing import CellDelegate, CellRefusal
from ui.grid.header import GridHeader
from ui.grid.model import CellModel
from ui.grid.pasting import GridKey
from ui.theme import sizes
from ui.theme.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDEST_LABEL = 460


def _scaled(pixels: int) -> int:
    """A width or height at the size of type that the person chose."""
    return pixels * max(100, look.scale) // 100


class GridView(QTableView):
    """Cells of a model. Enter walks down, Tab to the right; typing begins to edit; blocks as Excel takes them."""

    cell_changed = Signal()  # another cell is current, or another block is selected
    cleared = Signal(list)  # cells that are to be emptied
    pasting = Signal(str)
    filling = Signal(list)  # the selection: the top cell of each column is repeated
    paste_settled = Signal(bool)  # keep (True) or drop the block that is shown

    def __init__(self, model: CellModel) -> None:
        super().__init__()
        self.grid = model
        self._dress(self)
        self.setHorizontalHeader(GridHeader(self))
        self.setModel(model)
        model.modelReset.connect(self._say_columns)
        self._say_columns()
        self.delegate = CellDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.refusal = CellRefusal(self.viewport())
        self.delegate.walked.connect(self.walk)
        self.delegate.refused.connect(self._say_refusal)
        self.delegate.begun.connect(self.refusal.hide)
        self._still = self._frozen_view()
        self.selectionModel().selectionChanged.connect(lambda *_: self.cell_changed.emit())
        self.horizontalHeader().geometriesChanged.connect(self._place_still)
        model.modelReset.connect(self._begin)
        look.changed.connect(self._grow)

    def _say_columns(self) -> None:
        """A reader of screens hears the columns of the grid."""
        heads = ", ".join(column.header.replace("\n", " ") for column in self.grid.columns if column.header)
        self.setAccessibleName(self.tr("Grid: {columns}").format(columns=heads))

    @staticmethod
    def _dress(view: QTableView) -> None:
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setCornerButtonEnabled(False)
        view.setStyleSheet("QTableView { selection-background-color: transparent; }")
        upright = view.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        GridView._heighten(view)

    # widths

    def _begin(self) -> None:
        """Other columns: their widths, and its first cell to be filled."""
        self.refusal.hide()
        self.fit()
        self._freeze()
        self._go_first()

    def _grow(self) -> None:
        """The type has another size."""
        self._heighten(self)
        self._heighten(self._still)
        self.fit()

    @staticmethod
    def _heighten(view: QTableView) -> None:
        view.verticalHeader().setMinimumSectionSize(_scaled(sizes.ROW))
        view.verticalHeader().setDefaultSectionSize(_scaled(sizes.ROW))

    def fit(self) -> None:
        """Give the columns the room there is: optional ones only where they fit, the labels what is left."""
        columns = self.grid.columns
        if not columns:
            return
        room = self.viewport().width()
        needed = sum(_scaled(column.width) for column in columns if not column.optional)
        whole = sum(_scaled(column.width) for column in columns)
        spare = needed if whole > room else whole
        label = next((at for at, column in enumerate(columns) if column.wide), -1)
        extra = max(0, room - spare)
        wider = min(extra, _scaled(_WIDEST_LABEL - columns[label].width)) if label >= 0 else 0
        figures = [at for at, column in enumerate(columns) if column.number]
        each = min(28, max(0, extra - wider) // max(1, len(figures)))
        for at, column in enumerate(columns):
            self.setColumnHidden(at, column.optional and whole > room and not self.grid.is_busy(at))
            width = _scaled(column.width) + (wider if at == label else 0) + (each if column.number else 0)
            self.setColumnWidth(at, width)
        self.horizontalHeader().setStretchLastSection(self.grid.fills and room >= spare)
        self._header().measure()
        self._place_still()

    def _header(self) -> GridHeader:
        header = self.horizontalHeader()
        assert isinstance(header, GridHeader)
        return header

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # frozen columns

    def _frozen_view(self) -> QTableView:
        still = QTableView(self)
        still.setProperty("kind", "frozen")
        self._dress(still)
        still.setHorizontalHeader(GridHeader(still))
        still.setModel(self.grid)
        still.setItemDelegate(CellDelegate(still))
        still.setSelectionModel(self.selectionModel())
        still.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        still.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (still.setHorizontalScrollBarPolicy, still.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(still.verticalScrollBar().setValue)
        still.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._place_still())
        return still

    def _freeze(self) -> None:
        for at in range(len(self.grid.columns)):
            self._still.setColumnHidden(at, at >= self.grid.frozen)

    def _place_still(self) -> None:
        """Lay the frozen columns over the grid, only while the rest is scrolled away under them."""
        for at in range(self.grid.frozen):
            self._still.setColumnWidth(at, self.columnWidth(at))
        height = self.horizontalHeader().height()
        self._still.horizontalHeader().setFixedHeight(height)
        frame = self.frameWidth()
        width = sum(self.columnWidth(at) for at in range(self.grid.frozen))
        self._still.setGeometry(frame, frame, width, self.viewport().height() + height)
        self._still.setVisible(self.horizontalScrollBar().value() > 0)
        self._still.verticalScrollBar().setValue(self.verticalScrollBar().value())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, not under the frozen columns."""
        super().scrollTo(index, hint)
        if index.column() < self.grid.frozen:
            return
        covered = sum(self.columnWidth(at) for at in range(self.grid.frozen))
        left = self.columnViewportPosition(index.column())
        if self.horizontalScrollBar().value() and left < covered:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - (covered - left))

    # walking

    def _go_first(self) -> None:
        first = self.grid.first_cell()
        if first is not None:
            self.setCurrentIndex(self.grid.index(*first))

    def go_to(self, key: GridKey) -> bool:
        """Make a cell current and show it; False where it is not on the screen."""
        index = self.grid.place(key)
        if not index.isValid():
            return False
        self.setColumnHidden(index.column(), False)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def walk(self, way: int) -> None:
        """To the next cell to be filled: 1 down, -1 up (never out of the column), 2 right, -2 left (then the line)."""
        shown, lines = self._shown(), self.grid.rowCount()
        line, column = self.currentIndex().row(), self.currentIndex().column()
        if column not in shown or line < 0:
            return
        step, width = 1 if way > 0 else -1, len(shown)
        if abs(way) == 1:
            cells = [(at, column) for at in range(line + step, lines if way > 0 else -1, step)]
        else:
            here = line * width + shown.index(column)
            ahead = range(here + step, lines * width if way > 0 else -1, step)
            cells = [(at // width, shown[at % width]) for at in ahead]
        expects = self.grid.expects_within if abs(way) == 1 else self.grid.expects
        for cell in cells:
            index = self.grid.index(*cell)
            if expects(index) or not self.grid.editable:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return

    def _shown(self) -> list[int]:
        return [at for at in range(len(self.grid.columns)) if not self.isColumnHidden(at)]

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.grid.pasted:
            self._settle_paste(event)
        elif not self._command(event):
            super().keyPressEvent(event)

    def _settle_paste(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.paste_settled.emit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.paste_settled.emit(False)
        else:
            event.ignore()

    def _command(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.block())
        elif event.matches(QKeySequence.StandardKey.Cut):
            QGuiApplication.clipboard().setText(self.block())
            self.cleared.emit(self.selected())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasting.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_D and control:
            self.filling.emit(self.selected())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit(self.selected())
        elif event.key() in _ENTER and not control:
            self.walk(-1 if shift else 1)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not control:
            self.walk(-2 if event.key() == Qt.Key.Key_Backtab else 2)
        else:
            return False
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab walks in the grid; F6 leaves it."""
        return False

    # blocks

    def corner(self) -> tuple[int, int]:
        """Top left of the selection."""
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return min(index.row() for index in chosen), min(index.column() for index in chosen)

    def selected(self) -> list[GridKey]:
        """The cells in the selection, line by line."""
        chosen = sorted(self.selectionModel().selectedIndexes(), key=lambda one: (one.row(), one.column()))
        return [key for index in chosen if (key := self.grid.address(index)) is not None]

    def target(self, down: int, across: int) -> GridKey | None:
        """The cell so far below and beside the corner of the selection, hidden columns left out."""
        line, column = self.corner()
        shown = [at for at in self._shown() if at >= column]
        if across >= len(shown) or line + down >= self.grid.rowCount():
            return None
        return self.grid.address(self.grid.index(line + down, shown[across]))

    def block(self) -> str:
        """The selection as lines of cells parted by tabs, the way Excel takes it."""
        chosen = self.selectionModel().selectedIndexes()
        if not chosen:
            return ""
        lines = sorted({index.row() for index in chosen})
        columns = [at for at in sorted({index.column() for index in chosen}) if not self.isColumnHidden(at)]
        return copied_text(
            [str(self.grid.index(line, at).data() or "").strip() for at in columns] for line in lines
        )

    def _say_refusal(self, index: QModelIndex, sentence: str) -> None:
        cell = self.visualRect(index)
        below = cell.bottom() + 2
        if below + 40 > self.viewport().height():
            below = cell.top() - 42
        self.refusal.say(sentence, cell.left(), below, self.viewport().width())
