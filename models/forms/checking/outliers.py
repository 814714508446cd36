"""Units far from their peers or from their own past, by bounds that the units' own figures give.

Comparable are the means of a form, and every figure that adds up divided by the number of its organisations; they are
compared over the units on a logarithmic scale by median and median absolute deviation, which a single wrong unit
cannot move. Counts below ten are left aside: they differ by chance alone. Rows crossed by sectors are, for the same
reason.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import exp, log
from statistics import median

from models.forms.definition import CellKey, Combine, Form, Kind, Row
from models.forms.findings import Finding, Level
from models.forms.merge.contributions import Contribution, Contributions
from models.values.quantities import format_number, round_half_up

MILLION = 10**6

FEWEST_UNITS = 8
"""With fewer units a median says little about what is usual."""

FAR = 6.0
"""So many deviations from the median are far: beyond what units of one province differ by (one in 10⁸ by chance)."""

DIFFERENCES = frozenset({"profit", "capital_increase"})
"""Attributes of the register that are what remains of larger sums."""

_TO_SIGMA = 1.4826
"""Median absolute deviation → standard deviation of a normal distribution."""

FEWEST_COUNTED = 10
"""A count below says little: one more or less changes it by a tenth or more."""

LEAST_DEVIATION = log(1.25)
"""A deviation is never taken as smaller: where nearly all units agree, a fourth more is nothing."""


Numbers = Sequence[float | None]
"""What the units state in a cell, in their order; None of who states nothing."""


class _Units:
    """The units with what they state now and stated before, in the order of their names."""

    def __init__(self, now: Contributions, before: Contributions) -> None:
        known = [
            (one.unit, place) for place, one in enumerate(now.contributors) if one.unit and not one.correction
        ]
        self._places = [place for _, place in sorted(known)]
        self._earlier = [before.place_of(now.contributors[place].source) for place in self._places]
        self.names = [now.contributors[place].unit for place in self._places]
        self.now = cache(lambda key: _numbers(now, key, self._places))
        self.before = cache(lambda key: _numbers(before, key, self._earlier))


def _numbers(there: Contributions, key: CellKey, places: Sequence[int | None]) -> Numbers:
    column = there.figures.get(key)
    numbers = column.floats() if column else [None] * len(there)
    return [None if place is None else numbers[place] for place in places]


@dataclass(frozen=True, slots=True)
class _Far:
    unit: str
    value: float


def outlier_findings(
    form: Form, now: Iterable[Contribution], before: Iterable[Contribution] = ()
) -> list[Finding]:
    """A warning for each row in which units lie far from their peers, or moved unlike them.

    before: what they stated for the period before, under the source of what they state now. What has no unit's name
    is no unit: the own register.
    """
    units = _Units(Contributions.of(now), Contributions.of(before))
    if len(units.names) < FEWEST_UNITS:
        return []
    return [*_from_peers(form, units), *_from_past(form, units)]


def _from_peers(form: Form, units: _Units) -> Iterable[Finding]:
    for row in form.rows:
        over, under = _per(form, row)
        if not over:
            continue
        above, below = (units.now((part, form.main_column)) for part in (over, under))
        values = {
            unit: value
            for unit, *parts in zip(units.names, above, below, strict=True)
            if (value := _quotient(form.row_by_code[over], *parts)) is not None
        }
        found, middle = far(values, below=not _is_difference(form, over))
        if found:
            shown = [f"{one.unit}: {_written(form, row, one.value)}" for one in found]
            yield _finding("UNIT_FAR_FROM_PEERS", form, row, shown, _written(form, row, middle))


def _from_past(form: Form, units: _Units) -> Iterable[Finding]:
    for row in form.rows:
        if not _adds_up(row):
            continue
        key = (row.code, form.main_column)
        moves = {
            unit: now / before
            for unit, now, before in zip(units.names, units.now(key), units.before(key), strict=True)
            if now is not None and before is not None and _says_much(row, now) and _says_much(row, before)
        }
        found, middle = far(moves, below=not _is_difference(form, row.code))
        if found:
            shown = [f"{one.unit}: {_times(one.value)}" for one in found]
            yield _finding("UNIT_FAR_FROM_PAST", form, row, shown, _times(middle))


def _adds_up(row: Row) -> bool:
    return not row.heading and not row.derived and not row.item and row.combine is Combine.SUM


def _says_much(row: Row, value: float) -> bool:
    return value > 0 and (row.kind is not Kind.COUNT or value >= FEWEST_COUNTED)


def _per(form: Form, row: Row) -> tuple[str, str]:
    """The rows by whose quotient a row is compared: of a mean its own, else the row and its organisations; or none."""
    if row.mean is not None and not row.item:
        return row.mean
    if not _adds_up(row) or row.source is None:
        return "", ""
    whole = next((one for one in form.rows if _counts_all(one, row)), None)
    return (row.code, whole.code) if whole is not None and whole.code != row.code else ("", "")


def _counts_all(whole: Row, row: Row) -> bool:
    """Whether a row counts all the organisations of the kind that another row is about."""
    here, there = whole.source, row.source
    if here is None or there is None or (here.of, here.measure) != ("organisations", "count"):
        return False
    return dict(here.where) == {"alive": True} and dict(here.basis) == dict(there.basis)


def _is_difference(form: Form, row: str) -> bool:
    """Whether a row is what remains of larger sums: it can be as small as it likes, and smallness says nothing."""
    source = form.row_by_code[row].source
    return source is not None and source.attribute in DIFFERENCES


def far(values: Mapping[str, float], *, below: bool = True) -> tuple[list[_Far], float]:
    """The units whose positive values lie far from the median of all, and that median.

    below: whether values far below it count as well.
    """
    logs = {unit: log(value) for unit, value in values.items() if value > 0}
    if len(logs) < FEWEST_UNITS:
        return [], 0.0
    middle = median(logs.values())
    deviation = median(abs(one - middle) for one in logs.values()) * _TO_SIGMA
    bound = FAR * max(deviation, LEAST_DEVIATION)
    found = [
        _Far(unit, values[unit])
        for unit, one in logs.items()
        if one - middle > bound or (below and middle - one > bound)
    ]
    return found, exp(middle)


def _quotient(row: Row, above: float | None, below: float | None) -> float | None:
    """The quotient of a unit that states both parts; None where it does not, or where they say little."""
    if above is None or below is None or not _says_much(row, above) or below <= 0:
        return None
    return above / below


def _finding(code: str, form: Form, row: Row, shown: Sequence[str], middle: str) -> Finding:
    details = {
        "name": form.name,
        "row": row.code,
        "label": row.label,
        "units": "; ".join(shown),
        "count": len(shown),
        "usual": middle,
    }
    return Finding(code, "R3", Level.WARNING, form.code, row.code, form.main_column, details)


def _written(form: Form, row: Row, value: float) -> str:
    """A quotient in the printed unit of its row, with one decimal more than is printed."""
    base = Decimal(value) / (MILLION if row.kind is Kind.MONEY else 1)
    return format_number(round_half_up(base, row.decimals + 1))


def _times(value: float) -> str:
    return "× " + format_number(round_half_up(Decimal(value), 2))
