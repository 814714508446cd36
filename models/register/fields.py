"""What each field of a register record may hold, and the one form in which a value is kept.

The door of a screen turns text into values (dates, quantities, identifiers); this is the last check before a value
is stored, whoever brings it. Days are kept as ISO text, yes/no as 0 and 1, money as whole dong, text as one clean
NFC line, "not known" as None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from models.register.identifiers import compact
from models.values import codes
from models.values.errors import Refused
from models.values.names import clean

Kind = Literal[
    "text", "number", "day", "birth", "flag", "count", "money", "signed_money", "code", "key", "phone"
]

MOST_TEXT = 2000
MOST_MONEY = 10**18
_BIRTH = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds. codes: the list for kind "code"; required: it cannot be blank.

    number: an identifier, kept without spaces, dots and dashes; key: id of another record; phone: digits together;
    birth: year, month or day.
    """

    kind: Kind
    required: bool = False
    codes: str = ""


Shapes = Mapping[str, Shape]

TEXT = Shape("text")
NUMBER = Shape("number")
DAY = Shape("day")
FLAG = Shape("flag")
MONEY = Shape("money")
COUNT = Shape("count")


def coded(list_name: str, required: bool = False) -> Shape:
    """A field that holds an id of a code list."""
    return Shape("code", required, list_name)


def kept(shapes: Shapes, field: str, value: Any) -> Any:
    """The value as it is stored.

    Refused: FIELD_UNKNOWN, FIELD_REQUIRED, TEXT_TOO_LONG, DAY_IMPOSSIBLE, BIRTH_NOT_UNDERSTOOD, FLAG_NOT_UNDERSTOOD,
    AMOUNT_NOT_WHOLE, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, CODE_UNKNOWN; each names the field.
    """
    shape = shapes.get(field)
    if shape is None:
        raise Refused("FIELD_UNKNOWN", field=field)
    found = _READERS[shape.kind](shape, field, value)
    if shape.required and found in (None, ""):
        raise Refused("FIELD_REQUIRED", field=field)
    return found


def all_kept(shapes: Shapes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every given value as it is stored."""
    return {field: kept(shapes, field, value) for field, value in values.items()}


def _text(shape: Shape, field: str, value: Any) -> str:
    found = clean(str(value)) if value is not None else ""
    if len(found) > MOST_TEXT:
        raise Refused("TEXT_TOO_LONG", field=field, most=MOST_TEXT)
    return found


def _number(shape: Shape, field: str, value: Any) -> str | None:
    return compact(_text(shape, field, value)) or None


def _phone(shape: Shape, field: str, value: Any) -> str:
    found = _text(shape, field, value)
    return compact(found) if compact(found).isdecimal() else found


def _day(shape: Shape, field: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as fault:
        raise Refused("DAY_IMPOSSIBLE", field=field, text=str(value)[:40]) from fault
    return f"{day:%Y-%m-%d}"


def _birth(shape: Shape, field: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    written = f"{value:%Y-%m-%d}" if isinstance(value, date) else clean(str(value))
    try:
        if not _BIRTH.fullmatch(written):
            raise ValueError(written)
        date.fromisoformat(written + "-01-01"[len(written) - 4 :] if len(written) < 10 else written)
    except ValueError as fault:
        raise Refused("BIRTH_NOT_UNDERSTOOD", field=field, text=written[:40]) from fault
    return written


def _flag(shape: Shape, field: str, value: Any) -> int | None:
    if value in (None, ""):
        return None
    if value not in (0, 1):
        raise Refused("FLAG_NOT_UNDERSTOOD", field=field, text=str(value)[:40])
    return int(value)


def _whole(shape: Shape, field: str, value: Any) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or value != value or int(value) != value:
        raise Refused("AMOUNT_NOT_WHOLE", field=field, value=value)
    if abs(value) > MOST_MONEY:
        raise Refused("AMOUNT_TOO_LARGE", field=field)
    if value < 0 and shape.kind != "signed_money":
        raise Refused("AMOUNT_NEGATIVE", field=field, value=int(value))
    return int(value)


def _code(shape: Shape, field: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    return codes.entry(shape.codes, str(value)).id


def _key(shape: Shape, field: str, value: Any) -> str | None:
    return str(value) if value else None


_READERS = {
    "text": _text,
    "number": _number,
    "day": _day,
    "birth": _birth,
    "flag": _flag,
    "count": _whole,
    "money": _whole,
    "signed_money": _whole,
    "code": _code,
    "key": _key,
    "phone": _phone,
}
