"""Checks that blank cells leave undecided: which cells are missing, and the finding that names them.

Blank is not zero: a sum of what is there decides only where the blank parts could not change the outcome.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import finding_at, parts_details
from models.forms.definition import TOTAL, CellKey
from models.forms.findings import Finding, Level
from models.forms.missing import names_of
from models.forms.rules.check_kinds import Check

UNDECIDED = "_UNDECIDED"
"""What the code of a check ends in where blank cells leave it undecided."""


def missing_cells(sheet: Sheet, parts: Iterable[CellKey], *, every: bool) -> tuple[CellKey, ...]:
    """The blank ones of some parts, and what those lack that were added up over blank cells.

    every: also parts of which nothing at all is stated. Otherwise such a kind of debt, or sector, is not in the report.
    A blank optional cell lacks nothing: there is none of what it counts.
    """
    found: dict[CellKey, None] = {}
    for part in expected(sheet, parts):
        cell = sheet[part]
        if cell.value is None and (every or _is_used(sheet, part)):
            found[part] = None
        elif cell.incomplete:
            found.update(dict.fromkeys(cell.missing))
    return tuple(found)


def expected(sheet: Sheet, keys: Iterable[CellKey]) -> list[CellKey]:
    """Cells without the blank ones that are optional."""
    rows, columns = sheet.form.row_by_code, sheet.form.column_by_key
    return [
        key
        for key in keys
        if sheet[key].value is not None or not (rows[key[0]].optional or columns[key[1]].optional)
    ]


def beside_typed(sheet: Sheet, whole: CellKey, of: Sheet, keys: Iterable[CellKey]) -> list[CellKey]:
    """Cells without the optional ones that nobody typed, where the whole is typed: `of` is the sheet of the cells.

    Who types a whole over a register that lacks much does not speak of what the register calls unknown.
    """
    if sheet[whole].origin is not Origin.GIVEN:
        return list(keys)
    rows, columns = of.form.row_by_code, of.form.column_by_key
    return [
        key
        for key in keys
        if of[key].origin is Origin.GIVEN or not (rows[key[0]].optional or columns[key[1]].optional)
    ]


def _is_used(sheet: Sheet, key: CellKey) -> bool:
    """Whether something other than zero is stated of the sector, or in the row, of a cell."""
    row = sheet.form.row_by_code[key[0]]
    if row.sector and row.sector != TOTAL:
        return (row.sector, key[1]) in sheet.used
    columns = (column.key for column in sheet.form.columns if column.role == "figure")
    return any(sheet.value(row.code, column) for column in columns)


def exceeds(sheet: Sheet, row: str, parts: Sequence[Fraction], whole: Fraction) -> bool:
    """Whether parts are above their whole however large the blank ones are: none of them can be below zero."""
    return sum(parts) > whole and not sheet.form.row_by_code[row].signed and min((*parts, whole)) >= 0


def undecided(
    check: Check,
    sheet: Sheet,
    row: str,
    column: str,
    missing: Sequence[CellKey],
    details: Mapping[str, Any],
    of: Sheet | None = None,
) -> Finding:
    """The finding that a check could not be decided, with the names of the missing cells (of another sheet: `of`)."""
    names = names_of(of or sheet, missing, row, column)
    finding = finding_at(check, sheet, row, column, **details, missing=names)
    return replace(finding, code=f"{check.code}{UNDECIDED}", level=Level.INFO)


def against_parts(
    check: Check,
    sheet: Sheet,
    whole: CellKey,
    of: Sheet,
    parts: Iterable[CellKey],
    missing: Sequence[CellKey],
) -> Iterator[Finding]:
    """That a stated figure is not the sum of its parts, which may stand in another sheet, or that this is undecided."""
    parts = tuple(parts)
    if sheet[whole].target or any(of[key].target for key in parts):
        return  # a bound is no figure that adds up
    stated = sheet.exact(*whole)
    there = [value for key in parts if (value := of.exact(*key)) is not None]
    if stated is None or not there or sum(there) == stated:
        return
    typed = beside_typed(sheet, whole, of, parts)
    spoken = [value for key in typed if (value := of.exact(*key)) is not None]
    if len(typed) < len(parts) and (not spoken or sum(spoken) == stated):
        return
    details = parts_details(sheet, *whole, stated, there)
    lacking = sheet[whole].missing if sheet[whole].incomplete else ()
    if lacking:
        yield undecided(check, sheet, *whole, lacking, details)
    elif missing and not exceeds(sheet, whole[0], there, stated):
        yield undecided(check, sheet, *whole, missing, details, of)
    else:
        yield finding_at(check, sheet, *whole, **details)
