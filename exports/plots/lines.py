"""Lines over periods: an axis with its ticks, a figure at each point where there is room, breaks as dashed lines."""

from collections.abc import Iterator, Sequence

from exports.plots.shapes import DASHES, MARKERS, SERIES, Dot, Place, Ruler, Shape, Spot, Stroke, Words
from models.plots.plot import Plot
from models.plots.scale import Scale, scale_of
from models.values.quantities import format_number

_HIGH = 11
"""Height of the plot in lines of text, without its legend."""

Area = tuple[float, float, float, float]
"""Left, top, right and low edge."""


def lines_height(ruler: Ruler) -> float:
    """The height that lines need below their legend."""
    return ruler.line * _HIGH


def draw_lines(
    plot: Plot, width: float, height: float, top: float, ruler: Ruler
) -> tuple[list[Shape], list[Spot]]:
    """The shapes below the legend, and where the points lie."""
    scale = scale_of(plot.values)
    named = [(tick, format_number(tick.normalize() if tick else tick)) for tick in scale.ticks]
    left = max(ruler.width(text) for _, text in named) + ruler.line * 0.8
    marks = ruler.line * 1.3 if plot.breaks else 0.0
    area = (left, top + marks + ruler.line * 1.5, width - ruler.line * 0.5, height - ruler.line * 1.6)
    shapes = [*_axis(scale, named, area, ruler), *_breaks(plot, area, top, ruler)]
    places = _places(plot, scale, area)
    shapes += _lines(plot, places)
    shapes += _dots(plot, places, ruler)
    shapes += _figures(plot, places, area, ruler)
    shapes += _categories(plot, area, ruler)
    reach = ruler.line * 0.7
    spots = [
        Spot(series, category, x - reach, y - reach, 2 * reach, 2 * reach)
        for series, line in enumerate(places)
        for category, place in enumerate(line)
        if place is not None
        for x, y in (place,)
    ]
    return shapes, spots


def _axis(scale: Scale, named: Sequence[tuple[object, str]], area: Area, ruler: Ruler) -> Iterator[Shape]:
    left, top, right, low = area
    for tick, (_, text) in zip(scale.ticks, named, strict=True):
        y = low - (low - top) * scale.share(tick)
        yield Stroke(((left, y), (right, y)), "line" if tick else "strong_line")
        yield Words(left - ruler.line * 0.4, y, text, "muted", "end")


def _x(plot: Plot, at: float, area: Area) -> float:
    left, _, right, _ = area
    return left + (right - left) * (at + 0.5) / max(1, len(plot.categories))


def _places(plot: Plot, scale: Scale, area: Area) -> list[list[Place | None]]:
    _, top, _, low = area
    return [
        [
            None if one.value is None else (_x(plot, at, area), low - (low - top) * scale.share(one.value))
            for at, one in enumerate(series.values)
        ]
        for series in plot.series
    ]


def _breaks(plot: Plot, area: Area, top: float, ruler: Ruler) -> Iterator[Shape]:
    for before in dict.fromkeys(one.before for one in plot.breaks):
        x = _x(plot, before - 0.5, area)
        yield Stroke(((x, top + ruler.line * 1.3), (x, area[3])), "amber", 1.0, "dash")
        marks = " ".join(one.mark for one in plot.breaks_before(before))
        yield Words(x, top + ruler.line * 0.7, marks, "amber")


def _lines(plot: Plot, places: Sequence[Sequence[Place | None]]) -> Iterator[Shape]:
    """From point to point; nothing over a blank, dots over a break."""
    for at, line in enumerate(places):
        for category in range(1, len(line)):
            before, after = line[category - 1], line[category]
            if before is not None and after is not None:
                dash = "dot" if plot.breaks_before(category) else DASHES[at % len(DASHES)]
                yield Stroke((before, after), SERIES[at % len(SERIES)], 2.0, dash)


def _dots(plot: Plot, places: Sequence[Sequence[Place | None]], ruler: Ruler) -> Iterator[Shape]:
    for at, (series, line) in enumerate(zip(plot.series, places, strict=True)):
        for one, place in zip(series.values, line, strict=True):
            if place is not None:
                marker, role = MARKERS[at % len(MARKERS)], SERIES[at % len(SERIES)]
                yield Dot(*place, ruler.line * 0.26, marker, role, hollow=not one.is_whole)


def _figures(
    plot: Plot, places: Sequence[Sequence[Place | None]], area: Area, ruler: Ruler
) -> Iterator[Shape]:
    """The figures above or below their points, the newest first; one without room is read in the table."""
    reach = ruler.line * 0.32
    taken: list[Area] = [
        (place[0] - reach, place[1] - reach, place[0] + reach, place[1] + reach)
        for line in places
        for place in line
        if place is not None
    ]
    for at, (series, line) in enumerate(zip(plot.series, places, strict=True)):
        for one, place in reversed(list(zip(series.values, line, strict=True))):
            if place is None:
                continue
            half = ruler.width(one.text) / 2 + 2
            x = min(max(place[0], area[0] + half), area[2] - half + ruler.line * 0.5)
            for lift in (-0.95, 0.95) if at == 0 else (0.95, -0.95):
                y = place[1] + lift * ruler.line
                box = (x - half, y - ruler.line * 0.45, x + half, y + ruler.line * 0.45)
                if box[3] <= area[3] + 1 and not any(_overlap(box, other) for other in taken):
                    taken.append(box)
                    yield Words(x, y, one.text)
                    break


def _overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _categories(plot: Plot, area: Area, ruler: Ruler) -> Iterator[Shape]:
    """The periods under the axis, the newest first; those without room between their neighbours are left out."""
    room = float("inf")
    for at in reversed(range(len(plot.categories))):
        text, x = plot.categories[at], _x(plot, at, area)
        half = ruler.width(text) / 2 + ruler.line * 0.3
        x = min(x, area[2] + ruler.line * 0.8 - half)
        if x + half <= room:
            yield Words(x, area[3] + ruler.line * 0.9, text, "muted")
            room = x - half
