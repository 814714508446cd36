"""Which accepted packages are in force for a period: the newest accepted revision of each unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.returns.records import PackageState, ReceivedPackage
from models.returns.register_index import ReceivedDocument
from storage.book import journal
from storage.book.journal import Line


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


def in_force(session: Session, period: str) -> list[InForce]:
    """Accepted packages that count for a period, by unit code; order of arrival has no influence."""
    return _newest(session, period, PackageState.status == "accepted")


def in_force_before(session: Session, period: str, change: int) -> list[InForce]:
    """The packages that counted for a period when a change of the book began, whatever was taken in or back since.

    change: its number in the journal, from which the states of then are read.
    """
    package = ReceivedPackage
    known = session.execute(select(package.sha256).where(package.period == period)).scalars().all()
    history = journal.lines_of_records(session, PackageState.__tablename__, known)
    then = [sha256 for sha256, lines in history.items() if _state_before(lines, change) == "accepted"]
    return _newest(session, period, package.sha256.in_(then))


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


def _newest(session: Session, period: str, counting: ColumnElement[bool]) -> list[InForce]:
    """The newest package of each unit among those that count."""
    package = ReceivedPackage
    rows = session.execute(
        select(
            package.sha256,
            package.unit_level,
            package.unit_code,
            package.unit_from,
            package.unit_name,
            package.revision,
            package.received_at,
            ReceivedDocument.cutoff,
        )
        .join(PackageState, PackageState.id == package.sha256)
        .join(ReceivedDocument, ReceivedDocument.sha256 == package.sha256, isouter=True)
        .where(package.period == period, counting)
        .order_by(package.unit_code, package.unit_from, package.revision)
    ).all()
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
