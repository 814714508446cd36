"""A series as a workbook or as text: a line a period with its state, what is missing, and the breaks named.

Figures are numbers in the printed unit; the breaks stand with their sources on a second sheet.
"""

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from exports.files.writing import write_whole
from exports.tables.list_text import harmless
from exports.tables.list_workbook import CellMaker
from exports.workbook.format import EXACT_BELOW, column_letters
from models.forms.sheets import to_printed
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.periods import label
from storage.comparisons.series import Series, SeriesPoint
from storage.comparisons.series_words import evidence_words, gaps_words, state_words, title_words, units_words

SUFFIXES = (".xlsx", ".csv")
_HEADS = ("PERIOD", "AS_OF", "FIGURE", "UNIT", "NAME", "STATE", "REVISION", "UNITS_IN", "MISSING", "BREAKS")
_WIDTHS = (16, 12, 16, 12, 24, 20, 8, 16, 50, 60)

Field = str | Decimal


def write_series(found: Series, target: Path, *, language: str = "vi") -> int:
    """Write a series as .xlsx or .csv by the ending of the target; the number of its periods.

    Refused SERIES_FILE_KIND. Unavailable: as exports.files.writing.write_whole.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused("SERIES_FILE_KIND", file=target.name)
    make = workbook_bytes if suffix == ".xlsx" else csv_bytes
    write_whole(target, make(found, language))
    return len(found.points)


def csv_bytes(found: Series, language: str) -> bytes:
    """UTF-8 with its mark, by RFC 4180; figures with a decimal point."""
    text = StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(_heads(language))
    for point in found.points:
        lines.writerow(
            format(one, "f") if isinstance(one, Decimal) else harmless(one)
            for one in _line(found, point, language)
        )
    return text.getvalue().encode("utf-8-sig")


def workbook_bytes(found: Series, language: str) -> bytes:
    """The file, figures as numbers that can be computed with."""
    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet(sentence("SERIES_SHEET_POINTS", {}, language))
    make = CellMaker(sheet)
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions[column_letters(at + 1)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([make.text(title_words(found, language), bold=True)])
    sheet.append([make.heading(head) for head in _heads(language)])
    for point in found.points:
        sheet.append([_cell(make, one) for one in _line(found, point, language)])
    _write_breaks(workbook, found, language)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _cell(make: CellMaker, value: Field) -> Any:
    if isinstance(value, str):
        return make.text(value)
    if abs(value) >= EXACT_BELOW:
        return make.text(format(value, "f"))
    return make.number(value)


def _heads(language: str) -> list[str]:
    return [sentence(f"COMMAND_HEAD_{head}", {}, language) for head in _HEADS]


def _line(found: Series, point: SeriesPoint, language: str) -> list[Field]:
    figure = "" if point.value is None else to_printed(found.form, found.row, found.column, point.value)
    return [
        label(point.period, language),
        format_date(point.cutoff),
        figure,
        found.form.unit_of(found.row, found.column),
        point.unit,
        state_words(point, language),
        "" if point.revision is None else str(point.revision),
        units_words(point, language),
        gaps_words(point, language),
        "; ".join(f"{format_date(one.day)}: {one.name(language)}" for one in point.breaks),
    ]


def _write_breaks(workbook: Any, found: Series, language: str) -> None:
    sheet: Any = workbook.create_sheet(sentence("SERIES_SHEET_BREAKS", {}, language))
    make = CellMaker(sheet)
    for at, width in enumerate((12, 80, 60, 40)):
        sheet.column_dimensions[column_letters(at + 1)].width = width
    heads = [sentence(f"COMMAND_HEAD_{head}", {}, language) for head in ("DAY", "BREAKS", "SOURCE", "MARK")]
    sheet.append([make.heading(head) for head in heads])
    for one in found.breaks:
        texts = (format_date(one.day), one.name(language), one.source, evidence_words(one, language))
        sheet.append([make.text(text) for text in texts])
