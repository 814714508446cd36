"""Checks that compare forms with each other (resources/forms/checks.toml), and the run of all checks."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from models.forms.cells import Sheet
from models.forms.checking.checks import run_form
from models.forms.checking.comparing import (
    Case,
    finding_at,
    first_known,
    in_print,
    printed,
    roughly,
    span,
)
from models.forms.checking.doubts.causes import with_causes
from models.forms.checking.doubts.run import doubts
from models.forms.checking.equality import check_equal
from models.forms.checking.undecided import against_parts, missing_cells, undecided
from models.forms.definition import TOTAL, CellKey
from models.forms.findings import Finding, Level
from models.forms.loader import cross_checks
from models.forms.rules.addresses import RowCode
from models.forms.rules.check_kinds import (
    BothCheck,
    CrossCheck,
    EqualCheck,
    SectorsCheck,
    UniformCheck,
    WithinCheck,
)


def _sector_rows(parts: Sheet, item: str) -> tuple[str, ...]:
    """The rows of the top-level sectors for one indicator, in the order of the form."""
    total = parts.form.row_by_code.get(f"{TOTAL}:{item}")
    return (total and total.total) or _tops(parts, item)


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
    """R1: the total of one form equals the sum over the sectors of another; a sector without it leaves it undecided."""
    for whole, parts, item, _ in _stated(check, case):
        keys = [(row, check.column) for row in _sector_rows(parts, item)]
        missing = missing_cells(parts, keys, every=False)
        yield from against_parts(check, whole, (item, check.column), parts, keys, missing)


def check_within(check: WithinCheck, case: Case) -> Iterator[Finding]:
    """R5, R3: a mean over all lies between the smallest and the largest mean of the sectors.

    A typed mean is a rounding, so that it may lie outside by what rounding explains.
    """
    for whole, parts, item, stated in _stated(check, case):
        column, times = check.column, Fraction(1)
        rows, instead = _stated_rows(parts, item, column), check.instead.get(item)
        if not rows and instead:
            rows, times = _stated_rows(parts, instead.item, column), instead.times
        own, values = span(whole, item, column), [value * times for value in _exact(parts, rows, column)]
        if own is None or not values:
            continue
        spans = [found for row in rows if times == 1 and (found := span(parts, row, column)) is not None]
        least, most = (in_print(whole, item, column, edge(values)) for edge in (min, max))
        lowest, highest = min((least, *(low for low, _ in spans))), max((most, *(high for _, high in spans)))
        if own[1] >= lowest and own[0] <= highest:
            continue
        details = {
            "stated": roughly(whole, item, column, stated),
            "least": roughly(whole, item, column, min(values)),
            "most": roughly(whole, item, column, max(values)),
        }
        missing = _sectors_without(parts, item, rows, column)
        if missing:
            yield undecided(check, whole, item, column, missing, details, parts)
        else:
            yield finding_at(check, whole, item, column, **details)


def _sectors_without(parts: Sheet, item: str, rows: Iterable[str], column: str) -> tuple[CellKey, ...]:
    """The sectors of the report that state neither the mean nor what stands for it."""
    there = {parts.form.row_by_code[row].sector for row in rows}
    sectors = [row for row in _sector_rows(parts, item) if parts.form.row_by_code[row].sector not in there]
    return missing_cells(parts, ((row, column) for row in sectors), every=False)


def _exact(sheet: Sheet, rows: Iterable[str], column: str) -> list[Fraction]:
    return [value for row in rows if (value := sheet.exact(row, column)) is not None]


def _stated_rows(parts: Sheet, item: str, column: str) -> list[str]:
    """The rows of the top-level sectors in which something stands for an indicator."""
    return [row for row in _sector_rows(parts, item) if parts.value(row, column) is not None]


def check_both(check: BothCheck, case: Case) -> Iterator[Finding]:
    """R6: one of two figures cannot be above zero while the other is stated as zero or is absent."""
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
        above, below = sheet.exact(row, check.column), over and sheet.exact(over, check.column)
        if above and below:
            ratios.append(above / below)
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
