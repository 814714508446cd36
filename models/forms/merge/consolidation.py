"""Merging as a pure function of what was accepted: by each row's own combine rule, in any order the same.

Additive figures are summed over the units that state them; ratios and means are recomputed on the sheet from merged
numerators and denominators and are never summed; rows that do not combine stay with the parent unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from models.forms.definition import CellKey, Combine, Form
from models.forms.merge.contributions import Contribution, Contributions


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
    columns = Contributions.of(contributions).figures
    return {key: column.total() for key, column in columns.items() if combines(form, key)}


@dataclass(frozen=True, slots=True)
class UnitShare:
    """One unit's share of a merged figure."""

    unit: str
    source: str
    value: Decimal


def parts_of(form: Form, key: CellKey, contributions: Iterable[Contribution]) -> list[UnitShare]:
    """The figures that units stated for a cell, in the order of the contributions."""
    known = Contributions.of(contributions)
    column = known.figures.get(key)
    return [
        UnitShare(one.unit, one.source, value)
        for place, one in enumerate(known.contributors)
        if column is not None and (value := column.get(place)) is not None
    ]


def mean_without_base(form: Form, contributions: Iterable[Contribution]) -> list[tuple[str, str]]:
    """(unit, row) of typed means and ratios without numerator and denominator: they cannot enter the merge."""
    known = Contributions.of(contributions)
    found = []
    for row in form.rows:
        if row.mean is None:
            continue
        lacking = known.stated((row.code, form.main_column))
        above, below = (known.stated((part, form.main_column)) for part in row.mean)
        found += [(place, one.unit, row.code) for place, one in known.at(lacking & ~(above & below))]
    return [(unit, code) for _, unit, code in sorted(found, key=lambda one: one[0])]
