"""The first and last day of the period that received packages state, kept beside them where they are not the usual."""

from datetime import date
from typing import TYPE_CHECKING

from models.returns.period_days import PeriodDays
from storage.book import settings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


_PACKAGE = "period_days:"
"""Before the digest of a received package: the name of the setting that keeps its days."""


def keep(session: "Session", sha256: str, days: PeriodDays | None) -> None:
    """Remember the days that a package states, inside the caller's change; nothing where they are usual."""
    if days is not None:
        settings.put(session, _PACKAGE + sha256, f"{days.first.isoformat()}/{days.last.isoformat()}")


def stated_days(session: "Session | RowSession") -> dict[str, PeriodDays]:
    """Digest → the days of its period, of every received package whose days are not the usual ones."""
    return {sha256: _days(value) for sha256, value in settings.beginning(session, _PACKAGE).items()}


def _days(text: str) -> PeriodDays:
    first, last = map(date.fromisoformat, text.split("/"))
    return PeriodDays(first, last)
