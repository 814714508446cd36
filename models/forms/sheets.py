"""One sheet: the cells of one form for one unit and period, evaluated.

A cell is given (typed), comes from the register or from merged packages, is carried over from the period before, is
derived (ratio, mean, total), or is blank. Blank is not zero, vanishes in sums and is never invented. What is typed
stays as it was typed; the prefill that it replaces is stored with it for the checks.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from models.forms.cells import (
    BLANK,
    NO_SUPPORT,
    Basis,
    Given,
    Origin,
    Sheet,
    SheetCell,
    Support,
    used_sectors,
)
from models.forms.coverage import Pair
from models.forms.definition import TOTAL, CellKey, Form, FormColumn, Kind, Mode, Row
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
from models.values.targets import Target

RATIO_DECIMALS = 6
"""Decimals kept of a computed figure; money is kept in whole dong. `SheetCell.exact` is the figure before that."""


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
        self.support = support
        self.pairs: dict[CellKey, Pair] = {}
        self.offered = offered
        self.given = given
        self.done: dict[CellKey, SheetCell] = {}
        there = {key: value for key, (value, _) in offered.items()} | {
            key: one.value for key, one in given.items()
        }
        self.used = used_sectors(form, there.items())

    def cell(self, row: Row, column: FormColumn) -> SheetCell:
        key = (row.code, column.key)
        if key not in self.done:
            self.done[key] = self._computed(row, column, key)
        return self.done[key]

    def _computed(self, row: Row, column: FormColumn, key: CellKey) -> SheetCell:
        without = self._offered(row, column, key)
        typed = self.given.get(key)
        if typed is None:
            return without
        return SheetCell(
            typed.value,
            Origin.GIVEN,
            without.value,
            typed.reason,
            without.basis,
            without.computed,
            without.missing,
            typed.target,
            without.coverage,
        )

    def _offered(self, row: Row, column: FormColumn, key: CellKey) -> SheetCell:
        if not self.form.applies(row, column) or column.role in ("mention", "note"):
            return BLANK
        if column.role in ("ratio", "share"):
            return self._ratio_column(row, column)
        if column.role == "difference":
            return self._difference(row, column)
        if key in self.offered:
            value, origin = self.offered[key]
            missing = self._missing_of_merged(row, column, value)
            target, coverage = self.support.targets.get(key), self.support.coverage.get(key)
            return SheetCell(value, origin, value, missing=missing, target=target, coverage=coverage)
        return self._derived(row, column)

    def _missing_of_merged(self, row: Row, column: FormColumn, value: Decimal) -> tuple[CellKey, ...]:
        """What a merged total lacks where it is the sum of the parts that are there, and so knows no more than they."""
        if not row.total:
            return ()
        parts = self._derived(row, column)
        return parts.missing if parts.exact == value else ()

    def _ratio_column(self, row: Row, column: FormColumn) -> SheetCell:
        of = self.form.column_by_key[column.of]
        if column.role == "ratio":
            goal = self._beside(row, column.over).target
            if goal is not None and goal.ceiling:
                return BLANK  # a share of what is not to be exceeded says nothing
            parts = ((row.code, column.of), (row.code, column.over))
            paired = self._pair_cell(row, column, parts, 100)
            if paired is not None:
                return paired
            return self._ratio(row, column, [self.cell(row, of)], [self._beside(row, column.over)], 100)
        whole = self.form.row_by_code.get(self.form.share_total(row))
        return (
            BLANK
            if whole is None
            else self._ratio(row, column, [self.cell(row, of)], [self.cell(whole, of)], 100)
        )

    def _beside(self, row: Row, key: str) -> SheetCell:
        return self.cell(row, self.form.column_by_key[key])

    def _difference(self, row: Row, column: FormColumn) -> SheetCell:
        of, over = self._beside(row, column.of), self._beside(row, column.over)
        if of.exact is None or over.exact is None:
            return BLANK
        if column.mode is not Mode.PERCENT:
            return self._kept(row, column, of.exact - over.exact, (of, over))
        if not over.exact:
            return BLANK
        basis = Basis(of.exact - over.exact, abs(over.exact), 100)
        return self._kept(row, column, basis.exact, (of, over), (), basis)

    def _derived(self, row: Row, column: FormColumn) -> SheetCell:
        if row.mean or row.ratio:
            return self._quotient(row, column)
        if row.times:
            (whole,) = self._cells((row.times[0],), column)
            if whole.exact is None:
                return BLANK
            return self._kept(row, column, whole.exact * row.times[1], [whole])
        if column.total:
            keys = [(row.code, key) for key in column.total]
            parts = [self._beside(row, key) for key in column.total]
            return self._total(
                row, column, parts, [key for key, part in zip(keys, parts, strict=True) if part.value is None]
            )
        if row.total:
            return self._total(row, column, self._cells(row.total, column), self._blank(row.total, column))
        return BLANK

    def _quotient(self, row: Row, column: FormColumn) -> SheetCell:
        """A mean or ratio: of what states both of its parts where that was counted, else of the rows as they stand."""
        of, over, times = quotient_of(row)
        paired = self._pair_cell(row, column, ((part, column.key) for part in (*of, *over)), times)
        if paired is not None:
            return paired
        above, below = self._cells(of, column), self._cells(over, column)
        blank = () if row.mean else self._blank((*of, *over), column)
        return self._ratio(row, column, above, below, times, blank)

    def _pair_cell(
        self, row: Row, column: FormColumn, parts: Iterable[CellKey], times: int
    ) -> SheetCell | None:
        """The cell from the records or units that state both of its parts; None where a part of it is typed."""
        key = (row.code, column.key)
        pair = self.support.pairs.get(key)
        if pair is None or any(self._has_typed(part) for part in parts):
            return None
        self.pairs[key] = pair
        if not pair.denominator:
            return replace(BLANK, coverage=pair.coverage)
        basis = Basis(pair.numerator, pair.denominator, times)
        return replace(self._kept(row, column, basis.exact, (), (), basis), coverage=pair.coverage)

    def _has_typed(self, key: CellKey) -> bool:
        """Whether a figure, or one that it is the total of, is typed."""
        if key in self.given:
            return True
        if key in self.offered:
            return False
        row, column = self.form.row_by_code[key[0]], self.form.column_by_key[key[1]]
        below = [(row.code, part) for part in column.total] or [(part, column.key) for part in row.total]
        return any(self._has_typed(part) for part in below)

    def _cells(self, rows: Iterable[str], column: FormColumn) -> list[SheetCell]:
        return [self.cell(self.form.row_by_code[code], column) for code in rows]

    def _blank(self, rows: Iterable[str], column: FormColumn) -> list[CellKey]:
        """The blank ones of some cells, without sectors in which nothing is stated: they are not in this report."""
        return [
            (code, column.key)
            for code, cell in zip(rows, self._cells(rows, column), strict=True)
            if cell.value is None and self._expected(self.form.row_by_code[code], column.key)
        ]

    def _expected(self, row: Row, key: str) -> bool:
        if row.optional:
            return False
        return not row.item or row.sector == TOTAL or (row.sector, key) in self.used

    def _total(
        self, row: Row, column: FormColumn, parts: Sequence[SheetCell], blank: Sequence[CellKey]
    ) -> SheetCell:
        whole = _sum(parts)
        return BLANK if whole is None else self._kept(row, column, whole, parts, blank)

    def _ratio(
        self,
        row: Row,
        column: FormColumn,
        above: Sequence[SheetCell],
        below: Sequence[SheetCell],
        times: int,
        blank: Iterable[CellKey] = (),
    ) -> SheetCell:
        numerator, denominator = _sum(above), _sum(below)
        if numerator is None or not denominator:
            return BLANK
        basis = Basis(numerator, denominator, times)
        return self._kept(row, column, basis.exact, (*above, *below), blank, basis)

    def _kept(
        self,
        row: Row,
        column: FormColumn,
        exact: Fraction,
        parts: Iterable[SheetCell],
        blank: Iterable[CellKey] = (),
        basis: Basis | None = None,
    ) -> SheetCell:
        """A computed figure with what it was before it was rounded and what it lacks; money is kept in whole dong."""
        again = self.form.decimals_of(row, column) + 1
        if self.form.kind_of(row, column) is Kind.MONEY:
            value = round_to_keep(exact, 0, min(again - DONG_DECIMALS_IN_MILLIONS, -1))
        else:
            value = round_to_keep(exact, max(again, RATIO_DECIMALS), again)
        missing = _each_once((*blank, *(key for part in parts if part.incomplete for key in part.missing)))
        return SheetCell(value, Origin.DERIVED, None, "", basis, exact, missing)


def quotient_of(row: Row) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Rows of the numerator and of the denominator of a mean or ratio row, and by what it is multiplied."""
    if row.mean:
        return row.mean[:1], row.mean[1:], 1
    assert row.ratio is not None
    return row.ratio.numerator, row.ratio.denominator, row.ratio.times


def _sum(parts: Iterable[SheetCell]) -> Fraction | None:
    """The sum of what is there; None where nothing is there."""
    there = [part.exact for part in parts if part.exact is not None]
    return sum(there[1:], there[0]) if there else None


def _each_once(keys: Iterable[CellKey]) -> tuple[CellKey, ...]:
    return tuple(dict.fromkeys(keys))


def evaluate(
    form: Form,
    offered: Mapping[CellKey, tuple[Decimal, Origin]],
    given: Mapping[CellKey, Given],
    support: Support = NO_SUPPORT,
    only: Collection[CellKey] | None = None,
) -> Sheet:
    """The whole sheet from what is offered (register, merged, carried over) and what is typed.

    support: what stands behind the offered figures; without it a ratio is made from the rows as they stand. only: of
    these cells alone.
    """
    evaluation = _Evaluation(form, offered, given, support)
    cells = {}
    for row, column in form.crossings:
        if only is None or (row.code, column.key) in only:
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


def exact_printed(form: Form, row: Row, column: FormColumn, base: Fraction) -> Fraction:
    """A figure in the base unit → in its printed unit, without rounding."""
    return base / 10**DONG_DECIMALS_IN_MILLIONS if form.kind_of(row, column) is Kind.MONEY else base


def shown(form: Form, row: Row, column: FormColumn, cell: SheetCell) -> str:
    """The text of a cell in Vietnamese format, rounded once; "" for blank. A typed ratio keeps its typed decimals."""
    if column.role == "note":
        return cell.reason
    if cell.value is None or cell.exact is None:
        return ""
    if cell.target is not None:
        return cell.target.text
    decimals = form.decimals_of(row, column)
    if form.kind_of(row, column) is Kind.PERCENT:
        if cell.origin is Origin.GIVEN:
            decimals = decimals_of(cell.value)
        return format_number(round_half_up(cell.exact, decimals), decimals)
    return format_number(to_printed(form, row, column, cell.value), decimals)


def stated_text(
    form: Form, row: str, column: str, value: Decimal | None, target: Target | None, *, exact: bool = False
) -> str:
    """A value as value_text, or the target whose bound it is in the words in which it was typed."""
    return value_text(form, row, column, value, exact=exact) if target is None else target.text


def value_text(form: Form, row: str, column: str, value: Decimal | None, *, exact: bool = False) -> str:
    """A value in the base unit as the paper shows it, without the cell it stands in; "" for blank.

    exact: with all its decimals. Where the form does not know the place, the value as it is kept.
    """
    found_row, found_column = form.row_by_code.get(row), form.column_by_key.get(column)
    if value is None or found_row is None or found_column is None:
        return "" if value is None else format_number(value)
    if exact:
        return format_number(to_printed(form, found_row, found_column, value))
    return shown(form, found_row, found_column, SheetCell(value, Origin.DERIVED))


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
