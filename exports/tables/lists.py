"""Any list of the register as a file: workbook, text or paper, with the columns and the filter that are shown.

Rows are read page by page and none is kept longer than its page; the file is written whole or not at all.
Sensitive personal data leave only in columns that were chosen; personal numbers are masked unless they are wanted
in full, which the history keeps.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from exports.files.writing import write_whole
from models.register.cells import Cell
from models.register.kinds import Money
from models.register.words import table_label
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.book.settings import OfficeNames
from storage.register import lists
from storage.register.list_columns import ListColumns, default_paths, list_columns
from storage.register.list_words import filter_words
from storage.register.lists import ROWS_AT_ONCE, ListFilter
from storage.register.unmasking import note_unmasked

SUFFIXES = (".xlsx", ".csv", ".pdf")

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
            row for at in range(0, len(ids), ROWS_AT_ONCE) for row in self._page(ids[at : at + ROWS_AT_ONCE])
        ]

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The cells of each row; a record that was thrown away meanwhile is left out."""
        total = len(self.keys)
        for at in range(0, total, ROWS_AT_ONCE):
            self.progress(at, total)
            yield from self._page(self.keys[at : at + ROWS_AT_ONCE])

    def _page(self, ids: Sequence[str]) -> list[tuple[Cell, ...]]:
        rows = lists.page(self.book, self.columns.table, ids, self.columns.fetched, self.chosen)
        return [self.columns.cells(row) for row in rows]


def write_list(
    book: Book,
    table: str,
    chosen: ListFilter | None,
    paths: Sequence[str],
    target: Path,
    *,
    language: str = "vi",
    reveal: bool = False,
    progress: Progress | None = None,
) -> int:
    """Write a list as .xlsx, .csv or .pdf by the ending of the target; the number of rows.

    paths: the columns, none for those of the kind without sensitive personal data; reveal: personal numbers in full.
    Refused: LIST_FILE_KIND, LIST_TOO_LONG (a workbook), LIST_COLUMN_UNKNOWN, PRESET_UNKNOWN.
    Unavailable: as exports.files.writing.write_whole.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise Refused("LIST_FILE_KIND", file=target.name)
    content = list_content(
        book, table, chosen or ListFilter(), paths, language=language, reveal=reveal, progress=progress
    )
    data, rows = _bytes_of(content, target.suffix.lower())
    if reveal and content.columns.masked():
        note_unmasked(book, table, rows)
    write_whole(target, data)
    return rows


def list_pdf(
    book: Book,
    table: str,
    chosen: ListFilter,
    paths: Sequence[str],
    *,
    language: str = "vi",
    progress: Progress | None = None,
) -> bytes:
    """The paper of a list, for the preview and the printer; personal numbers are masked."""
    content = list_content(book, table, chosen, paths, language=language, progress=progress)
    return _bytes_of(content, ".pdf")[0]


def list_content(
    book: Book,
    table: str,
    chosen: ListFilter,
    paths: Sequence[str],
    *,
    language: str = "vi",
    reveal: bool = False,
    progress: Progress | None = None,
) -> ListContent:
    """A list of a filter in its order. Refused: LIST_COLUMN_UNKNOWN, PRESET_UNKNOWN."""
    columns = list_columns(table, paths or default_paths(table), language=language, reveal=reveal)
    now = book.clock()
    head = ListHead(
        table_label(table, language, many=True),
        filter_words(table, chosen, language),
        chosen.day or now.date(),
        now,
        settings.unit_of(book).title,
        settings.office_names(book),
    )
    return ListContent(book, head, columns, chosen, lists.keys(book, table, chosen), progress or _unheard)


def _bytes_of(content: ListContent, suffix: str) -> tuple[bytes, int]:
    """The bytes of the file and the number of its rows."""
    match suffix:
        case ".xlsx":
            from exports.tables.list_workbook import workbook_bytes

            return workbook_bytes(content)
        case ".csv":
            from exports.tables.list_text import csv_bytes

            return csv_bytes(content)
        case _:
            from exports.tables.list_paper import pdf_bytes

            return pdf_bytes(content)


def _unheard(_done: int, _total: int) -> None:
    """Nobody listens to the progress."""
