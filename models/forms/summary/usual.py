"""The span in which a figure usually lies, shown while it is typed: from earlier periods, within what is possible."""

from decimal import Decimal

from models.forms.bounds import bounds_of
from models.forms.cells import Sheet
from models.forms.checking.comparing import printed
from models.forms.checking.doubts.changes import rule_of
from models.forms.definition import CellKey, Kind
from models.forms.history import History
from models.forms.rules.doubt_kinds import Against
from models.forms.rules.spans import Span
from models.values.quantities import round_half_up


def usual_span(sheet: Sheet, key: CellKey, history: History) -> Span | None:
    """From where to where a figure raises no doubt, in printed units; None where nothing is known about it.

    Earlier figures of the cell widened by as much as its kind may change; without any, what the form or its kind calls
    usual, or the whole of a share.
    """
    form = sheet.form
    row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
    bounds = bounds_of(form, row, column)
    rule = rule_of(form, row, Against.PREVIOUS)
    known = [printed(sheet, *key, value) for value in _earlier(sheet, key, history)]
    if not known or rule is None or column.role != "figure":
        return bounds.usual or (bounds.possible if form.kind_of(row, column) is Kind.PERCENT else None)
    least, most = min(known), max(known)
    decimals = 0 if form.kind_of(row, column) is Kind.COUNT else max(1, form.decimals_of(row, column))
    low = min(least / rule.times if least > 0 else least * rule.times, least - rule.at_least)
    high = max(most * rule.times if most > 0 else most / rule.times, most + rule.at_least)
    usual = bounds.usual or bounds.possible
    return Span(
        max(round_half_up(low, decimals), usual.least), min(round_half_up(high, decimals), usual.most)
    )


def _earlier(sheet: Sheet, key: CellKey, history: History) -> list[Decimal]:
    """What earlier periods stated for the row: the column of the period before first, then the last returns."""
    if key[1] not in (sheet.form.main_column, "estimate", "plan", "plan_next"):
        return []
    before = sheet.value(key[0], "previous") if "previous" in sheet.form.column_by_key else None
    found = history.of_row(sheet.form.code, key[0])
    year = history.before_year(sheet.form.code).get(key[0])
    return [value for value in (before, *found, year) if value is not None]
