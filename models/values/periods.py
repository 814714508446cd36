"""Reporting periods: a year, a half-year, nine months or a quarter, with its days, its cut-off and its deadlines.

Which days a reporting year covers changed in 2024 and is dated data (resources/calendar/periods.toml, with
sources); halves, nine months and quarters follow the calendar, or run from the 15th to the 14th as State bodies count
them. Until when a return is sent: models.values.deadlines. Written 2020, 2020-H1, 2020-9M, 2020-Q3.
"""

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, total_ordering
from typing import Any

from models.values.dates import months_after
from models.values.deadlines import Evidence, rule_for_return
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.names import clean, excerpt, fold
from models.values.workdays import working_days_late
from resources import ROOT


class PeriodKind(StrEnum):
    """The lengths of a reporting period; nine months are counted from the beginning of the year only."""

    YEAR = "year"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    QUARTER = "quarter"


class PeriodCalendar(StrEnum):
    """How periods are counted: quarters by the calendar, or by State bodies from the 15th to the 14th."""

    CALENDAR = "calendar"
    STATE = "state"


_LETTERS = {PeriodKind.HALF: "H", PeriodKind.QUARTER: "Q"}
_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9, PeriodKind.QUARTER: 3}
_LAST_INDEX = {PeriodKind.YEAR: 0, PeriodKind.HALF: 2, PeriodKind.NINE_MONTHS: 0, PeriodKind.QUARTER: 4}
_ROMAN = ("I", "II", "III", "IV")
_WRITTEN = re.compile(r"((?:19|20)[0-9]{2})(?:-(?:H([12])|Q([1-4])|(9M)))?")


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; index is 0 for a year or nine months, 1-2 for a half, 1-4 for a quarter.

    Ordered by its last month, a shorter period before a longer period that ends with it: Q1, Q2, H1, Q3, 9M, Q4,
    H2, year. The calendar changes its days, not which period it is. days: first and last day of one return for the
    period, where they are not those of its calendar.
    """

    kind: PeriodKind
    year: int
    index: int = 0
    calendar: PeriodCalendar = field(default=PeriodCalendar.CALENDAR, compare=False)
    days: tuple[date, date] | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        last = _LAST_INDEX[self.kind]
        fits = 1 <= self.index <= last if last else self.index == 0
        if not fits or not 1900 <= self.year <= 2099:
            raise Refused("PERIOD_NOT_UNDERSTOOD", text=f"{self.year} {self.kind} {self.index}")

    def __str__(self) -> str:
        if self.kind is PeriodKind.NINE_MONTHS:
            return f"{self.year}-9M"
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
        if self.days:
            return self.days[0]
        if self._is_of_state:
            month = self.last_month - self.months or 12
            return date(self.year - (month == 12), month, _state_periods()["first"])
        if self.kind is PeriodKind.YEAR:
            return _day(_reporting_year(self.year)["first"], self.year)
        return date(self.year, self.last_month - self.months + 1, 1)

    @property
    def last_day(self) -> date:
        """Last day whose events belong to the period."""
        if self.days:
            return self.days[1]
        if self._is_of_state:
            return date(self.year, self.last_month, _state_periods()["last"])
        if self.kind is PeriodKind.YEAR:
            return _day(_reporting_year(self.year)["last"], self.year)
        return self.month_end

    @property
    def month_end(self) -> date:
        """Last day of the last month, the cut-off of plan letters and of tables by calendar years."""
        following = date(self.year + self.last_month // 12, self.last_month % 12 + 1, 1)
        return following - timedelta(days=1)

    @property
    def _is_of_state(self) -> bool:
        return self.calendar is PeriodCalendar.STATE and self.year >= _state_periods()["from_year"]

    @property
    def usual(self) -> "Period":
        """The period with the days of its calendar."""
        return replace(self, days=None)

    def with_days(self, first: date, last: date) -> "Period":
        """The period of a return that covers these days."""
        usual = self.usual
        return (
            usual if (usual.first_day, usual.last_day) == (first, last) else replace(self, days=(first, last))
        )

    @property
    def is_of_whole_months(self) -> bool:
        """Whether its days are those that its name says: from the first of its first month to the end of its last."""
        first = date(self.year, self.last_month - self.months + 1, 1)
        return (self.first_day, self.last_day) == (first, self.month_end)

    def refuse_unlikely(self, today: date) -> None:
        """Refused PERIOD_TOO_FAR (period, first, limit) where it begins more than a year after today."""
        limit = months_after(today, 12)
        if self.first_day > limit:
            raise Refused("PERIOD_TOO_FAR", period=str(self), first=self.first_day, limit=limit)

    def refuse_cutoff(self, day: date) -> None:
        """Refused CUTOFF_OUTSIDE_PERIOD (period, day, first, last) where the return cannot count as of that day.

        It lies from the first day to the end of the last month: the legal year ends on 14/12, and tables as of 31/12
        are asked for that year too.
        """
        last = max(self.last_day, self.month_end)
        if not self.first_day <= day <= last:
            raise Refused("CUTOFF_OUTSIDE_PERIOD", period=str(self), day=day, first=self.first_day, last=last)

    @property
    def cutoff(self) -> date:
        """The day as of which stocks are counted unless the return gives another: the last day."""
        return self.last_day

    def previous(self) -> "Period":
        """The period of the same kind just before; of nine months those of the year before."""
        if self.index > 1:
            return replace(self, index=self.index - 1, days=None)
        return replace(self, year=self.year - 1, index=_LAST_INDEX[self.kind], days=None)

    def year_before(self) -> "Period":
        """The same period of the year before."""
        return replace(self, year=self.year - 1, days=None)

    def ended_before(self) -> tuple["Period", ...]:
        """The periods that end on the day before this one begins, those of its kind first.

        Nine months overlap no nine months: they begin where the last half, the last quarter, and by State bodies the
        year before ended.
        """
        if self.follows_previous:
            return (self.previous(),)
        year = self.year - 1
        half = Period(PeriodKind.HALF, year, 2, self.calendar)
        quarter = Period(PeriodKind.QUARTER, year, 4, self.calendar)
        whole = Period(PeriodKind.YEAR, year, 0, self.calendar)
        return (half, quarter, whole) if self._is_of_state else (half, quarter)

    @property
    def follows_previous(self) -> bool:
        """Whether it begins where the period before of its kind ended, so that the stocks of that one open it."""
        return self.kind is not PeriodKind.NINE_MONTHS

    def next_due(self) -> "Period":
        """The period whose return comes after that of this one: the following one, after nine months their year."""
        if self.kind is PeriodKind.NINE_MONTHS:
            return Period(PeriodKind.YEAR, self.year, 0, self.calendar)
        return self.following()

    def following(self) -> "Period":
        """The period of the same kind just after."""
        if self.index < _LAST_INDEX[self.kind]:
            return replace(self, index=self.index + 1, days=None)
        return replace(self, year=self.year + 1, index=1 if self.index else 0, days=None)


def parse_period(text: str, calendar: PeriodCalendar = PeriodCalendar.CALENDAR) -> Period:
    """The period written as 2020, 2020-H1, 2020-9M or 2020-Q3; Refused PERIOD_NOT_UNDERSTOOD (text) otherwise."""
    written = clean(text).upper()
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise Refused("PERIOD_NOT_UNDERSTOOD", text=excerpt(written))
    year, half, quarter, nine_months = found.groups()
    if half:
        return Period(PeriodKind.HALF, int(year), int(half), calendar)
    if quarter:
        return Period(PeriodKind.QUARTER, int(year), int(quarter), calendar)
    if nine_months:
        return Period(PeriodKind.NINE_MONTHS, int(year), 0, calendar)
    return Period(PeriodKind.YEAR, int(year), 0, calendar)


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

    The two differ where the named day is a day off and the rule lets it give way to the next working day. rule: its key
    in the table; evidence, note: how well it is known; compared: that the office
    compared it with the original.
    """

    named: date
    day: date
    source: str
    rule: str = ""
    evidence: Evidence = Evidence.FOUND
    note: str = ""
    compared: "Compared | None" = None

    @property
    def is_moved(self) -> bool:
        """Whether the day that counts differs from the day that the rule names."""
        return self.named != self.day


@dataclass(frozen=True, slots=True)
class Compared:
    """That an office compared a rule with its original text: on which day, by whom."""

    day: date
    name: str


def deadline(period: Period, level: str) -> date:
    """The last day on which a unit of this level sends the period's return to the level above."""
    return last_day(period, level).day


def last_day(period: Period, level: str) -> LastDay:
    """The deadline with the day that its rule names.

    level: "commune", "district" or "province". The law fixes days for years only; the others count working
    days from the end of the period, a rule of this program.
    """
    rule = rule_for_return(period.kind, level, period.last_day)
    named, day = rule.named(period.year, period.last_day), rule.last_day(period.year, period.last_day)
    assert named is not None and day is not None  # the table is refused without
    return LastDay(named, day, rule.source, rule.key, rule.evidence, rule.note)


def days_late(period: Period, level: str, day: date) -> int:
    """Working days by which a return that was made on this day is late; 0 in time."""
    return working_days_late(deadline(period, level), day)


def default_calendar(office: str) -> PeriodCalendar:
    """The calendar with which a new book begins: by State bodies, unless the office's own name is of another kind."""
    words = f" {fold(office)} "
    others = any(f" {fold(name)} " in words for name in _calendar()["calendar_offices"]["names"])
    return PeriodCalendar.CALENDAR if others else PeriodCalendar.STATE


@cache
def _calendar() -> dict[str, Any]:
    return tomllib.loads((ROOT / "calendar" / "periods.toml").read_text(encoding="utf-8"))


def _state_periods() -> dict[str, int]:
    found: dict[str, int] = _calendar()["state_periods"]
    return found


def _reporting_year(year: int) -> dict[str, Any]:
    """The entry that began last by that year."""
    begun = [entry for entry in _calendar()["reporting_year"] if entry["from_year"] <= year]
    return max(begun, key=lambda entry: int(entry["from_year"]))


def _day(rule: dict[str, Any], year: int) -> date:
    return date.fromisoformat(f"{year + rule['year']:04d}-{rule['day']}")
