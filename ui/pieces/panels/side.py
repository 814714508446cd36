"""A panel at the right of a page: findings, details, where a number comes from.

Beside the page where there is room for both. On a small window a strip stands in its place, and the panel is laid over
the page when it is wanted; it folds up by itself when the keyboard goes elsewhere, and with Esc.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.pieces.text import button, first_in, label
from ui.theme.look import look

WIDTH = 312

ROOM = 600
"""Pixels that a panel leaves to the page at least; where it would not, it is laid over the page."""

STRIP = 32
"""Pixels of the strip in its place."""


class SidePanel(QWidget):
    """A sheet with a heading; with `closable` it has a way to close it, also Esc."""

    closed = Signal()

    def __init__(self, heading: str = "", *, closable: bool = False, width: int = WIDTH) -> None:
        super().__init__()
        self._closable = closable
        self._content: QWidget | None = None
        self.whole_width = 0
        self._over = False
        self._before: QWidget | None = None
        self.heading = label(heading, "section", wrap=True)
        if not heading:
            self.heading.hide()
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        if closable:
            head.addWidget(button(self.tr("Close"), self.shut, kind="link"), 0, Qt.AlignmentFlag.AlignTop)
        self.sheet = _Sheet(self._escape)
        self._column = QVBoxLayout(self.sheet)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self.handle = button("", self.unfold, kind="strip", picture="back")
        self.handle.setToolTip(self.tr("Show the panel"))
        self.handle.setAccessibleName(self.tr("Show the panel"))
        self.handle.setFixedWidth(STRIP)
        self.handle.hide()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)
        self._place.addWidget(self.sheet, 1)
        self.setFixedWidth(width * look.scale // 100)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def setFixedWidth(self, width: int) -> None:
        """How wide it is where there is room for it."""
        self.whole_width = width
        super().setFixedWidth(STRIP if self._over else width)

    def show_content(self, content: QWidget, heading: str | None = None) -> None:
        """Show this under the heading instead of what was shown before."""
        if self._content is not None and self._content is not content:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        if heading is not None:
            self.heading.setText(heading)
            self.heading.setVisible(bool(heading))
        self._content = content
        self._column.addWidget(content, 1)
        if self.parentWidget() is not None:  # without one it would open as a window
            self.show()

    def shut(self) -> None:
        """Close the panel."""
        self.hide()
        self.closed.emit()

    # beside the page, or over it

    @property
    def is_over(self) -> bool:
        """Whether a strip stands in its place because the window is small."""
        return self._over

    def unfold(self) -> None:
        """Lay it over the page where it is folded up, and give it the keyboard."""
        self.show()
        if not self._over or self.sheet.isVisible():
            return
        self._before = QApplication.focusWidget()
        self._lay_over()
        self.sheet.show()
        self.sheet.raise_()
        (first_in(self.sheet) or self.sheet).setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Leave the strip alone in its place."""
        if self._over:
            self.sheet.hide()

    def _escape(self) -> bool:
        if self._over:
            self.fold()
            (self._before or self.handle).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._closable and not self._over:
            self.shut()
        return self._over or self._closable

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The keyboard went elsewhere on the page: the panel gives it free."""
        if not self._over or new is None or self.sheet.isHidden() or new.window() is not self.window():
            return
        if new is not self.sheet and not self.sheet.isAncestorOf(new):
            self.fold()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and (host := self.parentWidget()) is not None:
            host.installEventFilter(self)
            self._choose_place()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._choose_place()
        return super().eventFilter(watched, event)

    def _choose_place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        over = host.width() < ROOM * max(100, look.scale) // 100 + self.whole_width
        if over == self._over:
            return
        self._over = over
        self.handle.setVisible(over)
        super().setFixedWidth(STRIP if over else self.whole_width)
        if over:
            self._place.removeWidget(self.sheet)
            self.sheet.setParent(host)
            self.sheet.hide()
        else:
            self._place.addWidget(self.sheet, 1)
            self.sheet.show()

    def _lay_over(self) -> None:
        host = self.parentWidget()
        if host is not None and self._over:
            width = min(self.whole_width, host.width())
            self.sheet.setGeometry(QRect(host.width() - width, self.y(), width, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_over()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._lay_over()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.fold()


class _Sheet(QWidget):
    """What is written on; Esc on it asks first."""

    def __init__(self, escape: Callable[[], bool]) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._escape = escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self._escape():
            super().keyPressEvent(event)
