"""R3, R4, R7: figures that moved too far from the period before, the year before or the plan, or that vanished.

Computed rows are silent, since the rows that they are made of are compared. A part of a year is compared with
the plan of its year only where it is above it.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import Case, printed
from models.forms.checking.doubts.findings import doubt_at
from models.forms.definition import Form, Row
from models.forms.files.check_references import expanded
from models.forms.findings import Finding, Level
from models.forms.history import Figures
from models.forms.loader import doubt_defaults
from models.forms.rules.check_kinds import PREVIOUS, FlowCheck, MoveCheck
from models.forms.rules.doubt_kinds import Against, ChangeDoubt, DefaultChange
from models.values.quantities import round_half_up

PLAN = "plan"
PLAN_NEXT = "plan_next"
ESTIMATE = "estimate"
YEAR = 12
"""Months of a whole year."""
_CODES = {
    Against.PREVIOUS: "CHANGE_FROM_PREVIOUS",
    Against.YEAR_BEFORE: "CHANGE_FROM_YEAR_BEFORE",
    Against.PLAN: "PLAN_FAR",
}
_RULES = {Against.PREVIOUS: "R3", Against.YEAR_BEFORE: "R3", Against.PLAN: "R7"}
_NAMED_BLANKS = 8


def changes(sheet: Sheet, case: Case) -> Iterator[Finding]:
    """Results and estimates against other periods and the plan, each cell once a comparison.

    A merge that waits for units is compared with nothing: it is smaller because they are missing.
    """
    if case.history.is_partial:
        return
    for column in (sheet.form.main_column, ESTIMATE):
        if column in sheet.form.column_by_key:
            for row in sheet.form.rows:
                yield from _of_row(sheet, case, row, column)
    yield from _next_plans(sheet, case)


def _of_row(sheet: Sheet, case: Case, row: Row, column: str) -> Iterator[Finding]:
    cell = sheet[row.code, column]
    if cell.value is None or cell.origin is Origin.DERIVED:
        return
    for against in _comparisons(sheet, case, row, column):
        base = base_of(sheet, case, row.code, against)
        found = None if base is None else _changed(sheet, case, row, column, cell.value, base, against)
        if found is not None:
            yield found
            if against is Against.PREVIOUS:
                return


def _comparisons(sheet: Sheet, case: Case, row: Row, column: str) -> Iterator[Against]:
    """What a cell is compared with: an estimate is of a whole year, moves of means have a check of their own."""
    is_moved = row.code in _rows_of_moves(sheet.form)
    if column == sheet.form.main_column:
        if not is_moved:
            yield Against.PREVIOUS
        yield Against.YEAR_BEFORE
    elif case.history.months == YEAR and not is_moved:
        yield Against.PREVIOUS
    yield Against.PLAN


def _next_plans(sheet: Sheet, case: Case) -> Iterator[Finding]:
    """The plan of the next year against what this year reached, or is estimated to reach."""
    if PLAN_NEXT not in sheet.form.column_by_key or case.history.months < YEAR:
        return
    for row in sheet.form.rows:
        planned = sheet.value(row.code, PLAN_NEXT)
        columns = [
            column for column in (ESTIMATE, sheet.form.main_column) if column in sheet.form.column_by_key
        ]
        reached = next((value for key in columns if (value := sheet.value(row.code, key)) is not None), None)
        if planned is not None and reached is not None and not row.derived:
            found = _changed(sheet, case, row, PLAN_NEXT, planned, reached, Against.PLAN)
            if found is not None:
                yield found


def base_of(sheet: Sheet, case: Case, row: str, against: Against) -> Decimal | None:
    """What a figure is compared with; None where it is not known."""
    form = sheet.form
    if against is Against.PREVIOUS:
        stated = sheet.value(row, PREVIOUS) if PREVIOUS in form.column_by_key else None
        return stated if stated is not None else case.history.last(form.code).get(row)
    if against is Against.YEAR_BEFORE:
        return case.history.before_year(form.code).get(row)
    return sheet.value(row, PLAN) if PLAN in form.column_by_key else None


def _changed(
    sheet: Sheet, case: Case, row: Row, column: str, now: Decimal, base: Decimal, against: Against
) -> Finding | None:
    rule = rule_of(sheet.form, row, against)
    if rule is None or not base:
        return None
    stated, before = printed(sheet, row.code, column, now), printed(sheet, row.code, column, base)
    small, large = sorted((abs(stated), abs(before)))
    if abs(stated - before) < rule.at_least or large <= small * rule.times:
        return None
    part_of_year = case.history.months < YEAR and column == sheet.form.main_column
    if against is Against.PLAN and part_of_year and stated < before:
        return None
    return doubt_at(
        _CODES[against],
        _RULES[against],
        Level.WARNING,
        sheet,
        row.code,
        column,
        stated=stated,
        before=before,
        difference=stated - before,
        times=round_half_up(Fraction(large) / Fraction(small), 1) if small else Decimal(0),
        most=rule.times,
    )


def rule_of(form: Form, row: Row, against: Against) -> ChangeDoubt | DefaultChange | None:
    """How far a row may change: by the form itself, else by its kind."""
    own = next(
        (
            doubt
            for doubt in form.doubts
            if isinstance(doubt, ChangeDoubt)
            and doubt.against is against
            and any(row.code in expanded(form, pattern) for pattern in doubt.rows)
        ),
        None,
    )
    if own is not None:
        return own
    main = form.column_by_key[form.main_column]
    wanted = (form.kind_of(row, main), is_flow(form, row), against)
    known = [one for one in doubt_defaults().changes if (one.kind, one.flow, one.against) == wanted]
    units = (main.unit or row.unit, "")
    return next((one for unit in units for one in known if one.unit == unit), None)


def is_flow(form: Form, row: Row) -> bool:
    """Whether a row counts what came, went or was earned within the period, which varies more than a stock."""
    source = row.source
    if source is not None and (
        any(name.endswith("_in_period") for name in source.where)
        or source.attribute in ("capital_increase", "workers_new")
    ):
        return True
    return row.code in _flow_rows(form)


def _flow_rows(form: Form) -> set[str]:
    return {
        code
        for check in form.checks
        if isinstance(check, FlowCheck)
        for code in (*check.plus, *check.minus, *check.slack)
    }


def _rows_of_moves(form: Form) -> set[str]:
    return {row for check in form.checks if isinstance(check, MoveCheck) for row in check.rows}


def vanished(sheet: Sheet, case: Case) -> Iterator[Finding]:
    """Rows that the period before stated and this one leaves blank: one finding a form.

    A return in which nothing is stated yet is silent: how much is filled says that.
    """
    form = sheet.form
    if case.history.is_partial or not any(
        one.value(row.code) is not None for one in case.sheets.values() for row in one.form.rows
    ):
        return
    known = case.history.last(form.code)
    rows = [
        row
        for row in form.rows
        if not row.total and not row.optional and _stated_before(sheet, known, row) and _blank(sheet, row)
    ]
    if not rows:
        return
    names = ", ".join(_place(sheet, row) for row in rows[:_NAMED_BLANKS])
    yield Finding(
        "BLANK_NOW",
        "R4",
        Level.WARNING,
        form.code,
        "",
        "",
        {
            "name": form.name,
            "count": len(rows),
            "rows": names + (", …" if len(rows) > _NAMED_BLANKS else ""),
            "first_row": rows[0].code,
        },
    )


def _place(sheet: Sheet, row: Row) -> str:
    """A row by its code; of a crossed form the indicator with its sector."""
    return f"{row.item} ({sheet.form.labels[row.sector]})" if row.item else row.code


def _blank(sheet: Sheet, row: Row) -> bool:
    return not row.heading and sheet.value(row.code) is None


def _stated_before(sheet: Sheet, known: Figures, row: Row) -> bool:
    if PREVIOUS in sheet.form.column_by_key:
        cell = sheet[row.code, PREVIOUS]
        if cell.value and (cell.origin is Origin.GIVEN or not row.derived):
            return True
    return bool(known.get(row.code))
