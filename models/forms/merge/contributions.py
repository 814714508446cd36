"""What units contribute to a form, by cells: each contribution has its place in every column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import compress
from typing import Protocol, TypeVar, overload

from models.forms.coverage import Pair
from models.forms.definition import CellKey
from models.forms.merge.columns import FigureColumn, PairColumn, Places, each_bit, places_of


@dataclass(frozen=True, slots=True)
class Contribution:
    """The figures of one unit: `source` names the package (or the own register) that they came in.

    pairs: what its own ratios and means are made from; a package of an older program has none.
    correction: no unit's own figures, but what is taken off the sum so that one record counts once; it is no unit.
    """

    unit: str
    source: str
    figures: Mapping[CellKey, Decimal]
    pairs: Mapping[CellKey, Pair] = field(default_factory=dict)
    correction: bool = False


@dataclass(frozen=True, slots=True)
class Contributor:
    """A contribution without its figures."""

    unit: str
    source: str
    correction: bool = False


class Contributions(Sequence[Contribution]):
    """The contributions to one form; as a sequence it shows each of them, its figures taken from the columns."""

    def __init__(self, contributors: Sequence[Contributor]) -> None:
        self.contributors = tuple(contributors)
        self.figures: dict[CellKey, FigureColumn] = {}
        self.pairs: dict[CellKey, PairColumn] = {}
        self._place = {one.source: place for place, one in enumerate(self.contributors) if not one.correction}

    @classmethod
    def of(cls, parts: Iterable[Contribution]) -> "Contributions":
        """These contributions by cells; the same where they are already."""
        if isinstance(parts, Contributions):
            return parts
        known = list(parts)
        made = cls([Contributor(one.unit, one.source, one.correction) for one in known])
        for place, one in enumerate(known):
            made.put(place, one)
        return made

    def put(self, place: int, one: Contribution) -> None:
        """Keep the figures and pairs of one contribution at its place."""
        for key, value in one.figures.items():
            self.column(key).put(place, format(value, "f"))
        for key, pair in one.pairs.items():
            covered = pair.coverage
            sides = (format(pair.numerator, "f"), format(pair.denominator, "f"))
            self.pair_column(key).put(place, sides, covered.stated, covered.asked, covered.of)

    def followed_by(self, lines: Sequence[Contribution]) -> "Contributions":
        """These contributions with further ones behind them."""
        further = [Contributor(one.unit, one.source, one.correction) for one in lines]
        made = Contributions([*self.contributors, *further])
        made.figures = {key: column.extended(len(lines)) for key, column in self.figures.items()}
        made.pairs = {key: column.extended(len(lines)) for key, column in self.pairs.items()}
        for place, one in enumerate(lines, len(self)):
            made.put(place, one)
        return made

    def column(self, key: CellKey) -> FigureColumn:
        """The column of a cell, a new one where nobody has stated the cell yet."""
        found = self.figures.get(key)
        if found is None:
            found = self.figures[key] = FigureColumn(len(self))
        return found

    def pair_column(self, key: CellKey) -> PairColumn:
        """The pairs of a cell, a new column where nobody has stated one yet."""
        found = self.pairs.get(key)
        if found is None:
            found = self.pairs[key] = PairColumn(len(self))
        return found

    def stated(self, key: CellKey) -> Places:
        """Where a cell is stated."""
        column = self.figures.get(key)
        return column.stated() if column else 0

    def units(self) -> Places:
        """The places of what is no correction."""
        return places_of(not one.correction for one in self.contributors)

    def not_zero_in(self, keys: Iterable[CellKey], within: Places) -> Places:
        """Where of some places something other than zero is stated in one of these cells."""
        here = 0
        for key in keys:
            if here == within:
                break  # mostly after the first of many cells
            if column := self.figures.get(key):
                here |= column.not_zero() & within
        return here

    def place_of(self, source: str) -> int | None:
        """The place of the contribution from a source, None where there is none."""
        return self._place.get(source)

    def places_from(self, sources: Iterable[str]) -> Places:
        """The places of the contributions from these sources."""
        flags = bytearray(len(self))
        for source in sources:
            if (place := self._place.get(source)) is not None:
                flags[place] = 1
        return places_of(flags)

    def at(self, within: Places) -> Iterator[tuple[int, Contributor]]:
        """The contributors at some places, each with its place."""
        return compress(enumerate(self.contributors), each_bit(within))

    def __len__(self) -> int:
        return len(self.contributors)

    @overload
    def __getitem__(self, place: int) -> Contribution: ...

    @overload
    def __getitem__(self, place: slice) -> list[Contribution]: ...

    def __getitem__(self, place: int | slice) -> Contribution | list[Contribution]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        one = self.contributors[place]
        return Contribution(
            one.unit, one.source, _Row(self.figures, place), _Row(self.pairs, place), one.correction
        )


Value_co = TypeVar("Value_co", covariant=True)


class _Column(Protocol[Value_co]):
    def get(self, place: int) -> Value_co | None: ...


class _Row(Mapping[CellKey, Value_co]):
    """What one contribution states, taken from the columns when it is asked for."""

    def __init__(self, columns: Mapping[CellKey, _Column[Value_co]], place: int) -> None:
        self._columns = columns
        self._place = place

    def __getitem__(self, key: CellKey) -> Value_co:
        found = self._columns[key].get(self._place)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[CellKey]:
        return (key for key, column in self._columns.items() if column.get(self._place) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)
