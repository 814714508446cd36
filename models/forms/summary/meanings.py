"""What a figure is, from the data of its form: what it counts, over what base, and of which status.

Two reports may both be right with different numbers of members (memberships or persons) or of cooperatives
(registered, operating, or with business results): which one a cell means is part of the cell.
"""

from dataclasses import dataclass

from models.forms.definition import CountedThing, FigureStatus, Form, FormColumn, Row
from models.forms.rules.measures import Source
from models.forms.sheets import quotient_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """counts: None where amounts are added or a ratio is taken; base: labels of the rows that a ratio is taken over,
    or what the form says of it; status: of the column."""

    counts: CountedThing | None
    base: str
    status: FigureStatus


def meaning_of(form: Form, row: Row, column: FormColumn) -> Meaning:
    """What the figure of a cell is."""
    return Meaning(_counts(form, row, column), _base(form, row, column), column.status)


def _counts(form: Form, row: Row, column: FormColumn) -> CountedThing | None:
    if row.counts is not None:
        return row.counts
    source = form.source_of(row, column) or row.source
    return None if source is None or row.derived or column.role == "ratio" else _counted(source)


def _counted(source: Source) -> CountedThing | None:
    if source.measure == "communes" or (source.measure == "distinct" and source.attribute == "commune"):
        return CountedThing.COMMUNES
    if source.measure == "sum":
        return None
    if source.of in ("members", "managers"):
        persons = source.measure == "distinct" and source.attribute == "person"
        return (
            CountedThing.PERSONS
            if persons
            else CountedThing.MEMBERSHIPS
            if source.of == "members"
            else CountedThing.OFFICES
        )
    if source.of == "results":
        return CountedThing.WITH_RESULTS
    if source.of == "organisations" or source.attribute == "organisation":
        return CountedThing.OPERATING if source.where.get("operating") is True else CountedThing.REGISTERED
    return CountedThing.RECORDS


def _base(form: Form, row: Row, column: FormColumn) -> str:
    if column.role == "ratio":
        return form.column_by_key[column.over].header[-1]
    if column.role == "share":
        whole = form.row_by_code.get(form.share_total(row))
        return whole.label if whole is not None else ""
    if row.mean or row.ratio:
        over = quotient_of(row)[1]
        return row.base or " + ".join(form.row_by_code[code].label for code in over)
    return row.base
