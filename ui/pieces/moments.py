"""Moments in words: what is shown is the time of this machine; whether a return came in time is Vietnam's."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from models.values import periods
from models.values.dates import format_date, format_moment, vietnamese_day
from models.values.names import clean, excerpt
from models.values.periods import Period

ZONE: tzinfo | None = None
"""The zone of everything that is shown; None: that of this machine."""


def here(moment: datetime) -> datetime:
    """A moment by the clock on the wall."""
    return moment.astimezone(ZONE)


def day_of(moment: str) -> str:
    """The day of a moment (ISO 8601), as people write it; a text that names none as it stands."""
    found = _moment(moment)
    return excerpt(clean(moment)) if found is None else format_date(found.date())


def minute_of(moment: str) -> str:
    """The moment (ISO 8601) to the minute; a text that names none as it stands."""
    found = _moment(moment)
    return excerpt(clean(moment)) if found is None else format_moment(found)


def _moment(text: str) -> datetime | None:
    """The moment by the clock on the wall; None where a package of an earlier version says one that is none."""
    try:
        return here(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def days_late(period: Period, level: str, moment: str) -> int:
    """Working days after the deadline of this level for the period; none where it is in time."""
    return periods.days_late(period, level, vietnamese_day(moment))


def lateness(period: Period, level: str, moment: str) -> tuple[str, str]:
    """In time, or how late, in words; and the tone for it. Nothing where no rule or no calendar knows the days."""
    try:
        late = days_late(period, level, moment)
    except (ValueError, OverflowError, LookupError):
        return "", ""
    if late <= 0:
        return QCoreApplication.translate("Lateness", "in time"), ""
    return QCoreApplication.translate("Lateness", "{count} working days late").format(count=late), "amber"
