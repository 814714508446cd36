"""Who still owes something for a period, and where this office wants it sent."""

from collections.abc import Sequence

from models.dialogue.reminders import Owed
from models.values.errors import Refused
from models.values.periods import Period
from models.values.units import Unit, children
from models.values.workdays import days_to_deadline
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import last_day
from storage.dialogue import queries
from storage.dialogue.queries import Asked
from storage.received import receiving
from storage.received.coverage import coverage
from storage.received.receiving import Received

_WHERE = "reminder_where"


def owed(book: Book, period: Period, unit: str = "") -> list[Owed]:
    """The units below that lack a package that counts or owe answers, by code; with `unit` that unit only.

    Refused REMIND_UNIT_UNKNOWN (unit, period).
    """
    below = children(settings.unit_at(book, period.cutoff), period.cutoff)
    asked = [one for one in below if unit in ("", one.code)]
    if unit and not asked:
        raise Refused("REMIND_UNIT_UNKNOWN", unit=unit, period=str(period))
    packages = receiving.received(book, str(period))
    waiting = [one for one in queries.asked(book, period=str(period)) if one.waits]
    with book.read_session() as session:
        area = coverage(session, str(period), below)
    found = (_owed(book, period, one, packages, waiting, reported=area.is_covered(one)) for one in asked)
    return [one for one in found if one.lacks_package or one.queries]


def _owed(
    book: Book,
    period: Period,
    unit: Unit,
    packages: Sequence[Received],
    waiting: Sequence[Asked],
    *,
    reported: bool,
) -> Owed:
    """reported: others report the unit's whole area."""
    own = [one for one in packages if one.unit == unit.key]
    named = (unit.level, unit.code)
    asked = [one for one in waiting if (one.about.unit.level, one.about.unit.code) == named]
    today = book.clock().date()
    until = last_day(book, period, unit.level)
    lacks = not reported and not any(one.status == "accepted" for one in own)
    withdrawn = max((one.revision for one in own), default=0) if lacks else 0
    return Owed(
        unit=unit.code,
        recipient=unit.title,
        period=period,
        until=until,
        days_left=days_to_deadline(today, until.day),
        lacks_package=lacks,
        withdrawn=withdrawn,
        queries=tuple(sorted(one.query.number for one in asked)),
        answers_due=min((one.query.due for one in asked if one.query.due is not None), default=None),
        answers_late=any(one.overdue(today) for one in asked),
    )


def office(book: Book) -> str:
    """The name under which this office writes letters."""
    return settings.read(book, "office") or settings.unit_of(book).title


def where(book: Book) -> str:
    """How packages reach this office, in its own words; "" where that was never set."""
    return settings.read(book, _WHERE)


def keep_where(book: Book, words: str) -> None:
    """Remember how packages reach this office."""
    if where(book) != words:
        with book.change("REMINDER_WHERE_KEPT") as session:
            settings.put(session, _WHERE, words)
