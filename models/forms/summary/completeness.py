"""How much of a form is filled: of the cells that a person is expected to fill, how many hold a figure.

Counted are the main column's figures that are not computed from others: no headings, no means, ratios and totals of
rows, not the number of the unit's own communes. Of a form that is crossed by sectors the rows that stand on paper
count, and of the sectors those of which anything is stated; where nothing is, all that are no part of
another.
"""

from dataclasses import dataclass

from models.forms.cells import Sheet
from models.forms.definition import TOTAL, Form, Row


@dataclass(frozen=True, slots=True)
class FilledCells:
    """Cells that hold a figure, of those that are expected to."""

    form: str
    name: str
    filled: int
    expected: int

    @property
    def is_whole(self) -> bool:
        return self.filled == self.expected


def completeness(sheet: Sheet) -> FilledCells:
    """How much of one form is filled."""
    form = sheet.form
    rows = _of_sectors(sheet) if form.sectors else [row for row in form.rows if is_expected(form, row)]
    filled = sum(sheet.value(row.code) is not None for row in rows)
    return FilledCells(form.code, form.name, filled, len(rows))


def is_expected(form: Form, row: Row) -> bool:
    """Whether a person fills the main column of a row, or the register does for them."""
    column = form.column_by_key[form.main_column]
    known = row.source is not None and row.source.measure == "communes"  # a fact of the unit, nobody fills it
    computed = row.heading or row.derived or bool(row.total) or known
    return row.printed and not row.optional and not computed and form.applies(row, column)


def _of_sectors(sheet: Sheet) -> list[Row]:
    form = sheet.form
    shown = {item for item, column in form.cross if column == form.main_column}
    rows = [
        row
        for row in form.rows
        if row.sector not in ("", TOTAL) and is_expected(form, row) and (not shown or row.item in shown)
    ]
    stated = {row.sector for row in form.rows if row.item and sheet.value(row.code) is not None} - {TOTAL}
    sectors = stated or {code for code in form.sectors if form.row_by_code[code].level == 1}
    return [row for row in rows if row.sector in sectors]
