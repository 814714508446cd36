"""What people type into a cell, a figure or a target, read and examined in one place for every way in."""

from decimal import Decimal

from models.forms.definition import Form, FormColumn, Row
from models.forms.sheets import to_base
from models.values.errors import Refused
from models.values.targets import Number, Target, parse_target


def target_to_base(form: Form, row: Row, column: FormColumn, printed: Target) -> Target:
    """A target as it is printed → base unit. Refused as to_base, and TARGET_NOT_HERE where no target can stand."""
    if not column.targets:
        raise Refused("TARGET_NOT_HERE", form=form.code, column=column.header[-1], text=printed.text)
    return printed.converted(lambda bound: to_base(form, row, column, bound))


def read_typed(
    form: Form, row: Row, column: FormColumn, text: str, number: Number
) -> Decimal | Target | None:
    """The figure or target that a text states for a cell, as printed; None for nothing typed.

    Refused as to_base and target_to_base; NUMBER_NOT_UNDERSTOOD where it is neither.
    number: reads a plain number as it is written there.
    """
    try:
        value = number(text)
    except Refused:
        target = parse_target(text, number)
        if target is None:
            raise
        target_to_base(form, row, column, target)
        return target
    if value is not None:
        to_base(form, row, column, value)
    return value
