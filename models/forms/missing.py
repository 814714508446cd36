"""Totals that were added up although parts of them are blank, and the words for the missing cells."""

from collections.abc import Iterable

from models.forms.cells import Sheet
from models.forms.definition import CellKey


def is_incomplete_total(sheet: Sheet, key: CellKey) -> bool:
    """Whether a cell is a sum of parts of which some are blank, and must not look whole."""
    row, column = sheet.form.row_by_code[key[0]], sheet.form.column_by_key[key[1]]
    return sheet[key].incomplete and bool(row.total or (column.total and not row.derived))


def incomplete_totals(sheet: Sheet) -> tuple[CellKey, ...]:
    """The printed totals of a sheet that are incomplete, in the order of the form."""
    form = sheet.form
    return tuple(
        key
        for key in sheet.cells
        if is_incomplete_total(sheet, key)
        and form.on_paper(form.row_by_code[key[0]], form.column_by_key[key[1]])
    )


def names_of(sheet: Sheet, keys: Iterable[CellKey], row: str, column: str) -> str:
    """Cells as people know them, beside the cell for which they are missing: sectors, rows or columns by name."""
    return "; ".join(dict.fromkeys(_name(sheet, key, row, column) for key in keys))


def _name(sheet: Sheet, key: CellKey, row: str, column: str) -> str:
    found, beside = sheet.form.row_by_code[key[0]], sheet.form.row_by_code.get(row)
    header = sheet.form.column_by_key[key[1]].header[-1]
    if key[0] == row:
        return header
    item = beside.item or beside.code if beside is not None else row
    if found.item and found.item == item:
        name = sheet.form.labels[found.sector]
    elif found.item and beside is not None and found.sector == beside.sector:
        name = f"{found.item} {found.label}"
    elif found.item:
        name = f"{found.label} – {sheet.form.labels[found.sector]}"
    else:
        name = f"{found.code} {found.label}"
    return name if key[1] == column else f"{name} ({header})"
