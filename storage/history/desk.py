"""Undo and redo at the desk: the last work of this sitting, known by what its journal lines touched.

A change is work at the desk when it has lines and all of them are of tables that a person writes by hand. Steps that
have a way back of their own (sealing, accepting a package) touch other tables, and what was loaded in bulk by the
program itself is named in NOT_AT_THE_DESK.
"""

from collections.abc import Callable

from models.register.catalogue import tables
from storage.book.book import Book
from storage.history import changes
from storage.history.changes import ChangeLine

Work = Callable[[ChangeLine], bool]

NOT_AT_THE_DESK = frozenset({"DEMONSTRATION_LOADED"})
"""Changes of register tables that no person made by hand: thousands of records at once."""

REGISTER = frozenset(tables()) | {"distinct_pairs"}
FORMS = frozenset({"given_figures", "answers"})
ANSWERS = frozenset({"query_answers"})
QUERIES = frozenset({"asked_queries"})
DECISIONS = frozenset({"counted_once"})
_FAR = 200


def is_answering(line: ChangeLine) -> bool:
    """Whether a query of the office above was answered, with what was changed for it."""
    return bool(line.tables & ANSWERS) and line.tables <= REGISTER | FORMS | ANSWERS


def is_register_work(line: ChangeLine) -> bool:
    """Whether only records of the register were touched, or a query was answered."""
    return _within(line, REGISTER) or is_answering(line)


def is_form_work(line: ChangeLine) -> bool:
    """Whether only figures and reasons of a draft return were touched, or a query was answered."""
    return _within(line, FORMS) or is_answering(line)


def is_closing_query(line: ChangeLine) -> bool:
    """Whether a query of this office was settled or withdrawn, which an undo opens again."""
    return line.tables == QUERIES and str(line.details.get("what", line.title)) in changes.TAKEN_BACK


def is_dialogue_work(line: ChangeLine) -> bool:
    """Whether a query was answered, settled or withdrawn."""
    return is_answering(line) or is_closing_query(line)


def is_deciding(line: ChangeLine) -> bool:
    """Whether it was decided which unit counts a record of several registers."""
    return _within(line, DECISIONS)


def _within(line: ChangeLine, own: frozenset[str]) -> bool:
    title = str(line.details.get("what", line.title))
    return bool(line.tables) and line.tables <= own and title not in NOT_AT_THE_DESK


def last_done(book: Book, work: Work) -> ChangeLine | None:
    """The newest change of this sitting that is in force, which an undo takes back; None where there is none."""
    for line in changes.recent(book, _FAR):
        if line.undoes is None and line.in_force and line.id in book.made and work(line):
            return line
    return None


def last_undone(book: Book, work: Work) -> ChangeLine | None:
    """The undo that a redo would take back; None where something else was done since."""
    for line in changes.recent(book, _FAR):
        if line.id not in book.made or not work(line):
            continue
        if line.title == changes.UNDO and line.in_force:
            return line
        if line.undoes is None and line.in_force:
            return None
    return None
