"""One sheet: the cells of one form for one unit and period, evaluated.

A cell is given (typed), comes from the register or from merged packages, is carried over from the period before, is
derived (ratio, mean, total), or is blank. Blank is not zero, vanishes in sums and is never invented. What is typed
stays as it was typed; what would have stood there is kept beside it for the checks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from models.forms.definition import CellKey, Form, FormColumn, Kind, Row
from models.values.errors import Refused
from models.values.quantities import (
    DONG_DECIMALS_IN_MILLIONS,
    decimals_of,
    dong_from_millions,
    format_number,
    millions_from_dong,
    round_half_up,
    round_to_keep,
)

RATIO_DECIMALS = 6
"""Decimals kept of a computed figure; money is kept in whole dong. `SheetCell.exact` is the figure before that."""


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
    """Numerator and denominator of a derived figure, kept with it; exact where they are computed themselves."""

    numerator: Decimal | Fraction
    denominator: Decimal | Fraction
    times: int

    @property
    def exact(self) -> Fraction:
        return Fraction(self.numerator) * self.times / Fraction(self.denominator)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One evaluated cell.

    offered: what stands there without the typed figure; basis: of a mean or ratio; computed: what the formula of the
    cell gives before it is rounded to be kept, also where another figure is typed.
    """

    value: Decimal | None
    origin: Origin
    offered: Decimal | None = None
    reason: str = ""
    basis: Basis | None = None
    computed: Fraction | None = None

    @property
    def exact(self) -> Fraction | None:
        """The figure without any rounding of the program: of a computed one the formula's own value."""
        if self.value is None:
            return None
        computed = self.computed if self.origin is Origin.DERIVED else None
        return Fraction(self.value) if computed is None else computed

    @property
    def overridden(self) -> bool:
        """Typed over a figure that was offered, with another value."""
        return self.origin is Origin.GIVEN and self.offered is not None and self.offered != self.value


BLANK = SheetCell(None, Origin.BLANK)


@dataclass(frozen=True)
class Sheet:
    """All cells of one form, evaluated."""

    form: Form
    cells: Mapping[CellKey, SheetCell]

    def __getitem__(self, key: CellKey) -> SheetCell:
        return self.cells.get(key, BLANK)

    def value(self, row: str, column: str | None = None) -> Decimal | None:
        return self[row, column or self.form.main_column].value

    def exact(self, row: str, column: str | None = None) -> Fraction | None:
        """The figure of a cell before any rounding, in its base unit."""
        return self[row, column or self.form.main_column].exact


class _Evaluation:
    """One pass over a form; every cell is computed once, from the cells that it needs."""

    def __init__(
        self,
        form: Form,
        offered: Mapping[CellKey, tuple[Decimal, Origin]],
        given: Mapping[CellKey, Given],
    ) -> None:
        self.form = form
        self.offered = offered
        self.given = given
        self.done: dict[CellKey, SheetCell] = {}

    def cell(self, row: Row, column: FormColumn) -> SheetCell:
        key = (row.code, column.key)
        if key not in self.done:
            self.done[key] = self._computed(row, column, key)
        return self.done[key]

    def exact(self, row: str, column: FormColumn) -> Fraction | None:
        return self.cell(self.form.row_by_code[row], column).exact

    def _computed(self, row: Row, column: FormColumn, key: CellKey) -> SheetCell:
        without = self._offered(row, column, key)
        typed = self.given.get(key)
        if typed is None:
            return without
        return SheetCell(
            typed.value, Origin.GIVEN, without.value, typed.reason, without.basis, without.computed
        )

    def _offered(self, row: Row, column: FormColumn, key: CellKey) -> SheetCell:
        if not self.form.applies(row, column) or column.role == "mention":
            return BLANK
        if column.role in ("ratio", "share"):
            return self._ratio_column(row, column)
        if key in self.offered:
            value, origin = self.offered[key]
            return SheetCell(value, origin, value)
        return self._derived(row, column)

    def _ratio_column(self, row: Row, column: FormColumn) -> SheetCell:
        of = self.form.column_by_key[column.of]
        numerator = self.cell(row, of).exact
        if column.role == "share":
            denominator = self._share_total(row, of)
        else:
            denominator = self.cell(row, self.form.column_by_key[column.over]).exact
        return self._ratio(row, column, numerator, denominator, 100)

    def _share_total(self, row: Row, of: FormColumn) -> Fraction | None:
        whole = self.form.share_total(row)
        return self.exact(whole, of) if whole in self.form.row_by_code else None

    def _derived(self, row: Row, column: FormColumn) -> SheetCell:
        if row.mean:
            return self._ratio(row, column, *(self.exact(part, column) for part in row.mean), 1)
        if row.ratio:
            above, over = (self._sum(rows, column) for rows in (row.ratio.numerator, row.ratio.denominator))
            return self._ratio(row, column, above, over, row.ratio.times)
        if row.times:
            whole = self.exact(row.times[0], column)
            return BLANK if whole is None else self._kept(row, column, whole * row.times[1])
        if column.total:
            parts = [self.form.column_by_key[part] for part in column.total]
            return self._total(row, column, [self.cell(row, part).exact for part in parts])
        if row.total:
            return self._total(row, column, [self.exact(part, column) for part in row.total])
        return BLANK

    def _total(self, row: Row, column: FormColumn, parts: Sequence[Fraction | None]) -> SheetCell:
        whole = _sum(parts)
        return BLANK if whole is None else self._kept(row, column, whole)

    def _ratio(
        self, row: Row, column: FormColumn, above: Fraction | None, below: Fraction | None, times: int
    ) -> SheetCell:
        if above is None or not below:
            return BLANK
        basis = Basis(above, below, times)
        return self._kept(row, column, basis.exact, basis)

    def _kept(self, row: Row, column: FormColumn, exact: Fraction, basis: Basis | None = None) -> SheetCell:
        """A computed figure: money in whole dong, others at RATIO_DECIMALS, with what it was before."""
        again = self.form.decimals_of(row, column) + 1
        if self.form.kind_of(row, column) is Kind.MONEY:
            value = round_to_keep(exact, 0, min(again - DONG_DECIMALS_IN_MILLIONS, -1))
        else:
            value = round_to_keep(exact, max(again, RATIO_DECIMALS), again)
        return SheetCell(value, Origin.DERIVED, None, "", basis, exact)

    def _sum(self, rows: tuple[str, ...], column: FormColumn) -> Fraction | None:
        return _sum([self.exact(row, column) for row in rows])


def _sum(parts: Sequence[Fraction | None]) -> Fraction | None:
    """The sum of what is there; None where nothing is there."""
    there = [part for part in parts if part is not None]
    return sum(there, Fraction(0)) if there else None


def evaluate(
    form: Form,
    offered: Mapping[CellKey, tuple[Decimal, Origin]],
    given: Mapping[CellKey, Given],
) -> Sheet:
    """The whole sheet from what is offered (register, merged, carried over) and what is typed."""
    evaluation = _Evaluation(form, offered, given)
    cells = {}
    for row in form.rows:
        for column in form.columns:
            if form.applies(row, column):
                cells[row.code, column.key] = evaluation.cell(row, column)
    return Sheet(form, cells)


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


def exact_printed(form: Form, row: Row, column: FormColumn, base: Fraction) -> Fraction:
    """A figure in the base unit → in its printed unit, without rounding."""
    return base / 10**DONG_DECIMALS_IN_MILLIONS if form.kind_of(row, column) is Kind.MONEY else base


def shown(form: Form, row: Row, column: FormColumn, cell: SheetCell) -> str:
    """The text of a cell in Vietnamese format, rounded once; "" for blank. A typed ratio keeps its typed decimals."""
    if cell.value is None or cell.exact is None:
        return ""
    decimals = form.decimals_of(row, column)
    if form.kind_of(row, column) is Kind.PERCENT:
        if cell.origin is Origin.GIVEN:
            decimals = decimals_of(cell.value)
        return format_number(round_half_up(cell.exact, decimals), decimals)
    return format_number(to_printed(form, row, column, cell.value), decimals)


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
