"""Layouts of tables that came in before, per kind of record, stored in the book: which sheet, which headings, when.

A layout is known by the digest of its headings; the sheet of a workbook by the names of its sheets. What headings mean
is in storage.register.imports.headings.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from models.register.texts.blocks import Block, read_block
from models.values.cells.remarks import TableRemark
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.names import fold
from storage.book import settings
from storage.book.book import Book
from storage.register.imports.headings import known_headings

_SETTING = "layouts"
MOST = 50
"""So many layouts are remembered of a kind; of more, the last ones."""

Rows = Sequence[Sequence[str]]


def layout_of(block: Block) -> str:
    """The digest of the headings of a block, accents and capitals aside, in any order."""
    words = sorted(fold(heading) for heading in (*(one.heading for one in block.columns), *block.aside))
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def layout_remarks(book: Book, table: str, block: Block) -> tuple[TableRemark, ...]:
    """A remark where a table of this layout came in before; its columns are understood as then."""
    known = _of_kind(book, table).get(layout_of(block))
    if known is None:
        return ()
    day = format_date(date.fromisoformat(known["on"]))
    return (TableRemark("LAYOUT_KNOWN", {"day": day, "columns": len(block.columns)}),)


def remember_layout(
    book: Book, table: str, block: Block, sheet: str = "", sheets: Sequence[str] = ()
) -> None:
    """Remember a table that was brought in: its layout, and the sheet that was taken of several."""
    wanted: dict[str, Any] = {layout_of(block): {"on": book.clock().date().isoformat()}}
    if len(sheets) > 1:
        wanted[_workbook(sheets)] = {"on": book.clock().date().isoformat(), "sheet": sheet}
    known = _all(book)
    of_kind = known.get(table, {})
    if all(of_kind.get(key) == value for key, value in wanted.items()):
        return
    kept = {key: value for key, value in of_kind.items() if key not in wanted} | wanted
    known[table] = dict(list(kept.items())[-MOST:])
    settings.write(book, _SETTING, json.dumps(known, ensure_ascii=False))


def sheet_for(
    book: Book, table: str, sheets: Sequence[str], first: Rows, rows_of: Callable[[str], Rows]
) -> str:
    """The sheet of a workbook that holds records of a kind: the one that was taken before, else the first that is
    understood, else the first.

    sheets: names of the visible sheets that are not empty; first: rows of the first of them; rows_of: those of another.
    """
    known = _of_kind(book, table).get(_workbook(sheets), {}).get("sheet", "")
    if known in sheets:
        return str(known)
    if _is_understood(book, table, first):
        return sheets[0]
    return next((one for one in sheets[1:] if _is_understood(book, table, rows_of(one))), sheets[0])


def _is_understood(book: Book, table: str, rows: Rows) -> bool:
    try:
        return bool(read_block(table, rows, known_headings(book, table)).rows)
    except Refused:
        return False


def _workbook(sheets: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(map(fold, sheets))).encode()).hexdigest()[:16]


def _of_kind(book: Book, table: str) -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = _all(book).get(table, {})
    return found


def _all(book: Book) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = json.loads(settings.read(book, _SETTING, "{}"))
    return kept
