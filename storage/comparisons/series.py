"""One figure over all periods of the book: each point with its state, on the boundaries of then or of today.

Of a sealed return the figure that was sealed; else the sheet as it stands, typed, from the register and merged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select

from models.forms.cells import Sheet
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.sheets import shown
from models.returns.backing import UnitsReceived
from models.returns.records import PackageState, ReceivedPackage, ReturnRecord
from models.values.breaks import PointDays, SeriesBreak, breaks_between
from models.values.periods import Period, PeriodKind
from models.values.units import Unit, unit_on, units_with_code
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.comparisons.boundaries import area_sheet, same_area
from storage.forms.installed import forms_of
from storage.returns.sheets import PeriodSheets, period_sheets


class Boundaries(StrEnum):
    """Whether each point stands for the unit as it was then, or for the area that it has today."""

    THEN = "then"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The figure of one period, in the row's base unit (money: dong).

    state: of the return (draft, sealed …), "received" of what was only merged from packages, "none" of a period in
    which the unit or the row did not exist. units: how many units are in it, None where nothing was merged.
    unsplit: units whose figure could not be parted by area; unsure: organisations that may lie in the area.
    breaks: those between the point of the same kind before it and this one.
    """

    period: Period
    cutoff: date
    state: str
    value: Decimal | None
    text: str = ""
    revision: int | None = None
    unit: str = ""
    units: UnitsReceived | None = None
    unsplit: tuple[str, ...] = ()
    unsure: int = 0
    breaks: tuple[SeriesBreak, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no unit is missing and nothing was left out."""
        return (self.units is None or self.units.is_complete) and not self.unsplit and not self.unsure


@dataclass(frozen=True, slots=True)
class Series:
    """A cell over all periods of a book, years first, then halves, nine months, quarters, each from the oldest on."""

    form: Form
    row: Row
    column: FormColumn
    boundaries: Boundaries
    unit: str
    points: tuple[SeriesPoint, ...]

    def of_kind(self, kind: PeriodKind) -> tuple[SeriesPoint, ...]:
        """The points of one length of period: only these can be compared with each other."""
        return tuple(point for point in self.points if point.period.kind is kind)

    @property
    def breaks(self) -> tuple[SeriesBreak, ...]:
        """The breaks that lie in it, each once, by their days."""
        known = {one.key: one for point in self.points for one in point.breaks}
        return tuple(sorted(known.values(), key=lambda one: one.day))

    @property
    def kinds(self) -> tuple[PeriodKind, ...]:
        """The lengths of period of which there are points."""
        return tuple(kind for kind in PeriodKind if self.of_kind(kind))


def series(
    book: Book,
    form: str,
    row: str,
    column: str = "",
    boundaries: Boundaries = Boundaries.THEN,
    unit: str = "",
) -> Series:
    """A cell (column: the main one where none is named) over all periods with a return or a package.

    unit: code of a unit inside the book's, whose part of the figures is shown; the book's own unit where none is named.
    Refused FORM_UNKNOWN, ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED, UNIT_UNKNOWN.
    """
    (found,) = several_series(book, [(form, row, column)], boundaries, unit)
    return found


def several_series(
    book: Book,
    cells: Sequence[tuple[str, str, str]],
    boundaries: Boundaries = Boundaries.THEN,
    unit: str = "",
) -> tuple[Series, ...]:
    """A series for each of these cells (form, row, column), as `series`; each period is worked out once."""
    named = [forms_of(book).newest_cell(*cell) for cell in cells]
    asked = _Area(book, boundaries, unit)
    keys = [(form.code, (row.code, column.key)) for form, row, column in named]
    read = [_points(book, period, keys, asked) for period in periods(book)]
    return tuple(
        Series(*cell, boundaries, asked.title, _with_breaks(_in_order(points[at] for points in read)))
        for at, cell in enumerate(named)
    )


def periods(book: Book) -> list[Period]:
    """The periods with a return of this book or a package that counts, oldest first."""
    with book.read_session() as session:
        own = session.execute(select(ReturnRecord.period).distinct()).scalars()
        query = select(ReceivedPackage.period).join(PackageState, PackageState.id == ReceivedPackage.sha256)
        there = session.execute(query.where(PackageState.status == "accepted").distinct()).scalars()
        texts = {*own, *there}
    return sorted(period_of(book, text) for text in texts)


class _Area:
    """For whose area a series is asked."""

    def __init__(self, book: Book, boundaries: Boundaries, code: str) -> None:
        self._book = book
        self._code = code
        self._boundaries = boundaries
        self._today = self._unit_today(code)
        self.title = self._today.title

    def _unit_today(self, code: str) -> Unit:
        """The unit of today; of a code that has ended its last unit."""
        today = self._book.clock().date()
        if not code:
            return settings.unit_at(self._book, today)
        known = units_with_code(code)
        return known[-1] if known and not known[-1].valid_on(today) else unit_on(code, today)

    def on(self, day: date) -> Unit | None:
        """The unit whose area is meant on a day; None where there was none."""
        if self._boundaries is Boundaries.TODAY:
            return self._today
        if not self._code:
            return settings.unit_at(self._book, day)
        return next((one for one in units_with_code(self._code) if one.valid_on(day)), None)


def _points(
    book: Book, period: Period, keys: Sequence[tuple[str, CellKey]], asked: _Area
) -> list[SeriesPoint]:
    paper = period_sheets(book, str(period))
    return [_point(book, paper, form, key, asked) for form, key in keys]


def _point(book: Book, paper: PeriodSheets, form: str, key: CellKey, asked: _Area) -> SeriesPoint:
    own, target = settings.unit_at(book, paper.cutoff), asked.on(paper.cutoff)
    sheet = paper.sheets.get(form)
    blank = SeriesPoint(paper.period, paper.cutoff, "none", None)
    if sheet is None or target is None or key not in sheet.cells:
        return blank
    point = replace(
        blank,
        state=paper.head.state.value if paper.head else "received",
        revision=paper.head.revision if paper.head else None,
        unit=target.title,
    )
    if same_area(own, target):
        return replace(point, value=sheet[key].value, text=_text(sheet, key), units=paper.units)
    with book.read_session() as session:
        found = area_sheet(session, paper, sheet.form, key, own, target)
    if found.is_merged:
        point = replace(point, state="received", revision=None)
    return replace(
        point,
        value=found.sheet[key].value,
        text=_text(found.sheet, key),
        units=found.units if found.units.expected else None,
        unsplit=found.unsplit,
        unsure=found.unsure,
    )


def _text(sheet: Sheet, key: CellKey) -> str:
    form = sheet.form
    return shown(form, form.row_by_code[key[0]], form.column_by_key[key[1]], sheet[key])


def _in_order(points: Iterable[SeriesPoint]) -> list[SeriesPoint]:
    kinds = list(PeriodKind)
    return sorted(points, key=lambda one: (kinds.index(one.period.kind), one.period))


def _with_breaks(points: Sequence[SeriesPoint]) -> tuple[SeriesPoint, ...]:
    """The points with the breaks before them; years are compared with years only."""
    found: list[SeriesPoint] = []
    for point in points:
        before = found[-1] if found and found[-1].period.kind is point.period.kind else None
        if before is not None:
            point = replace(point, breaks=breaks_between(_days(before), _days(point)))
        found.append(point)
    return tuple(found)


def _days(point: SeriesPoint) -> PointDays:
    return PointDays(point.period.kind, point.period.usual.first_day, point.cutoff)
