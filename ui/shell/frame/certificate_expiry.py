"""Certificates of the open book that end soon or have ended: said once when the book is opened."""

from dataclasses import dataclass
from datetime import datetime

from models.trust.certificates import SOON, days_left
from models.values.messages import sentence
from storage.book.book import Book
from storage.trust import reception
from ui.keychain import sources
from ui.language import language

RECEPTION = "reception"
"""In the place of a role: the key that packages are closed to."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A certificate with so many days left; fewer than none where it has ended."""

    role: str
    name: str
    days: int


def ending(book: Book) -> list[Ending]:
    """The certificates with which this office signs, and its reception key, where they must be renewed now."""
    now = book.clock()
    found = [
        Ending(role, source.name, days_left(datetime.fromisoformat(source.ends), now))
        for role, source in sources(book).items()
        if source.ends
    ]
    return [one for one in (*found, *_reception(book, now)) if one.days <= SOON]


def _reception(book: Book, now: datetime) -> list[Ending]:
    """The newest reception key in use."""
    if not reception.all_keys(book):
        return []
    from exports.signatures.reception_keys import keys

    current = next((one for one in keys(book) if one.key.in_use), None)
    if current is None or current.facts is None:
        return []
    return [Ending(RECEPTION, current.key.name, days_left(current.facts.ends, now))]


def part_of(endings: list[Ending]) -> str:
    """The part of the settings where the first of them is seen to."""
    return "reception" if endings[0].role == RECEPTION else "key"


def words(endings: list[Ending]) -> str:
    """What is said about them, in one text."""
    return "\n".join(
        sentence(
            _code(one),
            {"role": one.role, "name": one.name, "days": one.days},
            language(),
        )
        for one in endings
    )


def _code(one: Ending) -> str:
    what = "RECEPTION" if one.role == RECEPTION else "KEY"
    return f"{what}_ENDED" if one.days < 0 else f"{what}_ENDS_SOON"
