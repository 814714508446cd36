"""A form as a fillable workbook, in its official layout: cells to fill in are open, totals are formulas."""

from datetime import datetime
from typing import Any

from exports.fillable.sheets import Rules, choices_sheet, lock, open_cell, put, workbook_bytes
from exports.paper.fitting import FittedRow
from exports.paper.layout import Layout, layout_on
from exports.paper.matrices import matrix
from exports.workbook.format import cell_address
from exports.workbook.forms import FormWorksheet
from exports.workbook.writing import empty_workbook
from models.forms.bounds import bounds_of
from models.forms.cells import Sheet
from models.forms.definition import CellKey, Kind
from models.forms.matrix import MatrixRow, ReportMatrix
from models.forms.sheets import to_printed
from models.forms.typed import is_entry
from models.office.names import OfficeNames
from models.returns.document import UnitName
from models.values.cells.fillable import Fillable, FillableColumn, FillableLine
from models.values.errors import Refused
from models.values.quantities import decimals_of, plain_number
from storage.returns.sheets import PeriodSheets

_PLAIN = ("code", "label", "unit")
"""Columns of a plain form that say what a line is."""


def entry_text(sheet: Sheet, key: CellKey) -> str:
    """What stands in a cell of a fillable form, as it is read again: the target, or the exact printed figure."""
    cell = sheet[key]
    if cell.target is not None:
        return cell.target.text
    if cell.value is None:
        return ""
    row, column = sheet.form.row_by_code[key[0]], sheet.form.column_by_key[key[1]]
    return plain_number(to_printed(sheet.form, row, column, cell.value))


def write_fillable_form(
    paper: PeriodSheets,
    code: str,
    unit: UnitName,
    names: OfficeNames,
    *,
    made_at: datetime,
    language: str = "vi",
) -> bytes:
    """The workbook of a form of a period. Refused FORM_UNKNOWN, FILLABLE_SEALED where its figures are frozen."""
    if code not in paper.sheets:
        raise Refused("FORM_UNKNOWN", form=code, known=", ".join(sorted(paper.sheets)))
    if paper.frozen is not None:
        raise Refused("FILLABLE_SEALED", period=str(paper.period))
    sheet = paper.sheets[code]
    workbook = empty_workbook(made_at)
    printed = matrix(paper, code, unit, names, whole=True)
    writer = _FillableForm(workbook, sheet, printed, layout_on(made_at.date()))
    writer.rules = Rules(writer.sheet, choices_sheet(workbook), language)
    writer.write()
    lock(writer.sheet)
    about = Fillable(
        kind="form",
        of=code,
        edition=sheet.form.edition,
        period=str(paper.period),
        unit=unit.code,
        unit_name=unit.name,
        day=made_at.date().isoformat(),
        language=language,
        sheet=writer.sheet.title,
        word_columns=writer.word_columns(),
        columns=writer.fillable_columns(),
        lines=tuple(writer.lines),
    )
    return workbook_bytes(workbook, about)


class _FillableForm(FormWorksheet):
    """The printed form, with its open cells and where they stand."""

    rules: Rules

    def __init__(self, workbook: Any, sheet: Sheet, printed: ReportMatrix, layout: Layout) -> None:
        super().__init__(workbook, printed.form, printed, layout)
        self._figures = sheet
        self._form = sheet.form
        self._first = 0
        self._places: dict[CellKey, str] = {}
        self._computed: dict[CellKey, Any] = {}
        self.lines: list[FillableLine] = []
        self._named = [at for at, one in enumerate(printed.columns) if one.key in (*_PLAIN[:2], "sector")]

    def write(self) -> None:
        super().write()
        for key, cell in self._computed.items():
            cell.value = self._formula(key)

    def _write_headings(self) -> int:
        self._first = super()._write_headings()
        return self._first

    def word_columns(self) -> tuple[int, ...]:
        """Sheet columns of what a line is called."""
        return tuple(self._span(at)[0] for at in self._named)

    def fillable_columns(self) -> tuple[FillableColumn, ...]:
        """The columns of figures, each with the lowest heading over it alone."""
        columns = []
        for at, column in enumerate(self.matrix.columns):
            boxes = [one.box for one in self.table.headings if one.box.column == at and one.box.columns == 1]
            if at in self._named or column.key in _PLAIN or not boxes:
                continue
            box = max(boxes, key=lambda one: one.line)
            columns.append(FillableColumn(column.key, self._span(at)[0], self._first + box.line, box.text))
        return tuple(columns)

    def _key(self, row: MatrixRow, column: str) -> CellKey:
        """The cell of the form under a row and a column of the printed one."""
        item, stroke, key = column.partition("/")
        return (f"{row.key}:{item}", key) if stroke else (row.key, column)

    def _write_row(self, row: MatrixRow, fitted: FittedRow) -> None:
        super()._write_row(row, fitted)
        texts: dict[str, str] = {}
        for at, column in enumerate(self.matrix.columns):
            key = self._key(row, column.key)
            cell: Any = self.sheet.cell(self.row, self._span(at)[0])
            if self._is_entry(key):
                self._open(key, cell)
                texts[column.key] = entry_text(self._figures, key)
            elif key in self._figures.cells:
                self._computed[key] = cell
            self._places[key] = cell_address(self.row, cell.column)
        words = tuple(row.cells[at].text for at in self._named)
        if texts:
            self.lines.append(FillableLine(row.key, self.row, words, texts))

    def _is_entry(self, key: CellKey) -> bool:
        row, column = self._form.row_by_code.get(key[0]), self._form.column_by_key.get(key[1])
        return row is not None and column is not None and is_entry(self._form, row, column)

    def _open(self, key: CellKey, cell: Any) -> None:
        form, shown = self._form, self._figures[key]
        row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
        open_cell(cell)
        decimals = form.decimals_of(row, column)
        if shown.target is not None:
            put(cell, shown.target.text)
            return
        if shown.value is not None:
            printed = to_printed(form, row, column, shown.value)
            decimals = max(decimals, decimals_of(printed.normalize()))
            put(cell, int(printed) if printed == printed.to_integral_value() else printed)
        cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
        if not column.targets:
            span = bounds_of(form, row, column).possible
            self.rules.number(cell.coordinate, span, whole=form.kind_of(row, column) is Kind.COUNT)

    def _formula(self, key: CellKey) -> str | None:
        """A total of what stands beside or below it; None for what the program alone can work out."""
        row, column = self._form.row_by_code[key[0]], self._form.column_by_key[key[1]]
        if column.role != "figure" or row.derived:
            return None
        keys = [(row.code, part) for part in column.total] or [(part, column.key) for part in row.total]
        parts = dict.fromkeys(self._places.get(part, "") for part in keys)
        if not parts or "" in parts:
            return None
        listed = ",".join(parts)
        return f'=IF(COUNT({listed})=0,"",SUM({listed}))'
