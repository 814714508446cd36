"""What goes on beside the work in an open book: its file is made whole at rest, its note renewed, the clock watched."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from models.values.errors import Trouble, Unavailable
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from storage.book.book import Book

FOLD_AFTER = 1000
"""Milliseconds of rest after a change before it is brought into the file itself: a copy of the file is then whole."""

RENEW_EVERY = 5 * 60 * 1000
"""Milliseconds between two renewals of the note that says who has the book open."""

COPY_AFTER = 2000
"""Milliseconds after a book was opened before the copy of the day is made: the first page comes first."""


class Sitting(QObject):
    """One book at the desk, from when it is opened until another takes its place."""

    def __init__(self, context: Context, book: "Book") -> None:
        super().__init__(context)
        self._context = context
        self._book = book
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(FOLD_AFTER)
        self._rest.timeout.connect(self._fold)
        self._note = QTimer(self)
        self._note.setInterval(RENEW_EVERY)
        self._note.timeout.connect(self._renew)
        self._note.start()
        context.things_changed.connect(lambda _: self._rest.start())
        QTimer.singleShot(0, self, self._begin)
        QTimer.singleShot(COPY_AFTER, self, self._copy_daily)

    @property
    def _is_open(self) -> bool:
        return self._context.book is self._book

    def _begin(self) -> None:
        """Note who has the book open, and say who else has, and whether the clock can be right."""
        if not self._is_open:
            return
        book = self._book

        def begun(_work: Work) -> list[Trouble]:
            from storage.book import clock

            other = book.enter()
            with book.read_rows() as rows:
                doubts = [clock.doubt_of_clock(rows, book.clock(), book.path)]
            if other is not None:
                named = {"person": other.person or "?", "machine": other.machine, "since": other.since}
                doubts.append(Unavailable("BOOK_OPEN_ELSEWHERE", path=str(book.path), **named))
            return [doubt for doubt in doubts if doubt is not None]

        self._quietly(begun)

    def _fold(self) -> None:
        book = self._book

        def folded(_work: Work) -> list[Trouble]:
            book.fold()
            doubt, book.clock_doubt = book.clock_doubt, None
            return [doubt] if doubt is not None else []

        if self._is_open:
            self._quietly(folded)

    def _renew(self) -> None:
        if self._is_open:
            self._book.renew()

    def _copy_daily(self) -> None:
        """The copy of the day, quietly in the lane; a change of the book tells the quiet line that it was made."""
        if not self._is_open:
            return
        book = self._book

        def copied(_work: Work) -> None:
            from storage.book import backups

            backups.daily(book)

        self._context.run(copied, lambda _: None, title="", cancellable=False)

    def _quietly(self, task: Callable[[Work], list[Trouble]]) -> None:
        """Run beside the window, and tell what came of it while the book is still the one at the desk."""

        def tell_all(doubts: list[Trouble]) -> None:
            if self._is_open:
                for doubt in doubts:
                    self._context.tell(doubt)

        self._context.run(task, tell_all, title="", cancellable=False, leisure=True)
