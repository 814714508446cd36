"""The calendar of a book's periods: choosing it, and what it means for returns that are open, sealed or received."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from models.forms.findings import Finding, Level
from models.returns.period_days import PeriodDays, days_in, days_of, period_in
from models.values.dates import format_date
from models.values.periods import Period, PeriodCalendar, parse_period
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import CALENDAR, calendar_of
from storage.book.rows import fetch_one
from storage.received.in_force import InForce
from storage.received.period_days import stated_days
from storage.returns import returns
from storage.returns.frozen import sealed_days

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


def choose(book: Book, calendar: PeriodCalendar) -> None:
    """Count halves, nine months and quarters by this calendar from now on.

    Sealed returns and their later revisions keep their days. An open first revision whose cut-off day was the last day
    of its period takes the new last day.
    """
    from sqlalchemy import select

    from models.returns.records import ReturnRecord, Sealed

    before = calendar_of(book)
    with book.change("PERIOD_CALENDAR_CHOSEN", calendar=calendar.value) as session:
        settings.put(session, CALENDAR, calendar.value)
        for record in session.execute(select(ReturnRecord).where(ReturnRecord.revision == 1)).scalars():
            was, becomes = (parse_period(record.period, one) for one in (before, calendar))
            if session.get(Sealed, record.id) is None and record.cutoff == was.last_day.isoformat():
                record.cutoff = becomes.last_day.isoformat()


def period_of_return(
    session: "Session | RowSession", period: Period, record: "returns.ReturnRow | None"
) -> Period:
    """The period with the days that its open return covers (None: that it would cover if it were opened now).

    It ends on its cut-off day, and begins on the day after the sealed return of the period before ended, so that
    nothing is counted twice or left out where the two follow different calendars. A later revision keeps its first day.
    """
    cutoff = date.fromisoformat(record.cutoff) if record else period.cutoff
    if record is not None and record.revision > 1:
        before = returns.revision_of(session, str(period), record.revision - 1)
        days = sealed_days(session, before.id, str(period)) if before else None
        kept = period if days is None else period_in(str(period), days)
        return kept.with_days(kept.first_day, cutoff)
    ended = _sealed_before(session, period)
    first = period.first_day if ended is None else ended.cutoff + timedelta(days=1)
    return period.with_days(first if first <= cutoff else period.first_day, cutoff)


class _SealedBefore(NamedTuple):
    """A sealed return that ends where another one begins. cutoff: the day as of which it counted what there was."""

    period: Period
    return_id: str
    cutoff: date


def _sealed_before(session: "Session | RowSession", period: Period) -> _SealedBefore | None:
    """The newest sealed return of the period that ended before this one; None where none is sealed."""
    for before in period.ended_before():
        found = fetch_one(
            session,
            "SELECT returns.id, cutoff FROM returns JOIN sealed ON sealed.return_id = returns.id "
            "WHERE period = :period ORDER BY revision DESC LIMIT 1",
            period=str(before),
        )
        if found is not None:
            return _SealedBefore(before, found.id, date.fromisoformat(found.cutoff))
    return None


def findings(
    session: "Session | RowSession", period: Period, packages: Sequence[InForce]
) -> tuple[Finding, ...]:
    """Units that count the period by other days, and how the return meets that of the period before."""
    return (*_different_units(session, period, packages), *_moved(session, period), *_seam(session, period))


def _moved(session: "Session | RowSession", period: Period) -> list[Finding]:
    """That a return begins on another day than its period, because the return before it ended on another one."""
    usual = period.usual.first_day
    if period.first_day == usual:
        return []
    before = _sealed_before(session, period)
    details = {
        "period": str(before.period if before else period.previous()),
        "days": _words(days_of(period)),
        "usual": format_date(usual),
        "count": abs((period.first_day - usual).days),
    }
    return [Finding("PERIOD_FOLLOWS", "R10", Level.INFO, details=details)]


def _different_units(
    session: "Session | RowSession", period: Period, packages: Sequence[InForce]
) -> list[Finding]:
    own = days_of(period)
    kept, usual = stated_days(session), days_in(str(period), None)
    stated = [(one, kept.get(one.sha256, usual)) for one in packages]
    other = [
        (one, days)
        for one, days in stated
        if days.first != own.first or (days.last != own.last and days.last != one.cutoff)
    ]
    if not other:
        return []
    listed = "; ".join(f"{one.unit_name}: {_words(days)}" for one, days in other)
    details = {"units": listed, "count": len(other), "days": _words(own)}
    return [Finding("PERIOD_DAYS_DIFFER", "R10", Level.WARNING, details=details)]


def _seam(session: "Session | RowSession", period: Period) -> list[Finding]:
    """The sealed return of the period before, where this one does not begin on the day after it.

    A return that was sealed by an earlier program counted until its last day, and not beyond its cut-off day.
    """
    before = _sealed_before(session, period)
    days = sealed_days(session, before.return_id, str(before.period)) if before else None
    if before is None or days is None:
        return []
    ended = min(days.last, before.cutoff)
    distance = (period.first_day - ended).days - 1
    if not distance:
        return []
    first, last = (
        (ended + timedelta(days=1), period.first_day - timedelta(days=1))
        if distance > 0
        else (period.first_day, ended)
    )
    details = {
        "count": abs(distance),
        "period": str(before.period),
        "days": _words(PeriodDays(first, last)),
    }
    code = "PERIOD_GAP" if distance > 0 else "PERIOD_OVERLAP"
    return [Finding(code, "R10", Level.INFO, details=details)]


def _words(days: PeriodDays) -> str:
    return f"{format_date(days.first)}\u2013{format_date(days.last)}"
