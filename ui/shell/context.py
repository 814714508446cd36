"""What a screen is given: the open book, the language, the lane for long work, and its ways to the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from models.values.errors import Trouble
from ui.language import language
from ui.shell.work import Job, Lane, Work

if TYPE_CHECKING:
    from storage.book.book import Book

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the quiet lines of the frame show; "" is left out. Texts are ready to read."""

    unit: str = ""  # under the brand: the unit and its province
    backup: str = ""  # last good backup, with its time
    period: str = ""  # period that is being worked on
    due: str = ""  # working days left
    receives: bool = True  # whether other units report to this one
    practice: bool = False  # whether it is a book to practise with


@dataclass(frozen=True, slots=True)
class Destination:
    """One place that Ctrl+K can go to."""

    text: str
    page: str
    target: tuple[tuple[str, Any], ...] = ()
    note: str = ""


Finder = Callable[[str], list[Destination]]
"""Answers a typed text with places; called at every key stroke, so it must be quick and give few."""


class Context(QObject):
    """Handed to every page. Nothing here knows a screen; screens meet only through `go_to` and `changed`."""

    things_changed = Signal(object)  # frozenset of the kinds that changed
    saved = Signal(object)  # datetime of the last kept field
    going = Signal(str, dict)  # page key, target
    trouble = Signal(object, object)  # Trouble, callable to try again or None
    facts_changed = Signal()
    language_wanted = Signal(str)
    restore_wanted = Signal(object)  # Path of the copy that takes the place of the book
    said = Signal(str)  # what was done, for the quiet line
    offered = Signal(str, str, object)  # words, step, callable
    _heard = Signal(object)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book: Book | None = None
        self.facts = Facts()
        self.finders: list[Finder] = []
        self.lane = lane
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._listener: Callable[[frozenset[str]], None] = self._heard.emit

    def hold(self, book: "Book") -> None:
        """Work with this book from now on; each of its changes, from whatever thread, reaches the pages."""
        self.book = book
        self.facts_changed.emit()
        book.listen(self._listener)

    def let_go(self) -> "Book | None":
        """Give the open book out of hand: another window goes on with it."""
        book, self.book = self.book, None
        if book is not None:
            book.unlisten(self._listener)
        return book

    def _pass_on(self, tables: frozenset[str]) -> None:
        """On the window's thread: say what a change of the book touched."""
        self.changed(*tables)

    @property
    def language(self) -> str:
        """ "vi" or "en": for sentences by code and for names of the data."""
        return language()

    @property
    def opened(self) -> "Book":
        """The open book, for pages that are reachable only when one is open."""
        if self.book is None:
            raise RuntimeError("no book is open")
        return self.book

    def run(
        self,
        task: Callable[[Work], Result],
        done: Callable[[Result], None],
        *,
        title: str,
        failed: Callable[[Trouble], None] | None = None,
        stopped: Callable[[], None] | None = None,
        cancellable: bool = True,
        leisure: bool = False,
    ) -> Job[Result]:
        """Run a task beside the window; see `ui.shell.work`."""
        return self.lane.run(
            task,
            done,
            title=title,
            failed=failed,
            stopped=stopped,
            cancellable=cancellable,
            leisure=leisure,
        )

    def ask(
        self,
        task: Callable[[Work], Result],
        done: Callable[[Result], None],
        *,
        title: str,
        urgent: bool = True,
    ) -> Job[Result]:
        """Read rows beside the window, and leave at once when cancelled; see `ui.shell.work`."""
        return self.lane.ask(task, done, title=title, urgent=urgent)

    def changed(self, *kinds: str) -> None:
        """Say what kinds of things a kept action changed ("cooperatives", "debts", …): open pages refresh."""
        self.saved.emit(datetime.now().astimezone())
        if kinds:
            self.things_changed.emit(frozenset(kinds))

    def go_to(self, page: str, **target: Any) -> None:
        """Open a page by its key; the target tells it what to show."""
        self.going.emit(page, target)

    def tell(self, trouble: Trouble, again: Callable[[], None] | None = None) -> None:
        """Show a trouble that belongs to no field, above the page; `again` offers to try once more."""
        self.trouble.emit(trouble, again)

    def offer(self, words: str, step: str, act: Callable[[], object]) -> None:
        """Say something above the page with one step that can be taken."""
        self.offered.emit(words, step, act)

    def say(self, words: str) -> None:
        """Say in the quiet line what was done."""
        self.said.emit(words)

    def show_facts(self, facts: Facts) -> None:
        """Replace what the quiet lines of the frame show."""
        self.facts = facts
        self.facts_changed.emit()
