"""What the unit of this book has to do next: for which period, until when, and whose returns are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from models.dialogue.receipts import ReceiptState
from models.returns.returns import State
from models.values.periods import LastDay, Period, PeriodCalendar, PeriodKind, deadline
from models.values.units import Unit, children
from models.values.workdays import days_to_deadline
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import calendar_of, last_day, period_of
from storage.received import receiving
from storage.received.coverage import coverage_by
from storage.received.in_force import in_force
from storage.returns import returns
from storage.returns.returns import ReturnHead

if TYPE_CHECKING:
    from storage.dialogue.answers import AskedOfUs
    from storage.dialogue.queries import Asked
    from storage.returns.outbox import SentEntry

CONFIRMING = frozenset({ReceiptState.RECEIVED, ReceiptState.VERIFIED, ReceiptState.MERGED})
"""States of a receipt by which a return has arrived and nothing more is wanted of its unit."""

_LONG_AGO = timedelta(days=400)
_KINDS = ((PeriodKind.YEAR, (0,)), (PeriodKind.HALF, (1, 2)), (PeriodKind.QUARTER, (1, 2, 3, 4)))


@dataclass(frozen=True, slots=True)
class Due:
    """The current period: its newest return (None where none was opened) and until when it is sent.

    days_left: working days, both ends counted; below zero they are those since the last day.
    """

    period: Period
    head: ReturnHead | None
    until: LastDay
    days_left: int

    @property
    def last_day(self) -> date:
        """The last day that counts."""
        return self.until.day

    @property
    def sent(self) -> bool:
        """Whether nothing more is to be sent for it."""
        return self.head is not None and self.head.state in (State.SENT, State.RECEIVED, State.MERGED)


@dataclass(frozen=True, slots=True)
class ExpectedReturns:
    """Units that report to this unit for a period: whose returns count by now, and whose are missing.

    A unit whose whole area is reported by others (a district for its communes) has arrived.

    until, days_left: their last day and the working days to it, as in Due; None where no unit is expected.
    """

    arrived: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    until: LastDay | None = None
    days_left: int = 0


@dataclass(frozen=True, slots=True)
class Questions:
    """Queries without an answer: how many, how many beyond their last day, and the earliest last day."""

    count: int
    overdue: int
    first_due: date | None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What waits between this unit and others.

    awaited: its packages without a receipt that settles them, the one that waits longest first; to_answer: queries
    to it. receipts_owed: packages it received and has not told the sender about; asked: its own queries to units;
    confirmed: the periods of which a receipt says that the newest revision was received and not refused or asked about.
    """

    awaited: "tuple[SentEntry, ...]"
    to_answer: Questions
    receipts_owed: int
    asked: Questions
    confirmed: frozenset[str] = frozenset()


def exchange(book: Book) -> Exchange:
    """What waits for others, and what others wait for."""
    # they import the mapping of records, which nothing else here needs
    from storage.dialogue import answers, queries, receipts
    from storage.returns import outbox

    today = book.clock().date()
    sent = outbox.outbox(book)
    awaited = [(days, one) for one in sent if (days := one.days_waiting) is not None]
    told = [one for one in sent if one.receipt is not None and not one.superseded]
    return Exchange(
        awaited=tuple(one for _, one in sorted(awaited, key=lambda pair: -pair[0])),
        to_answer=_questions(answers.asked_of_us(book), today),
        receipts_owed=sum(one.owed for one in receipts.due(book)),
        asked=_questions(queries.asked(book), today),
        confirmed=frozenset(one.period for one in told if one.receipt and one.receipt.state in CONFIRMING),
    )


def _questions(known: "Sequence[Asked | AskedOfUs]", today: date) -> Questions:
    waiting = [one for one in known if one.waits]
    days = [one.query.due for one in waiting if one.query.due is not None]
    return Questions(len(waiting), sum(one.overdue(today) for one in waiting), min(days, default=None))


def due(book: Book, period: Period | None = None) -> Due:
    """What is due: for the given period, or the current one."""
    chosen = period or current(book)
    until = last_day(book, chosen, settings.unit_of(book).level)
    today = book.clock().date()
    return Due(chosen, returns.head(book, str(chosen)), until, days_to_deadline(today, until.day))


def is_first(book: Book) -> bool:
    """Whether no return of this book was sent yet, and it merges none of others."""
    begun = returns.heads(book)
    if any(
        head.state not in (State.DRAFT, State.CHECKED, State.SEALED) or head.revision > 1 for head in begun
    ):
        return False
    return not children(settings.unit_of(book), book.clock().date())


def current(book: Book) -> Period:
    """The current period: the newest with a return; once that was sent the next period, if it has begun.

    A book without any begins with the period whose last day for sending comes next. A period that ended more
    than 400 days ago is not proposed: an old book shows what it has.
    """
    today = book.clock().date()
    begun = [period_of(book, head.period) for head in returns.heads(book)]
    begun += [period_of(book, one.period) for one in receiving.received(book)]
    if not begun:
        return _next_due(today, settings.unit_of(book).level, calendar_of(book))
    newest = max(begun)
    head = returns.head(book, str(newest))
    if head is None or head.state not in (State.SENT, State.RECEIVED, State.MERGED):
        return newest
    following = newest.next_due()
    timely = following.first_day <= today <= following.last_day + _LONG_AGO
    return following if timely else newest


def _next_due(today: date, level: str, calendar: PeriodCalendar) -> Period:
    periods = [
        Period(kind, year, index, calendar)
        for year in (today.year - 1, today.year)
        for kind, indexes in _KINDS
        for index in indexes
    ]
    ends = [(deadline(one, level), one) for one in periods]
    return min(end for end in ends if end[0] >= today)[1]


def arrivals(book: Book, period: Period) -> ExpectedReturns:
    """Who has sent a return that counts, among the units that report to this unit on the period's last day.

    A district keeps its register itself, as the law of its time had it: communes are expected there only once one
    of them has sent a package.
    """
    unit = settings.unit_at(book, period.cutoff)
    expected = children(unit, period.cutoff)
    if unit.level != "province" and not receiving.received(book):
        expected = ()
    if not expected:
        return ExpectedReturns((), ())
    with book.read_rows() as session:
        packages = in_force(session, str(period))
    there = {one.unit[:2] for one in packages}
    area = coverage_by(packages, expected)
    sent = {unit.key for unit in expected if (unit.level, unit.code) in there or area.is_covered(unit)}
    until = last_day(book, period, expected[0].level)
    return ExpectedReturns(
        tuple(unit for unit in expected if unit.key in sent),
        tuple(unit for unit in expected if unit.key not in sent),
        until,
        days_to_deadline(book.clock().date(), until.day),
    )
