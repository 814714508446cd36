"""People and their memberships. A person in several organisations is one record, looked up before any is added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select
from sqlalchemy.orm import Session

from models.register.drafts import MEMBERSHIP, PERSON, MembershipDraft, PersonDraft, given
from models.register.identifiers import compact
from models.register.tables.members import Membership, Person
from models.register.texts.other_names import other_names
from models.register.texts.search_keys import person_keys
from models.values.errors import Refused
from models.values.names import fold
from storage.book.book import Book
from storage.book.naming import about
from storage.book.rows import column, insert
from storage.register import organisations
from storage.register.keeping import all_kept, kept
from storage.register.member_rows import MemberRow, rows_in
from storage.register.search import PersonFound

MOST_SIMILAR = 10
"""As many are shown: who sees ten of the same name and year looks for the person in the list instead."""


@dataclass(frozen=True, slots=True)
class Similar(PersonFound):
    """A possible match of a person; why: PERSONAL_NUMBER_SAME, NAME_AND_BIRTH_SAME or OTHER_NAME_AND_BIRTH_SAME."""

    why: str


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person: values: field → stored value; all memberships, past ones too."""

    id: str
    name: str
    values: Mapping[str, Any]
    deleted: bool
    memberships: tuple[MemberRow, ...]


def add_member(
    book: Book, organisation_id: str, person: PersonDraft | str, membership: MembershipDraft
) -> tuple[str, str]:
    """A new membership of a new or a known person (by id); ids of person and membership.

    Refused: PERSON_UNKNOWN, PERSONAL_NUMBER_TAKEN, MEMBER_ALREADY, DAYS_OUT_OF_ORDER, ORGANISATION_UNKNOWN.
    """
    with book.change("MEMBER_ADDED", id=organisation_id) as session:
        organisations.require_organisation(session, organisation_id)
        person_id = person if isinstance(person, str) else add_person_in(session, book.ids(), person)
        return person_id, add_membership_in(session, book.ids(), organisation_id, person_id, membership)


def add_person_in(session: Session, new_id: str, draft: PersonDraft) -> str:
    """A new person, inside a session; the id."""
    values = all_kept(session, PERSON, given(draft, PERSON))
    person = Person(id=new_id, deleted=0, **values, **person_keys(values["name"], values["aliases"]))
    refuse_number_taken(session, person)
    insert(session, person)
    session.info["person"] = person  # held, so that the membership that follows does not load it
    return new_id


def add_membership_in(
    session: Session, new_id: str, organisation_id: str, person_id: str, draft: MembershipDraft
) -> str:
    """A new membership, inside a session; the id."""
    added = session.info.get("person")
    if added is not None and added.id == person_id:
        about(session, person=added.name)
    else:
        person(session, person_id)
    values = all_kept(session, MEMBERSHIP, given(draft, MEMBERSHIP))
    membership = Membership(id=new_id, organisation_id=organisation_id, person_id=person_id, **values)
    _refuse_wrong(session, membership)
    insert(session, membership)
    return new_id


def update_person(book: Book, person_id: str, field: str, value: Any) -> None:
    """Change a field of a person."""
    with book.change("PERSON_CHANGED", id=person_id, field=field) as session:
        update_person_in(session, person_id, field, value)


def update_person_in(session: Session, person_id: str, field: str, value: Any) -> None:
    """As update_person, inside a session."""
    record = person(session, person_id)
    new = kept(session, PERSON, field, value)
    setattr(record, field, new)
    if field in ("name", "aliases"):
        for key, text in person_keys(record.name, record.aliases).items():
            setattr(record, key, text)
    if field == "personal_number":
        refuse_number_taken(session, record)
    if field == "birth":
        for day in column(session, _FIRST_DAYS, person=person_id):
            refuse_before_birth(record, day)


def update_membership(book: Book, membership_id: str, field: str, value: Any) -> None:
    """Change a field of a membership."""
    with book.change("MEMBERSHIP_CHANGED", id=membership_id, field=field) as session:
        update_membership_in(session, membership_id, field, value)


def update_membership_in(session: Session, membership_id: str, field: str, value: Any) -> None:
    """As update_membership, inside a session."""
    record = membership(session, membership_id)
    setattr(record, field, kept(session, MEMBERSHIP, field, value))
    _refuse_wrong(session, record)


def leave(book: Book, membership_id: str, on: date | str, reason: str | None = None) -> None:
    """End a membership on a day, on which it is no more; with a reason of Law 17/2023 Art. 33."""
    with book.change("MEMBER_LEFT", id=membership_id) as session:
        record = membership(session, membership_id)
        record.left_on = kept(session, MEMBERSHIP, "left_on", on)
        record.leave_reason = kept(session, MEMBERSHIP, "leave_reason", reason)
        _refuse_wrong(session, record)


def remove_membership(book: Book, membership_id: str) -> None:
    """Take out a membership that was entered by mistake; the person stays."""
    with book.change("MEMBERSHIP_REMOVED", id=membership_id) as session:
        session.delete(membership(session, membership_id))


def remove_person(book: Book, person_id: str) -> None:
    """Throw a person into the bin, with all memberships and offices; undo or restore brings them back."""
    with book.change("PERSON_REMOVED", id=person_id) as session:
        person(session, person_id).deleted = 1


def restore_person(book: Book, person_id: str) -> None:
    """Take a person out of the bin."""
    with book.change("PERSON_RESTORED", id=person_id) as session:
        record = person(session, person_id)
        refuse_number_taken(session, record)
        record.deleted = 0


def person(session: Session, person_id: str) -> Person:
    """The record; Refused PERSON_UNKNOWN."""
    record = session.get(Person, person_id)
    if record is None:
        raise Refused("PERSON_UNKNOWN", id=person_id)
    about(session, person=record.name)
    return record


def membership(session: Session, membership_id: str) -> Membership:
    """The record; Refused MEMBERSHIP_UNKNOWN."""
    record = session.get(Membership, membership_id)
    if record is None:
        raise Refused("MEMBERSHIP_UNKNOWN", id=membership_id)
    person(session, record.person_id)
    return record


def similar(book: Book, name: str, birth: str | None = None, number: str | None = None) -> list[Similar]:
    """People who may be the same as a new person: the same personal number, or name and year of birth."""
    with book.read_session() as session:
        return similar_in(session, name, birth, number)


def similar_in(session: Session, name: str, birth: str | None, number: str | None) -> list[Similar]:
    """As similar, inside a session."""
    found: dict[str, Similar] = {}
    if number and (bare := compact(number)):
        for known in _people(session, Person.personal_number == bare):
            found[known.id] = _similar(session, known, "PERSONAL_NUMBER_SAME")
    if birth and (key := fold(name)):
        born_in = func.substr(Person.birth, 1, 4) == str(birth)[:4]
        for known in _people(session, Person.name_folded == key, born_in):
            found.setdefault(known.id, _similar(session, known, "NAME_AND_BIRTH_SAME"))
        for known in _people(session, Person.id.in_(_also_known_as(session, key)), born_in):
            found.setdefault(known.id, _similar(session, known, "OTHER_NAME_AND_BIRTH_SAME"))
    return list(found.values())


def _also_known_as(session: Session, key: str) -> list[str]:
    """Ids of those with this folded name among their other names. Few have any: an index has them alone."""
    rows = session.execute(
        select(Person.id, Person.aliases).where(
            Person.search_words != "", Person.search_words.contains(key, autoescape=True)
        )
    )
    return [row.id for row in rows if key in map(fold, other_names(row.aliases))]


_Known = Row[str, str, str | None, str | None, str]
"""A person as a possible match."""


def _people(session: Session, *conditions: ColumnElement[bool]) -> Sequence[_Known]:
    known = select(Person.id, Person.name, Person.birth, Person.personal_number, Person.address)
    return session.execute(known.where(Person.deleted == 0, *conditions).limit(MOST_SIMILAR)).all()


def _similar(session: Session, known: _Known, why: str) -> Similar:
    places = dict.fromkeys(line.organisation for line in rows_in(session, "m.person_id = :id", id=known.id))
    return Similar(
        known.id, known.name, known.birth, known.personal_number, known.address, tuple(places), why
    )


def get_person(book: Book, person_id: str) -> PersonCard:
    """One person with all memberships; Refused PERSON_UNKNOWN."""
    with book.read_session() as session:
        record = person(session, person_id)
        return PersonCard(
            record.id,
            record.name,
            {name: value for name, value in record.values().items() if name in PERSON},
            bool(record.deleted),
            tuple(rows_in(session, "m.person_id = :id", id=person_id)),
        )


def members_of(book: Book, organisation_id: str) -> list[MemberRow]:
    """All memberships of an organisation, past ones too, by name in Vietnamese order."""
    with book.read_session() as session:
        return rows_in(session, "m.organisation_id = :id", order="p.name_sorted, m.id", id=organisation_id)


def reveal(book: Book, person_id: str) -> str:
    """The personal number of a person in full; the history records that it was shown."""
    with book.change("NUMBER_REVEALED", id=person_id) as session:
        record = person(session, person_id)
        session.info["touched"] = ("people",)
        return record.personal_number or ""


def refuse_number_taken(session: Session, record: Person) -> None:
    """Refuse a personal number that somebody else has: PERSONAL_NUMBER_TAKEN."""
    if not record.personal_number:
        return
    query = select(Person.id, Person.name).where(
        Person.personal_number == record.personal_number, Person.id != record.id, Person.deleted == 0
    )
    with session.no_autoflush:  # what is to be refused must not be written first
        other = session.execute(query.limit(1)).first()
    if other is not None:
        raise Refused("PERSONAL_NUMBER_TAKEN", name=other.name, person=other.id)


def _refuse_wrong(session: Session, record: Membership) -> None:
    if record.joined_on and record.left_on and record.left_on < record.joined_on:
        first, second = (date.fromisoformat(day) for day in (record.joined_on, record.left_on))
        raise Refused("DAYS_OUT_OF_ORDER", first=f"{first:%d/%m/%Y}", second=f"{second:%d/%m/%Y}")
    refuse_before_birth(person(session, record.person_id), record.joined_on)
    names = column(session, _OVERLAPPING, **_span(record))
    if names:
        raise Refused("MEMBER_ALREADY", name=names[0])


def refuse_before_birth(person: Person, day: str | None) -> None:
    """Refused DAY_BEFORE_BIRTH where somebody joined or took an office before they were born (rule R11)."""
    if day and person.birth and day[: len(person.birth)] < person.birth:
        on = date.fromisoformat(day)
        raise Refused("DAY_BEFORE_BIRTH", name=person.name, day=f"{on:%d/%m/%Y}", birth=person.birth)


def _span(record: Membership) -> dict[str, str]:
    own = {"organisation": record.organisation_id, "person": record.person_id, "id": record.id}
    return own | {"joined": record.joined_on or "", "left": record.left_on or _NEVER}


_FIRST_DAYS = """
SELECT joined_on FROM memberships WHERE person_id = :person AND joined_on IS NOT NULL
UNION ALL SELECT from_on FROM managers WHERE person_id = :person AND from_on IS NOT NULL
"""
_OVERLAPPING = """
SELECT p.name FROM memberships m JOIN people p ON p.id = m.person_id
WHERE m.organisation_id = :organisation AND m.person_id = :person AND m.id <> :id
  AND coalesce(m.left_on, '9999') > :joined AND coalesce(m.joined_on, '') < :left
LIMIT 1
"""
_NEVER = "9999"
"""Behind every day, as text."""
