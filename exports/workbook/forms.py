"""Printed forms as worksheets that look like the paper: same widths, headings, rows and signatures.

Figures are numbers with a number format, so that they can be copied and added up; the spreadsheet program shows
them with the separators of its own language.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, zip_longest
from typing import Any

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exports.paper.drawing import fitted_table, frame_of
from exports.paper.fitting import FittedRow, FittedTable, is_bold
from exports.paper.fonts import BOLD, REGULAR, wrapped
from exports.paper.layout import Layout
from exports.paper.words import texts as fixed_texts
from exports.workbook.data import workbook_names
from exports.workbook.format import EXACT_BELOW, column_letters, looks_like_formula
from models.forms.matrix import MatrixCell, MatrixRow, ReportMatrix

_A4 = 9
_INCH = 25.4
_HEADER_FROM_TOP = 9.0  # mm
_SIGNATURE_ROWS = 4
_NEAR = 0.05  # of the table's width


@dataclass(frozen=True, slots=True)
class CellLook:
    """Everything that the look of a cell depends on."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "center"
    indent: int = 0
    boxed: bool = False
    number_format: str = "General"
    quoted: bool = False


_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


class FormWorksheet:
    """One printed form being written into a worksheet, from the top downwards."""

    def __init__(
        self,
        workbook: Workbook,
        name: str,
        matrix: ReportMatrix,
        layout: Layout,
        table: FittedTable | None = None,
    ) -> None:
        """table: as `exports.paper.drawing.fitted_table` makes it, where the caller has it already."""
        self.sheet: Worksheet = workbook.create_sheet(name)
        self.matrix = matrix
        self.layout = layout
        self.frame = frame_of(matrix, layout)
        self.table: FittedTable = table or fitted_table(matrix, layout)
        self.edges, self.split = _sheet_edges(
            self.table.edges, self.frame.text_width * layout.head.left_share
        )
        self.columns = len(self.edges) - 1
        self.row = 0
        self._styles: dict[CellLook, StyleArray] = {}

    def write(self) -> None:
        self._set_widths()
        self._write_letterhead()
        first = self._write_headings()
        for row, fitted in zip(self.matrix.rows, self.table.rows, strict=True):
            self._write_row(row, fitted)
        self._write_notes()
        self._write_signatures()
        self._set_page(first)

    def _span(self, column: int, columns: int = 1) -> tuple[int, int]:
        """First and last sheet column, from 1, of so many columns of the table, counted from 0."""
        first = self.edges.index(self.table.edges[column]) + 1
        return first, self.edges.index(self.table.edges[column + columns])

    def _set_widths(self) -> None:
        for at, (left, right) in enumerate(pairwise(self.edges), start=1):
            pixels = (right - left) * 96 / 72
            self.sheet.column_dimensions[column_letters(at)].width = round((pixels - 5) / 7, 2)

    def _style(self, look: CellLook) -> StyleArray:
        if look not in self._styles:
            cell: Any = self.sheet.cell(1, self.columns)
            kept = copy(cell._style)
            cell.font = Font(
                name=workbook_names().font,
                size=look.size,
                bold=look.bold,
                italic=look.italic,
                underline="single" if look.underline else None,
            )
            cell.alignment = Alignment(
                horizontal=look.align, vertical="center", wrap_text=True, indent=look.indent
            )
            cell.number_format = look.number_format
            cell.quotePrefix = look.quoted
            if look.boxed:
                cell.border = _BOX
            self._styles[look] = copy(cell._style)
            cell._style = kept
        return self._styles[look]

    def _put(self, row: int, column: int, value: Decimal | int | str | None, look: CellLook) -> None:
        cell: Any = self.sheet.cell(row, column)
        if isinstance(value, str):
            quoted = looks_like_formula(value)
            cell._style = copy(self._style(look if not quoted else _quoted(look)))
            if value:
                cell.value = value
                cell.data_type = "s"
            return
        cell._style = copy(self._style(look))
        cell.value = value

    def _put_over(
        self, top: int, bottom: int, span: tuple[int, int], value: Decimal | int | str | None, look: CellLook
    ) -> None:
        """Puts a value into a cell that may cover several rows and sheet columns, all of them boxed."""
        left, right = span
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self._put(row, column, value if (row, column) == (top, left) else None, look)
        if (top, left) != (bottom, right):
            self.sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)

    def _block(self, text: str, first: int, last: int, look: CellLook) -> float:
        """Writes text over columns first … last of the current row; its height in points."""
        self._put(self.row, first, text, look)
        if last > first:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
        width = self.edges[last] - self.edges[first - 1] - 4
        lines = wrapped(text, BOLD if look.bold else REGULAR, look.size, width)
        return max(len(lines), 1) * look.size * 1.25 + 2

    def _line(self, *blocks: tuple[str, int, int, CellLook]) -> None:
        """One row of text blocks, as high as the highest needs."""
        self.row += 1
        height = max(self._block(*block) for block in blocks if block[1] <= block[2])
        self.sheet.row_dimensions[self.row].height = round(height, 1)

    def _pair(self, left: tuple[str, CellLook], right: tuple[str, CellLook]) -> None:
        self._line((left[0], 1, self.split, left[1]), (right[0], self.split + 1, self.columns, right[1]))

    def _write_letterhead(self) -> None:
        head, sizes, texts = self.matrix.letterhead, self.layout.sizes, self.layout.texts
        if head.office:
            parent, office = CellLook(sizes.parent_office), CellLook(sizes.office, bold=True)
            left = [(line, parent) for line in head.parent_office.upper().splitlines()]
            left += [(line, office) for line in head.office.upper().splitlines()]
            right = [
                (texts.state_name, CellLook(sizes.state_name, bold=True)),
                (texts.state_motto, CellLook(sizes.state_motto, bold=True, underline=True)),
            ]
            for pair in zip_longest(left, right, fillvalue=("", office)):
                self._pair(*pair)
            self._pair(
                (head.number, CellLook(sizes.number)),
                (head.place_date, CellLook(sizes.place_date, italic=True)),
            )
            if head.urgency:
                self._pair((head.urgency, CellLook(sizes.urgency, bold=True)), ("", office))
            self.row += 1
        draft = head.mark or (texts.draft if self.matrix.draft else "")
        for text, look in (
            (draft, CellLook(sizes.title, bold=True)),
            (head.appendix, CellLook(sizes.appendix, bold=True)),
            (head.title.upper(), CellLook(sizes.title, bold=True)),
            (head.subtitle, CellLook(sizes.subtitle, italic=True)),
            (head.unit_line, CellLook(sizes.unit_line, italic=True, align="right")),
        ):
            if text:
                self._line((text, 1, self.columns, look))

    def _write_headings(self) -> int:
        """The table's head; its first row."""
        first = self.row + 1
        look = CellLook(self.table.size, bold=True, boxed=True)
        for heading in self.table.headings:
            box = heading.box
            top = first + box.line
            self._put_over(top, top + box.lines - 1, self._span(box.column, box.columns), box.text, look)
        for at, height in enumerate(self.table.heading_heights):
            self.sheet.row_dimensions[first + at].height = round(height + 2, 1)
        self.row += len(self.table.heading_heights)
        return first

    def _write_row(self, row: MatrixRow, fitted: FittedRow) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = round(min(fitted.height + 2, 400.0), 1)
        for at, cell in enumerate(row.cells):
            mark = fitted.cells[at].mark
            align = self.matrix.columns[at].align
            indent = max(row.level - 1, 0) if at == self.table.label else 0
            value, number_format = _cell_value(cell, mark)
            look = CellLook(
                self.table.size,
                bold=is_bold(row),
                align=align,
                indent=indent,
                boxed=True,
                number_format=number_format,
            )
            self._put_over(self.row, self.row, self._span(at), value, look)

    def _write_notes(self) -> None:
        notes = (*self.table.notes, *self.matrix.notes)
        size = self.layout.sizes.notes
        if notes:
            heading = CellLook(size, bold=True, italic=True, align="left")
            self._line((self.layout.texts.notes, 1, self.columns, heading))
        for note in notes:
            self._line((note, 1, self.columns, CellLook(size, align="left")))

    def _write_signatures(self) -> None:
        head, sizes = self.matrix.letterhead, self.layout.sizes
        left, right = head.sign_left, head.sign_right
        if not left and not right:
            return
        self.row += 1
        for at in range(max(len(left), len(right))):
            self._pair(*(_signature_line(lines, at, sizes.signature) for lines in (left, right)))
        self.row += _SIGNATURE_ROWS
        name = CellLook(sizes.signature, bold=True)
        self._pair((head.signer_left, name), (head.signer_right, name))
        if head.recipients:
            self._write_recipients(head.recipients)

    def _write_recipients(self, recipients: tuple[str, ...]) -> None:
        sizes, none = self.layout.sizes, CellLook(self.layout.sizes.recipients)
        title = CellLook(sizes.recipients_title, bold=True, italic=True, align="left")
        self.row += 1
        self._pair((fixed_texts()["recipients_title"], title), ("", none))
        for line in recipients:
            self._pair((line, CellLook(sizes.recipients, align="left")), ("", none))

    def _set_page(self, first_heading: int) -> None:
        sheet, page = self.sheet, self.layout.page
        last_heading = first_heading + len(self.table.heading_heights) - 1
        sheet.print_title_rows = f"{first_heading}:{last_heading}"
        sheet.freeze_panes = f"{column_letters(self._span(self.table.label)[1] + 1)}{last_heading + 1}"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.orientation = "landscape" if self.matrix.landscape else "portrait"
        sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        margins = sheet.page_margins
        margins.top, margins.bottom = page.top / _INCH, page.bottom / _INCH
        margins.left, margins.right = page.left / _INCH, page.right / _INCH
        margins.header = margins.footer = _HEADER_FROM_TOP / _INCH
        header: Any = sheet.HeaderFooter
        header.differentFirst = True
        number = header.oddHeader.center
        number.text, number.font = "&P", f"{workbook_names().font},Regular"
        number.size = int(self.layout.sizes.page_number)
        sheet.sheet_view.showGridLines = False


def _sheet_edges(edges: tuple[float, ...], wanted: float) -> tuple[tuple[float, ...], int]:
    """Edges of the sheet's columns, and the number of those under the office's name.

    Where no edge of the table lies near the wanted place, a column of the table is cut into two of the sheet.
    """
    nearest = min(range(1, len(edges)), key=lambda at: abs(edges[at] - wanted))
    if nearest < len(edges) - 1 and abs(edges[nearest] - wanted) <= _NEAR * edges[-1]:
        return edges, nearest
    cut = tuple(sorted({*edges, wanted}))
    return cut, cut.index(wanted)


def _quoted(look: CellLook) -> CellLook:
    return CellLook(
        look.size, look.bold, look.italic, look.underline, look.align, look.indent, look.boxed, "@", True
    )


def _signature_line(lines: Sequence[str], at: int, size: float) -> tuple[str, CellLook]:
    text = lines[at] if at < len(lines) else ""
    hint = text.startswith("(")
    return text, CellLook(size, bold=not hint, italic=hint)


def _cell_value(cell: MatrixCell, mark: str) -> tuple[Decimal | int | str | None, str]:
    """What a cell holds and how it is shown; a figure too long for a spreadsheet is kept as text."""
    if cell.value is None or abs(cell.value) >= EXACT_BELOW:
        return f"{cell.text} {mark}".strip() if mark else cell.text, "General"
    number_format = "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
    if mark:
        number_format = f'{number_format}" {mark}"'
    value = cell.value
    return (int(value) if value == value.to_integral_value() else value), number_format


def sheet_names(matrices: Sequence[ReportMatrix]) -> list[str]:
    """One name per form: its key, with a running number from the second of the same form."""
    names: list[str] = []
    for at, matrix in enumerate(matrices):
        before = sum(other.form == matrix.form for other in matrices[:at])
        names.append(f"{matrix.form} ({before + 1})" if before else matrix.form)
    return names
