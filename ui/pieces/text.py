"""Labels and buttons in the styles of the desktop, and the small moves that every layout needs."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.icons import icon

LONGEST_TIP = 1000
"""Most characters under the pointer."""


def plain_tip(text: str) -> str:
    """Words under the pointer that are never read as marked text, however they look."""
    cut = text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP]}\u2026"
    if not set(cut) & set("<&"):
        return cut
    return f"<span>{escape(cut).replace(chr(10), '<br>')}</span>"


def label(text: str = "", kind: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A label; kind is brand, title, section, label, note, muted or refusal; tone a colour with a meaning."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if kind:
        made.setProperty("kind", kind)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


_AROUND, _LEAST = 4, 8
"""Pixels beside a text of one line, and the letters that are left of it where there is least room."""


class Elided(QLabel):
    """A label of one line that ends in dots where there is no room; the whole text is its tool tip.

    natural: it wants as much room as its text needs, and what stands behind it follows at once.
    """

    def __init__(self, kind: str, *, natural: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        wanted = QSizePolicy.Policy.Maximum if natural else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wanted, QSizePolicy.Policy.Fixed)
        self._natural = natural
        self._whole = ""

    def say(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(plain_tip(text))
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + _AROUND, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.fontMetrics().averageCharWidth() * _LEAST if self._natural else 0, self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


def button(
    text: str, act: Callable[[], object] | None = None, *, kind: str = "", picture: str = ""
) -> QPushButton:
    """A button; kind is "" (secondary), primary, danger or link. Enter presses it when it has the focus."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if kind:
        made.setProperty("kind", kind)
    if picture:
        made.setIcon(icon(picture, "on_accent" if kind == "primary" else "muted"))
        made.setIconSize(QSize(18, 18))
    if kind == "link":
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def restyle(widget: QWidget, **properties: str) -> None:
    """Give a widget other style properties and have them painted."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def hairline() -> QFrame:
    """A thin line between two groups."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFixedHeight(1)
    line.setProperty("kind", "hairline")
    return line


def surface() -> QWidget:
    """A white sheet with a hairline around it."""
    sheet = QWidget()
    sheet.setProperty("kind", "surface")
    sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return sheet


def first_in(whole: QWidget) -> QWidget | None:
    """What Tab would reach first in a part of a window; None where nothing can be reached."""
    one = whole.nextInFocusChain()
    while one is not whole and one is not None:
        tabbed = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and one.isEnabled() and whole.isAncestorOf(one) and one.isVisibleTo(whole):
            return one
        one = one.nextInFocusChain()
    return None
