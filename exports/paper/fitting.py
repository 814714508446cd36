"""Fitting a table to the page: type size, column widths, wrapped lines and row heights, all in points.

PDF and workbook both take their measures here, so that a row has as many lines on the screen as on paper.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from exports.paper.fonts import BOLD, REGULAR, pieces, printable, text_width, wrapped
from exports.paper.headings import HeadingBox, heading_boxes, heading_depth
from exports.paper.layout import Table, mm
from models.forms.matrix import MatrixColumn, MatrixRow, ReportMatrix

NOTE_SCALE = 0.65
"""Size of a note's mark beside a figure, as a share of the figure's."""
NOTE_ROOM = 1.1
"""Room kept for the mark, as a share of the figure's size: two digits in brackets."""


@dataclass(frozen=True, slots=True)
class FittedCell:
    """One cell's lines; `mark` is the number of its note, "" without one."""

    lines: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class FittedRow:
    """One row, or one page's part of a row that is taller than a page."""

    cells: tuple[FittedCell, ...]
    height: float
    bold: bool
    indent: float
    heading: bool


@dataclass(frozen=True, slots=True)
class FittedHeading:
    """A heading box with its wrapped lines."""

    box: HeadingBox
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FittedTable:
    """A table that fits its page."""

    size: float
    widths: tuple[float, ...]
    headings: tuple[FittedHeading, ...]
    heading_heights: tuple[float, ...]
    rows: tuple[FittedRow, ...]
    notes: tuple[str, ...]  # notes of single cells, in the order of their marks
    label: int  # the column that is indented

    @property
    def edges(self) -> tuple[float, ...]:
        """Left edges of the columns and the right edge of the table, from 0."""
        return tuple(accumulate(self.widths, initial=0.0))


def label_column(columns: Sequence[MatrixColumn]) -> int:
    """The first column set to the left: it holds the names of the rows and is indented."""
    return next((at for at, column in enumerate(columns) if column.align == "left"), 0)


def is_bold(row: MatrixRow) -> bool:
    return row.heading or row.level == 0


def indent_of(row: MatrixRow, table: Table) -> float:
    return mm(table.indent) * max(row.level - 1, 0)


def _longest_word(text: str, font: str, size: float) -> float:
    return max((text_width(piece, font, size) for _, piece in pieces(text)), default=0.0)


def _least_widths(matrix: ReportMatrix, table: Table, size: float) -> list[float]:
    """The narrowest width of each column that cuts no word and no number."""
    least = [0.0] * len(matrix.columns)
    label = label_column(matrix.columns)
    for box in heading_boxes(matrix.columns):
        if box.columns == 1:
            least[box.column] = max(least[box.column], _longest_word(printable(box.text), BOLD, size))
    for row in matrix.rows:
        font = BOLD if is_bold(row) else REGULAR
        for at, cell in enumerate(row.cells):
            if not cell.text:
                continue
            width = _longest_word(printable(cell.text), font, size)
            width += indent_of(row, table) if at == label else 0.0
            width += size * NOTE_ROOM if cell.note else 0.0
            least[at] = max(least[at], width)
    return [width + 2 * mm(table.pad_x) + 0.1 for width in least]


def _squeezed(wanted: list[float], least: list[float], total: float) -> tuple[list[float], float]:
    """Widths that give every column its least by taking from those with room; the share moved."""
    missing = sum(max(low - have, 0.0) for have, low in zip(wanted, least, strict=True))
    room = sum(max(have - low, 0.0) for have, low in zip(wanted, least, strict=True))
    if missing == 0.0:
        return wanted, 0.0
    if room < missing:
        scale = total / sum(least)
        return [low * scale for low in least], 1.0
    share = missing / room
    widths = [max(have - max(have - low, 0.0) * share, low) for have, low in zip(wanted, least, strict=True)]
    return widths, missing / total


def _fitted_widths(matrix: ReportMatrix, table: Table, total: float) -> tuple[float, list[float]]:
    given = sum(column.width for column in matrix.columns)
    wanted = [column.width * total / given for column in matrix.columns]
    size, widths = table.sizes[-1], wanted
    for size in table.sizes:
        widths, moved = _squeezed(wanted, _least_widths(matrix, table, size), total)
        if moved <= table.squeeze:
            break
    return size, widths


def _numbered_notes(matrix: ReportMatrix) -> dict[str, str]:
    """Marks by note text, numbered in reading order; the same note has one number."""
    marks: dict[str, str] = {}
    for row in matrix.rows:
        for cell in row.cells:
            if cell.note and cell.note not in marks:
                marks[cell.note] = f"({len(marks) + 1})"
    return marks


def _heading_heights(
    headings: Sequence[FittedHeading], depth: int, leading: float, pad: float
) -> list[float]:
    heights = [leading + pad] * depth
    for heading in sorted(headings, key=lambda heading: heading.box.lines):
        box = heading.box
        last = box.line + box.lines - 1
        missing = len(heading.lines) * leading + pad - sum(heights[box.line : last + 1])
        heights[last] += max(missing, 0.0)
    return heights


def fit(matrix: ReportMatrix, table: Table, total: float) -> FittedTable:
    """The table at the largest type size that keeps words and numbers whole within `total` points."""
    size, widths = _fitted_widths(matrix, table, total)
    leading, pad = size * table.leading, 2 * mm(table.pad_y)
    edges = list(accumulate(widths, initial=0.0))
    headings = tuple(
        FittedHeading(box, wrapped(printable(box.text, BOLD), BOLD, size, _inside(box, edges, table)))
        for box in heading_boxes(matrix.columns)
    )
    marks = _numbered_notes(matrix)
    empty = FittedTable(
        size,
        tuple(widths),
        headings,
        tuple(_heading_heights(headings, heading_depth(matrix.columns), leading, pad)),
        (),
        tuple(f"{mark} {note}" for note, mark in marks.items()),
        label_column(matrix.columns),
    )
    return with_rows(empty, matrix.rows, table, marks)


def with_rows(
    fitted: FittedTable, rows: Sequence[MatrixRow], table: Table, marks: Mapping[str, str] | None = None
) -> FittedTable:
    """The table with other rows in the same type size and widths: the next part of a long list."""
    return replace(fitted, rows=tuple(_fitted_row(fitted, row, table, marks or {}) for row in rows))


def _fitted_row(fitted: FittedTable, row: MatrixRow, table: Table, marks: Mapping[str, str]) -> FittedRow:
    font, size = BOLD if is_bold(row) else REGULAR, fitted.size
    indent, pad = indent_of(row, table), 2 * mm(table.pad_x)
    cells = []
    for at, cell in enumerate(row.cells):
        mark = marks[cell.note] if cell.note else ""
        width = fitted.widths[at] - pad
        width -= (indent if at == fitted.label else 0.0) + (size * NOTE_ROOM if mark else 0.0)
        cells.append(FittedCell(wrapped(printable(cell.text, font), font, size, width), mark))
    tallest = max((len(cell.lines) for cell in cells), default=1)
    height = max(tallest, 1) * size * table.leading + 2 * mm(table.pad_y)
    return FittedRow(tuple(cells), height, is_bold(row), indent, row.heading)


def _inside(box: HeadingBox, edges: list[float], table: Table) -> float:
    return edges[box.column + box.columns] - edges[box.column] - 2 * mm(table.pad_x)
