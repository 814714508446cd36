"""What the units have contributed to a period: the accepted packages that are in force, and the own register."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey, Form
from models.forms.merge.consolidation import Contribution
from models.forms.merge.merged_support import Audience
from models.returns.records import ReceivedFigure, ReceivedPair
from storage.received.areas import without_overlap
from storage.received.in_force import InForce, in_force


def received(
    session: Session, period: str, form: str, packages: Sequence[InForce] | None = None
) -> list[Contribution]:
    """The contributions of all units to one form; of packages that share an area only one counts.

    packages: those that counted at another time; those in force where none are named.
    """
    packages = without_overlap(in_force(session, period) if packages is None else packages)
    digests = [package.sha256 for package in packages]
    figures, pairs = _figures(session, digests, form), _pairs(session, digests, form)
    return [
        Contribution(
            package.unit_name,
            package.sha256,
            figures.get(package.sha256, {}),
            pairs.get(package.sha256, {}),
        )
        for package in packages
    ]


@dataclass(frozen=True, slots=True)
class Senders:
    """The packages that count for a period, beside those of the period before and of the same period a year ago.

    awaited: names of the units that are expected to report and have not.
    """

    now: Sequence[InForce]
    last_period: Sequence[InForce]
    last_year: Sequence[InForce]
    awaited: tuple[str, ...]


def audience(session: Session, senders: Senders, form: Form) -> Audience:
    """Who ought to state the figures of a form, and what they stated before."""
    by_unit = {package.unit[:2]: package.sha256 for package in senders.now}
    last_year = _main_figures(session, senders.last_year, form)
    last_period = _main_figures(session, senders.last_period, form)
    return Audience(
        senders.awaited,
        {by_unit.get(unit, "/".join(unit)): figures for unit, figures in last_year.items()},
        {by_unit[unit]: figures for unit, figures in last_period.items() if unit in by_unit},
    )


def _main_figures(
    session: Session, packages: Sequence[InForce], form: Form
) -> dict[tuple[str, str], Mapping[CellKey, Decimal]]:
    """Unit (level, code) → the main figures that its package states."""
    if not packages:
        return {}
    figures = _figures(session, [package.sha256 for package in packages], form.code, form.main_column)
    return {(package.unit[0], package.unit[1]): figures.get(package.sha256, {}) for package in packages}


def _figures(
    session: Session, packages: Collection[str], form: str, column: str | None = None
) -> dict[str, dict[CellKey, Decimal]]:
    """Package → its figures of a form that are stated; of one column where it is named."""
    query = select(
        ReceivedFigure.sha256, ReceivedFigure.row, ReceivedFigure.column, ReceivedFigure.value
    ).where(
        ReceivedFigure.sha256.in_(packages),
        ReceivedFigure.form == form,
        ReceivedFigure.value.is_not(None),
    )
    if column is not None:
        query = query.where(ReceivedFigure.column == column)
    found: dict[str, dict[CellKey, Decimal]] = {}
    for sha256, row, key, value in session.execute(query):
        found.setdefault(sha256, {})[row, key] = Decimal(value or 0)
    return found


def _pairs(session: Session, packages: Iterable[str], form: str) -> dict[str, dict[CellKey, Pair]]:
    """Package → what its ratios and means are made from; absent for packages of older programs."""
    pair = ReceivedPair
    rows = session.execute(select(pair).where(pair.sha256.in_(packages), pair.form == form)).scalars()
    found: dict[str, dict[CellKey, Pair]] = {}
    for row in rows:
        coverage = Coverage(row.stated, row.asked, Counted(row.counted))
        found.setdefault(row.sha256, {})[row.row, row.column] = Pair(
            Decimal(row.numerator), Decimal(row.denominator), coverage
        )
    return found
