"""The figures of one cell side by side, eight bytes a unit, and the pairs of one ratio.

Of three thousand units with hundreds of figures each, single figures as objects fill the memory of a machine; a sum
over units, and which units state a cell, are asked of a cell anyway.
"""

from array import array
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import compress
from math import nan

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.merge.packed import ABSENT, LARGEST, MOST_DECIMALS, CellNumbers
from models.values.quantities import decimals_of

Places = int
"""Some of the contributions as bits: that of the first is the lowest."""

_STATED = bytes(place != ABSENT for place in range(256))
"""Decimals of a packed number → whether it is stated."""


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
        if decimals <= self.decimals and abs(scaled) <= LARGEST:
            self._scaled[place] = int(scaled)
        else:
            self._exact[place] = value

    def put_packed(self, places: Sequence[int], packed: CellNumbers) -> None:
        """Keep what packed sheets state in the cell, one sheet a place; at once where the places are a range."""
        numbers, decimals = packed
        several = set(decimals) - {ABSENT}
        if not several:
            return
        if max(several) > self.decimals:
            self._widen(max(several))
        if isinstance(places, range) and several == {self.decimals}:
            within = slice(places.start, places.stop)
            self._scaled[within], self._stated[within] = numbers, decimals.translate(_STATED)
            return
        for place, number, own in zip(places, numbers, decimals, strict=True):
            if own != ABSENT:
                self._put_scaled(place, number, own)

    def _put_scaled(self, place: int, number: int, decimals: int) -> None:
        """Keep number × 10^−decimals; there are no more decimals than the column has."""
        self._stated[place] = 1
        scaled = number * 10 ** (self.decimals - decimals)
        if abs(scaled) <= LARGEST:
            self._scaled[place] = scaled
        else:
            self._exact[place] = Decimal(number).scaleb(-decimals)

    def _widen(self, decimals: int) -> None:
        """Keep what is there with more decimals; what does not fit any more as it is."""
        if not any(self._scaled):
            self.decimals = decimals
            return
        factor, before = 10 ** (decimals - self.decimals), self.decimals
        self.decimals = decimals
        for place, scaled in enumerate(self._scaled):
            if abs(scaled) * factor > LARGEST:
                self._exact[place] = Decimal(scaled).scaleb(-before)
                self._scaled[place] = 0
            else:
                self._scaled[place] = scaled * factor

    def get(self, place: int) -> Decimal | None:
        """The figure at a place, None where it is not stated."""
        if not self._stated[place]:
            return None
        return self._exact.get(place) or Decimal(self._scaled[place]).scaleb(-self.decimals)

    def floats(self) -> list[float]:
        """All places as floating point numbers, NaN where nothing is stated; no figure is made from them."""
        factor = 10**self.decimals
        found = list(map(float, self._scaled)) if factor == 1 else [one / factor for one in self._scaled]
        for place, value in self._exact.items():
            found[place] = float(value)
        if not all(self._stated):
            found = [value if stated else nan for value, stated in zip(found, self._stated, strict=True)]
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


class PairColumn:
    """What one ratio or mean is made from at each of the contributions that say it."""

    __slots__ = ("_asked", "_records", "_stated", "denominators", "numerators")

    def __init__(self, places: int) -> None:
        self.numerators, self.denominators = FigureColumn(places), FigureColumn(places)
        self._stated, self._asked = array("q", bytes(8 * places)), array("q", bytes(8 * places))
        self._records = bytearray(places)

    def put(self, place: int, sides: tuple[str, str], stated: int, asked: int, counted: str) -> None:
        """Keep a pair; sides: numerator and denominator as decimal text."""
        for column, text in zip((self.numerators, self.denominators), sides, strict=True):
            column.put(place, text)
        self._stated[place], self._asked[place] = stated, asked
        self._records[place] = counted == Counted.RECORDS

    def put_packed(self, places: Sequence[int], parts: Sequence[CellNumbers]) -> None:
        """Keep the pairs of packed sheets; parts: numerators, denominators, stated, asked, 1 where records counted."""
        above, below, *counts = parts
        self.numerators.put_packed(places, above)
        self.denominators.put_packed(places, below)
        for kept, (numbers, _) in zip((self._stated, self._asked, self._records), counts, strict=True):
            if isinstance(places, range):
                kept[places.start : places.stop] = numbers if isinstance(kept, array) else bytes(numbers)
                continue
            for place, number in zip(places, numbers, strict=True):
                kept[place] = number

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


_DIGITS, _BITS = bytes.maketrans(b"\0\1", b"01"), bytes.maketrans(b"01", b"\0\1")


def places_of(flags: Iterable[bool | int]) -> Places:
    """The places of what is true, by flags in the order of the contributions."""
    return int(bytes(flags)[::-1].translate(_DIGITS) or b"0", 2)


def each_bit(within: Places) -> bytes:
    """One or zero for each place, up to the last that is in it."""
    return bin(within)[:1:-1].encode().translate(_BITS)
