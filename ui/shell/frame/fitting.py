"""The window on the screens that there are: where it was left, whole on a small one, scrolled where it is too small."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import settings
from ui.theme.look import look

GEOMETRY = "window/geometry"

LEAST = QSize(540, 300)
"""Of the window: 1366 × 768 at 250 % is 546 × 307."""

USUAL = QSize(1366, 768)

_LEAST_PAGE = 180
"""Pixels of height that a page has at least; a window that leaves less scrolls."""

_SMALL = QSize(1440, 960)
"""On a screen that leaves no more than this the window is whole from the beginning."""


def show_fitting(window: QMainWindow) -> None:
    """Show the window where it was left, if that screen is still there; else whole, or in its usual size."""
    kept = settings.state(GEOMETRY)
    if not kept.isEmpty() and window.restoreGeometry(kept):
        window.show()
        return
    room = window.screen().availableSize()
    if room.width() <= _SMALL.width() or room.height() <= _SMALL.height():
        window.showMaximized()
    else:
        window.resize(USUAL)
        window.show()


class Ground(QWidget):
    """What lies under everything in the window; it paints itself, for its style sheet would be that of all pages."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), look.colour("window"))
        painter.end()


class PageStack(QStackedWidget):
    """Pages of which only the one in front says how much room is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        wanted = QSize(0, 0) if page is None else page.minimumSizeHint()
        return wanted.expandedTo(QSize(0, _LEAST_PAGE))

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize(0, 0) if page is None else page.sizeHint()


class PageColumn(QWidget):
    """Head and page under one another; as high as its lines are when they are broken at the width that there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "scrolled")
        self.lines = QVBoxLayout(self)

    def minimumSizeHint(self) -> QSize:
        least = self.lines.totalMinimumSize()
        return least.expandedTo(QSize(0, self.lines.totalMinimumHeightForWidth(max(self.width(), 1))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()


class PageArea(QScrollArea):
    """What stands beside the rail: it scrolls where the window is too small for the page in front.

    A notice lies over its foot, so that it never moves the page.
    """

    def __init__(self, notice: QWidget) -> None:
        super().__init__()
        self._notice = notice
        inside = PageColumn()
        self.column = inside.lines
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        notice.setParent(self)
        notice.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._notice and event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        margins = self.column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        layout = self._notice.layout()
        wanted = layout.totalHeightForWidth(width) if layout and layout.hasHeightForWidth() else -1
        height = max(wanted, self._notice.minimumSizeHint().height())
        top = self.height() - margins.bottom() - height
        self._notice.setGeometry(QRect(margins.left(), top, width, height))
        self._notice.raise_()
