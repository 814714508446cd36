"""Makes typed checks from the tables under [[checks]]: each key is read by the type of the field of its name.

An unknown or missing key, a value of another type, an empty list or a list that names something twice is refused
with the code of the check and the key.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Never, TypeVar, get_args, get_origin, get_type_hints

from models.forms.findings import Level
from models.forms.rules.addresses import CellAddress, Item, address
from models.forms.rules.check_kinds import Check, Relation, Substitute
from models.forms.rules.doubt_kinds import Against
from models.forms.rules.spans import Span, span
from models.forms.shapes import Shape, factor, flag, list_of, name, number, one_of, sequence, table_of

Fail = Callable[[str, str, str], Never]
"""Refuses the file: row or check, key, why."""

C = TypeVar("C", bound=Check)

_KIND = "kind"


def read_checks(
    tables: Iterable[Mapping[str, object]], kinds: Mapping[str, type[C]], fail: Fail
) -> tuple[C, ...]:
    """The checks of a file, in their order; `fail` is called at the first fault."""
    return tuple(_check(f"#{number}", table, kinds, fail) for number, table in enumerate(tables, 1))


def _check(label: str, given: Mapping[str, object], kinds: Mapping[str, type[C]], fail: Fail) -> C:
    if isinstance(given.get("code"), str):
        label = str(given["code"])
    if _KIND not in given:
        fail(label, _KIND, "missing")
    kind = kinds.get(str(given[_KIND]))
    if kind is None:
        fail(label, _KIND, f"no kind {given[_KIND]!r} here, only {', '.join(kinds)}")
    known = {field.name: field for field in fields(kind)}
    for key in given:
        if key != _KIND and key not in known:
            fail(label, key, f"unknown key of the kind {kind.kind}")
    return kind(**{key: _value(label, field, kind, given, fail) for key, field in known.items()})


def _value(label: str, field: Field[Any], kind: type[Check], given: Mapping[str, object], fail: Fail) -> Any:
    if field.name in given:
        try:
            shapes = _shapes(kind)  # type: ignore[arg-type]  # mypy takes a class for one of its objects
            return shapes[field.name](given[field.name])
        except ValueError as fault:
            fail(label, field.name, str(fault))
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return fail(label, field.name, "missing")


@cache
def _shapes(kind: type[Check]) -> Mapping[str, Shape]:
    """Field of a kind of check → how it is read."""
    return {name: _shape(hint) for name, hint in get_type_hints(kind).items()}


def _shape(kind: Any) -> Shape:
    """How a field of this type is read."""
    if get_origin(kind) is tuple:
        kinds = get_args(kind)
        return list_of(_shape(kinds[0])) if kinds[-1] is Ellipsis else sequence(*map(_shape, kinds))
    if get_origin(kind) is UnionType:  # a type or None, which TOML does not know
        return _shape(get_args(kind)[0])
    if get_origin(kind) is Mapping:
        return table_of(_shape(get_args(kind)[1]))
    return _SHAPES.get(kind, name)


def _level(value: object) -> Level:
    return Level(one_of(Level)(value))


def _relation(value: object) -> Relation:
    return Relation(one_of(Relation)(value))


def _against(value: object) -> Against:
    return Against(one_of(Against)(value))


def _substitute(value: object) -> Substitute:
    item, times = sequence(name, factor)(value)
    return Substitute(Item(item), times)


_SHAPES: Mapping[Any, Shape] = {
    bool: flag,
    Decimal: number,
    Level: _level,
    Relation: _relation,
    Against: _against,
    Span: span,
    CellAddress: address,
    Substitute: _substitute,
}
"""Type of a field → its shape; every other type is a text or a name for a text."""
