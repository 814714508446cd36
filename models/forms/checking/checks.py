"""The checks of the rule catalogue, run on evaluated sheets. What is compared is data; how is here.

Each kind of models.forms.rules.check_kinds is a small function from the sheet to findings. A check that lacks a
figure it needs is silent: blank is not zero. Details carry the numbers compared in printed units, for the sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import (
    Case,
    expanded_rows,
    figure_columns,
    finding_at,
    first_known,
    in_print,
    main_or,
    parts_details,
    printed,
    roughly,
    stated_against_parts,
)
from models.forms.checking.computed import (
    check_means,
    check_mentions,
    check_multiple,
    check_ratios,
    check_targets,
)
from models.forms.checking.equality import check_equal
from models.forms.checking.undecided import against_parts, beside_typed, expected, missing_cells, undecided
from models.forms.definition import CellKey, Form
from models.forms.findings import Finding, Level
from models.forms.history import History
from models.forms.rules.check_kinds import (
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
    TargetsCheck,
)
from models.forms.sheets import to_printed
from models.values.quantities import fits_rounding, round_half_up


def check_sum(check: SumCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: a total equals the sum of its parts; a blank part leaves it undecided."""
    for total, *parts in expanded_rows(sheet, check.total, *check.parts):
        for column in figure_columns(sheet, check.columns):
            yield from _sum_in(check, sheet, total, column, [(part, column) for part in parts])


def check_columns(check: ColumnsCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1 across columns: in every row the total column equals its parts."""
    for row in sheet.form.rows:
        if not row.heading and not (row.mean or row.ratio):  # a mean is not the sum of means
            parts = [(row.code, part) for part in check.parts]
            yield from _sum_in(check, sheet, row.code, check.total, parts)


def _sum_in(
    check: SumCheck | ColumnsCheck, sheet: Sheet, row: str, column: str, parts: Sequence[CellKey]
) -> Iterator[Finding]:
    parts = expected(sheet, parts)
    missing = missing_cells(sheet, parts, every=check.complete)
    blank = sum(sheet[part].value is None for part in parts)
    mentioned = check.complete and len(parts) - blank == 1 and blank > 1  # one part named, no split begun
    for finding in against_parts(check, sheet, (row, column), sheet, parts, missing):
        if not mentioned or finding.code == check.code:
            yield finding


def check_at_most(check: AtMostCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: a part is not larger than its whole; a whole that was added up over blank cells decides nothing."""
    for part, whole in check.pairs:
        for column in figure_columns(sheet, check.columns):
            small, large = sheet.exact(part, column), sheet.exact(whole, column)
            bounds = sheet[part, column].target or sheet[whole, column].target
            if small is None or large is None or small <= large or bounds:
                continue
            details = {
                "part": printed(sheet, part, column, small),
                "whole": printed(sheet, whole, column, large),
                "whole_row": whole,
                "whole_label": sheet.form.row_by_code[whole].label,
            }
            if sheet[whole, column].incomplete:
                missing = sheet[whole, column].missing
                yield undecided(check, sheet, part, column, missing, details)
            else:
                yield finding_at(check, sheet, part, column, **details)


def check_at_most_sum(check: AtMostSumCheck, sheet: Sheet) -> Iterator[Finding]:
    """R1: the "of which" sectors together are not larger than their sector."""
    for column in main_or(sheet, check.columns):
        for item in check.items:
            row = f"{check.whole}:{item}"
            keys = [(f"{part}:{item}", column) for part in check.parts]
            stated = sheet.exact(row, column)
            there = [value for key in keys if (value := sheet.exact(*key)) is not None]
            if stated is None or not there:
                continue
            if sum(there) > stated:
                yield stated_against_parts(check, sheet, row, column, stated, there)
            elif sum(there) < stated and any(
                sheet[key].origin is Origin.GIVEN for key in ((row, column), *keys)
            ):
                missing = missing_cells(sheet, keys, every=False)
                if missing:
                    details = parts_details(sheet, row, column, stated, there)
                    yield undecided(check, sheet, row, column, missing, details)


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


def check_flow(check: FlowCheck, sheet: Sheet, history: History) -> Iterator[Finding]:
    """R4: closing = opening + in − out.

    A blank flow leaves undecided what it could explain: what came in explains only a larger closing figure, what went
    out only a smaller one. `slack` rows explain at most their own number, which is said. Nine months do not begin where
    those of the year before ended: the return that ended there opens them, and where it is not known, nothing is said.
    """
    for column in main_or(sheet, check.columns):
        if history.opening is None:
            yield from _flow_in(check, sheet, column, sheet.exact(check.stock, PREVIOUS))
        elif (opening := history.opening_of(sheet.form.code, check.stock)) is not None:
            yield from _flow_in(check, sheet, column, Fraction(opening))


def _flow_in(check: FlowCheck, sheet: Sheet, column: str, opening: Fraction | None) -> Iterator[Finding]:
    row = check.stock
    closing = sheet.exact(row, column)
    came, went = ([(code, column) for code in codes] for codes in (check.plus, check.minus))
    gained, lost = _there(sheet, came), _there(sheet, went)
    typed = [_there(sheet, beside_typed(sheet, (row, column), sheet, keys)) for keys in (came, went)]
    beside = column != sheet.form.main_column
    if closing is None or (beside and all(sheet[key].value is None for key in (*came, *went))):
        return
    if opening is None:
        if not beside:
            yield from _no_opening(check, sheet, row, closing, gained, lost)
        return
    difference = closing - (opening + gained - lost)
    if not difference or (check.relation is Relation.AT_MOST and difference < 0):
        return
    if closing == opening + typed[0] - typed[1]:
        return
    details = {
        "stated": printed(sheet, row, column, closing),
        "opening": printed(sheet, row, column, opening),
        "plus": printed(sheet, row, column, gained),
        "minus": printed(sheet, row, column, lost),
        "computed": printed(sheet, row, column, opening + gained - lost),
        "difference": printed(sheet, row, column, difference),
    }
    missing = missing_cells(sheet, came if difference > 0 else went, every=True)
    slack = _there(sheet, [(code, column) for code in check.slack])
    if missing:
        yield undecided(check, sheet, row, column, missing, details)
    elif abs(difference) <= slack:
        yield _within_slack(check, finding_at(check, sheet, row, column, **details), sheet, slack)
    else:
        yield finding_at(check, sheet, row, column, **details)


def _within_slack(check: FlowCheck, finding: Finding, sheet: Sheet, slack: Fraction) -> Finding:
    """The difference is not more than what may explain it: said as information, with both numbers."""
    rows = ", ".join(f"{code} {sheet.form.row_by_code[code].label}" for code in check.slack)
    details = finding.details | {
        "slack": printed(sheet, check.slack[0], finding.column, slack),
        "slack_rows": rows,
    }
    return replace(finding, code=f"{check.code}_SLACK", level=Level.INFO, details=details)


def _there(sheet: Sheet, keys: Sequence[CellKey]) -> Fraction:
    return sum((value for key in keys if (value := sheet.exact(*key)) is not None), Fraction(0))


def _no_opening(
    check: FlowCheck, sheet: Sheet, row: str, closing: Fraction, gained: Fraction, lost: Fraction
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
    """R4 across periods: what is typed as the period before is what that period's return said, or its rounding."""
    column = check.column
    taken = sheet.form.carried_from(sheet.form.column_by_key[column])
    for (row, key), before in case.carried.get(sheet.form.code, {}).items():
        cell = sheet[row, column]
        if key != taken or cell.origin is not Origin.GIVEN or cell.value is None:
            continue
        stated = to_printed(
            sheet.form, sheet.form.row_by_code[row], sheet.form.column_by_key[column], cell.value
        )
        if _is_carried(sheet, row, column, stated, before):
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
            return check_flow(check, sheet, case.history)
        case CarriedCheck():
            return check_carried(check, sheet, case)
        case MultipleCheck():
            return check_multiple(check, sheet)
        case MentionsCheck():
            return check_mentions(check, sheet)
        case TargetsCheck():
            return check_targets(check, sheet)
        case EqualCheck():
            return check_equal(check, case)
        case _:
            assert_never(check)


def run_form(form: Form, case: Case) -> Iterator[Finding]:
    """All findings of the checks that a form carries itself."""
    sheet = case.sheets[form.code]
    for check in form.checks:
        yield from run_check(check, sheet, case)
