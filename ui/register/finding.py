"""Ctrl+K finds organisations and people: a few at every key stroke, each with what tells it from its namesakes."""

from storage.book.book import Book
from storage.register.search import search
from ui.register import words
from ui.shell.context import Destination

MOST = 6
LEAST_LETTERS = 2


def places(book: Book, text: str) -> list[Destination]:
    """The organisations and people that a text finds."""
    if len(text.strip()) < LEAST_LETTERS:
        return []
    found = search(book, text, MOST)
    organisations = [
        Destination(
            words.short_name(one.name),
            "cooperatives",
            (("organisation", one.id),),
            " \u00b7 ".join(
                part
                for part in (one.tax_code, words.commune_name(one.commune_code, one.commune_from))
                if part
            ),
        )
        for one in found.organisations
    ]
    people = [
        Destination(
            one.name,
            "members",
            (("person", one.id),),
            " \u00b7 ".join(
                part
                for part in (words.birth(one.birth), *map(words.short_name, one.organisations[:2]))
                if part
            ),
        )
        for one in found.people
    ]
    return organisations + people
