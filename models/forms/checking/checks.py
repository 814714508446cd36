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
    as_typed,
    expanded_rows,
    figure_columns,
    finding_at,
    first_known,
    in_print,
    main_or,
    printed,
    roughly,
    stated_against_parts,
)
from models.forms.checking.computed import check_means, check_mentions, check_multiple, check_ratios
from models.forms.checking.equality import check_equal
from models.forms.definition import CellKey, Form
from models.forms.findings import Finding, Level
from models.forms.sheets import Sheet
from models.values.quantities import fits_rounding, round_half_up


def check_sum(check: SumCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: a total equals the sum of its parts; with `complete`, parts below it must all be there to decide."""
    for total, *parts in expanded_rows(sheet, check.total, *check.parts):
        for column in figure_columns(sheet, check.columns):
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
    undecided = check.complete and len(there) < len(values) and whole <= stated
    if whole != stated and not undecided:
        yield stated_against_parts(check, sheet, row, column, stated, there)


def check_at_most(check: AtMostCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: a part is not larger than its whole."""
    for part, whole in check.pairs:
        for column in figure_columns(sheet, check.columns):
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


def check_mean_against(check: MeanAgainstCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: mean × number is not more than so many times a whole (revenue against capital)."""
    row = check.mean
    for column in main_or(sheet, check.columns):
        mean = sheet.exact(row, column)
        count, whole = (first_known(sheet, rows, column) for rows in (check.count, check.whole))
        if mean is None or count is None or whole is None or not sheet.exact(whole, column):
            continue
        number, against = sheet.exact(count, column), sheet.exact(whole, column)
        if number is None or not against or mean * number / against <= Fraction(check.most):
            continue
        yield finding_at(
            check,
            sheet,
            row,
            column,
            stated=roughly(sheet, row, column, mean),
            count=printed(sheet, count, column, number),
            product=roughly(sheet, row, column, mean * number),
            whole=printed(sheet, whole, column, against),
            times=round_half_up(mean * number / against, 1),
            most=check.most,
        )


def check_move(check: MoveCheck, sheet: Sheet) -> Iterator[Finding]:
    """R3: a mean does not move more than so many per cent from the period before."""
    for column in main_or(sheet, check.columns):
        for row in check.rows:
            now, before = sheet.exact(row, column), sheet.exact(row, PREVIOUS)
            if now is None or not before:
                continue
            move = (now - before) * 100 / abs(before)
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
    """Something left the stock although no opening is stated: said as information, with what it must have been."""
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
    """R4 across periods: what is typed as the period before is what that period's return said, or its rounding."""
    column = check.column
    for (row, _), before in case.carried.get(sheet.form.code, {}).items():
        stated = as_typed(sheet, row, column)
        if stated is None or _is_carried(sheet, row, column, stated, before):
            continue
        yield finding_at(
            check,
            sheet,
            row,
            column,
            stated=stated,
            computed=printed(sheet, row, column, before),
            difference=stated - printed(sheet, row, column, before),
        )


def _is_carried(sheet: Sheet, row: str, column: str, stated: Decimal, before: Decimal) -> bool:
    """Whether a figure is that of the period before; means and ratios are typed as they were printed."""
    exact = in_print(sheet, row, column, before)
    if not sheet.form.row_by_code[row].derived:
        return stated == exact
    return fits_rounding(stated, exact) == "exact"


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
