"""A list ready to be written: what stands over it, its columns, and its rows read by the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from models.office.names import OfficeNames
from models.register.kinds import Money
from models.register.texts.cells import Cell
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.columns import ListColumns
from storage.register.lists.lists import ListFilter

Progress = Callable[[int, int], None]
"""Called with the rows done and all rows, before each page of them; what it raises ends the work."""


@dataclass(frozen=True, slots=True)
class ListHead:
    """What stands over a list. title: the kinds of records; filter: its words, "" for all; made: when it was made."""

    title: str
    filter: str
    day: date
    made: datetime
    unit: str
    names: OfficeNames


@dataclass(frozen=True)
class ListContent:
    """A list ready to be written: its head, its columns and its rows in order."""

    book: Book
    head: ListHead
    columns: ListColumns
    chosen: ListFilter
    keys: Sequence[str]
    progress: Progress

    @cached_property
    def has_money(self) -> bool:
        """Whether a column holds money."""
        return any(isinstance(column.kind, Money) for column in self.columns.columns)

    def sample(self, most: int) -> list[tuple[Cell, ...]]:
        """The cells of at most so many rows from all over the list, by which columns are made wide enough."""
        ids = self.keys[:: max(1, -(-len(self.keys) // most))]
        return [
            row
            for at in range(0, len(ids), lists.ROWS_AT_ONCE)
            for row in self._page(ids[at : at + lists.ROWS_AT_ONCE])
        ]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row; a record that was thrown away meanwhile is left out."""
        total = len(self.keys)
        for at in range(0, total, lists.ROWS_AT_ONCE):
            self.progress(at, total)
            yield from self._page(self.keys[at : at + lists.ROWS_AT_ONCE])

    def _page(self, ids: Sequence[str]) -> list[tuple[Cell, ...]]:
        rows = lists.page(self.book, self.columns.table, ids, self.columns.fetched, self.chosen)
        return [self.columns.cells(row) for row in rows]
