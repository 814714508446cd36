"""The sheets of a period worked out: prefill from register and packages, typed figures, checks.

A sealed revision is not worked out again: its sheets are read from the frozen data, so that a sealed figure never
changes, whatever happens to the register later.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from models.forms.cells import Given, Origin, Sheet
from models.forms.checking.comparing import Case, printed
from models.forms.checking.cross_checks import run
from models.forms.checking.doubts.causes import with_causes
from models.forms.definition import CellKey, Form
from models.forms.finding_json import finding_from_json
from models.forms.findings import Finding, Level
from models.forms.history import History
from models.forms.loader import Forms
from models.forms.merge.consolidation import mean_without_base
from models.forms.needed import Wanted, main_cells, wanted_for
from models.forms.sheets import cell_of, evaluate
from models.forms.snapshot import Snapshot
from models.forms.summary.completeness import FilledCells, completeness
from models.returns.backing import NO_BACKING, Backing, UnitsReceived
from models.returns.document import ReturnDocument, UnitName
from models.returns.period_days import period_in
from models.values.errors import Refused
from models.values.periods import Period
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.extracts import snapshot
from storage.forms.installed import forms_of
from storage.received.between import between_findings
from storage.received.together import Together
from storage.returns import ratio_bases, returns
from storage.returns.debt_findings import debt_findings
from storage.returns.frozen import frozen_sheet, sealed_document
from storage.returns.history import history
from storage.returns.offers import NO_OFFERS, Offer, Offered, Offers, corrected, offers
from storage.returns.period_days import period_of_return
from storage.returns.returns import ReturnHead, ReturnRow
from storage.returns.split_communes import split_commune_findings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


@dataclass(frozen=True)
class PeriodSheets:
    """The present state of a period: its return (None where none was opened), sheets, findings and reasons."""

    period: Period
    cutoff: date
    head: ReturnHead | None
    sheets: Mapping[str, Sheet]
    findings: tuple[Finding, ...]
    reasons: Mapping[str, str]
    offers: Offers = NO_OFFERS
    register: Snapshot | None = None
    frozen: ReturnDocument | None = None  # the sealed document behind these sheets, where they are sealed
    typed: Mapping[str, Mapping[CellKey, Given]] = field(default_factory=dict)
    units: UnitsReceived | None = None
    history: History = field(default_factory=History)
    register_findings: tuple[Finding, ...] = ()  # doubts of the records, which typing does not change
    is_trial: bool = False  # as of a day that no return counts as of: no return, and without typed figures

    @property
    def is_provisional(self) -> bool:
        """Whether returns of units are still missing in what is merged."""
        return self.units is not None and not self.units.is_complete

    def completeness(self) -> tuple[FilledCells, ...]:
        """How much of each form is filled, in the order of the forms."""
        return tuple(completeness(sheet) for _, sheet in sorted(self.sheets.items()))


def period_sheets(book: Book, period: str, revision: int | None = None) -> PeriodSheets:
    """The period's sheets with findings; of a sealed revision as it was sealed.

    Opens nothing: a period without a return shows what register and packages offer.
    """
    asked, record, frozen = _asked(book, period, revision)
    if record is not None and frozen is not None:
        return sealed_sheets(returns.head_of(record), frozen, forms_of(book))
    return _open_paper(book, asked, returns.head_of(record) if record else None)


def _asked(
    book: Book, period: str, revision: int | None
) -> tuple[Period, ReturnRow | None, ReturnDocument | None]:
    """The period with the days of its return, the return's revision, and what was sealed of it."""
    asked = period_of(book, period)
    with book.read_rows() as session:
        record = _record(session, asked, revision)
        frozen = sealed_document(session, record.id) if record else None
        if frozen is None:
            asked = period_of_return(session, asked, record)
    return asked, record, frozen


def period_of_revision(book: Book, period: str, revision: int) -> Period:
    """The period with the days that a revision covers, without its figures being worked out."""
    asked, _, frozen = _asked(book, period, revision)
    return asked if frozen is None else period_in(frozen.period, frozen.days)


def sheets_as_of(book: Book, period: str, day: date) -> PeriodSheets:
    """What register and packages give for a period as of any day; nothing is kept and no return is touched.

    Typed figures are those of a return's own cut-off day: as of that day it is the newest return itself, as of another
    none of them stands here, and nothing is sealed (is_trial). Refused PERIOD_NOT_UNDERSTOOD, AS_OF_LATER.
    """
    head = returns.head(book, period)
    if head is not None and head.cutoff == day:
        return period_sheets(book, period)
    if day > book.clock().date():
        raise Refused("AS_OF_LATER", day=day)
    return replace(_open_paper(book, period_of(book, period), None, day), is_trial=True)


def reporting_unit(book: Book, paper: PeriodSheets) -> UnitName:
    """The unit whose sheets these are: as it was sealed, else as it is called on the cut-off day."""
    if paper.frozen is not None:
        return paper.frozen.unit
    return settings.named(settings.unit_at(book, paper.cutoff))


def cutoff_of(book: Book, period: str) -> date:
    """The day as of which a period is merged: of its newest return, else the period's own."""
    found = returns.head(book, period)
    return found.cutoff if found else period_of(book, period).cutoff


def _record(session: "Session | RowSession", period: Period, revision: int | None) -> ReturnRow | None:
    newest = returns.newest(session, str(period))
    if revision is None or newest is None or newest.revision == revision:
        return newest
    return returns.revision_of(session, str(period), revision)


def sealed_sheets(head: ReturnHead, document: ReturnDocument, forms: Forms) -> PeriodSheets:
    """The sheets of a revision as its document says them, sealed already or about to be; forms: of the book."""
    return replace(document_sheets(document, forms), head=head)


def document_sheets(document: ReturnDocument, forms: Forms) -> PeriodSheets:
    """The sheets that a document states, of this book or of another unit's; forms: of the book that shows them."""
    period = period_in(document.period, document.days)
    sheets = {}
    for sheet in document.sheets:
        form = forms.edition(sheet.form, sheet.edition)
        if form is not None:
            sheets[sheet.form] = frozen_sheet(form.of_kind(period.kind), sheet, document)
    findings = tuple(finding_from_json(one) for one in document.findings)
    return PeriodSheets(
        period,
        document.cutoff,
        None,
        sheets,
        findings,
        document.reasons,
        frozen=document,
        units=document.backing.units,
    )


def unchecked_sheets(
    book: Book, period: str, revision: int | None = None, *, form: str = "", cell: CellKey | None = None
) -> PeriodSheets:
    """As period_sheets, without any check: of all forms, of one form, or of one cell of it with those it rests on.

    Of a sealed revision all that was sealed. Refused FORM_UNKNOWN, ROW_UNKNOWN, COLUMN_UNKNOWN, CELL_NOT_USED.
    """
    asked, record, frozen = _asked(book, period, revision)
    if record is not None and frozen is not None:
        return sealed_sheets(returns.head_of(record), frozen, forms_of(book))
    head = returns.head_of(record) if record else None
    forms = _forms(book, head.cutoff if head else asked.cutoff, asked)
    if not form:
        return _draft(book, asked, head, forms)[0]
    chosen = [one for one in forms if one.code == form]
    if not chosen:
        raise Refused("FORM_UNKNOWN", form=form, known=", ".join(one.code for one in forms))
    if cell is None:
        return _draft(book, asked, head, chosen)[0]
    cell_of(chosen[0], *cell)
    return _draft(book, asked, head, chosen, wanted_for(chosen[0], cell))[0]


def filled_cells(book: Book, period: str, revision: int | None = None) -> tuple[FilledCells, ...]:
    """How much of each form is filled, as PeriodSheets.completeness, without checks, pairs and coverage."""
    asked, record, frozen = _asked(book, period, revision)
    if record is not None and frozen is not None:
        return sealed_sheets(returns.head_of(record), frozen, forms_of(book)).completeness()
    head = returns.head_of(record) if record else None
    forms = _forms(book, head.cutoff if head else asked.cutoff, asked)
    return _draft(book, asked, head, forms, main_cells(forms))[0].completeness()


def _forms(book: Book, cutoff: date, period: Period) -> list[Form]:
    """The forms of such a period in force on a day, with the bases that the office has chosen."""
    chosen = ratio_bases.chosen(book)
    return [form.with_bases(chosen.get(form.code, {})) for form in forms_of(book).on(cutoff, period.kind)]


def _open_paper(book: Book, period: Period, head: ReturnHead | None, day: date | None = None) -> PeriodSheets:
    """The sheets of a draft with all findings, as of the return's cut-off day or another."""
    cutoff = day or (head.cutoff if head else period.cutoff)
    forms = _forms(book, cutoff, period)
    found, said = _draft(book, period, head, forms, cutoff=cutoff)
    assert found.register is not None
    with book.read_rows() as session:
        parts = {code: offer.contributions for code, offer in found.offers.by_form.items()}
        together = _together(book, session, found)
        of_records = (
            *between_findings(together, period, found.offers.senders.received, forms, parts, said),
            *split_commune_findings(session, found.sheets.values(), found.register),
            *debt_findings(session, forms, found.cutoff),
        )
    found = replace(found, history=history(book, period, found.cutoff), register_findings=of_records)
    case = Case(found.sheets, found.offers.carried, found.history)
    return replace(found, findings=(*of_records, *_findings(case, found.offers)))


def _together(book: Book, session: "Session | RowSession", found: PeriodSheets) -> Together:
    assert found.register is not None
    unit = settings.unit_at(book, found.cutoff)
    senders = found.offers.senders
    return Together(
        session, found.period, senders.received, found.cutoff, found.register, unit, senders.awaited
    )


def merged_backing(book: Book, session: "Session | RowSession", paper: PeriodSheets) -> Backing:
    """What the return of a draft says of the units that it merges: moves, and what is counted once."""
    if not paper.offers.senders.now:
        return NO_BACKING
    forms = [sheet.form for sheet in paper.sheets.values()]
    parts = {code: offer.contributions for code, offer in paper.offers.by_form.items()}
    together = _together(book, session, paper)
    moves, values = together.moves_to_carry(forms, parts), together.values_to_carry(forms, parts)
    return Backing(units=paper.units, moves=moves, distinct=values)


def _draft(
    book: Book,
    period: Period,
    head: ReturnHead | None,
    forms: Sequence[Form],
    wanted: Wanted | None = None,
    cutoff: date | None = None,
) -> tuple[PeriodSheets, list[Finding]]:
    """The sheets of these forms as they stand, unchecked, and what is said about records that are taken off.

    cutoff: the day of the figures, where it is not that of the return.
    """
    cutoff = cutoff or (head.cutoff if head else period.cutoff)
    own = snapshot.take_snapshot(
        book, cutoff, period.first_day, period.last_day, str(period), settings.unit_at(book, cutoff)
    )
    said: list[Finding] = []
    with book.read_rows() as session:
        there = offers(book, session, period, cutoff, forms, own, wanted)
        found = PeriodSheets(period, cutoff, head, {}, (), {}, offers=there, register=own, units=there.units)
        typed = returns.given(session, head.id) if head else {}
        reasons = returns.answers(session, head.id) if head else {}
        if there.senders.now and (
            wanted is None or wanted.supported
        ):  # else nobody asks how large a figure is
            together = _together(book, session, found)
            lines = {}
            for form in forms:
                parts = there.by_form[form.code].contributions
                lines[form.code], about = together.corrections(
                    form, parts, None if wanted is None else wanted.computed
                )
                said += about
            there = corrected(there, forms, lines, wanted)
    only = None if wanted is None else wanted.computed
    sheets = {
        form.code: _evaluated(form, there.by_form[form.code], typed.get(form.code, {}), only)
        for form in forms
    }
    return replace(found, sheets=sheets, reasons=reasons, offers=there, typed=typed), said


def _evaluated(
    form: Form,
    offer: Offer,
    typed: Mapping[CellKey, Given],
    only: Collection[CellKey] | None = None,
) -> Sheet:
    return evaluate(form, offer.cells, typed, offer.support, only)


def typed_again(book: Book, known: PeriodSheets) -> PeriodSheets:
    """The same paper with what is typed and answered now; prefills from register and packages are not computed again.

    Fast enough to run after each stored figure. A sealed paper comes back as it is.
    """
    if known.head is None or known.frozen is not None:
        return known
    with book.read_rows() as session:
        record = returns.row_of(session, known.head.id)
        head = returns.head_of(record) if record else None
        typed = returns.given(session, known.head.id)
        reasons = returns.answers(session, known.head.id)
    if (head, typed, reasons) == (known.head, known.typed, known.reasons):
        return known
    sheets = {
        code: sheet
        if typed.get(code, {}) == known.typed.get(code, {})
        else _evaluated(sheet.form, known.offers.by_form[code], typed.get(code, {}))
        for code, sheet in known.sheets.items()
    }
    case = Case(sheets, known.offers.carried, known.history)
    findings = [*known.register_findings, *_findings(case, known.offers)]
    return replace(known, head=head, sheets=sheets, findings=tuple(findings), reasons=reasons, typed=typed)


def _findings(
    case: Case,
    there: Offers,
) -> list[Finding]:
    """The checks of the forms, and what only the book knows: figures typed over it, means without base."""
    forms = tuple(sheet.form for sheet in case.sheets.values())
    checked = run(case)
    bare = [
        one
        for sheet in case.sheets.values()
        for one in _bare_overrides(sheet, there.by_form[sheet.form.code].cells)
    ]
    return [*checked, *with_causes(bare, case), *_baseless_means(forms, there.by_form), *there.findings]


def _bare_overrides(sheet: Sheet, offered: Offered) -> list[Finding]:
    """Figures typed over what register or packages state, without a reason."""
    form = sheet.form
    found = []
    for (row, column), (value, origin) in offered.items():
        cell = sheet[row, column]
        if origin is Origin.CARRIED or not cell.overridden or cell.reason.strip():
            continue
        details = {
            "name": form.name,
            "row": row,
            "label": form.row_by_code[row].label,
            "stated": "\u2013" if cell.value is None else printed(sheet, row, column, cell.value),
            "offered": printed(sheet, row, column, value),
        }
        found.append(Finding("REASON_MISSING", "R6", Level.WARNING, form.code, row, column, details))
    return found


def _baseless_means(forms: tuple[Form, ...], by_form: Mapping[str, Offer]) -> list[Finding]:
    """Means that units typed without total and number: they cannot enter a merged mean, and that is said."""
    found: dict[tuple[str, str], list[str]] = {}
    for form in forms:
        for unit, row in mean_without_base(form, by_form[form.code].contributions):
            found.setdefault((form.code, row), []).append(unit)
    labels = {form.code: form for form in forms}
    return [
        Finding(
            "MEAN_WITHOUT_BASE",
            "R17",
            Level.INFO,
            form,
            row,
            labels[form].main_column,
            {
                "name": labels[form].name,
                "row": row,
                "label": labels[form].row_by_code[row].label,
                "units": ", ".join(units),
                "count": len(units),
            },
        )
        for (form, row), units in found.items()
    ]
