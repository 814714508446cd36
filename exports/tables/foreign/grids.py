"""The cells of one sheet as they are read, with bounds before room is made; then as rows that a person sees.

A merged cell stands in each of its rows; hidden rows and columns are counted and left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Context, Decimal

MOST_CELLS = 6_000_000
"""Filled cells of a sheet, and cells of its rows with the blank ones between them: 300,000 rows of 20 columns."""

MOST_LETTERS = 400_000_000
"""Letters of all cells of a sheet together: a text that stands in many cells is written as often."""

_EXCEL = Context(prec=15)

Merge = tuple[int, int, int]
"""A merged cell: its first row, its last row, its first column."""


class TableTooLargeError(Exception):
    """More cells or letters than the bounds."""


class TableFaultError(Exception):
    """The file cannot be read; args[0] is the code of the refusal."""


@dataclass(slots=True)
class SheetCells:
    """Cells of a sheet by row and column, both from 0; what is blank is not in it."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rounded: int = 0
    unseen: int = 0
    _cells: int = 0
    _letters: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a text; one of spaces only is blank."""
        if not text or text.isspace():
            return
        self._cells += 1
        self._letters += len(text)
        if self._cells > MOST_CELLS or self._letters > MOST_LETTERS:
            raise TableTooLargeError
        if row not in self.rows:
            self.rows[row] = {}
        self.rows[row][column] = text


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """What a person sees of a sheet: row (from 0) → its texts; and how much was hidden, filled, rounded or unseen."""

    rows: dict[int, list[str]]
    hidden_rows: int
    hidden_columns: int
    merged: int
    rounded: int
    unseen: int


def seen(cells: SheetCells) -> SeenSheet:
    """The sheet as a person sees it. Raises TableTooLargeError."""
    merged = sum(_fill(cells, merge) for merge in cells.merges)
    hidden_rows = sum(1 for row in cells.hidden_rows if row in cells.rows)
    hidden = _hidden_columns(cells)
    rows: dict[int, list[str]] = {}
    room = max(cells.rows, default=0)
    for number in sorted(cells.rows.keys() - cells.hidden_rows):
        shown = {at: text for at, text in cells.rows[number].items() if at not in hidden}
        if not shown:
            continue
        room += max(shown) + 1
        if room > MOST_CELLS:
            raise TableTooLargeError
        rows[number] = [shown.get(at, "") for at in range(max(shown) + 1)]
    return SeenSheet(rows, hidden_rows, len(hidden), merged, cells.rounded, cells.unseen)


def _fill(cells: SheetCells, merge: Merge) -> int:
    """Put the value of a merged cell into those of its rows that hold something else; how many these are."""
    first, last, column = merge
    text = cells.rows.get(first, {}).get(column)
    if text is None or last <= first:
        return 0
    below: Iterable[int] = range(first + 1, last + 1)
    if last - first > len(cells.rows):
        below = [row for row in cells.rows if first < row <= last]
    filled = [row for row in below if row in cells.rows and column not in cells.rows[row]]
    for row in filled:
        cells.put(row, column, text)
    return len(filled)


def _hidden_columns(cells: SheetCells) -> set[int]:
    """The hidden columns that hold something."""
    if not cells.hidden_columns:
        return set()
    filled = {column for row in cells.rows.values() for column in row}
    return {
        column for column in filled if any(first <= column <= last for first, last in cells.hidden_columns)
    }


def number_text(value: Decimal) -> str:
    """A number to the 15 digits that spreadsheets show: decimal comma, no grouping, no exponent."""
    number = _EXCEL.plus(value)
    if number == number.to_integral_value():
        return format(number.quantize(Decimal(1)) if abs(number.adjusted()) < 28 else number, "f")
    return format(number.normalize(), "f").replace(".", ",")


def typed_text(text: str) -> str:
    """A text that is no formula as a person would type it: an apostrophe before what would else begin one."""
    return f"'{text}" if text.startswith("=") else text
