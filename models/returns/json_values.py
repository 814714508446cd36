"""The plain values inside a document, read strictly: TypeError or ValueError where one is of another type or shape."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from models.returns.json_bounds import MOST_NUMBER

LONGEST_FIGURE = 64
"""Most signs of one figure."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years of days and moments: those of periods, and so far from both ends of the calendar that every zone has them."""

_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)


def read_text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def read_count(value: Any) -> int:
    """A whole number from zero that a database can keep."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(type(value).__name__)
    if not 0 <= value <= MOST_NUMBER:
        raise ValueError(str(value))
    return value


def read_day(value: Any) -> date:
    """A real day, written in one way only."""
    found = date.fromisoformat(read_text(value))
    if found.isoformat() != value or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(value)
    return found


def read_moment(value: Any) -> str:
    """The text of a real moment with its offset from UTC (ISO 8601)."""
    text = read_text(value)
    found = datetime.fromisoformat(text)
    if found.utcoffset() is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(text)
    return text


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
