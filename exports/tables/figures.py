"""Figures that a person or another program brings as a table: row, column, value, reason (docs/formats/figures-csv.md).

Read whole before anything is kept. What stands in a cell is text here; what it means is asked by `figures_of`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from exports.tables.files import read_table
from models.forms.definition import CellKey, Form, Kind
from models.forms.sheets import cell_of
from models.forms.typed import read_typed
from models.returns.reasons import read_reason
from models.values.cells.faults import refuse_faulty, without_apostrophe
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused, Trouble
from models.values.names import clean, fold
from models.values.quantities import parse_machine_number
from storage.returns.returns import TypedFigure

NEEDED = ("row", "column", "value")
OPTIONAL = ("reason",)
TAKEN_BACK = "-"
"""What stands in place of a value where a typed figure is taken back: the prefill returns."""
MOST_BYTES = 16 * 1024 * 1024
_MOST_NAMED = 12
_HEADER_ROWS = 12
"""Filled rows among which the header is; those above it are titles."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of the file as text; `line` is its number in the file, from 1."""

    line: int
    row: str
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """Why one line cannot be kept."""

    line: FigureLine
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The lines of a file of figures; remarks: the sheet that was read, and what of it was passed over."""

    lines: tuple[FigureLine, ...]
    remarks: tuple[TableRemark, ...] = ()


def read_figures(path: Path, sheet: str = "") -> FigureTable:
    """All lines behind the header; titles above it and empty lines are passed over.

    Refused: as read_table, CSV_HEADER, CSV_WIDTH, CSV_DECIMAL_COMMA. Unavailable: as read_table.
    """
    table = read_table(path, sheet, MOST_BYTES)
    cleaned = (
        (line, [clean(cell) for cell in cells]) for line, cells in zip(table.lines, table.rows, strict=True)
    )
    filled = [(line, cells) for line, cells in cleaned if any(cells)]
    if not filled:
        raise Refused("TABLE_EMPTY", file=path.name)
    head = next((at for at, (_, cells) in enumerate(islice(filled, _HEADER_ROWS)) if _is_header(cells)), 0)
    places = _places(filled[head][1], path, table.sheet)
    lines = (_line(line, _without_empty_end(cells), places, path) for line, cells in filled[head + 1 :])
    return FigureTable(tuple(lines), table.remarks)


def _is_header(cells: Sequence[str]) -> bool:
    names = {cell.casefold() for cell in cells}
    return names.issuperset(NEEDED)


def _places(header: Sequence[str], path: Path, sheet: str) -> Mapping[str, int]:
    names = [cell.casefold() for cell in _without_empty_end(header)]
    unknown = [name for name in names if name not in (*NEEDED, *OPTIONAL)]
    missing = [name for name in NEEDED if name not in names]
    if unknown or missing or len(set(names)) < len(names):
        where = f"{sheet}: " if sheet else ""
        raise Refused("CSV_HEADER", file=path.name, found=where + ", ".join(header)[:200])
    return {name: at for at, name in enumerate(names)}


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    """The cells up to the last one that holds something."""
    filled = [at for at, cell in enumerate(cells) if cell]
    return cells[: filled[-1] + 1] if filled else ()


def _line(number: int, cells: Sequence[str], places: Mapping[str, int], path: Path) -> FigureLine:
    """One line; a reason of digits alone is the decimals of a figure whose comma was taken for a delimiter."""
    if len(cells) > len(places) or len(cells) <= max(places["row"], places["column"]):
        raise Refused("CSV_WIDTH", file=path.name, line=str(number), count=len(cells), expected=len(places))
    text = {name: cells[at] if at < len(cells) else "" for name, at in places.items()}
    if text.get("reason", "").rstrip("%").isdigit():
        raise Refused("CSV_DECIMAL_COMMA", file=path.name, line=str(number))
    plain = {name: without_apostrophe(one) for name, one in text.items()}
    return FigureLine(
        number, plain["row"], plain["column"], text["value"].removeprefix("'"), plain.get("reason", "")
    )


def figures_of(form: Form, lines: Iterable[FigureLine]) -> tuple[list[TypedFigure], list[RefusedLine]]:
    """The figures in these lines, and every line that cannot be kept.

    Codes: ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED, NUMBER_NOT_UNDERSTOOD, FIGURE_NOT_WHOLE, MONEY_FINER_THAN_DONG,
    PERCENT_NOT_HERE, TARGET_NOT_HERE, REASON_NOT_WORDS, CELL_TWICE, CELL_ERROR, CELL_NOT_COMPUTED. That a figure stands
    over another one of the register is no refusal here: the checks ask for a reason.
    """
    entries: dict[CellKey, tuple[int, TypedFigure]] = {}
    refusals = []
    for line in lines:
        try:
            entry = _entry(form, line)
            key = (entry.row, entry.column)
            if key in entries:
                raise Refused("CELL_TWICE", row=entry.row, column=entry.column, first=str(entries[key][0]))
            entries[key] = (line.line, entry)
        except Refused as trouble:
            refusals.append(RefusedLine(line, trouble))
    return [entry for _, entry in entries.values()], refusals


def _entry(form: Form, line: FigureLine) -> TypedFigure:
    for text in (line.row, line.column, line.value):
        refuse_faulty(text)
    row, column = cell_of(form, row_key(form, line.row), line.column.casefold())
    if line.value.strip() == TAKEN_BACK:
        return TypedFigure(row.code, column.key, None, taken_back=True)
    if column.role == "note":
        return TypedFigure(row.code, column.key, None, read_reason(line.value or line.reason))
    value = read_typed(form, row, column, line.value, parse_machine_number)
    return TypedFigure(row.code, column.key, value, read_reason(line.reason))


def remarks_on_shares(form: Form, lines: Iterable[FigureLine]) -> tuple[TableRemark, ...]:
    """A remark where cells of per cent take numbers below 1 that say no per cent: 0.2777 may mean 27.77 %."""
    small = [line for line in lines if "%" not in line.value and _is_small_share(form, line)]
    if not small:
        return ()
    rows = ", ".join(dict.fromkeys(line.row for line in small[:_MOST_NAMED]))
    return (TableRemark("SHARES_BELOW_ONE", {"count": len(small), "rows": rows, "value": small[0].value}),)


def _is_small_share(form: Form, line: FigureLine) -> bool:
    try:
        row, column = cell_of(form, row_key(form, line.row), line.column.casefold())
        value = parse_machine_number(line.value)
    except Refused:
        return False
    return form.kind_of(row, column) is Kind.PERCENT and value is not None and 0 < abs(value) < 1


def row_key(form: Form, text: str) -> str:
    """The row code that a text means: the code itself, or label:item with the label of a sector."""
    if text in form.row_by_code or ":" not in text:
        return text
    sector, _, item = text.rpartition(":")
    wanted = fold(sector)
    named = [one for one, label in form.labels.items() if wanted in (fold(one), fold(label))]
    return f"{named[0]}:{item}" if named else text
