"""Undo and redo of what was typed into forms in this sitting, found in the history of the book."""

from dataclasses import dataclass
from typing import Any

from models.returns.changes import change_words
from models.values.errors import Refused
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.history import changes, desk
from ui.language import language


@dataclass(frozen=True, slots=True)
class Turned:
    """What was taken back or done again: the form it was in ("" where none), and the change in words."""

    form: str
    words: str


def undo_last(book: Book) -> Turned | None:
    """Take the last typing of this sitting back; None where there is nothing that can be."""
    line = desk.last_done(book, desk.is_form_work)
    return None if line is None else _taken_back(book, line.id, line.title, line.details)


def redo_last(book: Book) -> Turned | None:
    """Do again what was undone last; None where something else was typed since."""
    line = desk.last_undone(book, desk.is_form_work)
    if line is None:
        return None
    return _taken_back(book, line.id, str(line.details["what"]), line.details.get("about"))


def _taken_back(book: Book, change: int, title: str, about: Any) -> Turned | None:
    try:
        changes.undo(book, change)
    except Refused:
        return None
    details = about if isinstance(about, dict) else {}
    return Turned(str(details.get("form", "")), change_words(title, details, language(), forms_of(book)))
