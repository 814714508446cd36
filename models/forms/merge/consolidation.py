"""Merging as a pure function of what was accepted: by each row's own combine rule, in any order the same.

Additive figures are summed over the units that state them; ratios and means are recomputed on the sheet from merged
numerators and denominators and are never summed; rows that do not combine stay with the parent unit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from models.forms.coverage import Pair
from models.forms.definition import CellKey, Combine, Form


@dataclass(frozen=True, slots=True)
class Contribution:
    """The figures of one unit: `source` names the package (or the own register) that they came in.

    pairs: what its own ratios and means are made from; a package of an older program has none.
    correction: no unit's own figures, but what is taken off the sum so that one record counts once; it is no unit.
    """

    unit: str
    source: str
    figures: Mapping[CellKey, Decimal]
    pairs: Mapping[CellKey, Pair] = field(default_factory=dict)
    correction: bool = False


def combines(form: Form, key: CellKey) -> bool:
    """Whether a cell is summed over units."""
    row, column = form.row_by_code.get(key[0]), form.column_by_key.get(key[1])
    if row is None or column is None or column.role != "figure":
        return False
    if row.source is not None and row.source.measure == "communes":
        return False  # a fact of the receiving unit's own area, whoever has sent
    return row.combine is Combine.SUM and not row.derived


def combine(form: Form, contributions: Iterable[Contribution]) -> dict[CellKey, Decimal]:
    """The merged figures of a form; a cell that no unit states is absent, not zero."""
    merged: dict[CellKey, Decimal] = {}
    for contribution in contributions:
        for key, value in contribution.figures.items():
            if combines(form, key):
                merged[key] = merged.get(key, Decimal(0)) + value
    return merged


@dataclass(frozen=True, slots=True)
class UnitShare:
    """One unit's share of a merged figure."""

    unit: str
    source: str
    value: Decimal


def parts_of(form: Form, key: CellKey, contributions: Iterable[Contribution]) -> list[UnitShare]:
    """The figures that units stated for a cell, in the order of the contributions."""
    return [
        UnitShare(contribution.unit, contribution.source, contribution.figures[key])
        for contribution in contributions
        if key in contribution.figures
    ]


def mean_without_base(form: Form, contributions: Iterable[Contribution]) -> list[tuple[str, str]]:
    """(unit, row) of typed means and ratios without numerator and denominator: they cannot enter the merge."""
    found = []
    for contribution in contributions:
        for row in form.rows:
            if row.mean is None or (row.code, form.main_column) not in contribution.figures:
                continue
            if any((part, form.main_column) not in contribution.figures for part in row.mean):
                found.append((contribution.unit, row.code))
    return found
