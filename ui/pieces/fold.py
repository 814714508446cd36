"""Something that is folded away until it is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pieces.text import button

OPEN, SHUT = "\u25be", "\u25b8"


class Fold(QWidget):
    """A heading that opens and closes what stands under it."""

    turned = Signal(bool)

    def __init__(self, heading: str, content: QWidget, *, opened: bool = False) -> None:
        super().__init__()
        self._heading = heading
        self.content = content
        self.head = button("", self.turn, kind="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(content)
        self._show(opened)

    @property
    def opened(self) -> bool:
        """Whether the content is shown."""
        return not self.content.isHidden()

    def say(self, heading: str) -> None:
        """Give it another heading."""
        self._heading = heading
        self._show(self.opened)

    def open(self) -> None:
        """Open it."""
        self._show(True)

    def turn(self) -> None:
        """Open it, or close it."""
        self._show(not self.opened)
        self.turned.emit(self.opened)

    def _show(self, opened: bool) -> None:
        self.content.setVisible(opened)
        self.head.setText(f"{OPEN if opened else SHUT} {self._heading}")
