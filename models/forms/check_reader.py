"""Makes typed checks from the tables under [[checks]]: each key is read by the type of the field of its name.

An unknown or missing key, a value of another type, an empty list or a list that names something twice is refused
with the code of the check and the key.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from types import UnionType
from typing import Any, Never, TypeVar, cast, get_args, get_origin, get_type_hints

from models.forms.check_kinds import (
    CellAddress,
    Check,
    ColumnKey,
    FormCode,
    Item,
    Relation,
    RowCode,
    Substitute,
)
from models.forms.findings import Level

Fail = Callable[[str, str, str], Never]
"""Refuses the file: row or check, key, why."""

C = TypeVar("C", bound=Check)

_KIND = "kind"


def read_checks(tables: object, kinds: Mapping[str, type[C]], fail: Fail) -> tuple[C, ...]:
    """The checks of one file, in their order; `fail` is called at the first fault."""
    if not isinstance(tables, list):
        fail("", "checks", "not a list of tables")
    return tuple(_check(f"#{number}", table, kinds, fail) for number, table in enumerate(tables, 1))


def _check(name: str, table: object, kinds: Mapping[str, type[C]], fail: Fail) -> C:
    if not isinstance(table, dict):
        fail(name, "checks", "not a table")
    given = cast(dict[str, object], table)
    if isinstance(given.get("code"), str):
        name = str(given["code"])
    if _KIND not in given:
        fail(name, _KIND, "missing")
    kind = kinds.get(str(given[_KIND]))
    if kind is None:
        fail(name, _KIND, f"no kind {given[_KIND]!r} here, only {', '.join(kinds)}")
    known = {field.name: field for field in fields(kind)}
    for key in given:
        if key != _KIND and key not in known:
            fail(name, key, f"unknown key of the kind {kind.kind}")
    return kind(**{key: _value(name, field, kind, given, fail) for key, field in known.items()})


def _value(name: str, field: Field[Any], kind: type[Check], given: Mapping[str, object], fail: Fail) -> Any:
    if field.name in given:
        try:
            return _read(get_type_hints(kind)[field.name], given[field.name])
        except ValueError as fault:
            fail(name, field.name, str(fault))
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return fail(name, field.name, "missing")


def _read(kind: Any, value: object) -> Any:
    """A TOML value as the type of a field; ValueError with the reason."""
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value)
    if get_origin(kind) is UnionType:  # a type or None, which TOML does not know
        return _read(get_args(kind)[0], value)
    if get_origin(kind) is Mapping:
        return _substitutes(value)
    return _SIMPLE.get(kind, _text)(value)


def _tuple(kinds: tuple[Any, ...], value: object) -> tuple[Any, ...]:
    """`kinds` is the type of all members and an ellipsis, or the type of each."""
    if not isinstance(value, list):
        raise ValueError("not a list")
    if kinds[-1] is not Ellipsis:
        if len(value) != len(kinds):
            raise ValueError(f"not {len(kinds)} values")
        return tuple(_read(kind, member) for kind, member in zip(kinds, value, strict=True))
    if not value:
        raise ValueError("an empty list")
    members = tuple(_read(kinds[0], member) for member in value)
    twice = [member for at, member in enumerate(members) if member in members[:at]]
    if twice:
        raise ValueError(f"{twice[0]!r} twice")
    return members


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("not a text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _number(value: object) -> Decimal:
    """A number above zero, as a text or a whole number: a float of TOML would not be exact."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("not a number in quotation marks")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"no number: {value!r}") from None
    if not number.is_finite() or number <= 0:
        raise ValueError(f"not above zero: {value!r}")
    return number


def _level(value: object) -> Level:
    return Level(_text(value))


def _relation(value: object) -> Relation:
    return Relation(_text(value))


def _address(value: object) -> CellAddress:
    parts = _text(value).split("/")
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"not FORM/ROW/COLUMN: {value!r}")
    form, row, column = parts
    return CellAddress(FormCode(form), RowCode(row), ColumnKey(column))


def _substitutes(value: object) -> Mapping[RowCode, Substitute]:
    if not isinstance(value, dict):
        raise ValueError("not a table")
    found = {}
    for row, substitute in value.items():
        if not isinstance(substitute, list) or len(substitute) != 2:
            raise ValueError(f"not [item, factor]: {substitute!r}")
        item, times = substitute
        found[RowCode(row)] = Substitute(Item(_text(item)), Fraction(_number(times)))
    return found


_SIMPLE: Mapping[Any, Callable[[object], Any]] = {
    bool: _flag,
    Decimal: _number,
    Level: _level,
    Relation: _relation,
    CellAddress: _address,
}
"""Type of a field → its reader; every other type is a text or a name for one."""
