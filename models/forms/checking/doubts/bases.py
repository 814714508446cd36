"""Another base that fits a typed ratio: a row of the same form that counts the same things, or another column."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from models.forms.cells import Sheet
from models.forms.checking.comparing import printed, row_details
from models.forms.definition import Form, FormColumn, Row
from models.forms.findings import Finding
from models.values.quantities import decimals_of, fits_rounding, round_half_up


def other_bases(sheet: Sheet, finding: Finding, stated: Decimal) -> Iterator[tuple[str, dict[str, Any]]]:
    """Key of the sentence and what it names, once for each base of another size that fits the stated ratio."""
    form = sheet.form
    cell = sheet[finding.row, finding.column]
    if cell.basis is None:
        return
    row, column = form.row_by_code[finding.row], form.column_by_key[finding.column]
    numerator, times = cell.basis.numerator, cell.basis.times
    seen = {cell.basis.denominator}
    for code, key, value in _candidates(sheet, row, column):
        if not value or value in seen:
            continue
        exact = Fraction(numerator) * times / Fraction(value)
        if fits_rounding(stated, exact) != "exact":
            continue
        seen.add(value)
        decimals = max(1, decimals_of(stated))
        details = {"value": round_half_up(exact, decimals), "base": printed(sheet, code, key, value)}
        if key != _base_column(column):
            yield "CAUSE_OTHER_COLUMN", {**details, "label": form.column_by_key[key].header[-1].lower()}
        else:
            place = row_details(sheet, code)
            yield "CAUSE_OTHER_BASE", {**details, "row": place["row"], "label": place["label"]}


def _base_column(column: FormColumn) -> str:
    """The column in which the base of a ratio stands."""
    return column.over or column.of or column.key


def _candidates(sheet: Sheet, row: Row, column: FormColumn) -> Iterator[tuple[str, str, Decimal | None]]:
    """Cells that could be meant as the base: of a comparison other columns, else rows with the same unit."""
    form = sheet.form
    if column.role == "ratio":
        for beside in form.columns:
            if beside.role == "figure" and beside.key not in (column.of, column.over):
                yield row.code, beside.key, sheet.value(row.code, beside.key)
        return
    key = column.of or column.key
    for other in _rows(form, row, column):
        yield other.code, key, sheet.value(other.code, key)


def _rows(form: Form, row: Row, column: FormColumn) -> Iterator[Row]:
    """Rows that count what the base counts: of a crossed form those of the same sector, or all totals."""
    if column.role == "share":
        base = form.row_by_code.get(form.share_total(row))
        own = {row.code}
    elif row.ratio is not None:
        base = form.row_by_code[row.ratio.denominator[0]]
        own = {row.code, *row.ratio.numerator}
    else:
        return
    if base is None:
        return
    for other in form.rows:
        alike = (other.unit, other.kind, other.sector) == (base.unit, base.kind, base.sector)
        if alike and not other.heading and not other.derived and other.code not in own:
            yield other
