"""The register as it travels in a package: plain tables of its state on the cut-off day, in a stable order.

Which columns and rows travel follows from the catalogue: a record travels with its owner unless it is in the bin or
begins after the day; a person travels where a membership or an office does; what joins two records travels where both
do. Search keys stay at home.
"""

from datetime import date
from typing import TYPE_CHECKING

from models.register.catalogue import RECORDS, record_of
from models.register.dated import COLUMNS
from models.register.organisations import ORGANISATIONS
from models.register.record import Record
from models.returns.document import RegisterTable
from storage.book.book import Book
from storage.book.rows import each
from storage.register.lists.past import as_of, begun

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


def register_tables(book: Book, cutoff: date) -> dict[str, RegisterTable]:
    """Every register table as of the day, rows ordered by id."""
    with book.read_session() as session:
        return tables_in(session, cutoff)


_BLANK_LINKS_SINCE = 3
"""Revision of the data format from which links that lead nowhere are blank; older packages keep their bytes."""


def tables_in(session: "Session | RowSession", cutoff: date) -> dict[str, RegisterTable]:
    """As register_tables, inside a session. A table newer than the first format is left out where it is empty."""
    return tables_until(session, cutoff.isoformat())


def tables_until(session: "Session | RowSession", day: str) -> dict[str, RegisterTable]:
    """As tables_in, until a day in ISO text, which may lie beyond every record."""
    packed = {kind.table: (kind, _packed(session, kind, day)) for kind in RECORDS}
    return {name: table for name, (kind, table) in packed.items() if kind.since == 1 or table.rows}


def _packed(session: "Session | RowSession", kind: Record, day: str) -> RegisterTable:
    listed = ", ".join(_column(kind, name) for name in kind.travelling)
    rows = each(
        session,
        f"SELECT {listed} FROM {kind.table} t WHERE {travels(kind.table)} ORDER BY t.id",
        day=day,
    )
    return RegisterTable(kind.travelling, tuple(rows))


def _column(kind: Record, name: str) -> str:
    """A column as of the day: what has dated values travels as it was then, so that data and sheets agree.

    A link of a later kind that need not lead anywhere is blank where what it leads to stays at home.
    """
    if kind is ORGANISATIONS and name in COLUMNS:
        return as_of(name).replace("{t}", "t")
    if kind.since >= _BLANK_LINKS_SINCE and name in kind.links and not kind.by_name[name].required:
        above = kind.links[name]
        there = f"SELECT t.id FROM {above} t WHERE {travels(above)}"
        return f'(CASE WHEN t."{name}" IN ({there}) THEN t."{name}" END)'
    return f't."{name}"'


_COMES_LATER = (
    "EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = t.id AND s.event = 'moved_in' "
    'AND s."on" > :day AND NOT EXISTS (SELECT 1 FROM standings b WHERE b.organisation_id = t.id '
    "AND b.event IN ('moved_in', 'moved_out') AND b.\"on\" < s.\"on\"))"
)
"""Whether an organisation moves into the unit after the day and was never in it before."""


def travels(table: str, *, with_person: bool = True) -> str:
    """The condition under which a row `t` of a table travels, over the parameter :day."""
    kind = record_of(table)
    conditions = ["t.deleted = 0"] if kind.binned else []
    if from_then_on := begun(kind, "t"):
        conditions.append(from_then_on)
    if kind is ORGANISATIONS:
        conditions.append(f"NOT {_COMES_LATER}")
    if kind.owner:
        above = kind.links[kind.owner]
        conditions.append(f't."{kind.owner}" IN (SELECT t.id FROM {above} t WHERE {travels(above)})')
    if kind.person and with_person:
        people = kind.links[kind.person]
        conditions.append(f't."{kind.person}" IN (SELECT id FROM {people} WHERE deleted = 0)')
    if kind.since >= _BLANK_LINKS_SINCE:
        conditions += [
            f't."{name}" IN (SELECT t.id FROM {above} t WHERE {travels(above)})'
            for name, above in kind.links.items()
            if kind.by_name[name].required and name not in (kind.owner, kind.person)
        ]
    about = [other for other in RECORDS if other.person and other.links[other.person] == table]
    if about:
        named = " UNION ".join(
            f'SELECT t."{other.person}" FROM {other.table} t WHERE {travels(other.table, with_person=False)}'
            for other in about
        )
        conditions.append(f"t.id IN ({named})")
    return " AND ".join(conditions) or "1"
