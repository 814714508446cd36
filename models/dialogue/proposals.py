"""Values that the office above proposes: the text of the file format → what a form or the register keeps.

Figures are decimal text in the base unit (money: dong); cells of the register text or whole numbers, days ISO,
yes and no 1 and 0 (docs/formats/data.md). Refused: PROPOSAL_PLACE, PROPOSAL_VALUE, and those of models.register.fields.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from models.dialogue.queries import Pin
from models.forms.definition import Form, Kind
from models.forms.sheets import SheetCell, cell_of, shown, to_printed
from models.register.drafts import DEBT, MANAGER, MEMBERSHIP, ORGANISATION, PERSON, RESULT
from models.register.fields import Shapes, kept
from models.values import codes
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.quantities import format_number

FIELDS: Mapping[str, Shapes] = {
    "organisations": ORGANISATION,
    "people": PERSON,
    "memberships": MEMBERSHIP,
    "managers": MANAGER,
    "debts": DEBT,
    "results": RESULT,
}
"""Tables of the register in which a single field can be proposed."""

_FIGURE = re.compile(r"-?\d{1,24}(\.\d{1,12})?")
_WHOLE = re.compile(r"-?\d{1,18}")


def figure(form: Form, row: str, column: str, text: str) -> Decimal:
    """The proposed figure of a cell as it is printed (money in million dong)."""
    found_row, found_column = cell_of(form, row, column)
    kind = form.kind_of(found_row, found_column)
    value = Decimal(text) if _FIGURE.fullmatch(text) else None
    if value is None or (kind in (Kind.MONEY, Kind.COUNT) and value != value.to_integral_value()):
        raise Refused("PROPOSAL_VALUE", value=text[:40])
    return to_printed(form, found_row, found_column, value)


def shown_figure(form: Form, row: str, column: str, cell: SheetCell) -> str:
    """A figure of a cell for people; "" for blank."""
    return shown(form, *cell_of(form, row, column), cell)


def field_value(table: str, field: str, text: str) -> str | int:
    """The proposed value of a field, checked as the register checks it."""
    shape = FIELDS.get(table, {}).get(field)
    if shape is None or shape.kind == "key":  # the id of another record is known at the unit only
        raise Refused("PROPOSAL_PLACE", table=table, field=field)
    value: str | int = text
    if shape.kind in ("flag", "count", "money", "signed_money"):
        if not _WHOLE.fullmatch(text):
            raise Refused("PROPOSAL_VALUE", value=text[:40])
        value = int(text)
    kept(FIELDS[table], field, value)
    return value


def shown_field(table: str, field: str, value: Any, language: str = "vi") -> str:
    """A kept value of a field for people; "" for what is not known."""
    shape = FIELDS[table][field]
    if value in (None, ""):
        return ""
    if shape.kind == "flag":
        return sentence("WORD_YES" if value else "WORD_NO", language=language)
    if shape.kind in ("count", "money", "signed_money"):
        return format_number(int(value))
    if shape.kind == "day":
        return format_date(date.fromisoformat(value))
    if shape.kind == "code":
        return codes.label(shape.codes, str(value), language)
    return str(value)


def refuse_unfit(pin: Pin, text: str, form: Form | None) -> None:
    """Refuse a proposal that could not be accepted anywhere; form: of a pin to a cell."""
    if pin.kind == "cell" and form is not None:
        figure(form, pin.place[1], pin.place[2], text)
    elif pin.kind == "record" and pin.place[2]:
        field_value(pin.place[0], pin.place[2], text)
    else:
        raise Refused("PROPOSAL_PLACE", table=pin.kind, field="")
