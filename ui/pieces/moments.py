"""Moments of packages in words: their day in Vietnam, and whether a return came in time."""

from datetime import date, datetime, timedelta, timezone

from PySide6.QtCore import QCoreApplication

from models.dates import format_date
from models.periods import deadline, parse_period

VIETNAM = timezone(timedelta(hours=7))


def day_of(moment: str) -> str:
    """The day of a moment (ISO 8601) in Vietnam, as people write it."""
    return format_date(vietnamese_day(moment))


def minute_of(moment: str) -> str:
    """The moment (ISO 8601) in Vietnam to the minute."""
    return datetime.fromisoformat(moment).astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def vietnamese_day(moment: str) -> date:
    """The day of a moment (ISO 8601) in Vietnam."""
    return datetime.fromisoformat(moment).astimezone(VIETNAM).date()


def days_late(period: str, level: str, moment: str) -> int:
    """Days after the deadline of this level for the period; none or less where it is in time."""
    return (vietnamese_day(moment) - deadline(parse_period(period), level)).days


def lateness(period: str, level: str, moment: str) -> tuple[str, str]:
    """In time, or how late, in words; and the tone for it."""
    late = days_late(period, level, moment)
    if late <= 0:
        return QCoreApplication.translate("Lateness", "in time"), ""
    return QCoreApplication.translate("Lateness", "{count} days late").format(count=late), "amber"
