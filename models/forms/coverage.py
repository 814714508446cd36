"""What a figure rests on: how many records or units state it, and the pair that a ratio or mean is made from.

A ratio or mean takes only what states both of its parts; how many those are is kept beside it, so that a share of
three units never looks like one of eight. Unknown is a number of its own and never zero.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Counted(StrEnum):
    """What a coverage counts."""

    RECORDS = "records"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class Coverage:
    """`stated` of `asked` records or units state what a figure needs.

    share: part of last year's total that those units made (1 is the whole); None where last year says nothing.
    """

    stated: int
    asked: int
    of: Counted
    share: Fraction | None = None

    @property
    def is_complete(self) -> bool:
        return self.stated >= self.asked

    @property
    def unknown(self) -> int:
        """How many do not state it."""
        return max(0, self.asked - self.stated)


@dataclass(frozen=True, slots=True)
class Pair:
    """Numerator and denominator over the same records or units; `coverage` says how many of them state both."""

    numerator: Decimal
    denominator: Decimal
    coverage: Coverage
