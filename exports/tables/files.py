"""Tables that a person brings: .xlsx, .xls, .ods and .csv, read tolerantly as the texts that were typed.

Nothing is trusted or converted here: the cells go through the same doors as typing. Numbers come as Vietnamese text
(decimal comma, no grouping), dates as dd/mm/yyyy. Formulas give their last computed value; one without a value is its
own text and an error its own word, both of which every door refuses (models.values.cells.faults). docs/doors.md lists
what is checked.
"""

import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from exports.tables.content import table_content
from exports.tables.delimited import read_delimited
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.names import nfc
from resources import ROOT

if TYPE_CHECKING:
    from storage.book.book import Book

MOST_BYTES = 200 * 1024 * 1024
MOST_CELLS = 20_000_000
"""Cells of a text file."""

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_SECONDS = 120

Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class ForeignTable:
    """A table as it was read. rows: its texts, hidden rows as empty ones; sheet: the name of the sheet, "" of a text.

    lines: the number of each row in the file, from 1; sheets: names of the visible sheets that are not empty, with the
    one that was read in front.
    """

    rows: Table
    lines: Sequence[int]
    sheet: str = ""
    remarks: tuple[TableRemark, ...] = ()
    sheets: tuple[str, ...] = ()


def read_known_table(book: "Book", table: str, path: Path, sheet: str = "") -> ForeignTable:
    """A table file with records of a kind; of a workbook the named sheet, the one taken before, or one understood.

    Refused and Unavailable as read_table.
    """
    from storage.register.imports.layouts import sheet_for

    first = read_table(path, sheet)
    if sheet or len(first.sheets) < 2:
        return first
    wanted = sheet_for(book, table, first.sheets, first.rows, lambda name: read_table(path, name).rows)
    return first if wanted == first.sheet else read_table(path, wanted)


def read_table(path: Path, sheet: str = "", most: int = MOST_BYTES) -> ForeignTable:
    """A table file; of a workbook the named sheet, or the first visible one that is not empty.

    most: bytes of the file. Refused: TABLE_FILE_MISSING, TABLE_FILE_NOT_TABLE, TABLE_FILE_OTHER_FORM,
    TABLE_FILE_DAMAGED, TABLE_FILE_PASSWORD, TABLE_TOO_LARGE, TABLE_ENCODING, TABLE_EMPTY, TABLE_ONLY_HIDDEN,
    TABLE_SHEET_MISSING, CSV_LINE_DAMAGED. Unavailable: TABLE_FILE_LOCKED, TABLE_FILE_UNREADABLE.
    """
    data = table_content(path, most)
    is_workbook = data.startswith(WORKBOOKS)
    table = _from_workbook(data, path, sheet) if is_workbook else _from_text(data, path)
    if not table.rows:
        raise Refused("TABLE_EMPTY", file=path.name)
    return table


def _answer(data: bytes, path: Path, sheet: str) -> Any:
    """The answer of the reading process, which is allowed to fail in any way."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "exports.tables.cells", sheet],
            input=data,
            capture_output=True,
            check=True,
            cwd=ROOT.parent,
            timeout=_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = orjson.loads(done.stdout)
    except subprocess.TimeoutExpired as fault:
        raise Refused("TABLE_TOO_LARGE", file=path.name) from fault
    except (subprocess.SubprocessError, orjson.JSONDecodeError) as fault:
        raise Refused("TABLE_FILE_DAMAGED", file=path.name) from fault
    if code := answer.get("code"):
        raise Refused(
            code, file=path.name, sheet=sheet, form=answer.get("form", ""), sheets=answer.get("sheets", "")
        )
    return answer


def _from_workbook(data: bytes, path: Path, sheet: str) -> ForeignTable:
    answer = _answer(data, path, sheet)
    sparse = {int(number): texts for number, texts in answer["rows"]}
    rows: Table = [[] for _ in range(max(sparse, default=-1) + 1)]
    for number, texts in sparse.items():
        rows[number] = [nfc(text).strip() for text in texts]
    sheets = (str(answer["sheet"]), *map(str, answer["others"]))
    return ForeignTable(rows, range(1, len(rows) + 1), sheets[0], tuple(_remarks(answer, path)), sheets)


def _remarks(answer: Mapping[str, Any], path: Path) -> Iterable[TableRemark]:
    """The sheet that was read where there are others, and what of it was not read as it stands."""
    sheet, hidden = answer["sheet"], answer["hidden"]
    if answer["others"]:
        others = ", ".join(answer["others"])
        yield TableRemark("TABLE_SHEET_READ", {"file": path.name, "sheet": sheet, "others": others})
    elif sheet:
        yield TableRemark("TABLE_SHEET_ALONE", {"file": path.name, "sheet": sheet})
    if hidden:
        yield TableRemark("TABLE_SHEETS_HIDDEN", {"file": path.name, "sheets": ", ".join(hidden)})
    for name, code in _COUNTED.items():
        if count := answer.get(name, 0):
            yield TableRemark(code, {"file": path.name, "sheet": sheet, "count": count})


_COUNTED = {
    "hidden_rows": "TABLE_ROWS_HIDDEN",
    "hidden_columns": "TABLE_COLUMNS_HIDDEN",
    "merged": "TABLE_CELLS_MERGED",
    "rounded": "TABLE_CELLS_ROUNDED",
    "unseen": "TABLE_CELLS_UNSEEN",
}


def _from_text(data: bytes, path: Path) -> ForeignTable:
    rows: Table = []
    lines: list[int] = []
    room = 0
    for line, cells in read_delimited(data, path.name):
        room += len(cells)
        if room > MOST_CELLS:
            raise Refused("TABLE_TOO_LARGE", file=path.name)
        rows.append(_without_empty_end([nfc(cell).strip() for cell in cells]))
        lines.append(line)
    while rows and not rows[-1]:
        rows.pop()
        lines.pop()
    return ForeignTable(rows, lines)


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
