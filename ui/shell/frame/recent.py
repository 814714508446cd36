"""The books that were opened on this machine, the newest first: kept with the settings of the desktop."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from ui import settings

_NAME = "books/recent"
_MOST = 8


@dataclass(frozen=True, slots=True)
class RecentBook:
    """A book, the unit that it is of, and the day on which it was opened last (ISO)."""

    path: str
    unit: str
    opened: str

    @property
    def is_there(self) -> bool:
        """Whether its file can be reached now: a stick may be out."""
        return Path(self.path).is_file()


def recent_books() -> list[RecentBook]:
    """The books, the newest first; what cannot be read is left out."""
    try:
        kept = json.loads(settings.text(_NAME) or "[]")
        return [RecentBook(str(one["path"]), str(one["unit"]), str(one["opened"])) for one in kept]
    except (ValueError, TypeError, KeyError):
        return []


def note_opened(path: Path, unit: str, day: date) -> None:
    """Put a book at the head of the list."""
    others = [one for one in recent_books() if one.path != str(path)]
    _keep([RecentBook(str(path), unit, day.isoformat()), *others])


def forget(path: str) -> None:
    """Take a book off the list; its file stays."""
    _keep([one for one in recent_books() if one.path != path])


def _keep(books: list[RecentBook]) -> None:
    settings.remember(_NAME, json.dumps([asdict(one) for one in books[:_MOST]], ensure_ascii=False))
