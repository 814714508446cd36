"""Checks that compare forms with each other (resources/forms/checks.toml), and the run of all checks."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from models.forms.checks import run_form
from models.forms.comparing import Case, finding_at, first_known, printed, roughly, stated_against_parts
from models.forms.definition import Check
from models.forms.findings import Finding, Level
from models.forms.loader import cross_checks
from models.forms.sheets import Sheet


def _both_sheets(check: Check, case: Case) -> tuple[Sheet, Sheet] | None:
    whole, parts = case.sheets.get(check.what["whole"]), case.sheets.get(check.what["parts"])
    return (whole, parts) if whole and parts else None


def _sector_values(check: Check, parts: Sheet, item: str) -> list[Decimal]:
    """The figures of the top-level sectors that are there, in the order of the form."""
    tops = parts.form.row_by_code[f"total:{item}"].total or _tops(parts, item)
    column = check.what["column"]
    return [value for row in tops if (value := parts.value(row, column)) is not None]


def _tops(parts: Sheet, item: str) -> tuple[str, ...]:
    rows = parts.form.row_by_code
    return tuple(f"{sector}:{item}" for sector in parts.form.sectors if rows[sector].level == 1)


def _stated(check: Check, case: Case) -> Iterator[tuple[Sheet, Sheet, str, Decimal]]:
    """Both forms, and each item of the check with the figure that the whole states for it."""
    sheets = _both_sheets(check, case)
    if sheets is None:
        return
    whole, parts = sheets
    for item in check.what["items"]:
        stated = whole.value(item, check.what["column"])
        if stated is not None:
            yield whole, parts, item, stated


def check_sectors(check: Check, case: Case) -> Iterator[Finding]:
    """R1: the total of one form equals the sum over the sectors of another."""
    for whole, parts, item, stated in _stated(check, case):
        values = _sector_values(check, parts, item)
        if values and sum(values, Decimal(0)) != stated:
            yield stated_against_parts(check, whole, item, check.what["column"], stated, values)


def check_within(check: Check, case: Case) -> Iterator[Finding]:
    """R5, R3: a mean over all lies between the smallest and the largest mean of the sectors."""
    for whole, parts, item, stated in _stated(check, case):
        values = [Fraction(value) for value in _sector_values(check, parts, item)]
        instead = check.what.get("instead", {}).get(item)
        if not values and instead:
            other, times = instead
            values = [Fraction(value) * Fraction(times) for value in _sector_values(check, parts, other)]
        if not values or min(values) <= stated <= max(values):
            continue
        column = check.what["column"]
        yield finding_at(
            check,
            whole,
            item,
            column,
            stated=roughly(whole, item, column, stated),
            least=roughly(whole, item, column, min(values)),
            most=roughly(whole, item, column, max(values)),
        )


def check_both(check: Check, case: Case) -> Iterator[Finding]:
    """R6: one of two figures cannot be above zero while the other is stated as zero or is not there."""
    first, second = (_address(check.what[key]) for key in ("first", "second"))
    here, there = case.sheets.get(first[0]), case.sheets.get(second[0])
    if here is None or there is None:
        return
    value, other = here.value(*first[1:]), there.value(*second[1:])
    if value and other is not None and not other:
        yield finding_at(check, here, first[1], first[2], stated=printed(here, first[1], first[2], value))


def _address(text: str) -> tuple[str, str, str]:
    form, row, column = text.split("/")
    return form, row, column


def check_uniform(check: Check, case: Case) -> Iterator[Finding]:
    """R12: exactly the same ratio in every sector looks filled in by rule of thumb."""
    sheet = case.sheets.get(check.what["parts"])
    if sheet is None:
        return
    ratios = []
    for row in _tops(sheet, check.what["numerator"]):
        sector = row.split(":")[0]
        over = first_known(
            sheet, [f"{sector}:{item}" for item in check.what["denominator"]], check.what["column"]
        )
        of = sheet.value(row, check.what["column"])
        if of and over:
            ratios.append(Fraction(of) / Fraction(over))
    if len(ratios) >= 3 and len(set(ratios)) == 1 and ratios[0].denominator == 1:
        row = f"total:{check.what['numerator']}"
        yield finding_at(
            check, sheet, row, check.what["column"], ratio=Decimal(ratios[0].numerator), sectors=len(ratios)
        )


CrossRunner = Callable[[Check, Case], Iterator[Finding]]

CROSS_RUNNERS: Mapping[str, CrossRunner] = {
    "sectors": check_sectors,
    "within": check_within,
    "both": check_both,
    "uniform": check_uniform,
}

_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.INFO: 2}


def run(case: Case) -> list[Finding]:
    """All findings of a return: errors first, then warnings, then information; each cell and code once."""
    found: dict[str, Finding] = {}
    for sheet in case.sheets.values():
        for finding in run_form(sheet.form, case):
            found.setdefault(finding.key, finding)
    for check in cross_checks():
        for finding in CROSS_RUNNERS[check.kind](check, case):
            found.setdefault(finding.key, finding)
    return sorted(found.values(), key=lambda finding: _ORDER[finding.level])
