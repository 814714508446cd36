"""What stands behind merged figures: the units that state each, and the pairs of ratios and means over them.

A merged ratio or mean takes only the units that state both of its parts (of the plan ratio: figure and plan), so
that a total of one unit is never divided by the number of another.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Support
from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey, FigureStatus, Form, FormColumn, Row
from models.forms.merge.columns import FigureColumn, Places
from models.forms.merge.consolidation import combines
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.sheets import quotient_of


@dataclass(frozen=True, slots=True)
class Audience:
    """Who ought to state the merged figures.

    awaited: names of the units that have sent nothing yet. last_year, last_period: what units stated a year ago and
    for the period before, of a unit that contributes now under the source of its contribution.
    """

    awaited: Collection[str] = ()
    last_year: Sequence[Contribution] = ()
    last_period: Sequence[Contribution] = ()


def merged_support(
    form: Form,
    contributions: Sequence[Contribution],
    audience: Audience,
    cells: Collection[CellKey] | None = None,
) -> Support:
    """Coverage of merged figures in units, and the pairs of the ratios and means; of all cells or of some."""
    counting = _Counting(form, Contributions.of(contributions), audience)
    pairs: dict[CellKey, Pair] = {}
    coverage: dict[CellKey, Coverage] = {}
    for row in form.rows:
        for column in form.columns:
            key = (row.code, column.key)
            if (cells is not None and key not in cells) or not form.applies(row, column):
                continue
            if column.role == "ratio":
                pair = counting.compared(row, column)
            elif column.role == "figure" and (row.mean or row.ratio):
                pair = counting.quotient(row, column)
            else:
                if combines(form, key):
                    coverage[key] = counting.stating(key)
                continue
            if pair is not None:
                pairs[key] = pair
    return Support(pairs, coverage)


Piece = tuple[FigureColumn, Places]
"""The figures of one cell, and the places where they are taken."""


class _Counting:
    """The units of one merge, counted for many cells."""

    def __init__(self, form: Form, contributions: Contributions, audience: Audience) -> None:
        self._form = form
        self._there = contributions
        self._units = contributions.units()
        self._awaited = len(audience.awaited)
        self._last_year = _Earlier(contributions, audience.last_year)
        self._last_period = _Earlier(contributions, audience.last_period)
        self._blocks: dict[str, Places] = {}

    def stating(self, key: CellKey) -> Coverage:
        """The units that state a cell."""
        return self._coverage(key, self._there.stated(key) & self._units, key)

    def _coverage(self, key: CellKey, stating: Places, weight: CellKey) -> Coverage:
        """Units that state a cell, of those that state anything in its block, and of those awaited."""
        asked = (self._in_block(key[0]) | stating).bit_count() + self._awaited
        return Coverage(stating.bit_count(), asked, Counted.UNITS, self._share(stating, weight))

    def _share(self, stating: Places, weight: CellKey) -> Fraction | None:
        """The part of last year's total that these units made."""
        column = self._last_year.column(weight)
        whole = column.total() if column else Decimal(0)
        if column is None or whole <= 0:
            return None
        return Fraction(column.total(self._last_year.places(stating))) / Fraction(whole)

    def _in_block(self, row: str) -> Places:
        """Units that state something other than zero in the block of a row: who has no union has no mean of it."""
        block = block_of(self._form, row)
        if block not in self._blocks:
            self._blocks[block] = self._there.not_zero_in(_cells_of(self._form, block), self._units)
        return self._blocks[block]

    def quotient(self, row: Row, column: FormColumn) -> Pair | None:
        """The pair of a mean or ratio over the units that state both of its parts."""
        of, over, _ = quotient_of(row)
        if not len(self._there) or not all(combines(self._form, (part, column.key)) for part in (*of, *over)):
            return None
        key = (row.code, column.key)
        (above, upper), (below, lower) = self._total(of, column), self._total(over, column)
        pairs = self._there.pairs.get(key)
        with_pair, resting = (pairs.there(), pairs.resting()) if pairs else (0, 0)
        from_rows = upper & lower & ~with_pair
        numerator, denominator = (_summed(pieces, from_rows) for pieces in (above, below))
        if pairs:
            numerator += pairs.numerators.total(resting)
            denominator += pairs.denominators.total(resting)
        both = (resting | from_rows) & self._units
        covered = self._coverage(key, both, (over[0], column.key))
        if pairs and covered.is_complete and not both & ~with_pair:
            covered = pairs.records(both) or covered
        return Pair(numerator, denominator, covered)

    def compared(self, row: Row, column: FormColumn) -> Pair | None:
        """The pair of a ratio of columns over the units that state both; None where all who state one state both."""
        of, over = (row.code, column.of), (row.code, column.over)
        if not combines(self._form, of) or not combines(self._form, over):
            return None
        above, below = self._pieces(of), self._pieces(over)
        carried = self._form.column_by_key[column.over].status is FigureStatus.PREVIOUS
        if carried:
            below += self._carried((row.code, self._form.main_column), ~_places(below))
        stated, other = _places(above) & self._units, _places(below) & self._units
        if not other or (stated == other and not (carried and self._awaited)):
            return None
        both = stated & other
        covered = self._coverage((row.code, column.key), both, of)
        return Pair(_summed(above, both), _summed(below, both), covered)

    def _pieces(self, key: CellKey) -> list[Piece]:
        column = self._there.figures.get(key)
        return [(column, column.stated())] if column else []

    def _carried(self, key: CellKey, within: Places) -> list[Piece]:
        """What the units' returns for the period before said, for units that do not state it themselves."""
        column = self._last_period.beside(key)
        return [(column, column.stated() & within)] if column else []

    def _total(self, codes: Iterable[str], column: FormColumn) -> tuple[list[Piece], Places]:
        """The sum of rows, each itself or by all of its parts, and where none of them is missing."""
        whole: list[Piece] = []
        everywhere: Places = -1
        for code in codes:
            pieces = self._pieces((code, column.key))
            there = _places(pieces)
            if parts := self._form.row_by_code[code].total:
                further, known = self._total(parts, column)
                pieces += [(one, at & known & ~there) for one, at in further]
                there |= known
            whole += pieces
            everywhere &= there
        return whole, everywhere


class _Earlier:
    """What units stated before, beside those that contribute now."""

    def __init__(self, now: Contributions, before: Sequence[Contribution]) -> None:
        self._now = now
        self._before = Contributions.of(before)
        self._same: dict[Places, Places] = {}

    def column(self, key: CellKey) -> FigureColumn | None:
        """What was stated in a cell, by whoever it was."""
        return self._before.figures.get(key)

    def places(self, now: Places) -> Places:
        """The places that the units at some places of now had then."""
        if now not in self._same:
            self._same[now] = self._before.places_from(one.source for _, one in self._now.at(now))
        return self._same[now]

    def beside(self, key: CellKey) -> FigureColumn | None:
        """What was stated in a cell, at the places of now."""
        before = self._before.figures.get(key)
        if before is None:
            return None
        moved = FigureColumn(len(self._now))
        for place, one in self._before.at(before.stated()):
            value, now = before.get(place), self._now.place_of(one.source)
            if value is not None and now is not None:
                moved.put(now, format(value, "f"))
        return moved


def _places(pieces: Iterable[Piece]) -> Places:
    """Where one of these is stated."""
    here = 0
    for _, there in pieces:
        here |= there
    return here


def _summed(pieces: Iterable[Piece], within: Places) -> Decimal:
    return sum((column.total(there & within) for column, there in pieces), Decimal(0))


def _cells_of(form: Form, block: str) -> list[CellKey]:
    """The merged cells of a block."""
    return [
        (row.code, column.key)
        for row in form.rows
        if block_of(form, row.code) == block
        for column in form.columns
        if combines(form, (row.code, column.key))
    ]


def block_of(form: Form, row: str) -> str:
    """The block that a row belongs to: its sector, or the part of its code before the first dot."""
    found = form.row_by_code.get(row)
    return found.sector if found is not None and found.sector else row.partition(".")[0]
