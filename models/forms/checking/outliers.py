"""Units far from their peers or from their own past, by bounds that the units' own figures give.

Comparable are the means of a form, and every figure that adds up divided by the number of its organisations; they are
compared over the units on a logarithmic scale by median and median absolute deviation, which a single wrong unit
cannot move. Counts below ten are left aside: they differ by chance alone. Rows crossed by sectors are, for the same
reason.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache
from math import exp, log, nan
from operator import itemgetter
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

DIFFERENCES = frozenset({"profit", "profit_after_tax", "capital_increase"})
"""Attributes of the register that are what remains of larger sums."""

_TO_SIGMA = 1.4826
"""Median absolute deviation → standard deviation of a normal distribution."""

FEWEST_COUNTED = 10
"""A count below says little: one more or less changes it by a tenth or more."""

LEAST_DEVIATION = log(1.25)
"""A deviation is never taken as smaller: where nearly all units agree, a fourth more is nothing."""

_LEAST_BOUND = FAR * LEAST_DEVIATION
"""What lies nearer to the median is not far, whatever the deviation of the units is."""

_MORE_THAN_NOTHING = 5e-324
"""The smallest number above zero."""


Numbers = Sequence[float]
"""What units state in a cell, in their order; NaN, which is neither more nor less than a number, where it is blank."""


class _Units:
    """The units with what they state now and stated before, in the order of their names."""

    def __init__(self, now: Contributions, before: Contributions) -> None:
        known = [
            (one.unit, place) for place, one in enumerate(now.contributors) if one.unit and not one.correction
        ]
        places = [place for _, place in sorted(known)]
        earlier = [before.place_of(now.contributors[place].source) for place in places]
        self.names = [now.contributors[place].unit for place in places]
        self.had_before = any(place is not None for place in earlier)
        self.now = cache(_numbers_at(now, places))
        self.before = cache(_numbers_at(before, [_NOWHERE if place is None else place for place in earlier]))


_NOWHERE = -1
"""The place of a unit that stated nothing then: a blank behind all the others."""


def _numbers_at(there: Contributions, places: Sequence[int]) -> Callable[[CellKey], Numbers]:
    """What is stated in a cell at some places, in their order."""
    if len(places) < FEWEST_UNITS:
        return lambda _: [nan] * len(places)
    in_order = itemgetter(*places)

    def numbers(key: CellKey) -> Numbers:
        column = there.figures.get(key)
        return [nan] * len(places) if column is None else in_order([*column.floats(), nan])

    return numbers


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
    return [*_from_peers(form, units), *(_from_past(form, units) if units.had_before else ())]


def _from_peers(form: Form, units: _Units) -> Iterable[Finding]:
    for row in form.rows:
        over, under = _per(form, row)
        if not over:
            continue
        least = _least(form.row_by_code[over])
        above, below = (units.now((part, form.main_column)) for part in (over, under))
        quotients = [
            one / by if one >= least and by > 0 else nan for one, by in zip(above, below, strict=True)
        ]
        found, middle = far(quotients, below=not _is_difference(form, over))
        if found:
            shown = [f"{units.names[at]}: {_written(form, row, quotients[at])}" for at in found]
            yield _finding("UNIT_FAR_FROM_PEERS", form, row, shown, _written(form, row, middle))


def _from_past(form: Form, units: _Units) -> Iterable[Finding]:
    for row in form.rows:
        if not _adds_up(row):
            continue
        key, least = (row.code, form.main_column), _least(row)
        moves = [
            now / before if now >= least and before >= least else nan
            for now, before in zip(units.now(key), units.before(key), strict=True)
        ]
        found, middle = far(moves, below=not _is_difference(form, row.code))
        if found:
            shown = [f"{units.names[at]}: {_times(moves[at])}" for at in found]
            yield _finding("UNIT_FAR_FROM_PAST", form, row, shown, _times(middle))


def _adds_up(row: Row) -> bool:
    return not row.heading and not row.derived and not row.item and row.combine is Combine.SUM


def _least(row: Row) -> float:
    """From what figure on a row says much."""
    return FEWEST_COUNTED if row.kind is Kind.COUNT else _MORE_THAN_NOTHING


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


def far(values: Numbers, *, below: bool = True) -> tuple[list[int], float]:
    """The places of positive values that lie far from the median of all, and that median.

    below: whether values far below it count as well.
    """
    known = sorted([value for value in values if value > 0])
    if len(known) < FEWEST_UNITS:
        return [], 0.0
    first, last = (known[at] for at in ((len(known) - 1) // 2, len(known) // 2))
    middle = log(first) if first == last else (log(first) + log(last)) / 2
    lowest, highest = log(known[0]), log(known[-1])
    if highest - middle <= _LEAST_BOUND and (not below or middle - lowest <= _LEAST_BOUND):
        return [], exp(middle)  # mostly so, and nobody needs to know how much the others deviate
    deviation = median(abs(log(value) - middle) for value in known) * _TO_SIGMA
    bound = FAR * max(deviation, LEAST_DEVIATION)
    found = [
        at
        for at, value in enumerate(values)
        if value > 0 and ((one := log(value)) - middle > bound or (below and middle - one > bound))
    ]
    return found, exp(middle)


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
