"""The quiet sign that a field was kept; nothing modal ever says so."""

import time
from datetime import datetime

from PySide6.QtWidgets import QLabel

from ui.pieces.text import restyle

SECONDS = 2.0
"""How long after words were said the keeping of what they tell of may still be heard."""


class SavedMark(QLabel):
    """Says when the last field was kept."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._said_at = 0.0
        restyle(self, kind="note")

    def show_kept(self, moment: datetime) -> None:
        """A field was kept at this moment."""
        kept = self.tr("Saved {time}").format(time=moment.strftime("%H:%M"))
        fresh = self._words and time.monotonic() - self._said_at < SECONDS
        self.setText(f"{kept}   \u00b7   {self._words}" if fresh else kept)

    def say(self, words: str) -> None:
        """Say what was done; it stays until the next thing is kept, the keeping of this very thing aside."""
        self._words, self._said_at = words, time.monotonic()
        self.setText(words)
