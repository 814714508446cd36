"""R6 between forms: the same indicator in two places has the same figure."""

from collections.abc import Iterator

from models.forms.cells import Sheet
from models.forms.checking.comparing import Case, as_typed, finding_at, in_print, printed, row_details
from models.forms.findings import Finding
from models.forms.rules.addresses import CellAddress
from models.forms.rules.check_kinds import EqualCheck
from models.values.quantities import fits_rounding


def check_equal(check: EqualCheck, case: Case) -> Iterator[Finding]:
    """A finding at the first cell where both are stated and differ; a blank on either side decides nothing."""
    first, second = check.first, check.second
    here, there = case.sheets.get(first.form), case.sheets.get(second.form)
    if here is None or there is None:
        return
    value, other = here.exact(first.row, first.column), there.exact(second.row, second.column)
    if value is None or other is None or value == other:
        return
    stated = printed(here, first.row, first.column, value)
    compared = printed(there, second.row, second.column, other)
    if (_computed(here, first) or _computed(there, second)) and (
        _is_rounding(here, first, there, second) or _is_rounding(there, second, here, first)
    ):
        return
    beside = row_details(there, second.row, second.column)
    yield finding_at(
        check,
        here,
        first.row,
        first.column,
        stated=stated,
        other=compared,
        difference=stated - compared,
        other_name=there.form.name,
        other_row=beside["row"],
        other_label=beside["label"],
    )


def _computed(sheet: Sheet, address: CellAddress) -> bool:
    """Whether the figure is a mean, ratio or share, which people type as it is rounded on paper."""
    row, column = sheet.form.row_by_code.get(address.row), sheet.form.column_by_key.get(address.column)
    return (row is not None and row.derived) or (
        column is not None and column.role in ("ratio", "share", "difference")
    )


def _is_rounding(sheet: Sheet, address: CellAddress, other: Sheet, of: CellAddress) -> bool:
    """Whether a figure is another one rounded to the decimals that it carries."""
    value, exact = sheet.exact(address.row, address.column), other.exact(of.row, of.column)
    if value is None or exact is None:
        return False
    short = as_typed(sheet, address.row, address.column)
    if short is None:
        short = printed(sheet, address.row, address.column, value)
    return fits_rounding(short, in_print(other, of.row, of.column, exact)) == "exact"
