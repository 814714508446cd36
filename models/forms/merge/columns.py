"""The figures of one cell side by side, eight bytes a unit, and the pairs of one ratio.

Of three thousand units with hundreds of figures each, single figures as objects fill the memory of a machine; a sum
over units, and which units state a cell, are asked of a cell anyway.
"""

from array import array
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import compress

from models.forms.coverage import Counted, Coverage, Pair
from models.values.quantities import decimals_of

Places = int
"""Some of the contributions as bits: that of the first is the lowest."""

MOST_DECIMALS = 6
"""Figures with more decimals, or too large for eight bytes, are kept as they are."""

_LARGEST = 2**63 - 1

_SURELY_SMALL = 18
"""A whole number of so many digits fits."""


class FigureColumn:
    """The figures of one cell, by the places of the contributions that state it."""

    __slots__ = ("_exact", "_scaled", "_stated", "decimals")

    def __init__(self, places: int) -> None:
        self.decimals = 0
        self._scaled = array("q", bytes(8 * places))  # figure × 10^decimals
        self._stated = bytearray(places)
        self._exact: dict[int, Decimal] = {}

    def put(self, place: int, text: str) -> None:
        """Keep a figure written as a whole number or a decimal fraction, without an exponent."""
        self._stated[place] = 1
        value = Decimal(text)
        decimals = decimals_of(value)
        if self.decimals < decimals <= MOST_DECIMALS:
            self._widen(decimals)
        scaled = value.scaleb(self.decimals)
        if decimals <= self.decimals and abs(scaled) <= _LARGEST:
            self._scaled[place] = int(scaled)
        else:
            self._exact[place] = value

    def _widen(self, decimals: int) -> None:
        """Keep what is there with more decimals; what does not fit any more as it is."""
        factor, before = 10 ** (decimals - self.decimals), self.decimals
        self.decimals = decimals
        for place, scaled in enumerate(self._scaled):
            if abs(scaled) * factor > _LARGEST:
                self._exact[place] = Decimal(scaled).scaleb(-before)
                self._scaled[place] = 0
            else:
                self._scaled[place] = scaled * factor

    def get(self, place: int) -> Decimal | None:
        """The figure at a place, None where it is not stated."""
        if not self._stated[place]:
            return None
        return self._exact.get(place) or Decimal(self._scaled[place]).scaleb(-self.decimals)

    def floats(self) -> list[float | None]:
        """All places as floating point numbers, for comparing what is alike: no figure is made from them."""
        factor = 10**self.decimals
        found = [
            scaled / factor if stated else None
            for scaled, stated in zip(self._scaled, self._stated, strict=True)
        ]
        for place, value in self._exact.items():
            found[place] = float(value)
        return found

    def stated(self) -> Places:
        """Where the cell is stated."""
        return places_of(self._stated)

    def not_zero(self) -> Places:
        """Where something other than zero is stated."""
        here = places_of(map(bool, self._scaled))
        return here | sum(1 << place for place, value in self._exact.items() if value)

    def total(self, within: Places | None = None) -> Decimal:
        """The sum of what is stated, or of what is stated at some places."""
        if within is None:
            scaled, exact = sum(self._scaled), list(self._exact.values())
        else:
            scaled = sum(compress(self._scaled, each_bit(within)))
            exact = [value for place, value in self._exact.items() if within >> place & 1]
        return sum(exact, Decimal(scaled).scaleb(-self.decimals))

    def extended(self, places: int) -> "FigureColumn":
        """The same column with room for as many places more behind it."""
        wider = FigureColumn(0)
        wider.decimals, wider._exact = self.decimals, dict(self._exact)
        wider._scaled = self._scaled + array("q", bytes(8 * places))
        wider._stated = self._stated + bytearray(places)
        return wider


def put_texts(place: int, columns: Iterable[FigureColumn], texts: Iterable[str]) -> None:
    """Keep the figures of one contribution, each in its column; of thousands nearly all are whole and small."""
    for column, text in zip(columns, texts, strict=True):
        column._stated[place] = 1
        if column.decimals or "." in text or len(text) > _SURELY_SMALL:
            column.put(place, text)
        else:
            column._scaled[place] = int(text)


class PairColumn:
    """What one ratio or mean is made from at each of the contributions that say it."""

    __slots__ = ("_asked", "_records", "_stated", "denominators", "numerators")

    def __init__(self, places: int) -> None:
        self.numerators, self.denominators = FigureColumn(places), FigureColumn(places)
        self._stated, self._asked = array("q", bytes(8 * places)), array("q", bytes(8 * places))
        self._records = bytearray(places)

    def put(self, place: int, sides: tuple[str, str], stated: int, asked: int, counted: str) -> None:
        """Keep a pair; sides: numerator and denominator as decimal text."""
        put_texts(place, (self.numerators, self.denominators), sides)
        self._stated[place], self._asked[place] = stated, asked
        self._records[place] = counted == Counted.RECORDS

    def get(self, place: int) -> Pair | None:
        """The pair at a place, None where there is none."""
        above, below = self.numerators.get(place), self.denominators.get(place)
        if above is None or below is None:
            return None
        counted = Counted.RECORDS if self._records[place] else Counted.UNITS
        return Pair(above, below, Coverage(self._stated[place], self._asked[place], counted))

    def there(self) -> Places:
        """Where there is a pair."""
        return self.numerators.stated()

    def resting(self) -> Places:
        """Where a pair rests on anything."""
        return places_of(map(bool, self._stated)) & self.there()

    def records(self, within: Places) -> Coverage | None:
        """On how many records the pairs at some places rest; None where not all of them counted records."""
        if not within or within & ~places_of(self._records):
            return None
        stated, asked = (sum(compress(one, each_bit(within))) for one in (self._stated, self._asked))
        return Coverage(stated, asked, Counted.RECORDS)

    def extended(self, places: int) -> "PairColumn":
        """The same column with room for as many places more behind it."""
        wider = PairColumn(0)
        wider.numerators = self.numerators.extended(places)
        wider.denominators = self.denominators.extended(places)
        more = array("q", bytes(8 * places))
        wider._stated, wider._asked = self._stated + more, self._asked + more
        wider._records = self._records + bytearray(places)
        return wider


_DIGITS = bytes.maketrans(b"\0\1", b"01")


def places_of(flags: Iterable[bool | int]) -> Places:
    """The places of what is true, by flags in the order of the contributions."""
    return int(bytes(flags)[::-1].translate(_DIGITS) or b"0", 2)


def each_bit(within: Places) -> Iterator[int]:
    return map(int, bin(within)[:1:-1])
