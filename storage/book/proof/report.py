"""What checking a book says: problems in plain words, and how many rows each table has."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.trust.journal_head import NO_HEAD, JournalHead


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a book; code has a sentence."""

    code: str
    details: dict[str, Any]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """The result of checking a book.

    counts: table → number of rows (empty where it cannot be read); head: the end of its history.
    """

    path: Path
    version: int
    counts: dict[str, int]
    problems: tuple[Problem, ...]
    head: JournalHead = NO_HEAD

    @property
    def good(self) -> bool:
        return not self.problems


def minute(at: str) -> str:
    """A moment of the history (ISO 8601) to the minute, as people read it."""
    return at[:16].replace("T", " ")
