"""The plain values inside a document, read strictly: TypeError or ValueError where one is of another type or shape."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

LONGEST_FIGURE = 64
"""Most signs of one figure."""

_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


def read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def read_count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(type(value).__name__)
    return value


def read_figure(value: Any) -> Decimal:
    """A figure as it is written: an exponent would let a few signs stand for a gigabyte of them."""
    text = read_text(value)
    if len(text) > LONGEST_FIGURE or not _FIGURE.fullmatch(text):
        raise ValueError(text[:LONGEST_FIGURE])
    return Decimal(text)


def read_object(value: Any) -> Mapping[str, Any]:
    """An object of JSON."""
    if not isinstance(value, dict):
        raise TypeError(type(value).__name__)
    return value


_FRACTION = re.compile(r"(?:0|[1-9][0-9]{0,30})(?:/[1-9][0-9]{0,30})?", re.ASCII)


def read_share(value: Any) -> Fraction:
    """A part of a whole, from 0 to 1, as "61/100"."""
    text = read_text(value)
    if not _FRACTION.fullmatch(text) or Fraction(text) > 1:
        raise ValueError(text[:LONGEST_FIGURE])
    return Fraction(text)
