"""Spans of figures in printed units, both ends included, as the files of forms write them: ["0", "100"]."""

import re
from dataclasses import dataclass
from decimal import Decimal

from models.forms.shapes import sequence

_NUMBER = re.compile(r"-?\d{1,18}(\.\d{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """From `least` to `most`, both ends included."""

    least: Decimal
    most: Decimal

    def __contains__(self, value: object) -> bool:
        return isinstance(value, Decimal | int) and self.least <= value <= self.most


def span(value: object) -> Span:
    """A span from its two ends; ValueError with the reason."""
    least, most = sequence(_end, _end)(value)
    if least > most:
        raise ValueError(f"{least} is above {most}")
    return Span(least, most)


def _end(value: object) -> Decimal:
    """A number of any sign, as a text or a whole number: a float of TOML would not be exact."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not _NUMBER.fullmatch(str(value)):
        raise ValueError(f"not a number in quotation marks: {value!r}")
    return Decimal(value)
