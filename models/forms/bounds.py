"""Within which limits a figure lies: those of its column or row, else those of its role, unit or kind.

All limits are in printed units. A loss is below zero: a row that adds up a signed field of the register, or is
computed from such a row, may be.
"""

from dataclasses import dataclass
from decimal import Decimal

from models.forms.definition import Form, FormColumn, Kind, Mode, Row
from models.forms.files.soundness import needs
from models.forms.loader import doubt_defaults
from models.forms.rules.doubt_kinds import DefaultBounds
from models.forms.rules.spans import Span
from models.register.catalogue import RECORDS
from models.register.kinds import Money


@dataclass(frozen=True, slots=True)
class Bounds:
    """possible: outside it no figure can lie; usual: outside it is doubted (None: nothing is said about it)."""

    possible: Span
    usual: Span | None


_SIGNED = frozenset(
    (kind.table, field.public)
    for kind in RECORDS
    for field in kind.fields
    if isinstance(field.kind, Money) and field.kind.signed
)
"""Set and attribute of what may be below zero in the register."""


def is_signed(form: Form, row: Row) -> bool:
    """Whether a figure of the row may be below zero."""
    if row.range is not None:
        return row.range.least < 0
    if row.source is not None and (row.source.of, row.source.attribute) in _SIGNED:
        return True
    parts = row.ratio.numerator if row.ratio else row.mean[:1] if row.mean else needs(row)
    return any(is_signed(form, form.row_by_code[part]) for part in parts)


def bounds_of(form: Form, row: Row, column: FormColumn) -> Bounds:
    """The limits of one cell."""
    if column.role == "difference":
        return Bounds(column.range or _apart(form, row, column), column.usual)
    default = _default(form, row, column)
    possible, usual = default.possible, default.usual
    signed = is_signed(form, row) and (column.role == "ratio" or _counts_as_row(row, column))
    if signed and possible.least >= 0:
        # A ratio to a part that is below zero, and a loss, know no share of a whole.
        most = max(possible.most, _RATIO_MOST) if form.kind_of(row, column) is Kind.PERCENT else possible.most
        possible = Span(-most, most)
        usual = Span(-usual.most, usual.most) if usual else None
    for own in (row, column) if _counts_as_row(row, column) else (column,):
        possible, usual = own.range or possible, own.usual or (None if own.range else usual)
    return Bounds(possible, usual)


def _apart(form: Form, row: Row, column: FormColumn) -> Span:
    """The limits of a difference: as far apart as two of the figures compared can be, in either direction."""
    compared = bounds_of(form, row, form.column_by_key[column.of]).possible
    most = _RATIO_MOST if column.mode is Mode.PERCENT else compared.most - compared.least
    return Span(-most, most)


_RATIO_MOST = Decimal(10**6)


def _counts_as_row(row: Row, column: FormColumn) -> bool:
    """Whether the column holds figures of what the row counts."""
    return column.role in ("figure", "mention") and column.kind in (None, row.kind)


def _default(form: Form, row: Row, column: FormColumn) -> DefaultBounds:
    kind = form.kind_of(row, column)
    unit = column.unit or row.unit
    known = doubt_defaults().bounds
    for one in known:
        if one.role and one.role == column.role:
            return one
    for one in known:
        if not one.role and one.kind == kind and one.unit == unit:
            return one
    return next(one for one in known if not one.role and one.kind == kind and not one.unit)
