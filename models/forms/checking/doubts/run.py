"""All doubts of a return: limits, ratios, changes, sectors, shares."""

from collections.abc import Collection, Iterator
from typing import assert_never

from models.forms.cells import Sheet
from models.forms.checking.comparing import Case
from models.forms.checking.doubts.changes import changes, vanished
from models.forms.checking.doubts.copies import copies
from models.forms.checking.doubts.limits import limits
from models.forms.checking.doubts.ratios import ratios
from models.forms.checking.doubts.sectors import duplicates, proportional
from models.forms.checking.doubts.shares import shares_without_count
from models.forms.findings import Finding
from models.forms.rules.doubt_kinds import (
    ChangeDoubt,
    DuplicatesDoubt,
    FormDoubt,
    PerDoubt,
    ProportionalDoubt,
)


def doubts(case: Case, known: Collection[Finding]) -> Iterator[Finding]:
    """The doubts about all sheets; `known` are the findings of the checks, whose cells are not doubted again."""
    for sheet in case.sheets.values():
        doubted = {(one.row, one.column) for one in known if one.form == sheet.form.code}
        yield from limits(sheet, doubted)
        for doubt in sheet.form.doubts:
            yield from _of_form(doubt, sheet)
        yield from changes(sheet, case)
        yield from vanished(sheet, case)
        yield from copies(sheet, case)
        yield from shares_without_count(sheet)


def _of_form(doubt: FormDoubt, sheet: Sheet) -> Iterator[Finding]:
    match doubt:
        case PerDoubt():
            yield from ratios(doubt, sheet)
        case ProportionalDoubt():
            yield from proportional(doubt, sheet)
        case DuplicatesDoubt():
            yield from duplicates(doubt, sheet)
        case ChangeDoubt():
            return  # limits of some rows, which the comparison of all rows reads
        case _:
            assert_never(doubt)
