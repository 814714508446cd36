"""Undo and redo of what was typed into forms, found in the history of the book."""

from typing import Any

from models.errors import Refused
from storage import history
from storage.book import Book

TYPING = frozenset({"FIGURES_GIVEN", "FIGURES_TAKEN_BACK", "WARNING_ANSWERED"})
_FAR = 200


def undo_last(book: Book) -> str | None:
    """Take the last typing back; the form it was in ("" for a reason), None where there is nothing that can be."""
    for line in history.recent(book, _FAR):
        if line.title in TYPING and line.undoes is None and line.in_force:
            return _taken_back(book, line.id, line.details)
    return None


def redo_last(book: Book) -> str | None:
    """Do again what was undone last; None where something else was typed since."""
    for line in history.recent(book, _FAR):
        if line.title in TYPING and line.in_force:
            return None
        if line.title == history.UNDO and line.in_force and line.details.get("what") in TYPING:
            return _taken_back(book, line.id, line.details.get("about"))
    return None


def _taken_back(book: Book, change: int, about: Any) -> str | None:
    try:
        history.undo(book, change)
    except Refused:
        return None
    return str(about.get("form", "")) if isinstance(about, dict) else ""
