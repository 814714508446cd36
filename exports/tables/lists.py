"""Any list of the register as a file: workbook, text or paper, with the columns and the filter that are shown.

Rows are read page by page and none is kept longer than its page; the file is written whole or not at all.
Sensitive personal data leave only in columns that were chosen; personal numbers are masked unless they are wanted
in full, which the history keeps.
"""

from collections.abc import Sequence
from pathlib import Path

from exports.files.writing import write_whole
from exports.tables.list_content import ListContent, ListHead, Progress
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.columns import default_paths, list_columns
from storage.register.lists.lists import ListFilter
from storage.register.lists.unmasking import note_unmasked
from storage.register.lists.words import filter_words, list_title

SUFFIXES = (".xlsx", ".csv", ".pdf")


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
    columns = list_columns(
        table, paths or default_paths(table, chosen.preset), language=language, reveal=reveal
    )
    today, now = book.clock().date(), book.home.clock()
    head = ListHead(
        list_title(table, chosen.preset, language),
        filter_words(table, chosen, language),
        chosen.day or today,
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
