"""A table of a page on paper, as it is seen: its headings, its rows, the office and the day over them."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.tables.list_content import ListHead
from models.register.texts.cells import Cell
from storage.book import settings
from storage.book.book import Book


@dataclass(frozen=True, slots=True)
class SeenTable:
    """What is seen. numbers: which columns hold numbers; rows: the words of every row."""

    title: str
    headings: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    seen: SeenTable
    language: str

    def headings(self) -> tuple[str, ...]:
        return self.seen.headings

    def numbers(self) -> tuple[bool, ...]:
        return self.seen.numbers


@dataclass(frozen=True, slots=True)
class _Content:
    """The table as exports.tables.list_paper wants it."""

    seen: SeenTable
    head: ListHead
    columns: _Columns
    has_money: bool = False

    @property
    def keys(self) -> range:
        return range(len(self.seen.rows))

    def sample(self, most: int) -> list[tuple[Cell, ...]]:
        return list(self.rows())[:: max(1, -(-len(self.seen.rows) // most))]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        return (tuple(map(Cell, row)) for row in self.seen.rows)


def table_pdf(book: Book, seen: SeenTable, language: str = "vi") -> bytes:
    """The paper of a table, for the preview and the printer. Damaged: FONT_DAMAGED."""
    from exports.tables.list_paper import pdf_bytes

    now = book.clock()
    head = ListHead(
        seen.title, "", now.date(), now, settings.unit_of(book).title, settings.office_names(book)
    )
    return pdf_bytes(_Content(seen, head, _Columns(seen, language)))[0]
