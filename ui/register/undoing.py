"""Undo and redo of work on the register, found in the history of the book.

The history and the forms are imported when something is taken back: no list waits for them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from models.values.errors import Trouble
from storage.book.book import Book
from ui.language import language

if TYPE_CHECKING:
    from storage.history.changes import ChangeLine
    from storage.history.desk import Work
    from ui.shell.context import Context

Kind = Literal["register", "dialogue", "decisions"]
"""What is taken back: work on the register; answers, and queries that ended; decisions which unit counts a record."""

Turn = Callable[[Book, Kind], str]


def turned(
    context: "Context", act: Turn, words: str, say: Callable[[str], object], kind: Kind = "register"
) -> bool:
    """Undo or redo for a page: what was taken back or done again is said in these words ({what}); whether anything was.

    A trouble is told over the page.
    """
    try:
        what = act(context.opened, kind)
    except Trouble as trouble:
        context.tell(trouble)
        return False
    if what:
        say(words.format(what=what))
    return bool(what)


def undo_last(book: Book, kind: Kind = "register") -> str:
    """Take the last work of this kind in this sitting back; its name, "" where nothing can be taken back.

    Refused where later work builds on it.
    """
    from storage.history import changes, desk

    line = desk.last_done(book, _work(kind))
    if line is None:
        return ""
    changes.undo(book, line.id)
    return named(line, book)


def redo_last(book: Book, kind: Kind = "register") -> str:
    """Do again what was undone last; "" where something else was done since."""
    from storage.history import changes, desk

    line = desk.last_undone(book, _work(kind))
    if line is None:
        return ""
    changes.undo(book, line.id)
    return _in_words(str(line.details["what"]), line.details.get("about", {}), book)


def _work(kind: Kind) -> "Work":
    from storage.history import desk

    return {
        "register": desk.is_register_work,
        "dialogue": desk.is_dialogue_work,
        "decisions": desk.is_deciding,
    }[kind]


def named(line: "ChangeLine", book: Book) -> str:
    """The name of a change in the language in force."""
    return _in_words(line.title, line.details, book)


def _in_words(title: str, details: dict[str, Any], book: Book) -> str:
    from models.returns.changes import change_words
    from storage.forms.installed import forms_of

    return change_words(title, details, language(), forms_of(book))
