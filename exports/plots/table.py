"""The values of a plot as a table: a line a category, a column a series, then what is missing and the breaks."""

from dataclasses import dataclass

from exports.plots.bars import NOT_KNOWN
from models.plots.plot import Plot, PlotValue
from models.values.messages import sentence


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One category with its values and what is to be said of them."""

    category: str
    values: tuple[PlotValue, ...]
    remark: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The values as they are printed."""
        return tuple(one.text or NOT_KNOWN for one in self.values)


def heads(plot: Plot, language: str) -> tuple[str, ...]:
    """The headings of the columns; the last is of the remarks, where there are any."""
    names = tuple(f"{one.name} ({plot.unit})" if plot.unit else one.name for one in plot.series)
    remarks = (sentence("PLOT_AXIS_REMARK", {}, language),) if has_remarks(plot) else ()
    return (plot.axis, *names, *remarks)


def has_remarks(plot: Plot) -> bool:
    """Whether anything is to be said beside the values."""
    return bool(plot.breaks) or any(one.remark for series in plot.series for one in series.values)


def lines(plot: Plot) -> tuple[PlotLine, ...]:
    """A line for each category."""
    found = []
    for at, category in enumerate(plot.categories):
        values = tuple(series.values[at] for series in plot.series)
        said = [" ".join(one.mark for one in plot.breaks_before(at))]
        said += dict.fromkeys(one.remark for one in values)
        found.append(PlotLine(category, values, " ".join(one for one in said if one)))
    return tuple(found)


def notes(plot: Plot) -> tuple[str, ...]:
    """What stands under a plot: its breaks by their marks, and its notes."""
    return (*(f"{one.mark} {one.words}" for one in plot.breaks if one.words), *plot.notes)


def description(plot: Plot) -> str:
    """The plot in words, for who cannot see it."""
    told = [f"{line.category}: {', '.join(_named(plot, line))}" for line in lines(plot)]
    return f"{plot.heading}. {'; '.join(told)}"


def _named(plot: Plot, line: PlotLine) -> list[str]:
    if len(plot.series) == 1:
        return list(line.texts)
    return [f"{one.name} {text}" for one, text in zip(plot.series, line.texts, strict=True)]
