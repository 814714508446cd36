"""Moments in words: what is shown is the time of this machine; whether a return came in time is Vietnam's."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from models.values.dates import VIETNAM, format_date, format_moment
from models.values.periods import deadline, parse_period

ZONE: tzinfo | None = None
"""The zone of everything that is shown; None: that of this machine."""


def here(moment: datetime) -> datetime:
    """A moment by the clock on the wall."""
    return moment.astimezone(ZONE)


def day_of(moment: str) -> str:
    """The day of a moment (ISO 8601), as people write it."""
    return format_date(here(datetime.fromisoformat(moment)).date())


def minute_of(moment: str) -> str:
    """The moment (ISO 8601) to the minute."""
    return format_moment(here(datetime.fromisoformat(moment)))


def vietnamese_day(moment: str) -> date:
    """The day of a moment (ISO 8601) in Vietnam, where the deadlines of the law run."""
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
