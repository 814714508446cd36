"""What a drawing is made of, for any surface: lengths in its own units, from the left and from the top."""

from dataclasses import dataclass
from typing import Literal, Protocol

Dash = Literal["solid", "dash", "dash_dot", "dot"]
Anchor = Literal["start", "middle", "end"]
Marker = Literal["circle", "square", "triangle", "diamond"]
Place = tuple[float, float]

SERIES = ("accent", "amber", "blue", "grey")
"""The roles of the series; each has its own line, marker and hatching too, so that colour is not needed."""
DASHES: tuple[Dash, ...] = ("solid", "dash", "dash_dot", "dash")
"""Dots alone stand for a line over a break."""
MARKERS: tuple[Marker, ...] = ("circle", "square", "triangle", "diamond")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places. role: a colour by its meaning, which each surface knows."""

    places: tuple[Place, ...]
    role: str
    width: float = 1.0
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle, filled or as an outline."""

    left: float
    top: float
    width: float
    height: float
    role: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Dot:
    """A marker around a place; hollow where something is missing in what it stands for."""

    x: float
    y: float
    radius: float
    marker: Marker
    role: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; y: its middle."""

    x: float
    y: float
    text: str
    role: str = "text"
    anchor: Anchor = "middle"


Shape = Stroke | Rectangle | Dot | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the point of a series and a category lies."""

    series: int
    category: int
    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> Place:
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot as shapes, in the order in which they are painted."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]


class Ruler(Protocol):
    """Measures the type of a surface."""

    @property
    def line(self) -> float:
        """Height of a line of text."""

    def width(self, text: str) -> float:
        """Width of a text on one line."""


def corners(dot: Dot) -> tuple[Place, ...]:
    """The corners of a marker that is no circle."""
    x, y, r = dot.x, dot.y, dot.radius
    match dot.marker:
        case "square":
            return (x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)
        case "triangle":
            return (x, y - 1.2 * r), (x + 1.2 * r, y + r), (x - 1.2 * r, y + r)
        case _:
            return (x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y)


def hatched(box: Rectangle, series: int, gap: float) -> list[Shape]:
    """A bar: the first series filled, the others by their lines: diagonal, crossed, empty."""
    if series == 0:
        return [box]
    outline = Rectangle(box.left, box.top, box.width, box.height, box.role, filled=False)
    lines: list[Shape] = []
    if series in (1, 2):
        lines += _diagonals(box, gap, rising=True)
    if series == 2:
        lines += _diagonals(box, gap, rising=False)
    return [*lines, outline]


def _diagonals(box: Rectangle, gap: float, *, rising: bool) -> list[Shape]:
    """Lines at 45 degrees inside a rectangle."""
    found: list[Shape] = []
    at = gap / 2
    while at < box.width + box.height:
        first = (min(at, box.width), max(0.0, at - box.width))
        last = (max(0.0, at - box.height), min(at, box.height))
        places = tuple((box.left + (x if rising else box.width - x), box.top + y) for x, y in (first, last))
        found.append(Stroke(places, box.role))
        at += gap
    return found
