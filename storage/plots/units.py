"""The plots of a unit: figures of its forms over periods, by parts, and against the plan (models.plots.unit_plots)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.forms.rules.addresses import CellAddress
from models.plots.plot import FigureOrigin, Plot, PlotSeries, PlotShape, PlotValue
from models.plots.unit_plots import UnitPlot, plan_of, unit_plots
from models.values.messages import sentence
from models.values.periods import Period, PeriodKind, label
from models.values.quantities import format_number, round_half_up
from storage.book.book import Book
from storage.comparisons.series import Boundaries, Series, SeriesPoint, several_series
from storage.plots.points import lettered, point_value

WHOLE_PLAN = Decimal(100)


@dataclass(frozen=True, slots=True)
class UnitPlots:
    """The plots of a unit for one length of period. unit: its name; kinds: the lengths of which there are figures."""

    unit: str
    boundaries: Boundaries
    kind: PeriodKind | None
    kinds: tuple[PeriodKind, ...]
    plots: tuple[Plot, ...]


def plots_of_unit(
    book: Book,
    kind: PeriodKind | None = None,
    boundaries: Boundaries = Boundaries.THEN,
    unit: str = "",
    language: str = "vi",
) -> UnitPlots:
    """The plots that have a figure. kind: length of the periods, the longest that there is where none is named.

    unit: code of a unit inside the book's, the book's own where none is named. Refused UNIT_UNKNOWN.
    """
    wanted = tuple(dict.fromkeys(cell for plot in unit_plots() for cell in plot.cells))
    found = several_series(book, [(one.form, one.row, one.column) for one in wanted], boundaries, unit)
    kinds = found[0].kinds
    shown = kind if kind in kinds else next(iter(kinds), None)
    read = _CellPoints(dict(zip(wanted, found, strict=True)), shown, language)
    plots = [read.plot(plot) for plot in unit_plots()] if shown else []
    known = tuple(plot for plot in plots if plot is not None and not plot.is_empty)
    return UnitPlots(found[0].unit, boundaries, shown, kinds, known)


class _CellPoints:
    """The series of all cells, of one length of period."""

    def __init__(self, found: Mapping[CellAddress, Series], kind: PeriodKind | None, language: str) -> None:
        self._found, self._language = found, language
        self._points = {cell: series.of_kind(kind) if kind else () for cell, series in found.items()}

    def plot(self, plot: UnitPlot) -> Plot | None:
        """A plot, None where no period has what it compares."""
        match plot.over:
            case "periods":
                return self._over_periods(plot)
            case "parts":
                return self._parts(plot)
            case "plan":
                return self._plan(plot)

    def _say(self, code: str, **details: str) -> str:
        return sentence(code, details, self._language)

    def _names(self, plot: UnitPlot) -> list[str]:
        return [self._say(f"PLOT_SERIES_{name.upper()}") for name in plot.names]

    def _title(self, plot: UnitPlot, period: Period | None = None) -> str:
        title = self._say(f"PLOT_{plot.key.upper()}")
        if period is None:
            return title
        return self._say("PLOT_OF_PERIOD", title=title, period=label(period, self._language))

    def _unit(self, cell: CellAddress) -> str:
        series = self._found[cell]
        return series.form.unit_of(series.row, series.column)

    def _over_periods(self, plot: UnitPlot) -> Plot:
        lines = [self._points[cell] for (cell,) in plot.series]
        series = [
            PlotSeries(name, tuple(self._value(cell, point) for point in points))
            for name, (cell,), points in zip(self._names(plot), plot.series, lines, strict=True)
        ]
        return Plot(
            plot.key,
            self._title(plot),
            PlotShape.LINE,
            self._say("PLOT_AXIS_PERIOD"),
            self._unit(plot.series[0][0]),
            tuple(label(point.period, self._language) for point in lines[0]),
            tuple(series),
            lettered([point.breaks for point in lines[0]], self._language),
        )

    def _parts(self, plot: UnitPlot) -> Plot | None:
        at = self._newest([cell for cells in plot.series for cell in cells])
        if at is None:
            return None
        series = [
            PlotSeries(name, tuple(self._value(cell, self._points[cell][at]) for cell in cells))
            for name, cells in zip(self._names(plot), plot.series, strict=True)
        ]
        period = self._points[plot.series[0][0]][at].period
        return Plot(
            plot.key,
            self._title(plot, period),
            PlotShape.BARS,
            self._say(f"PLOT_AXIS_{plot.key.upper()}"),
            self._unit(plot.series[0][0]),
            tuple(self._found[cell].column.header[-1] for cell in plot.series[-1]),
            tuple(series),
        )

    def _plan(self, plot: UnitPlot) -> Plot | None:
        """The newest period in which something was planned and done, as per cent of the plan."""
        (cells,) = plot.series
        pairs = [(cell, plan_of(cell)) for cell in cells]
        count = len(self._points[cells[0]])
        at = next((at for at in reversed(range(count)) if any(self._done(*one, at) for one in pairs)), None)
        if at is None:
            return None
        known = [(cell, done) for cell, plan in pairs if (done := self._done(cell, plan, at))]
        return Plot(
            plot.key,
            self._title(plot, self._points[cells[0]][at].period),
            PlotShape.BARS,
            self._say("PLOT_AXIS_PLAN"),
            "%",
            tuple(self._found[cell].row.label for cell, _ in known),
            (PlotSeries(self._names(plot)[0], tuple(done for _, done in known)),),
            reference=WHOLE_PLAN,
        )

    def _newest(self, cells: Sequence[CellAddress]) -> int | None:
        """The index of the newest period in which one of the cells has a figure other than zero."""
        count = len(self._points[cells[0]])
        return next(
            (at for at in reversed(range(count)) if any(self._points[cell][at].value for cell in cells)), None
        )

    def _value(self, cell: CellAddress, point: SeriesPoint) -> PlotValue:
        return point_value(self._found[cell], point, self._language)

    def _done(self, cell: CellAddress, plan: CellAddress, at: int) -> PlotValue | None:
        """Done in per cent of the plan, with both figures as its remark."""
        done, planned = self._points[cell][at], self._points[plan][at]
        if done.value is None or not planned.value:
            return None
        share = round_half_up(Fraction(done.value) * 100 / Fraction(planned.value), 1)
        remark = self._say("PLOT_PLAN_REMARK", done=done.text, plan=planned.text, unit=self._unit(cell))
        origin = FigureOrigin(str(done.period), cell.form, cell.row, cell.column)
        return PlotValue(share, f"{format_number(share, 1)} %", origin, done.is_whole, remark)
