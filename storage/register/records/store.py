"""One way to keep a record of any kind: add, change a field, throw into the bin, restore, take out.

What every kind has in common is here and follows from the catalogue: the stored form of each value, days in order,
uniqueness among the living, that what it belongs to exists. What is special to a kind is in its own module and is
plugged in by SPECIAL (storage.register.records.special). Each public function is one change of the book; those
ending in `_in` work inside a session.
"""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.base import Recorded
from models.register.catalogue import record_of
from models.register.kinds import Commune
from models.register.record import Record
from models.register.texts import fields
from models.register.texts.search_keys import search_keys
from models.register.texts.words import called
from models.values.dates import format_iso
from models.values.errors import Refused
from models.values.units import Unit
from storage.book.book import Book
from storage.book.naming import about
from storage.register.communes import commune_key, first_day
from storage.register.keeping import all_kept, kept
from storage.register.records.special import FILLED, FOLLOWS, RULES, RULES_TOGETHER, SPECIAL, Ids, Values


def add(book: Book, table: str, values: Values) -> str:
    """A new record from the values of its fields, fixed fields included; its id.

    Refused: FIELD_UNKNOWN, FIELD_REQUIRED and the other codes of models.register.texts.fields, RECORD_UNKNOWN for
    what it belongs to, DAYS_OUT_OF_ORDER, RECORD_THERE_ALREADY (unique fields), and what the rules of its kind
    refuse.
    """
    with book.change("RECORD_ADDED", table=table, name=called(table, dict(values))) as session:
        return add_in(session, book.ids, table, values, book.clock().date())


def add_in(session: Session, ids: Ids, table: str, values: Values, today: date) -> str:
    """As add, inside a session."""
    if table in SPECIAL:
        return SPECIAL[table].add(session, ids, values, today)
    kind, new_id = record_of(table), ids()
    values = _with_communes(kind, values, today)
    described = {field.name: field for field in kind.fields if field.by == "person"}
    whole = {name: values.get(name, field.default) for name, field in described.items()}
    unknown = sorted(set(values) - set(described))
    if unknown:
        raise Refused("FIELD_UNKNOWN", field=unknown[0])
    stored = all_kept(session, described, whole)
    record = recorded_classes()[table](id=new_id, **stored, **search_keys(table, stored))
    if kind.binned:
        record.deleted = 0  # type: ignore[attr-defined]
    if table in FILLED:
        FILLED[table](record)
    _refuse_wrong(session, kind, record)
    session.add(record)
    session.flush()
    refuse_together(session, table, record.values())
    if table in FOLLOWS:
        FOLLOWS[table](session, None, record.values(), today)
    return new_id


def change(book: Book, table: str, record_id: str, field: str, value: Any) -> None:
    """Change a field of a record; refused as `add` is, and RECORD_UNKNOWN."""
    with book.change("RECORD_CHANGED", table=table, id=record_id, field=field) as session:
        change_in(session, book.ids, table, record_id, {field: value}, book.clock().date())


def change_in(session: Session, ids: Ids, table: str, record_id: str, values: Values, today: date) -> None:
    """As change, inside a session and for several fields at once."""
    if table in SPECIAL:
        SPECIAL[table].update(session, record_id, values, ids, today)
        return
    kind, record = record_of(table), require(session, table, record_id)
    before = record.values()
    for name, value in _with_communes(kind, values, today).items():
        setattr(record, name, kept(session, kind.typed, name, value))
    for name, value in search_keys(table, record.values()).items():
        setattr(record, name, value)
    if table in FILLED:
        FILLED[table](record)
    with session.no_autoflush:
        _refuse_wrong(session, kind, record)
    session.flush()
    refuse_together(session, table, record.values())
    if table in FOLLOWS:
        FOLLOWS[table](session, before, record.values(), today)


def _with_communes(kind: Record, values: Values, today: date) -> Values:
    """The values with the whole key of each commune, which is given as a unit, or by its code."""
    whole = dict(values)
    for field in kind.fields:
        if not isinstance(field.kind, Commune) or field.name not in values:
            continue
        value, first = values[field.name], field.kind.first
        if isinstance(value, Unit):
            whole[field.name], whole[first] = commune_key(value)
        else:
            code = fields.kept(kind.typed, field.name, value)
            whole[first] = first_day(code, fields.kept(kind.typed, first, values.get(first)), today)
    return whole


def remove(book: Book, table: str, record_id: str) -> None:
    """Throw a record into the bin, or take it out where its kind has no bin; undo brings it back either way."""
    own = SPECIAL[table].remove if table in SPECIAL else None
    if own is not None:
        own(book, record_id)
        return
    kind = record_of(table)
    with book.change("RECORD_REMOVED", table=table, id=record_id, name="") as session:
        record = require(session, table, record_id)
        if kind.binned:
            record.deleted = 1  # type: ignore[attr-defined]
            return
        before = record.values()
        session.delete(record)
        session.flush()
        refuse_together(session, table, before)
        if table in FOLLOWS:
            FOLLOWS[table](session, before, None, book.clock().date())


def restore(book: Book, table: str, record_id: str) -> None:
    """Take a record out of the bin; Refused RECORD_THERE_ALREADY where another has its unique fields since."""
    own = SPECIAL[table].restore if table in SPECIAL else None
    if own is not None:
        own(book, record_id)
        return
    with book.change("RECORD_RESTORED", table=table, id=record_id, name="") as session:
        record = require(session, table, record_id)
        _refuse_wrong(session, record_of(table), record)
        record.deleted = 0  # type: ignore[attr-defined]
        session.flush()
        refuse_together(session, table, record.values())


def require(session: Session, table: str, record_id: str) -> Recorded:
    """The record, named in the history of the running change; Refused RECORD_UNKNOWN."""
    record = session.get(recorded_classes()[table], record_id)
    if record is None:
        raise Refused("RECORD_UNKNOWN", table=table)
    about(session, name=called(table, record.values()))
    return record


def refuse_taken(session: Session, table: str, record: Recorded) -> None:
    """Refuse a record whose unique fields another living record has: RECORD_THERE_ALREADY."""
    kind, cls = record_of(table), type(record)
    for names in kind.unique:
        values = [getattr(record, name) for name in names]
        if any(value in (None, "") for value in values):
            continue
        query = select(cls.id).where(cls.id != record.id)
        for name, value in zip(names, values, strict=True):
            query = query.where(getattr(cls, name) == value)
        if kind.binned:
            query = query.where(cls.deleted == 0)  # type: ignore[attr-defined]
        with session.no_autoflush:
            if session.execute(query.limit(1)).first() is not None:
                raise Refused("RECORD_THERE_ALREADY", name=called(table, record.values()), field=names[-1])


def refuse_together(session: Session, table: str, values: Values) -> None:
    """Refuse what the rules between records forbid; values: of the record that is there now, or that was taken out."""
    rule = RULES_TOGETHER.get(table)
    if rule is not None:
        rule(session, values)


def refuse_taken_since(session: Session, table: str, record_id: str) -> None:
    """Refuse where a living record has a name, number or combination that another living record has by now."""
    record = session.get(recorded_classes()[table], record_id)
    if record is None or getattr(record, "deleted", False):
        return
    refuse_taken(session, table, record)
    own = SPECIAL[table].refuse_taken if table in SPECIAL else None
    if own is not None:
        own(session, record)


def _refuse_wrong(session: Session, kind: Record, record: Recorded) -> None:
    first = next((day for name in kind.begins if (day := getattr(record, name))), None)
    last = getattr(record, kind.ends) if kind.ends else None
    if first and last and last < first:
        raise Refused("DAYS_OUT_OF_ORDER", first=format_iso(first), second=format_iso(last), field=kind.ends)
    for name, target in kind.links.items():
        key = getattr(record, name)
        if key is not None and session.get(recorded_classes()[target], key) is None:
            raise Refused("RECORD_UNKNOWN", table=target, field=name)
    refuse_taken(session, kind.table, record)
    rule = RULES.get(kind.table)
    if rule is not None:
        rule(record)
