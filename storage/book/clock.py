"""Whether the machine's clock can be right, by what the book already holds."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from models.values.errors import Unavailable
from storage.book.rows import RowSession, fetch_one

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

BACK = timedelta(hours=1)
"""How far two machines, or summer and winter time of a badly set one, may differ."""

FORTH = timedelta(days=400)
"""A book in which nothing was done for longer than a year and a month was put away, or the clock leapt."""


def doubt_of_clock(session: "Session | RowSession", now: datetime, path: Path) -> Unavailable | None:
    """CLOCK_RAN_BACK, CLOCK_LEAPT (now, known): the newest change was made later, or long before; None where it fits.

    Work is kept nevertheless: the order of changes is that of their numbers. The clock of packages is asked apart.
    path: of the book; an old story that was written lately (a demonstration) is no leap.
    """
    last = fetch_one(session, "SELECT at FROM changes ORDER BY id DESC LIMIT 1")
    return None if last is None else against(now, last.at, datetime.fromtimestamp(path.stat().st_mtime, UTC))


def against(now: datetime, known: str, written: datetime) -> Unavailable | None:
    """The same for moments: of the newest change (ISO 8601), and when its file was last written."""
    try:
        passed = now - datetime.fromisoformat(known)
    except (ValueError, TypeError, OverflowError):
        return None
    details = {"now": _minute(now.isoformat()), "known": _minute(known)}
    if passed < -BACK:
        return Unavailable("CLOCK_RAN_BACK", **details)
    return Unavailable("CLOCK_LEAPT", **details) if passed > FORTH and now - written > FORTH else None


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")
