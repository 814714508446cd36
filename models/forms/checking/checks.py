"""The checks of the rule catalogue, run on evaluated sheets. What is compared is data; how is here.

Each kind of models.forms.check_kinds is one small function from the sheet to findings. A check that lacks a figure
it needs is silent: blank is not zero. Details carry the numbers compared in printed units, so that a sentence can
speak in figures.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from models.forms.check_kinds import (
    PREVIOUS,
    AtMostCheck,
    AtMostSumCheck,
    CarriedCheck,
    ColumnsCheck,
    EqualCheck,
    FlowCheck,
    FormCheck,
    MeanAgainstCheck,
    MeansCheck,
    MentionsCheck,
    MoveCheck,
    MultipleCheck,
    RatiosCheck,
    Relation,
    SumCheck,
)
from models.forms.checking.comparing import (
    Case,
    finding_at,
    first_known,
    printed,
    roughly,
    stated_against_parts,
)
from models.forms.checking.equality import check_equal
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.files.check_references import expanded
from models.forms.findings import Finding, Level
from models.forms.sheets import Basis, Origin, Sheet
from models.values.quantities import decimals_of, fits_rounding, round_half_up


def _figure_columns(sheet: Sheet, named: Sequence[str]) -> Sequence[str]:
    return named or [column.key for column in sheet.form.columns if column.role == "figure"]


def _expanded(sheet: Sheet, *patterns: str) -> Iterator[tuple[str, ...]]:
    """The rows of several patterns, once for every sector and the total where any of them begins with "*:"."""
    rows = [expanded(sheet.form, pattern) for pattern in patterns]
    most = max(len(codes) for codes in rows)
    return zip(*(codes if len(codes) == most else codes * most for codes in rows), strict=True)


def check_sum(check: SumCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: a total equals the sum of its parts; with `complete`, parts below it must all be there to decide."""
    for total, *parts in _expanded(sheet, check.total, *check.parts):
        for column in _figure_columns(sheet, check.columns):
            yield from _sum_in(check, sheet, total, column, [(part, column) for part in parts])


def check_columns(check: ColumnsCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1 across columns: in every row the total column equals its parts."""
    for row in sheet.form.rows:
        if not row.heading:
            parts = [(row.code, part) for part in check.parts]
            yield from _sum_in(check, sheet, row.code, check.total, parts)


def _sum_in(
    check: SumCheck | ColumnsCheck, sheet: Sheet, row: str, column: str, parts: Sequence[CellKey]
) -> Iterator[Finding]:
    stated = sheet.value(row, column)
    values = [sheet[part].value for part in parts]
    there = [value for value in values if value is not None]
    if stated is None or not there:
        return
    whole = sum(there, Decimal(0))
    undecided = check.complete and len(there) < len(values)
    if whole > stated or (whole < stated and not undecided):
        yield stated_against_parts(check, sheet, row, column, stated, there)


def check_at_most(check: AtMostCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: a part is not larger than its whole."""
    for part, whole in check.pairs:
        for column in _figure_columns(sheet, check.columns):
            small, large = sheet.value(part, column), sheet.value(whole, column)
            if small is not None and large is not None and small > large:
                yield finding_at(
                    check,
                    sheet,
                    part,
                    column,
                    part=printed(sheet, part, column, small),
                    whole=printed(sheet, whole, column, large),
                    whole_row=whole,
                    whole_label=sheet.form.row_by_code[whole].label,
                )


def check_at_most_sum(check: AtMostSumCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: the "of which" sectors together are not larger than their sector."""
    column = sheet.form.main_column
    for item in check.items:
        row = f"{check.whole}:{item}"
        stated = sheet.value(row, column)
        values = [sheet.value(f"{part}:{item}", column) for part in check.parts]
        there = [value for value in values if value is not None]
        if stated is not None and sum(there, Decimal(0)) > stated:
            yield stated_against_parts(check, sheet, row, column, stated, there)


def check_ratios(check: RatiosCheck, sheet: Sheet) -> Iterator[Finding]:
    """R2: a typed ratio equals its recomputation at its own decimals; truncation alone is reported separately."""
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
            exact = printed(sheet, row.code, column.key, cell.basis.exact)
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


def check_mean_against(check: MeanAgainstCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: mean × number is not more than so many times a whole (revenue against capital)."""
    column, row = sheet.form.main_column, check.mean
    mean = sheet.value(row, column)
    count = first_known(sheet, check.count, column)
    whole = first_known(sheet, check.whole, column)
    if mean is None or count is None or not whole:
        return
    times = Fraction(mean) * Fraction(count) / Fraction(whole)
    if times > Fraction(check.most):
        yield finding_at(
            check,
            sheet,
            row,
            column,
            stated=roughly(sheet, row, column, mean),
            count=count,
            product=roughly(sheet, row, column, mean * count),
            whole=printed(sheet, check.whole[-1], column, whole),
            times=round_half_up(times, 1),
            most=check.most,
        )


def check_move(check: MoveCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: a mean does not move more than so many per cent from the period before."""
    column = sheet.form.main_column
    for row in check.rows:
        now, before = sheet.value(row, column), sheet.value(row, PREVIOUS)
        if now is None or not before:
            continue
        move = (Fraction(now) - Fraction(before)) * 100 / Fraction(before)
        if abs(move) > Fraction(check.most_percent):
            yield finding_at(
                check,
                sheet,
                row,
                column,
                stated=roughly(sheet, row, column, now),
                before=roughly(sheet, row, column, before),
                percent=round_half_up(move, 1),
                most=check.most_percent,
            )


def check_flow(check: FlowCheck, sheet: Sheet) -> Iterator[Finding]:
    """R4: closing = opening + in − out; `slack` rows may explain a difference in either direction."""
    column, row = sheet.form.main_column, check.stock
    closing, opening = sheet.value(row, column), sheet.value(row, PREVIOUS)
    plus = [sheet.value(code, column) for code in check.plus]
    minus = [sheet.value(code, column) for code in check.minus]
    slack = [sheet.value(code, column) for code in check.slack]
    if closing is None:
        return
    gained, lost = _there(plus), _there(minus)
    if opening is None:
        yield from _no_opening(check, sheet, row, closing, gained, lost)
        return
    if check.relation is Relation.EQUALS and all(value is None for value in (*plus, *minus)):
        expected = opening
    else:
        expected = opening + gained - lost
    difference = closing - expected
    allowed = difference <= 0 if check.relation is Relation.AT_MOST else abs(difference) <= _there(slack)
    if not allowed:
        yield finding_at(
            check,
            sheet,
            row,
            column,
            stated=printed(sheet, row, column, closing),
            opening=printed(sheet, row, column, opening),
            plus=printed(sheet, row, column, gained),
            minus=printed(sheet, row, column, lost),
            computed=printed(sheet, row, column, expected),
            difference=printed(sheet, row, column, difference),
        )


def _there(values: Sequence[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))


def _no_opening(
    check: FlowCheck, sheet: Sheet, row: str, closing: Decimal, gained: Decimal, lost: Decimal
) -> Iterator[Finding]:
    """Something left the stock although no opening is stated: information, with the opening that it implies."""
    if not lost:
        return
    column = sheet.form.main_column
    yield Finding(
        "OPENING_MISSING",
        check.rule,
        Level.WARNING,
        sheet.form.code,
        row,
        PREVIOUS,
        {
            "name": sheet.form.name,
            "row": row,
            "label": sheet.form.row_by_code[row].label,
            "stated": printed(sheet, row, column, closing),
            "plus": printed(sheet, row, column, gained),
            "minus": printed(sheet, row, column, lost),
            "computed": printed(sheet, row, column, closing - gained + lost),
        },
    )


def check_carried(check: CarriedCheck, sheet: Sheet, case: Case) -> Iterator[Finding]:
    """R4 across periods: what is typed as the period before equals the figure in that period's return."""
    column = check.column
    for (row, _), before in case.carried.get(sheet.form.code, {}).items():
        cell = sheet[row, column]
        if cell.origin is Origin.GIVEN and cell.value is not None and cell.value != before:
            yield finding_at(
                check,
                sheet,
                row,
                column,
                stated=printed(sheet, row, column, cell.value),
                computed=printed(sheet, row, column, before),
                difference=printed(sheet, row, column, cell.value - before),
            )


def check_multiple(check: MultipleCheck, sheet: Sheet) -> Iterator[Finding]:
    """R5: a whole is so many times its part (year and month), within the rounding of the part."""
    times = Fraction(check.times)
    for whole, part in _expanded(sheet, check.whole, check.part):
        for column in _figure_columns(sheet, check.columns):
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


def run_check(check: FormCheck, sheet: Sheet, case: Case) -> Iterator[Finding]:
    """The findings of one check of a form."""
    match check:
        case SumCheck():
            return check_sum(check, sheet)
        case ColumnsCheck():
            return check_columns(check, sheet)
        case AtMostCheck():
            return check_at_most(check, sheet)
        case AtMostSumCheck():
            return check_at_most_sum(check, sheet)
        case RatiosCheck():
            return check_ratios(check, sheet)
        case MeansCheck():
            return check_means(check, sheet)
        case MeanAgainstCheck():
            return check_mean_against(check, sheet)
        case MoveCheck():
            return check_move(check, sheet)
        case FlowCheck():
            return check_flow(check, sheet)
        case CarriedCheck():
            return check_carried(check, sheet, case)
        case MultipleCheck():
            return check_multiple(check, sheet)
        case MentionsCheck():
            return check_mentions(check, sheet)
        case EqualCheck():
            return check_equal(check, case)
        case _:
            assert_never(check)


def run_form(form: Form, case: Case) -> Iterator[Finding]:
    """All findings of the checks that a form carries itself."""
    sheet = case.sheets[form.code]
    for check in form.checks:
        yield from run_check(check, sheet, case)
