"""The areas of administrative units, so that units of different days and levels can be laid beside each other.

An area is written as the oldest communes that the table of units knows: a district is its communes, a commune of
today those out of which it was made, whole or in part. A former district without communes stands for itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from models.values.errors import Refused
from models.values.units import (
    Succession,
    Unit,
    communes_of,
    index_communes,
    parent,
    predecessors,
    successors,
    unit_on,
    units,
    units_with_code,
)

UnitTexts = tuple[str, str, str]
"""Level, code and first day (ISO, "" where it is open): the key of a unit as packages and records keep it."""

Area = Mapping[Unit, bool]
"""The oldest units in an area, and whether they lie in it whole."""

Cover = Literal["none", "part", "whole"]


@lru_cache(maxsize=16384)
def unit_with_key(level: str, code: str, first_day: str) -> Unit | None:
    """The unit with this key, None where the table of units does not have it."""
    return next((one for one in units_with_code(code) if one.key == (level, code, first_day)), None)


def units_with_keys(keys: Sequence[UnitTexts]) -> list[Unit | None]:
    """As unit_with_key, of several."""
    if len(keys) > MANY:
        index_communes()
    return [unit_with_key(*key) for key in keys]


MANY = 10
"""From so many units on an index of all communes is worth the 20 ms that it takes."""


def goes_on(step: Succession) -> bool:
    """Whether a step leads from an office to the same office: unchanged, or a province that kept its code and name."""
    if (step.old.level, step.old.code) != (step.new.level, step.new.code):
        return False
    return step.relation == "unchanged" or (step.old.level == "province" and step.old.name == step.new.name)


@lru_cache(maxsize=16384)
def is_one_office(one: UnitTexts, other: UnitTexts) -> bool:
    """Whether two units are the same, or one office on two sides of a reform that it outlived."""
    if one == other:
        return True
    if one[:2] != other[:2]:
        return False
    known = unit_with_key(*one)
    steps = (*predecessors(known), *successors(known)) if known is not None else ()
    return any(goes_on(step) and other in (step.old.key, step.new.key) for step in steps)


@lru_cache(maxsize=16384)
def area_of(unit: Unit) -> Area:
    """The oldest communes in a unit."""
    index_communes()
    if unit.level == "commune":
        return _commune_area(unit)
    inside = communes_of(unit, _last_day(unit))
    if not inside:
        return {unit: True}
    area: dict[Unit, bool] = {}
    for commune in inside:
        for piece, is_whole in area_of(commune).items():
            area[piece] = area.get(piece, False) or is_whole
    return area


def _commune_area(commune: Unit) -> Area:
    steps = predecessors(commune)
    if not steps:
        former = _former_district(commune)
        return {former or commune: True}
    area: dict[Unit, bool] = {}
    for step in steps:
        for piece, is_whole in area_of(step.old).items():
            area[piece] = area.get(piece, False) or (is_whole and step.relation != "part")
    return area


def _former_district(commune: Unit) -> Unit | None:
    """The district without communes that became a commune under its own name: five islands in 2025."""
    if commune.valid_from is None:
        return None
    before = commune.valid_from - timedelta(days=1)
    return next((one for one in _bare_districts(before) if one.name == commune.name), None)


@cache
def _bare_districts(day: date) -> tuple[Unit, ...]:
    return tuple(one for one in units("district", day) if not communes_of(one, day))


def shared_area(one: Unit, other: Unit) -> tuple[Unit, ...]:
    """What lies in both units, as the oldest communes, by code; nothing where they lie beside each other.

    Two parts of one commune are apart while both units exist on one day: they were cut out of it beside each other.
    """
    here, there = area_of(one), area_of(other)
    at_once = _at_once(one, other)
    common = [piece for piece in here.keys() & there.keys() if here[piece] or there[piece] or not at_once]
    return tuple(sorted(common, key=lambda unit: (unit.code, unit.level)))


def _at_once(one: Unit, other: Unit) -> bool:
    """Whether two units exist on one day."""
    begun = max(one.valid_from or date.min, other.valid_from or date.min)
    return begun <= min(one.valid_to or date.max, other.valid_to or date.max)


def lie_apart(several: Iterable[Unit]) -> bool:
    """Whether these units certainly share nothing: all of one level, and all exist on one day."""
    known = list(several)
    if len({one.level for one in known}) > 1:
        return False
    begun = max((one.valid_from or date.min for one in known), default=date.min)
    return begun <= min((one.valid_to or date.max for one in known), default=date.max)


def cover(unit: Unit, by: Iterable[Unit]) -> Cover:
    """How much of a unit's area lies in others together."""
    others = [area_of(one) for one in by]
    area = area_of(unit)
    covered = {piece for piece in area if _is_covered(piece, others, whole=area[piece])}
    if covered == set(area):
        return "whole"
    touched = any(piece in other and (other[piece] or area[piece]) for piece in area for other in others)
    return "part" if touched else "none"


def _is_covered(piece: Unit, others: Iterable[Area], *, whole: bool) -> bool:
    """Whether one holds the piece whole, or all the parts into which it was cut are there."""
    holding = [other[piece] for other in others if piece in other]
    return any(holding) or (whole and bool(holding) and len(holding) >= len(successors(piece)) > 0)


@dataclass(frozen=True, slots=True)
class RecordedCommunes:
    """How a record may name a commune so that it lies in some area for certain, by code and first day (ISO, "").

    inside: communes that lie in it whole. by_old_code: communes that took some of it over; a record there lies inside
    where it names one of `old_codes` as the commune before.
    """

    inside: frozenset[tuple[str, str]]
    by_old_code: frozenset[tuple[str, str]]
    old_codes: frozenset[str]


@lru_cache(maxsize=1024)
def recorded_in(unit: Unit) -> RecordedCommunes:
    """How records name the communes in the area of a unit, those of other days among them."""
    index_communes()
    inside = {unit} if unit.level == "commune" else set(communes_of(unit, _last_day(unit)))
    near = set(inside)
    while near:
        steps = [one.old for commune in near for one in predecessors(commune)]
        steps += [one.new for commune in near for one in successors(commune)]
        near = {one for one in steps if one not in inside and cover(one, [unit]) == "whole"}
        inside |= near
    later = {one.new for commune in inside for one in successors(commune)} - inside
    ended = {one for one in inside if one.valid_to is not None}
    return RecordedCommunes(_keys(inside), _keys(later), frozenset(one.code for one in ended))


def _last_day(unit: Unit) -> date:
    return unit.valid_to or unit.valid_from or date.max


def _keys(communes: Iterable[Unit]) -> frozenset[tuple[str, str]]:
    """Code and first day; a record without a first day means the only commune that ever had its code."""
    keys = {(one.code, one.key[2]) for one in communes}
    return frozenset(keys | {(code, "") for code, _ in keys if len(units_with_code(code)) == 1})


@lru_cache(maxsize=16384)
def commune_on(code: str, first_day: str, day: date, old_code: str = "") -> Unit | None:
    """The commune that has the area of a recorded one on a day; None where it was split or put together otherwise.

    first_day: of the recorded commune (ISO, "" where it is open); old_code: the commune before the last reform, where
    the record names it.
    """
    index_communes()
    recorded = unit_with_key("commune", code, first_day) or _with_code(code, day)
    if recorded is None:
        return None
    if recorded.valid_on(day):
        return recorded
    if recorded.valid_to is not None and recorded.valid_to < day:
        return _later(recorded, day)
    return _earlier(recorded, day, old_code)


@lru_cache(maxsize=16384)
def _later(commune: Unit, day: date) -> Unit | None:
    followers = {step.new for step in successors(commune)}
    if len(followers) != 1:
        return None
    (only,) = followers
    return only if only.valid_on(day) else _later(only, day) if only.valid_to else None


def _earlier(commune: Unit, day: date, old_code: str) -> Unit | None:
    before = {step.old for step in predecessors(commune)}
    named = {one for one in before if one.code == old_code}
    followed = named or before
    if len(followed) != 1:
        return None
    (only,) = followed
    return only if only.valid_on(day) else _earlier(only, day, "")


def _with_code(code: str, day: date) -> Unit | None:
    """The commune of a record that gives a code without the first day that belongs to it."""
    try:
        return unit_on(code, day, "commune")
    except Refused:
        known = [one for one in units_with_code(code) if one.level == "commune"]
        return known[-1] if known else None


@lru_cache(maxsize=16384)
def candidates(code: str, first_day: str, day: date) -> tuple[Unit, ...]:
    """The communes of a day among which a recorded one lies that was split, or was put together, by code."""
    recorded = unit_with_key("commune", code, first_day) or _with_code(code, day)
    if recorded is None:
        return ()
    forward = recorded.valid_to is not None and recorded.valid_to < day
    steps = successors(recorded) if forward else predecessors(recorded)
    near = {step.new if forward else step.old for step in steps}
    return tuple(sorted((one for one in near if one.valid_on(day)), key=lambda one: one.code))


@lru_cache(maxsize=4096)
def former_districts(code: str, first_day: str | None, old_code: str = "") -> tuple[str, ...]:
    """Titles of the districts in which a commune lay, or those lay out of which it was made, until districts ended.

    old_code: the commune before the reform, which names one of several; none for a commune that no table leads to one.
    """
    found: dict[str, None] = {}
    for unit in units_with_code(code):
        if unit.key[2] == (first_day or ""):
            before = [step.old for step in predecessors(unit)]
            for one in [old for old in before if old.code == old_code] or before or [unit]:
                above = parent(one, one.valid_to) if one.valid_to else None
                if above is not None and above.level == "district":
                    found[above.title] = None
    return tuple(found)
