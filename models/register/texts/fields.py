"""What each field of a register record may hold, and the single form in which a value is stored.

Parsers of the screens turn text into values (dates, quantities, identifiers); this is the last check before a value
is stored, whatever its source. Days are stored as ISO text, yes/no as 0 and 1, money as whole dong, text as a clean
NFC line, "not known" as None.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from models.register.identifiers import compact
from models.register.kinds import (
    Birth,
    Coded,
    CodedWithin,
    Commune,
    Count,
    Day,
    FieldOf,
    Flag,
    Link,
    Money,
    Number,
    PeriodOf,
    Phone,
    Ratio,
    Text,
    ValueOf,
    Year,
)
from models.register.record import Field
from models.values import codes
from models.values.dates import months_after
from models.values.errors import Refused
from models.values.names import clean, excerpt
from models.values.periods import parse_period

MOST_TEXT = 2000
MOST_MONEY = 10**18
YEARS = (1900, 2100)
"""The years that can be meant, as the days of a package (docs/formats/data.md)."""
_BIRTH = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

Fields = Mapping[str, Field]
"""The fields of a kind of record by name (models.register.record.Record.typed)."""


def kept(fields: Fields, name: str, value: Any) -> Any:
    """The value as it is stored.

    Refused: FIELD_UNKNOWN, FIELD_REQUIRED, TEXT_TOO_LONG, DAY_IMPOSSIBLE, BIRTH_NOT_UNDERSTOOD, DAY_OUT_OF_RANGE,
    FLAG_NOT_UNDERSTOOD, AMOUNT_NOT_WHOLE, AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, NUMBER_OUT_OF_RANGE, CODE_UNKNOWN,
    PERIOD_NOT_UNDERSTOOD; each names the field.
    """
    field = fields.get(name)
    if field is None:
        raise Refused("FIELD_UNKNOWN", field=name)
    stored = _stored(field, value)
    if field.required and stored in (None, ""):
        raise Refused("FIELD_REQUIRED", field=name)
    return stored


def _stored(field: Field, value: Any) -> Any:
    kind, name = field.kind, field.name
    match kind:
        case Text() | ValueOf():
            return _text(name, value)
        case Number() | Commune():
            return compact(_text(name, value)) or None
        case Phone():
            return _phone(name, value)
        case Day():
            return _day(name, value)
        case Birth():
            return _birth(name, value)
        case Flag():
            return _flag(name, value)
        case Count(most=most, least=least):
            return _within(name, _whole(name, value), least, most)
        case Year():
            return _within(name, _whole(name, value), *YEARS)
        case Ratio(places=places, most=most):
            return _within(name, _whole(name, _scaled(value, places)), 0, most * 10**places)
        case Money(signed=signed):
            return _whole(name, value, signed=signed)
        case Coded(codes=list_name):
            return codes.entry(list_name, str(value)).id if value not in (None, "") else None
        case PeriodOf():
            return str(parse_period(str(value))) if value not in (None, "") else None
        case CodedWithin() | Link() | FieldOf():
            return str(value) if value else None
        case _:
            assert_never(kind)


def all_kept(fields: Fields, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every given value as it is stored."""
    return {name: kept(fields, name, value) for name, value in values.items()}


def refuse_ahead(fields: Fields, name: str, stored: Any, today: date) -> None:
    """Refuse what cannot have happened yet, where the field is of no plan or term.

    Births after today are BIRTH_AHEAD; days more than a year after today DAY_TOO_FAR, years after the next one
    YEAR_TOO_FAR, periods that begin later than in a year PERIOD_TOO_FAR.
    """
    if stored in (None, ""):
        return
    match fields[name].kind:
        case Day(ahead=False):
            limit = months_after(today, 12)
            if date.fromisoformat(stored) > limit:
                raise Refused(
                    "DAY_TOO_FAR", field=name, day=date.fromisoformat(stored), today=today, limit=limit
                )
        case Birth():
            if stored > today.isoformat()[: len(stored)]:
                raise Refused("BIRTH_AHEAD", field=name, text=stored, today=today)
        case Year(ahead=False):
            if stored > today.year + 1:
                raise Refused("YEAR_TOO_FAR", field=name, year=str(stored), today=today)
        case PeriodOf():
            parse_period(stored).refuse_unlikely(today)
        case _:
            pass


def _text(field: str, value: Any) -> str:
    found = clean(str(value)) if value is not None else ""
    if len(found) > MOST_TEXT:
        raise Refused("TEXT_TOO_LONG", field=field, most=MOST_TEXT)
    return found


def _phone(field: str, value: Any) -> str:
    found = _text(field, value)
    return compact(found) if compact(found).isdecimal() else found


def _day(field: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as fault:
        raise Refused("DAY_IMPOSSIBLE", field=field, text=excerpt(str(value))) from fault
    return _in_calendar(field, day.isoformat())


def _birth(field: str, value: Any) -> str | None:
    if value in (None, ""):
        return None
    written = f"{value:%Y-%m-%d}" if isinstance(value, date) else clean(str(value))
    try:
        if not _BIRTH.fullmatch(written):
            raise ValueError(written)
        date.fromisoformat(written + "-01-01"[len(written) - 4 :])
    except ValueError as fault:
        raise Refused("BIRTH_NOT_UNDERSTOOD", field=field, text=excerpt(written)) from fault
    return _in_calendar(field, written)


def _in_calendar(field: str, written: str) -> str:
    """A day or birth whose year can be meant: a package with another one would be refused."""
    first, last = YEARS
    if not first <= int(written[:4]) <= last:
        raise Refused("DAY_OUT_OF_RANGE", field=field, text=written, first=first, last=last)
    return written


def _flag(field: str, value: Any) -> int | None:
    if value in (None, ""):
        return None
    if value not in (0, 1):
        raise Refused("FLAG_NOT_UNDERSTOOD", field=field, text=excerpt(str(value)))
    return int(value)


def _scaled(value: Any, places: int) -> Any:
    """A decimal value as the whole number of its last place; a whole number is the stored form already."""
    return value * 10**places if isinstance(value, Decimal) else value


def _within(field: str, value: int | None, least: int, most: int | None) -> int | None:
    if value is not None and (value < least or (most is not None and value > most)):
        raise Refused("NUMBER_OUT_OF_RANGE", field=field, value=value, least=least, most=most or "")
    return value


def _whole(field: str, value: Any, *, signed: bool = False) -> int | None:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or value != value or int(value) != value:
        raise Refused("AMOUNT_NOT_WHOLE", field=field, value=value)
    if abs(value) > MOST_MONEY:
        raise Refused("AMOUNT_TOO_LARGE", field=field)
    if value < 0 and not signed:
        raise Refused("AMOUNT_NEGATIVE", field=field, value=int(value))
    return int(value)
