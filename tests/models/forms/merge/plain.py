"""Merging as it is said in words, unit by unit over plain mappings: what the fast way is compared with."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import Support
from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey, FigureStatus, Form, FormColumn, Row
from models.forms.merge.consolidation import combines
from models.forms.merge.contributions import Contribution
from models.forms.merge.merged_support import Audience, block_of
from models.forms.sheets import quotient_of


def plainly_combined(form: Form, contributions: Iterable[Contribution]) -> dict[CellKey, Decimal]:
    """The sums over the units that state a cell."""
    merged: dict[CellKey, Decimal] = {}
    for one in contributions:
        for key, value in one.figures.items():
            if combines(form, key):
                merged[key] = merged.get(key, Decimal(0)) + value
    return merged


def plainly_supported(form: Form, contributions: Sequence[Contribution], audience: Audience) -> Support:
    """Coverage and pairs."""
    counting = UnitByUnit(form, contributions, audience)
    pairs: dict[CellKey, Pair] = {}
    coverage: dict[CellKey, Coverage] = {}
    for row in form.rows:
        for column in form.columns:
            key = (row.code, column.key)
            if not form.applies(row, column):
                continue
            if column.role == "ratio":
                pair = counting.compared(row, column)
            elif column.role == "figure" and (row.mean or row.ratio):
                pair = counting.quotient(row, column)
            else:
                if combines(form, key):
                    stating = [one for one in contributions if key in one.figures and not one.correction]
                    coverage[key] = counting.coverage(key, stating, key)
                continue
            if pair is not None:
                pairs[key] = pair
    return Support(pairs, coverage)


class UnitByUnit:
    """Pairs and coverage of one merge, cell by cell and unit by unit: what the columns must agree with."""

    def __init__(self, form: Form, contributions: Sequence[Contribution], audience: Audience) -> None:
        self._form = form
        self._contributions = contributions
        self._awaited = len(audience.awaited)
        self._last_year = {one.source: one.figures for one in audience.last_year}
        self._last_period = {one.source: one.figures for one in audience.last_period}
        self._blocks: dict[str, frozenset[str]] = {}

    def coverage(self, key: CellKey, stating: Iterable[Contribution], weight: CellKey) -> Coverage:
        """Units that state a cell, of those that state anything in its block, and of those awaited."""
        units = {one.source for one in stating}
        asked = len(self._in_block(key[0]) | units) + self._awaited
        return Coverage(len(units), asked, Counted.UNITS, self._share(units, weight))

    def _share(self, units: Collection[str], weight: CellKey) -> Fraction | None:
        """The part of last year's total that these units made."""
        stated = {unit: there[weight] for unit, there in self._last_year.items() if weight in there}
        whole = sum(stated.values(), Decimal(0))
        if whole <= 0:
            return None
        return Fraction(sum((stated.get(unit, Decimal(0)) for unit in units), Decimal(0))) / Fraction(whole)

    def _in_block(self, row: str) -> frozenset[str]:
        """Units that state something other than zero in the block of a row: who has no union has no mean of it."""
        block = block_of(self._form, row)
        if block not in self._blocks:
            self._blocks[block] = frozenset(
                one.source
                for one in self._contributions
                if not one.correction
                and any(
                    value and block_of(self._form, key[0]) == block and combines(self._form, key)
                    for key, value in one.figures.items()
                )
            )
        return self._blocks[block]

    def quotient(self, row: Row, column: FormColumn) -> Pair | None:
        """The pair of a mean or ratio over the units that state both of its parts."""
        of, over, _ = quotient_of(row)
        if not self._contributions or not all(
            combines(self._form, (part, column.key)) for part in (*of, *over)
        ):
            return None
        key = (row.code, column.key)
        stated = []
        for one in self._contributions:
            own = one.pairs.get(key)
            if own is None:
                sides = (self._total(one, of, column), self._total(one, over, column))
            else:
                sides = (own.numerator, own.denominator) if own.coverage.stated else (None, None)
            stated.append((one, *sides))
        return self._added(key, stated, (over[0], column.key))

    def compared(self, row: Row, column: FormColumn) -> Pair | None:
        """The pair of a ratio of columns over the units that state both; None where all who state one state both."""
        of, over = (row.code, column.of), (row.code, column.over)
        if not combines(self._form, of) or not combines(self._form, over):
            return None
        carried = self._form.column_by_key[column.over].status is FigureStatus.PREVIOUS
        stated = [
            (one, one.figures.get(of), self._opening(one, over, carried))
            for one in self._contributions
            if not one.correction
        ]
        if all(other is None for _, _, other in stated):
            return None
        is_whole = all((value is None) == (other is None) for _, value, other in stated)
        if is_whole and not (carried and self._awaited):
            return None
        return self._added((row.code, column.key), stated, of)

    def _opening(self, one: Contribution, over: CellKey, carried: bool) -> Decimal | None:
        """What a figure is compared with: as the unit states it, else what its return for the period before said."""
        stated = one.figures.get(over)
        if stated is not None or not carried:
            return stated
        return self._last_period.get(one.source, {}).get((over[0], self._form.main_column))

    def _added(
        self,
        key: CellKey,
        stated: Iterable[tuple[Contribution, Decimal | None, Decimal | None]],
        weight: CellKey,
    ) -> Pair:
        numerator, denominator = Decimal(0), Decimal(0)
        both = []
        for one, value, other in stated:
            if value is not None and other is not None:
                numerator += value
                denominator += other
                if not one.correction:
                    both.append(one)
        covered = self.coverage(key, both, weight)
        return Pair(
            numerator, denominator, _records(key, both) or covered if covered.is_complete else covered
        )

    def _total(self, one: Contribution, codes: Iterable[str], column: FormColumn) -> Decimal | None:
        """The sum of rows that a unit states, each itself or by all of its parts; None where one is not stated."""
        whole = Decimal(0)
        for code in codes:
            value = one.figures.get((code, column.key))
            if value is None:
                row = self._form.row_by_code[code]
                value = self._total(one, row.total, column) if row.total else None
            if value is None:
                return None
            whole += value
        return whole


def _records(key: CellKey, units: Sequence[Contribution]) -> Coverage | None:
    """On how many records of the units a ratio rests, where all of them counted their records."""
    counted = [one.pairs[key].coverage for one in units if key in one.pairs]
    if not counted or len(counted) < len(units) or any(one.of is not Counted.RECORDS for one in counted):
        return None
    stated, asked = sum(one.stated for one in counted), sum(one.asked for one in counted)
    return Coverage(stated, asked, Counted.RECORDS)
