"""The verdict on a target: reached, exceeded or not, how much of it is done, by how much a result differs.

Exact values are compared, and rounded half up once for the eye. A target met or missed only because the printed
figure is rounded is named, never decided by it.
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

from models.register.programmes.targets import Aim, Direction
from models.values.quantities import decimals_of, round_half_up

DONE_DECIMALS = 1


class TargetVerdict(StrEnum):
    """What is said of a target (resources/codes/target_verdicts.toml)."""

    EXCEEDED = "exceeded"
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NOT_YET_DUE = "not_yet_due"
    UNKNOWN = "unknown"


MET = frozenset({TargetVerdict.EXCEEDED, TargetVerdict.REACHED})


def is_reached(aim: Aim, value: Decimal | Fraction) -> bool:
    """Whether a result reaches a target, strictly where it asks for more or less than its bound.

    About so much is reached by what rounds to it, or is more, at the decimals of its wording.
    """
    exact = Fraction(value)
    match aim.direction:
        case Direction.ABOUT:
            return round_half_up(exact, decimals_of(aim.bound)) >= aim.bound
        case Direction.AT_LEAST:
            return aim.least is not None and _over(exact, aim.least, aim.beyond)
        case Direction.AT_MOST:
            return aim.most is not None and _over(-exact, -aim.most, aim.beyond)
        case Direction.EXACTLY | Direction.WITHIN:
            assert aim.least is not None and aim.most is not None
            return aim.least <= exact <= aim.most


def _over(value: Fraction, bound: Decimal, beyond: bool) -> bool:
    return value > bound if beyond else value >= bound


def is_exceeded(aim: Aim, value: Decimal | Fraction, decimals: int) -> bool:
    """Whether a result is more than the least printed figure that would do; of a range, more than its upper end."""
    exact = Fraction(value)
    if aim.direction is Direction.AT_LEAST and aim.least is not None:
        if aim.most is not None:
            return exact > aim.most
        step = Decimal(1).scaleb(-decimals) if aim.beyond else Decimal(0)
        return exact > aim.least + step
    return aim.direction is Direction.ABOUT and round_half_up(exact, decimals_of(aim.bound)) > aim.bound


def verdict_of(aim: Aim, value: Fraction | None, decimals: int, *, due: bool) -> TargetVerdict:
    """The verdict on a result; while a target is not due, what is not reached is not yet missed."""
    if value is None:
        return TargetVerdict.UNKNOWN if due else TargetVerdict.NOT_YET_DUE
    if is_reached(aim, value):
        return TargetVerdict.EXCEEDED if is_exceeded(aim, value, decimals) else TargetVerdict.REACHED
    return TargetVerdict.NOT_REACHED if due else TargetVerdict.NOT_YET_DUE


def done_of(aim: Aim, value: Fraction | None) -> Decimal | None:
    """How much of its bound is done, in per cent; None for a ceiling, for zero and without a result."""
    if value is None or aim.direction is Direction.AT_MOST or aim.bound <= 0:
        return None
    return round_half_up(value * 100 / Fraction(aim.bound), DONE_DECIMALS)


def difference_of(aim: Aim, value: Fraction | None) -> Fraction | None:
    """The result less the bound that it is compared with; zero inside a range, less its upper end above it."""
    if value is None:
        return None
    if aim.least is not None and aim.most is not None and value > aim.least:
        return max(value - Fraction(aim.most), Fraction(0))
    return value - Fraction(aim.bound)


def only_by_rounding(aim: Aim, value: Fraction | None, decimals: int) -> bool:
    """Whether the printed figure says what the exact one does not: 69.96 printed 70.0 against at least 70."""
    return value is not None and is_reached(aim, round_half_up(value, decimals)) is not is_reached(aim, value)


@dataclass(frozen=True, slots=True)
class Growth:
    """The mean growth of a figure between two years, per cent a year."""

    first: int
    last: int
    rate: Fraction


def growth_between(first: tuple[int, Fraction], last: tuple[int, Fraction]) -> Growth | None:
    """The compound growth between two years with their figures; None where there is none to compute.

    Over one year exact, over more with 30 digits.
    """
    years = last[0] - first[0]
    if years < 1 or first[1] <= 0 or last[1] <= 0:
        return None
    quotient = last[1] / first[1]
    if years == 1:
        return Growth(first[0], last[0], (quotient - 1) * 100)
    root = _root(quotient, years)
    return Growth(first[0], last[0], (Fraction(root) - 1) * 100)


def _root(value: Fraction, degree: int) -> Decimal:
    """The root of a positive number to 30 digits, an exact one where there is one of few decimals."""
    context = Context(prec=40)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    root = context.power(quotient, context.divide(Decimal(1), Decimal(degree)))
    return Context(prec=30).plus(root)
