"""Slips of the keyboard and of units: by which a figure that was typed becomes the one that fits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from models.forms.loader import doubt_defaults
from models.values.quantities import decimals_of

Fits = Callable[[Decimal], bool]
"""Whether a figure, in printed units, is the one that is looked for."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What would have been meant: by a factor (0: none, two digits changed places)."""

    value: Decimal
    factor: int = 0


def plain(value: Decimal) -> Decimal:
    """A figure without zeros behind its decimals, written out."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def slips(stated: Decimal, fits: Fits) -> Iterator[Slip]:
    """Every slip that turns a stated figure into one that fits."""
    if not stated:
        return
    for factor in doubt_defaults().factors:
        for value in (stated / factor, stated * factor):
            if value != stated and fits(plain(value)):
                yield Slip(plain(value), factor)
    for value in transpositions(stated):
        if fits(value):
            yield Slip(value)


def transpositions(stated: Decimal) -> Iterator[Decimal]:
    """The figure with two neighbouring digits changed, without those that begin with another number of digits."""
    decimals = decimals_of(stated)
    digits = str(abs(int(stated.scaleb(decimals))))
    for at in range(len(digits) - 1):
        if digits[at] == digits[at + 1] or (at == 0 and digits[1] == "0"):
            continue
        changed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        value = Decimal(int(changed)).scaleb(-decimals)
        yield value.copy_negate() if stated < 0 else value


def near(value: Decimal, known: Decimal) -> bool:
    """Whether a figure is about as large as a known one of the same sign."""
    limit = doubt_defaults().near
    small, large = sorted((abs(value), abs(known)))
    return bool(small) and (value > 0) == (known > 0) and large <= small * limit
