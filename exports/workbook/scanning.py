"""One pass over the XML of a worksheet: its values, or a refusal that names the first hazard and its place.

Only what a plain table needs is let through; everything else (formulas, links, controls, extensions) is refused
by name. Entities and document types are refused before they are read.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from exports.workbook.format import (
    MAIN_NAMESPACE,
    MOST_COLUMNS,
    MOST_ROWS,
    cell_address,
    column_letters,
    decoded,
    looks_like_formula,
)
from models.values.errors import Refused

SheetCell = str | int | Decimal | None
Attributes = dict[str, str]

_NS = MAIN_NAMESPACE + " "
_SHEET_ELEMENTS = frozenset(
    _NS + name
    for name in (
        "worksheet",
        "sheetPr",
        "tabColor",
        "outlinePr",
        "pageSetUpPr",
        "dimension",
        "sheetViews",
        "sheetView",
        "pane",
        "selection",
        "sheetFormatPr",
        "cols",
        "col",
        "sheetData",
        "row",
        "c",
        "v",
        "is",
        "t",
        "mergeCells",
        "mergeCell",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "oddHeader",
        "oddFooter",
        "evenHeader",
        "evenFooter",
        "firstHeader",
        "firstFooter",
    )
)
_STRING_ELEMENTS = frozenset(_NS + name for name in ("sst", "si", "t"))
_C, _V, _T, _ROW = (_NS + name for name in ("c", "v", "t", "row"))
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WHOLE = re.compile(r"-?[0-9]{1,18}")
_COLUMNS = {column_letters(at): at for at in range(1, MOST_COLUMNS + 1)}
_TYPES = frozenset(["n", "s", "b", "str", "inlineStr"])
MOST_CELLS = 40_000_000
"""Cells of a sheet unless the caller knows better: a few signs of XML can stand for a row of blank ones."""

MOST_STRINGS = 2_000_000
_LONGEST_NUMBER = 40
_LONGEST_INDEX = 12


class _Parser:
    """An expat parser without document types, entities and processing instructions."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.expat = expat.ParserCreate("utf-8", " ")
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = self._refuse_doctype
        self.expat.EntityDeclHandler = self._refuse_doctype
        self.expat.ProcessingInstructionHandler = self._refuse_instruction

    def _refuse_doctype(self, *_: object) -> None:
        raise Refused("XLSX_DTD", part=self.part)

    def _refuse_instruction(self, target: str, _data: str) -> None:
        raise Refused("XLSX_ELEMENT", part=self.part, element=f"?{target}")

    def parse(self, data: bytes) -> None:
        if data[:1] in (b"\xff", b"\xfe") or b"\0" in data[:4]:
            raise Refused("XLSX_XML", part=self.part, what="encoding")
        try:
            self.expat.Parse(data, True)
        except expat.ExpatError as fault:
            raise Refused("XLSX_XML", part=self.part, what=expat.ErrorString(fault.code)) from fault


class SheetScan(_Parser):
    """Reads one worksheet part; `rows` holds its cells afterwards, `styles` where asked for the cell format of each."""

    def __init__(self, sheet: str, strings: Sequence[str], quoted: frozenset[int], most: int) -> None:
        super().__init__(sheet)
        self._most = self._left = most
        self.rows: list[list[SheetCell]] = []
        self.styles: dict[tuple[int, int], int] | None = None
        self._strings = strings
        self._quoted = quoted
        self._cells: list[SheetCell] = []
        self._row = 0
        self._column = 0
        self._kind = "n"
        self._style = 0
        self._text: list[str] = []
        self._reading = self._in_row = self._in_cell = False
        self._tables = 0
        self._starts: dict[str, Callable[[Attributes], None]] = {
            _C: self._start_cell,
            _V: self._start_value,
            _T: self._start_text,
            _ROW: self._start_row,
            _NS + "col": self._start_column,
            _NS + "sheetFormatPr": self._start_format,
            _NS + "sheetData": self._start_table,
            _NS + "f": self._refuse_formula,
        }
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._text.append

    def _refuse(self, code: str, **details: object) -> Refused:
        return Refused(code, sheet=self.part, **details)

    @property
    def _address(self) -> str:
        return cell_address(self._row, self._column)

    def _start(self, name: str, attributes: Attributes) -> None:
        special = self._starts.get(name)
        if special is not None:
            special(attributes)
        elif name not in _SHEET_ELEMENTS:
            raise self._refuse("XLSX_ELEMENT", part=self.part, element=name.removeprefix(_NS)[:80])

    def _start_value(self, _attributes: Attributes) -> None:
        if self._reading or not self._in_cell or self._kind == "inlineStr":
            raise self._refuse("XLSX_XML", part=self.part, what=f"v, row {self._row}")
        self._reading = True
        self._text.clear()

    def _start_text(self, _attributes: Attributes) -> None:
        if self._reading or not self._in_cell or self._kind != "inlineStr":
            raise self._refuse("XLSX_XML", part=self.part, what=f"t, row {self._row}")
        self._reading = True
        self._text.clear()

    def _start_table(self, _attributes: Attributes) -> None:
        self._tables += 1
        if self._tables > 1:
            raise self._refuse("XLSX_XML", part=self.part, what="sheetData")

    def _start_format(self, attributes: Attributes) -> None:
        if _is_true(attributes.get("zeroHeight")) or _is_zero(attributes.get("defaultRowHeight")):
            raise self._refuse("XLSX_HIDDEN_CELLS", where="*")

    def _start_column(self, attributes: Attributes) -> None:
        if _is_true(attributes.get("hidden")) or _is_zero(attributes.get("width")):
            raise self._refuse("XLSX_HIDDEN_CELLS", where=f"col {attributes.get('min')}")

    def _start_row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        row = self._row + 1 if number is None else _index(number)
        if row > MOST_ROWS:
            raise self._refuse("XLSX_FAR_CELL", cell=f"A{row}")
        if row <= self._row:
            raise self._refuse("XLSX_DUPLICATE_ROW", row=number)
        if _is_true(attributes.get("hidden")) or _is_zero(attributes.get("ht")):
            raise self._refuse("XLSX_HIDDEN_CELLS", where=f"row {row}")
        self._take(row - len(self.rows))
        while len(self.rows) < row:
            self.rows.append([])
        if self._in_row or not self._tables:
            raise self._refuse("XLSX_XML", part=self.part, what=f"row {row}")
        self._row, self._cells, self._column = row, self.rows[-1], 0
        self._in_row = True

    def _start_cell(self, attributes: Attributes) -> None:
        if self._in_cell or not self._in_row:
            raise self._refuse("XLSX_XML", part=self.part, what=f"c, row {self._row}")
        self._in_cell = True
        address = attributes.get("r")
        column = self._column + 1 if address is None else self._column_of(address)
        if column <= self._column:
            raise self._refuse("XLSX_DUPLICATE_CELL", cell=address)
        self._column = column
        self._kind = attributes.get("t", "n")
        if self._kind not in _TYPES:
            raise self._refuse("XLSX_CELL_TYPE", cell=self._address, kind=self._kind)
        style = attributes.get("s", "0")
        self._style = _index(style)
        cells = self._cells
        self._take(column - len(cells))
        while len(cells) < column:
            cells.append(None)

    def _take(self, count: int) -> None:
        """Count rows and cells, blank ones too, before there is room made for them."""
        self._left -= max(count, 0)
        if self._left < 0:
            raise self._refuse("XLSX_TOO_LARGE", rows=self._most - self._left, most=self._most)

    def _column_of(self, address: str) -> int:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise self._refuse("XLSX_XML", part=self.part, what=f"cell {address[:20]}")
        letters, row = match.groups()
        column = _COLUMNS.get(letters)
        if column is None:
            raise self._refuse("XLSX_FAR_CELL", cell=address)
        if int(row) != self._row:
            raise self._refuse("XLSX_DUPLICATE_CELL", cell=address)
        return column

    def _refuse_formula(self, _attributes: Attributes) -> None:
        raise self._refuse("XLSX_FORMULA", cell=self._address)

    def _end(self, name: str) -> None:
        if name == _C:
            self._in_cell = False
        elif name in (_V, _T):
            self._reading = False
            if self._cells[-1] is not None:
                raise self._refuse("XLSX_DUPLICATE_CELL", cell=self._address)
            self._cells[-1] = self._value("".join(self._text))
            if self.styles is not None:
                self.styles[self._row, self._column] = self._style
            self._text.clear()
        elif name == _ROW:
            self._in_row = False

    def _value(self, text: str) -> SheetCell:
        kind = self._kind
        if kind == "inlineStr" or kind == "str":
            return self._checked(decoded(text))
        if kind == "s":
            at = _index(text)
            if not 0 <= at < len(self._strings):
                raise self._refuse("XLSX_XML", part=self.part, what=f"string {text[:20]}")
            return self._checked(self._strings[at])
        if kind == "b":
            return 1 if text.strip() == "1" else 0
        return self._number(text.strip())

    def _checked(self, text: str) -> str:
        if looks_like_formula(text) and self._style not in self._quoted:
            raise self._refuse("XLSX_TEXT_LIKE_FORMULA", cell=self._address, text=text[:40])
        return text

    def _number(self, text: str) -> int | Decimal:
        if _WHOLE.fullmatch(text):
            return int(text)
        try:
            number = Decimal(text) if len(text) <= _LONGEST_NUMBER else Decimal("NaN")
        except InvalidOperation as fault:
            raise self._refuse("XLSX_XML", part=self.part, what=f"number in {self._address}") from fault
        if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
            raise self._refuse("XLSX_XML", part=self.part, what=f"number in {self._address}")
        return int(number) if number == number.to_integral_value() else number


class StringScan(_Parser):
    """Reads the table of shared strings; runs of formatted text are refused."""

    def __init__(self) -> None:
        super().__init__("sharedStrings")
        self.strings: list[str] = []
        self._text: list[str] = []
        self.expat.StartElementHandler = self._start
        self.expat.EndElementHandler = self._end
        self.expat.CharacterDataHandler = self._text.append

    def _start(self, name: str, _attributes: Attributes) -> None:
        if name not in _STRING_ELEMENTS:
            raise Refused("XLSX_ELEMENT", sheet="", part=self.part, element=name.removeprefix(_NS))
        if name == _T:
            self._text.clear()

    def _end(self, name: str) -> None:
        if name == _T:
            self.strings.append(decoded("".join(self._text)))
            if len(self.strings) > MOST_STRINGS:
                raise Refused("XLSX_TOO_LARGE", sheet=self.part, rows=len(self.strings), most=MOST_STRINGS)


def _index(text: str) -> int:
    """A place or a number of a row; -1 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_INDEX else -1


def _is_true(value: str | None) -> bool:
    return value is not None and value.strip().lower() not in ("0", "false")


def _is_zero(value: str | None) -> bool:
    if value is None:
        return False
    try:
        return float(value) <= 0
    except ValueError:
        return True


def scan_sheet(
    data: bytes,
    sheet: str,
    strings: Sequence[str] = (),
    quoted: frozenset[int] = frozenset(),
    most: int = MOST_CELLS,
) -> list[list[SheetCell]]:
    """The cells of a worksheet part, row by row from row 1; blanks at the end of a row may be left out.

    quoted: the cell formats that mark a text as text (quotePrefix); most: rows and cells together, blank ones too.
    Refused with XLSX_* naming sheet and cell.
    """
    scan = SheetScan(sheet, strings, quoted, most)
    scan.parse(data)
    return scan.rows


def scan_styled_sheet(
    data: bytes, sheet: str, strings: Sequence[str], quoted: frozenset[int], most: int
) -> tuple[list[list[SheetCell]], dict[tuple[int, int], int]]:
    """As scan_sheet, with the cell format of each cell that has a value, by row and column from 1."""
    scan = SheetScan(sheet, strings, quoted, most)
    scan.styles = {}
    scan.parse(data)
    return scan.rows, scan.styles


def scan_strings(data: bytes) -> list[str]:
    """The shared strings in their order."""
    scan = StringScan()
    scan.parse(data)
    return scan.strings
