"""Dated values as records of their own: added, moved to another day, taken out, each one change of the book."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from sqlalchemy.orm import Session

from models.register.dated import BAR, DATED, DATED_VALUES, from_text, to_text
from models.register.kinds import Commune, Flag
from models.register.tables.dated import DatedValue
from models.register.tables.organisations import Organisation
from models.register.texts import fields
from models.values import units
from models.values.errors import Refused
from models.values.names import excerpt
from storage.book.book import Book
from storage.book.naming import about
from storage.register import dated, organisations
from storage.register.dated import DatedLine
from storage.register.keeping import kept


def add_in(session: Session, values: Mapping[str, Any], today: date) -> str:
    """A value from a day on, or from the beginning, replacing a value of the same day; id of the record.

    Refused: FIELD_REQUIRED, NOT_DATED, UNIT_UNKNOWN, DATED_DAY_AHEAD, ORGANISATION_UNKNOWN, ALLIANCE_BY_MEMBERSHIPS and
    those of models.register.texts.fields.
    """
    for name in ("organisation_id", "field"):
        if not values.get(name):
            raise Refused("FIELD_REQUIRED", field=name)
    field = str(values["field"])
    organisation = organisations.require_organisation(session, str(values["organisation_id"]))
    dated.refuse_followed(session, organisation.id, field)
    on = kept(session, DATED_VALUES.by_name, "on", values.get("on"))
    day = date.fromisoformat(on) if on else None
    row = dated.put_in(session, organisation, field, day, _text(field, values.get("value")), today)
    row.document = kept(session, DATED_VALUES.by_name, "document", values.get("document", ""))
    _settle(session, organisation)
    return row.id


def update_in(session: Session, key: str, values: Mapping[str, Any], today: date) -> None:
    """Change the day, the value or the document of a record; Refused as add_in, RECORD_UNKNOWN, DATED_OUT_OF_ORDER."""
    row, organisation = _found(session, key)
    for name, value in values.items():
        stored = kept(session, DATED_VALUES.typed, name, value)
        if name == "document":
            row.document = stored
        elif name == "on" and stored != row.on:
            dated.redate_in(session, row, date.fromisoformat(stored) if stored else dated.ALWAYS, today)
        elif name == "value":
            day = date.fromisoformat(row.on) if row.on else None
            dated.put_in(session, organisation, row.field, day, _text(row.field, stored), today)
    _settle(session, organisation)


def values_of(book: Book, organisation_id: str) -> list[DatedLine]:
    """All dated values of an organisation, by field and then by day."""
    with book.read_session() as session:
        return dated.lines_of(session, organisation_id)


def redate(book: Book, key: str, since: date | Literal["always"]) -> None:
    """Let a value hold from another day on, or ALWAYS: it replaces the value before it.

    Refused: RECORD_UNKNOWN, DATED_DAY_AHEAD, DATED_OUT_OF_ORDER, DATED_BEGINNING.
    """
    with book.change("VALUE_REDATED", id=key) as session:
        row, organisation = _found(session, key)
        told = since.isoformat() if isinstance(since, date) else ""
        about(session, field=row.field, value=row.value, since=told)
        dated.redate_in(session, row, since, book.clock().date())
        _settle(session, organisation)


def remove(book: Book, key: str) -> None:
    """Remove a value; the value before it goes on. Refused RECORD_UNKNOWN."""
    with book.change("VALUE_TAKEN_OUT", id=key) as session:
        row, organisation = _found(session, key)
        about(session, field=row.field, value=row.value, since=row.on or "")
        dated.remove_in(session, organisation, row)
        _settle(session, organisation)


def _found(session: Session, key: str) -> tuple[DatedValue, Organisation]:
    """The record to be changed and its organisation; Refused RECORD_UNKNOWN, ALLIANCE_BY_MEMBERSHIPS."""
    row = session.get(DatedValue, key)
    if row is None:
        raise Refused("RECORD_UNKNOWN", table=DATED_VALUES.table)
    dated.refuse_followed(session, row.organisation_id, row.field)
    return row, organisations.require_organisation(session, row.organisation_id)


def _settle(session: Session, organisation: Organisation) -> None:
    session.flush()
    organisations.refuse_taken(session, organisation)


def _text(field: str, value: Any) -> str:
    """A value of a field as text, checked as the field itself is."""
    if field not in DATED:
        raise Refused("NOT_DATED", field=field)
    given = "" if value is None else str(value)
    if isinstance(DATED[field].kind, Commune):
        code, _, first = given.partition(BAR)
        known = [unit.key[2] for unit in units.units_with_code(code) if unit.level == "commune"]
        if code and first not in known:
            raise Refused("UNIT_UNKNOWN", unit=code, day=first)
        return f"{code}{BAR}{first}" if code else ""
    if isinstance(DATED[field].kind, Flag) and given not in ("", "0", "1"):
        raise Refused("FLAG_NOT_UNDERSTOOD", field=field, text=excerpt(given))
    typed: Any = from_text(field, given)[field]
    return to_text(field, {field: fields.kept(DATED, field, typed)})
