"""Memberships as lines of a record: those of a person and those of an organisation."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from storage.book.dialect import fragments
from storage.book.rows import RowSession, records

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One membership as a line of a list."""

    id: str
    person_id: str
    organisation_id: str
    name: str
    organisation: str
    party: str
    kind: str
    sex: str | None
    birth: str | None
    ethnic_group: str | None
    personal_number: str | None
    capital: int | None
    joined_on: str | None
    left_on: str | None
    leave_reason: str | None
    works: int | None
    certificate: str


def rows_in(
    session: "Session | RowSession", condition: str, order: str = "m.joined_on, m.id", **values: Any
) -> list[MemberRow]:
    """The memberships of a condition, inside a session."""
    return records(session, MemberRow, f"{_MEMBERS} AND {condition} ORDER BY {order}", **values)


_READING = fragments.from_few(
    "memberships m", ("people p", "p.id = m.person_id"), ("organisations o", "o.id = m.organisation_id")
)
_MEMBERS = f"""
SELECT m.id, m.person_id, m.organisation_id, p.name, o.name AS organisation, p.party, m.kind, p.sex, p.birth,
       p.ethnic_group, p.personal_number, m.capital, m.joined_on, m.left_on, m.leave_reason, m.works, m.certificate
FROM {_READING}
WHERE p.deleted = 0 AND o.deleted = 0
"""
