"""What a finding says is wrong, as a value: what was stated, what was expected, and which other figures took part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Sheet
from models.forms.checking.comparing import Case, printed
from models.forms.definition import TOTAL
from models.forms.files.check_references import expanded
from models.forms.findings import Finding
from models.forms.loader import cross_checks
from models.forms.rules.check_kinds import (
    PREVIOUS,
    AtMostSumCheck,
    ColumnsCheck,
    FlowCheck,
    SectorsCheck,
    SumCheck,
)

EXPECTED = ("computed", "mentioned", "other", "offered")
"""Details that hold what was expected; a ratio and a mean are recomputed from their cell."""


@dataclass(frozen=True, slots=True)
class SumPart:
    """A figure of a sum in printed units; sign: how it enters; sheet, row, column: where it stands."""

    sheet: Sheet
    row: str
    column: str
    value: Decimal
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A finding to be explained. expected: the exact figure, None where only a size is known."""

    sheet: Sheet
    finding: Finding
    stated: Decimal
    expected: Fraction | None
    parts: Sequence[SumPart] = ()


def puzzle(finding: Finding, case: Case) -> Puzzle | None:
    """The finding as a puzzle; None where it does not compare a figure."""
    sheet = case.sheets.get(finding.form)
    stated = finding.details.get("stated", finding.details.get("part"))
    if sheet is None or not isinstance(stated, Decimal | int):
        return None
    return Puzzle(sheet, finding, Decimal(stated), _expected(finding, sheet), _parts(finding, case, sheet))


def _expected(finding: Finding, sheet: Sheet) -> Fraction | None:
    cell = sheet[finding.row, finding.column]
    if (
        finding.code.startswith(("RATIO", "MEAN"))
        and "computed" in finding.details
        and cell.basis is not None
    ):
        exact = cell.basis.exact
        return (
            Fraction(printed(sheet, finding.row, finding.column, exact))
            if "whole" in finding.details
            else exact
        )
    for key in EXPECTED:
        value = finding.details.get(key)
        if isinstance(value, Decimal | int):
            return Fraction(value)
    return None


def _parts(finding: Finding, case: Case, sheet: Sheet) -> list[SumPart]:
    """The figures whose sum the stated one was compared with."""
    check = next((one for one in sheet.form.checks if one.code == finding.code), None)
    column = finding.column
    match check:
        case SumCheck():
            return _summed(check, sheet, finding.row, column)
        case ColumnsCheck():
            return _known((sheet, finding.row, part, 1) for part in check.parts)
        case AtMostSumCheck():
            item = finding.row.partition(":")[2]
            return _known((sheet, f"{part}:{item}", column, 1) for part in check.parts)
        case FlowCheck() if case.history.opening is None:
            plus = [(sheet, row, column, 1) for row in check.plus]
            minus = [(sheet, row, column, -1) for row in check.minus]
            return _known([(sheet, finding.row, str(PREVIOUS), 1), *plus, *minus])
    cross = next(
        (
            one
            for one in cross_checks()
            if isinstance(one, SectorsCheck) and one.code == finding.code and finding.row in one.items
        ),
        None,
    )
    other = case.sheets.get(cross.parts) if cross else None
    if other is None:
        return []
    total = other.form.row_by_code[f"{TOTAL}:{finding.row}"]
    return _known((other, row, column, 1) for row in total.total)


def _summed(check: SumCheck, sheet: Sheet, row: str, column: str) -> list[SumPart]:
    totals = expanded(sheet.form, check.total)
    at = totals.index(row) if row in totals else 0
    rows = [expanded(sheet.form, part) for part in check.parts]
    return _known((sheet, codes[at] if len(codes) > at else codes[0], column, 1) for codes in rows)


def _known(cells: Iterable[tuple[Sheet, str, str, int]]) -> list[SumPart]:
    found = []
    for sheet, row, column, sign in cells:
        value = sheet.value(row, column)
        if value is not None:
            found.append(SumPart(sheet, row, column, printed(sheet, row, column, value), sign))
    return found
