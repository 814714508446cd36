"""R3: two rows whose ratio lies outside its span: members, workers, managers, capital of one cooperative."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Sheet
from models.forms.checking.comparing import finding_at, printed
from models.forms.definition import FigureStatus
from models.forms.files.check_references import expanded
from models.forms.findings import Finding
from models.forms.rules.doubt_kinds import PerDoubt
from models.values.quantities import round_half_up


def ratios(doubt: PerDoubt, sheet: Sheet) -> Iterator[Finding]:
    """A finding where the ratio lies outside with every divisor that is stated; it names the first of them."""
    form = sheet.form
    columns: tuple[str, ...] = doubt.columns or tuple(
        column.key
        for column in form.columns
        if column.role == "figure" and column.status is not FigureStatus.PREVIOUS
    )
    tops = expanded(form, doubt.of)
    others = [expanded(form, over) for over in doubt.over]
    for at, row in enumerate(tops):
        over = [codes[at] if len(codes) == len(tops) else codes[0] for codes in others]
        for column in columns:
            yield from _in_cell(doubt, sheet, row, tuple(over), column)


def _in_cell(
    doubt: PerDoubt, sheet: Sheet, row: str, over: tuple[str, ...], column: str
) -> Iterator[Finding]:
    value = sheet.value(row, column)
    known = [(code, count) for code in over if (count := sheet.value(code, column))]
    if not value or not known:
        return
    of = Fraction(printed(sheet, row, column, value))
    found = [(code, of / Fraction(printed(sheet, code, column, count))) for code, count in known]
    least, most = Fraction(doubt.range.least), Fraction(doubt.range.most)
    if any(least <= ratio <= most for _, ratio in found):
        return
    code, ratio = found[0]
    yield finding_at(
        doubt,
        sheet,
        row,
        column,
        header=sheet.form.column_by_key[column].header[-1],
        stated=printed(sheet, row, column, value),
        count=printed(sheet, code, column, known[0][1]),
        over=sheet.form.row_by_code[code].label,
        ratio=_short(ratio),
        least=doubt.range.least,
        most=doubt.range.most,
    )


def _short(ratio: Fraction) -> Decimal:
    """A ratio with as many decimals as say something."""
    for decimals in (1, 2, 3, 6):
        rounded = round_half_up(ratio, decimals)
        if abs(rounded) >= Decimal("0.1") or decimals == 6:
            return rounded.normalize() if rounded == rounded.to_integral_value() else rounded
    return round_half_up(ratio, 1)
