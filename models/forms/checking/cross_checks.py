"""Checks that compare forms with each other (resources/forms/checks.toml), and the run of all checks."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from models.forms.addresses import RowCode
from models.forms.check_kinds import (
    BothCheck,
    CrossCheck,
    EqualCheck,
    SectorsCheck,
    UniformCheck,
    WithinCheck,
)
from models.forms.checking.checks import run_form
from models.forms.checking.comparing import (
    Case,
    finding_at,
    first_known,
    printed,
    roughly,
    stated_against_parts,
)
from models.forms.checking.doubts.causes import with_causes
from models.forms.checking.doubts.run import doubts
from models.forms.checking.equality import check_equal
from models.forms.definition import TOTAL
from models.forms.findings import Finding, Level
from models.forms.loader import cross_checks
from models.forms.sheets import Sheet


def _sector_values(parts: Sheet, item: str, column: str) -> list[Decimal]:
    """The figures of the top-level sectors that are there, in the order of the form."""
    total = parts.form.row_by_code.get(f"{TOTAL}:{item}")
    tops = (total and total.total) or _tops(parts, item)
    return [value for row in tops if (value := parts.value(row, column)) is not None]


def _tops(parts: Sheet, item: str) -> tuple[str, ...]:
    rows = parts.form.row_by_code
    return tuple(f"{sector}:{item}" for sector in parts.form.sectors if rows[sector].level == 1)


def _stated(check: SectorsCheck | WithinCheck, case: Case) -> Iterator[tuple[Sheet, Sheet, RowCode, Decimal]]:
    """Both forms, and each item of the check with the figure that the whole states for it."""
    whole, parts = case.sheets.get(check.whole), case.sheets.get(check.parts)
    if whole is None or parts is None:
        return
    for item in check.items:
        stated = whole.value(item, check.column)
        if stated is not None:
            yield whole, parts, item, stated


def check_sectors(check: SectorsCheck, case: Case) -> Iterator[Finding]:
    """R1: the total of one form equals the sum over the sectors of another."""
    for whole, parts, item, stated in _stated(check, case):
        values = _sector_values(parts, item, check.column)
        if values and sum(values, Decimal(0)) != stated:
            yield stated_against_parts(check, whole, item, check.column, stated, values)


def check_within(check: WithinCheck, case: Case) -> Iterator[Finding]:
    """R5, R3: a mean over all lies between the smallest and the largest mean of the sectors."""
    for whole, parts, item, stated in _stated(check, case):
        values = [Fraction(value) for value in _sector_values(parts, item, check.column)]
        instead = check.instead.get(item)
        if not values and instead:
            others = _sector_values(parts, instead.item, check.column)
            values = [Fraction(value) * instead.times for value in others]
        if not values or min(values) <= stated <= max(values):
            continue
        column = check.column
        yield finding_at(
            check,
            whole,
            item,
            column,
            stated=roughly(whole, item, column, stated),
            least=roughly(whole, item, column, min(values)),
            most=roughly(whole, item, column, max(values)),
        )


def check_both(check: BothCheck, case: Case) -> Iterator[Finding]:
    """R6: one of two figures cannot be above zero while the other is stated as zero or is not there."""
    first, second = check.first, check.second
    here, there = case.sheets.get(first.form), case.sheets.get(second.form)
    if here is None or there is None:
        return
    value, other = here.value(first.row, first.column), there.value(second.row, second.column)
    if value and other is not None and not other:
        shown = printed(here, first.row, first.column, value)
        yield finding_at(check, here, first.row, first.column, stated=shown)


def check_uniform(check: UniformCheck, case: Case) -> Iterator[Finding]:
    """R12: exactly the same ratio in every sector looks filled in by rule of thumb."""
    sheet = case.sheets.get(check.parts)
    if sheet is None:
        return
    ratios = []
    for row in _tops(sheet, check.numerator):
        sector = row.split(":")[0]
        over = first_known(sheet, [f"{sector}:{item}" for item in check.denominator], check.column)
        of = sheet.value(row, check.column)
        if of and over:
            ratios.append(Fraction(of) / Fraction(over))
    if len(ratios) >= 3 and len(set(ratios)) == 1 and ratios[0].denominator == 1:
        row = f"{TOTAL}:{check.numerator}"
        yield finding_at(
            check, sheet, row, check.column, ratio=Decimal(ratios[0].numerator), sectors=len(ratios)
        )


def run_cross_check(check: CrossCheck, case: Case) -> Iterator[Finding]:
    """The findings of one check between forms."""
    match check:
        case SectorsCheck():
            return check_sectors(check, case)
        case WithinCheck():
            return check_within(check, case)
        case BothCheck():
            return check_both(check, case)
        case EqualCheck():
            return check_equal(check, case)
        case UniformCheck():
            return check_uniform(check, case)
        case _:
            assert_never(check)


_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


def run(case: Case) -> list[Finding]:
    """All findings and doubts of a return with their likely causes: errors first; each cell and code once."""
    found: dict[str, Finding] = {}
    for sheet in case.sheets.values():
        for finding in run_form(sheet.form, case):
            found.setdefault(finding.key, finding)
    for check in cross_checks():
        for finding in run_cross_check(check, case):
            found.setdefault(finding.key, finding)
    for finding in doubts(case, list(found.values())):
        found.setdefault(finding.key, finding)
    return sorted(with_causes(found.values(), case), key=lambda finding: _ORDER[finding.level])
