"""Undo and redo of what was typed into forms in this sitting, found in the history of the book."""

from dataclasses import dataclass
from typing import Any

from models.returns.changes import told_change
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from ui.language import language

TYPING = frozenset(
    {
        "FIGURES_GIVEN",
        "FIGURES_TAKEN_BACK",
        "WARNING_ANSWERED",
        "QUERY_ANSWERED",
        "PROPOSAL_ACCEPTED",
        "PROPOSAL_DECLINED",
    }
)
_FAR = 200


@dataclass(frozen=True, slots=True)
class Turned:
    """What was taken back or done again: the form it was in ("" where none), and the change in words."""

    form: str
    words: str


def undo_last(book: Book) -> Turned | None:
    """Take the last typing of this sitting back; None where there is nothing that can be."""
    for line in changes.recent(book, _FAR):
        if line.title in TYPING and line.undoes is None and line.in_force and line.id in book.made:
            return _taken_back(book, line.id, line.title, line.details)
    return None


def redo_last(book: Book) -> Turned | None:
    """Do again what was undone last; None where something else was typed since."""
    for line in changes.recent(book, _FAR):
        if line.id not in book.made:
            continue
        if line.title in TYPING and line.in_force:
            return None
        if line.title == changes.UNDO and line.in_force and line.details.get("what") in TYPING:
            return _taken_back(book, line.id, str(line.details["what"]), line.details.get("about"))
    return None


def _taken_back(book: Book, change: int, title: str, about: Any) -> Turned | None:
    try:
        changes.undo(book, change)
    except Refused:
        return None
    details = about if isinstance(about, dict) else {}
    return Turned(str(details.get("form", "")), told_change(title, details, language()))
