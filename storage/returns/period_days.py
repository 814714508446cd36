"""The calendar of a book's periods: choosing it, and what it means for returns that are open, sealed or received."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.findings import Finding, Level
from models.returns.period_days import PeriodDays, days_in, days_of, period_in
from models.returns.records import ReturnRecord, Sealed
from models.values.dates import format_date
from models.values.periods import Period, PeriodCalendar, parse_period
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import CALENDAR, calendar_of
from storage.received.in_force import InForce
from storage.received.period_days import stated_days
from storage.returns.frozen import sealed_days


def choose(book: Book, calendar: PeriodCalendar) -> None:
    """Count halves and quarters by this calendar from now on.

    Sealed returns and their later revisions keep their days. An open first revision whose cut-off day was the last day
    of its period takes the new last day.
    """
    before = calendar_of(book)
    with book.change("PERIOD_CALENDAR_CHOSEN", calendar=calendar.value) as session:
        settings.put(session, CALENDAR, calendar.value)
        for record in session.execute(select(ReturnRecord).where(ReturnRecord.revision == 1)).scalars():
            was, becomes = (parse_period(record.period, one) for one in (before, calendar))
            if session.get(Sealed, record.id) is None and record.cutoff == was.last_day.isoformat():
                record.cutoff = becomes.last_day.isoformat()


def period_of_return(session: Session, period: Period, revision: int) -> Period:
    """The period with the days of a return: a later revision keeps those of the revision that was sealed before."""
    if revision <= 1:
        return period
    before = session.execute(
        select(ReturnRecord.id).where(
            ReturnRecord.period == str(period), ReturnRecord.revision == revision - 1
        )
    ).scalar_one_or_none()
    days = sealed_days(session, before, str(period)) if before else None
    return period if days is None else period_in(str(period), days)


def findings(session: Session, period: Period, packages: Sequence[InForce]) -> tuple[Finding, ...]:
    """Units that count the period by other days, and a gap or overlap with the return of the period before."""
    return (*_different_units(session, period, packages), *_seam(session, period))


def _different_units(session: Session, period: Period, packages: Sequence[InForce]) -> list[Finding]:
    own = days_of(period)
    kept, usual = stated_days(session), days_in(str(period), None)
    stated = [(one, kept.get(one.sha256, usual)) for one in packages]
    other = [(one, days) for one, days in stated if days != own]
    if not other:
        return []
    listed = "; ".join(f"{one.unit_name}: {_words(days)}" for one, days in other)
    details = {"units": listed, "count": len(other), "days": _words(own)}
    return [Finding("PERIOD_DAYS_DIFFER", "R10", Level.WARNING, details=details)]


def _seam(session: Session, period: Period) -> list[Finding]:
    """The sealed return of the period before, where this one does not begin on the day after it."""
    before = session.execute(
        select(ReturnRecord.id)
        .join(Sealed, Sealed.return_id == ReturnRecord.id)
        .where(ReturnRecord.period == str(period.previous()))
        .order_by(ReturnRecord.revision.desc())
        .limit(1)
    ).scalar_one_or_none()
    days = sealed_days(session, before, str(period.previous())) if before else None
    if days is None:
        return []
    ended = days.last
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
        "period": str(period.previous()),
        "days": _words(PeriodDays(first, last)),
    }
    code = "PERIOD_GAP" if distance > 0 else "PERIOD_OVERLAP"
    return [Finding(code, "R10", Level.INFO, details=details)]


def _words(days: PeriodDays) -> str:
    return f"{format_date(days.first)}\u2013{format_date(days.last)}"
