"""Checks of typed figures that the program can compute itself: ratios, means, months of a year, mentions."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from models.forms.check_kinds import MeansCheck, MentionsCheck, MultipleCheck, RatiosCheck
from models.forms.checking.comparing import expanded_rows, figure_columns, finding_at, printed
from models.forms.definition import FormColumn, Row
from models.forms.findings import Finding
from models.forms.sheets import Basis, Origin, Sheet
from models.values.quantities import decimals_of, fits_rounding, round_half_up


def check_ratios(check: RatiosCheck, sheet: Sheet) -> Iterator[Finding]:
    """R2: a typed ratio equals its recomputation at its own decimals; truncation alone is told apart."""
    for (code, key), cell in sheet.cells.items():
        row, column = sheet.form.row_by_code[code], sheet.form.column_by_key[key]
        is_ratio = column.role in ("ratio", "share") or row.ratio is not None
        if cell.origin is not Origin.GIVEN or cell.value is None or cell.basis is None or not is_ratio:
            continue
        fit = fits_rounding(cell.value, round_half_up(cell.basis.exact, 12))
        if fit != "exact":
            yield _ratio_finding(check, sheet, row, column, cell.value, cell.basis, fit)


def _ratio_finding(
    check: RatiosCheck, sheet: Sheet, row: Row, column: FormColumn, stated: Decimal, basis: Basis, fit: str
) -> Finding:
    decimals = max(decimals_of(stated), 1)
    source = column.of or sheet.form.main_column
    computed = round_half_up(basis.exact, decimals)
    finding = finding_at(
        check,
        sheet,
        row.code,
        column.key,
        stated=stated,
        computed=computed,
        rounded=round_half_up(basis.exact, decimals_of(stated)),
        numerator=_base_printed(sheet, row, source, basis.numerator),
        denominator=_base_printed(sheet, row, source, basis.denominator),
        header=column.header[-1],
    )
    if fit != "truncated":
        return finding
    level = check.truncated_level or check.level
    return Finding(
        f"{check.code}_TRUNCATED", check.rule, level, finding.form, row.code, column.key, finding.details
    )


def _base_printed(sheet: Sheet, row: Row, column: str, value: Decimal) -> Decimal:
    """Numerator or denominator as printed: in the unit of the first row that it is made of."""
    code = row.ratio.numerator[0] if row.ratio else row.code
    key = column if column in sheet.form.column_by_key else sheet.form.main_column
    return printed(sheet, code, key, value)


def check_means(check: MeansCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: a typed mean equals total ÷ number, within the rounding of the printed decimals."""
    for row in sheet.form.rows:
        if row.mean is None:
            continue
        for column in sheet.form.columns:
            cell = sheet[row.code, column.key]
            if cell.origin is not Origin.GIVEN or cell.value is None or cell.basis is None:
                continue
            stated = printed(sheet, row.code, column.key, cell.value)
            exact = printed(sheet, row.code, column.key, round_half_up(cell.basis.exact, 0))
            if fits_rounding(stated, exact) == "no":
                whole = printed(sheet, row.mean[0], column.key, cell.basis.numerator)
                yield finding_at(
                    check,
                    sheet,
                    row.code,
                    column.key,
                    stated=stated,
                    computed=round_half_up(exact, max(1, decimals_of(stated))),
                    whole=whole,
                    count=cell.basis.denominator,
                )


def check_multiple(check: MultipleCheck, sheet: Sheet) -> Iterator[Finding]:
    """R5: a whole is so many times its part (year and month), within the rounding of the part."""
    times = Fraction(check.times)
    for whole, part in expanded_rows(sheet, check.whole, check.part):
        for column in figure_columns(sheet, check.columns):
            large, small = sheet.value(whole, column), sheet.value(part, column)
            if large is None or small is None or sheet[part, column].origin is not Origin.GIVEN:
                continue
            stated = printed(sheet, part, column, small)
            step = Fraction(1, 10 ** decimals_of(stated)) / 2
            exact = Fraction(printed(sheet, whole, column, large)) / times
            if abs(Fraction(stated) - exact) > step:
                yield finding_at(
                    check,
                    sheet,
                    whole,
                    column,
                    stated=printed(sheet, whole, column, large),
                    part=stated,
                    times=check.times,
                    computed=printed(sheet, whole, column, Fraction(small) * times),
                )


def check_mentions(check: MentionsCheck, sheet: Sheet) -> Iterator[Finding]:
    """R6: the figure that the report's text mentions is the figure of the form."""
    for row in sheet.form.rows:
        mentioned = sheet.value(row.code, check.column)
        stated = sheet.value(row.code)
        if mentioned is not None and stated is not None and mentioned != stated:
            yield finding_at(
                check,
                sheet,
                row.code,
                sheet.form.main_column,
                stated=printed(sheet, row.code, sheet.form.main_column, stated),
                mentioned=printed(sheet, row.code, sheet.form.main_column, mentioned),
            )
