"""R2: a typed percentage of a known whole fits some whole number, also where its numerator is not stated."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import printed
from models.forms.checking.doubts.findings import doubt_at
from models.forms.definition import FormColumn, Kind, Row
from models.forms.findings import Finding, Level
from models.values.quantities import decimals_of, fits_rounding, round_half_up


def implied(share: Decimal, whole: Decimal, times: int = 100) -> list[int]:
    """The whole numbers of which `share` is the rounded percentage of a whole; none where nothing fits."""
    step = Fraction(1, 10 ** decimals_of(share)) / 2
    least = (Fraction(share) - step) * Fraction(whole) / times
    most = (Fraction(share) + step) * Fraction(whole) / times
    return [
        number
        for number in range(max(0, int(least)), int(most) + 2)
        if fits_rounding(share, Fraction(number * times) / Fraction(whole)) == "exact"
    ]


def shares_without_count(sheet: Sheet) -> Iterator[Finding]:
    """Typed shares of counts whose numerator is blank, and that no whole number has."""
    for (code, key), cell in sheet.cells.items():
        if cell.origin is not Origin.GIVEN or cell.value is None or cell.basis is not None:
            continue
        row, column = sheet.form.row_by_code[code], sheet.form.column_by_key[key]
        whole = _whole(sheet, row, column)
        if not whole or whole > 10**6 or not 0 <= cell.value <= 100 or implied(cell.value, whole):
            continue
        nearest = int(round_half_up(Fraction(cell.value) * Fraction(whole) / 100, 0))
        yield doubt_at(
            "SHARE_OF_NO_COUNT",
            "R2",
            Level.WARNING,
            sheet,
            code,
            key,
            stated=cell.value,
            whole=whole,
            count=nearest,
            computed=round_half_up(Fraction(nearest * 100) / Fraction(whole), decimals_of(cell.value)),
        )


def _whole(sheet: Sheet, row: Row, column: FormColumn) -> Decimal | None:
    """The whole of which a share is taken, where it counts things; None where it is blank or counts no things."""
    form = sheet.form
    rows: tuple[str, ...]
    if column.role == "share":
        rows, key = (form.share_total(row),), column.of
    elif column.role == "figure" and row.ratio is not None and row.ratio.times == 100:
        rows, key = row.ratio.denominator, column.key
    else:
        return None
    values = [sheet.value(one, key) for one in rows if one in form.row_by_code]
    if not values or any(value is None for value in values):
        return None
    if any(form.kind_of(form.row_by_code[one], form.column_by_key[key]) is not Kind.COUNT for one in rows):
        return None
    return printed(sheet, rows[0], key, sum((value for value in values if value is not None), Decimal(0)))
