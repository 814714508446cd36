"""A plot as data: what screen, paper and workbook draw, with the figures or records behind each point.

Blank is None and never drawn as zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class PlotShape(StrEnum):
    """LINE: categories follow each other in time. BARS: categories beside each other, each with its name."""

    LINE = "line"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class FigureOrigin:
    """A point that is a cell of a form of a period."""

    period: str
    form: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class RecordsOrigin:
    """A point that comes from records of one kind. ids: those that give it, where they are few and known."""

    table: str
    ids: tuple[str, ...] = ()


Origin = FigureOrigin | RecordsOrigin


@dataclass(frozen=True, slots=True)
class PlotValue:
    """One point: its value in the unit of the plot, and as it is printed ("" where it is blank).

    is_whole: nothing is missing in it; remark: what is missing, in words.
    """

    value: Decimal | None
    text: str = ""
    origin: Origin | None = None
    is_whole: bool = True
    remark: str = ""


BLANK = PlotValue(None)


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """One line or one set of bars: a value for each category of the plot."""

    name: str
    values: tuple[PlotValue, ...]


@dataclass(frozen=True, slots=True)
class PlotBreak:
    """What makes two neighbours incomparable: mark and words. before: index of the category that it stands before."""

    before: int
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One plot. axis: what the categories are (period, age …); unit: of all its values.

    reference: a value that a line is drawn at, such as 100 % of a plan, None for none.
    """

    key: str
    title: str
    shape: PlotShape
    axis: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[PlotSeries, ...]
    breaks: tuple[PlotBreak, ...] = ()
    notes: tuple[str, ...] = ()
    reference: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no point has a value."""
        return all(one.value is None for series in self.series for one in series.values)

    @property
    def values(self) -> Sequence[Decimal]:
        """Every value that is known."""
        return [one.value for series in self.series for one in series.values if one.value is not None]

    @property
    def heading(self) -> str:
        """Title and unit."""
        return f"{self.title} ({self.unit})" if self.unit else self.title

    def breaks_before(self, category: int) -> tuple[PlotBreak, ...]:
        """The breaks between a category and the one before it."""
        return tuple(one for one in self.breaks if one.before == category)
