"""Reads the cells of a foreign workbook, as a program of its own: workbook on standard input, answer on output.

The reader behind it is native code; damaged .xls files were seen to stop a whole process (an index out of range, a
huge allocation). Here it stops only itself, and `exports.tables.files` reports a damaged file.

The answer is JSON: {"rows": [[…]]} with all cells as text, or {"code": "TABLE_…"}.
"""

import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import orjson
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from models.values.dates import format_date, format_moment


def cell_text(value: object) -> str:
    """A cell as a person would type it: decimal comma, no grouping, dd/mm/yyyy."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float | int):
        return _number_text(value)
    if isinstance(value, datetime):
        return format_date(value) if value.time() == time() else format_moment(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def _number_text(value: float) -> str:
    """Shortest decimal text that means this number."""
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    text = format(number.quantize(Decimal(1)) if number == number.to_integral_value() else number, "f")
    return text.replace(".", ",")


def answer(data: bytes, sheet: str) -> dict[str, object]:
    """The texts of the named one, or of the first that is not empty."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        names = [str(name) for name in workbook.sheet_names]
        if sheet and sheet not in names:
            return {"code": "TABLE_SHEET_MISSING"}
        for name in [sheet] if sheet else names:
            rows = workbook.get_sheet_by_name(name).to_python()
            texts = [[cell_text(value) for value in row] for row in rows]
            if any(any(row) for row in texts):
                return {"rows": texts}
    except PasswordError:
        return {"code": "TABLE_FILE_PASSWORD"}
    except (CalamineError, ValueError, OverflowError, ArithmeticError):
        return {"code": "TABLE_FILE_DAMAGED"}
    return {"rows": []}


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    sys.stdout.buffer.write(orjson.dumps(answer(sys.stdin.buffer.read(), asked)))
