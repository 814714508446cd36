"""Undo and redo of work on the register, found in the history of the book.

The history is imported when something is taken back: no list waits for it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from storage.book.book import Book
from ui.language import language

if TYPE_CHECKING:
    from storage.history.changes import ChangeLine

Turn = Callable[[Book], str]


def undo_last(book: Book, *, answers: bool = False) -> str:
    """Take the last work of this sitting on the register back; its name, "" where nothing can be taken back.

    answers: only what was done with queries of the office above. Refused where later work builds on it.
    """
    from storage.history import changes, desk

    line = desk.last_done(book, desk.is_answering if answers else desk.is_register_work)
    if line is None:
        return ""
    changes.undo(book, line.id)
    return named(line)


def redo_last(book: Book, *, answers: bool = False) -> str:
    """Do again what was undone last; "" where something else was done since."""
    from models.returns.changes import change_words
    from storage.history import changes, desk

    line = desk.last_undone(book, desk.is_answering if answers else desk.is_register_work)
    if line is None:
        return ""
    changes.undo(book, line.id)
    return change_words(str(line.details["what"]), line.details.get("about", {}), language())


def named(line: "ChangeLine") -> str:
    """The name of a change in the language in force."""
    from models.returns.changes import change_words

    return change_words(line.title, line.details, language())
