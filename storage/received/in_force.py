"""Which accepted packages are in force for a period: the newest accepted revision of each unit."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.returns.records import PackageState, ReceivedPackage
from models.returns.register_index import ReceivedDocument


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
        .where(package.period == period, PackageState.status == "accepted")
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
