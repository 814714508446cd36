"""Rows of text as a workbook or CSV file: reports on a table that was read, which can be mended and read again."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from exports.files.writing import write_whole
from exports.workbook.format import MOST_TEXT, column_letters, looks_like_formula
from models.values.errors import Refused

SUFFIXES = (".xlsx", ".csv")
_FONT = "Times New Roman"
_WIDEST = 60


def write_rows(target: Path, title: str, rows: Sequence[Sequence[str]]) -> None:
    """Write rows, the headings first, by the ending of the target; every cell is text and never a formula.

    Refused LIST_FILE_KIND; Unavailable as exports.files.writing.write_whole.
    """
    match target.suffix.lower():
        case ".xlsx":
            write_whole(target, _workbook(title, rows))
        case ".csv":
            write_whole(target, _text(rows))
        case _:
            raise Refused("LIST_FILE_KIND", file=target.name)


def _workbook(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = title[:31]
    plain, bold, top = (
        Font(name=_FONT, size=11),
        Font(name=_FONT, size=11, bold=True),
        Alignment(vertical="top"),
    )
    for down, row in enumerate(rows, start=1):
        for across, text in enumerate(row, start=1):
            cell = sheet.cell(down, across)
            if text:
                cell.value = text[:MOST_TEXT]
                cell.data_type = "s"
            cell.quotePrefix = looks_like_formula(text)
            cell.number_format = "@"
            cell.font, cell.alignment = (bold if down == 1 else plain), top
    for across in range(max((len(row) for row in rows), default=0)):
        longest = max((len(row[across]) for row in rows if across < len(row)), default=0)
        sheet.column_dimensions[column_letters(across + 1)].width = min(max(longest, 6), _WIDEST) + 2
    sheet.freeze_panes = "A2"
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _text(rows: Sequence[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    csv.writer(text).writerows(
        [f"'{cell}" if looks_like_formula(cell) else cell for cell in row] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")
