"""What a list asks of the book, beside the window: its beginning, its keys with the rows in sight, its counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.register.catalogue import record_of
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.columns import ListColumns
from storage.register.lists.lists import ROWS_AT_ONCE, ListFilter
from ui.pieces.tables.paged import PAGE
from ui.register.lists.rows import ListRow, ready
from ui.shell.work import Work

BEGINNING = 2 * PAGE
"""Rows that are shown before all are known: more than a screen holds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The keys of a list in their order, and the rows that were read with them."""

    keys: Sequence[str]
    rows: Mapping[str, ListRow]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records each filter would show. all: without a preset; binned: in the bin."""

    chips: Mapping[str, int] = field(default_factory=dict)
    presets: Mapping[str, int] = field(default_factory=dict)
    all: int = 0
    binned: int = 0


def rows_of(book: Book, columns: ListColumns, ids: Sequence[str], chosen: ListFilter) -> dict[str, ListRow]:
    """Rows ready to be painted, by id."""
    return ready(columns, lists.page(book, columns.table, ids, columns.fetched, chosen))


def beginning(book: Book, columns: ListColumns, chosen: ListFilter) -> Listed:
    """How a list begins."""
    keys = lists.first_keys(book, columns.table, chosen, BEGINNING)
    return Listed(keys, rows_of(book, columns, keys, chosen))


def listed(book: Book, columns: ListColumns, chosen: ListFilter) -> Listed:
    """All keys of a list, and the rows of its first page."""
    keys = lists.keys(book, columns.table, chosen)
    return Listed(keys, rows_of(book, columns, keys[:PAGE], chosen))


def block(work: Work, book: Book, columns: ListColumns, keys: Sequence[str], chosen: ListFilter) -> str:
    """Rows under their headings as lines of cells parted by tabs, as spreadsheet programs take them."""
    lines = ["\t".join(columns.headings())]
    for at in range(0, len(keys), ROWS_AT_ONCE):
        work.check()
        work.progress(at, len(keys))
        rows = lists.page(book, columns.table, keys[at : at + ROWS_AT_ONCE], columns.fetched, chosen)
        lines += ["\t".join(cell.text for cell in columns.cells(row)) for row in rows]
    return "\n".join(lines)


def counted(book: Book, table: str, chosen: ListFilter) -> Counts:
    """The counts of the filters of a list; those of chips and presets leave the bin aside."""
    kind, living = record_of(table), replace(chosen, binned=False)
    return Counts(
        lists.chip_counts(book, table, living) if kind.chips else {},
        lists.preset_counts(book, table, living),
        lists.count(book, table, replace(living, preset="")),
        lists.count(book, table, replace(chosen, preset="", binned=True)) if kind.binned else 0,
    )
