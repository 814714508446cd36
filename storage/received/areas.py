"""Packages whose units share an area: which of them counts, and what is said about it.

An area is counted once. Until one of two packages that share one is withdrawn, the unit with the larger area counts
and the other is left out, whatever came first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.forms.findings import Finding, Level
from models.values.areas import area_of, lie_apart, shared_area, units_with_keys
from models.values.dates import format_date
from models.values.units import Unit
from storage.received.in_force import InForce

FIRST_NAMES = 5
"""So many names stand in a sentence; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two packages for one period whose units share an area: the one that counts, the one left out, what they share."""

    counted: InForce
    left_out: InForce
    shared: tuple[Unit, ...]


def overlaps(packages: Iterable[InForce]) -> list[Overlap]:
    """The pairs of packages that share an area, in an order that does not depend on their arrival."""
    known = list(packages)
    units = units_with_keys([one.unit for one in known])
    placed = [(one, unit) for one, unit in zip(known, units, strict=True) if unit is not None]
    if lie_apart(unit for _, unit in placed):
        return []
    counted: list[tuple[InForce, Unit]] = []
    found: list[Overlap] = []
    for one, unit in sorted(placed, key=lambda pair: _precedence(pair[1])):
        met = [(other, shared) for other, there in counted if (shared := shared_area(there, unit))]
        found += [Overlap(other, one, shared) for other, shared in met]
        if not met:
            counted.append((one, unit))
    return found


def _precedence(unit: Unit) -> tuple[int, int, str]:
    """The larger area first; of equal ones the newer unit."""
    size = sum(2 if is_whole else 1 for is_whole in area_of(unit).values())
    return -size, -(unit.valid_from or date.min).toordinal(), unit.code


def without_overlap(packages: Sequence[InForce]) -> list[InForce]:
    """The packages whose figures are merged: of those that share an area only one."""
    left = {one.left_out.unit for one in overlaps(packages)}
    return [one for one in packages if one.unit not in left]


def overlap_findings(packages: Sequence[InForce]) -> list[Finding]:
    """An error for each pair of packages that share an area."""
    return [_overlap_finding(one) for one in overlaps(packages)]


def _overlap_finding(found: Overlap) -> Finding:
    counted, left = found.counted, found.left_out
    details = {
        "counted": counted.unit_name,
        "counted_code": counted.unit[1],
        "counted_package": counted.sha256[:12] or "\u2013",
        "left": left.unit_name,
        "left_code": left.unit[1],
        "left_package": left.sha256[:12] or "\u2013",
        "shared": shortened([unit.title for unit in found.shared]),
        "count": len(found.shared),
    }
    subject = f"{_key_text(counted)}+{_key_text(left)}"
    return Finding("AREA_COUNTED_TWICE", "R14", Level.ERROR, details=details, subject=subject)


def _key_text(package: InForce) -> str:
    return "/".join(part for part in package.unit if part)


def shortened(names: Sequence[str]) -> str:
    """Names in a row; of many only the first, and how many more there are."""
    more = len(names) - FIRST_NAMES
    return ", ".join(names[:FIRST_NAMES]) + (f" (+{more})" if more > 0 else "")


def cutoff_findings(packages: Sequence[InForce], cutoff: date) -> list[Finding]:
    """A warning where units counted as of another day than the merged sheet, with every such day and its units."""
    others: dict[date, list[str]] = {}
    for one in packages:
        if one.cutoff not in (None, cutoff):
            others.setdefault(one.cutoff, []).append(one.unit_name)
    if not others:
        return []
    details = {
        "day": format_date(cutoff),
        "units": "; ".join(
            f"{format_date(day)}: {', '.join(names)}" for day, names in sorted(others.items())
        ),
        "count": sum(map(len, others.values())),
    }
    return [Finding("CUTOFFS_DIFFER", "R10", Level.WARNING, details=details)]
