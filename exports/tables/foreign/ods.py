"""Sheets of an .ods workbook (OpenDocument 1.3): values with their number styles, merges, what is hidden.

A formula that was never computed is its own text, behind "=". Repeated cells take room only where they hold something.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from exports.tables.foreign.archives import ForeignArchive, parse
from exports.tables.foreign.grids import (
    MOST_CELLS,
    SheetCells,
    TableFaultError,
    TableTooLargeError,
    number_text,
    typed_text,
)
from exports.tables.foreign.number_formats import ShownNumber, shown_number
from models.values.dates import format_date, format_moment

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_NUMBERS = ("float", "currency", "percentage")


@dataclass(slots=True)
class _OdsCell:
    """One cell as it is read: what its element says, its paragraphs."""

    attributes: dict[str, str]
    style: str
    paragraphs: list[list[str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join("".join(paragraph) for paragraph in self.paragraphs)


class OdsWorkbook:
    """An open workbook: names of its sheets, and their cells, which are read with it."""

    def __init__(self, archive: ForeignArchive) -> None:
        _refuse_locked(archive)
        scan = _OdsScan()
        if "styles.xml" in archive:
            parse(archive.open("styles.xml"), scan.start, scan.end, scan.text)
        parse(archive.open("content.xml"), scan.start, scan.end, scan.text)
        if not scan.is_sheet:
            raise TableFaultError("TABLE_FILE_NOT_TABLE")
        self._sheets = scan.sheets
        self.names = list(scan.sheets)
        self.hidden = scan.hidden

    def sheet(self, name: str) -> SheetCells:
        """The cells of a sheet."""
        return self._sheets[name]


def _refuse_locked(archive: ForeignArchive) -> None:
    locked: list[str] = []

    def start(tag: str, _attributes: dict[str, str]) -> None:
        if tag == "encryption-data":
            locked.append(tag)

    if "META-INF/manifest.xml" in archive:
        parse(archive.open("META-INF/manifest.xml"), start)
    if locked:
        raise TableFaultError("TABLE_FILE_PASSWORD")


class _OdsScan:
    """One pass over styles and content."""

    def __init__(self) -> None:
        self.sheets: dict[str, SheetCells] = {}
        self.hidden: list[str] = []
        self.is_sheet = False
        self._styles: dict[str, dict[str, str]] = {}
        self._style = self._number_style = ""
        self._table: SheetCells | None = None
        self._columns: list[tuple[int, str]] = []
        self._row, self._repeated, self._row_style = 0, 1, ""
        self._row_hidden = False
        self._column = 0
        self._filled: list[tuple[int, int, str]] = []
        self._cell: _OdsCell | None = None
        self._notes = 0

    # styles

    def _start_style(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag == "style":
            self._style = attributes.get("name", "")
            self._styles[self._style] = dict(attributes)
        elif tag in ("number-style", "percentage-style", "currency-style", "date-style", "time-style"):
            self._number_style = attributes.get("name", "")
            self._styles.setdefault(self._number_style, {})["kind"] = tag
        elif tag == "table-properties":
            if attributes.get("display") == "false":
                self._styles.setdefault(self._style, {})["hidden"] = "1"
        elif tag == "number" and self._number_style:
            self._styles[self._number_style] |= attributes
        else:
            return False
        return True

    def _code(self, cell: _OdsCell) -> str:
        """The number format of a cell in the words of other spreadsheets."""
        about: dict[str, str] = {}
        name = cell.style
        for _ in range(8):
            own = self._styles.get(name, {})
            about = own | about
            name = own.get("parent-style-name", "")
        number = self._styles.get(about.get("data-style-name", ""), {})
        zeros = min(_count(number.get("min-integer-digits"), 1), 30)
        places = min(_count(number.get("decimal-places"), 0), 20)
        factor = number.get("display-factor", "1")
        commas = "," * ((len(factor) - 1) // 3) if factor.strip("0") == "1" else ""
        percent = "%" if cell.attributes.get("value-type") == "percentage" else ""
        if percent and not number:
            places = len(cell.text.strip(" %").replace(".", ",").partition(",")[2])
        code = "0" * max(zeros, 1) + (f".{'0' * places}" if places else "") + commas + percent
        return code if percent or commas or zeros > 1 else "General"

    # tables

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "annotation":
            self._notes += 1
        if self._notes or self._start_style(tag, attributes):
            return
        if tag == "spreadsheet":
            self.is_sheet = True
        elif tag == "table" and self._table is None:
            self._table = SheetCells()
            self._columns, self._row = [], 0
            name = attributes.get("name", "")
            self.sheets[name] = self._table
            if self._styles.get(attributes.get("style-name", ""), {}).get("hidden"):
                self.hidden.append(name)
        elif tag == "table-column" and self._table is not None:
            self._start_columns(self._table, attributes)
        elif tag == "table-row" and self._table is not None:
            self._start_row(attributes)
        elif tag in ("table-cell", "covered-table-cell") and self._table is not None:
            own = attributes.get("style-name") or self._row_style or self._column_style()
            self._cell = _OdsCell(attributes, own)
        elif self._cell is not None:
            self._start_text(self._cell, tag, attributes)

    def _start_columns(self, table: SheetCells, attributes: dict[str, str]) -> None:
        first = self._columns[-1][0] if self._columns else 0
        last = min(first + _count(attributes.get("number-columns-repeated"), 1), _MOST_COLUMNS)
        self._columns.append((last, attributes.get("default-cell-style-name", "")))
        if attributes.get("visibility", "visible") != "visible":
            table.hidden_columns.append((first, last - 1))

    def _column_style(self) -> str:
        return next((style for last, style in self._columns if self._column < last), "")

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._repeated = _count(attributes.get("number-rows-repeated"), 1)
        self._row_style = attributes.get("default-cell-style-name", "")
        self._column, self._filled = 0, []
        self._row_hidden = attributes.get("visibility", "visible") != "visible"

    def _start_text(self, cell: _OdsCell, tag: str, attributes: dict[str, str]) -> None:
        if tag == "p":
            cell.paragraphs.append([])
        elif cell.paragraphs and tag in ("s", "tab", "line-break"):
            sign = {"s": " ", "tab": "\t", "line-break": "\n"}[tag]
            cell.paragraphs[-1].append(sign * min(_count(attributes.get("c"), 1), 1000))

    def text(self, text: str) -> None:
        if self._cell is not None and self._cell.paragraphs and not self._notes:
            self._cell.paragraphs[-1].append(text)

    def end(self, tag: str) -> None:
        if tag == "annotation":
            self._notes -= 1
        elif self._notes:
            return
        elif tag.endswith("-style"):
            self._number_style = ""
        elif tag == "table":
            self._table = None
        elif tag == "table-row" and self._table is not None:
            self._end_row(self._table)
        elif tag in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None

    def _end_cell(self, cell: _OdsCell) -> None:
        assert self._table is not None
        repeated = _count(cell.attributes.get("number-columns-repeated"), 1)
        shown = self._shown(cell)
        if shown.text.strip():
            if self._column + repeated > _MOST_COLUMNS or len(self._filled) > MOST_CELLS:
                raise TableTooLargeError
            self._filled.append((self._column, repeated, shown.text))
            self._table.rounded += shown.rounded
            self._table.unseen += shown.unseen
        span = _count(cell.attributes.get("number-rows-spanned"), 1)
        if span > 1:
            self._table.merges.append((self._row, self._row + span - 1, self._column))
        self._column += repeated

    def _end_row(self, table: SheetCells) -> None:
        for row in range(self._row, self._row + self._repeated if self._filled else self._row):
            if row >= _MOST_ROWS:
                raise TableTooLargeError
            if self._row_hidden:
                table.hidden_rows.add(row)
            for column, repeated, text in self._filled:
                for at in range(column, column + repeated):
                    table.put(row, at, text)
        self._row += self._repeated

    def _shown(self, cell: _OdsCell) -> ShownNumber:
        """What the eye sees of a cell."""
        attributes, kind = cell.attributes, cell.attributes.get("value-type", "")
        if attributes.get("formula") and not kind:
            return ShownNumber(f"={attributes['formula'].partition('=')[2]}")
        if kind in _NUMBERS:
            return self._number(cell)
        if kind == "boolean":
            return ShownNumber("TRUE" if attributes.get("boolean-value") == "true" else "FALSE")
        if kind == "date":
            return ShownNumber(_day_text(attributes.get("date-value", "")) or cell.text)
        return ShownNumber(typed_text(cell.text))

    def _number(self, cell: _OdsCell) -> ShownNumber:
        try:
            number = Decimal(cell.attributes.get("value", "").strip())
        except InvalidOperation as fault:
            raise TableFaultError("TABLE_FILE_DAMAGED") from fault
        if not number.is_finite() or abs(number.adjusted()) > 308:
            raise TableFaultError("TABLE_FILE_DAMAGED")
        code = self._code(cell)
        return shown_number(number, code) if code != "General" else ShownNumber(number_text(number))


def _day_text(value: str) -> str:
    """A day or moment in ISO form as people write it; "" for anything else."""
    try:
        moment = datetime.fromisoformat(value)
        return format_date(date.fromisoformat(value)) if len(value) == 10 else format_moment(moment)
    except ValueError:
        return ""


def _count(text: str | None, otherwise: int) -> int:
    """A count of an attribute."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
