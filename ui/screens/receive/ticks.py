"""The list of opened files: its first column is a box that is ticked to accept a package, empty to hold it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.screens.receive.lines import IncomingFile
from ui.theme.icons import icon
from ui.theme.look import look

TICKED, HELD = "x", "\u2013"
SIDE = 16


class TickDelegate(QStyledItemDelegate):
    """Paints the box for a cell that says TICKED or HELD; other cells stay empty."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        said = index.data(Qt.ItemDataRole.DisplayRole)
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, blank, painter, option.widget)
        if said in (TICKED, HELD):
            self._box(painter, option.rect, said == TICKED)

    def _box(self, painter: QPainter, rect: QRect, ticked: bool) -> None:
        box = QRect(0, 0, SIDE, SIDE)
        box.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent" if ticked else "muted"), 1))
        painter.setBrush(look.colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            icon("check", "on_accent").paint(painter, box.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(SIDE * 2, SIDE * 2)


class FileTable(DataTable[Path, IncomingFile]):
    """The list of files; a click on the box or the space bar ticks."""

    ticked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[IncomingFile]],
        fetch: Callable[[Sequence[Path]], Mapping[Path, IncomingFile]],
    ) -> None:
        super().__init__(columns, fetch, name="receive-opened")
        self.setItemDelegateForColumn(0, TickDelegate(self))
        self.clicked.connect(self._clicked)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self.ticked.emit(self.rows.keys[index.row()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.current_key() is not None:
            self.ticked.emit(self.current_key())
        else:
            super().keyPressEvent(event)
