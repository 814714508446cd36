"""The scale of a plot: from zero or below to above the largest value, with steps of 1, 2 or 5 times a power of ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_MOST_STEPS = 5
_NICE = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Lowest and highest value of the axis, and the distance of its ticks."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The values that the axis names, lowest first."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * at for at in range(count + 1))

    def share(self, value: Decimal) -> float:
        """Where a value lies between the lowest (0) and the highest (1)."""
        return float((value - self.low) / (self.high - self.low))


def scale_of(values: Sequence[Decimal]) -> Scale:
    """A scale that holds zero and all values; from 0 to 1 where there is none but zero."""
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    if low == high:
        return Scale(Decimal(0), Decimal(1), Decimal(1))
    step = _nice((high - low) / _MOST_STEPS)
    return Scale(_whole(low / step, ROUND_FLOOR) * step, _whole(high / step, ROUND_CEILING) * step, step)


def _nice(rough: Decimal) -> Decimal:
    """The smallest of 1, 2 and 5 times a power of ten that is not below."""
    power = Decimal(1).scaleb(rough.adjusted())
    return next(one * power for one in _NICE if one * power >= rough)


def _whole(value: Decimal, rounding: str) -> Decimal:
    return value.quantize(Decimal(1), rounding=rounding)
