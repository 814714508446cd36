"""The search bar of a page: what is typed is asked for at once, without accents if one likes."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui.theme.icons import icon


class SearchBar(QLineEdit):
    """Says `searched` after every key stroke that it could keep up with; Esc empties it, Down leaves it."""

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, hint: str, width: int = 320) -> None:
        super().__init__()
        self.setPlaceholderText(f"{hint}   Ctrl+F")
        self.setAccessibleName(hint)
        self.setToolTip("Ctrl+F")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(240)
        self.setMaximumWidth(width)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda _: self._soon.start())

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
