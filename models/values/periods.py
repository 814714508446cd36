"""Reporting periods: a year, a half-year or a quarter, with its days, its cut-off and its deadlines.

Which days a reporting year covers changed in 2024 and is dated data (resources/calendar/periods.toml, with
sources); halves and quarters follow the calendar. Written 2020, 2020-H1, 2020-Q3.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, total_ordering
from typing import Any

from models.values.errors import Refused
from models.values.messages import sentence
from models.values.names import clean, excerpt
from models.values.workdays import moved, working_day_after
from resources import ROOT


class PeriodKind(StrEnum):
    """The three lengths of a reporting period."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"


_LETTERS = {PeriodKind.HALF: "H", PeriodKind.QUARTER: "Q"}
_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.QUARTER: 3}
_LAST_INDEX = {PeriodKind.YEAR: 0, PeriodKind.HALF: 2, PeriodKind.QUARTER: 4}
_ROMAN = ("I", "II", "III", "IV")
_WRITTEN = re.compile(r"((?:19|20)[0-9]{2})(?:-(?:H([12])|Q([1-4])))?")


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; index is 0 for a year, 1-2 for a half, 1-4 for a quarter.

    Ordered by its last month, a shorter period before a longer period that ends with it: Q1, Q2, H1, Q3, Q4,
    H2, year.
    """

    kind: PeriodKind
    year: int
    index: int = 0

    def __post_init__(self) -> None:
        fits = self.index == 0 if self.kind is PeriodKind.YEAR else 1 <= self.index <= _LAST_INDEX[self.kind]
        if not fits or not 1900 <= self.year <= 2099:
            raise Refused("PERIOD_NOT_UNDERSTOOD", text=f"{self.year} {self.kind} {self.index}")

    def __str__(self) -> str:
        return f"{self.year}-{_LETTERS[self.kind]}{self.index}" if self.index else str(self.year)

    def __lt__(self, other: "Period") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return (self.year, self.last_month, self.months)

    @property
    def months(self) -> int:
        """Length in months."""
        return _MONTHS[self.kind]

    @property
    def last_month(self) -> int:
        return (self.index or 1) * self.months

    @property
    def first_day(self) -> date:
        """First day whose events belong to the period."""
        if self.kind is PeriodKind.YEAR:
            return _day(_reporting_year(self.year)["first"], self.year)
        return date(self.year, self.last_month - self.months + 1, 1)

    @property
    def last_day(self) -> date:
        """Last day whose events belong to the period."""
        if self.kind is PeriodKind.YEAR:
            return _day(_reporting_year(self.year)["last"], self.year)
        following = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def cutoff(self) -> date:
        """The day as of which stocks are counted unless the return gives another: the last day."""
        return self.last_day

    def previous(self) -> "Period":
        """The period of the same kind just before."""
        if self.index > 1:
            return Period(self.kind, self.year, self.index - 1)
        return Period(self.kind, self.year - 1, _LAST_INDEX[self.kind])

    def year_before(self) -> "Period":
        """The same period of the year before."""
        return Period(self.kind, self.year - 1, self.index)

    def following(self) -> "Period":
        """The period of the same kind just after."""
        if self.index < _LAST_INDEX[self.kind]:
            return Period(self.kind, self.year, self.index + 1)
        return Period(self.kind, self.year + 1, 1 if self.index else 0)


def parse_period(text: str) -> Period:
    """The period written as 2020, 2020-H1 or 2020-Q3; Refused PERIOD_NOT_UNDERSTOOD (text) otherwise."""
    written = clean(text).upper()
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise Refused("PERIOD_NOT_UNDERSTOOD", text=excerpt(written))
    year, half, quarter = found.groups()
    if half:
        return Period(PeriodKind.HALF, int(year), int(half))
    if quarter:
        return Period(PeriodKind.QUARTER, int(year), int(quarter))
    return Period(PeriodKind.YEAR, int(year))


def label(period: Period, language: str = "vi") -> str:
    """The period as a person reads it."""
    roman = _ROMAN[period.index - 1] if period.index else ""
    code = (
        f"PERIOD_HALF_{period.index}" if period.kind is PeriodKind.HALF else f"PERIOD_{period.kind.upper()}"
    )
    return sentence(code, {"year": str(period.year), "roman": roman}, language)


def label_within(period: Period, language: str = "vi") -> str:
    """The period as a person reads it inside a sentence: its first letter is small."""
    words = label(period, language)
    return words[:1].lower() + words[1:]


@dataclass(frozen=True, slots=True)
class LastDay:
    """Until when a return is sent: the day that the rule names, the day that counts, and where it is written.

    The two differ where the named day is a day off and the rule lets it give way to the next working day.
    """

    named: date
    day: date
    source: str

    @property
    def is_moved(self) -> bool:
        """Whether the day that counts differs from the day that the rule names."""
        return self.named != self.day


def deadline(period: Period, level: str) -> date:
    """The last day on which a unit of this level sends the period's return to the level above."""
    return last_day(period, level).day


def last_day(period: Period, level: str) -> LastDay:
    """The deadline with the day that its rule names.

    level: "commune", "district" or "province". The law fixes days for years only; halves and quarters count
    working days from the end of the period, a rule of this program.
    """
    rule = _in_force([entry for entry in _deadlines(period.kind) if entry["level"] == level], period.year)
    if "on" in rule:
        named = _day(rule["on"], period.year)
        return LastDay(named, moved(named) if rule["moves"] else named, rule["source"])
    day = working_day_after(period.last_day, rule["working_days_after"])
    return LastDay(day, day, rule["source"])


@cache
def _calendar() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((ROOT / "calendar" / "periods.toml").read_text(encoding="utf-8"))


def _reporting_year(year: int) -> dict[str, Any]:
    return _in_force(_calendar()["reporting_year"], year)


def _deadlines(kind: PeriodKind) -> list[dict[str, Any]]:
    return [entry for entry in _calendar()["deadline"] if entry["kind"] == kind]


def _in_force(entries: list[dict[str, Any]], year: int) -> dict[str, Any]:
    """The latest entry that began by that year."""
    begun = [entry for entry in entries if entry["from_year"] <= year]
    return max(begun, key=lambda entry: int(entry["from_year"]))


def _day(rule: dict[str, Any], year: int) -> date:
    return date.fromisoformat(f"{year + rule['year']:04d}-{rule['day']}")
