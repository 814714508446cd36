"""The look in force: palette, font and style sheet of the running application."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from ui.theme import sizes
from ui.theme.palette import APPEARANCES, Palette, palettes
from ui.theme.style import style_sheet

_GENERIC = ("", "Sans Serif", "Sans", "DejaVu Sans", "MS Shell Dlg 2", "MS Sans Serif")
_FACES = (
    "Segoe UI",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "Open Sans",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
)


@runtime_checkable
class Dressed(Protocol):
    """A window that dresses its parts itself, so that what is hidden costs nothing until it is shown."""

    def put_on_look(self) -> None:
        """Dress what is seen."""


class Look(QObject):
    """Holds the appearance in force; `changed` tells widgets that paint by hand to paint again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.appearance = "light"
        self.scale = 100
        self.palette: Palette = palettes()["light"]
        self._sheet = self._first_sheet = ""

    def wear(self, appearance: str, scale: int = 100) -> None:
        """Dress the application: appearance light, dark or contrast; scale of the type in percent."""
        self.appearance = appearance if appearance in APPEARANCES else "light"
        self.scale = max(80, min(200, scale))
        self.palette = palettes()[self.appearance]
        former, self._sheet = self._sheet, style_sheet(self.palette, self.scale)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self._dress(application, former)
        self.changed.emit()

    def _dress(self, application: QApplication, former: str) -> None:
        """Windows that are there are dressed one by one: the sheet of the application would be worked out anew for
        every widget, which takes eight times as long."""
        font, windows = interface_font(self.points(sizes.TEXT)), application.topLevelWidgets()
        if application.style().objectName() != "fusion" and not self._first_sheet:
            application.setStyle("Fusion")
        if application.font() != font:
            application.setFont(font)
        application.setPalette(_qt_palette(self.palette))
        if not windows or not self._first_sheet:
            self._first_sheet = self._sheet
            application.setStyleSheet(self._sheet)
        for window in windows:  # a hidden tool of a page is a window too, and gets its look where it is shown
            if isinstance(window, Dressed):
                window.put_on_look()
            elif isinstance(window, QMainWindow | QDialog) and window.styleSheet() in ("", former):
                window.setStyleSheet(self._sheet)

    @property
    def _is_changed(self) -> bool:
        return self._sheet != self._first_sheet

    def cover(self, part: QWidget) -> None:
        """Dress a window, or a part of one that dresses itself, where it does not wear the look in force."""
        wanted = self._sheet if self._is_changed else ""
        if part.styleSheet() != wanted:
            part.setStyleSheet(wanted)

    def points(self, size: int) -> float:
        """A size of the type scale in points, as the person asked to see it."""
        return round(size * self.scale / 100, 1)

    def font(self, size: int = sizes.TEXT, *, bold: bool = False) -> QFont:
        """The interface font at a size of the type scale."""
        font = QFont(QApplication.font())
        font.setPointSizeF(self.points(size))
        font.setBold(bold)
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the palette in force."""
        return QColor(self.palette.tone(name))

    def ground(self, name: str) -> QColor:
        """What lies under text: the soft ground of a tone, or a ground by its own name."""
        own = name in ("computed", "raised", "window", "selection")
        return QColor(self.palette.tone(name) if own else self.palette.ground(name))


def interface_font(points: float) -> QFont:
    """The system's interface font; where the system names only a generic one, the best face installed."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() in _GENERIC:
        installed = set(QFontDatabase.families())
        font.setFamily(next((face for face in _FACES if face in installed), font.family()))
    font.setFamilies([font.family(), *(face for face in _FACES if face != font.family())])
    font.setPointSizeF(points)
    return font


def _qt_palette(colours: Palette) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "raised"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "on_selection"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Link, "blue"),
        (role.LinkVisited, "blue"),
    ):
        palette.setColor(target, QColor(colours.tone(name)))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours.disabled))
    return palette


look = Look()
"""The one look of this process."""
