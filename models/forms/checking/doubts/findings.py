"""Findings of doubts, which no check of a form stands behind."""

from decimal import Decimal
from typing import Any

from models.forms.cells import Sheet
from models.forms.checking.comparing import row_details
from models.forms.findings import Finding, Level
from models.values.quantities import format_number


def doubt_at(
    code: str, rule: str, level: Level, sheet: Sheet, row: str, column: str, **details: Any
) -> Finding:
    """A finding at one cell; its details name form, row and column as people know them."""
    header = sheet.form.column_by_key[column].header[-1]
    known = {"name": sheet.form.name, **row_details(sheet, row, column), "header": header, **details}
    return Finding(code, rule, level, sheet.form.code, row, column, known)


def shown_number(value: Decimal) -> str:
    """A number for a text detail, without zeros that say nothing."""
    text = format(value, "f")
    return format_number(Decimal(text.rstrip("0").rstrip(".") if "." in text else text))
