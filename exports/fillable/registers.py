"""A sheet of the register as a fillable workbook: a numbered line for each record, its fields open to be filled in."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from exports.fillable.sheets import Rules, choices_sheet, lock, open_cell, put, workbook_bytes
from exports.workbook.data import workbook_names
from exports.workbook.format import cell_address, column_letters
from exports.workbook.writing import empty_workbook
from models.forms.rules.spans import Span
from models.register.catalogue import record_of
from models.register.kinds import Coded, CodedWithin, Commune, Count, Day, Flag, Link, Money, Ratio, Year
from models.register.record import Field
from models.register.texts.blocks import path_label
from models.register.texts.cells import heading
from models.register.texts.words import table_label
from models.values import codes
from models.values.cells.fillable import Fillable, FillableColumn, FillableLine
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import millions_from_dong, parse_number
from storage.book import settings
from storage.book.book import Book
from storage.register.communes import communes_at_hand
from storage.register.sheets import (
    SheetLine,
    cell_text,
    has_period,
    name_paths,
    sheet_fields,
    sheet_keys,
    sheet_lines,
    sheet_page,
)

MOST_LINES = 20_000
"""So many lines at most: more are no sheet that a person fills in."""

_PAGE = 500
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW = 1, 2, 4
_MOST = Decimal(10**12)
_GROUND = "E6EBF0"
_EDGE = Side(style="thin", color="BFC8D0")
_WIDE = 34


def fillable_fields(table: str) -> tuple[Field, ...]:
    """The fields of a sheet that can be filled in. Refused FILLABLE_NO_SHEET for a kind without any."""
    fields = tuple(
        field for field in sheet_fields(table) if not (isinstance(field.kind, Link) or field.masked)
    )
    if not fields:
        raise Refused("FILLABLE_NO_SHEET", kind=table_label(table))
    return fields


def lines_of(book: Book, table: str, period: str) -> list[SheetLine]:
    """The lines of a sheet; of a kind with a period those of that period. Refused FILLABLE_TOO_LONG."""
    if has_period(table):
        return sheet_lines(book, period)
    keys = sheet_keys(book, table)
    if len(keys) > MOST_LINES:
        raise Refused("FILLABLE_TOO_LONG", rows=len(keys), most=MOST_LINES)
    return [
        line for at in range(0, len(keys), _PAGE) for line in sheet_page(book, table, keys[at : at + _PAGE])
    ]


def write_fillable_register(book: Book, table: str, period: str = "", *, language: str = "vi") -> bytes:
    """The workbook of a sheet of the register. Refused FILLABLE_NO_SHEET, FILLABLE_TOO_LONG, FILLABLE_NO_PERIOD."""
    fields = fillable_fields(table)
    if has_period(table) and not period:
        raise Refused("FILLABLE_NO_PERIOD", kind=table_label(table, language))
    unit = settings.unit_of(book)
    workbook = empty_workbook(book.clock())
    sheet: Any = workbook.create_sheet(record_of(table).name[:31])
    writer = _Writer(sheet, table, fields, Rules(sheet, choices_sheet(workbook), language))
    if any(isinstance(field.kind, Commune) for field in fields):
        writer.communes = [one.title for one in communes_at_hand(book)]
    writer.write(lines_of(book, table, period), unit.title, period)
    lock(sheet)
    about = Fillable(
        kind="register",
        of=table,
        edition="",
        period=period if has_period(table) else "",
        unit=unit.code,
        unit_name=unit.title,
        day=book.clock().date().isoformat(),
        language=language,
        sheet=sheet.title,
        word_columns=(1, *range(2, 2 + len(name_paths(table)))),
        columns=tuple(writer.columns),
        lines=tuple(writer.lines),
    )
    return workbook_bytes(workbook, about)


class _Writer:
    """One sheet being written."""

    def __init__(self, sheet: Any, table: str, fields: Sequence[Field], rules: Rules) -> None:
        self.sheet, self.table, self.fields, self.rules = sheet, table, fields, rules
        self.communes: list[str] = []
        self.columns: list[FillableColumn] = []
        self.lines: list[FillableLine] = []
        self._names = name_paths(table)
        self._font, self._bold = (
            Font(name=workbook_names().font, size=11, bold=bold) for bold in (False, True)
        )
        self._box = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)

    def write(self, lines: Sequence[SheetLine], unit: str, period: str) -> None:
        language = self.rules.language
        title = table_label(self.table, language, many=True)
        self._text(_TITLE_ROW, 1, f"{title} \u00b7 {unit}", bold=True)
        shown = period_label(parse_period(period), language) if period and has_period(self.table) else ""
        note = sentence("FILLABLE_NOTE", language=language)
        self._text(_NOTE_ROW, 1, " \u00b7 ".join(part for part in (shown, note) if part))
        self._write_headings(language)
        for at, line in enumerate(lines, start=1):
            self._write_line(_HEADING_ROW + at, at, line)
        self.sheet.freeze_panes = f"{column_letters(2 + len(self._names))}{_HEADING_ROW + 1}"
        self.sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
        self.sheet.page_setup.orientation, self.sheet.page_setup.paperSize = "landscape", 9
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _text(self, row: int, column: int, text: str, *, bold: bool = False) -> Any:
        cell = self.sheet.cell(row, column)
        put(cell, text)
        cell.font = self._bold if bold else self._font
        return cell

    def _write_headings(self, language: str) -> None:
        named = [sentence("FILLABLE_NUMBER", language=language)]
        named += [path_label(self.table, path, language) for path in self._names]
        texts = [*named, *(heading(self.table, field, language) for field in self.fields)]
        for at, text in enumerate(texts, start=1):
            cell = self._text(_HEADING_ROW, at, text, bold=True)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center")
            cell.fill, cell.border = PatternFill("solid", fgColor=_GROUND), self._box
            wide = (
                6 if at == 1 else _WIDE if at <= len(named) else self._width(self.fields[at - len(named) - 1])
            )
            self.sheet.column_dimensions[column_letters(at)].width = wide
        self.columns = [
            FillableColumn(field.name, len(named) + at, _HEADING_ROW, texts[len(named) + at - 1])
            for at, field in enumerate(self.fields, start=1)
        ]

    def _width(self, field: Field) -> int:
        return 14 if isinstance(field.kind, Count | Money | Ratio | Year | Day | Flag) else 26

    def _write_line(self, row: int, number: int, line: SheetLine) -> None:
        for at, text in enumerate((str(number), *line.names), start=1):
            cell = self._text(row, at, text)
            cell.border = self._box
        texts = {}
        for column, field in zip(self.columns, self.fields, strict=True):
            texts[field.name] = cell_text(field, line.values, self.rules.language)
            self._write_cell(row, column.at, field, line, texts[field.name])
        self.lines.append(FillableLine(line.key, row, (str(number), *line.names), texts))

    def _write_cell(self, row: int, column: int, field: Field, line: SheetLine, text: str) -> None:
        cell = self.sheet.cell(row, column)
        cell.font, cell.border = self._font, self._box
        open_cell(cell)
        kind, place = field.kind, cell_address(row, column)
        value: Any = line.values.get(field.name) if text else None
        match kind:
            case Money(signed=signed):
                cell.number_format = "#,##0.######" if "," in text else "#,##0"
                put(cell, None if value is None else millions_from_dong(int(value)))
                self.rules.number(place, Span(-_MOST if signed else Decimal(0), _MOST), whole=False)
            case Count(most=most, least=least):
                cell.number_format = "#,##0"
                put(cell, None if value is None else int(value))
                self.rules.number(place, Span(Decimal(least), Decimal(most or _MOST)), whole=True)
            case Year():
                cell.number_format = "0"
                put(cell, None if value is None else int(value))
                self.rules.number(place, Span(Decimal(1900), Decimal(2100)), whole=True)
            case Ratio(places=places, most=most):
                cell.number_format = "0." + "0" * places if places else "0"
                put(cell, None if value is None else parse_number(text))
                self.rules.number(place, Span(Decimal(0), Decimal(most)), whole=False)
            case Day():
                cell.number_format = "dd/mm/yyyy"
                day = None if value is None else date.fromisoformat(str(value))
                if day is not None and day.year > 1900:
                    cell.value = day
                else:
                    put(cell, text)
                self.rules.day(place)
            case _:
                cell.number_format = "@"
                put(cell, text)
                self.rules.choice(place, self._choices(field, line))

    def _choices(self, field: Field, line: SheetLine) -> Sequence[str]:
        language = self.rules.language
        match field.kind:
            case Coded(codes=name):
                return [entry.label(language) for entry in codes.entries(name)]
            case CodedWithin(codes=name, by=by):
                within = line.values.get(by)
                return [one.label(language) for one in codes.entries(name) if one.facts["scheme"] == within]
            case Flag():
                return [sentence(code, language=language) for code in ("WORD_YES", "WORD_NO")]
            case Commune():
                return self.communes
            case _:
                return ()
