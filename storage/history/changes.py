"""The history of a book: what was done, by whom and when, and taking it back.

Undoing is itself a change, which names the change that it undoes; undoing that again is redo. Nothing is removed
from the history. A change is in force unless a change in force undoes it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes, recorded_tables
from models.base import Base
from models.register.catalogue import is_kind, record_of
from models.register.dated import COLUMNS
from models.register.record import Search
from models.register.tables.dated import DatedValue
from models.returns.changes import change_words
from models.returns.records import Change, JournalLine
from models.values.errors import Refused
from storage.book import journal
from storage.book.book import Book
from storage.book.dialect import checks, fragments
from storage.book.journal import Line
from storage.book.rows import column, fetch
from storage.forms.installed import forms_in
from storage.register import dated
from storage.register.records import store
from storage.register.records.special import RULES_TOGETHER

UNDO = "UNDONE"
REDO = "REDONE"
QUIET = ("BACKUP_MADE", "SEARCH_KEYS_RENEWED")
"""Changes that are no work of a person: not listed, not taken back."""

STEPWISE = frozenset(
    {
        "returns",
        "package_states",
        "registrations",
        "authorities",
        "revocation_numbers",
        "asked_queries",
        "reception_keys",
    }
)
"""Tables whose changes are steps of their own (sealing, accepting …) with their own way back."""

TAKEN_BACK = frozenset({"QUERY_SETTLED", "QUERY_WITHDRAWN"})
"""Steps that have no way back of their own: the next file of queries tells the unit what is true then."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change as the history shows it; title is a code with a sentence, details its figures and names.

    undoes: the change that this change undid; in_force is False where it was itself undone; tables: those whose
    records it touched.
    """

    id: int
    at: str
    actor: str
    title: str
    details: dict[str, Any]
    undoes: int | None
    in_force: bool
    tables: frozenset[str] = frozenset()


def recent(book: Book, limit: int = 100) -> list[ChangeLine]:
    """The last changes, newest first."""
    quiet = Change.title.not_in(QUIET)
    with book.read_session() as session:
        return _listed(session, select(Change).where(quiet).order_by(Change.id.desc()).limit(limit))


def change_line(book: Book, change_id: int) -> ChangeLine:
    """One change; Refused CHANGE_UNKNOWN."""
    with book.read_session() as session:
        found = _listed(session, select(Change).where(Change.id == change_id))
    if not found:
        raise Refused("CHANGE_UNKNOWN", change=change_id)
    return found[0]


def record_history(book: Book, table: str, record: str) -> list[Line]:
    """Every change of every field of one record, oldest first."""
    with book.read_session() as session:
        return journal.lines_of_record(session, table, record)


def change_history(book: Book, change_id: int) -> list[Line]:
    """Every field that a change touched, with the value before and after."""
    with book.read_session() as session:
        return journal.lines_of(session, change_id)


def undo(book: Book, change_id: int) -> int:
    """Take a change back; the id of the change that does so.

    Refused: CHANGE_UNKNOWN, UNDO_ALREADY (it is not in force), UNDO_HAS_OWN_STEP (sealing, receiving … are taken
    back by their own steps), UNDO_LATER_WORK (later changes build on it; details name them), NAME_TAKEN,
    TAX_CODE_TAKEN, PERSONAL_NUMBER_TAKEN (another has it since).
    """
    original = change_line(book, change_id)
    title = REDO if original.undoes is not None else UNDO
    named = _root(book, original)
    with book.change(title, undoes=change_id, what=named.title, about=named.details) as session:
        _refuse_what_cannot_be_undone(session, change_id)
        lines = journal.lines_of(session, change_id)
        _refuse_own_step(session, original, lines)
        _invert(session, change_id, lines)
        return int(session.info["change"])


def _invert(session: Session, change_id: int, lines: list[Line]) -> None:
    """Apply the inverse; what a rule of the tables forbids is later work as well."""
    checks.delay_reference_checks(session)  # a record and what refers to it may come back in either order
    try:
        journal.apply_inverse(session, lines)
    except IntegrityError as fault:
        raise _rests_on_it(change_id) from fault
    _refuse_taken_since(session, lines)
    _refuse_torn_values(session, change_id, lines)
    _refuse_together(session, lines)
    touched = {line.table for line in lines}
    for table in touched | {name for name, _, target in _references() if target in touched}:
        if checks.has_broken_reference(session, table):
            raise _rests_on_it(change_id)


def _rests_on_it(change_id: int) -> Refused:
    """What later work rests on cannot be taken back; which work that is, the rules of the tables do not say."""
    return Refused("UNDO_LATER_WORK", change=change_id, later="", count=1)


def redo(book: Book, change_id: int) -> int:
    """Do again what was taken back; Refused REDO_NOTHING where the change is in force."""
    with book.read_session() as session:
        undoer = _undoers(session, change_id - 1).get(change_id)
    if undoer is None:
        raise Refused("REDO_NOTHING", change=change_id)
    return undo(book, undoer)


def _root(book: Book, line: ChangeLine) -> ChangeLine:
    """The work that a chain of undo and redo is about."""
    while line.undoes is not None:
        line = change_line(book, line.undoes)
    return line


def _listed(session: Session, query: Select[Any]) -> list[ChangeLine]:
    changes: Sequence[Change] = session.execute(query).scalars().all()
    first = min((change.id for change in changes), default=0)
    taken_back = _undoers(session, first - 1)
    touched = _touched(session, [change.id for change in changes])
    return [
        ChangeLine(
            change.id,
            change.at,
            change.actor,
            change.title,
            json.loads(change.details),
            change.undoes,
            change.id not in taken_back,
            frozenset(touched.get(change.id, ())),
        )
        for change in changes
    ]


def _touched(session: Session, ids: Sequence[int]) -> dict[int, set[str]]:
    """Change → the tables of its journal lines."""
    rows = session.execute(
        select(JournalLine.change_id, JournalLine.table_name).where(JournalLine.change_id.in_(ids)).distinct()
    )
    touched: dict[int, set[str]] = {}
    for change, table in rows:
        touched.setdefault(change, set()).add(table)
    return touched


def _refuse_taken_since(session: Session, lines: list[Line]) -> None:
    """Refuse to bring back what must be unique among living records and another has taken since."""
    back = {(line.table, line.record) for line in lines if is_kind(line.table) and _may_collide(line)}
    for table, record in sorted(back):
        store.refuse_taken_since(session, table, record)


def _refuse_torn_values(session: Session, change_id: int, lines: list[Line]) -> None:
    """Refuse to take away a value on whose day, or on whose beginning, later dated values rest."""
    for organisation, field in sorted({pair for line in lines for pair in _dated(session, line)}):
        if not dated.agrees(session, organisation, field):
            raise _rests_on_it(change_id)


def _refuse_together(session: Session, lines: list[Line]) -> None:
    """Refuse what the rules between records forbid, such as a return without the payment that it came back from."""
    for line in lines:
        if line.table not in RULES_TOGETHER:
            continue
        if line.action != "update":
            store.refuse_together(session, line.table, line.new if line.action == "insert" else line.old)
        else:
            found = session.get(recorded_classes()[line.table], line.record, populate_existing=True)
            if found is not None:  # else the change made it too
                store.refuse_together(session, line.table, found.values())


def _dated(session: Session, line: Line) -> list[tuple[str, str]]:
    """The organisation and the dated field that a line is about."""
    if line.table == "organisations" and line.action == "update" and line.field in COLUMNS:
        return [(line.record, COLUMNS[line.field])]
    if line.table != "dated_values":
        return []
    if line.action != "update":
        row = line.new if line.action == "insert" else line.old
        return [(row["organisation_id"], row["field"])]
    found = session.get(DatedValue, line.record, populate_existing=True)
    return [(found.organisation_id, found.field)] if found is not None else []


def _may_collide(line: Line) -> bool:
    """Whether taking a line back brings a record, or a value that must be unique among living records."""
    kind = record_of(line.table)
    names = {name for combination in kind.unique for name in combination}
    names |= {field.name for field in kind.fields if field.search in (Search.NAME, Search.START)}
    return line.action == "delete" or (line.action == "update" and line.field in names | {"deleted"})


def _undoers(session: Session, after: int) -> dict[int, int]:
    """Change → the change in force that undoes it, after a given change and before the running one."""
    undoers: dict[int, int] = {}
    query = select(Change.id, Change.undoes).where(Change.id > after, Change.undoes.is_not(None))
    query = query.where(Change.id != session.info.get("change", 0)).order_by(Change.id.desc())
    for change in session.execute(query):
        if change.id not in undoers:
            undoers[change.undoes] = change.id
    return undoers


def _refuse_what_cannot_be_undone(session: Session, change_id: int) -> None:
    undoers = _undoers(session, change_id - 1)
    if change_id in undoers:
        raise Refused("UNDO_ALREADY", change=change_id)
    cancelled = {one for one, by in undoers.items() if one > change_id}
    cancelled |= {by for one, by in undoers.items() if one > change_id}
    later = [one for one in _building_on(session, change_id) if one not in cancelled]
    if later:
        raise Refused("UNDO_LATER_WORK", change=change_id, later=_titles(session, later), count=len(later))


def _building_on(session: Session, change_id: int) -> list[int]:
    """Later changes that touched the same field, the same record as a whole, or a record that refers to it."""
    found = set(
        column(
            session,
            "SELECT DISTINCT j.change_id FROM journal t JOIN journal j ON j.table_name = t.table_name "
            "AND j.record_id = t.record_id AND j.change_id > t.change_id "
            "WHERE t.change_id = :change AND (t.field = j.field OR t.field = '' OR j.field = '')",
            change=change_id,
        )
    )
    for table, name, target in _references():
        found.update(column(session, _referring(name), change=change_id, table=table, target=target))
    return sorted(found)


def _referring(name: str) -> str:
    """Changes after :change in which a record of :table came to name, in this column, a record that :change made."""
    made = (
        "SELECT record_id FROM journal "
        "WHERE change_id = :change AND table_name = :target AND action = 'insert'"
    )
    return (
        "SELECT DISTINCT change_id FROM journal WHERE change_id > :change AND table_name = :table "
        f"AND ((action = 'insert' AND {fragments.json_field('new', name)} IN ({made})) "
        f"OR (action = 'update' AND field = '{name}' AND {fragments.json_value('new')} IN ({made})))"
    )


def _references() -> list[tuple[str, str, str]]:
    """(table, column, table referred to) for all recorded tables."""
    watched = set(recorded_tables())
    return [
        (name, key.parent.name, key.column.table.name)
        for name, table in Base.metadata.tables.items()
        if name in watched
        for key in table.foreign_keys
        if key.column.table.name in watched
    ]


def _titles(session: Session, changes: list[int]) -> str:
    """The latest few of these changes, by name."""
    latest = select(Change.title, Change.details).where(Change.id.in_(changes[-3:])).order_by(Change.id)
    forms = forms_in(session)
    return "; ".join(
        change_words(title, json.loads(details), forms=forms) for title, details in session.execute(latest)
    )


def _refuse_own_step(session: Session, original: ChangeLine, lines: list[Line]) -> None:
    has_step = str(original.details.get("what", original.title)) not in TAKEN_BACK
    stepwise = has_step and any(line.table in STEPWISE for line in lines)
    own = original.title in QUIET or not lines or stepwise
    if own or _in_closed_return(session, original.id):
        raise Refused("UNDO_HAS_OWN_STEP", change=original.id, title=original.title)


def _in_closed_return(session: Session, change_id: int) -> bool:
    """Whether the change typed figures or reasons into a return that is sealed by now."""
    query = """
        SELECT 1 FROM journal j JOIN given_figures g ON g.id = j.record_id JOIN returns r ON r.id = g.return_id
        WHERE j.change_id = :change AND j.table_name = 'given_figures' AND r.state NOT IN ('draft', 'checked')
        UNION ALL
        SELECT 1 FROM journal j JOIN answers a ON a.id = j.record_id JOIN returns r ON r.id = a.return_id
        WHERE j.change_id = :change AND j.table_name = 'answers' AND r.state NOT IN ('draft', 'checked')
        LIMIT 1
    """
    return bool(fetch(session, query, change=change_id))
