"""Which automatic copies stay as they grow older: many of the last days, few of the last months."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

STAMP = "%Y%m%d-%H%M%S"
"""The moment of a copy as it is written in its name."""


AHEAD = timedelta(days=1)
"""How far the clocks of two machines may differ before a moment is one to come."""

_LEAP = timedelta(days=30)
_LAST = 3
"""The fourth newest copy says when work was last done: a wrong clock has made fewer before somebody sees it."""


def thin(folder: Path, stem: str, now: datetime) -> list[Path]:
    """Remove automatic copies that newer copies replace; the paths removed."""
    named = {}
    for path in folder.glob(f"{stem}-*.book"):
        try:
            named[_moment(path, stem, now)] = path
        except ValueError:
            continue  # another name than ours: not ours to remove
    kept = moments_to_keep(named, now)
    removed = [path for moment, path in sorted(named.items()) if moment not in kept]
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def moments_to_keep(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The newest eight, then the newest of each day for two weeks, of each week for two months, of each month.

    A clock that is wrong for a while thins nothing: copies of a time to come stay and are not counted among the newest,
    and after a leap ages are those at the time before it.
    """
    every = sorted(moments, reverse=True)
    to_come = [moment for moment in every if moment > now + AHEAD]
    past = every[len(to_come) :]
    as_of = _time_of_work(past, now)
    kept: dict[tuple[Any, ...], datetime] = {}
    for at, moment in enumerate(past):
        kept.setdefault(("new", at) if at < 8 else _slot(moment, as_of), moment)
    return {*kept.values(), *to_come}


def _time_of_work(past: list[datetime], now: datetime) -> datetime:
    """The moment from which ages count: now, unless the clock leapt since the last copies but one or two."""
    before = past[min(_LAST, len(past) - 1)] if past else now
    return before if now - before > _LEAP else now


def _slot(moment: datetime, now: datetime) -> tuple[Any, ...]:
    age = now - moment
    if age < timedelta(days=14):
        return ("day", moment.date())
    if age < timedelta(days=60):
        return ("week", *moment.isocalendar()[:2])
    return ("month", moment.year, moment.month)


def _moment(path: Path, stem: str, now: datetime) -> datetime:
    written = path.stem.removeprefix(f"{stem}-")
    return datetime.strptime(written, STAMP).replace(tzinfo=now.tzinfo)
