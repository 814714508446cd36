"""A panel at the right of a page: findings, details, where a number comes from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pieces.text import button, label
from ui.theme.look import look

WIDTH = 312


class SidePanel(QWidget):
    """A sheet with a heading; with `closable` it has a way to close it, also Esc."""

    closed = Signal()

    def __init__(self, heading: str = "", *, closable: bool = False, width: int = WIDTH) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(width * look.scale // 100)
        self._closable = closable
        self._content: QWidget | None = None
        self.heading = label(heading, "section", wrap=True)
        if not heading:
            self.heading.hide()
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        if closable:
            head.addWidget(button(self.tr("Close"), self.shut, kind="link"), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addLayout(head)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._closable and event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)
