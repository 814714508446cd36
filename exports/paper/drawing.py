"""Drawing one form on a PDF canvas, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from exports.paper.archival import NamedDestination
from exports.paper.fitting import NOTE_SCALE, FittedCell, FittedHeading, FittedRow, FittedTable, fit
from exports.paper.flow import FlowBlock, paginate
from exports.paper.fonts import BOLD, BOLD_ITALIC, REGULAR, text_width
from exports.paper.layout import Layout, mm
from exports.paper.stacks import (
    Band,
    Stack,
    draw_stack,
    head_bands,
    recipients_stack,
    signature_bands,
    stack_height,
    text_lines,
    title_stack,
    unit_stack,
)
from models.forms.matrix import ReportMatrix

_GREY_OF_DRAFT = 0.91
_SPACE_OVER_TABLE = 4.0
_SPACE_OVER_NOTES = 6.0
_SPACE_OVER_SIGNATURE = 12.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The page of one form in points; the binding edge is on the left in both directions."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


def frame_of(matrix: ReportMatrix, layout: Layout) -> Frame:
    """The page for a form, portrait or landscape."""
    page = layout.page
    width, height = (page.height, page.width) if matrix.landscape else (page.width, page.height)
    return Frame(mm(width), mm(height), mm(page.left), mm(page.right), mm(page.top), mm(page.bottom))


def fitted_table(matrix: ReportMatrix, layout: Layout) -> FittedTable:
    """The form's table as it fits its page: on paper and in the worksheet alike."""
    return fit(matrix, layout.table, frame_of(matrix, layout).text_width)


class FormPainter:
    """Draws one form: measures first, breaks into pages, then draws each page from the top."""

    def __init__(
        self, canvas: Canvas, matrix: ReportMatrix, layout: Layout, table: FittedTable | None = None
    ) -> None:
        """table: as `fitted_table` makes it, where the caller has it already."""
        self.canvas = canvas
        self.matrix = matrix
        self.layout = layout
        self.frame = frame_of(matrix, layout)
        width = self.frame.text_width
        table = table or fitted_table(matrix, layout)
        self.rows = page_high_rows(table, layout, self.frame.text_height)
        self.table: FittedTable = table
        self.head: tuple[Band, ...] = head_bands(matrix.letterhead, layout, width)
        self.title: Stack = title_stack(matrix.letterhead, layout, width * 0.92)
        self.unit: Stack = unit_stack(matrix.letterhead, layout, width)
        self.notes: list[Stack] = self._note_stacks()
        self.signatures: tuple[Band, ...] = signature_bands(matrix.letterhead, layout, width)
        self.recipients: Stack = (
            recipients_stack(matrix.letterhead, layout, width / 2) if self.signatures else ()
        )
        self.signature_room: NamedDestination | None = None

    def draw(self) -> None:
        """All pages of the form; numbering begins anew with each form."""
        for number, blocks in enumerate(self._pages(), start=1):
            self.canvas.setPageSize((self.frame.width, self.frame.height))
            self._draw_furniture(number)
            top = self.frame.height - self.frame.top
            if number == 1:
                top = self._draw_top(top)
            self._draw_blocks(blocks, top)
            self.canvas.showPage()

    def _note_stacks(self) -> list[Stack]:
        size, width = self.layout.sizes.notes, self.frame.text_width
        texts = (*self.table.notes, *self.matrix.notes)
        stacks = [text_lines(text, REGULAR, size, width) for text in texts]
        if stacks:
            stacks.insert(
                0, text_lines(self.layout.texts.notes, BOLD_ITALIC, size, width, before=_SPACE_OVER_NOTES)
            )
        return stacks

    def _blocks(self) -> list[FlowBlock]:
        """Rows, note lines, signature: the order in which `_draw_blocks` finds them again by index."""
        kept = len(self.rows) - self.layout.table.least_rows_with_signature
        tail = bool(self.notes or self.signatures)
        rows = [
            FlowBlock(row.height, keep=row.heading or (tail and at >= kept), row=True)
            for at, row in enumerate(self.rows)
        ]
        if rows and not tail:
            rows[-1] = FlowBlock(rows[-1].height, row=True)
        notes = [FlowBlock(stack_height(note), keep=bool(self.signatures)) for note in self.notes]
        signature = [FlowBlock(self._signature_height)] if self.signatures else []
        return rows + notes + signature

    @property
    def _signature_height(self) -> float:
        bands = sum(band.height for band in self.signatures)
        return _SPACE_OVER_SIGNATURE + bands + stack_height(self.recipients)

    @property
    def _top_height(self) -> float:
        head = sum(band.height for band in self.head)
        return head + stack_height(self.title) + stack_height(self.unit) + _SPACE_OVER_TABLE

    def _pages(self) -> list[list[int]]:
        room = self.frame.text_height
        head = sum(self.table.heading_heights)
        return paginate(self._blocks(), first=room - self._top_height, room=room, head=head)

    def _draw_furniture(self, number: int) -> None:
        """Draft mark under everything, and the page number in the top margin except on the first page."""
        canvas, frame, layout = self.canvas, self.frame, self.layout
        mark = self.matrix.letterhead.mark or (layout.texts.draft if self.matrix.draft else "")
        if mark:
            canvas.saveState()
            canvas.setFillGray(_GREY_OF_DRAFT)
            canvas.setFont(BOLD, layout.sizes.draft)
            canvas.translate(frame.width / 2, frame.height / 2)
            canvas.rotate(35)
            canvas.drawCentredString(0, -layout.sizes.draft / 3, mark)
            canvas.restoreState()
        if number > 1:
            canvas.setFont(REGULAR, layout.sizes.page_number)
            middle = frame.left + frame.text_width / 2
            canvas.drawCentredString(middle, frame.height - mm(layout.page.number_from_top), str(number))

    def _draw_top(self, top: float) -> float:
        frame = self.frame
        share = self.layout.head.left_share
        centres = (
            frame.left + frame.text_width * share / 2,
            frame.left + frame.text_width * (1 + share) / 2,
        )
        for band in self.head:
            band.draw(self.canvas, centres, top)
            top -= band.height
        draw_stack(self.canvas, self.title, frame.left + frame.text_width / 2, top, "center")
        top -= stack_height(self.title)
        draw_stack(self.canvas, self.unit, frame.left + frame.text_width, top, "right")
        return top - stack_height(self.unit) - _SPACE_OVER_TABLE

    def _draw_blocks(self, blocks: Sequence[int], top: float) -> None:
        rows = len(self.rows)
        table = TablePainter(self.canvas, self.table, self.matrix, self.layout, self.frame.left)
        if blocks and blocks[0] < rows:
            top = table.draw_head(top)
        for at in blocks:
            if at < rows:
                top = table.draw_row(self.rows[at], top)
            elif at - rows < len(self.notes):
                draw_stack(self.canvas, self.notes[at - rows], self.frame.left, top, "left")
                top -= stack_height(self.notes[at - rows])
            else:
                self._draw_signatures(top - _SPACE_OVER_SIGNATURE)

    def _draw_signatures(self, top: float) -> None:
        quarter = self.frame.text_width / 4
        self._mark_signature_room(self.frame.left + 3 * quarter, quarter, top)
        for band in self.signatures:
            band.draw(self.canvas, (self.frame.left + quarter, self.frame.left + 3 * quarter), top)
            top -= band.height
        draw_stack(self.canvas, self.recipients, self.frame.left, top, "left")

    def _mark_signature_room(self, centre: float, half: float, top: float) -> None:
        """Remembers the room for the right signature, so that a signer finds it again."""
        high = top - self.signatures[0].height
        low = high - mm(self.layout.head.signature_space)
        page = self.canvas.getPageNumber() - 1
        self.signature_room = NamedDestination(page, (centre - half, low, centre + half, high))


def page_high_rows(table: FittedTable, layout: Layout, height: float) -> list[FittedRow]:
    """The rows, with one that is taller than a page cut into parts."""
    leading = table.size * layout.table.leading
    pad = 2 * mm(layout.table.pad_y)
    most = max(int((height - sum(table.heading_heights) - pad) / leading), 1)
    parts: list[FittedRow] = []
    for row in table.rows:
        tallest = max((len(cell.lines) for cell in row.cells), default=1)
        if tallest <= most:  # nearly every row
            height = max(tallest, 1) * leading + pad
            parts.append(FittedRow(row.cells, height, row.bold, row.indent, row.heading))
            continue
        for start in range(0, max(tallest, 1), most):
            cells = tuple(
                FittedCell(cell.lines[start : start + most], cell.mark if start == 0 else "")
                for cell in row.cells
            )
            lines = max((len(cell.lines) for cell in cells), default=1)
            parts.append(FittedRow(cells, max(lines, 1) * leading + pad, row.bold, row.indent, row.heading))
    return parts


class TablePainter:
    """Draws the head and the rows of a table at given heights."""

    def __init__(
        self, canvas: Canvas, table: FittedTable, matrix: ReportMatrix, layout: Layout, left: float
    ) -> None:
        self.canvas = canvas
        self.table = table
        self.aligns = tuple(column.align for column in matrix.columns)
        self.layout = layout.table
        self.leading = table.size * layout.table.leading
        self.edges = tuple(left + edge for edge in table.edges)

    def draw_head(self, top: float) -> float:
        self.canvas.setLineWidth(self.layout.line)
        heights = self.table.heading_heights
        for heading in self.table.headings:
            self._draw_heading(heading, top)
        return top - sum(heights)

    def _draw_heading(self, heading: FittedHeading, top: float) -> None:
        box, heights = heading.box, self.table.heading_heights
        high = top - sum(heights[: box.line])
        low = high - sum(heights[box.line : box.line + box.lines])
        left, right = self.edges[box.column], self.edges[box.column + box.columns]
        self.canvas.rect(left, low, right - left, high - low)
        self.canvas.setFont(BOLD, self.table.size)
        baseline = self._first_baseline(len(heading.lines), high, low)
        for at, line in enumerate(heading.lines):
            self.canvas.drawCentredString((left + right) / 2, baseline - at * self.leading, line)

    def _first_baseline(self, lines: int, high: float, low: float) -> float:
        """Baseline of the first of so many lines, centred between two heights."""
        return (high + low) / 2 + lines * self.leading / 2 - self.table.size * 0.93

    def draw_row(self, row: FittedRow, top: float) -> float:
        low = top - row.height
        self.canvas.setLineWidth(self.layout.line)
        self.canvas.line(self.edges[0], low, self.edges[-1], low)
        for edge in self.edges:
            self.canvas.line(edge, top, edge, low)
        for at, cell in enumerate(row.cells):
            if cell.lines or cell.mark:
                self._draw_cell(row, at, cell, top, low)
        return low

    def _draw_cell(self, row: FittedRow, at: int, cell: FittedCell, top: float, low: float) -> None:
        font = BOLD if row.bold else REGULAR
        pad, size = mm(self.layout.pad_x), self.table.size
        left = self.edges[at] + pad + (row.indent if at == self.table.label else 0.0)
        right = self.edges[at + 1] - pad
        if cell.mark:
            small = size * NOTE_SCALE
            self.canvas.setFont(font, small)
            self.canvas.drawRightString(right, self._first_baseline(1, top, low) + size * 0.35, cell.mark)
            right -= text_width(cell.mark, font, small) + 0.5
        self.canvas.setFont(font, size)
        baseline = self._first_baseline(len(cell.lines), top, low)
        for number, line in enumerate(cell.lines):
            y = baseline - number * self.leading
            if self.aligns[at] == "right":
                self.canvas.drawRightString(right, y, line)
            elif self.aligns[at] == "center":
                self.canvas.drawCentredString((left + right) / 2, y, line)
            else:
                self.canvas.drawString(left, y, line)
