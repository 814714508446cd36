"""What the years of a target give together: a level, a mean, a sum, growth or a change, and which years are missing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from models.register.programmes.target_verdicts import growth_between
from models.register.programmes.targets import Calculation, decimals_in, span_of
from storage.comparisons.target_figures import YearFigure

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ResultRemark:
    """Something to be said of a result, by the code of its sentence."""

    code: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SpanResult:
    """What the years of a target give, before it is judged.

    years: the figures of each year, for targets that every year must reach; is_whole: whether no year is missing.
    """

    value: Fraction | None = None
    year: int | None = None
    figure: YearFigure | None = None
    years: tuple[YearFigure, ...] = ()
    decimals: int | None = None
    remarks: tuple[ResultRemark, ...] = ()
    is_whole: bool = True


Figure = Callable[[int], YearFigure | None]
"""The figure of the cell of a target in a year."""


def _level(values: Values, last: int, figure: Figure) -> SpanResult:
    """The figure of the last year; while it is not the horizon, of the year before where there is none yet."""
    found = figure(last)
    if found is None and last < values["horizon"]:
        found = figure(last - 1)
    return SpanResult() if found is None else SpanResult(found.value, found.year, found)


def _known(years: Sequence[int], figure: Figure) -> tuple[list[YearFigure], list[ResultRemark]]:
    found = [(year, figure(year)) for year in years]
    missing = ", ".join(str(year) for year, one in found if one is None)
    remarks = [ResultRemark("TARGET_YEARS_MISSING", {"years": missing})] if missing else []
    return [one for _, one in found if one is not None], remarks


def _each_year(values: Values, last: int, figure: Figure) -> SpanResult:
    """The mean of the years; of a share the sum of the parts over the sum of the wholes."""
    years = [year for year in span_of(values) if year <= last]
    known, remarks = _known(years, figure)
    if not known:
        return SpanResult(remarks=tuple(remarks))
    parts, wholes = [one.part for one in known], [one.whole for one in known]
    if None in parts or None in wholes:
        value = sum((one.value for one in known), Fraction(0)) / len(known)
    else:
        value = sum(filter(None, parts), Fraction(0)) * 100 / sum(filter(None, wholes), Fraction(0))
    decimals = decimals_in(values["measured_in"])
    decimals += decimals == 0 and value.denominator != 1
    only = known[0] if len(known) == 1 else None
    if only is None:
        remarks.append(ResultRemark("TARGET_MEAN_OF_YEARS", _years(known)))
    is_whole = len(known) == len(years)
    return SpanResult(value, known[-1].year, only, tuple(known), decimals, tuple(remarks), is_whole)


def _years(known: Sequence[YearFigure]) -> dict[str, Any]:
    return {"count": len(known), "years": f"{known[0].year}\u2013{known[-1].year}"}


def _sum_of_span(values: Values, last: int, figure: Figure) -> SpanResult:
    years = [year for year in span_of(values) if year <= last]
    known, remarks = _known(years, figure)
    if not known:
        return SpanResult(remarks=tuple(remarks))
    value = sum((one.value for one in known), Fraction(0))
    only = known[0] if len(known) == 1 else None
    if only is None:
        remarks.append(ResultRemark("TARGET_SUM_OF_YEARS", _years(known)))
    return SpanResult(value, known[-1].year, only, remarks=tuple(remarks), is_whole=len(known) == len(years))


def _ends(values: Values, last: int, figure: Figure) -> tuple[YearFigure, YearFigure] | None:
    """The figures at both ends: of the year before the span, or the first that is known, and of the last."""
    years = [span_of(values)[0] - 1, *(year for year in span_of(values) if year <= last)]
    known = [one for year in years if (one := figure(year)) is not None]
    return (known[0], known[-1]) if len(known) > 1 else None


def _are_ends(values: Values, ends: tuple[YearFigure, YearFigure], last: int) -> bool:
    return (ends[0].year, ends[1].year) == (span_of(values)[0] - 1, last)


def _growth(values: Values, last: int, figure: Figure) -> SpanResult:
    """The mean growth a year over the span, from the year before it."""
    ends = _ends(values, last, figure)
    grown = ends and growth_between((ends[0].year, ends[0].value), (ends[1].year, ends[1].value))
    if not ends or not grown:
        return SpanResult()
    between = ResultRemark("TARGET_BETWEEN_YEARS", {"first": str(grown.first), "last": str(grown.last)})
    return SpanResult(grown.rate, grown.last, remarks=(between,), is_whole=_are_ends(values, ends, last))


def _change(values: Values, last: int, figure: Figure) -> SpanResult:
    """The last figure less that before the span; of shares in percentage points."""
    ends = _ends(values, last, figure)
    if ends is None:
        return SpanResult()
    first, newest = ends
    between = ResultRemark("TARGET_BETWEEN_YEARS", {"first": str(first.year), "last": str(newest.year)})
    value = newest.value - first.value
    return SpanResult(value, newest.year, remarks=(between,), is_whole=_are_ends(values, ends, last))


def result_over(values: Values, last: int, figure: Figure) -> SpanResult:
    """What the years up to the last one give, as the target is calculated."""
    return _WAYS[Calculation(values["calculation"])](values, last, figure)


_WAYS: Mapping[Calculation, Callable[[Values, int, Figure], SpanResult]] = {
    Calculation.LEVEL: _level,
    Calculation.EACH_YEAR: _each_year,
    Calculation.SUM: _sum_of_span,
    Calculation.GROWTH: _growth,
    Calculation.CHANGE: _change,
}
