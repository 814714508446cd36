"""What the units have contributed to a period: the accepted packages that are in force, and the own register."""

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.consolidation import Contribution
from models.forms.definition import CellKey
from models.returns.records import ReceivedFigure
from storage.received.areas import without_overlap
from storage.received.in_force import in_force


def received(session: Session, period: str, form: str) -> list[Contribution]:
    """The contributions of all units to one form; of packages that share an area only one counts."""
    packages = without_overlap(in_force(session, period))
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
