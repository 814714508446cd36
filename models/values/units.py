"""Administrative units with their days and successions: provinces, districts (until 30 June 2025), communes.

Codes and names are used again for other units, so a unit is known by (level, code, valid_from), and every
question names a day. Which level reports to which is data too: on a day a province's children are its
districts or, where there are none, its communes. Source and format: resources/units/README.md.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from models.values.dates import format_date
from models.values.errors import Refused
from models.values.names import clean, fold
from resources import ROOT

Level = Literal["province", "district", "commune"]
Relation = Literal["whole", "part", "unchanged"]

LEVELS: tuple[Level, ...] = ("province", "district", "commune")
_LEVEL_BY_CODE_LENGTH: dict[int, Level] = {2: "province", 3: "district", 5: "commune"}
_MOST_FOUND = 50


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit in one span of days; an open end is None.

    kind is the word before the name in small letters; parent_code is "" for a province.
    """

    level: Level
    code: str
    kind: str
    name: str
    parent_code: str
    valid_from: date | None
    valid_to: date | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies the unit: level, code, first day (ISO, "" where it is open)."""
        return (self.level, self.code, self.valid_from.isoformat() if self.valid_from else "")

    @property
    def title(self) -> str:
        """Kind and name, as on paper."""
        return f"{self.kind[:1].upper()}{self.kind[1:]} {self.name}"

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """A step from an old unit to a new unit.

    whole: all of the old unit joined the new unit; part: some of it, described by the note; unchanged: the
    same area.
    """

    old: Unit
    new: Unit
    on: date
    relation: Relation
    note: str


def unit_on(code: str, day: date, level: Level | None = None) -> Unit:
    """The unit that has this code on that day; the length of the code determines its level.

    Refused UNIT_UNKNOWN (unit, day) where there is no such code at all, UNIT_NOT_ON_DAY (unit, day, known)
    where it was or will be valid on other days, which `known` lists with the titles.
    """
    wanted = clean(code)
    found = units_with_code(wanted)
    if level is not None:
        found = tuple(unit for unit in found if unit.level == level)
    for unit in found:
        if unit.valid_on(day):
            return unit
    shown = format_date(day)
    if not found:
        raise Refused("UNIT_UNKNOWN", unit=wanted[:20], day=shown)
    known = "; ".join(f"{unit.title} ({_span(unit)})" for unit in found)
    raise Refused("UNIT_NOT_ON_DAY", unit=wanted, day=shown, known=known)


@lru_cache(maxsize=8192)
def units_with_code(code: str) -> tuple[Unit, ...]:
    """Every unit that ever had this code, the oldest first."""
    level = _LEVEL_BY_CODE_LENGTH.get(len(code))
    if level is None or not (code.isascii() and code.isdigit()):
        return ()
    if level == "commune" and _COMMUNE_LINES:
        return tuple(_unit(level, line) for line in _COMMUNE_LINES.get(code, ()))
    text = _rows(level)
    return tuple(_unit(level, line) for line in _lines_with(text, f"\t{code}\t"))


def index_communes() -> None:
    """Make it quick to look up many communes and successions: worth it from about ten on, 20 ms once."""
    if not _COMMUNE_LINES:
        for line in _rows("commune").splitlines()[2:]:
            _COMMUNE_LINES.setdefault(_code(line), []).append(line)
        for line in _successions().splitlines()[2:]:
            old, new, _ = line.split("\t", 2)
            _STEPS_FROM.setdefault(old, []).append(line)
            _STEPS_INTO.setdefault(new, []).append(line)


_COMMUNE_LINES: dict[str, list[str]] = {}
_STEPS_FROM: dict[str, list[str]] = {}
_STEPS_INTO: dict[str, list[str]] = {}


def units(level: Level, day: date, parent_code: str | None = None) -> tuple[Unit, ...]:
    """The units of a level on a day, of one parent or of the whole country, ordered by parent and code."""
    if parent_code is None:
        lines = iter(_rows(level).splitlines()[2:])
    else:
        lines = _lines_with(_rows(level), f"\n{parent_code}\t")
    return tuple(unit for unit in (_unit(level, line) for line in lines) if unit.valid_on(day))


def children(unit: Unit, day: date) -> tuple[Unit, ...]:
    """The units that report to this unit on that day, whatever their level, ordered by code."""
    if unit.level == "commune":
        return ()
    below = LEVELS[LEVELS.index(unit.level) + 1 :]
    return tuple(child for level in below for child in units(level, day, unit.code))


def parent(unit: Unit, day: date) -> Unit | None:
    """The unit to which this unit reports on that day; None for a province."""
    return unit_on(unit.parent_code, day) if unit.parent_code else None


def communes_of(unit: Unit, day: date) -> tuple[Unit, ...]:
    """All communes inside the unit on that day; a commune holds itself."""
    if unit.level == "commune":
        return (unit,)
    return tuple(commune for child in children(unit, day) for commune in communes_of(child, day))


def successors(unit: Unit) -> tuple[Succession, ...]:
    """The units that took this unit over when it ended; none where it still exists.

    A district has none: its level ended, its communes have successors.
    """
    if unit.valid_to is None:
        return ()
    on = unit.valid_to + timedelta(days=1)
    lines = _STEPS_FROM.get(unit.code, ()) if _STEPS_FROM else _lines_with(_successions(), f"\n{unit.code}\t")
    return tuple(_succession(line, on, old=unit) for line in lines if line.split("\t")[2] == on.isoformat())


def predecessors(unit: Unit) -> tuple[Succession, ...]:
    """The units out of which this unit was made; five special zones have none."""
    if unit.valid_from is None:
        return ()
    on = unit.valid_from
    if _STEPS_INTO:
        lines: Iterable[str] = [
            line for line in _STEPS_INTO.get(unit.code, ()) if line.split("\t")[2] == on.isoformat()
        ]
    else:
        lines = _lines_with(_successions(), f"\t{unit.code}\t{on.isoformat()}\t")
    return tuple(_succession(line, on, new=unit) for line in lines)


def find(text: str, day: date, level: Level | None = None) -> tuple[Unit, ...]:
    """Units on a day whose title holds every word typed, accents aside: exact names, upper levels first.

    A code finds its unit as well. At most fifty.
    """
    words = fold(text).split()
    if not words:
        return ()
    wanted = [one for one in LEVELS if level in (None, one)]
    hits = [
        (key.split(" ", _kind_words(line))[-1] != " ".join(words), unit)
        for one in wanted
        for key, line in _search_keys(one)
        if _holds(f" {key} {_code(line)}", words) and (unit := _unit(one, line)).valid_on(day)
    ]
    hits.sort(key=lambda hit: (hit[0], LEVELS.index(hit[1].level)))
    return tuple(unit for _, unit in hits[:_MOST_FOUND])


def communes_called(text: str) -> tuple[Unit, ...]:
    """The communes of any day with this name, accents and the kind in front aside, the oldest first."""
    return tuple(_unit("commune", line) for line in _communes_by_name().get(fold(text), ()))


@cache
def _communes_by_name() -> dict[str, list[str]]:
    """Folded name, and folded title, of a commune → its lines in the table."""
    named: dict[str, list[str]] = {}
    for title, line in _search_keys("commune"):
        name = title.split(" ", _kind_words(line))[-1]
        for key in {title, name}:
            named.setdefault(key, []).append(line)
    return named


def _holds(spaced: str, words: list[str]) -> bool:
    """Whether each word typed begins a word of the text."""
    return all(f" {word}" in spaced for word in words)


def _succession(line: str, on: date, old: Unit | None = None, new: Unit | None = None) -> Succession:
    old_code, new_code, _, relation, note = line.split("\t")
    return Succession(
        old or unit_on(old_code, on - timedelta(days=1)),
        new or unit_on(new_code, on),
        on,
        _RELATIONS[relation],
        note,
    )


_RELATIONS: dict[str, Relation] = {"whole": "whole", "part": "part", "unchanged": "unchanged"}


def _span(unit: Unit) -> str:
    ends = (format_date(day) if day else "\u2026" for day in (unit.valid_from, unit.valid_to))
    return " \u2013 ".join(ends)


def _unit(level: Level, line: str) -> Unit:
    parent_code, code, kind, name, first, last = line.split("\t")
    return Unit(level, code, kind, name, parent_code, _day(first), _day(last))


@cache
def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _code(line: str) -> str:
    return line.split("\t", 2)[1]


def _kind_words(line: str) -> int:
    return line.split("\t", 3)[2].count(" ") + 1


def _lines_with(text: str, part: str) -> Iterator[str]:
    """The lines of a table that hold the part; looked up in the raw text, much faster than reading rows."""
    at = text.find(part)
    while at >= 0:
        start = text.rfind("\n", 0, at + 1) + 1
        end = text.index("\n", at + 1)
        yield text[start:end]
        at = text.find(part, end)


@cache
def _rows(level: Level) -> str:
    """The table of a level as text that begins and ends with a line break."""
    return "\n" + (ROOT / "units" / f"{level}s.tsv").read_text(encoding="utf-8")


@cache
def _successions() -> str:
    return "\n" + (ROOT / "units" / "successions.tsv").read_text(encoding="utf-8")


@cache
def _search_keys(level: Level) -> tuple[tuple[str, str], ...]:
    """Folded title and line of every unit of a level."""
    lines = _rows(level).splitlines()[2:]
    return tuple((fold(line.split("\t", 4)[2] + " " + line.split("\t", 4)[3]), line) for line in lines)
