"""Data sheets of a package's workbook: which they are, and their exact XML.

The XML is written by hand: a sheet of 10,000 rows costs a fraction of what a general writer needs, and the same
rows always give the same bytes, so that a reader can compare whole sheets at once. docs/formats/workbook.md §3.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count, repeat

from exports.workbook.format import (
    EXACT_BELOW,
    MAIN_NAMESPACE,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TEXT,
    cell_address,
    column_letters,
    looks_like_formula,
)
from models.returns.document import Cell, Figure, ReturnDocument
from models.values.errors import Refused
from resources import ROOT

HEADER_STYLE, QUOTED_STYLE = 1, 2
"""Places of the two cell formats that data sheets use, besides the plain one at 0."""

_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_LONGEST_NAME = 31
_SPECIAL = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^ | $")
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_BETWEEN = "|"
_SPECIAL_AMONG = ("&", "<", ">", "_x", " |", "| ", "|=", "|+", "|-", "|@")
"""What may need more than its letters, in texts that stand one behind the other between such signs."""

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class WorkbookNames:
    """Names that the format fixes, read from resources/layout/workbook.toml."""

    figures_sheet: str
    register_prefix: str
    figures_columns: list[str]
    font: str


@cache
def workbook_names() -> WorkbookNames:
    return WorkbookNames(**tomllib.loads((ROOT / "layout" / "workbook.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class DataSheet:
    """One data sheet: a header and rows of plain cells."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Row]

    def all_rows(self) -> Iterator[Row]:
        yield self.columns
        yield from self.rows


def _figure_row(form: str, figure: Figure) -> Row:
    value = None if figure.value is None else format(figure.value, "f")
    return (form, figure.row, figure.column, value, figure.origin, figure.reason)


def data_sheets(document: ReturnDocument) -> tuple[DataSheet, ...]:
    """The figures of all forms, then one sheet per register table, in the order of their names.

    Refused with XLSX_SHEET_NAMES where a table's name cannot name a sheet or two differ only in case, and with
    XLSX_TOO_LARGE where a table exceeds the bounds of the format.
    """
    names = workbook_names()
    figures = tuple(_figure_row(sheet.form, figure) for sheet in document.sheets for figure in sheet.figures)
    sheets = [DataSheet(names.figures_sheet, tuple(names.figures_columns), figures)]
    sheets += [
        DataSheet(names.register_prefix + name, table.columns, table.rows)
        for name, table in sorted(document.register.items())
    ]
    _check_bounds(sheets)
    return tuple(sheets)


def _check_bounds(sheets: Sequence[DataSheet]) -> None:
    seen: set[str] = set()
    for sheet in sheets:
        folded = sheet.name.casefold()
        if folded in seen or len(sheet.name) > _LONGEST_NAME or _NAME_FORBIDDEN.search(sheet.name):
            raise Refused("XLSX_SHEET_NAMES", sheet=sheet.name)
        seen.add(folded)
        if len(sheet.rows) >= MOST_ROWS or len(sheet.columns) > MOST_COLUMNS:
            raise Refused("XLSX_TOO_LARGE", sheet=sheet.name, rows=len(sheet.rows), most=MOST_ROWS)


def _escape(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


def _text_element(text: str) -> str:
    if len(text) > MOST_TEXT:
        raise Refused("XLSX_TEXT_TOO_LONG", text=text[:40], most=MOST_TEXT)
    if not _SPECIAL.search(text):
        return f"<t>{text}</t>"
    text = _ESCAPED.sub(_escape, text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<t xml:space="preserve">{text}</t>'


def _cell_end(value: str | int) -> str:
    """What follows a cell's address."""
    if isinstance(value, int) and -EXACT_BELOW < value < EXACT_BELOW:
        return f'"><v>{value}</v></c>'
    text = str(value)
    style = f'" s="{QUOTED_STYLE}' if looks_like_formula(text) else ""
    return f'{style}" t="inlineStr"><is>{_text_element(text)}</is></c>'


_NUMBER, _TEXT, _OTHER = '"><v>%s</v></c>', '" t="inlineStr"><is><t>%s</t></is></c>', "%s"
_NOTHING = "%.0s"
"""In place of a blank cell: takes the value and shows none of it."""


def _column_pattern(values: Sequence[Cell]) -> str:
    """What stands around every value of a column below its header.

    Nearly all columns hold plain texts or plain numbers alone; that is asked once of the whole column.
    """
    kinds = set(map(type, values)) - {type(None)}
    if kinds == {int} and _are_plain_numbers(values):
        return _NUMBER
    if kinds == {str} and _are_plain_texts({one for one in values if one}):  # type: ignore[misc]
        return _TEXT  # each text once: most columns say the same of many rows
    return _OTHER


def _are_plain_numbers(values: Sequence[Cell]) -> bool:
    numbers = [one for one in values if isinstance(one, int)]
    return min(numbers) > -EXACT_BELOW and max(numbers) < EXACT_BELOW


def _are_plain_texts(texts: Collection[str]) -> bool:
    """Whether surely none of these needs a sign escaped, its blanks kept, or a mark that it is no formula."""
    together = _BETWEEN.join(("", *texts, ""))
    return (
        max(map(len, texts), default=0) <= MOST_TEXT
        and together.isprintable()
        and not any(sign in together for sign in _SPECIAL_AMONG)
    )


def _header_xml(columns: Sequence[str]) -> str:
    cells = [
        f'<c r="{cell_address(1, at)}" s="{HEADER_STYLE}" t="inlineStr"><is>{_text_element(name)}</is></c>'
        for at, name in enumerate(columns, start=1)
    ]
    return '<row r="1">' + "".join(cells) + "</row>"


def _rows_xml(rows: Sequence[Row]) -> list[str]:
    """The rows below the header. Rows with values in the same cells are one text, with places for number and values."""
    columns: list[Sequence[Cell]] = list(zip(*rows, strict=True))
    patterns = [_column_pattern(values) for values in columns]
    if _OTHER in patterns:
        columns = [
            [None if one is None else _cell_end(one) for one in values] if pattern == _OTHER else values
            for pattern, values in zip(patterns, columns, strict=True)
        ]
        rows = list(zip(*columns, strict=True))
    starts = [f'<c r="{column_letters(at)}' for at in range(1, len(columns) + 1)]
    blank = [[one is None for one in values] for values in columns if None in values]
    marks: Iterable[tuple[bool, ...]] = zip(*blank, strict=True) if blank else repeat(())
    known: dict[tuple[bool, ...], list[str]] = {}
    found = []
    for number, row, missing in zip(count(2), rows, marks, strict=False):
        if (parts := known.get(missing)) is None:
            cells = zip(starts, patterns, row, strict=True)
            shown = [_NOTHING if one is None else f"{start}#{pattern}" for start, pattern, one in cells]
            parts = known[missing] = f'<row r="#">{"".join(shown)}</row>'.split("#")
        found.append(str(number).join(parts) % tuple(row))
    return found


def sheet_xml(sheet: DataSheet) -> bytes:
    """The worksheet part of a data sheet: frozen header, inline texts, whole numbers, blanks left out."""
    rows = _rows_xml(sheet.rows)
    head = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN_NAMESPACE}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        '<sheetFormatPr defaultColWidth="16" defaultRowHeight="15"/><sheetData>'
    )
    return "".join((head, _header_xml(sheet.columns), *rows, "</sheetData></worksheet>")).encode("utf-8")
