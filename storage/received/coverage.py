"""Which of the units that should report have their area reported by others: a district for its communes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.values.areas import UnitTexts, cover, lie_apart, units_with_keys
from models.values.units import Unit
from storage.received.in_force import InForce, in_force

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


@dataclass(frozen=True, slots=True)
class Covered:
    """Whose packages report (a part of) a unit's area, and whether they report it whole."""

    by: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """The units expected for a period beside the packages in force.

    others: units that sent and are not expected on the cut-off day; covered: expected unit → who reports its area.
    """

    others: tuple[Unit, ...]
    covered: Mapping[UnitTexts, Covered]

    def is_covered(self, unit: Unit) -> bool:
        """Whether the whole area of a unit is reported by others."""
        found = self.covered.get(unit.key)
        return found is not None and found.whole


def coverage(session: "Session | RowSession", period: str, expected: Sequence[Unit]) -> AreaCoverage:
    """Whose area is reported by whom for a period."""
    return coverage_by(in_force(session, period), expected)


def coverage_by(packages: Iterable[InForce], expected: Sequence[Unit]) -> AreaCoverage:
    """As coverage, of packages that were read already."""
    awaited = {unit.key for unit in expected}
    sent = [unit for unit in units_with_keys([one.unit for one in packages]) if unit is not None]
    others = tuple(unit for unit in sent if unit.key not in awaited)
    if not others or lie_apart([*expected, *others]):
        return AreaCoverage(others, {})
    covered = {}
    for unit in expected:
        by = [other for other in sent if other.key != unit.key and cover(unit, [other]) != "none"]
        if by:
            names = tuple(other.title for other in by)
            covered[unit.key] = Covered(names, cover(unit, by) == "whole")
    return AreaCoverage(others, covered)
