"""What all plots share: money in million dong, and breaks with the letters by which a plot marks them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from models.forms.sheets import to_printed
from models.plots.plot import BLANK, FigureOrigin, Origin, Plot, PlotBreak, PlotSeries, PlotShape, PlotValue
from models.values.breaks import SeriesBreak
from models.values.messages import sentence
from models.values.periods import label
from models.values.quantities import format_number, millions_from_dong, round_half_up
from storage.comparisons.series import Series, SeriesPoint
from storage.comparisons.series_words import break_words, gaps_words, title_words

MILLIONS_SHOWN = 1
"""Decimals of small amounts in million dong; from MANY on there are none."""
MANY = 100


def counted(value: int | None, origin: Origin | None, remark: str = "") -> PlotValue:
    """A number of people or things."""
    if value is None:
        return PlotValue(None, origin=origin)
    return PlotValue(Decimal(value), format_number(value), origin, remark=remark)


def millions(dong: int | None, origin: Origin | None, remark: str = "") -> PlotValue:
    """An amount in dong as million dong."""
    if dong is None:
        return PlotValue(None, origin=origin)
    exact = millions_from_dong(dong)
    decimals = 0 if abs(exact) >= MANY or exact == exact.to_integral_value() else MILLIONS_SHOWN
    return PlotValue(exact, format_number(round_half_up(exact, decimals), decimals), origin, remark=remark)


def lettered(found: Sequence[Iterable[SeriesBreak]], language: str) -> tuple[PlotBreak, ...]:
    """The breaks before each category, each kind of break under its own letter; words only where it stands first."""
    letters: dict[str, str] = {}
    breaks = []
    for at, before in enumerate(found):
        for one in before:
            words = "" if one.key in letters else break_words(one, language)
            mark = letters.setdefault(one.key, f"{chr(ord('a') + len(letters))})")
            breaks.append(PlotBreak(at, mark, words))
    return tuple(breaks)


def point_value(series: Series, point: SeriesPoint, language: str) -> PlotValue:
    """A point of a series in its printed unit."""
    if point.value is None:
        return BLANK
    form, row, column = series.form, series.row, series.column
    return PlotValue(
        to_printed(form, row, column, point.value),
        point.text,
        FigureOrigin(str(point.period), form.code, row.code, column.key),
        point.is_whole,
        gaps_words(point, language),
    )


def plot_of_points(series: Series, points: Sequence[SeriesPoint], language: str) -> Plot:
    """Points of one length of period of a series as a line."""
    values = tuple(point_value(series, point, language) for point in points)
    return Plot(
        "series",
        title_words(series, language),
        PlotShape.LINE,
        sentence("PLOT_AXIS_PERIOD", {}, language),
        series.form.unit_of(series.row, series.column),
        tuple(label(point.period, language) for point in points),
        (PlotSeries(series.row.label, values),),
        lettered([point.breaks for point in points], language),
    )
