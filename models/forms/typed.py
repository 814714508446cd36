"""What people type into a cell, a figure or a target, read and examined in one place for every way in."""

from decimal import Decimal

from models.forms.cells import Sheet
from models.forms.definition import CellKey, Form, FormColumn, Kind, Row
from models.forms.sheets import to_base
from models.values.cells.faults import refuse_faulty
from models.values.cells.money_units import amount_with_unit
from models.values.errors import Refused
from models.values.names import clean, excerpt
from models.values.outcomes import Outcome
from models.values.targets import Number, Target, parse_target

_MILLION = 10**6
"""Money of the forms is printed in million dong."""


def is_entry(form: Form, row: Row, column: FormColumn) -> bool:
    """Whether a figure is expected to be typed into a cell, rather than computed from others."""
    if column.role not in ("figure", "mention") or row.derived or row.total or column.total:
        return False
    return form.applies(row, column)


def target_to_base(form: Form, row: Row, column: FormColumn, printed: Target) -> Target:
    """A target as it is printed → base unit. Refused as to_base, and TARGET_NOT_HERE where no target can stand."""
    if not column.targets:
        raise Refused("TARGET_NOT_HERE", form=form.code, column=column.header[-1], text=printed.text)
    return printed.converted(lambda bound: to_base(form, row, column, bound))


def read_typed(
    form: Form, row: Row, column: FormColumn, text: str, number: Number
) -> Decimal | Target | None:
    """The figure or target that a text states for a cell, as printed; None for nothing typed.

    Refused as to_base and target_to_base; NUMBER_NOT_UNDERSTOOD where it is neither, PERCENT_NOT_HERE for per cent in
    a cell of another unit, CELL_ERROR and CELL_NOT_COMPUTED for what stands in a cell without a value.
    number: reads a plain number as it is written there. Money may bring its unit: 500 tr, 1.200.000 dong.
    """
    refuse_faulty(text)
    kind = form.kind_of(row, column)
    if kind is not Kind.PERCENT and clean(text).endswith("%"):
        raise Refused("PERCENT_NOT_HERE", form=form.code, row=row.code, text=excerpt(clean(text)))
    amount, dong = amount_with_unit(text) if kind is Kind.MONEY else (text, 0)
    try:
        value = number(amount)
        if value is not None and dong:
            value = value * dong / _MILLION
    except Refused:
        target = parse_target(text, number)
        if target is None:
            raise
        target_to_base(form, row, column, target)
        return target
    if value is not None:
        to_base(form, row, column, value)
    return value


def outcome_of(sheet: Sheet, key: CellKey, value: Decimal | Target | None) -> Outcome:
    """What a figure or target as printed, or blank, would do to a cell: nothing, fill it, or change it."""
    form, there = sheet.form, sheet[key]
    if isinstance(value, Target):
        same = there.target is not None and there.target.text == value.text
    else:
        row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
        base = None if value is None else to_base(form, row, column, value)
        same = there.target is None and base == there.value
    return Outcome.SAME if same else Outcome.NEW if there.value is None else Outcome.CHANGED
