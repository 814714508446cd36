"""R13: a figure that counts each thing once, and equals the one that counts every time it occurs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from models.forms.cells import Sheet
from models.forms.checking.comparing import printed, row_details
from models.forms.definition import Form, FormColumn, Row
from models.forms.rules.measures import Source

LEAST = 5
"""Below it the two are often the same."""


def repeated_counts(sheet: Sheet, row: str, column: str, stated: Decimal) -> Iterator[dict[str, Any]]:
    """The cells that count the same records without leaving out repetitions, and hold the stated figure."""
    form = sheet.form
    own_row, own_column = form.row_by_code.get(row), form.column_by_key.get(column)
    if own_row is None or own_column is None or stated < LEAST:
        return
    source = form.source_of(own_row, own_column)
    if source is None or source.measure != "distinct":
        return
    for other, key in _others(form, own_row, own_column, source):
        value = sheet.value(other.code, key)
        if value is not None and printed(sheet, other.code, key, value) == stated:
            label = row_details(sheet, other.code)["label"]
            if key != column:
                label = form.column_by_key[key].header[-1].lower()
            yield {"value": stated, "label": label}


def _others(form: Form, row: Row, column: FormColumn, source: Source) -> Iterator[tuple[Row, str]]:
    """Cells with the same records, counted one by one: in the row of the cell or in its column."""
    cells = [(row, beside) for beside in form.columns] + [(other, column) for other in form.rows]
    wanted = ("count", source.of, source.basis, source.where)
    for other, beside in cells:
        known = form.source_of(other, beside) if form.applies(other, beside) else None
        if known is not None and (known.measure, known.of, known.basis, known.where) == wanted:
            yield other, beside.key
