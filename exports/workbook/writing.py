"""Workbooks that leave the machine: the printed forms alone, or the package's `bieu.xlsx` with its data sheets.

The same input gives the same bytes: no clock, no machine, fixed dates in the ZIP. docs/formats/workbook.md.
"""

import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from exports.files.archive import write_archive
from exports.paper.layout import layout_on
from exports.workbook.data import HEADER_STYLE, QUOTED_STYLE, DataSheet, data_sheets, sheet_xml
from exports.workbook.forms import FormWorksheet, sheet_names
from models.forms.matrix import ReportMatrix
from models.returns.document import ReturnDocument
from models.values.errors import Refused

_CREATOR = "So HTX"
_SHEET_PART = "xl/worksheets/sheet{}.xml"


def write_report_workbook(matrices: Sequence[ReportMatrix], *, made_at: datetime) -> bytes:
    """The printed forms as a workbook. Refused with PAPER_WITHOUT_FORMS where there is none."""
    if not matrices:
        raise Refused("PAPER_WITHOUT_FORMS")
    workbook = empty_workbook(made_at)
    _write_forms(workbook, matrices, made_at)
    return write_archive(parts_of(workbook).items())


def write_package_workbook(
    document: ReturnDocument, matrices: Sequence[ReportMatrix], *, made_at: datetime
) -> bytes:
    """`bieu.xlsx`: the printed forms for people, then the exact data of the document, sheet by sheet.

    Refused with XLSX_SHEET_NAMES, XLSX_TOO_LARGE, XLSX_TEXT_TOO_LONG where the data exceed the format.
    """
    sheets = data_sheets(document)
    workbook = empty_workbook(made_at)
    _write_forms(workbook, matrices, made_at)
    first = len(workbook.worksheets) + 1
    _place_data_sheets(workbook, sheets)
    parts = parts_of(workbook)
    for number, sheet in enumerate(sheets, start=first):
        parts[_SHEET_PART.format(number)] = sheet_xml(sheet)
    return write_archive(parts.items())


def empty_workbook(made_at: datetime) -> Workbook:
    """A workbook without a sheet, in which the formats of data sheets have their places."""
    workbook = Workbook()
    if workbook.active is not None:
        workbook.remove(workbook.active)
    moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    workbook.properties = DocumentProperties(
        creator=_CREATOR, lastModifiedBy=_CREATOR, created=moment, modified=moment
    )
    _fix_data_styles(workbook)
    return workbook


def _fix_data_styles(workbook: Workbook) -> None:
    """Registers the two cell formats of data sheets before all others, so that their places are known."""
    sheet = workbook.create_sheet()
    header, quoted = sheet.cell(1, 1), sheet.cell(2, 1)
    header.font = Font(bold=True)
    quoted.quotePrefix = True
    places = (header.style_id, quoted.style_id)
    if places != (HEADER_STYLE, QUOTED_STYLE):
        raise AssertionError(f"cell formats stand at {places}")
    workbook.remove(sheet)


def _write_forms(workbook: Workbook, matrices: Sequence[ReportMatrix], made_at: datetime) -> None:
    layout = layout_on(made_at.date())
    for name, matrix in zip(sheet_names(matrices), matrices, strict=True):
        FormWorksheet(workbook, name, matrix, layout).write()


def _place_data_sheets(workbook: Workbook, sheets: Sequence[DataSheet]) -> None:
    """Empty sheets of the right names; their content is put in afterwards."""
    taken = {name.casefold() for name in workbook.sheetnames}
    for sheet in sheets:
        if sheet.name.casefold() in taken:
            raise Refused("XLSX_SHEET_NAMES", sheet=sheet.name)
        workbook.create_sheet(sheet.name)


def parts_of(workbook: Workbook) -> dict[str, bytes]:
    """The parts of a workbook in the order of their writing, without the dates of this moment."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        ExcelWriter(workbook, archive).write_data()
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
