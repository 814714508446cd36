"""Figures of forms by year, for targets: of the year's return where there is one, else of its newest period.

Figures are exact and in the printed unit (money: million dong).
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from models.forms.cells import Sheet
from models.forms.definition import CellKey, Form, FormColumn, Kind, Row
from models.forms.loader import Forms
from models.forms.sheets import exact_printed
from models.returns.backing import UnitsReceived
from models.values.periods import Period, PeriodKind
from storage.book.book import Book
from storage.book.periods import period_of
from storage.comparisons.series import SeriesPoint, periods, series
from storage.forms.installed import forms_of
from storage.returns.sheets import PeriodSheets, period_sheets

REGISTER = "register"
"""State of a figure of a year without a return, which is worked out from the register."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of the newest edition of a form that has it."""

    form: Form
    row: Row
    column: FormColumn

    @property
    def key(self) -> CellKey:
        return self.row.code, self.column.key

    @property
    def kind(self) -> Kind:
        """What its figure counts."""
        return self.form.kind_of(self.row, self.column)

    @property
    def address(self) -> str:
        """Form, row and column as they are typed."""
        return f"{self.form.code} {self.row.code} {self.column.key}"


@dataclass(frozen=True, slots=True)
class OtherBase:
    """A ratio over another base; label: of the row that is then the base."""

    value: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class YearFigure:
    """The figure of a cell in a year. state: of the return, "received", REGISTER; others: over other bases.

    part, whole: numerator and denominator of a share that is taken of two cells, else None.
    """

    year: int
    value: Fraction
    period: Period
    state: str
    units: UnitsReceived | None = None
    part: Fraction | None = None
    whole: Fraction | None = None
    others: tuple[OtherBase, ...] = ()


def cell_named(forms: Forms, form: str, row: str, column: str) -> FormCell | None:
    """The cell of an address, None where none is named in full; Refused as Forms.newest_cell."""
    return FormCell(*forms.newest_cell(form, row, column)) if form and row else None


class YearFigures:
    """Reads figures of a book; each period is worked out once."""

    def __init__(self, book: Book) -> None:
        self._book, self.forms = book, forms_of(book)
        self._sheets: dict[str, PeriodSheets] = {}
        self._points: dict[tuple[str, CellKey, str], tuple[SeriesPoint, ...]] = {}

    @cached_property
    def _periods(self) -> list[Period]:
        return periods(self._book)

    @property
    def today(self) -> date:
        """The day by the clock of the book."""
        return self._book.clock().date()

    def period_in(self, year: int) -> Period | None:
        """The period whose figures stand for a year; of the running year without any the year from the register."""
        known = [one for one in self._periods if one.year == year]
        whole = [one for one in known if one.kind is PeriodKind.YEAR]
        if whole or known:
            return max(whole or known)
        return period_of(self._book, str(year)) if year == self.today.year else None

    def figure(self, year: int, cell: FormCell, base: FormCell | None, unit: str) -> YearFigure | None:
        """The figure of a cell, or in per cent of another cell; None where it is blank.

        unit: code of a unit inside the book's, "" for its own.
        """
        period = self.period_in(year)
        if period is None:
            return None
        found = self._of_unit(period, cell, unit) if unit else self._own(period, cell)
        if found is None or base is None:
            return found
        over = self._of_unit(period, base, unit) if unit else self._own(period, base)
        if over is None or not over.value:
            return None
        others = () if unit else self._other_wholes(period, base, found.value)
        return YearFigure(
            year,
            found.value * 100 / over.value,
            period,
            found.state,
            found.units,
            found.value,
            over.value,
            others,
        )

    def _paper(self, period: Period) -> PeriodSheets:
        if str(period) not in self._sheets:
            self._sheets[str(period)] = period_sheets(self._book, str(period))
        return self._sheets[str(period)]

    def _own(self, period: Period, cell: FormCell) -> YearFigure | None:
        paper = self._paper(period)
        sheet = paper.sheets.get(cell.form.code)
        value = None if sheet is None else _printed(sheet, cell.key)
        if sheet is None or value is None:
            return None
        state = paper.head.state.value if paper.head else "received" if paper.units else REGISTER
        return YearFigure(
            period.year, value, period, state, paper.units, others=_over_others(self.forms, sheet, cell)
        )

    def _of_unit(self, period: Period, cell: FormCell, unit: str) -> YearFigure | None:
        asked = (cell.form.code, cell.key, unit)
        if asked not in self._points:
            self._points[asked] = series(self._book, cell.form.code, *cell.key, unit=unit).points
        point = next((one for one in self._points[asked] if one.period == period), None)
        if point is None or point.value is None:
            return None
        value = exact_printed(cell.form, cell.row, cell.column, Fraction(point.value))
        return YearFigure(period.year, value, period, point.state, point.units)

    def _other_wholes(self, period: Period, base: FormCell, part: Fraction) -> tuple[OtherBase, ...]:
        """The share over what ratios of the form also take in place of this base."""
        sheet = self._paper(period).sheets[base.form.code]
        rows = {other for known in _bases_of(base.form) if (base.row.code,) in known for other in known}
        found = []
        for other in sorted(rows - {(base.row.code,)}):
            whole = _sum(sheet, other, base.column.key)
            if whole:
                found.append(OtherBase(part * 100 / whole, _label(base.form, other)))
        return tuple(found)


def _printed(sheet: Sheet, key: CellKey) -> Fraction | None:
    """The exact figure of a cell in its printed unit; None where it is blank or the edition has no such cell."""
    row, column = sheet.form.row_by_code.get(key[0]), sheet.form.column_by_key.get(key[1])
    exact = sheet.exact(*key)
    return (
        None
        if row is None or column is None or exact is None
        else exact_printed(sheet.form, row, column, exact)
    )


def _over_others(forms: Forms, sheet: Sheet, cell: FormCell) -> tuple[OtherBase, ...]:
    """A ratio of the form over the bases that an office may choose in place of the one that is taken."""
    row, found = sheet.form.row_by_code.get(cell.row.code), sheet[cell.key]
    if row is None or row.ratio is None or not row.bases or found.basis is None:
        return ()
    first = forms.edition(sheet.form.code, sheet.form.edition)
    ratio = first.row_by_code[row.code].ratio if first else None
    known = {base.denominator for base in row.bases.values()} | ({ratio.denominator} if ratio else set())
    others = []
    for rows in sorted(known - {row.ratio.denominator}):
        whole = _sum(sheet, rows, cell.column.key)
        if whole:
            value = Fraction(found.basis.numerator) * row.ratio.times / whole
            others.append(OtherBase(value, _label(sheet.form, rows)))
    return tuple(others)


def _bases_of(form: Form) -> list[set[tuple[str, ...]]]:
    """Of each ratio that may be taken over several bases all of them."""
    return [
        {row.ratio.denominator, *(base.denominator for base in row.bases.values())}
        for row in form.rows
        if row.ratio is not None and row.bases
    ]


def _sum(sheet: Sheet, rows: tuple[str, ...], column: str) -> Fraction | None:
    parts = [sheet.exact(row, column) for row in rows]
    stated = [part for part in parts if part is not None]
    return sum(stated, Fraction(0)) if len(stated) == len(parts) else None


def _label(form: Form, rows: tuple[str, ...]) -> str:
    return " + ".join(form.row_by_code[row].label for row in rows)
