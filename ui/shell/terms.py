"""Certificates of the open book that end soon or have ended: said once when the book is opened."""

from dataclasses import dataclass
from datetime import datetime

from models.certificates import SOON, days_left
from models.sentences import sentence
from storage.book import Book
from ui.keychain import sources
from ui.language import language


@dataclass(frozen=True, slots=True)
class Ending:
    """A certificate with so many days left; fewer than none where it has ended."""

    role: str
    name: str
    days: int


def ending(book: Book) -> list[Ending]:
    """The certificates with which this office signs that must be renewed now, by role."""
    found: list[Ending] = []
    for role, source in sources(book).items():
        if source.ends:
            days = days_left(datetime.fromisoformat(source.ends), book.clock())
            if days <= SOON:
                found.append(Ending(role, source.name, days))
    return found


def words(endings: list[Ending]) -> str:
    """What is said about them, in one text."""
    return "\n".join(
        sentence(
            "KEY_ENDED" if one.days < 0 else "KEY_ENDS_SOON",
            {"role": one.role, "name": one.name, "days": one.days},
            language(),
        )
        for one in endings
    )
