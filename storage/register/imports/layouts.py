"""Layouts of tables that came in before, per kind of record, stored in the book: sheet, headings, units, when.

A layout is known by the digest of its headings; the sheet of a workbook by the names of its sheets. What headings mean
is in storage.register.imports.headings.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from models.register.texts.blocks import Block, BlockReading, UnitAsChosen, read_block, stacked
from models.values.cells.legacy_letters import in_unicode
from models.values.cells.money_units import unit_words
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
    return _digest(block.words)


def known_reading(book: Book, table: str, cells: Rows) -> BlockReading:
    """How a table was read before whose headings are those of this one: at their place of then, else where they are
    found; what the table says by itself where no such table came in.
    """
    layouts = _of_kind(book, table)
    if not layouts:
        return BlockReading()
    cells, _ = in_unicode(cells)
    for key, known in reversed(layouts.items()):
        head = _head(known)
        if head is not None and _digest(stacked(cells[head[0] - 1 : head[1]])) == key:
            return BlockReading(head, _units(known))
    try:
        found = read_block(table, cells, known_headings(book, table))
    except Refused:
        return BlockReading()
    return BlockReading(None, _units(layouts.get(layout_of(found), {})))


def layout_remarks(book: Book, table: str, block: Block, language: str = "vi") -> tuple[TableRemark, ...]:
    """Remarks where a table of this layout came in before: its columns are understood as then, its amounts in the units
    of then, or not, where the table says another unit now."""
    known = _of_kind(book, table).get(layout_of(block))
    if known is None:
        return ()
    day = format_date(date.fromisoformat(known["on"]))
    said = [TableRemark("LAYOUT_KNOWN", {"day": day, "columns": len(block.columns)})]
    then = _units(known)
    for column in block.columns:
        dong, _ = then.get(column.heading, (None, None))
        if dong is None or column.dong is None:
            continue
        units = {"column": column.heading, "then": unit_words(dong, language)}
        if column.dong != dong:
            said.append(TableRemark("LAYOUT_UNIT_OTHER", units | {"now": unit_words(column.dong, language)}))
        elif column.dong != column.stated:
            said.append(TableRemark("LAYOUT_UNIT_CHOSEN", units | {"day": day}))
    return tuple(said)


def remember_layout(
    book: Book, table: str, block: Block, sheet: str = "", sheets: Sequence[str] = ()
) -> None:
    """Remember a table that was brought in: headings with their rows, units, the sheet that was taken of several."""
    today = book.clock().date().isoformat()
    wanted: dict[str, Any] = {layout_of(block): {"on": today, "head": list(block.head)}}
    units = {
        column.heading: [column.dong, column.stated]
        for column in block.columns
        if column.dong and column.at >= 0
    }
    if units:
        wanted[layout_of(block)]["units"] = units
    if len(sheets) > 1:
        wanted[_workbook(sheets)] = {"on": today, "sheet": sheet}
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


def _digest(headings: Iterable[str]) -> str:
    words = sorted(fold(heading) for heading in headings if heading)
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def _workbook(sheets: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(map(fold, sheets))).encode()).hexdigest()[:16]


def _head(known: Mapping[str, Any]) -> tuple[int, int] | None:
    """The rows of headings of a layout; None for one that was remembered without them."""
    match known.get("head"):
        case [int(first), int(last)] if 1 <= first <= last:
            return first, last
    return None


def _units(known: Mapping[str, Any]) -> dict[str, UnitAsChosen]:
    return {str(heading): (int(dong), stated) for heading, (dong, stated) in known.get("units", {}).items()}


def _of_kind(book: Book, table: str) -> dict[str, dict[str, Any]]:
    return _all(book).get(table, {})


def _all(book: Book) -> dict[str, dict[str, dict[str, Any]]]:
    kept: dict[str, dict[str, dict[str, Any]]] = json.loads(settings.read(book, _SETTING, "{}"))
    return kept
