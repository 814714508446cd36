"""A book of records that packages brought: everything that reads a register reads it, and nothing writes into it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn
from weakref import finalize

from models.values.errors import Refused
from storage.book.book import Book
from storage.book.dialect import files
from storage.book.rows import RowSession, fetch
from storage.register.lists.paths import HELD_BY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SOURCE = HELD_BY
"""The column that every table of such a book has besides those of its kind: the number of a RegisterSource."""


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """Where records come from: one unit, or several whose registers hold the same record.

    units: keys ("level/code/first day"), "" for this book's own register; packages: their SHA-256; title: their names.
    """

    id: int
    title: str
    units: tuple[str, ...]
    packages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterGap:
    """A package whose register is not in it, and the code that says why."""

    unit: str
    package: str
    code: str


class RegisterBook(Book):
    """Made by storage.received.reading.units and .package; "today" is the day of its records.

    home: the book beside which it lies; passing: its file goes away with it, at the latest when the program ends.
    Whatever would write is Refused REGISTER_READ_ONLY.
    """

    def __init__(self, path: Path, home: Book, day: date, *, passing: bool = False) -> None:
        self._day = day
        super().__init__(path, self._moment, home.ids, home.actor)
        self._home = home
        self._gone = finalize(self, files.remove, path) if passing else None

    def _moment(self) -> datetime:
        """The day of the records, at the time and zone of now."""
        now = self._home.clock()
        return datetime.combine(self._day, time(now.hour, now.minute, now.second), now.tzinfo)

    @property
    def home(self) -> Book:
        return self._home

    @property
    def made_at(self) -> datetime:
        return self._home.clock()

    @contextmanager
    def change(self, title: str, *, undoes: int | None = None, **details: Any) -> Iterator["Session"]:
        self._refuse()
        yield

    @contextmanager
    def unrecorded(self) -> Iterator[RowSession]:
        self._refuse()
        yield

    def _refuse(self) -> NoReturn:
        raise Refused("REGISTER_READ_ONLY")

    def close(self) -> None:
        """Let go of the file; of a single package it goes away."""
        super().close()
        if self._gone is not None:
            with suppress(OSError):  # a reading that still runs holds the file on some systems
                self._gone()

    def sources(self) -> tuple[RegisterSource, ...]:
        """Where its records come from, units in their order, then what several hold."""
        with self.read_rows() as rows:
            found = fetch(rows, "SELECT id, title, units, packages FROM register_sources ORDER BY id")
        return tuple(
            RegisterSource(r.id, r.title, tuple(r.units.split("\n")), tuple(r.packages.split("\n")))
            for r in found
        )

    def held_by(self, units: Collection[str]) -> tuple[tuple[str, str], ...]:
        """What a list filter says (`where`) so that only records are shown that one of these units holds."""
        return tuple(
            (f"{HELD_BY}.id", str(one.id)) for one in self.sources() if not set(units).isdisjoint(one.units)
        )

    def gaps(self) -> tuple[RegisterGap, ...]:
        """The packages that could not be read."""
        with self.read_rows() as rows:
            found = fetch(rows, "SELECT unit, package, code FROM register_gaps ORDER BY unit")
        return tuple(RegisterGap(row.unit, row.package, row.code) for row in found)
