"""Icons: thin-line drawings under resources/icons, coloured by the palette in force."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import ROOT
from ui.theme.look import look


@cache
def _drawing(name: str) -> str:
    return (ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


class _LineIcon(QIconEngine):
    """Paints a drawing at any size in the colour that the state of its button asks for."""

    def __init__(self, name: str, colour: str, checked: str) -> None:
        super().__init__()
        self._about = (name, colour, checked)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, colour, checked = self._about
        wanted = checked if state == QIcon.State.On else colour
        tone = look.palette.disabled if mode == QIcon.Mode.Disabled else look.palette.tone(wanted)
        side = min(rect.width(), rect.height())
        square = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        _renderer(name, tone).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, picture.rect(), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _LineIcon(*self._about)


def icon(name: str, colour: str = "muted", checked: str = "on_selection") -> QIcon:
    """An icon by the name of its drawing; `checked` is its colour on a chosen entry."""
    return QIcon(_LineIcon(name, colour, checked))


def names() -> tuple[str, ...]:
    """Every drawing there is."""
    return tuple(sorted(path.stem for path in (ROOT / "icons").glob("*.svg")))
