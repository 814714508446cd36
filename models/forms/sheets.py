"""One sheet: the cells of one form for one unit and period, evaluated.

A cell is given (typed), comes from the register or from merged packages, is carried over from the period before, is
derived (ratio, mean, total), or is blank. Blank is not zero, vanishes in sums and is never invented. What is typed
stays as it was typed; the prefill that it replaces is stored with it for the checks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from models.forms.coverage import Coverage, Pair
from models.forms.definition import CellKey, Form, FormColumn, Kind, Row
from models.values.errors import Refused
from models.values.quantities import (
    decimals_of,
    dong_from_millions,
    format_number,
    millions_from_dong,
    round_half_up,
)

RATIO_DECIMALS = 6
"""Decimals of a stored ratio; what is shown is rounded again from numerator and denominator."""


class Origin(StrEnum):
    """Where the figure of a cell comes from."""

    GIVEN = "given"
    REGISTER = "register"
    MERGED = "merged"
    CARRIED = "carried"
    DERIVED = "derived"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Given:
    """A typed figure in the base unit (money: dong); value None is typed blank over a prefill."""

    value: Decimal | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """Numerator and denominator of a derived figure, stored with it."""

    numerator: Decimal
    denominator: Decimal
    times: int

    @property
    def exact(self) -> Fraction:
        return Fraction(self.numerator) * self.times / Fraction(self.denominator)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One evaluated cell. `offered` is what stands there without the typed figure; basis of a derived figure.

    coverage: how many records or units state what is offered; None where nobody counted them.
    """

    value: Decimal | None
    origin: Origin
    offered: Decimal | None = None
    reason: str = ""
    basis: Basis | None = None
    coverage: Coverage | None = None

    @property
    def overridden(self) -> bool:
        """Typed over a figure that was offered, with another value."""
        return self.origin is Origin.GIVEN and self.offered is not None and self.offered != self.value


BLANK = SheetCell(None, Origin.BLANK)


@dataclass(frozen=True)
class Sheet:
    """All cells of one form, evaluated. pairs: what its means and ratios are made from, where that was counted."""

    form: Form
    cells: Mapping[CellKey, SheetCell]
    pairs: Mapping[CellKey, Pair] = field(default_factory=dict)

    def __getitem__(self, key: CellKey) -> SheetCell:
        return self.cells.get(key, BLANK)

    def value(self, row: str, column: str | None = None) -> Decimal | None:
        return self[row, column or self.form.main_column].value


@dataclass(frozen=True, slots=True)
class Support:
    """What stands behind the offered figures: pairs of ratios and means, and the coverage of the other figures."""

    pairs: Mapping[CellKey, Pair] = field(default_factory=dict)
    coverage: Mapping[CellKey, Coverage] = field(default_factory=dict)


NO_SUPPORT = Support()


class _Evaluation:
    """One pass over a form; every cell is computed once, from the cells that it needs."""

    def __init__(
        self,
        form: Form,
        offered: Mapping[CellKey, tuple[Decimal, Origin]],
        given: Mapping[CellKey, Given],
        support: Support,
    ) -> None:
        self.form = form
        self.offered = offered
        self.given = given
        self.support = support
        self.pairs: dict[CellKey, Pair] = {}
        self.done: dict[CellKey, SheetCell] = {}

    def cell(self, row: Row, column: FormColumn) -> SheetCell:
        key = (row.code, column.key)
        if key not in self.done:
            self.done[key] = self._computed(row, column, key)
        return self.done[key]

    def value(self, row: str, column: FormColumn) -> Decimal | None:
        return self.cell(self.form.row_by_code[row], column).value

    def _computed(self, row: Row, column: FormColumn, key: CellKey) -> SheetCell:
        without = self._offered(row, column, key)
        typed = self.given.get(key)
        if typed is None:
            return without
        return SheetCell(
            typed.value, Origin.GIVEN, without.value, typed.reason, without.basis, without.coverage
        )

    def _pair_cell(
        self, row: Row, column: FormColumn, parts: Iterable[CellKey], times: int
    ) -> SheetCell | None:
        """The cell from the records or units that state both of its parts; None where a part of it is typed."""
        pair = self.support.pairs.get((row.code, column.key))
        if pair is None or any(self._has_typed(part) for part in parts):
            return None
        self.pairs[row.code, column.key] = pair
        cell = _quotient(row, column, Basis(pair.numerator, pair.denominator, times))
        return replace(cell, coverage=pair.coverage)

    def _has_typed(self, key: CellKey) -> bool:
        """Whether a figure, or one that it is the total of, is typed."""
        if key in self.given:
            return True
        if key in self.offered:
            return False
        row, column = self.form.row_by_code[key[0]], self.form.column_by_key[key[1]]
        below = [(row.code, part) for part in column.total] or [(part, column.key) for part in row.total]
        return any(self._has_typed(part) for part in below)

    def _offered(self, row: Row, column: FormColumn, key: CellKey) -> SheetCell:
        if not self.form.applies(row, column) or column.role == "mention":
            return BLANK
        if column.role in ("ratio", "share"):
            return self._ratio_column(row, column)
        if key in self.offered:
            value, origin = self.offered[key]
            return SheetCell(value, origin, value, coverage=self.support.coverage.get(key))
        return self._derived(row, column)

    def _ratio_column(self, row: Row, column: FormColumn) -> SheetCell:
        of = self.form.column_by_key[column.of]
        numerator = self.cell(row, of).value
        if column.role == "share":
            denominator = self._share_total(row, of)
        else:
            parts = ((row.code, column.of), (row.code, column.over))
            paired = self._pair_cell(row, column, parts, 100)
            if paired is not None:
                return paired
            denominator = self.cell(row, self.form.column_by_key[column.over]).value
        return _ratio(numerator, denominator, 100)

    def _share_total(self, row: Row, of: FormColumn) -> Decimal | None:
        whole = self.form.share_total(row)
        return self.value(whole, of) if whole in self.form.row_by_code else None

    def _derived(self, row: Row, column: FormColumn) -> SheetCell:
        if row.mean or row.ratio:
            return self._quotient(row, column)
        if row.times:
            return self._multiple(row.times, row, column)
        if column.total:
            parts = [self.cell(row, self.form.column_by_key[part]).value for part in column.total]
            return _total(parts)
        if row.total:
            return _total([self.value(part, column) for part in row.total])
        return BLANK

    def _quotient(self, row: Row, column: FormColumn) -> SheetCell:
        of, over, times = quotient_of(row)
        paired = self._pair_cell(row, column, ((part, column.key) for part in (*of, *over)), times)
        if paired is not None:
            return paired
        numerator, denominator = self._sum(of, column), self._sum(over, column)
        if numerator is None or not denominator:
            return BLANK
        return _quotient(row, column, Basis(numerator, denominator, times))

    def _sum(self, rows: tuple[str, ...], column: FormColumn) -> Decimal | None:
        return _total([self.value(row, column) for row in rows]).value

    def _multiple(self, times: tuple[str, Fraction], row: Row, column: FormColumn) -> SheetCell:
        whole = self.value(times[0], column)
        if whole is None:
            return BLANK
        decimals = 0 if row.kind is Kind.MONEY else RATIO_DECIMALS
        return SheetCell(round_half_up(Fraction(whole) * times[1], decimals), Origin.DERIVED)


def quotient_of(row: Row) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Rows of the numerator and of the denominator of a mean or ratio row, and by what it is multiplied."""
    if row.mean:
        return row.mean[:1], row.mean[1:], 1
    assert row.ratio is not None
    return row.ratio.numerator, row.ratio.denominator, row.ratio.times


def _quotient(row: Row, column: FormColumn, basis: Basis) -> SheetCell:
    if not basis.denominator:
        return BLANK
    money = row.mean is not None and row.kind is Kind.MONEY and column.role == "figure"
    value = round_half_up(basis.exact, 0 if money else RATIO_DECIMALS)
    return SheetCell(value, Origin.DERIVED, None, "", basis)


def _total(parts: list[Decimal | None]) -> SheetCell:
    """The sum of what is there; nothing where nothing is there."""
    there = [part for part in parts if part is not None]
    return SheetCell(sum(there, Decimal(0)), Origin.DERIVED) if there else BLANK


def _ratio(numerator: Decimal | None, denominator: Decimal | None, times: int) -> SheetCell:
    if numerator is None or not denominator:
        return BLANK
    basis = Basis(numerator, denominator, times)
    return SheetCell(round_half_up(basis.exact, RATIO_DECIMALS), Origin.DERIVED, None, "", basis)


def evaluate(
    form: Form,
    offered: Mapping[CellKey, tuple[Decimal, Origin]],
    given: Mapping[CellKey, Given],
    support: Support = NO_SUPPORT,
) -> Sheet:
    """The whole sheet from what is offered (register, merged, carried over) and what is typed.

    support: what stands behind the offered figures; without it a ratio is made from the rows as they stand.
    """
    evaluation = _Evaluation(form, offered, given, support)
    cells = {}
    for row in form.rows:
        for column in form.columns:
            if form.applies(row, column):
                cells[row.code, column.key] = evaluation.cell(row, column)
    return Sheet(form, cells, evaluation.pairs)


def to_base(form: Form, row: Row, column: FormColumn, printed: Decimal) -> Decimal:
    """A figure as it is printed (money in million dong) → base unit. Refused where it cannot be such a figure.

    Codes: FIGURE_NOT_WHOLE for a count with decimals, MONEY_FINER_THAN_DONG.
    """
    kind = form.kind_of(row, column)
    if kind is Kind.MONEY:
        return Decimal(dong_from_millions(printed))
    if kind is Kind.COUNT and printed != printed.to_integral_value():
        raise Refused("FIGURE_NOT_WHOLE", form=form.code, row=row.code, value=printed)
    return printed.to_integral_value() if kind is Kind.COUNT else printed


def to_printed(form: Form, row: Row, column: FormColumn, base: Decimal) -> Decimal:
    """A figure in the base unit → as it is printed, exact."""
    if form.kind_of(row, column) is Kind.MONEY:
        return millions_from_dong(int(base))
    return base


def shown(form: Form, row: Row, column: FormColumn, cell: SheetCell) -> str:
    """The text of a cell in Vietnamese format; "" for blank. A typed ratio keeps its typed decimals."""
    if cell.value is None:
        return ""
    printed = to_printed(form, row, column, cell.value)
    decimals = form.decimals_of(row, column)
    if cell.origin is Origin.GIVEN and form.kind_of(row, column) is Kind.PERCENT:
        decimals = max(decimals_of(printed), 0)
    if cell.basis is not None and cell.origin is Origin.DERIVED and form.kind_of(row, column) is Kind.PERCENT:
        return format_number(round_half_up(cell.basis.exact, decimals), decimals)
    return format_number(printed, decimals)


def cell_of(form: Form, row: str, column: str) -> tuple[Row, FormColumn]:
    """Row and column of an address; Refused ROW_UNKNOWN, COLUMN_UNKNOWN or CELL_NOT_USED."""
    found_row = form.row_by_code.get(row)
    if found_row is None:
        raise Refused("ROW_UNKNOWN", form=form.code, row=row)
    found_column = form.column_by_key.get(column)
    if found_column is None:
        known = ", ".join(form.column_by_key)
        raise Refused("COLUMN_UNKNOWN", form=form.code, column=column, known=known)
    if not form.applies(found_row, found_column):
        raise Refused("CELL_NOT_USED", form=form.code, row=row, column=column)
    return found_row, found_column
