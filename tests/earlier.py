"""Offices that earlier programs made (tests/storage/fixtures/office-N.zip, described in the README beside them)."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from storage.book.book import Book

FIXTURES = Path(__file__).parent / "storage" / "fixtures"
NOW = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
"""The moment at which the books were written and printed."""

SCHEMAS = (1, 3, 4, 5, 7)
SEALED, OPEN = "2026-Q2", "2026-Q3"
"""The period that the commune sent, and the one whose return is open."""


@dataclass(frozen=True)
class EarlierOffice:
    """Copies of the files of one schema. then: what the program of that time said, by name of verdict or print."""

    folder: Path
    then: dict[str, str]

    def path(self, name: str) -> Path:
        return self.folder / name

    def open(self, name: str) -> Book:
        """A book of the office, migrated, at the moment of its making."""
        return Book.open(self.path(f"{name}.book"), clock=lambda: NOW)


def earlier_office(schema: int, folder: Path) -> EarlierOffice:
    """The office of a schema, unpacked into a folder."""
    with ZipFile(FIXTURES / f"office-{schema}.zip") as packed:
        packed.extractall(folder)
    then = json.loads((folder / "then.json").read_text(encoding="utf-8"))
    return EarlierOffice(folder, then)
