"""A fillable workbook that came back: what it is of, and the text of each cell that can be filled in.

The cells come through the one reader of foreign tables (exports.tables.files). Lines are found by their words, wherever
they stand now; what is hidden, gone or renamed is not read, and is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.fillable.sheets import ABOUT_SHEET
from exports.tables.figures import MOST_BYTES
from exports.tables.files import ForeignTable, read_table
from exports.workbook.format import cell_address
from models.values.cells.fillable import Fillable, FillableLine, FilledKey, fillable_of, without_mark
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.names import clean, excerpt

_MOST_NAMED = 5
_SAID = frozenset(("TABLE_ROWS_HIDDEN", "TABLE_COLUMNS_HIDDEN", "TABLE_CELLS_ROUNDED"))
"""Of what the reader says of a file; that it has merged cells and hidden sheets is as it should be."""


@dataclass(frozen=True, slots=True)
class WorkbookCell:
    """A cell of the file. place: its address there; before: its text at export."""

    key: FilledKey
    place: str
    before: str
    text: str


@dataclass(frozen=True, slots=True)
class StrayCell:
    """A cell that was filled in on a line which the workbook did not have: it means nothing in the book."""

    place: str
    text: str
    line: str


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """What came back. cells: those whose text is another than at export; remarks: what was not read."""

    about: Fillable
    cells: tuple[WorkbookCell, ...]
    unchanged: int
    strays: tuple[StrayCell, ...] = ()
    remarks: tuple[TableRemark, ...] = ()


def read_filled(path: Path) -> FilledWorkbook:
    """A fillable workbook as it was filled in.

    Refused FILLABLE_NOT_ONE for any other workbook, FILLABLE_DAMAGED, FILLABLE_NEWER, FILLABLE_COLUMN_GONE where its
    columns are not those of the export; and as read_table.
    """
    about = fillable_of(_hidden(path).rows)
    table = _visible(path, about.sheet)
    _check_columns(about, table, path)
    return _Filled(about, table).read()


def _hidden(path: Path) -> ForeignTable:
    try:
        return read_table(path, ABOUT_SHEET, MOST_BYTES)
    except Refused as refused:
        if refused.code in ("TABLE_SHEET_MISSING", "TABLE_EMPTY"):
            raise Refused("FILLABLE_NOT_ONE", file=path.name) from refused
        raise


def _visible(path: Path, sheet: str) -> ForeignTable:
    """The sheet that was filled in; where it has another name now, the first that is visible."""
    try:
        return read_table(path, sheet, MOST_BYTES)
    except Refused as refused:
        if refused.code != "TABLE_SHEET_MISSING":
            raise
        return read_table(path, "", MOST_BYTES)


def _check_columns(about: Fillable, table: ForeignTable, path: Path) -> None:
    for column in about.columns:
        found = _text(table.rows, column.heading_row, column.at)
        if column.heading and found != clean(column.heading):
            raise Refused(
                "FILLABLE_COLUMN_GONE",
                file=path.name,
                cell=cell_address(column.heading_row, column.at),
                column=excerpt(column.heading),
                found=excerpt(found),
            )


def _text(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    """The text at a place counted from 1; "" outside the rows."""
    line = rows[row - 1] if row <= len(rows) else ()
    return clean(line[column - 1]) if column <= len(line) else ""


class _Filled:
    """The visible sheet, line by line."""

    def __init__(self, about: Fillable, table: ForeignTable) -> None:
        self.about, self.table = about, table
        self._rows_of: dict[tuple[str, ...], list[int]] = {}
        first = 1 + max((column.heading_row for column in about.columns), default=0)
        for row in range(first, len(table.rows) + 1):
            self._rows_of.setdefault(self._words(row), []).append(row)
        self._first = first

    def _words(self, row: int) -> tuple[str, ...]:
        return tuple(without_mark(_text(self.table.rows, row, at)) for at in self.about.word_columns)

    def read(self) -> FilledWorkbook:
        cells, gone, taken, same = list[WorkbookCell](), list[FillableLine](), set[int](), 0
        for line in self.about.lines:
            row = self._row(line)
            if row is None:
                gone.append(line)
                continue
            taken.add(row)
            for cell in self._cells(line, row):
                if cell.text == cell.before:
                    same += 1
                else:
                    cells.append(cell)
        said = (one for one in self.table.remarks if one.code in _SAID)
        remarks = (*said, *self._remarks(gone))
        return FilledWorkbook(self.about, tuple(cells), same, tuple(self._strays(taken, gone)), remarks)

    def _row(self, line: FillableLine) -> int | None:
        """The row in which a line stands now: where it stood, else where alone its words stand."""
        words = tuple(line.words)
        if line.at <= len(self.table.rows) and self._words(line.at) == words:
            return line.at
        rows = self._rows_of.get(words, [])
        return rows[0] if len(rows) == 1 and any(words) else None

    def _cells(self, line: FillableLine, row: int) -> Iterator[WorkbookCell]:
        for column in self.about.columns:
            if column.key in line.texts:
                text = _text(self.table.rows, row, column.at)
                before = clean(line.texts[column.key])
                yield WorkbookCell((line.key, column.key), cell_address(row, column.at), before, text)

    def _strays(self, taken: set[int], gone: Sequence[FillableLine]) -> Iterator[StrayCell]:
        """What was filled in on rows that are none of its lines; of a form, where a line was renamed."""
        before = {line.at: line.texts for line in gone}
        rows = (
            range(self._first, len(self.table.rows) + 1) if self.about.kind == "register" else sorted(before)
        )
        for row in rows:
            if row in taken:
                continue
            for column in self.about.columns:
                text = _text(self.table.rows, row, column.at)
                if text and text != before.get(row, {}).get(column.key, ""):
                    words = " \u00b7 ".join(word for word in self._words(row) if word)
                    yield StrayCell(cell_address(row, column.at), text, words)

    def _remarks(self, gone: Sequence[FillableLine]) -> Iterator[TableRemark]:
        if gone:
            names = [" \u00b7 ".join(word for word in line.words if word) for line in gone[:_MOST_NAMED]]
            yield TableRemark("FILLABLE_LINES_GONE", {"count": len(gone), "lines": "; ".join(names)})
