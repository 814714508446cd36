"""What is wrong with a form as a whole: names given twice, references to nothing, circles, measures of no attribute."""

from collections.abc import Callable, Iterator, Sequence

from models.forms.definition import Form, FormColumn, Row, is_within
from models.forms.snapshot import SETS
from models.values.periods import PeriodKind

Fault = tuple[str, str, str]
"""Row or column, key, why."""


MOST_STEPS = 32
"""Rows or columns that are computed from each other in a chain; the published forms need 3."""


def faults(form: Form) -> Iterator[Fault]:
    """The faults of a form, those first without which the others cannot be looked for."""
    yield from _twice("code", [row.code for row in form.rows])
    yield from _twice("key", [column.key for column in form.columns])
    yield from _dangling(form)
    yield from _circles("total", [row.code for row in form.rows], lambda code: needs(form.row_by_code[code]))
    yield from _circles("columns", list(form.column_by_key), lambda key: _columns(form.column_by_key[key]))
    yield from _measures(form)
    yield from _columns_for_nothing(form)


def needs(row: Row) -> tuple[str, ...]:
    """Codes of the rows from which this row is computed."""
    return row.parts


def _columns(column: FormColumn) -> tuple[str, ...]:
    """Keys of the columns from which this column is computed."""
    return (*filter(None, (column.of, column.over)), *column.total)


def _twice(key: str, names: Sequence[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name, key, "given twice"
        seen.add(name)


def _dangling(form: Form) -> Iterator[Fault]:
    for row in form.rows:
        yield from (
            (row.code, "rows", f"no row {one!r}") for one in needs(row) if one not in form.row_by_code
        )
    if form.total_row and form.total_row not in form.row_by_code:
        yield "", "total_row", f"no row {form.total_row!r}"
    if form.main_column not in form.column_by_key:
        yield "", "main_column", f"no column {form.main_column!r}"
    for column in form.columns:
        for other in _columns(column):
            if other not in form.column_by_key:
                yield column.key, "columns", f"no column {other!r}"
        if column.carry and column.carry not in form.column_by_key:
            yield column.key, "carry", f"no column {column.carry!r}"


def _circles(key: str, names: Sequence[str], parts: Callable[[str], Sequence[str]]) -> Iterator[Fault]:
    """Circles and endless chains of things that are computed from each other."""
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> Iterator[Fault]:
        if name in above:
            yield name, key, "a circle: " + " → ".join((*above, name))
        elif len(above) >= MOST_STEPS:
            yield name, key, f"computed from others over more than {MOST_STEPS} steps"
        elif name not in done:
            for other in parts(name):
                yield from visit(other, (*above, name))
            done.add(name)

    for name in names:
        yield from visit(name, ())


def _measures(form: Form) -> Iterator[Fault]:
    """Columns that measure what the records of a row do not have, or contradict its conditions."""
    for column in form.columns:
        if column.measure is None:
            continue
        for row in form.rows:
            if row.source is not None and not row.derived and not row.total:
                yield from _measure(column, row)


def _measure(column: FormColumn, row: Row) -> Iterator[Fault]:
    measure, source = column.measure, row.source
    if measure is None or source is None:
        return
    if source.measure == "communes":
        yield column.key, measure.measure, f"the communes of the row {row.code!r} are no records"
        return
    of = measure.of or source.of
    own = ((measure.measure, measure.attribute), *((name, name) for name in measure.where))
    of_row = [("from", name) for name in (*source.basis, *source.where)] if measure.of else []
    for key, attribute in (*own, *of_row):
        if attribute and attribute not in SETS[of]:
            yield column.key, key, f"{of}, which are measured in the row {row.code!r}, have no {attribute!r}"
    for asked, conditions in ((measure.where, source.where), (measure.basis, source.basis)):
        for attribute, value in asked.items():
            if attribute in conditions and not is_within(value, conditions[attribute]):
                yield column.key, attribute, f"the row {row.code!r} asks for another value"


def _columns_for_nothing(form: Form) -> Iterator[Fault]:
    """Columns that narrow the measure of no row, and columns that compare with one which their returns do not have."""
    for column in form.columns:
        if column.narrow and not any(form.applies(row, column) for row in form.rows):
            yield column.key, "narrow", "no row counts or adds up records with these attributes"
        for other in _columns(column):
            kinds = set(column.periods or PeriodKind)
            if other in form.column_by_key and not kinds <= set(
                form.column_by_key[other].periods or PeriodKind
            ):
                yield column.key, "periods", f"the column {other!r} is not in all of these returns"
