"""A list as text: CSV by RFC 4180 in UTF-8 with its mark, so that spreadsheet programs read the Vietnamese letters.

Money is whole dong, days are dd/mm/yyyy. A text that a spreadsheet program would run as a formula has an apostrophe
before it.
"""

import csv
from io import StringIO
from typing import TYPE_CHECKING

from exports.workbook.format import looks_like_formula
from models.register.texts.cells import Cell

if TYPE_CHECKING:
    from exports.tables.list_content import ListContent


def csv_bytes(content: "ListContent") -> tuple[bytes, int]:
    """The file and the number of its rows, the heading aside."""
    text, rows = StringIO(newline=""), 0
    lines = csv.writer(text)
    lines.writerow(harmless(heading) for heading in content.columns.headings(exact=True))
    for cells in content.rows():
        lines.writerow(_field(cell) for cell in cells)
        rows += 1
    return text.getvalue().encode("utf-8-sig"), rows


def _field(cell: Cell) -> str:
    if cell.number is not None:
        return str(cell.number)
    return harmless(cell.full or cell.text)


def harmless(text: str) -> str:
    """The text as no spreadsheet program runs it."""
    return f"'{text}" if looks_like_formula(text) else text
