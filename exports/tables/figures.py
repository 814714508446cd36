"""Figures that a person or another program brings as a table: row, column, value, reason (docs/formats/figures-csv.md).

Read whole before anything is kept. What stands in a cell is text here; what it means is asked by `figures_of`.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from exports.tables.content import table_content
from models.forms.definition import CellKey, Form
from models.forms.sheets import cell_of
from models.forms.typed import read_typed
from models.returns.reasons import read_reason
from models.values.errors import Refused, Trouble
from models.values.names import clean, fold
from models.values.quantities import parse_machine_number
from storage.returns.returns import TypedFigure

NEEDED = ("row", "column", "value")
OPTIONAL = ("reason",)
TAKEN_BACK = "-"
"""What stands in place of a value where a typed figure is taken back: the prefill returns."""
MOST_BYTES = 16 * 1024 * 1024
_DELIMITERS = ";,\t"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OTHER_PROGRAMS = (b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml", b"SQLite format 3")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of the file as text; `line` is its number in the file, from 1."""

    line: int
    row: str
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """Why one line cannot be kept."""

    line: FigureLine
    trouble: Trouble


def read_figures(path: Path) -> list[FigureLine]:
    """All lines behind the header; empty lines are passed over.

    Refused: TABLE_FILE_MISSING, TABLE_FILE_NOT_TABLE, TABLE_FILE_DAMAGED, TABLE_FILE_PASSWORD, TABLE_TOO_LARGE,
    TABLE_ENCODING, TABLE_EMPTY, CSV_HEADER, CSV_WIDTH. Unavailable: TABLE_FILE_LOCKED, TABLE_FILE_UNREADABLE.
    """
    data = table_content(path, MOST_BYTES)
    rows = _workbook_rows(path) if data.startswith(_WORKBOOKS) else _text_rows(data, path)
    filled = ((number, cells) for number, cells in rows if any(cells))
    header = next(filled, None)
    if header is None:
        raise Refused("TABLE_EMPTY", file=path.name)
    places = _places(header[1], path)
    return [_line(number, _without_empty_end(cells), places, path) for number, cells in filled]


def _workbook_rows(path: Path) -> list[tuple[int, list[str]]]:
    from exports.tables.files import read_table

    return list(enumerate(read_table(path), start=1))


def _text_rows(data: bytes, path: Path) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data, path)
    delimiter = _delimiter(text)
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in lines:
            yield begins, [clean(cell) for cell in cells]
            begins = lines.line_num + 1
    except csv.Error as fault:
        raise Refused("CSV_LINE_DAMAGED", file=path.name, line=str(begins), why=str(fault)) from fault


def _decoded(data: bytes, path: Path) -> str:
    wide = data.startswith(_WIDE)
    if data.startswith(_OTHER_PROGRAMS) or (not wide and b"\0" in data):
        raise Refused("TABLE_FILE_NOT_TABLE", file=path.name)
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused("TABLE_ENCODING", file=path.name) from fault


def _delimiter(text: str) -> str:
    """The delimiter of the first line that is not empty; a file of one column has none that matters."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=header.count)


def _places(header: Sequence[str], path: Path) -> Mapping[str, int]:
    names = [cell.casefold() for cell in _without_empty_end(header)]
    unknown = [name for name in names if name not in (*NEEDED, *OPTIONAL)]
    missing = [name for name in NEEDED if name not in names]
    if unknown or missing or len(set(names)) < len(names):
        raise Refused("CSV_HEADER", file=path.name, found=", ".join(header)[:200])
    return {name: at for at, name in enumerate(names)}


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last one that holds something."""
    filled = [at for at, cell in enumerate(cells) if cell]
    return cells[: filled[-1] + 1] if filled else ()


def _line(number: int, cells: Sequence[str], places: Mapping[str, int], path: Path) -> FigureLine:
    """One line; a reason of digits alone is the decimals of a figure whose comma was taken for a delimiter."""
    if len(cells) > len(places) or len(cells) <= max(places["row"], places["column"]):
        raise Refused("CSV_WIDTH", file=path.name, line=str(number), count=len(cells), expected=len(places))
    text = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    if text.get("reason", "").rstrip("%").isdigit():
        raise Refused("CSV_DECIMAL_COMMA", file=path.name, line=str(number))
    return FigureLine(number, text["row"], text["column"], text["value"], text.get("reason", ""))


def figures_of(form: Form, lines: Iterable[FigureLine]) -> tuple[list[TypedFigure], list[RefusedLine]]:
    """The figures in these lines, and every line that cannot be kept.

    Codes: ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED, NUMBER_NOT_UNDERSTOOD, FIGURE_NOT_WHOLE, MONEY_FINER_THAN_DONG,
    TARGET_NOT_HERE, REASON_NOT_WORDS, CELL_TWICE. That a figure stands over another one of the register is no refusal
    here: the checks ask for a reason.
    """
    entries: dict[CellKey, tuple[int, TypedFigure]] = {}
    refusals = []
    for line in lines:
        try:
            entry = _entry(form, line)
            key = (entry.row, entry.column)
            if key in entries:
                raise Refused("CELL_TWICE", row=entry.row, column=entry.column, first=str(entries[key][0]))
            entries[key] = (line.line, entry)
        except Refused as trouble:
            refusals.append(RefusedLine(line, trouble))
    return [entry for _, entry in entries.values()], refusals


def _entry(form: Form, line: FigureLine) -> TypedFigure:
    row, column = cell_of(form, row_key(form, line.row), line.column.casefold())
    if line.value.strip() == TAKEN_BACK:
        return TypedFigure(row.code, column.key, None, taken_back=True)
    value = read_typed(form, row, column, line.value, parse_machine_number)
    return TypedFigure(row.code, column.key, value, read_reason(line.reason))


def row_key(form: Form, text: str) -> str:
    """The row code that a text means: the code itself, or label:item with the label of a sector."""
    if text in form.row_by_code or ":" not in text:
        return text
    sector, _, item = text.rpartition(":")
    wanted = fold(sector)
    named = [one for one, label in form.labels.items() if wanted in (fold(one), fold(label))]
    return f"{named[0]}:{item}" if named else text
