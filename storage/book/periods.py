"""By which calendar this book counts its periods, and what the office has compared in the table of last days."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from models.values import deadlines
from models.values import periods as values
from models.values.errors import Refused
from models.values.names import clean
from models.values.periods import Compared, LastDay, Period, PeriodCalendar, parse_period
from storage.book import settings
from storage.book.book import Book

CALENDAR = settings.PERIOD_CALENDAR
_COMPARED = "deadlines_compared"


def calendar_of(book: Book) -> PeriodCalendar:
    """The calendar of this book's halves and quarters; books that never chose count by calendar months."""
    return PeriodCalendar(settings.read(book, CALENDAR) or PeriodCalendar.CALENDAR)


def period_of(book: Book, text: str) -> Period:
    """The period with its days as this book counts them; Refused PERIOD_NOT_UNDERSTOOD."""
    return parse_period(text, calendar_of(book))


def compared(book: Book) -> Mapping[str, Compared]:
    """Key of a rule → who compared it with its original text, and when."""
    kept: dict[str, list[str]] = json.loads(settings.read(book, _COMPARED) or "{}")
    return {key: Compared(date.fromisoformat(day), name) for key, (day, name) in kept.items()}


def last_day(book: Book, period: Period, level: str) -> LastDay:
    """The last day of a return, with what this office knows of its rule."""
    found = values.last_day(period, level)
    return replace(found, compared=compared(book).get(found.rule))


def compare(book: Book, rule: str, name: str, day: date | None = None) -> None:
    """Keep that somebody compared a rule with its original text (today where no day is given).

    Refused DEADLINE_RULE_UNKNOWN (rule), DEADLINE_COMPARED_NAME, DEADLINE_COMPARED_LATER (day).
    """
    _refuse_unknown(rule)
    who, today = clean(name), book.clock().date()
    if not any(letter.isalpha() for letter in who):
        raise Refused("DEADLINE_COMPARED_NAME")
    if day is not None and day > today:
        raise Refused("DEADLINE_COMPARED_LATER", day=day)
    _keep(book, "DEADLINE_COMPARED", rule, {**compared(book), rule: Compared(day or today, who)})


def forget(book: Book, rule: str) -> None:
    """Take back that a rule was compared; Refused DEADLINE_RULE_UNKNOWN (rule)."""
    _refuse_unknown(rule)
    others = {key: one for key, one in compared(book).items() if key != rule}
    _keep(book, "DEADLINE_COMPARISON_TAKEN_BACK", rule, others)


def _refuse_unknown(rule: str) -> None:
    if rule not in {one.key for one in deadlines.rules()}:
        raise Refused("DEADLINE_RULE_UNKNOWN", rule=rule)


def _keep(book: Book, title: str, rule: str, found: Mapping[str, Compared]) -> None:
    content = {key: [one.day.isoformat(), one.name] for key, one in sorted(found.items())}
    with book.change(title, rule=rule) as session:
        settings.put(session, _COMPARED, json.dumps(content, ensure_ascii=False))
