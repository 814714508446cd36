"""What the units have contributed to a period: the accepted packages that are in force, and the own register."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.consolidation import Contribution
from models.forms.definition import CellKey
from models.returns.records import PackageState, ReceivedFigure, ReceivedPackage


@dataclass(frozen=True, slots=True)
class InForce:
    """An accepted package that counts: the newest accepted revision of its unit for the period."""

    sha256: str
    unit: tuple[str, str, str]
    unit_name: str
    revision: int
    received_at: str


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
        )
        .join(PackageState, PackageState.id == package.sha256)
        .where(package.period == period, PackageState.status == "accepted")
        .order_by(package.unit_code, package.unit_from, package.revision)
    ).all()
    newest = {(row.unit_level, row.unit_code, row.unit_from): row for row in rows}
    return [
        InForce(row.sha256, unit, row.unit_name, row.revision, row.received_at)
        for unit, row in newest.items()
    ]


def received(session: Session, period: str, form: str) -> list[Contribution]:
    """The contributions of all units to one form."""
    packages = in_force(session, period)
    figures = _figures(session, [package.sha256 for package in packages], form)
    return [
        Contribution(package.unit_name, package.sha256, figures.get(package.sha256, {}))
        for package in packages
    ]


def _figures(session: Session, packages: list[str], form: str) -> dict[str, dict[CellKey, Decimal]]:
    found: dict[str, dict[CellKey, Decimal]] = {}
    rows = session.execute(
        select(ReceivedFigure.sha256, ReceivedFigure.row, ReceivedFigure.column, ReceivedFigure.value).where(
            ReceivedFigure.sha256.in_(packages),
            ReceivedFigure.form == form,
            ReceivedFigure.value.is_not(None),
        )
    )
    for sha256, row, column, value in rows:
        found.setdefault(sha256, {})[row, column] = Decimal(value or 0)
    return found
