"""A plot painted in the window: walked with the arrows, each point opened by Enter or a click."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from exports.plots.drawing import draw, height_of
from exports.plots.shapes import Dot, Drawing, Rectangle, Shape, Spot, Stroke, Words, corners
from exports.plots.table import description
from models.plots.plot import Plot, PlotValue
from ui.pieces.text import plain_tip
from ui.theme import sizes
from ui.theme.look import look

_STYLES = {
    "solid": Qt.PenStyle.SolidLine,
    "dash": Qt.PenStyle.DashLine,
    "dash_dot": Qt.PenStyle.DashDotLine,
    "dot": Qt.PenStyle.DotLine,
}
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_NARROWEST = 280


class ScreenRuler:
    """Measures the type of the window."""

    def __init__(self) -> None:
        self._metrics = QFontMetricsF(look.font(sizes.NOTE))

    @property
    def line(self) -> float:
        return self._metrics.height()

    def width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)


class PlotWidget(QWidget):
    """Paints one plot. `chosen` says the series and the category of a point that is opened."""

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.plot: Plot | None = None
        self.at: Spot | None = None
        self._drawing: Drawing | None = None
        self._hover: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._lay_again)

    def show_plot(self, plot: Plot) -> None:
        """Show this plot."""
        self.plot, self.at, self._hover = plot, None, None
        self.setAccessibleName(plot.heading)
        self.setAccessibleDescription(description(plot))
        self._lay_again()

    def _lay_again(self) -> None:
        self._drawing = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._height())

    def _height(self) -> int:
        return 0 if self.plot is None else round(height_of(self.plot, ScreenRuler())) + 4

    @property
    def drawing(self) -> Drawing | None:
        """The plot as it is painted at the present size; None where there is none."""
        if self._drawing is None and self.plot is not None:
            self._drawing = draw(self.plot, self.width() - 4.0, self.height() - 4.0, ScreenRuler())
            at = self.at
            if at is not None:
                self.at = self._spot(at.series, at.category)
        return self._drawing

    def resizeEvent(self, event: QEvent) -> None:
        self._drawing = None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(sizes.NOTE))
        painter.translate(2.0, 2.0)
        self._paint_marked(painter)
        for shape in self.drawing.shapes:
            _paint(painter, shape)
        painter.end()

    def _paint_marked(self, painter: QPainter) -> None:
        """The ground of the point in hand, and a frame where the keyboard is."""
        for spot, pen in ((self._hover, None), (self.at if self.hasFocus() else None, "focus")):
            if spot is not None:
                painter.setPen(QPen(look.colour(pen), 1.5) if pen else Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("hover"))
                place = QRectF(spot.left, spot.top, spot.width, spot.height)
                painter.drawRoundedRect(place, 4, 4)

    # choosing

    def value(self, spot: Spot) -> PlotValue:
        """The point at a place."""
        assert self.plot is not None
        return self.plot.series[spot.series].values[spot.category]

    def words(self, spot: Spot) -> str:
        """What stands at a place: category, series, value, and what is to be said of it."""
        assert self.plot is not None
        one, series = self.value(spot), self.plot.series[spot.series]
        named = f"{series.name}: " if len(self.plot.series) > 1 else ""
        told = f"{self.plot.categories[spot.category]} \u00b7 {named}{one.text} {self.plot.unit}"
        if one.text.endswith(self.plot.unit):
            told = told.removesuffix(f" {self.plot.unit}")
        return f"{told}\n{one.remark}" if one.remark else told

    @property
    def spots(self) -> list[Spot]:
        """The places of known points, by category and series."""
        found = [spot for spot in (self.drawing.spots if self.drawing else ()) if self.value(spot).text]
        return sorted(found, key=lambda spot: (spot.category, spot.series))

    def _spot(self, series: int, category: int) -> Spot | None:
        spots = self._drawing.spots if self._drawing else ()
        return next((one for one in spots if (one.series, one.category) == (series, category)), None)

    def _under(self, event: QMouseEvent) -> Spot | None:
        x, y = event.position().x() - 2, event.position().y() - 2
        inside = [
            spot
            for spot in self.spots
            if spot.left <= x <= spot.left + spot.width and spot.top <= y <= spot.top + spot.height
        ]
        return min(inside, key=lambda spot: abs(spot.middle[1] - y), default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event)
        if spot != self._hover:
            self._hover = spot
            self.setCursor(Qt.CursorShape.PointingHandCursor if spot else Qt.CursorShape.ArrowCursor)
            self.setToolTip(plain_tip(self.words(spot)) if spot else "")
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = self._under(event)
        if spot is not None:
            self._go(spot)
            self.chosen.emit(spot.series, spot.category)

    def _go(self, spot: Spot | None) -> None:
        self.at = spot
        if spot is not None:
            self.setAccessibleDescription(self.words(spot))
        self.update()

    def focusInEvent(self, event: QEvent) -> None:
        if self.at is None:
            self.at = next(iter(self.spots), None)
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        if self.plot is not None:
            self.setAccessibleDescription(description(self.plot))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self.at is not None and self._step(*_STEPS[key]):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.at is not None:
            self.chosen.emit(self.at.series, self.at.category)
            return
        super().keyPressEvent(event)

    def _step(self, across: int, down: int) -> bool:
        """To the nearest known point in a direction; False where there is none."""
        assert self.at is not None
        x, y = self.at.middle
        found = []
        for spot in self.spots:
            right, below = spot.middle[0] - x, spot.middle[1] - y
            along, aside = (right * across, below) if across else (below * down, right)
            if along > 0.5:
                found.append((along + 3 * abs(aside) if down else along + abs(aside) / 100, spot))
        if not found:
            return False
        self._go(min(found, key=lambda one: one[0])[1])
        assert self.at is not None
        place = QPointF(*self.at.middle).toPoint()
        QToolTip.showText(self.mapToGlobal(place), plain_tip(self.words(self.at)), self)
        return True


def _paint(painter: QPainter, shape: Shape) -> None:
    colour = look.colour(shape.role)
    match shape:
        case Stroke(places=places, width=width, dash=dash):
            painter.setPen(QPen(colour, width, _STYLES[dash]))
            painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))
        case Rectangle():
            painter.setPen(QPen(colour, 1.0))
            painter.setBrush(colour if shape.filled else Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(shape.left, shape.top, shape.width, shape.height))
        case Dot():
            painter.setPen(QPen(colour, 1.8))
            painter.setBrush(look.ground("surface") if shape.hollow else colour)
            if shape.marker == "circle":
                painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
            else:
                painter.drawPolygon(QPolygonF([QPointF(*place) for place in corners(shape)]))
        case Words():
            painter.setPen(colour)
            width = painter.fontMetrics().horizontalAdvance(shape.text) + 2.0
            left = shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
            line = QRectF(left, shape.y - 20, width, 40)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shape.text)
