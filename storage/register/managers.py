"""Offices of people in organisations: chair, director, accountant …"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.register.drafts import MANAGER, ManagerDraft, PersonDraft, given
from models.register.tables.members import Manager
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.rows import records
from storage.register import members, organisations
from storage.register.keeping import all_kept, kept


@dataclass(frozen=True, slots=True)
class ManagerRow:
    """One office as a line of a list."""

    id: str
    person_id: str
    organisation_id: str
    name: str
    organisation: str
    position: str
    training_level: str | None
    insured: int | None
    insurance_supported: int | None
    from_on: str | None
    to_on: str | None
    sex: str | None
    birth: str | None


def add_manager(
    book: Book, organisation_id: str, person: PersonDraft | str, draft: ManagerDraft
) -> tuple[str, str]:
    """A new office of a new or a known person (by id); ids of person and office."""
    with book.change("MANAGER_ADDED", id=organisation_id) as session:
        organisations.require_organisation(session, organisation_id)
        person_id = person if isinstance(person, str) else members.add_person_in(session, book.ids(), person)
        return person_id, add_in(session, book.ids(), organisation_id, person_id, draft)


def add_in(session: Session, new_id: str, organisation_id: str, person_id: str, draft: ManagerDraft) -> str:
    """A new office, inside a session; the id."""
    members.person(session, person_id)
    values = all_kept(session, MANAGER, given(draft, MANAGER))
    record = Manager(id=new_id, organisation_id=organisation_id, person_id=person_id, **values)
    _refuse_wrong(session, record)
    session.add(record)
    session.flush()
    return new_id


def update(book: Book, manager_id: str, field: str, value: Any) -> None:
    """Change a field of an office."""
    with book.change("MANAGER_CHANGED", id=manager_id, field=field) as session:
        update_in(session, manager_id, field, value)


def update_in(session: Session, manager_id: str, field: str, value: Any) -> None:
    """As update, inside a session."""
    record = require_manager(session, manager_id)
    setattr(record, field, kept(session, MANAGER, field, value))
    _refuse_wrong(session, record)


def leave(book: Book, manager_id: str, on: date | str) -> None:
    """End an office on a day."""
    update(book, manager_id, "to_on", on)


def remove(book: Book, manager_id: str) -> None:
    """Take out an office that was entered by mistake; the person stays."""
    with book.change("MANAGER_REMOVED", id=manager_id) as session:
        session.delete(require_manager(session, manager_id))


def require_manager(session: Session, manager_id: str) -> Manager:
    """The record; Refused MANAGER_UNKNOWN."""
    record = session.get(Manager, manager_id)
    if record is None:
        raise Refused("MANAGER_UNKNOWN", id=manager_id)
    members.person(session, record.person_id)
    return record


def managers_of(book: Book, organisation_id: str) -> list[ManagerRow]:
    """All offices of an organisation, past ones too, by name in Vietnamese order."""
    with book.read_session() as session:
        return _rows(session, "g.organisation_id = :id", id=organisation_id)


def of_person(book: Book, person_id: str) -> list[ManagerRow]:
    """All offices of a person, past ones too."""
    with book.read_session() as session:
        return _rows(session, "p.id = :id", id=person_id)


def _rows(session: Session, condition: str, **values: Any) -> list[ManagerRow]:
    query = f"SELECT {_COLUMNS} {_FROM} AND {condition} ORDER BY p.name_sorted, g.id"
    return records(session, ManagerRow, query, **values)


_COLUMNS = """g.id, g.person_id, g.organisation_id, p.name, o.name AS organisation, g.position, g.training_level,
g.insured, g.insurance_supported, g.from_on, g.to_on, p.sex, p.birth"""
_READING = fragments.from_few(
    "managers g", ("people p", "p.id = g.person_id"), ("organisations o", "o.id = g.organisation_id")
)
_FROM = f"FROM {_READING} WHERE p.deleted = 0 AND o.deleted = 0"


def _refuse_wrong(session: Session, record: Manager) -> None:
    members.refuse_before_birth(members.person(session, record.person_id), record.from_on)
    if record.from_on and record.to_on and record.to_on < record.from_on:
        first, second = (date.fromisoformat(day) for day in (record.from_on, record.to_on))
        raise Refused("DAYS_OUT_OF_ORDER", first=f"{first:%d/%m/%Y}", second=f"{second:%d/%m/%Y}")
