"""Who still owes something for a period, and where this office wants it sent."""

from models.errors import Refused
from models.periods import Period, last_day
from models.reminders import Owed
from models.units import Unit, children
from models.workdays import working_days_left
from storage import receiving, settings
from storage.book import Book
from storage.receiving import Received

_WHERE = "reminder_where"


def owed(book: Book, period: Period, unit: str = "") -> list[Owed]:
    """The units below that lack a package that counts, by code; with `unit` only that one.

    Refused REMIND_UNIT_UNKNOWN (unit, period).
    """
    below = children(settings.unit_at(book, period.cutoff), period.cutoff)
    asked = [one for one in below if unit in ("", one.code)]
    if unit and not asked:
        raise Refused("REMIND_UNIT_UNKNOWN", unit=unit, period=str(period))
    packages = receiving.received(book, str(period))
    found = (_owed(book, period, one, packages) for one in asked)
    return [one for one in found if one.lacks_package or one.queries]


def _owed(book: Book, period: Period, unit: Unit, packages: list[Received]) -> Owed:
    own = [one for one in packages if one.unit == unit.key]
    until = last_day(period, unit.level)
    lacks = not any(one.status == "accepted" for one in own)
    withdrawn = max((one.revision for one in own), default=0) if lacks else 0
    days = working_days_left(book.clock().date(), until.day)
    return Owed(unit.code, unit.title, period, until, days, lacks, withdrawn)


def office(book: Book) -> str:
    """The name under which this office writes letters."""
    return settings.read(book, "office") or settings.unit_of(book).title


def where(book: Book) -> str:
    """How packages reach this office, in its own words; "" where it never said."""
    return settings.read(book, _WHERE)


def keep_where(book: Book, words: str) -> None:
    """Remember how packages reach this office."""
    if where(book) != words:
        with book.change("REMINDER_WHERE_KEPT") as session:
            settings.put(session, _WHERE, words)
