"""Values that the office above proposes: the text of the file format → what a form or the register keeps.

Figures are decimal text in the base unit (money: dong); cells of the register text or whole numbers, days ISO,
yes and no 1 and 0 (docs/formats/data.md). Refused: PROPOSAL_PLACE, PROPOSAL_VALUE, and those of
models.register.texts.fields.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from models.dialogue.queries import Pin
from models.forms.cells import SheetCell
from models.forms.definition import Form, Kind
from models.forms.sheets import cell_of, shown, to_printed
from models.register.catalogue import is_kind, record_of
from models.register.kinds import CodedWithin, Count, Flag, Link, Money, Year
from models.register.record import Field
from models.register.texts.fields import kept
from models.register.texts.words import value_words
from models.values.errors import Refused
from models.values.names import excerpt

_FIGURE = re.compile(r"-?\d{1,24}(\.\d{1,12})?")
_WHOLE = re.compile(r"-?\d{1,18}")


def figure(form: Form, row: str, column: str, text: str) -> Decimal:
    """The proposed figure of a cell as it is printed (money in million dong)."""
    found_row, found_column = cell_of(form, row, column)
    kind = form.kind_of(found_row, found_column)
    value = Decimal(text) if _FIGURE.fullmatch(text) else None
    if value is None or (kind in (Kind.MONEY, Kind.COUNT) and value != value.to_integral_value()):
        raise Refused("PROPOSAL_VALUE", value=excerpt(text))
    return to_printed(form, found_row, found_column, value)


def shown_figure(form: Form, row: str, column: str, cell: SheetCell) -> str:
    """A figure of a cell for people; "" for blank."""
    return shown(form, *cell_of(form, row, column), cell)


def fields_of(table: str) -> Mapping[str, Field]:
    """The fields of a table in which a single value can be proposed; none where the table is of no such kind."""
    if not is_kind(table) or not record_of(table).proposable:
        return {}
    fields = record_of(table).typed
    return {name: field for name, field in fields.items() if not isinstance(field.kind, Link | CodedWithin)}


def field_value(table: str, name: str, text: str) -> str | int:
    """The proposed value of a field, checked as the register checks it."""
    fields = fields_of(table)
    if name not in fields:  # also a link: the id of another record is known at the unit only
        raise Refused("PROPOSAL_PLACE", table=table, field=name)
    value: str | int = text
    if isinstance(fields[name].kind, Flag | Count | Money | Year):
        if not _WHOLE.fullmatch(text):
            raise Refused("PROPOSAL_VALUE", value=excerpt(text))
        value = int(text)
    kept(fields, name, value)
    return value


def shown_field(table: str, name: str, value: Any, language: str = "vi") -> str:
    """A stored value of a field in words; "" where it is unknown."""
    return value_words(record_of(table).by_name[name], value, language, reveal=True)


def refuse_unfit(pin: Pin, text: str, form: Form | None) -> None:
    """Refuse a proposal that could not be accepted anywhere; form: of a pin to a cell."""
    if pin.kind == "cell" and form is not None:
        figure(form, pin.place[1], pin.place[2], text)
    elif pin.kind == "record" and pin.place[2]:
        field_value(pin.place[0], pin.place[2], text)
    else:
        raise Refused("PROPOSAL_PLACE", table=pin.kind, field="")
