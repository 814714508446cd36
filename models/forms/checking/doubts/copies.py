"""R12 against the period before: amounts of money that are typed again to the last digit."""

from collections.abc import Iterator

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import Case, printed
from models.forms.definition import Kind
from models.forms.findings import Finding, Level

LEAST_AMOUNTS = 4
"""So many amounts that are all the same as before are no coincidence."""


def copies(sheet: Sheet, case: Case) -> Iterator[Finding]:
    """One finding where all typed amounts of what happened in a period are those of the period before."""
    form, column = sheet.form, sheet.form.main_column
    known = case.history.last(form.code)
    same = []
    for row in form.rows:
        cell = sheet[row.code, column]
        before = known.get(row.code)
        kind = form.kind_of(row, form.column_by_key[column])
        if cell.origin is not Origin.GIVEN or not cell.value or before is None or kind is not Kind.MONEY:
            continue
        if cell.value != before:
            return
        if len(printed(sheet, row.code, column, before).normalize().as_tuple().digits) >= 2:
            same.append(row.code)
    if len(same) >= LEAST_AMOUNTS:
        details = {"name": form.name, "count": len(same), "rows": ", ".join(same[:8]), "first_row": same[0]}
        yield Finding("COPIED_FROM_PREVIOUS", "R12", Level.WARNING, form.code, "", "", details)
