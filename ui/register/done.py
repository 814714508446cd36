"""What was just done, in one quiet line, with the way back."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.pieces.text import button, label, restyle
from ui.theme.icons import icon

STAYS = 12_000
"""Milliseconds after which the line goes by itself; Ctrl+Z still takes the work back."""


class DoneLine(QWidget):
    """One line under the head: never blocks, goes by itself."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(icon("check", "green").pixmap(16, 16))
        self.text = label()
        self.back = button(self.tr("Undo (Ctrl+Z)"), undo, kind="link")
        self.close_button = button(self.tr("Close"), self.hide, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self.text)
        row.addSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.close_button)
        row.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, *, undoable: bool = True, tone: str = "") -> None:
        """Say what was done."""
        self.text.setText(text)
        restyle(self.text, tone=tone)
        self.back.setVisible(undoable)
        self.show()
        self._timer.start()
