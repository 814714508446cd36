"""Typing into a cell: the editor, and the refusal in its place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.grid.model import CellModel, Index
from ui.pieces.text import label, restyle
from ui.theme.look import look

_CORNER = 9
"""Pixels of the mark in the corner of a cell."""

_ASIDE = 6
"""Pixels beside what is painted in grey at the other side of a cell."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(QStyledItemDelegate):
    """Keeps the colours of a cell under the selection; Enter keeps and walks on, a refused text stays to be mended."""

    walked = Signal(int)  # 1 down, -1 up, 2 right, -2 left
    refused = Signal(QModelIndex, str)
    begun = Signal()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The colours of the cell stay under the selection: a veil over a block, a frame around the current cell."""
        plain = QStyleOptionViewItem(option)
        plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        super().paint(painter, plain, index)
        view = self.parent()
        if not isinstance(view, QAbstractItemView):
            return
        painter.save()
        self._paint_aside(painter, option, index)
        if self._is_marked(index):
            self._mark(painter, option)
        if option.state & QStyle.StateFlag.State_Selected and index != view.currentIndex():
            veil = look.colour("accent")
            veil.setAlpha(38)
            painter.fillRect(option.rect, veil)
        if index == view.currentIndex():
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    @staticmethod
    def _paint_aside(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        key = model.address(index) if isinstance(model, CellModel) else None
        words = model.aside(key) if isinstance(model, CellModel) and key is not None else ""
        if isinstance(model, CellModel) and words:
            right = not model.columns[index.column()].number
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            taken = option.fontMetrics.horizontalAdvance(str(index.data() or ""))
            room = option.rect.width() - taken - 3 * _ASIDE
            shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room))
            painter.setPen(look.colour("disabled"))
            place = option.rect.adjusted(_ASIDE, 0, -_ASIDE, 0)
            painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)

    @staticmethod
    def _is_marked(index: Index) -> bool:
        model = index.model()
        key = model.address(index) if isinstance(model, CellModel) else None
        return isinstance(model, CellModel) and key is not None and model.is_marked(key)

    @staticmethod
    def _mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
        """A corner in amber: somebody asks about this cell."""
        corner = option.rect.topRight()
        side = QPoint(-_CORNER, 0), QPoint(0, _CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("amber"))
        painter.drawPolygon(QPolygon([corner + side[0], corner, corner + side[1]]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setProperty("kind", "cell")
        line.setFrame(False)
        model = index.model()
        number = isinstance(model, CellModel) and model.columns[index.column()].number
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        line.setStyleSheet(
            f"QLineEdit {{ border: 2px solid {look.palette.focus}; border-radius: 0; padding: 0 3px; min-height: 0;"
            f" background: {look.palette.surface}; }}"
            f'QLineEdit[refused="true"] {{ border-color: {look.palette.red}; background: {look.palette.red_soft}; }}'
        )
        line.setAccessibleName(_place(model, index))
        line.textEdited.connect(lambda _: restyle(line, refused="false"))
        self.begun.emit()
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit) and isinstance(model, CellModel):
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._pressed(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _pressed(self, line: QLineEdit, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave(line, -1 if shift else 1)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._leave(line, -2 if event.key() == Qt.Key.Key_Backtab else 2)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._leave(line, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _leave(self, line: QLineEdit, way: int) -> None:
        view = self.parent()
        if not isinstance(view, QAbstractItemView):
            return
        index, model = view.currentIndex(), view.model()
        key = model.address(index) if isinstance(model, CellModel) else None
        if key is None or not isinstance(model, CellModel):
            return
        sentence = model.offer(key, line.text())
        if sentence:
            restyle(line, refused="true")
            line.selectAll()
            self.refused.emit(index, sentence)
            return
        line.setModified(False)
        line.setText(model.edited(key))
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)
        self.walked.emit(way)


class CellRefusal(QWidget):
    """The sentence under a cell whose text was refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = label("", "note", wrap=True, tone="red")
        self.words.setParent(self)
        self.words.setContentsMargins(8, 4, 8, 4)
        self.words.setAutoFillBackground(True)
        self.hide()

    def say(self, sentence: str, left: int, top: int, room: int) -> None:
        """Show a sentence with its top right at (left, top), inside `room` pixels."""
        self.setStyleSheet(
            f"background: {look.palette.red_soft}; border: 1px solid {look.palette.red}; border-radius: 4px;"
        )
        self.words.setText(sentence)
        self.words.setStyleSheet("border: none;")
        width = min(340, room - 8)
        height = self.words.heightForWidth(width)
        self.words.setGeometry(0, 0, width, height)
        self.setGeometry(max(4, min(left, room - width - 4)), top, width, height)
        self.show()
        self.raise_()


def _place(model: QAbstractItemModel, index: Index) -> str:
    """What a cell is about: the first words of its row that stay in sight, and its column."""
    frozen = model.frozen if isinstance(model, CellModel) else 0
    row = [str(model.index(index.row(), at).data() or "") for at in range(frozen)]
    column = model.headerData(index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    return ", ".join(part.replace("\n", " ") for part in (*row, str(column or "")) if part)
