"""Files opened by a double click: a card shows what they are before anything is taken in."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from ui.shell.window import Window

PLACE = "ui.screens.receive.card:FileCard"
"""The card, loaded when the first file is opened: what it needs is heavy."""

FILES = (".asice", ".p7m", ".pdf", ".part")
"""Files that are opened by a double click, beside books."""


class Cards(QObject):
    """Shows the card of files over the window; `closed` when there is none left to look at."""

    closed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.card: QDialog | None = None

    def show_files(self, paths: Sequence[Path]) -> None:
        """Show these files; those of a card that is open already stay behind it."""
        if not paths:
            return
        module, name = PLACE.split(":")
        card: QDialog = getattr(import_module(module), name)(self._window.context, list(paths), self._window)
        card.finished.connect(lambda _: self._done(card))
        self.card = card
        card.open()
        self._window.raise_()
        self._window.activateWindow()

    def _done(self, card: QDialog) -> None:
        if self.card is card:
            self.card = None
            self.closed.emit()
