"""What a field of the register can hold: a closed union of small types, read by `match` with `assert_never`.

A reader that forgets a kind fails the type check and not a user. Stored values: text NFC, days ISO text, money whole
dong, yes and no 1 and 0, a ratio the whole number of its last place, "not known" None.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """One clean line; width: characters shown in forms and grids."""

    width: int = 40


@dataclass(frozen=True, slots=True)
class Number:
    """An identifier, stored without spaces, dots and dashes; None where there is none."""

    width: int = 16


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number, stored as digits where it has nothing but digits."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, ISO text; ahead: it may lie in years to come, as a day on which something is due."""

    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth: year, month or day, as far as it is known, ISO text."""


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year; ahead: it may lie in years to come, as the year of a plan."""

    ahead: bool = False


@dataclass(frozen=True, slots=True)
class PeriodOf:
    """A period such as 2026-Q3 (models.values.periods)."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes, no or not known: 1, 0, None."""


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from `least` up to `most`."""

    most: int | None = None
    least: int = 0


@dataclass(frozen=True, slots=True)
class Money:
    """Whole dong; signed: a loss is below zero."""

    signed: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """A decimal number from zero up to `most`, stored as the whole number of its last place (72,5 is 725)."""

    places: int = 1
    most: int = 100


@dataclass(frozen=True, slots=True)
class Coded:
    """Id of an entry of a list in resources/codes."""

    codes: str


@dataclass(frozen=True, slots=True)
class CodedWithin:
    """The fact `code` of an entry of a list whose fact `scheme` is the value of the field `by`."""

    codes: str
    by: str


@dataclass(frozen=True, slots=True)
class Link:
    """Id of a record of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class Commune:
    """Code of a commune; first: the column with the first day of the unit, which makes the key whole."""

    first: str


@dataclass(frozen=True, slots=True)
class FieldOf:
    """Name of a dated field of another table."""

    table: str


@dataclass(frozen=True, slots=True)
class ValueOf:
    """A value of the field of `table` that the field `by` names, as text; "" for not known."""

    table: str
    by: str


Kind: TypeAlias = (
    Text
    | Number
    | Phone
    | Day
    | Birth
    | Year
    | PeriodOf
    | Flag
    | Count
    | Money
    | Ratio
    | Coded
    | CodedWithin
    | Link
    | Commune
    | FieldOf
    | ValueOf
)
