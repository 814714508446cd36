"""Which cells of a form a single cell is computed from, so that it can be worked out without all the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.sheets import quotient_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Some of the cells of a form.

    computed: those that are worked out; supported: those whose pairs or coverage are asked for. Where there is none of
    these, it is asked only where anything stands, which is the same with and without what counts twice.
    """

    computed: frozenset[CellKey]
    supported: frozenset[CellKey]


def wanted_for(form: Form, cell: CellKey) -> Wanted:
    """What one cell rests on: the leaves of its formula, and what lies between."""
    found: set[CellKey] = set()
    waiting = [cell]
    while waiting:
        key = waiting.pop()
        if key not in found and key[0] in form.row_by_code and key[1] in form.column_by_key:
            found.add(key)
            waiting += _parts(form, form.row_by_code[key[0]], form.column_by_key[key[1]])
    computed = frozenset(found)
    supported = frozenset({cell, *(key for key in found if _has_pair(form, key))})
    return Wanted(computed, supported)


def main_cells(forms: Iterable[Form]) -> Wanted:
    """The main columns of forms, for seeing where anything stands in them: without pairs and coverage."""
    return Wanted(frozenset((row.code, form.main_column) for form in forms for row in form.rows), frozenset())


def _has_pair(form: Form, key: CellKey) -> bool:
    row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
    return column.role == "ratio" or bool(column.role == "figure" and (row.mean or row.ratio))


def _parts(form: Form, row: Row, column: FormColumn) -> Iterable[CellKey]:
    """The cells that the formula of a cell names, whether or not a figure is offered for it."""
    if column.role == "share":
        return [(row.code, column.of), (form.share_total(row), column.of)]
    if column.role in ("ratio", "difference"):
        return [(row.code, column.of), (row.code, column.over)]
    if row.mean or row.ratio:
        of, over, _ = quotient_of(row)
        return [(code, column.key) for code in (*of, *over)]
    if row.times:
        return [(row.times[0], column.key)]
    across = [(row.code, key) for key in column.total]
    return [*across, *((code, column.key) for code in row.total)]
