"""The register as it travels in a package: plain tables of what stands at the cut-off day, in a stable order.

Search keys stay at home, and so does what was thrown into the bin or happened after the day.
"""

from datetime import date

from sqlalchemy.orm import Session

from models.base import Recorded
from models.register.tables.debts import Debt, DebtEntry
from models.register.tables.members import Manager, Membership, Person
from models.register.tables.organisations import CharterCapital, Evaluation, Organisation, Standing
from models.register.tables.results import Result
from models.returns.document import RegisterTable
from storage.book.book import Book
from storage.book.rows import each

LEFT_AT_HOME = frozenset({"name_folded", "name_sorted", "search_words", "deleted"})

_BEGUN = (
    "(coalesce(o.founded_on, o.registered_on) IS NULL OR coalesce(o.founded_on, o.registered_on) <= :day)"
)
_ORGANISATIONS = f"SELECT o.id FROM organisations o WHERE o.deleted = 0 AND {_BEGUN}"
_OF_THEM = f"t.organisation_id IN ({_ORGANISATIONS})"
_MEMBERSHIPS = f"{_OF_THEM} AND (t.joined_on IS NULL OR t.joined_on <= :day)"
_MANAGERS = f"{_OF_THEM} AND (t.from_on IS NULL OR t.from_on <= :day)"
_DEBTS = f"{_OF_THEM} AND t.deleted = 0 AND (t.started_on IS NULL OR t.started_on <= :day)"

TABLES: dict[str, tuple[type[Recorded], str]] = {
    "organisations": (Organisation, f"t.id IN ({_ORGANISATIONS})"),
    "standings": (Standing, f'{_OF_THEM} AND t."on" <= :day'),
    "charter_capitals": (CharterCapital, f'{_OF_THEM} AND t."on" <= :day'),
    "evaluations": (Evaluation, _OF_THEM),
    "people": (
        Person,
        f"t.deleted = 0 AND t.id IN (SELECT t.person_id FROM memberships t WHERE {_MEMBERSHIPS} "
        f"UNION SELECT t.person_id FROM managers t WHERE {_MANAGERS})",
    ),
    "memberships": (
        Membership,
        f"{_MEMBERSHIPS} AND t.person_id IN (SELECT id FROM people WHERE deleted = 0)",
    ),
    "managers": (Manager, f"{_MANAGERS} AND t.person_id IN (SELECT id FROM people WHERE deleted = 0)"),
    "results": (Result, _OF_THEM),
    "debts": (Debt, _DEBTS),
    "debt_entries": (
        DebtEntry,
        f't."on" <= :day AND t.debt_id IN (SELECT t.id FROM debts t WHERE {_DEBTS})',
    ),
}
"""Table → what it keeps and which of its rows travel (`t` is the table itself, :day the cut-off)."""

KINDS: dict[str, type[Recorded]] = {name: kind for name, (kind, _) in TABLES.items()}
"""Table → what it keeps: what a query about a record can name."""


def register_tables(book: Book, cutoff: date) -> dict[str, RegisterTable]:
    """Every register table as of the day, rows ordered by id."""
    with book.reading() as session:
        return tables_in(session, cutoff)


def tables_in(session: Session, cutoff: date) -> dict[str, RegisterTable]:
    """As register_tables, inside a session."""
    return {name: _packed(session, kept, condition, cutoff) for name, (kept, condition) in TABLES.items()}


def _packed(session: Session, kept: type[Recorded], condition: str, cutoff: date) -> RegisterTable:
    columns = travelling(kept)
    listed = ", ".join(f't."{name}"' for name in columns)
    rows = each(
        session,
        f"SELECT {listed} FROM {kept.__tablename__} t WHERE {condition} ORDER BY t.id",
        day=cutoff.isoformat(),
    )
    return RegisterTable(columns, tuple(rows))


def travelling(kept: type[Recorded]) -> tuple[str, ...]:
    """The columns of a table that travel, id first."""
    names = [column.name for column in kept.__table__.columns if column.name not in LEFT_AT_HOME]
    return ("id", *(name for name in names if name != "id"))
