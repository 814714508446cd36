"""Breaks in series of figures, as dated data (resources/calendar/breaks.toml): what makes two periods incomparable.

The table is read strictly: a key that is unknown or missing, or a value of another type, is refused.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from models.values.deadlines import Evidence
from models.values.periods import PeriodKind
from resources import ROOT

_FILE = "breaks.toml"
_KEYS = frozenset({"key", "day", "between", "vi", "en", "source", "evidence"})
_OPTIONAL = frozenset({"kinds", "territory"})

DayCompared = Literal["first_day", "cutoff"]


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break on the first day of a new state, named in both languages.

    territory: only figures of areas are touched, and not those of one organisation.
    between: which day of two periods it must lie between; kinds: of periods that it touches. First days must differ in
    month and day too: a book that counts as State bodies do had such years before.
    """

    key: str
    day: date
    between: DayCompared
    kinds: frozenset[PeriodKind]
    names: Mapping[str, str]
    source: str
    evidence: Evidence
    territory: bool = False

    def name(self, language: str = "vi") -> str:
        return self.names[language]


@dataclass(frozen=True, slots=True)
class PointDays:
    """The days of a point of a series: the first day of its period, and the day as of which its figure counts."""

    kind: PeriodKind
    first_day: date
    cutoff: date


@cache
def breaks() -> tuple[SeriesBreak, ...]:
    """All breaks by their days."""
    return read_breaks((ROOT / "calendar" / _FILE).read_text(encoding="utf-8"))


def breaks_between(earlier: PointDays, later: PointDays) -> tuple[SeriesBreak, ...]:
    """The breaks between two points of one series, by their days."""
    return tuple(one for one in breaks() if later.kind in one.kinds and _lies_between(one, earlier, later))


def _lies_between(one: SeriesBreak, earlier: PointDays, later: PointDays) -> bool:
    if one.between == "first_day":
        days = {(point.first_day.month, point.first_day.day) for point in (earlier, later)}
        return len(days) > 1 and earlier.first_day < one.day <= later.first_day
    return earlier.cutoff < one.day <= later.cutoff


def read_breaks(text: str) -> tuple[SeriesBreak, ...]:
    """The breaks in a table, by their days; ValueError where it is not sound."""
    content = tomllib.loads(text)
    if set(content) != {"break"}:
        raise ValueError(f"{_FILE}: unknown {sorted(set(content) - {'break'})}")
    found = [_read(entry) for entry in content["break"]]
    if len({one.key for one in found}) != len(found):
        raise ValueError(f"{_FILE}: a key stands twice")
    return tuple(sorted(found, key=lambda one: (one.day, one.key)))


def _read(entry: Mapping[str, Any]) -> SeriesBreak:
    named = str(entry.get("key", "?"))
    wrong = (set(entry) - _KEYS - _OPTIONAL) | (_KEYS - set(entry))
    wrong |= {
        key for key in _KEYS - {"day"} if key in entry and not (isinstance(entry[key], str) and entry[key])
    }
    if type(entry.get("day")) is not date:
        wrong.add("day")
    if type(entry.get("territory", False)) is not bool:
        wrong.add("territory")
    if entry.get("between") not in ("first_day", "cutoff"):
        wrong.add("between")
    if wrong:
        raise ValueError(f"{_FILE}: {named}: {sorted(wrong)}")
    return SeriesBreak(
        key=named,
        day=entry["day"],
        between=entry["between"],
        kinds=frozenset(PeriodKind(kind) for kind in entry.get("kinds", list(PeriodKind))),
        names={"vi": entry["vi"], "en": entry["en"]},
        source=entry["source"],
        evidence=Evidence(entry["evidence"]),
        territory=entry.get("territory", False),
    )
