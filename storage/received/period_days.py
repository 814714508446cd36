"""The first and last day of the period that received packages state, kept beside them where they are not the usual."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.returns.period_days import PeriodDays
from models.returns.records import Setting
from storage.book import settings

_PACKAGE = "period_days:"
"""Before the digest of a received package: the name of the setting that keeps its days."""


def keep(session: Session, sha256: str, days: PeriodDays | None) -> None:
    """Remember the days that a package states, inside the caller's change; nothing where they are usual."""
    if days is not None:
        settings.put(session, _PACKAGE + sha256, f"{days.first.isoformat()}/{days.last.isoformat()}")


def stated_days(session: Session) -> dict[str, PeriodDays]:
    """Digest → the days of its period, of every received package whose days are not the usual ones."""
    rows = session.execute(select(Setting.id, Setting.value).where(Setting.id.startswith(_PACKAGE)))
    return {name.removeprefix(_PACKAGE): _days(value) for name, value in rows}


def _days(text: str) -> PeriodDays:
    first, last = map(date.fromisoformat, text.split("/"))
    return PeriodDays(first, last)
