"""Names of forms, rows, columns and cells as types of their own, so that they cannot be confused."""

from dataclasses import dataclass
from typing import NewType

from models.forms.shapes import name

RowCode = NewType("RowCode", str)
"""A row that carries figures."""

ColumnKey = NewType("ColumnKey", str)

Item = NewType("Item", str)
"""An indicator of a crossed form: what follows the sector in a row code."""

FormCode = NewType("FormCode", str)


@dataclass(frozen=True, slots=True)
class CellAddress:
    """A cell of a form, written FORM/ROW/COLUMN."""

    form: FormCode
    row: RowCode
    column: ColumnKey

    def __str__(self) -> str:
        return f"{self.form}/{self.row}/{self.column}"


def address(value: object) -> CellAddress:
    """A cell from its text FORM/ROW/COLUMN; ValueError with the reason."""
    parts = name(value).split("/")
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"not FORM/ROW/COLUMN: {value!r}")
    form, row, column = parts
    return CellAddress(FormCode(form), RowCode(row), ColumnKey(column))
