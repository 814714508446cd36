"""Organisations that moved into units or out of them, as a merged return carries them to the unit above.

What two units of one merge say of one move is taken off there. The unit above sees the other units as well: it gets
what every unit said and which moves were taken off, and compares them all anew (docs/formats/data.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Direction = Literal["in", "out"]

FormCell = tuple[str, str, str]
"""Form, row, column."""


@dataclass(frozen=True, slots=True)
class Move:
    """One organisation that moved into a unit, or out of it, within the unit's period.

    unit: "level/code/first day"; surely: what tells that a move of another unit is of the same organisation, one of
    them is enough; perhaps: its kind and name read without accents, which is a doubt only; apart: its tax code, ""
    where it is not known; figures: what it adds to the cells of what moved in, by either direction.
    """

    unit: str
    organisation: str
    name: str
    direction: Direction
    surely: frozenset[tuple[str, ...]]
    perhaps: tuple[str, str]
    apart: str
    figures: Mapping[FormCell, Decimal] = field(hash=False)


@dataclass(frozen=True, slots=True)
class UnitMoves:
    """What one unit says of moves, in the forms in which it states any.

    counted: the cells of what moved in or out that it counted from its register; typed: those that it typed, of which
    nobody knows what is in them.
    """

    unit: str
    counted: frozenset[FormCell]
    typed: frozenset[FormCell]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class TakenOff:
    """A move that was taken off the sums of one form: the unit and the organisation on either side."""

    form: str
    gone: tuple[str, str]
    came: tuple[str, str]


@dataclass(frozen=True, slots=True)
class CarriedMoves:
    """The moves in the units of a merged return, without those of its own register, and what was taken off."""

    units: tuple[UnitMoves, ...] = ()
    taken_off: tuple[TakenOff, ...] = ()


NO_MOVES = CarriedMoves()
