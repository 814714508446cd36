"""Bars one under the other: the name of a category at the left, a bar for each series, its figure behind it."""

from collections.abc import Iterator
from decimal import Decimal

from exports.plots.shapes import SERIES, Rectangle, Ruler, Shape, Spot, Stroke, Words, hatched
from models.plots.plot import Plot
from models.plots.scale import Scale, scale_of
from models.values.quantities import format_number

_NAMES = 0.42
"""The most of the width that the names of categories take."""
_BAR, _GAP, _MOST_LINES = 1.15, 0.55, 2
NOT_KNOWN = "\u2013"
"""Stands where there is no value: no bar, and never one of length zero."""


def bars_height(plot: Plot, ruler: Ruler) -> float:
    """The height that bars need below their legend."""
    head = ruler.line * 1.4 if plot.reference is not None else 0.0
    return head + len(plot.categories) * _row(plot, ruler) + ruler.line * 0.4


def _row(plot: Plot, ruler: Ruler) -> float:
    return ruler.line * (max(_MOST_LINES * 0.95, _BAR * len(plot.series)) + _GAP)


def draw_bars(
    plot: Plot, width: float, height: float, top: float, ruler: Ruler
) -> tuple[list[Shape], list[Spot]]:
    """The shapes below the legend, and where the points lie."""
    longest = max((ruler.width(name) for name in plot.categories), default=0.0)
    names = min(longest, width * _NAMES)
    texts = [one.text or NOT_KNOWN for series in plot.series for one in series.values]
    figures = max((ruler.width(text) for text in texts), default=0.0) + ruler.line * 0.8
    left, right = names + ruler.line * 0.8, width - figures
    reference = () if plot.reference is None else (plot.reference,)
    scale = scale_of([*plot.values, *reference])
    shapes: list[Shape] = []
    spots: list[Spot] = []
    head = ruler.line * 1.4 if reference else 0.0
    for at, name in enumerate(plot.categories):
        y = top + head + at * _row(plot, ruler)
        middle = y + (_row(plot, ruler) - ruler.line * _GAP) / 2
        shapes += _name(name, names, middle, ruler)
        bars = middle - ruler.line * _BAR * len(plot.series) / 2
        for number, series in enumerate(plot.series):
            one = series.values[at]
            place = bars + number * ruler.line * _BAR
            spots.append(Spot(number, at, 0.0, place, width, ruler.line * _BAR))
            if one.value is None:
                shapes.append(Words(left + 4, place + ruler.line * 0.55, NOT_KNOWN, "muted", "start"))
                continue
            box = _box(scale, one.value, left, right, place, ruler, SERIES[number % len(SERIES)])
            shapes += hatched(box, number, ruler.line * 0.4)
            end = max(box.left + box.width, left) + ruler.line * 0.3
            if reference:
                end = _beside(
                    end, ruler.width(one.text), left + (right - left) * scale.share(*reference), ruler
                )
            shapes.append(Words(end, place + ruler.line * 0.55, one.text, "text", "start"))
    low = top + head + len(plot.categories) * _row(plot, ruler)
    zero = left + (right - left) * scale.share(Decimal(0))
    shapes.append(Stroke(((zero, top + head), (zero, low)), "strong_line"))
    shapes += _reference(plot, scale, left, right, (top, top + head, low), ruler)
    return shapes, spots


def _box(
    scale: Scale, value: Decimal, left: float, right: float, top: float, ruler: Ruler, role: str
) -> Rectangle:
    first, last = sorted((scale.share(Decimal(0)), scale.share(value)))
    room = right - left
    return Rectangle(
        left + room * first, top + ruler.line * 0.14, max(1.0, room * (last - first)), ruler.line * 0.82, role
    )


def _beside(start: float, width: float, line: float, ruler: Ruler) -> float:
    """Where a figure begins, so that the line of the reference does not go through it."""
    gap = ruler.line * 0.3
    return line + gap if start - gap < line < start + width + gap else start


def _reference(
    plot: Plot, scale: Scale, left: float, right: float, heights: tuple[float, float, float], ruler: Ruler
) -> Iterator[Shape]:
    if plot.reference is not None:
        top, head, low = heights
        x = left + (right - left) * scale.share(plot.reference)
        yield Stroke(((x, head), (x, low)), "text", 1.0, "dash")
        text = f"{format_number(plot.reference)} {plot.unit}".strip()
        yield Words(x, top + ruler.line * 0.7, text, "muted")


def _name(name: str, room: float, middle: float, ruler: Ruler) -> Iterator[Shape]:
    """A name on one line or two; what does not fit ends in dots."""
    lines = _wrapped(name, room, ruler)
    first = middle - (len(lines) - 1) * ruler.line * 0.475
    for at, line in enumerate(lines):
        yield Words(0.0, first + at * ruler.line * 0.95, line, "text", "start")


def _wrapped(text: str, room: float, ruler: Ruler) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if ruler.width(longer) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], " ".join(lines[_MOST_LINES - 1 :])]
    return [_cut(line, room, ruler) for line in lines]


def _cut(text: str, room: float, ruler: Ruler) -> str:
    if ruler.width(text) <= room + 0.5:
        return text
    while text and ruler.width(f"{text}\u2026") > room:
        text = text[:-1]
    return f"{text.rstrip()}\u2026"
