"""Targets (chi tieu): what a plan, resolution or scheme asks for, in which unit, by which year, and what was reached.

The wording is kept as it is typed (over 45, ≥ 25, 7-10, about 10); what it asks for is read from it by `aim_of`. A
result comes from a cell of a form or is typed with its day and source (Circular 01/2020/TT-BKHDT; plans of provinces
under Decision 340/QD-TTg).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from models.register.kinds import Coded, Commune, Day, Link, Ratio, Text, Year
from models.register.record import Field, Place, Record, Search
from models.values import codes
from models.values.errors import Refused
from models.values.names import clean, excerpt
from models.values.quantities import decimals_of, parse_number
from models.values.targets import Target, about_figure, parse_target

BOUND_PLACES = 2
RESULT_CELL = ("result_form", "result_row", "result_column")
BASE_CELL = ("base_form", "base_row", "base_column")

TARGETS = Record(
    table="targets",
    name="targets",
    fields=(
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("item", Text(12), default="", search=Search.WORDS),
        Field("target_group", Coded("target_groups")),
        Field("measured_in", Coded("target_measures"), required=True),
        Field("calculation", Coded("target_calculations"), required=True, default="level"),
        Field("wording", Text(24), required=True),
        Field("direction", Coded("target_directions")),
        Field("first_year", Year(ahead=True)),
        Field("horizon", Year(ahead=True), required=True),
        Field("commune_code", Commune("commune_from")),
        Field("commune_from", Day()),
        Field("document_id", Link("documents")),
        Field("part_of_id", Link("targets")),
        Field("condition", Text(60), default=""),
        Field("condition_target_id", Link("targets")),
        Field("base", Text(48), default=""),
        Field("result_form", Text(8), default=""),
        Field("result_row", Text(16), default=""),
        Field("result_column", Text(16), default=""),
        Field("base_form", Text(8), default=""),
        Field("base_row", Text(16), default=""),
        Field("base_column", Text(16), default=""),
        Field("result", Text(16), default=""),
        Field("result_on", Day()),
        Field("result_source", Text(48), default=""),
        Field("note", Text(60), default=""),
        Field("bound", Ratio(BOUND_PLACES, 10**13), by="program"),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("targets", "target", "targets"),
    called=("name", "horizon"),
    known_by=(("document_id", "name", "horizon"), ("name", "horizon")),
    binned=True,
    since=3,
    columns=("name", "wording", "measured_in", "first_year", "horizon", "document"),
    order=("document", "horizon", "item", "name"),
    chips="target_group",
    presets=("due", "ahead", "without_result", "parts_differ"),
    sheet=(
        "name",
        "item",
        "target_group",
        "measured_in",
        "calculation",
        "wording",
        "direction",
        "first_year",
        "horizon",
        "document",
        "result",
        "result_on",
        "result_source",
    ),
)


class Direction(StrEnum):
    """On which side of its figure a target is reached (resources/codes/target_directions.toml)."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exactly"
    WITHIN = "within"
    ABOUT = "about"


class Calculation(StrEnum):
    """What of the years the figure of a target is (resources/codes/target_calculations.toml)."""

    LEVEL = "level"
    EACH_YEAR = "each_year"
    GROWTH = "growth"
    CHANGE = "change"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Aim:
    """What the wording of a target asks for: bounds in the unit of the target, and on which side it is reached.

    least, most: None where there is no bound on that side; beyond: the bound itself does not reach it (over, under).
    """

    least: Decimal | None
    most: Decimal | None
    beyond: bool
    direction: Direction

    @property
    def bound(self) -> Decimal:
        """The figure with which a result is compared: the lower bound where there is one."""
        value = self.most if self.least is None else self.least
        assert value is not None
        return value


def aim_of(text: str, direction: str | None) -> Aim:
    """What a typed target asks for; a plain figure is at least reached unless the direction says otherwise.

    Refused: TARGET_NOT_UNDERSTOOD where the text is no figure, sign or range; TARGET_DIRECTION_DIFFERS where its sign
    says another direction than the one that is given.
    """
    typed, chosen = clean(text), Direction(direction) if direction else None
    about = about_figure(typed)
    if about:
        figure = _figure(about, text)
        return _agreed(Aim(figure, figure, False, Direction.ABOUT), chosen, (Direction.ABOUT,), typed)
    signed = _signed(typed)
    if signed is not None:
        return _agreed(_aim_of_signed(signed), chosen, _FITTING[_side(signed)], typed)
    figure = _figure(typed, text)
    match chosen or Direction.AT_LEAST:
        case Direction.AT_LEAST:
            return Aim(figure, None, False, Direction.AT_LEAST)
        case Direction.AT_MOST:
            return Aim(None, figure, False, Direction.AT_MOST)
        case other:
            return Aim(figure, figure, False, other)


def _signed(typed: str) -> Target | None:
    """The target in a text with a sign or a range; None where a plain figure stands there or what is none."""
    try:
        return parse_target(typed, parse_number)
    except Refused:
        return None


def _figure(text: str, whole: str) -> Decimal:
    try:
        value = parse_number(text)
    except Refused:
        value = None
    if value is None:
        raise Refused("TARGET_NOT_UNDERSTOOD", text=excerpt(whole), field="wording")
    return value


def _side(signed: Target) -> Direction:
    if signed.least is not None and signed.most is not None:
        return Direction.WITHIN
    return Direction.AT_MOST if signed.least is None else Direction.AT_LEAST


_FITTING: Mapping[Direction, tuple[Direction, ...]] = {
    Direction.AT_LEAST: (Direction.AT_LEAST,),
    Direction.AT_MOST: (Direction.AT_MOST,),
    Direction.WITHIN: (Direction.AT_LEAST, Direction.WITHIN),
}
"""Side that a sign or range names → directions that may be given with it, the first where none is given."""


def _aim_of_signed(signed: Target) -> Aim:
    return Aim(signed.least, signed.most, signed.beyond, _FITTING[_side(signed)][0])


def _agreed(aim: Aim, chosen: Direction | None, fitting: tuple[Direction, ...], typed: str) -> Aim:
    if chosen is None:
        return aim
    if chosen not in fitting:
        given = codes.label("target_directions", chosen)
        raise Refused("TARGET_DIRECTION_DIFFERS", text=excerpt(typed), direction=given, field="direction")
    return Aim(aim.least, aim.most, aim.beyond, chosen)


def aim_in(target: Mapping[str, Any]) -> Aim:
    """What a stored target asks for."""
    return aim_of(str(target["wording"]), target["direction"])


def span_of(target: Mapping[str, Any]) -> range:
    """The years of a target: from its first year to its horizon, its horizon alone where it has no first year."""
    return range(target["first_year"] or target["horizon"], target["horizon"] + 1)


def whole_bound(target: Mapping[str, Any]) -> Decimal:
    """What the whole span has to give: the figure of each year times the years, else the figure itself."""
    bound = aim_in(target).bound
    return bound * len(span_of(target)) if target["calculation"] == Calculation.EACH_YEAR else bound


def is_share(measured_in: str) -> bool:
    """Whether a unit is per cent, so that differences are percentage points."""
    return bool(codes.fact("target_measures", measured_in, "share"))


def decimals_in(measured_in: str) -> int:
    """Decimals with which results in a unit are printed."""
    return int(codes.fact("target_measures", measured_in, "decimals"))


def stored_bound(aim: Aim) -> int | None:
    """The bound as it is stored; None where it has more decimals than are stored."""
    if decimals_of(aim.bound.normalize()) > BOUND_PLACES:
        return None
    return int(aim.bound.scaleb(BOUND_PLACES))
