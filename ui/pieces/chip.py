"""The state of a thing in one word, in a pill whose colour only repeats the word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.pieces.text import restyle


class StateChip(QLabel):
    """A word in a pill: green good, red blocks, amber asks, blue informs, grey rests."""

    def __init__(self, text: str = "", tone: str = "grey") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: str = "grey") -> None:
        """Say another state; an empty one hides the pill. Without a parent it is never shown: it would be a window."""
        self.setText(text)
        if not text:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        restyle(self, chip=tone)
