"""A list as a workbook: headings, rows that can be computed with, and a second sheet that says what it is.

Money is whole dong as a number, days are dates, everything else is text and never a formula. Rows are written as they
come, so that a long list needs no more memory than a short one.
"""

import re
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from exports.workbook.format import EXACT_BELOW, MOST_TEXT, column_letters, looks_like_formula
from models.register.kinds import Year
from models.register.texts.cells import Cell
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.quantities import decimals_of

if TYPE_CHECKING:
    from exports.tables.list_content import ListContent

MOST_ROWS = 1_048_575
"""Rows of a sheet, the heading aside."""

_FONT = "Times New Roman"
_NUMBER, _DAY = "#,##0", "dd/mm/yyyy"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_SAMPLE = 200
"""Rows by which the widths are chosen."""
_WIDEST = 60


def workbook_bytes(content: "ListContent") -> tuple[bytes, int]:
    """The file and the number of its rows. Refused LIST_TOO_LONG."""
    if len(content.keys) > MOST_ROWS:
        raise Refused("LIST_TOO_LONG", rows=len(content.keys), most=MOST_ROWS)
    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet(_sheet_name(content.head.title))
    target, whole = BytesIO(), False
    try:
        rows = _write_rows(content, sheet)
        _write_about(content, workbook, rows)
        workbook.save(target)
        whole = True
    finally:
        if not whole:
            _drop_drafts(workbook)
    return target.getvalue(), rows


def _drop_drafts(workbook: Any) -> None:
    """Take away the rows that openpyxl laid in the temporary folder, where the work was cut short."""
    for sheet in workbook.worksheets:
        if sheet._writer is not None:
            sheet.close()
            sheet._writer.cleanup()


def _write_rows(content: "ListContent", sheet: Any) -> int:
    headings = content.columns.headings(exact=True)
    sample = content.sample(_SAMPLE)
    for at, heading in enumerate(headings):
        longest = max((len(_shown(cells[at])) for cells in sample), default=0)
        width = min(max(longest, min(len(heading), 18), 6), _WIDEST)
        sheet.column_dimensions[column_letters(at + 1)].width = width + 2
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    make = CellMaker(sheet)
    formats = ["0" if isinstance(column.kind, Year) else _NUMBER for column in content.columns.columns]
    sheet.append([make.heading(heading) for heading in headings])
    written = 0
    for cells in content.rows():
        sheet.append([make.cell(cell, how) for cell, how in zip(cells, formats, strict=True)])
        written += 1
    sheet.auto_filter.ref = f"A1:{column_letters(len(headings))}{written + 1}"
    return written


def _shown(cell: Cell) -> str:
    return f"{cell.number:,}" if cell.number is not None else cell.full or cell.text


class CellMaker:
    """Makes the cells of one sheet."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._font, self._bold = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
        self._top = Alignment(vertical="top", wrap_text=True)
        self._ground = PatternFill("solid", fgColor="E6EBF0")
        self._edge = Border(bottom=Side("thin"))

    def heading(self, text: str) -> Any:
        cell = self.text(text, bold=True)
        cell.alignment, cell.fill, cell.border = self._top, self._ground, self._edge
        return cell

    def cell(self, cell: Cell, number_format: str = _NUMBER) -> Any:
        """A number, a day, or text that is never run as a formula; a number of too many digits is text."""
        if cell.number is not None and abs(cell.number) < EXACT_BELOW:
            made: Any = WriteOnlyCell(self._sheet, cell.number)
            made.number_format = number_format
        elif cell.day is not None and cell.day.year > 1900:
            made = WriteOnlyCell(self._sheet, "")
            made.value = cell.day
            made.number_format = _DAY
        else:
            return self.text(str(cell.number) if cell.number is not None else cell.full or cell.text)
        made.font = self._font
        return made

    def number(self, value: Decimal) -> Any:
        """A number with as many decimals as it has."""
        made: Any = WriteOnlyCell(self._sheet, "")
        made.value = value
        decimals = decimals_of(value)
        made.number_format = f"{_NUMBER}.{'0' * decimals}" if decimals else _NUMBER
        made.font = self._font
        return made

    def text(self, text: str, *, bold: bool = False) -> Any:
        made: Any = WriteOnlyCell(self._sheet, "")
        if text:
            made.value = text[:MOST_TEXT]
            made.data_type = "s"
        made.quotePrefix = looks_like_formula(text)
        made.font = self._bold if bold else self._font
        return made


def _write_about(content: "ListContent", workbook: Any, rows: int) -> None:
    """The sheet that says what the list is: office, filter, day, rows, unit of money."""
    head, language = content.head, content.columns.language

    def say(code: str) -> str:
        return sentence(code, language=language)

    sheet: Any = workbook.create_sheet(say("LIST_SHEET_ABOUT"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 70
    make = CellMaker(sheet)
    lines = [
        ("LIST_ABOUT_TITLE", Cell(head.title)),
        ("LIST_ABOUT_OFFICE", Cell(head.names.office.replace("\n", " ") or head.unit)),
        ("LIST_ABOUT_FILTER", Cell(head.filter or say("LIST_ALL"))),
        ("LIST_ABOUT_DAY", Cell(format_date(head.day), day=head.day)),
        ("LIST_ABOUT_COUNT", Cell(str(rows), number=rows)),
    ]
    if content.has_money:
        lines.append(("LIST_ABOUT_MONEY", Cell(say("LIST_ABOUT_DONG"))))
    for code, cell in lines:
        sheet.append([make.text(say(code), bold=True), make.cell(cell)])


def _sheet_name(title: str) -> str:
    return _FORBIDDEN.sub(" ", title)[:_LONGEST_NAME].strip() or "1"
