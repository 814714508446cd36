"""What Ctrl+K finds in an open book beside the pages of the window."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.book.book import Book
    from ui.shell.context import Destination


def finders_of(book: "Book") -> "list[Callable[[str], list[Destination]]]":
    """Finders by what they read: the book itself, and the registers that units sent."""
    return [partial(_places, book), partial(_register_places, book)]


def _places(book: "Book", text: str) -> "list[Destination]":
    """Forms, periods, actions, then the register, at last the help."""
    from ui import places
    from ui.register.form.finding import places as records

    return [*places.places(book, text), *records(book, text), *places.help_places(text)]


def _register_places(book: "Book", text: str) -> "list[Destination]":
    from ui.reading.finding import finder_of

    return finder_of(book).places(book, text)
