"""What stands in the cells of a draft before anything is typed: from the register, from packages, carried over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from models.forms.cells import Origin, Sheet, Support
from models.forms.definition import CellKey, Form, FormColumn, TakenFrom
from models.forms.findings import Finding
from models.forms.loader import Forms
from models.forms.merge.consolidation import combine, combines
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.merge.merged_support import Audience, merged_support
from models.forms.needed import Wanted
from models.forms.sheets import evaluate
from models.forms.snapshot import Snapshot
from models.forms.sources import Measuring, prefill_with_support
from models.returns.backing import UnitsReceived
from models.returns.document import FormFigures, ReturnDocument
from models.values import units
from models.values.periods import Period, PeriodKind
from models.values.targets import Target
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_in
from storage.received import contributions
from storage.received.areas import without_overlap
from storage.received.contributions import Senders
from storage.received.coverage import coverage_by
from storage.received.in_force import in_force
from storage.returns import period_days, returns
from storage.returns.frozen import frozen_sheet, sealed_document

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


NO_SENDERS = Senders((), (), (), ())

OWN_REGISTER = "register"
"""Source name of a contribution that comes from this book's own register."""

Offered = Mapping[CellKey, tuple[Decimal, Origin]]


NOBODY = Audience()


@dataclass(frozen=True)
class Offer:
    """What is offered for one form, who contributes to it, and what stands behind its figures."""

    contributions: Contributions
    cells: Offered
    support: Support
    audience: Audience = NOBODY


@dataclass(frozen=True)
class Offers:
    """What is offered for the forms of a period; units: None where no package is in it.

    findings: about the days of the period.
    """

    by_form: Mapping[str, Offer]
    carried: Mapping[str, Mapping[CellKey, Decimal]]
    units: UnitsReceived | None
    senders: Senders = NO_SENDERS
    findings: tuple[Finding, ...] = ()


NO_OFFERS = Offers({}, {}, None)
"""Of sheets that are sealed: nothing is offered any more."""


def offers(
    book: Book,
    session: "Session | RowSession",
    period: Period,
    cutoff: date,
    forms: Iterable[Form],
    own: Snapshot,
    cells: Wanted | None = None,
) -> Offers:
    """What register and packages offer for these forms on the cut-off day; carried: figures of the period before.

    cells: those whose pairs and coverage are asked for, where not all are.
    """
    forms = tuple(forms)
    earlier = earlier_sheets(book, period, forms)
    carried, targets = carried_over(earlier, period, forms), _carried_targets(earlier, period, forms)
    unit = settings.unit_at(book, cutoff)
    senders, measuring = _senders(session, period, unit, cutoff), Measuring(own)
    by_form = {
        form.code: _offer(
            session, form, measuring, senders, carried.get(form.code, {}), targets.get(form.code, {}), cells
        )
        for form in forms
    }
    doubts = period_days.findings(session, period, senders.now)
    there = _units_received(senders, units.children(unit, cutoff))
    return Offers(by_form, carried, there, senders, doubts)


def _units_received(senders: Senders, expected: Sequence[units.Unit]) -> UnitsReceived | None:
    """How many of the units are in the merge; None where no package is in it."""
    if not senders.now:
        return None
    count = max(len(expected), len(senders.now) + len(senders.awaited))
    return UnitsReceived(count - len(senders.awaited), count, senders.awaited)


def _senders(session: "Session | RowSession", period: Period, unit: units.Unit, cutoff: date) -> Senders:
    now = in_force(session, str(period))
    if not now:
        return NO_SENDERS
    there = {package.unit[:2] for package in now}
    expected = units.children(unit, cutoff)
    area = coverage_by(now, expected)
    return Senders(
        without_overlap(now),
        in_force(session, str(period.previous())),
        in_force(session, str(period.year_before())),
        tuple(
            child.title
            for child in expected
            if (child.level, child.code) not in there and not area.is_covered(child)
        ),
        now,
    )


def corrected(
    known: Offers,
    forms: Iterable[Form],
    corrections: Mapping[str, Sequence[Contribution]],
    cells: Wanted | None = None,
) -> Offers:
    """The same offers with what is taken off so that a record counts once, as lines of their own."""
    if not any(corrections.values()):
        return known
    by_form = dict(known.by_form)
    for form in forms:
        lines = corrections.get(form.code, ())
        if not lines:
            continue
        offer = by_form[form.code]
        parts = offer.contributions.followed_by(lines)
        support = _merged_support(form, parts, offer.audience, cells)
        offered = _offered(form, parts, known.carried.get(form.code, {}))
        support = replace(support, targets=offer.support.targets)
        by_form[form.code] = Offer(parts, offered, support, offer.audience)
    return replace(known, by_form=by_form)


def _offer(
    session: "Session | RowSession",
    form: Form,
    own: Measuring,
    senders: Senders,
    carried: Mapping[CellKey, Decimal],
    targets: Mapping[CellKey, Target],
    cells: Wanted | None,
) -> Offer:
    register = prefill_with_support(form, own)
    mine = [Contribution("", OWN_REGISTER, register.figures, register.support.pairs)]
    if not register.figures:
        mine = []
    if not senders.now:
        parts = Contributions.of(mine)
        support = replace(register.support, targets=targets)
        return Offer(parts, _offered(form, parts, carried), support)
    parts = contributions.contributions_of(
        session, senders.now, form, mine, pairs=cells is None or bool(cells.supported)
    )
    audience = contributions.audience(session, senders, form)
    support = replace(_merged_support(form, parts, audience, cells), targets=targets)
    return Offer(parts, _offered(form, parts, carried), support, audience)


def _merged_support(form: Form, parts: Contributions, audience: Audience, cells: Wanted | None) -> Support:
    return merged_support(form, parts, audience, None if cells is None else cells.supported)


def _offered(
    form: Form, parts: Contributions, carried: Mapping[CellKey, Decimal]
) -> dict[CellKey, tuple[Decimal, Origin]]:
    received = any(one.source != OWN_REGISTER for one in parts.contributors)
    origin = Origin.MERGED if received else Origin.REGISTER
    place = parts.place_of(OWN_REGISTER)
    own = {} if place is None else parts[place].figures
    offered = {key: (value, Origin.REGISTER) for key, value in own.items() if not combines(form, key)}
    offered |= {key: (value, origin) for key, value in combine(form, parts).items()}
    for (row, taken), value in carried.items():
        for column in form.columns:
            if column.prefill == "carry" and row in form.row_by_code and taken == form.carried_from(column):
                offered[row, column.key] = (value, Origin.CARRIED)
    return offered


Earlier = Mapping[TakenFrom, Mapping[str, Sheet]]
"""The sheets of earlier returns, by form."""


def earlier_sheets(book: Book, period: Period, forms: Iterable[Form]) -> Earlier:
    """The sheets of the returns of which columns of these forms take figures up."""
    taken = dict.fromkeys(column.taken_from for form in forms for column in _carried_columns(form, period))
    return {name: _sheets_of(book, period_taken_from(period, name)) for name in taken}


def period_taken_from(period: Period, name: TakenFrom) -> Period:
    """The period of the return that a carried column of this period takes up."""
    if name == "previous":
        return period.previous()
    if name == "same_period":
        return period.year_before()
    return Period(PeriodKind.YEAR, period.year - 1, 0, period.calendar)


def _sheets_of(book: Book, before: Period) -> dict[str, Sheet]:
    """The sheets of a period, by form: of its newest return where it is sealed, else of what is typed in its draft."""
    with book.read_rows() as session:
        record = returns.newest(session, str(before))
        if record is None:
            return {}
        frozen = sealed_document(session, record.id)
        typed = returns.given(session, record.id)
        forms = forms_in(session)
    if frozen is not None:
        sealed = {sheet.form: _sealed_figures(sheet, frozen, forms) for sheet in frozen.sheets}
        return {code: sheet for code, sheet in sealed.items() if sheet is not None}
    return {
        form.code: evaluate(form, {}, typed.get(form.code, {}))
        for form in forms.on(date.fromisoformat(record.cutoff), before.kind)
    }


def _sealed_figures(sheet: FormFigures, document: ReturnDocument, forms: Forms) -> Sheet | None:
    form = forms.edition(sheet.form, sheet.edition)
    return frozen_sheet(form, sheet, document) if form else None


def carried_over(
    earlier: Earlier, period: Period, forms: Iterable[Form]
) -> dict[str, dict[CellKey, Decimal]]:
    """What the columns of these forms take up of earlier returns, by form; the column is called as carried_from says.

    A year takes up the plan for the next year that the year before it states; the periods before parts of a year have
    no plan for the whole next part.
    """
    return {
        form.code: {
            (row.code, form.carried_from(column)): value
            for column in _carried_columns(form, period)
            if (sheet := earlier[column.taken_from].get(form.code)) is not None
            for row in sheet.form.rows
            if (value := sheet.value(row.code, column.carry or form.main_column)) is not None
        }
        for form in forms
    }


def _carried_columns(form: Form, period: Period) -> list[FormColumn]:
    return [
        column
        for column in form.columns
        if column.prefill == "carry"
        and (period.kind is PeriodKind.YEAR or not column.carry or column.taken_from != "previous")
    ]


def _carried_targets(
    earlier: Earlier, period: Period, forms: Iterable[Form]
) -> dict[str, dict[CellKey, Target]]:
    """The targets among the plans that a period takes up, by the cells in which they are offered."""
    return {
        form.code: {
            (row.code, column.key): target
            for column in _carried_columns(form, period)
            if column.carry and (sheet := earlier[column.taken_from].get(form.code)) is not None
            for row in sheet.form.rows
            if (target := sheet[row.code, column.carry].target) is not None
        }
        for form in forms
    }
