"""The quiet sign that a field was kept; nothing modal ever says so."""

from datetime import datetime

from PySide6.QtWidgets import QLabel

from ui.pieces.text import restyle


class SavedMark(QLabel):
    """Says when the last field was kept."""

    def __init__(self) -> None:
        super().__init__()
        restyle(self, kind="note")

    def show_kept(self, moment: datetime) -> None:
        """A field was kept at this moment."""
        self.setText(self.tr("Saved {time}").format(time=moment.strftime("%H:%M")))
