"""Which accepted packages are in force for a period: the newest accepted revision of each unit."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from storage.book.rows import fetch


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
    rows = fetch(
        session,
        """
        SELECT package.sha256, unit_level, unit_code, unit_from, unit_name, revision, received_at, cutoff
        FROM received_packages package
        JOIN package_states ON package_states.id = package.sha256
        LEFT JOIN received_documents ON received_documents.sha256 = package.sha256
        WHERE period = :period AND status = 'accepted'
        ORDER BY unit_code, unit_from, revision
        """,
        period=period,
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
