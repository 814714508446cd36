"""Files opened by a double click: a card shows what they are before anything is taken in."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from ui.shell.frame.window import Window

PLACE = "ui.screens.receive.card:FileCard"
"""The card, loaded when the first file is opened: what it needs is heavy."""

NAME = "card"
"""Name of the card among the children of the window."""


class Cards(QObject):
    """Shows the card of files over the window; `closed` when there is none left to look at."""

    closed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.card: QDialog | None = None

    def show_files(self, paths: Sequence[Path]) -> None:
        """Show these files, in the place of a card that is open already."""
        if not paths:
            return
        for former in self._window.findChildren(QDialog, NAME):
            former.close()
        module, name = PLACE.split(":")
        card: QDialog = getattr(import_module(module), name)(self._window.context, list(paths), self._window)
        card.setObjectName(NAME)
        card.finished.connect(lambda _: self._done(card))
        self.card = card
        self._window.raise_()
        self._window.activateWindow()
        card.open()
        card.raise_()

    def _done(self, card: QDialog) -> None:
        if self.card is card:
            self.card = None
            self.closed.emit()
