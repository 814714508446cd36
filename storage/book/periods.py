"""By which calendar this book counts its periods, and what the office has compared in the table of last days."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from models.values import deadlines
from models.values import periods as values
from models.values.errors import Refused
from models.values.periods import Compared, LastDay, Period, PeriodCalendar, parse_period
from storage.book import settings
from storage.book.book import Book
from storage.book.comparisons import comparison, keep_comparisons, kept_comparisons

CALENDAR = settings.PERIOD_CALENDAR
_COMPARED = "deadlines_compared"


def calendar_of(book: Book) -> PeriodCalendar:
    """The calendar of this book's halves, nine months and quarters; books that never chose count by calendar months."""
    return PeriodCalendar(settings.read(book, CALENDAR) or PeriodCalendar.CALENDAR)


def period_of(book: Book, text: str) -> Period:
    """The period with its days as this book counts them; Refused PERIOD_NOT_UNDERSTOOD."""
    return parse_period(text, calendar_of(book))


def compared(book: Book) -> Mapping[str, Compared]:
    """Key of a rule → who compared it with its original text, and when."""
    return kept_comparisons(book, _COMPARED)


def last_day(book: Book, period: Period, level: str) -> LastDay:
    """The last day of a return, with what this office knows of its rule."""
    found = values.last_day(period, level)
    return replace(found, compared=compared(book).get(found.rule))


def compare(book: Book, rule: str, name: str, day: date | None = None) -> None:
    """Keep that somebody compared a rule with its original text (today where no day is given).

    Refused DEADLINE_RULE_UNKNOWN (rule), DEADLINE_COMPARED_NAME, DEADLINE_COMPARED_LATER (day).
    """
    _refuse_unknown(rule)
    kept = {**compared(book), rule: comparison(book, name, day)}
    keep_comparisons(book, _COMPARED, kept, "DEADLINE_COMPARED", {"rule": rule})


def forget(book: Book, rule: str) -> None:
    """Take back that a rule was compared; Refused DEADLINE_RULE_UNKNOWN (rule)."""
    _refuse_unknown(rule)
    others = {key: one for key, one in compared(book).items() if key != rule}
    keep_comparisons(book, _COMPARED, others, "DEADLINE_COMPARISON_TAKEN_BACK", {"rule": rule})


def _refuse_unknown(rule: str) -> None:
    if rule not in {one.key for one in deadlines.rules()}:
        raise Refused("DEADLINE_RULE_UNKNOWN", rule=rule)
