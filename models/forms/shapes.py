"""The shapes of values in the files of forms: each function gives the value, or ValueError with the reason.

Numbers are bounded, so that no file makes the program count for long or print without end.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

Shape = Callable[[object], Any]

_DECIMAL = re.compile(r"\d{1,12}(\.\d{1,9})?", re.ASCII)
_FORM_CODE = re.compile(r"[A-Z][A-Z0-9]*", re.ASCII)
_FRACTION = re.compile(r"\d{1,9}/\d{1,9}", re.ASCII)


def text(value: object) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def name(value: object) -> str:
    """A text that is not empty."""
    if not text(value):
        raise ValueError("an empty text")
    return text(value)


def form_code(value: object) -> str:
    """The code of a form: the part of its file name before the first hyphen, typed in upper or lower case."""
    if not _FORM_CODE.fullmatch(name(value)):
        raise ValueError("not capital letters and digits")
    return name(value)


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def day(value: object) -> date:
    """A date without a time."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("not a date")
    return value


def number(value: object) -> Decimal:
    """A number above zero, as a text or a whole number: a float of TOML would not be exact."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError("not a number in quotation marks")
    if not _DECIMAL.fullmatch(str(value)) or not Decimal(value):
        raise ValueError(f"no number above zero: {value!r}")
    return Decimal(value)


def factor(value: object) -> Fraction:
    """A number above zero, also as a fraction such as "1/12"."""
    if isinstance(value, str) and _FRACTION.fullmatch(value):
        above, below = map(int, value.split("/"))
        if not above or not below:
            raise ValueError(f"no number above zero: {value!r}")
        return Fraction(above, below)
    return Fraction(number(value))


def whole(least: int, most: int) -> Shape:
    """A whole number between two."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"not a whole number from {least} to {most}")
        return value

    return read


def length(value: object) -> float:
    """A length on paper in mm."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1000:
        raise ValueError("not a length in mm")
    return float(value)


def one_of(values: Iterable[str]) -> Shape:
    """One of some words."""
    words = tuple(str(value) for value in values)

    def read(value: object) -> str:
        if value not in words:
            raise ValueError(f"not one of {', '.join(words)}")
        return str(value)

    return read


def list_of(shape: Shape) -> Shape:
    """A list that is not empty and names nothing twice."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError("not a list")
        if not value:
            raise ValueError("an empty list")
        members = tuple(shape(member) for member in value)
        seen: set[Hashable] = set()
        for member in members:
            if member in seen:
                raise ValueError(f"{member!r} twice")
            seen.add(member)
        return members

    return read


def sequence(*shapes: Shape) -> Shape:
    """A list with a value of each shape."""

    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) != len(shapes):
            raise ValueError(f"not a list of {len(shapes)} values")
        return tuple(shape(member) for shape, member in zip(shapes, value, strict=True))

    return read


def tables(value: object) -> list[dict[str, Any]]:
    """A list of tables."""
    if not isinstance(value, list) or not all(isinstance(member, dict) for member in value):
        raise ValueError("not a list of tables")
    return value


def table(shapes: Mapping[str, Shape], optional: Iterable[str] = ()) -> Shape:
    """A table with these keys, of which some may be left out."""

    def read(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("not a table")
        for key in (*value, *shapes):
            if key not in shapes:
                raise ValueError(f"unknown key {key!r}")
            if key not in value and key not in optional:
                raise ValueError(f"no key {key!r}")
        return {key: shapes[key](member) for key, member in value.items()}

    return read


def table_of(shape: Shape) -> Shape:
    """A table whose keys are names of its own."""

    def read(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError("not a table")
        return {key: shape(member) for key, member in value.items()}

    return read


def condition(value: object) -> str | int | bool | tuple[str, ...]:
    """The condition on an attribute of a record: a value, or a list of texts of which one must match."""
    if isinstance(value, list):
        names: tuple[str, ...] = list_of(name)(value)
        return names
    if not isinstance(value, str | int):
        raise ValueError("neither a text, a whole number, true, false nor a list of texts")
    return value
