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

WORK = frozenset(
    {
        "ORGANISATION_ADDED",
        "ORGANISATION_CHANGED",
        "ORGANISATION_REMOVED",
        "ORGANISATION_RESTORED",
        "ORGANISATIONS_PASTED",
        "EVENT_RECORDED",
        "EVENT_REMOVED",
        "CAPITAL_SET",
        "EVALUATION_SET",
        "MEMBER_ADDED",
        "PERSON_CHANGED",
        "MEMBERSHIP_CHANGED",
        "MEMBER_LEFT",
        "MEMBERSHIP_REMOVED",
        "PERSON_REMOVED",
        "PERSON_RESTORED",
        "MANAGER_ADDED",
        "MANAGER_CHANGED",
        "MANAGER_REMOVED",
        "DEBT_ADDED",
        "DEBT_CHANGED",
        "DEBT_ENTRY_ADDED",
        "DEBT_ENTRY_REMOVED",
        "DEBT_REMOVED",
        "DEBT_RESTORED",
        "RESULT_SET",
        "RESULT_REMOVED",
    }
)
ANSWERING = frozenset({"QUERY_ANSWERED", "PROPOSAL_ACCEPTED", "PROPOSAL_DECLINED"})
"""What a person does with a query of the office above."""

_FAR = 200


def undo_last(book: Book, work: frozenset[str] = WORK | ANSWERING) -> str:
    """Take the last work of this sitting on the register back; its name, "" where nothing can be taken back.

    Refused where later work builds on it.
    """
    from storage.history import changes

    for line in changes.recent(book, _FAR):
        if line.title in work and line.undoes is None and line.in_force and line.id in book.made:
            changes.undo(book, line.id)
            return named(line)
    return ""


def redo_last(book: Book, work: frozenset[str] = WORK | ANSWERING) -> str:
    """Do again what was undone last; "" where something else was done since."""
    from models.returns.changes import told_change
    from storage.history import changes

    for line in changes.recent(book, _FAR):
        if line.id not in book.made:
            continue
        if line.title in work and line.in_force:
            return ""
        if line.title == changes.UNDO and line.in_force and line.details.get("what") in work:
            changes.undo(book, line.id)
            return told_change(str(line.details["what"]), line.details.get("about", {}), language())
    return ""


def named(line: "ChangeLine") -> str:
    """The name of a change in the language in force."""
    from models.returns.changes import told_change

    return told_change(line.title, line.details, language())
