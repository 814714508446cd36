"""Whether the machine's clock can be right, by what the book already holds."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from models.values.errors import Unavailable
from storage.book.rows import RowSession, fetch_one

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BACK = timedelta(hours=1)
"""How far two machines, or summer and winter time of a badly set one, may differ."""

FORTH = timedelta(days=400)
"""A book in which nothing was done for longer than a year and a month was put away, or the clock leapt."""


def doubt_of_clock(session: "Session | RowSession", now: datetime) -> Unavailable | None:
    """CLOCK_RAN_BACK, CLOCK_LEAPT (now, known): the newest change was made later, or long before; None where it fits.

    Work is kept nevertheless: the order of changes is that of their numbers. The clock of packages is asked apart.
    """
    last = fetch_one(session, "SELECT at FROM changes ORDER BY id DESC LIMIT 1")
    return None if last is None else against(now, last.at)


def against(now: datetime, known: str) -> Unavailable | None:
    """The same for two moments."""
    try:
        passed = now - datetime.fromisoformat(known)
    except (ValueError, TypeError, OverflowError):
        return None
    if -BACK <= passed <= FORTH:
        return None
    details = {"now": _minute(now.isoformat()), "known": _minute(known)}
    return Unavailable("CLOCK_RAN_BACK" if passed < timedelta() else "CLOCK_LEAPT", **details)


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")
