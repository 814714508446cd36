"""Values that an organisation had from a day on: what its dated fields were on earlier days.

The column of the organisation holds the newest value. Where a field has no such record, the column has held always,
as far as anybody knows; where it has any, the first is from the beginning (no day) and the newest is the column.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from models.register.kinds import Commune, Day, FieldOf, Flag, Link, Text, ValueOf
from models.register.organisations import ORGANISATIONS
from models.register.record import Field, Place, Record

BAR = "|"
"""Between the code of a commune and its first day."""

DATED_VALUES = Record(
    table="dated_values",
    name="dated-values",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("field", FieldOf("organisations"), required=True, fixed=True),
        Field("on", Day()),
        Field("value", ValueOf("organisations", "field"), default=""),
        Field("document", Text(40), default=""),
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "profile"),
    called=("field", "value", "on"),
    unique=(("organisation_id", "field", "on"),),
    known_by=(("organisation_id", "field", "on"),),
    begins=("on",),
    proposable=False,
    since=2,
    columns=("organisation", "field", "on", "value", "document"),
    order=("organisation", "field", "on"),
)

DATED: Mapping[str, Field] = MappingProxyType(
    {field.name: field for field in ORGANISATIONS.fields if field.dated}
)
"""The dated fields of an organisation by name."""

COLUMNS: Mapping[str, str] = MappingProxyType(
    {name: name for name in DATED}
    | {field.kind.first: name for name, field in DATED.items() if isinstance(field.kind, Commune)}
)
"""Column of an organisation → the dated field to which it belongs: a commune has two."""


def to_text(field: str, values: Mapping[str, Any]) -> str:
    """The value of a field as a dated value keeps it, from the columns of an organisation; "" for not known."""
    value, kind = values[field], DATED[field].kind
    if value in (None, ""):
        return ""
    return f"{value}{BAR}{values[kind.first] or ''}" if isinstance(kind, Commune) else str(value)


def from_text(field: str, text: str) -> dict[str, Any]:
    """The columns of an organisation from a dated value."""
    kind = DATED[field].kind
    if isinstance(kind, Commune):
        code, _, first = text.partition(BAR)
        return {field: code or None, kind.first: first or None}
    if isinstance(kind, Flag):
        return {field: int(text) if text else None}
    return {field: text or None}
