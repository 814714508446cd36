"""What stands in the cells of a draft before anything is typed: from the register, from packages, carried over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models.forms.consolidation import Contribution, combine, combines
from models.forms.definition import CellKey, Form
from models.forms.findings import Finding
from models.forms.loader import form_edition, forms_on
from models.forms.merged_support import merged_support
from models.forms.sheets import Origin, Sheet, Support, evaluate
from models.forms.snapshot import Snapshot
from models.forms.sources import prefill_with_support
from models.returns.backing import UnitsReceived
from models.returns.document import FormFigures, ReturnDocument
from models.values import units
from models.values.periods import Period
from storage.book import settings
from storage.book.book import Book
from storage.received import contributions
from storage.received.contributions import Senders
from storage.returns import period_days, returns
from storage.returns.frozen import frozen_sheet, sealed_document

OWN_REGISTER = "register"
"""Source name of a contribution that comes from this book's own register."""

Offered = Mapping[CellKey, tuple[Decimal, Origin]]


@dataclass(frozen=True)
class Offer:
    """What is offered for one form, who contributes to it, and what stands behind its figures."""

    contributions: tuple[Contribution, ...]
    cells: Offered
    support: Support

    @property
    def is_merged(self) -> bool:
        """Whether packages are in it."""
        return any(part.source != OWN_REGISTER for part in self.contributions)


@dataclass(frozen=True)
class Offers:
    """What is offered for the forms of a period; units: None where no package is in it.

    findings: about the days of the period.
    """

    by_form: Mapping[str, Offer]
    carried: Mapping[str, Mapping[CellKey, Decimal]]
    units: UnitsReceived | None
    findings: tuple[Finding, ...] = ()


NO_OFFERS = Offers({}, {}, None)
"""Of sheets that are sealed: nothing is offered any more."""


def offers(book: Book, period: Period, cutoff: date, forms: Iterable[Form], own: Snapshot) -> Offers:
    """What register and packages offer for these forms on the cut-off day; carried: figures of the period before."""
    carried = carried_over(book, period)
    unit = settings.unit_at(book, cutoff)
    with book.read_session() as session:
        senders = _senders(session, period, unit, cutoff)
        by_form = {
            form.code: _offer(session, period, form, own, senders, carried.get(form.code, {}))
            for form in forms
        }
        doubts = period_days.findings(session, period, senders.now)
    received = len(senders.now)
    there = UnitsReceived(received, received + len(senders.awaited), senders.awaited) if received else None
    return Offers(by_form, carried, there, doubts)


def _senders(session: Session, period: Period, unit: units.Unit, cutoff: date) -> Senders:
    now = contributions.in_force(session, str(period))
    if not now:
        return Senders((), (), (), ())
    there = {package.unit[:2] for package in now}
    return Senders(
        now,
        contributions.in_force(session, str(period.previous())),
        contributions.in_force(session, str(period.year_before())),
        tuple(
            child.title for child in units.children(unit, cutoff) if (child.level, child.code) not in there
        ),
    )


def _offer(
    session: Session,
    period: Period,
    form: Form,
    own: Snapshot,
    senders: Senders,
    carried: Mapping[CellKey, Decimal],
) -> Offer:
    register = prefill_with_support(form, own)
    parts = [
        *(
            [Contribution("", OWN_REGISTER, register.figures, register.support.pairs)]
            if register.figures
            else []
        ),
        *(contributions.received(session, str(period), form.code) if senders.now else []),
    ]
    support = (
        merged_support(form, parts, contributions.audience(session, senders, form))
        if senders.now
        else register.support
    )
    return Offer(tuple(parts), _offered(form, parts, carried), support)


def _offered(
    form: Form, parts: Sequence[Contribution], carried: Mapping[CellKey, Decimal]
) -> dict[CellKey, tuple[Decimal, Origin]]:
    received = any(part.source != OWN_REGISTER for part in parts)
    origin = Origin.MERGED if received else Origin.REGISTER
    own = next((part.figures for part in parts if part.source == OWN_REGISTER), {})
    offered = {key: (value, Origin.REGISTER) for key, value in own.items() if not combines(form, key)}
    offered |= {key: (value, origin) for key, value in combine(form, parts).items()}
    for (row, _), value in carried.items():
        for column in form.columns:
            if column.prefill == "carry" and row in form.row_by_code:
                offered[row, column.key] = (value, Origin.CARRIED)
    return offered


def carried_over(book: Book, period: Period) -> dict[str, dict[CellKey, Decimal]]:
    """The main figures of the period before, by form: of its sealed return, else of what is typed in its draft."""
    before = period.previous()
    with book.read_session() as session:
        record = returns.newest(session, str(before))
        if record is None:
            return {}
        frozen = sealed_document(session, record.id)
        typed = returns.given(session, record.id)
    if frozen is not None:
        sheets = {sheet.form: _sealed_figures(sheet, frozen) for sheet in frozen.sheets}
    else:
        sheets = {
            form.code: evaluate(form, {}, typed.get(form.code, {}))
            for form in forms_on(date.fromisoformat(record.cutoff))
        }
    return {code: _main_figures(sheet) for code, sheet in sheets.items() if sheet is not None}


def _sealed_figures(sheet: FormFigures, document: ReturnDocument) -> Sheet | None:
    form = form_edition(sheet.form, sheet.edition)
    return frozen_sheet(form, sheet, document.backing) if form else None


def _main_figures(sheet: Sheet) -> dict[CellKey, Decimal]:
    column = sheet.form.main_column
    return {
        (row.code, column): value
        for row in sheet.form.rows
        if (value := sheet.value(row.code, column)) is not None
    }
