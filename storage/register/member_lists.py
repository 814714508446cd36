"""Lists of members for the desktop: the first rows and the ordered keys, rows by page, counts of the filters.

Nothing here needs the mapping of records, so that the window's first list does not wait for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.keys import ordered_keys
from storage.book.rows import Look, fetch, marks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CURRENT_MEMBER = "(m.joined_on IS NULL OR m.joined_on <= :day) AND (m.left_on IS NULL OR m.left_on > :day)"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilter:
    """What the list shows; on a day: current members, or with past=True those who have left.

    kinds: none means all; people: only these, None means everybody.
    """

    organisation_id: str | None = None
    kinds: tuple[str, ...] = ()
    past: bool = False
    people: tuple[str, ...] | None = None


def keys(book: Book, chosen: MemberFilter | None = None, day: date | None = None) -> Sequence[str]:
    """Ids of memberships on a day (today), by name of the person in Vietnamese order.

    Where only a few people are asked for, the query begins at them and not at all organisations or all names.
    """
    chosen = chosen or MemberFilter()
    conditions = ["p.deleted = 0", "m.left_on <= :day" if chosen.past else CURRENT_MEMBER]
    values: dict[str, Any] = {}
    living, order = "o.deleted", "p.name_sorted"
    if chosen.people is not None:
        living, order = fragments.not_by_index(living), fragments.not_by_index(order)
    if chosen.organisation_id:
        conditions.append("m.organisation_id = :organisation_id")
        values["organisation_id"] = chosen.organisation_id
    for column, name, wanted in (("m.kind", "kind", chosen.kinds or None), ("p.id", "person", chosen.people)):
        if wanted is not None:
            listed, named = marks(wanted, name)
            conditions.append(f"{column} IN ({listed})")
            values |= named
    with book.looking() as session:
        return ordered_keys(
            session,
            "SELECT m.id FROM memberships m JOIN people p ON p.id = m.person_id "
            f"JOIN organisations o ON o.id = m.organisation_id AND {living} = 0 WHERE "
            + " AND ".join(conditions)
            + f" ORDER BY {order}, p.id, m.id",
            day=(day or book.clock().date()).isoformat(),
            **values,
        )


def first_keys(book: Book, most: int) -> list[str]:
    """How the keys of today's members begin, at once however many there are: of the first people by name.

    Fewer than `most` where several of those people are no members; none is no proof that there is nobody.
    """
    with book.looking() as session:
        rows = fetch(session, _FIRST, day=book.clock().date().isoformat(), most=most)
    return [row[0] for row in rows]


_FIRST_PEOPLE = fragments.from_few(
    "(SELECT id, name_sorted FROM people WHERE deleted = 0 ORDER BY name_sorted, id LIMIT :most) p",
    ("memberships m", "m.person_id = p.id"),
    ("organisations o", "o.id = m.organisation_id AND o.deleted = 0"),
)
_FIRST = f"""
SELECT m.id FROM {_FIRST_PEOPLE}
WHERE {CURRENT_MEMBER} ORDER BY p.name_sorted, p.id, m.id LIMIT :most
"""


def counts(book: Book, day: date | None = None) -> dict[str, int]:
    """How many current memberships there are of each kind on a day (today), and under "past" those that ended."""
    with book.looking() as session:
        rows = fetch(
            session,
            "SELECT CASE WHEN m.left_on <= :day THEN 'past' ELSE m.kind END, count(*) "
            "FROM memberships m WHERE (m.joined_on IS NULL OR m.joined_on <= :day) "
            "AND m.person_id NOT IN (SELECT id FROM people WHERE deleted = 1) "
            "AND m.organisation_id NOT IN (SELECT id FROM organisations WHERE deleted = 1) GROUP BY 1",
            day=(day or book.clock().date()).isoformat(),
        )
    return dict(rows)


def page(book: Book, ids: Sequence[str]) -> list[MemberRow]:
    """The rows of these memberships in the given order; unknown ids are left out."""
    listed, values = marks(ids)
    with book.looking() as session:
        by_id = {row.id: row for row in rows_in(session, f"m.id IN ({listed})", **values)}
    return [by_id[one] for one in ids if one in by_id]


def rows_in(
    session: "Session | Look", condition: str, order: str = "m.joined_on, m.id", **values: Any
) -> list[MemberRow]:
    """The memberships of a condition, inside a session."""
    rows = fetch(session, f"{_MEMBERS} AND {condition} ORDER BY {order}", **values)
    return [MemberRow(*row) for row in rows]


_READING = fragments.from_few(
    "memberships m", ("people p", "p.id = m.person_id"), ("organisations o", "o.id = m.organisation_id")
)
_MEMBERS = f"""
SELECT m.id, p.id, o.id, p.name, o.name, p.party, m.kind, p.sex, p.birth, p.ethnic_group, p.personal_number,
       m.capital, m.joined_on, m.left_on, m.leave_reason, m.works, m.certificate
FROM {_READING}
WHERE p.deleted = 0 AND o.deleted = 0
"""
