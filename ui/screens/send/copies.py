"""Copies of a sealed return: the same package once more, or a reduced one, into a folder that is asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import settings
from ui.screens.send import signoff
from ui.screens.send.signoff import WrittenFile
from ui.shell.context import Context


class Copies(QObject):
    """Writes copies of the return for `period`; they change nothing in the book."""

    package_written = Signal(WrittenFile)
    reduced_written = Signal(WrittenFile)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._parent = context, parent
        self.period = ""

    def ask_again(self) -> None:
        """Ask for a folder and write the same package there once more."""
        self.ask_folder(self.tr("Where to lay the package"), self.write_again)

    def write_again(self, folder: Path) -> None:
        """Write the same package once more into a folder; in an envelope where the data want one."""
        book, period = self._context.opened, self.period
        self._context.run(
            lambda _: signoff.write_again(book, period, folder),
            self.package_written.emit,
            title=self.tr("Copying the package"),
            cancellable=False,
        )

    def ask_reduced(self, reduction: str) -> None:
        """Ask for a folder and write a reduced copy there; `reduction` is a value of Reduction."""
        self.ask_folder(
            self.tr("Where to lay the reduced copy"), lambda folder: self.write_reduced(reduction, folder)
        )

    def write_reduced(self, reduction: str, folder: Path) -> None:
        """Write a reduced copy into a folder."""
        book, period = self._context.opened, self.period
        self._context.run(
            lambda _: signoff.make_copy(book, period, reduction, folder),
            self.reduced_written.emit,
            title=self.tr("Making a reduced copy"),
            cancellable=False,
        )

    def ask_folder(self, words: str, then: Callable[[Path], object]) -> None:
        """Ask for a folder, remember it for the next time, and go on with it; nothing where none is chosen."""
        chosen = QFileDialog.getExistingDirectory(self._parent, words, settings.text("send/folder"))
        if chosen:
            settings.remember("send/folder", chosen)
            then(Path(chosen))
