"""The search bar of a page: what is typed is asked for at once, without accents if one likes."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui.theme.icons import icon

LEAST = 200
"""Pixels of width that a search has at least."""

_BESIDE = 64
"""Pixels beside its text: the sign of the search, the margins, and the way to empty it."""


class SearchBar(QLineEdit):
    """Says `searched` after every key stroke that it could keep up with; Esc empties it, Down leaves it."""

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, hint: str, width: int = 320) -> None:
        super().__init__()
        self._hint = hint
        self.setAccessibleName(hint)
        self.setToolTip("Ctrl+F")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _: self._soon.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - _BESIDE
        whole = f"{self._hint}   Ctrl+F"
        wide = self.fontMetrics().horizontalAdvance(whole) <= room
        self.setPlaceholderText(whole if wide else self._hint)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def take(self) -> bool:
        """Give it the keyboard, its text selected: the answer to Ctrl+F."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
