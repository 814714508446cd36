"""A plot as a drawing: the one layout that the screen and the paper paint."""

from collections.abc import Sequence

from exports.plots.bars import bars_height, draw_bars
from exports.plots.lines import draw_lines, lines_height
from exports.plots.shapes import (
    DASHES,
    MARKERS,
    SERIES,
    Dot,
    Drawing,
    Rectangle,
    Ruler,
    Shape,
    Stroke,
    Words,
    hatched,
)
from models.plots.plot import Plot, PlotShape


def height_of(plot: Plot, ruler: Ruler) -> float:
    """The height that a plot needs, in the units of the ruler."""
    inside = lines_height(ruler) if plot.shape is PlotShape.LINE else bars_height(plot, ruler)
    return inside + _legend_height(plot, ruler)


def draw(plot: Plot, width: float, height: float, ruler: Ruler) -> Drawing:
    """The plot in a rectangle."""
    top = _legend_height(plot, ruler)
    make = draw_lines if plot.shape is PlotShape.LINE else draw_bars
    shapes, spots = make(plot, width, height, top, ruler)
    return Drawing(width, height, (*_legend(plot, ruler), *shapes), tuple(spots))


def _legend_height(plot: Plot, ruler: Ruler) -> float:
    return ruler.line * 1.6 if len(plot.series) > 1 else 0.0


def _legend(plot: Plot, ruler: Ruler) -> Sequence[Shape]:
    """Which line, marker or hatching stands for which series; nothing for one series, which the title names."""
    if len(plot.series) < 2:
        return ()
    shapes: list[Shape] = []
    line, left, middle = ruler.line, 0.0, ruler.line * 0.7
    for at, series in enumerate(plot.series):
        role = SERIES[at % len(SERIES)]
        if plot.shape is PlotShape.LINE:
            ends = ((left, middle), (left + line * 2, middle))
            shapes.append(Stroke(ends, role, 2.0, DASHES[at % len(DASHES)]))
            shapes.append(Dot(left + line, middle, line * 0.26, MARKERS[at % len(MARKERS)], role))
        else:
            sample = Rectangle(left, middle - line * 0.35, line * 2, line * 0.7, role)
            shapes += hatched(sample, at, line * 0.4)
        left += line * 2.4
        shapes.append(Words(left, middle, series.name, "text", "start"))
        left += ruler.width(series.name) + line * 1.6
    return shapes
