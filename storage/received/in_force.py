"""Which accepted packages are in force for a period: the newest accepted revision of each unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from storage.book import journal
from storage.book.journal import Line
from storage.book.rows import each, fetch, marks

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


@dataclass(frozen=True, slots=True)
class InForce:
    """An accepted package that counts: the newest accepted revision of its unit for the period.

    cutoff: the day of its figures; None of a package that an earlier version took in and that was not read since.
    """

    sha256: str
    unit: tuple[str, str, str]
    unit_name: str
    revision: int
    received_at: str
    cutoff: date | None = None


def in_force(session: "Session | RowSession", period: str) -> list[InForce]:
    """Accepted packages that count for a period, by unit code; order of arrival has no influence."""
    return _newest(session, "period = :period AND status = 'accepted'", {"period": period})


def units_in_force(session: "Session | RowSession", period: str) -> set[tuple[str, str]]:
    """Level and code of the units that have an accepted package for a period."""
    found = each(
        session,
        "SELECT DISTINCT unit_level, unit_code FROM received_packages "
        "JOIN package_states ON package_states.id = sha256 WHERE period = :period AND status = 'accepted'",
        period=period,
    )
    return {(level, code) for level, code in found}


def any_received(session: "Session | RowSession", period: str) -> bool:
    """Whether any package was ever taken in for a period, whatever became of it."""
    found = fetch(
        session, "SELECT 1 AS found FROM received_packages WHERE period = :period LIMIT 1", period=period
    )
    return bool(found)


def in_force_before(session: "Session", period: str, change: int) -> list[InForce]:
    """The packages that counted for a period when a change of the book began, whatever was taken in or back since.

    change: its number in the journal, from which the states of then are read.
    """
    from sqlalchemy import select

    from models.returns.records import PackageState, ReceivedPackage

    package = ReceivedPackage
    known = session.execute(select(package.sha256).where(package.period == period)).scalars().all()
    history = journal.lines_of_records(session, PackageState.__tablename__, known)
    then = [sha256 for sha256, lines in history.items() if _state_before(lines, change) == "accepted"]
    listed, values = marks(then)
    return _newest(session, f"package.sha256 IN ({listed})", values)


def _state_before(lines: Sequence[Line], change: int) -> str:
    """What a package was before a change, "" where it was not there."""
    state = ""
    for line in lines:
        if line.change >= change:
            break
        if line.action == "insert":
            state = str(line.new["status"])
        elif line.field == "status":
            state = str(line.new)
    return state


def _newest(session: "Session | RowSession", counting: str, values: Mapping[str, Any]) -> list[InForce]:
    """The newest package of each unit among those that count: a condition on packages and their states."""
    rows = fetch(
        session,
        f"""
        SELECT package.sha256, unit_level, unit_code, unit_from, unit_name, revision, received_at, cutoff
        FROM received_packages package
        JOIN package_states ON package_states.id = package.sha256
        LEFT JOIN received_documents ON received_documents.sha256 = package.sha256
        WHERE {counting}
        ORDER BY unit_code, unit_from, revision
        """,
        **values,
    )
    newest = {(row.unit_level, row.unit_code, row.unit_from): row for row in rows}
    return [
        InForce(
            row.sha256,
            unit,
            row.unit_name,
            row.revision,
            row.received_at,
            date.fromisoformat(row.cutoff) if row.cutoff else None,
        )
        for unit, row in newest.items()
    ]
