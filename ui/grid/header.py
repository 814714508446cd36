"""The header of the grid: wrapped words, and groups of columns under one word."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.grid.model import CellModel, GridColumnLook
from ui.theme.look import look

_SIDE = 8
_LEAST = 36


class GridHeader(QHeaderView):
    """As high as its longest wrapped text needs; a group's word stands once over its columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.sectionResized.connect(lambda *_: self._grow())
        self._height = _LEAST
        self._dress()
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        """Half-bold, as every header of a table."""
        font = look.font()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.measure()

    def _columns(self) -> Sequence[GridColumnLook]:
        model = self.model()
        return model.columns if isinstance(model, CellModel) else ()

    def _grow(self) -> None:
        """Keep the height that the texts need at these widths."""
        needed = self._needed()
        if needed != self._height:
            self._height = needed
            self.updateGeometry()
            self.geometriesChanged.emit()
        self.viewport().update()

    def measure(self) -> None:
        """The columns are others now."""
        self._height = 0
        self._grow()

    def _needed(self) -> int:
        columns = self._columns()
        metrics = self.fontMetrics()
        tallest = 0
        for at, column in enumerate(columns):
            if self.isSectionHidden(at):
                continue
            room = QRect(0, 0, max(20, self.sectionSize(at) - 2 * _SIDE), 400)
            flags = int(Qt.TextFlag.TextWordWrap)
            height = metrics.boundingRect(room, flags, column.header).height()
            tallest = max(tallest, height + (metrics.lineSpacing() + 6 if column.group else 0))
        return max(_LEAST, tallest + 12)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(self.sectionSize(section), self._height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        columns = self._columns()
        if not 0 <= section < len(columns):
            return
        column = columns[section]
        painter.save()
        painter.fillRect(rect, look.ground("raised"))
        painter.setPen(QPen(look.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        top = rect.top()
        if column.group:
            top = self._paint_group(painter, rect, section, column.group)
        if not column.group or self._last_of_group(section):
            painter.drawLine(rect.topRight(), rect.bottomRight())
        else:
            painter.drawLine(rect.right(), top, rect.right(), rect.bottom())
        painter.setPen(look.colour("muted"))
        painter.setFont(self.font())
        side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(
            QRect(rect.left() + _SIDE, top, rect.width() - 2 * _SIDE, rect.bottom() - top),
            flags,
            column.header,
        )
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, at: int, group: str) -> int:
        """The part of the group's word that lies over this column; gives where its own text begins."""
        members = [
            one
            for one, column in enumerate(self._columns())
            if column.group == group and not self.isSectionHidden(one)
        ]
        left = self.sectionViewportPosition(members[0])
        width = sum(self.sectionSize(one) for one in members)
        height = self.fontMetrics().lineSpacing() + 8
        painter.save()
        painter.setClipRect(QRect(rect.left(), rect.top(), rect.width(), height))
        painter.setPen(look.colour("muted"))
        shift = rect.left() - self.sectionViewportPosition(at)
        whole = QRect(left + shift, rect.top(), width, height)
        painter.drawText(whole, int(Qt.AlignmentFlag.AlignCenter), group)
        painter.restore()
        painter.drawLine(rect.left(), rect.top() + height, rect.right(), rect.top() + height)
        return rect.top() + height

    def _last_of_group(self, at: int) -> bool:
        columns = self._columns()
        following = next((one for one in range(at + 1, len(columns)) if not self.isSectionHidden(one)), None)
        return following is None or columns[following].group != columns[at].group

    def reset(self) -> None:
        super().reset()
        self.measure()
