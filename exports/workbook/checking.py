"""Whether the workbook of a package shows the same data as its data file, cell by cell.

A sheet whose bytes are those that the data would be written as needs no further look; any other sheet is read
strictly and compared by value, so that the first difference can be named.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from exports.signatures.container import WORKBOOK_NAME
from exports.workbook.data import QUOTED_STYLE, DataSheet, data_sheets, sheet_xml, workbook_names
from exports.workbook.format import EXACT_BELOW, cell_address
from exports.workbook.reading import Parts, WorkbookReader, open_workbook, read_sheet, scanned_form
from exports.workbook.scanning import SheetCell
from models.returns.document import Cell, ReturnDocument
from models.values.errors import Refused

ContentCheck = Callable[[ReturnDocument, Mapping[str, bytes]], Refused | None]
"""As in exports.verdicts.packages."""

PRINTED_CELLS = 200_000
"""Most rows and cells, blank ones too, of all printed forms together, and of a data sheet beyond its data."""


def workbook_check(read: WorkbookReader) -> ContentCheck:
    """As `check_package_workbook`, of a workbook that others look at too."""

    def check(document: ReturnDocument, files: Mapping[str, bytes]) -> Refused | None:
        return check_package_workbook(document, files, read)

    return check


def check_package_workbook(
    document: ReturnDocument, files: Mapping[str, bytes], read: WorkbookReader = open_workbook
) -> Refused | None:
    """None where `bieu.xlsx` among the files is harmless and says what the document says; else what is wrong.

    XLSX_MISSING: there is no workbook; XLSX_DIFFERS (sheet, cell, workbook, data): the first cell that differs;
    XLSX_SHEET_MISSING and XLSX_SHEET_UNKNOWN: data sheets that do not fit the document; or a hazard, XLSX_*.
    """
    if WORKBOOK_NAME not in files:
        return Refused("XLSX_MISSING", file=WORKBOOK_NAME)
    try:
        _check(data_sheets(document), read(files[WORKBOOK_NAME]))
    except Refused as refusal:
        return refusal
    return None


def _check(expected: Sequence[DataSheet], parts: Parts) -> None:
    names = {sheet.name for sheet in expected}
    for sheet in expected:
        if sheet.name not in parts.sheets:
            raise Refused("XLSX_SHEET_MISSING", sheet=sheet.name)
    prefix, left = workbook_names().register_prefix, PRINTED_CELLS
    for name in parts.sheets:
        if name in names:
            continue
        if name.casefold().startswith(prefix):
            raise Refused("XLSX_SHEET_UNKNOWN", sheet=name)
        left -= sum(1 + len(row) for row in scanned_form(parts, name, left).rows)
    for sheet in expected:
        if QUOTED_STYLE in parts.quoted and parts.sheets[sheet.name] == sheet_xml(sheet):
            continue
        most = (len(sheet.rows) + 1) * (len(sheet.columns) + 1) + PRINTED_CELLS
        _compare(sheet, read_sheet(parts, sheet.name, most))


def _compare(sheet: DataSheet, found: list[list[SheetCell]]) -> None:
    for row, (wanted, cells) in enumerate(zip_longest(sheet.all_rows(), found, fillvalue=()), start=1):
        shown = [_shown(value) for value in wanted]
        if shown == cells:
            continue
        for column, (mine, theirs) in enumerate(zip_longest(shown, cells), start=1):
            if mine != theirs:
                raise Refused(
                    "XLSX_DIFFERS",
                    sheet=sheet.name,
                    cell=cell_address(row, column),
                    workbook=_told(theirs),
                    data=_told(mine),
                )


def _shown(value: Cell) -> SheetCell:
    """A value as the workbook holds it: a number too long for a spreadsheet is text there."""
    if isinstance(value, int) and not -EXACT_BELOW < value < EXACT_BELOW:
        return str(value)
    return value


def _told(value: SheetCell) -> str:
    return "" if value is None else str(value)[:80]
