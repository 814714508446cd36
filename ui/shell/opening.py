"""What the assistant's answers do: imported only after the window is up, since the floors below are heavy."""

from pathlib import Path

from storage.book import Book
from ui.shell.assistant import Calls, Plan
from ui.shell.work import Work


def open_book(path: Path, person: str) -> Book:
    """Open a book that exists, migrating it if it is older."""
    return Book.open(path, actor=person)


def make_book(plan: Plan, work: Work) -> Book:
    """Make the book of a unit."""
    work.progress(0, 1)
    return Book.create(plan.path, actor=plan.person)


CALLS = Calls(open_book, make_book)
