"""The first and last day of a return's period, as its document states them where they are not the usual ones."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.returns.json_values import read_day
from models.values.periods import Period, PeriodCalendar, parse_period


@dataclass(frozen=True, slots=True)
class PeriodDays:
    """First and last day, both within the period."""

    first: date
    last: date


def days_of(period: Period) -> PeriodDays:
    """The days of a period."""
    return PeriodDays(period.first_day, period.last_day)


def stated(period: Period) -> PeriodDays | None:
    """What the document says of its days: None where they are usual, and those of whole months as its name says."""
    found = days_of(period)
    is_plain = period.is_of_whole_months and found == days_of(parse_period(str(period)))
    return None if is_plain else found


def days_in(text: str, given: PeriodDays | None) -> PeriodDays:
    """The days of a document's period: those it states, or the usual ones (older documents stated no others)."""
    return given or days_of(parse_period(text))


def period_in(text: str, given: PeriodDays | None) -> Period:
    """A document's period with the days that it states, by the calendar that has them where one has."""
    of_state = parse_period(text, PeriodCalendar.STATE)
    if given is None or given == days_of(of_state):
        return of_state if given else parse_period(text)
    return parse_period(text).with_days(given.first, given.last)


def days_to_json(days: PeriodDays | None) -> dict[str, Any]:
    """The key of the document; none where there is nothing to say."""
    return {} if days is None else {"days": [days.first.isoformat(), days.last.isoformat()]}


def days_from_json(content: dict[str, Any]) -> PeriodDays | None:
    """The days that a document states. ValueError or TypeError where their shape is wrong."""
    if "days" not in content:
        return None
    first, last = (read_day(text) for text in content["days"])
    if last < first:
        raise ValueError("the period ends before it begins")
    return PeriodDays(first, last)
