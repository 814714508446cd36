"""Working days of Vietnamese offices: weekends, public holidays by rule, and what was decided for a year.

Rules and decisions are dated data (resources/calendar/holidays.toml, with sources); the library `holidays` supplies
the days of the lunar calendar. A decision goes before a rule.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from resources import ROOT

_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LUNAR = {"01-01": "lunar_new_year_date", "03-10": "hung_kings_date"}
"""Lunar days by what the library's calendar calls them."""
_LIEU = ("", "after", "around")
_ENDLESS = 9999


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why a day is no working day: the name of the holiday, whether it is only taken on that day, and the source.

    in_lieu: the weekly day off was lost to the holiday and is taken here. A swapped day has no name.
    """

    name: str
    source: str
    in_lieu: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """One [[holiday]] of the data."""

    key: str
    name: str
    from_year: int
    source: str
    until_year: int = _ENDLESS
    day: str = ""
    lunar: str = ""
    first: int = 0
    days: int = 1
    beside: Mapping[str, int] = field(default_factory=dict)
    lieu: str = ""

    def days_of(self, year: int) -> list[date]:
        """The days of this holiday in a year, before any is moved."""
        if not self.from_year <= year <= self.until_year:
            return []
        begins = _lunar_day(year, self.lunar) if self.lunar else date.fromisoformat(f"{year}-{self.day}")
        begins += timedelta(days=self.first + self.beside.get(_WEEKDAYS[begins.weekday()], 0))
        return [begins + timedelta(days=at) for at in range(self.days)]


@dataclass(frozen=True, slots=True)
class _Decision:
    """One [[decision]] of the data."""

    year: int
    source: str
    off: tuple[date, ...] = ()
    work: frozenset[date] = frozenset()
    in_place_of: str = ""


@dataclass(frozen=True, slots=True)
class _Year:
    """Days off on weekdays, and weekend days that are worked, as far as they belong to the rules of a single year."""

    off: Mapping[date, DayOff]
    work: frozenset[date]


@lru_cache(maxsize=4096)
def is_working_day(day: date) -> bool:
    """Whether offices work: not on Saturdays, Sundays and days off, but on those that are worked in exchange."""
    if any(day in year.work for year in _around(day)):
        return True
    return day.weekday() < _SATURDAY and day_off(day) is None


def day_off(day: date) -> DayOff | None:
    """The holiday, the day in lieu or the swapped day on this day; None on other days, weekends among them."""
    return next((year.off[day] for year in _around(day) if day in year.off), None)


def _around(day: date) -> Iterator[_Year]:
    """The years whose holidays may touch the day: a day in lieu, or a swap, may lie across the turn of the year."""
    return (_year(year) for year in (day.year, day.year - 1, day.year + 1))


def next_working_day(day: date) -> date:
    """The first working day after the day."""
    return _walk(day + _DAY, _DAY, is_working_day)


def working_day_after(day: date, count: int) -> date:
    """The count-th working day after the day; the day itself for 0."""
    for _ in range(count):
        day = next_working_day(day)
    return day


def moved(day: date) -> date:
    """When a time limit ends whose last day is this: on a day off, at the end of the next working day.

    Civil Code 2015, Art. 148(5).
    """
    return _walk(day, _DAY, is_working_day)


def working_days(first: date, last: date) -> int:
    """Working days from the first to the last day, both counted; 0 where the last comes before the first."""
    return sum(is_working_day(first + timedelta(days=at)) for at in range((last - first).days + 1))


def working_days_left(today: date, last: date) -> int:
    """Working days from today to the last day, both counted; when it has passed, minus those since."""
    if last < today:
        return -working_days(last + _DAY, today)
    return working_days(today, last)


def working_days_late(last: date, day: date) -> int:
    """Working days by which the day is late for a time limit that ended with `last`: those after it, up to the day.

    0 in time; a day off after the last day is late by at least one, for the limit has ended all the same.
    """
    return max(1, working_days(last + _DAY, day)) if day > last else 0


def days_to_deadline(today: date, last: date) -> int:
    """Working days left to a last day, both ends counted; when it has passed, minus those by which it is late."""
    return -working_days_late(last, today) if today > last else working_days_left(today, last)


def _walk(day: date, step: timedelta, good: Callable[[date], bool]) -> date:
    """The first suitable day from this day on, in steps."""
    while not good(day):
        day += step
    return day


# the data


@cache
def _year(year: int) -> _Year:
    """A year's days off: each holiday, then the days in lieu of those on a weekend, then what was decided."""
    rules, decisions = _data()
    decided = [one for one in decisions if one.year == year]
    replaced = {one.in_place_of for one in decided}
    holding = [rule for rule in rules if rule.key not in replaced]
    off = {day: DayOff(rule.name, rule.source) for rule in holding for day in rule.days_of(year)}
    names = {rule.key: rule.name for rule in rules}
    for one in decided:
        off |= {day: DayOff(names.get(one.in_place_of, ""), one.source) for day in one.off}
    for rule in holding:
        for day in sorted(rule.days_of(year), reverse=rule.lieu == "around"):
            if rule.lieu and day.weekday() >= _SATURDAY:
                off[_lieu(rule, day, off)] = DayOff(rule.name, rule.source, in_lieu=True)
    return _Year(off, frozenset(day for one in decided for day in one.work))


def _lieu(rule: _Rule, day: date, taken: Mapping[date, DayOff]) -> date:
    """The weekday that replaces a weekend day lost to a holiday (Labour Code 2019, Art. 111(3))."""
    back = rule.lieu == "around" and day.weekday() == _SATURDAY
    return _walk(day, -_DAY if back else _DAY, lambda one: one.weekday() < _SATURDAY and one not in taken)


@cache
def _data() -> tuple[tuple[_Rule, ...], tuple[_Decision, ...]]:
    read = tomllib.loads((ROOT / "calendar" / "holidays.toml").read_text(encoding="utf-8"))
    rules = tuple(_rule(one) for one in read["holiday"])
    decisions = tuple(_decision(one) for one in read["decision"])
    strange = {one.in_place_of for one in decisions} - {one.key for one in rules} - {""}
    if strange:
        raise ValueError(f"holidays.toml: in_place_of: no holiday has the key {sorted(strange)}")
    return rules, decisions


def _rule(entry: Mapping[str, Any]) -> _Rule:
    """A rule; ValueError where a key or a value is none that the file may have."""
    try:
        rule = _Rule(**entry)
    except TypeError as fault:
        raise ValueError(f"holidays.toml: {entry.get('key')}: {fault}") from fault
    whole = not rule.beside or set(rule.beside) == set(_WEEKDAYS)
    if bool(rule.day) == bool(rule.lunar) or rule.lieu not in _LIEU or not whole:
        raise ValueError(f"holidays.toml: {rule.key}: day or lunar, lieu {_LIEU}, beside for seven weekdays")
    if rule.lunar and rule.lunar not in _LUNAR:
        raise ValueError(f"holidays.toml: {rule.key}: lunar is one of {sorted(_LUNAR)}")
    return rule


def _decision(entry: Mapping[str, Any]) -> _Decision:
    """A decision; a worked day must be a weekend day, or the swap would be a slip of the hand."""
    given = dict(entry)
    off = tuple(date.fromisoformat(day) for day in given.pop("off", ()))
    work = frozenset(date.fromisoformat(day) for day in given.pop("work", ()))
    if any(day.weekday() < _SATURDAY for day in work):
        raise ValueError(f"holidays.toml: {sorted(map(str, work))}: only weekend days are worked in exchange")
    try:
        return _Decision(off=off, work=work, **given)
    except TypeError as fault:
        raise ValueError(f"holidays.toml: decision of {entry.get('year')}: {fault}") from fault


@cache
def _lunar_day(year: int, day: str) -> date:
    """A day of the Vietnamese lunar calendar ("01-01" or "03-10") in a solar year from 1901 to 2099."""
    from holidays.calendars.chinese import VIETNAMESE_CALENDAR, _ChineseLunisolar

    # not the library's Vietnam, which imports the holidays of all countries: a tenth of a second, 11 MB
    calendar = _ChineseLunisolar(VIETNAMESE_CALENDAR)
    found, _ = getattr(calendar, _LUNAR[day])(year)
    if not isinstance(found, date):
        raise ValueError(f"no lunar calendar of {year}")
    return found
