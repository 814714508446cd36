"""Whether a return that was read can be one: its unit, period, forms and cells are known, its counts can be counts.

The one rule for whatever this version does not know: it is refused with its name, never left out without a word. The
names of units are those of our own table; what a file calls them otherwise is a remark.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from models.forms.bounds import is_signed
from models.forms.cells import Origin
from models.forms.definition import CellKey, Form, FormColumn, Kind, Row
from models.forms.loader import Forms
from models.returns.document import Figure, FormFigures, ReturnDocument, UnitName
from models.returns.period_days import days_of, period_in
from models.returns.verdicts import Remark
from models.values.areas import unit_with_key
from models.values.errors import Refused
from models.values.names import clean, excerpt
from models.values.periods import Period, parse_period
from models.values.units import Unit

BEYOND = Decimal(10**18)
"""Above every figure: a hundred times what the whole country makes in a year, in dong; sums of thousands stay exact."""

_MOST_SHIFT = timedelta(days=31)
"""How far the stated days of a period may lie from those of calendar months: State bodies count from the 15th."""


def _quoted(text: str) -> str:
    """A foreign text as a sentence quotes it: one line without invisible signs."""
    return excerpt(clean(text))


def known_unit(named: UnitName) -> Unit | None:
    """The unit of our table that a file names; None where there is none with this key."""
    first = named.valid_from.isoformat() if named.valid_from else ""
    return unit_with_key(named.level, named.code, first)


def own_name(named: UnitName) -> UnitName:
    """The unit by the name that our table gives it; one that is not there by its code alone."""
    known = known_unit(named)
    if named.level == "country":
        return replace(named, name="")
    return replace(named, name=known.title if known else _quoted(named.code))


def with_own_names(document: ReturnDocument) -> ReturnDocument:
    """The return with both units by the names of our table, to be shown and kept."""
    return replace(document, unit=own_name(document.unit), parent=own_name(document.parent))


def refuse_impossible(document: ReturnDocument, today: date, forms: Forms) -> None:
    """Refuse a return that cannot be one; forms: those that the judge has.

    UNIT_NOT_IN_TABLE, PERIOD_TOO_FAR, PERIOD_DAYS_STRANGE, CUTOFF_OUTSIDE_PERIOD, FORM_NOT_KNOWN, CELL_NOT_KNOWN,
    COUNT_IMPOSSIBLE, FIGURE_BEYOND_BOUNDS.
    """
    if known_unit(document.unit) is None:
        raise Refused("UNIT_NOT_IN_TABLE", code=_quoted(document.unit.code))
    _refuse_days(document, today)
    for sheet in document.sheets:
        cells = _cells(forms, sheet.form, sheet.edition)
        if not cells:
            raise Refused("FORM_NOT_KNOWN", form=_quoted(sheet.form), edition=_quoted(sheet.edition))
        for figure in sheet.figures:
            takes = cells.get((figure.row, figure.column))
            if takes is not _Takes.ANY or (figure.value is not None and abs(figure.value) >= BEYOND):
                _refuse_figure(sheet, figure, takes)
        for cell, pair in document.backing.pairs.get(sheet.form, {}).items():
            if cell not in cells or max(abs(pair.numerator), abs(pair.denominator)) >= BEYOND:
                raise Refused("CELL_NOT_KNOWN", edition=sheet.edition, **_about(sheet, *cell))


def _refuse_days(document: ReturnDocument, today: date) -> None:
    period = period_in(document.period, document.days)
    period.refuse_unlikely(today)
    if document.days is not None:
        usual = days_of(parse_period(document.period))
        ends = ((document.days.first, usual.first), (document.days.last, usual.last))
        if any(abs(stated - there) > _MOST_SHIFT for stated, there in ends):
            raise Refused("PERIOD_DAYS_STRANGE", period=document.period, **_days(document))
    _refuse_cutoff(document, period)


def _days(document: ReturnDocument) -> dict[str, date]:
    assert document.days is not None
    return {"first": document.days.first, "last": document.days.last}


def _refuse_cutoff(document: ReturnDocument, period: Period) -> None:
    days = document.days
    if days is None or not days.first <= document.cutoff <= days.last:
        period.refuse_cutoff(document.cutoff)


class _Takes(Enum):
    """What a cell takes."""

    ANY = "any"
    WHOLE = "whole"
    COUNT = "count"  # whole and not below zero
    WORDS = "words"  # no figure


@lru_cache(maxsize=256)
def _cells(forms: Forms, code: str, edition: str) -> Mapping[CellKey, _Takes]:
    """The cells of a form with what each takes; empty where the form is not known."""
    form = forms.edition(code, edition)
    if form is None:
        return {}
    return {
        (row.code, column.key): _takes(form, row, column)
        for row in form.rows
        for column in form.columns
        if form.applies(row, column)
    }


def _takes(form: Form, row: Row, column: FormColumn) -> _Takes:
    if column.role == "note":
        return _Takes.WORDS
    if form.kind_of(row, column) is not Kind.COUNT or column.role == "difference":
        return _Takes.ANY
    return _Takes.WHOLE if is_signed(form, row) else _Takes.COUNT


def _refuse_figure(sheet: FormFigures, figure: Figure, takes: _Takes | None) -> None:
    about = _about(sheet, figure.row, figure.column)
    value = figure.value
    if takes is None or (takes is _Takes.WORDS and value is not None):
        raise Refused("CELL_NOT_KNOWN", edition=sheet.edition, **about)
    if value is not None and abs(value) >= BEYOND:
        raise Refused("FIGURE_BEYOND_BOUNDS", value=_plain(value), **about)
    if value is None or takes is _Takes.ANY or figure.origin == Origin.DERIVED:
        return
    if value != value.to_integral_value() or (value < 0 and takes is _Takes.COUNT):
        raise Refused("COUNT_IMPOSSIBLE", value=_plain(value), **about)


def _about(sheet: FormFigures, row: str, column: str) -> dict[str, str]:
    return {"form": sheet.form, "row": _quoted(row), "column": _quoted(column)}


def _plain(value: Decimal) -> str:
    return _quoted(format(value, "f"))


def remarks_on_names(units: Iterable[UnitName]) -> Iterator[Remark]:
    """Where a file calls one of these units otherwise than our table does."""
    for named in units:
        known = known_unit(named)
        if known is not None and named.name not in (known.title, known.name):
            yield Remark(
                "UNIT_NAMED_OTHERWISE",
                {"code": named.code, "own": known.title, "name": _quoted(named.name)},
            )
