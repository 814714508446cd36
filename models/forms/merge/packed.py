"""The numbers of one received sheet in a few bytes, and those of thousands of sheets by cells.

A number takes eight bytes and one for its decimals. Number by number, a million of them take seconds to read; the
numbers that all sheets have in one cell are a slice of their bytes laid one behind the other.
"""

import sys
import zlib
from array import array
from collections.abc import Iterable
from decimal import Decimal

from models.values.quantities import decimals_of

MOST_DECIMALS = 6
"""Figures with more decimals, or too large for eight bytes, are kept as they are."""

LARGEST = 2**63 - 1

ABSENT = 0xFF
"""In place of the decimals: the sheet does not state the number."""

_FAST = 1
"""Level of compression: most numbers are blank or small, and an eighth remains at any level."""

_BYTES = 9
"""Bytes that a number takes."""

CellNumbers = tuple["array[int]", bytes]
"""What sheets state in a cell: numbers × 10^decimals, and those decimals (ABSENT, and a zero, where there is none)."""


def pack(texts: Iterable[str | None]) -> bytes | None:
    """The numbers of a sheet in their order: in eight little-endian bytes each, then the decimals in one; compressed.

    texts: whole numbers or decimal fractions without an exponent. None where a number does not fit.
    """
    numbers, decimals = array("q"), bytearray()
    for text in texts:
        value = None if text is None else Decimal(text)
        places = 0 if value is None else decimals_of(value)
        scaled = 0 if value is None else int(value.scaleb(places))
        if places > MOST_DECIMALS or abs(scaled) > LARGEST:
            return None
        numbers.append(scaled)
        decimals.append(ABSENT if value is None else places)
    return zlib.compress(_little_endian(numbers).tobytes() + bytes(decimals), _FAST)


class PackedSheets:
    """Packed sheets of as many numbers each, laid one behind the other as they are read."""

    def __init__(self) -> None:
        self._numbers, self._decimals = bytearray(), bytearray()
        self._width = 0

    def add(self, sheet: bytes) -> None:
        """Take in the next sheet."""
        sheet = zlib.decompress(sheet)
        self._width = len(sheet) // _BYTES
        self._numbers += sheet[: 8 * self._width]
        self._decimals += sheet[8 * self._width :]

    def states(self, at: int) -> bool:
        """Whether any of them states a number in this place."""
        decimals = self._decimals[at :: self._width]
        return decimals.count(ABSENT) < len(decimals)

    def cell(self, at: int) -> CellNumbers:
        """What all of them state in the place of a number, in their order."""
        numbers = memoryview(self._numbers).cast("q")[at :: self._width]
        return _little_endian(array("q", numbers.tobytes())), bytes(self._decimals[at :: self._width])


def _little_endian(numbers: "array[int]") -> "array[int]":
    """The same numbers, their bytes turned on a machine that has them the other way round."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
