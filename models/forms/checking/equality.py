"""R6 between forms: the same indicator in two places has the same figure."""

from collections.abc import Iterator

from models.forms.addresses import CellAddress
from models.forms.check_kinds import EqualCheck
from models.forms.checking.comparing import Case, finding_at, printed, row_details
from models.forms.findings import Finding
from models.forms.sheets import Sheet
from models.values.quantities import fits_rounding


def check_equal(check: EqualCheck, case: Case) -> Iterator[Finding]:
    """A finding at the first cell where both are stated and differ; a blank on either side decides nothing."""
    first, second = check.first, check.second
    here, there = case.sheets.get(first.form), case.sheets.get(second.form)
    if here is None or there is None:
        return
    value, other = here.value(first.row, first.column), there.value(second.row, second.column)
    if value is None or other is None or value == other:
        return
    stated = printed(here, first.row, first.column, value)
    compared = printed(there, second.row, second.column, other)
    rounded = "exact" in (fits_rounding(stated, compared), fits_rounding(compared, stated))
    if rounded and (_computed(here, first) or _computed(there, second)):
        return
    beside = row_details(there, second.row)
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
    return (row is not None and row.derived) or (column is not None and column.role in ("ratio", "share"))
