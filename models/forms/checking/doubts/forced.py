"""Shares that were changed so that they add up to exactly a hundred."""

from decimal import Decimal

from models.forms.cells import Origin, Sheet
from models.values.quantities import decimals_of, round_half_up

HUNDRED = Decimal(100)


def forced_sum(sheet: Sheet, row: str, column: str) -> tuple[Decimal, Decimal] | None:
    """What the typed shares add up to (100), and what they add up to when each is rounded by itself.

    None where no shares of one whole are typed, they do not make a hundred, or would without being changed.
    """
    form = sheet.form
    found = form.column_by_key.get(column)
    own = form.row_by_code.get(row)
    if found is None or own is None or found.role != "share":
        return None
    whole = form.share_total(own)
    parts = [
        sheet[one.code, column]
        for one in form.rows
        if one.share and one.code != whole and one.level == own.level and form.share_total(one) == whole
    ]
    typed = [cell for cell in parts if cell.origin is Origin.GIVEN and cell.value is not None]
    stated = sum((cell.value for cell in typed if cell.value is not None), Decimal(0))
    exact = [
        round_half_up(cell.basis.exact, decimals_of(cell.value))
        for cell in typed
        if cell.basis is not None and cell.value is not None
    ]
    if len(typed) < 2 or len(exact) < len(typed) or stated != HUNDRED:
        return None
    rounded = sum(exact, Decimal(0))
    return None if rounded == HUNDRED else (HUNDRED, rounded)
