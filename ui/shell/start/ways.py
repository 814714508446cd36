"""The ways from the page of books to an open book: a new one, the practice book, a copy that becomes a book again."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ui import settings
from ui.shell.context import Context
from ui.shell.frame.recent import note_opened
from ui.shell.frame.window import Window
from ui.shell.work import Work

if TYPE_CHECKING:
    from storage.book.book import Book
    from ui.shell.start.assistant import Assistant


class StartWays(QObject):
    """Does what the page of books of a window asks for. take: given the open book; restore: given a copy, its place."""

    def __init__(
        self, window: Window, take: Callable[["Book"], None], restore: Callable[[Path, Path], None]
    ) -> None:
        super().__init__(window)
        self._window, self._take, self._restore = window, take, restore
        self._assistant: Assistant | None = None
        window.start.new_wanted.connect(self.make_new)
        window.start.practice_wanted.connect(self.practise)
        window.start.copy_wanted.connect(self.restore_from)

    def make_new(self) -> None:
        """The assistant: which unit, who prepares and who signs, which key; after Esc its answers are still there."""
        from ui.shell.start.assistant import Assistant
        from ui.shell.start.opening import CALLS

        if self._assistant is None:
            self._assistant = Assistant(self._window.context, CALLS, self._window)
            self._assistant.opened.connect(self._made)
        self._assistant.open()

    def _made(self, book: "Book") -> None:
        assistant, self._assistant = self._assistant, None
        if assistant is not None:
            assistant.deleteLater()
        self._take(book)

    def practise(self) -> None:
        """Open the practice book of this machine; it is made the first time."""
        path, person = _practice_path(), settings.text("person")

        def opened(_work: Work) -> "Book":
            from ui.shell.start.opening import CALLS

            if path.is_file():
                return CALLS.open_book(path, person)
            path.parent.mkdir(parents=True, exist_ok=True)
            return CALLS.make_practice(path, person)

        title = self.tr("Opening the practice book")
        self._window.context.run(opened, self._take, title=title, cancellable=False)

    def restore_from(self, copy: Path) -> None:
        """Ask where a copy is to lie as a book again, and open it there; what lies there is laid aside."""
        usual = settings.text("book") or str(Path.home() / copy.name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Where the book is to lie"), usual, "*.book"
        )
        if chosen:
            path = Path(chosen)
            self._restore(copy, path if path.suffix == ".book" else path.with_suffix(".book"))


def _practice_path() -> Path:
    """Where the practice book of this person lies."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place) / "practice.book"


def note_book(context: Context, book: "Book") -> None:
    """Put an open book at the head of those that were opened on this machine; its unit is read in the lane."""

    def read(_work: Work) -> str:
        from storage.book.settings import unit_of

        return unit_of(book).title

    today = datetime.now().astimezone().date()
    context.run(
        read,
        lambda title: note_opened(book.path, title, today),
        title="",
        failed=lambda _: None,  # whatever keeps it from being read is said by the page
        cancellable=False,
    )
