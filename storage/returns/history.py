"""What earlier returns of this book stated, for the doubts that compare periods.

Of a sealed return its frozen figures, of a draft what is typed in it; computed figures are left out.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from models.forms.cells import Origin
from models.forms.history import Figures, History
from models.forms.loader import Forms
from models.forms.rules.check_kinds import PREVIOUS
from models.returns.document import FormFigures
from models.values.periods import Period
from models.values.units import children
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_in
from storage.received.in_force import units_in_force
from storage.returns import returns
from storage.returns.frozen import sealed_document

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


EARLIER = 4
"""So many periods back are read: enough for a usual span, few enough to follow the typing."""


def history(book: Book, period: Period, cutoff: date) -> History:
    """The figures of the periods before this one, and of the same period of the year before."""
    with book.read_rows() as session:
        partial = _is_partial(book, session, period, cutoff)
        earlier: list[Mapping[str, Figures]] = []
        stated: Mapping[str, Figures] = {}
        before = period
        for _ in range(EARLIER):
            before = before.previous()
            known, next_stated = _figures(session, before)
            earlier.append(_filled(known, stated))
            stated = next_stated
        is_before = period.year_before() == period.previous()
        year = {} if is_before else _figures(session, period.year_before())[0]
        opening = None if period.follows_previous else _opening(session, period)
    forms = {form for figures in earlier for form in figures}
    return History(
        earlier={form: tuple(figures.get(form, {}) for figures in earlier) for form in forms},
        year_before=year,
        opening=opening,
        months=period.months,
        is_partial=partial,
    )


def _opening(session: "Session | RowSession", period: Period) -> dict[str, Figures]:
    """What the newest return stated of the first period that ended where this one begins."""
    for before in period.ended_before():
        if known := _figures(session, before)[0]:
            return known
    return {}


def _is_partial(book: Book, session: "Session | RowSession", period: Period, cutoff: date) -> bool:
    """Whether some units that report to this one have sent and others have not."""
    there = units_in_force(session, str(period))
    expected = {(unit.level, unit.code) for unit in children(settings.unit_at(book, cutoff), cutoff)}
    return bool(there) and not expected <= there


def _filled(known: Mapping[str, Figures], stated: Mapping[str, Figures]) -> dict[str, Figures]:
    """What a period stated; where it is silent, what the return after it stated as the period before."""
    return {form: {**stated.get(form, {}), **known.get(form, {})} for form in {*known, *stated}}


def _figures(
    session: "Session | RowSession", period: Period
) -> tuple[dict[str, Figures], dict[str, Figures]]:
    """Form → row → figure of the main column, and of the column of the period before, in its newest revision."""
    record = returns.newest(session, str(period))
    if record is None:
        return {}, {}
    frozen = sealed_document(session, record.id)
    if frozen is not None:
        sheets, forms = frozen.sheets, forms_in(session)
        return {sheet.form: _sealed(sheet, forms) for sheet in sheets}, {
            sheet.form: _sealed(sheet, forms, PREVIOUS) for sheet in sheets
        }
    return _typed(session, record), _typed(session, record, PREVIOUS)


def _sealed(sheet: FormFigures, forms: Forms, column: str = "") -> dict[str, Decimal]:
    form = forms.edition(sheet.form, sheet.edition)
    if form is None:
        return {}
    return {
        one.row: one.value
        for one in sheet.figures
        if one.column == (column or form.main_column)
        and one.value is not None
        and one.origin != Origin.DERIVED
    }


def _typed(
    session: "Session | RowSession", record: returns.ReturnRow, column: str = ""
) -> dict[str, Figures]:
    forms = forms_in(session).on(date.fromisoformat(record.cutoff))
    main = {form.code: column or form.main_column for form in forms}
    return {
        form: {
            row: one.value
            for (row, key), one in figures.items()
            if key == main.get(form) and one.value is not None
        }
        for form, figures in returns.given(session, record.id).items()
    }
