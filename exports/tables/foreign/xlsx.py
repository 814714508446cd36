"""Sheets of an .xlsx workbook (ECMA-376, also strict): values with their number formats, merges, what is hidden.

Only the cells that are there take memory. A formula that was never computed is its own text, behind "=".
"""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from exports.tables.foreign.archives import ForeignArchive, is_true, parse
from exports.tables.foreign.grids import (
    MOST_LETTERS,
    SheetCells,
    TableFaultError,
    TableTooLargeError,
    number_text,
    typed_text,
)
from exports.tables.foreign.number_formats import BUILT_IN, shown_number
from exports.workbook.format import decoded
from models.values.dates import format_date, format_moment

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_DIGITS = "0123456789"
_SHORT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})|-?(?:0|[1-9][0-9]{0,7})\.[0-9]{0,6}[1-9]")
"""A number that is written as it is stored: whole, or with few decimals."""

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


class XlsxWorkbook:
    """An open workbook: names of its sheets, and their cells when asked for."""

    def __init__(self, archive: ForeignArchive) -> None:
        self._archive = archive
        self._book = next((part for kind, part in archive.related().values() if kind == "officeDocument"), "")
        if self._book.endswith(".bin"):
            raise TableFaultError("TABLE_FILE_OTHER_FORM", ".xlsb")
        self._book = self._book or "xl/workbook.xml"
        if self._book not in archive:
            raise TableFaultError("TABLE_FILE_NOT_TABLE")
        self._parts = archive.related(self._book)
        self._from_1904 = False
        self._sheets: dict[str, str] = {}
        self.names: list[str] = []
        self.hidden: list[str] = []
        self._read_book()
        self._formats: list[str] = self._read_formats()
        self._strings: list[str] | None = None

    def _read_book(self) -> None:
        roots: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            roots.append(tag) if not roots else None
            if tag == "workbookPr":
                self._from_1904 = is_true(attributes, "date1904")
            elif tag == "sheet":
                kind, part = self._parts.get(attributes.get("id", ""), ("", ""))
                if kind == "worksheet":
                    name = attributes.get("name", "")
                    self.names.append(name)
                    self._sheets[name] = part
                    if attributes.get("state", "visible") != "visible":
                        self.hidden.append(name)

        parse(self._archive.open(self._book), start)
        if roots != ["workbook"]:
            raise TableFaultError("TABLE_FILE_NOT_TABLE")

    def _part(self, kind: str) -> str:
        return next((part for one, part in self._parts.values() if one == kind), "")

    def _read_formats(self) -> list[str]:
        """Number format of each cell format."""
        part = self._part("styles")
        codes, formats, inside = dict(BUILT_IN), list[str](), list[str]()

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "numFmt":
                codes[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            elif tag == "xf" and "cellXfs" in inside:
                formats.append(codes.get(_whole(attributes.get("numFmtId")), "General"))
            inside.append(tag)

        if part and part in self._archive:
            parse(self._archive.open(part), start, lambda _: inside.__delitem__(-1))
        return formats

    def strings(self) -> list[str]:
        """The shared strings."""
        if self._strings is None:
            part = self._part("sharedStrings")
            scan = _StringScan()
            if part and part in self._archive:
                parse(self._archive.open(part), scan.start, scan.end, scan.text, plain=True)
            self._strings = scan.strings
        return self._strings

    def sheet(self, name: str) -> SheetCells:
        """The cells of a sheet."""
        scan = _SheetScan(self.strings(), self._formats, self._from_1904)
        parse(self._archive.open(self._sheets[name]), scan.start, scan.end, scan.text, plain=True)
        return scan.cells


class _StringScan:
    """Shared strings; the runs of a string are one text, its phonetic reading is none of it."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._letters = 0
        self._open = self._phonetic = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        elif tag == "rPh":
            self._phonetic = True
        self._open = tag == "t" and not self._phonetic

    def text(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)

    def end(self, tag: str) -> None:
        self._open = False
        if tag == "rPh":
            self._phonetic = False
        elif tag == "si":
            string = decoded("".join(self._pieces))
            self._letters += len(string)
            if self._letters > MOST_LETTERS:
                raise TableTooLargeError
            self.strings.append(string)


class _SheetScan:
    """One pass over a sheet."""

    def __init__(self, strings: list[str], formats: list[str], from_1904: bool) -> None:
        self.cells = SheetCells()
        self._strings, self._from_1904 = strings, from_1904
        self._formats = {str(at): code for at, code in enumerate(formats)}
        self._row = self._column = -1
        self._kind, self._format = "n", "General"
        self._value: list[str] | None = None
        self._formula: list[str] | None = None
        self._taking: list[str] | None = None
        self._phonetic = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v" or (tag == "t" and self._kind == "inlineStr" and not self._phonetic):
            self._value = self._value or []
            self._taking = self._value
        elif tag == "f" and self._column >= 0:
            self._formula = self._taking = []
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "col" and (is_true(attributes, "hidden") or attributes.get("width") == "0"):
            first, last = (_whole(attributes.get(name)) - 1 for name in ("min", "max"))
            self.cells.hidden_columns.append((first, last))
        elif tag == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        if self._taking is not None:
            self._taking.append(text)

    def end(self, tag: str) -> None:
        if tag == "c":
            self._end_cell()
        elif tag in ("v", "f", "t"):
            self._taking = None
        elif tag == "rPh":
            self._phonetic = False

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = _whole(attributes.get("r"))
        self._row = number - 1 if number > 0 else self._row + 1
        self._column = -1
        if self._row >= _MOST_ROWS:
            raise TableFaultError("TABLE_FILE_DAMAGED")
        if is_true(attributes, "hidden") or attributes.get("ht") == "0":
            self.cells.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        letters = attributes.get("r", "").rstrip(_DIGITS)
        self._column = _column(letters) if letters else self._column + 1
        if self._column >= _MOST_COLUMNS:
            raise TableFaultError("TABLE_FILE_DAMAGED")
        self._kind = attributes.get("t", "n")
        self._format = self._formats.get(attributes.get("s", "0"), "General")
        self._value = self._formula = None

    def _end_cell(self) -> None:
        formula, value = self._formula, "".join(self._value or ())
        never = self._value is None if self._kind == "str" else not value.strip()
        if formula is not None and never:
            self.cells.put(self._row, self._column, f"={''.join(formula)}")
        elif self._value is not None:
            self.cells.put(self._row, self._column, self._text(value))
        self._value = self._formula = None

    def _text(self, value: str) -> str:
        match self._kind:
            case "s":
                at = _whole(value)
                if not 0 <= at < len(self._strings):
                    raise TableFaultError("TABLE_FILE_DAMAGED")
                return typed_text(self._strings[at])
            case "str" | "inlineStr":
                return typed_text(decoded(value))
            case "b":
                return "TRUE" if value.strip() in ("1", "true") else "FALSE"
            case "e":
                return value
            case "d":
                return _iso_text(value.strip())
            case _:
                return self._number(value.strip())

    def _number(self, value: str) -> str:
        if self._format == "General" and _SHORT.fullmatch(value):
            return value.replace(".", ",")
        if not value:
            return ""
        try:
            number = Decimal(value)
        except InvalidOperation as fault:
            raise TableFaultError("TABLE_FILE_DAMAGED") from fault
        if not number.is_finite() or abs(number.adjusted()) > 308:
            raise TableFaultError("TABLE_FILE_DAMAGED")
        if self._format == "General":
            return number_text(number)
        shown = shown_number(number, self._format, from_1904=self._from_1904)
        self.cells.rounded += shown.rounded
        self.cells.unseen += shown.unseen
        return shown.text

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        one, two = _ADDRESS.fullmatch(first), _ADDRESS.fullmatch(last or first)
        if one and two:
            self.cells.merges.append((int(one[2]) - 1, int(two[2]) - 1, _column(one[1])))


def _iso_text(value: str) -> str:
    """A day or moment in ISO form as people write it."""
    try:
        moment = datetime.fromisoformat(value)
        return format_date(date.fromisoformat(value)) if len(value) == 10 else format_moment(moment)
    except ValueError:
        return value


@lru_cache(maxsize=_MOST_COLUMNS)
def _column(letters: str) -> int:
    """Column from 0. TableFaultError for what is none."""
    number = 0
    if len(letters) > 3 or not (letters.isascii() and letters.isalpha()):
        raise TableFaultError("TABLE_FILE_DAMAGED")
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number - 1


def _whole(text: str | None) -> int:
    """A whole number of an attribute; -1 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else -1
