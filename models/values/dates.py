"""Days as people type and read them: day before month on every machine. Inside they are ISO."""

import re
from datetime import date, datetime, timedelta, timezone

from models.values.errors import Refused
from models.values.names import clean, excerpt

_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")
_PARTED = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")

VIETNAM = timezone(timedelta(hours=7))
"""The time zone of the whole country, which has no summer time."""

FUTURE_YEARS = 10
"""A year of two digits is at most so far ahead; beyond that it is of the century before (67 is 1967)."""


def parse_date(text: str, today: date, *, asks_year: bool = False) -> date | None:
    """The day that was typed, None where nothing is typed: 5/3, 050325, 05/03/2025, 5.3.25, 2025-03-05.

    Without a year it is the year of `today`, which a person sees at once; asks_year: it is refused instead, as in a
    table of old records, where nobody would. Refused: DATE_NOT_UNDERSTOOD, DATE_IMPOSSIBLE, DATE_YEAR_MISSING (text).
    """
    cleaned = clean(text)
    if not cleaned:
        return None
    parts = _parts(cleaned)
    if parts is None:
        raise Refused("DATE_NOT_UNDERSTOOD", text=excerpt(cleaned))
    day, month, year = parts
    if asks_year and not year:
        raise Refused("DATE_YEAR_MISSING", text=excerpt(cleaned))
    try:
        return date(_full_year(year, today), int(month), int(day))
    except ValueError as fault:
        raise Refused("DATE_IMPOSSIBLE", text=excerpt(cleaned)) from fault


def _parts(text: str) -> tuple[str, str, str] | None:
    """Day, month and year ("" = not typed)."""
    if found := _ISO.fullmatch(text):
        return found[3], found[2], found[1]
    if found := _COMPACT.fullmatch(text) or _PARTED.fullmatch(text):
        return found[1], found[2], found[3] or ""
    return None


def _full_year(typed: str, today: date) -> int:
    if not typed:
        return today.year
    year = int(typed)
    if len(typed) == 4:
        return year
    century = today.year - today.year % 100
    return century + year if century + year <= today.year + FUTURE_YEARS else century - 100 + year


def format_moment(moment: datetime) -> str:
    """dd/mm/yyyy hh:mm, in the zone of the moment."""
    return moment.strftime("%d/%m/%Y %H:%M")


def vietnamese_day(moment: str) -> date:
    """The day of a moment (ISO 8601) in Vietnam, where the time limits of the law run."""
    return datetime.fromisoformat(moment).astimezone(VIETNAM).date()


def format_date(day: date | None) -> str:
    """dd/mm/yyyy; "" for no day."""
    return day.strftime("%d/%m/%Y") if day else ""


def format_iso(day: str | None) -> str:
    """An ISO day in the form in which people write it, "" for None."""
    return format_date(date.fromisoformat(day)) if day else ""


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
