"""The first and last day of the period that received packages state, kept beside them where they are not the usual."""

from datetime import date

from sqlalchemy.orm import Session

from models.returns.period_days import PeriodDays, days_in
from storage.book import settings

_PACKAGE = "period_days:"
"""Before the digest of a received package: the name of the setting that keeps its days."""


def keep(session: Session, sha256: str, days: PeriodDays | None) -> None:
    """Remember the days that a package states, inside the caller's change; nothing where they are usual."""
    if days is not None:
        settings.put(session, _PACKAGE + sha256, f"{days.first.isoformat()}/{days.last.isoformat()}")


def received_days(session: Session, sha256: str, period: str) -> PeriodDays:
    """The days of a received package's period."""
    kept = settings.get(session, _PACKAGE + sha256)
    if not kept:
        return days_in(period, None)
    first, last = map(date.fromisoformat, kept.split("/"))
    return PeriodDays(first, last)
