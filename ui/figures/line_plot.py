"""A small line over periods: points with their figures, hollow where something is missing, breaks as dashed lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import sizes
from ui.theme.look import look

_HEIGHT = 190
_SIDE, _TOP, _FOOT = 28.0, 30.0, 26.0
_DOT = 4.0


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """One period. share: its height from 0 (the lowest of the plot) to 1, None where it is blank; text: its figure.

    is_whole: nothing is missing in it; marks: of the breaks before it, as the list under the plot names them.
    """

    label: str
    share: float | None
    text: str
    is_whole: bool = True
    marks: tuple[str, ...] = ()


class LinePlot(QWidget):
    """Points from the left to the right, each as far from the next; the line is interrupted where a point is blank."""

    def __init__(self) -> None:
        super().__init__()
        self.points: tuple[PlotPoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_points(self, points: Sequence[PlotPoint]) -> None:
        """Show these points."""
        self.points = tuple(points)
        self.setAccessibleDescription("; ".join(f"{one.label}: {one.text}" for one in self.points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _HEIGHT * max(100, look.scale) // 100)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _HEIGHT * max(100, look.scale) // 100)

    def place(self, at: int) -> QPointF:
        """Where a point lies; a blank one on the base line."""
        room = self.width() - 2 * _SIDE
        step = room / max(1, len(self.points) - 1)
        left = _SIDE + (step * at if len(self.points) > 1 else room / 2)
        height = self.height() - _TOP - _FOOT
        return QPointF(left, _TOP + height * (1 - (self.points[at].share or 0.0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(sizes.NOTE))
        base = self.height() - _FOOT
        painter.setPen(QPen(look.colour("line")))
        painter.drawLine(QPointF(_SIDE / 2, base), QPointF(self.width() - _SIDE / 2, base))
        for at in range(1, len(self.points)):
            self._paint_step(painter, at)
        for at in range(len(self.points)):
            self._paint_point(painter, at)
        painter.end()

    def _paint_step(self, painter: QPainter, at: int) -> None:
        """The line to a point, dotted over a break, and the breaks themselves."""
        before, after = self.place(at - 1), self.place(at)
        marks = self.points[at].marks
        if self.points[at - 1].share is not None and self.points[at].share is not None:
            style = Qt.PenStyle.DotLine if marks else Qt.PenStyle.SolidLine
            painter.setPen(QPen(look.colour("accent"), 2.0, style))
            painter.drawLine(before, after)
        if marks:
            middle = (before.x() + after.x()) / 2
            painter.setPen(QPen(look.colour("amber"), 1.0, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(middle, _TOP - 12), QPointF(middle, self.height() - _FOOT))
            box = QRectF(middle - 60, 0, 120, _TOP - 12)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, ", ".join(marks))

    def _paint_point(self, painter: QPainter, at: int) -> None:
        point, place = self.points[at], self.place(at)
        if point.share is not None:
            painter.setPen(QPen(look.colour("accent"), 2.0))
            painter.setBrush(look.colour("accent" if point.is_whole else "surface"))
            painter.drawEllipse(place, _DOT, _DOT)
            painter.setPen(look.colour("text"))
            self._write(painter, point.text, place.x(), place.y() - _DOT - 17)
        painter.setPen(look.colour("muted"))
        self._write(painter, point.label, place.x(), self.height() - _FOOT + 5)

    def _write(self, painter: QPainter, words: str, middle: float, top: float) -> None:
        """Words around a place, kept inside the widget."""
        width = painter.fontMetrics().horizontalAdvance(words) + 4.0
        left = min(max(0.0, middle - width / 2), max(0.0, self.width() - width))
        painter.drawText(QRectF(left, top, width, 17), Qt.AlignmentFlag.AlignCenter, words)
