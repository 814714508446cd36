"""Checks of typed figures that the program can compute itself: ratios, means, months of a year, mentions.

All compare exact fractions in printed units; what was typed is judged at the decimals with which it was typed.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Sheet, SheetCell
from models.forms.checking.comparing import (
    as_typed,
    expanded_rows,
    figure_columns,
    finding_at,
    half_step,
    in_print,
    printed,
    roughly,
)
from models.forms.checking.undecided import UNDECIDED
from models.forms.definition import CellKey, FormColumn, Row
from models.forms.findings import Finding, Level
from models.forms.missing import names_of
from models.forms.rules.check_kinds import MeansCheck, MentionsCheck, MultipleCheck, RatiosCheck, TargetsCheck
from models.forms.sheets import quotient_of
from models.values.quantities import decimals_of, fits_rounding, round_half_up


def _computed(sheet: Sheet, code: str, key: str) -> Fraction | None:
    """What the program computes for a cell, in its printed unit."""
    computed = sheet[code, key].computed
    return None if computed is None else in_print(sheet, code, key, computed)


def check_ratios(check: RatiosCheck, sheet: Sheet) -> Iterator[Finding]:
    """R2: a typed ratio equals its recomputation at its own decimals; truncation alone is told apart."""
    for code, key in sheet.cells:
        row, column = sheet.form.row_by_code[code], sheet.form.column_by_key[key]
        if column.role not in ("ratio", "share", "difference") and not (
            column.role == "figure" and row.ratio
        ):
            continue
        stated, exact = as_typed(sheet, code, key), _computed(sheet, code, key)
        if stated is None or exact is None:
            continue
        fit = fits_rounding(stated, exact)
        if column.role == "difference":
            if fit != "exact":
                yield _difference_finding(check, sheet, row, column, stated, exact)
            continue
        if (
            fit != "exact"
            and not _fits_rows(sheet, row, column, stated)
            and not _fits_before_rounding(sheet, row, column, stated)
        ):
            yield _ratio_finding(check, sheet, row, column, stated, exact, fit)


def _difference_finding(
    check: RatiosCheck, sheet: Sheet, row: Row, column: FormColumn, stated: Decimal, exact: Fraction
) -> Finding:
    """That a typed difference is not that of the two figures which it compares."""
    form = sheet.form
    of, over = (
        roughly(sheet, row.code, key, sheet.exact(row.code, key) or Fraction(0))
        for key in (column.of, column.over)
    )
    finding = finding_at(
        check,
        sheet,
        row.code,
        column.key,
        stated=stated,
        computed=round_half_up(exact, max(decimals_of(stated), form.decimals_of(row, column))),
        of=of,
        over=over,
        unit=form.unit_of(row, column),
        header=column.header[-1],
    )
    return _graded(check, sheet, replace(finding, code=f"{check.code}_DIFFERENCE"), "no")


def _fits_rows(sheet: Sheet, row: Row, column: FormColumn, stated: Decimal) -> bool:
    """Whether a typed mean or ratio is that of the figures beside it, though not all records state both parts.

    The form offers the quotient of what states both; one over all that stands on the sheet is another base, and right.
    """
    if column.role != "figure" or sheet[row.code, column.key].coverage is None:
        return False
    of, over, times = quotient_of(row)
    sides = [[sheet.exact(code, column.key) for code in side] for side in (of, over)]
    if any(value is None for side in sides for value in side):
        return False
    numerator, denominator = (sum(value for value in side if value is not None) for side in sides)
    if not denominator:
        return False
    exact = in_print(sheet, row.code, column.key, Fraction(numerator) * times / Fraction(denominator))
    return fits_rounding(stated, exact) == "exact"


def _fits_before_rounding(sheet: Sheet, row: Row, column: FormColumn, stated: Decimal) -> bool:
    """Whether a comparison of two means is right for the means themselves, which were rounded when they were typed."""
    if column.role != "ratio":
        return False
    above, below = (_before_rounding(sheet, row.code, key) for key in (column.of, column.over))
    if above is None or not below:
        return False
    return fits_rounding(stated, above * 100 / below) == "exact"


def _before_rounding(sheet: Sheet, code: str, key: str) -> Fraction | None:
    """A figure, or the mean of which it is the rounding."""
    stated, computed = as_typed(sheet, code, key), _computed(sheet, code, key)
    if stated is not None and computed is not None and fits_rounding(stated, computed) == "exact":
        return sheet[code, key].computed
    return sheet.exact(code, key)


def _ratio_finding(
    check: RatiosCheck, sheet: Sheet, row: Row, column: FormColumn, stated: Decimal, exact: Fraction, fit: str
) -> Finding:
    decimals = max(decimals_of(stated), 1)
    basis = sheet[row.code, column.key].basis
    parts = {} if basis is None else {"numerator": basis.numerator, "denominator": basis.denominator}
    cells = dict(zip(parts, _parts(sheet, row, column), strict=False))
    finding = finding_at(
        check,
        sheet,
        row.code,
        column.key,
        stated=stated,
        computed=round_half_up(exact, decimals),
        rounded=round_half_up(exact, decimals_of(stated)),
        header=column.header[-1],
        **{name: printed(sheet, *cells[name], value) for name, value in parts.items()},
    )
    return _graded(check, sheet, finding, fit)


def _graded(check: RatiosCheck | MeansCheck, sheet: Sheet, finding: Finding, fit: str) -> Finding:
    """The finding as it is meant: undecided where what the program computes lacks something, or only cut off."""
    missing = sheet[finding.row, finding.column].missing
    if missing:
        names = names_of(sheet, missing, finding.row, finding.column)
        details = finding.details | {"missing": names}
        return replace(finding, code=f"{finding.code}{UNDECIDED}", level=Level.INFO, details=details)
    return _truncated(check.code, check.truncated_level, finding) if fit == "truncated" else finding


def _truncated(code: str, level: Level | None, finding: Finding) -> Finding:
    """The finding that a figure was cut off instead of rounded."""
    return replace(finding, code=f"{code}_TRUNCATED", level=level or finding.level)


def _parts(sheet: Sheet, row: Row, column: FormColumn) -> tuple[CellKey, CellKey]:
    """Cells in whose units numerator and denominator of a ratio are said."""
    if column.role == "ratio":
        return (row.code, column.of), (row.code, column.over)
    if column.role == "share":
        return (row.code, column.of), (sheet.form.share_total(row), column.of)
    assert row.ratio is not None
    return (row.ratio.numerator[0], column.key), (row.ratio.denominator[0], column.key)


def check_means(check: MeansCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: a typed mean equals total ÷ number, within the rounding of the decimals that were typed.

    Ratios of means stand in the same rows and are judged by check_ratios alone.
    """
    for row in sheet.form.rows:
        if row.mean is None:
            continue
        for key in figure_columns(sheet, ()):
            stated, exact = as_typed(sheet, row.code, key), _computed(sheet, row.code, key)
            fit = "exact" if stated is None or exact is None else fits_rounding(stated, exact)
            if stated is None or exact is None or fit == "exact":
                continue
            if _fits_rows(sheet, row, sheet.form.column_by_key[key], stated):
                continue
            finding = _mean_finding(check, sheet, row.mean, row.code, key, stated, exact)
            yield _graded(check, sheet, finding, fit)


def _mean_finding(
    check: MeansCheck,
    sheet: Sheet,
    mean: tuple[str, str],
    code: str,
    key: str,
    stated: Decimal,
    exact: Fraction,
) -> Finding:
    basis = sheet[code, key].basis
    assert basis is not None
    return finding_at(
        check,
        sheet,
        code,
        key,
        stated=stated,
        computed=round_half_up(exact, max(1, decimals_of(stated))),
        rounded=round_half_up(exact, decimals_of(stated)),
        whole=printed(sheet, mean[0], key, basis.numerator),
        count=printed(sheet, mean[1], key, basis.denominator),
    )


def check_multiple(check: MultipleCheck, sheet: Sheet) -> Iterator[Finding]:
    """R5: a whole is so many times its part (year and month), within the rounding of what was typed."""
    times = Fraction(check.times)
    for whole, part in expanded_rows(sheet, check.whole, check.part):
        for key in figure_columns(sheet, check.columns):
            large, small = sheet.exact(whole, key), as_typed(sheet, part, key)
            if large is None or small is None or sheet[whole, key].target is not None:
                continue
            shown, typed = in_print(sheet, whole, key, large), as_typed(sheet, whole, key)
            room = half_step(small) + (half_step(typed) / times if typed is not None else 0)
            if abs(Fraction(small) - shown / times) > room:
                yield finding_at(
                    check,
                    sheet,
                    whole,
                    key,
                    stated=roughly(sheet, whole, key, large) if typed is None else typed,
                    part=small,
                    times=check.times,
                    computed=small * check.times,
                )


def check_mentions(check: MentionsCheck, sheet: Sheet) -> Iterator[Finding]:
    """R6: what the report's text mentions is the figure of the form, or that figure rounded."""
    column = sheet.form.main_column
    for row in sheet.form.rows:
        mentioned, cell = as_typed(sheet, row.code, check.column), sheet[row.code, column]
        if mentioned is None or cell.exact is None or _agree(sheet, row, mentioned, cell):
            continue
        stated = as_typed(sheet, row.code, column)
        yield finding_at(
            check,
            sheet,
            row.code,
            column,
            stated=_at_decimals(sheet, row, cell, mentioned) if stated is None else stated,
            mentioned=mentioned,
        )


def _agree(sheet: Sheet, row: Row, mentioned: Decimal, cell: SheetCell) -> bool:
    """Whether the mention is the figure or its rounding; of a typed mean or ratio also the other way round."""
    column = sheet.form.main_column
    assert cell.exact is not None
    if fits_rounding(mentioned, in_print(sheet, row.code, column, cell.exact)) == "exact":
        return True
    stated = as_typed(sheet, row.code, column)
    return stated is not None and row.derived and fits_rounding(stated, mentioned) == "exact"


def _at_decimals(sheet: Sheet, row: Row, cell: SheetCell, mentioned: Decimal) -> Decimal:
    """A figure of the program as it is shown, with no fewer decimals than the mention has."""
    form, column = sheet.form, sheet.form.main_column
    assert cell.exact is not None
    decimals = max(form.decimals_of(row, form.column_by_key[column]), decimals_of(mentioned))
    return round_half_up(in_print(sheet, row.code, column, cell.exact), decimals)


def check_targets(check: TargetsCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: a result does not reach a target that is stated with a sign or a range; 45 does not reach "over 45"."""
    for row in sheet.form.rows:
        target = sheet[row.code, check.column].target
        for key in check.of if target is not None else ():
            result = sheet.exact(row.code, key)
            if target is not None and result is not None and not target.reached(result):
                stated = roughly(sheet, row.code, key, result)
                yield finding_at(check, sheet, row.code, key, stated=stated, target=target.text)
