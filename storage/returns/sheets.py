"""The sheets of a period worked out: prefill from register and packages, typed figures, checks.

A sealed revision is not worked out again: its sheets are read from the frozen data, so that a sealed figure never
changes, whatever happens to the register later.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models.forms.checking.comparing import Case, printed
from models.forms.checking.cross_checks import run
from models.forms.consolidation import Contribution, combine, combines, mean_without_base
from models.forms.definition import CellKey, Form
from models.forms.findings import Finding, Level
from models.forms.loader import form_edition, forms_on
from models.forms.sheets import Given, Origin, Sheet, SheetCell, evaluate
from models.forms.snapshot import Snapshot
from models.forms.sources import prefill
from models.returns.document import FormSheet, ReturnDocument, decode
from models.returns.records import ReturnRecord, Sealed
from models.values.periods import Period, parse_period
from storage.book import settings
from storage.book.book import Book
from storage.extracts import snapshot
from storage.received import contributions
from storage.received.between import between
from storage.returns import returns
from storage.returns.returns import ReturnHead
from storage.returns.split_communes import split_commune_findings

_ORIGINS = {origin.value: origin for origin in Origin}

OWN_REGISTER = "register"
"""Source name of a contribution that comes from this book's own register."""


@dataclass(frozen=True)
class PeriodSheets:
    """A period as it stands: its return (None where none was opened), sheets, findings and reasons."""

    period: Period
    cutoff: date
    head: ReturnHead | None
    sheets: Mapping[str, Sheet]
    findings: tuple[Finding, ...]
    reasons: Mapping[str, str]
    contributions: Mapping[str, tuple[Contribution, ...]] = field(default_factory=dict)
    register: Snapshot | None = None
    frozen: ReturnDocument | None = None  # the sealed document behind these sheets, where they are sealed
    carried: Mapping[str, Mapping[CellKey, Decimal]] = field(default_factory=dict)
    offered: Mapping[str, Mapping[CellKey, tuple[Decimal, Origin]]] = field(default_factory=dict)
    typed: Mapping[str, Mapping[CellKey, Given]] = field(default_factory=dict)
    between: tuple[Finding, ...] = ()  # what is doubtful between the units whose packages are merged


def period_sheets(book: Book, period: str, revision: int | None = None) -> PeriodSheets:
    """The period's sheets with findings; of a sealed revision as it was sealed.

    Opens nothing: a period without a return shows what register and packages offer.
    """
    asked = parse_period(period)
    with book.read_session() as session:
        record = _record(session, asked, revision)
        frozen = sealed_document(session, record.id) if record else None
    if record is not None and frozen is not None:
        return sealed_sheets(returns.head_of(record), frozen)
    return _open_paper(book, asked, returns.head_of(record) if record else None)


def cutoff_of(book: Book, period: str) -> date:
    """The day as of which a period is merged: of its newest return, else the period's own."""
    found = returns.head(book, period)
    return found.cutoff if found else parse_period(period).cutoff


def _record(session: Session, period: Period, revision: int | None) -> ReturnRecord | None:
    newest = returns.newest(session, str(period))
    if revision is None or newest is None or newest.revision == revision:
        return newest
    return session.query(ReturnRecord).filter_by(period=str(period), revision=revision).one_or_none()


def sealed_document(session: Session, return_id: str) -> ReturnDocument | None:
    """The frozen data of a revision, None while it is open."""
    found = session.get(Sealed, return_id)
    return None if found is None else decode(found.data)


def sealed_sheets(head: ReturnHead, document: ReturnDocument) -> PeriodSheets:
    """The sheets of a revision as its document says them, sealed already or about to be."""
    period = parse_period(document.period)
    sheets = {}
    for sheet in document.sheets:
        form = form_edition(sheet.form, sheet.edition)
        if form is not None:
            sheets[sheet.form] = frozen_sheet(form, sheet)
    findings = tuple(_finding(one) for one in document.findings)
    return PeriodSheets(period, document.cutoff, head, sheets, findings, document.reasons, {}, None, document)


def _finding(content: Mapping[str, object]) -> Finding:
    details = content.get("details")
    told = details if isinstance(details, dict) else {}
    return Finding(
        str(content["code"]),
        str(content["rule"]),
        Level(str(content["level"])),
        str(content["form"]),
        str(content["row"]),
        str(content["column"]),
        {key: _detail(key, value) for key, value in told.items()},
        str(content.get("subject", "")),
    )


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TEXTS = frozenset({"row", "whole_row", "name", "label", "whole_label", "header", "parts", "units"})
"""Details that are text even where they look like a number."""


def _detail(key: str, value: object) -> object:
    """A detail as the check gave it: numbers travel as decimal text."""
    if key in _TEXTS or not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return value
    return Decimal(value)


def frozen_sheet(form: Form, sheet: FormSheet) -> Sheet:
    """A sheet from the figures of a package; bases of ratios are found again for showing them exactly."""
    given = {(one.row, one.column): Given(one.value, one.reason) for one in sheet.figures}
    recomputed = evaluate(form, {}, given)
    cells: dict[CellKey, SheetCell] = {}
    for one in sheet.figures:
        basis = recomputed[one.row, one.column].basis
        origin = _ORIGINS.get(one.origin, Origin.GIVEN)
        cells[one.row, one.column] = SheetCell(one.value, origin, None, one.reason, basis)
    return Sheet(form, cells)


def _open_paper(book: Book, period: Period, head: ReturnHead | None) -> PeriodSheets:
    cutoff = head.cutoff if head else period.cutoff
    forms = forms_on(cutoff)
    own = snapshot.take_snapshot(
        book, cutoff, period.first_day, period.last_day, str(period), settings.unit_at(book, cutoff)
    )
    carried = carried_over(book, period)
    with book.read_session() as session:
        typed = returns.given(session, head.id) if head else {}
        reasons = returns.answers(session, head.id) if head else {}
        parts = {form.code: tuple(_contributions(session, period, form, own)) for form in forms}
        together = between(
            session,
            str(period),
            cutoff,
            forms,
            parts,
            own,
            settings.unit_at(book, cutoff),
        )
    parts = {code: (*several, *together.corrections.get(code, ())) for code, several in parts.items()}
    offered = {form.code: _offered(form, parts[form.code], carried.get(form.code, {})) for form in forms}
    sheets = {form.code: evaluate(form, offered[form.code], typed.get(form.code, {})) for form in forms}
    with book.read_session() as session:
        doubts = (*together.findings, *split_commune_findings(session, sheets.values(), own))
    findings = (*doubts, *_findings(sheets, carried, offered, parts))
    return PeriodSheets(
        period, cutoff, head, sheets, findings, reasons, parts, own, None, carried, offered, typed, doubts
    )


def typed_again(book: Book, known: PeriodSheets) -> PeriodSheets:
    """The same paper with what is typed and answered now; what register and packages offer is not asked again.

    Quick enough to follow each kept figure. A sealed paper comes back as it is.
    """
    if known.head is None or known.frozen is not None:
        return known
    with book.read_session() as session:
        record = session.get(ReturnRecord, known.head.id)
        head = returns.head_of(record) if record else None
        typed = returns.given(session, known.head.id)
        reasons = returns.answers(session, known.head.id)
    if (head, typed, reasons) == (known.head, known.typed, known.reasons):
        return known
    sheets = {
        code: sheet
        if typed.get(code, {}) == known.typed.get(code, {})
        else evaluate(sheet.form, known.offered[code], typed.get(code, {}))
        for code, sheet in known.sheets.items()
    }
    findings = (*known.between, *_findings(sheets, known.carried, known.offered, known.contributions))
    return replace(known, head=head, sheets=sheets, findings=findings, reasons=reasons, typed=typed)


def _contributions(session: Session, period: Period, form: Form, own: Snapshot) -> list[Contribution]:
    from_register = prefill(form, own)
    own_part = [Contribution("", OWN_REGISTER, from_register)] if from_register else []
    return [*own_part, *contributions.received(session, str(period), form.code)]


def _offered(
    form: Form, parts: tuple[Contribution, ...], carried: Mapping[CellKey, Decimal]
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
        sheets = {sheet.form: _sealed_figures(sheet) for sheet in frozen.sheets}
    else:
        sheets = {
            form.code: evaluate(form, {}, typed.get(form.code, {}))
            for form in forms_on(date.fromisoformat(record.cutoff))
        }
    return {code: _main_figures(sheet) for code, sheet in sheets.items() if sheet is not None}


def _sealed_figures(sheet: FormSheet) -> Sheet | None:
    form = form_edition(sheet.form, sheet.edition)
    return frozen_sheet(form, sheet) if form else None


def _main_figures(sheet: Sheet) -> dict[CellKey, Decimal]:
    column = sheet.form.main_column
    return {
        (row.code, column): value
        for row in sheet.form.rows
        if (value := sheet.value(row.code, column)) is not None
    }


def _findings(
    sheets: Mapping[str, Sheet],
    carried: Mapping[str, Mapping[CellKey, Decimal]],
    offered: Mapping[str, Mapping[CellKey, tuple[Decimal, Origin]]],
    parts: Mapping[str, tuple[Contribution, ...]],
) -> list[Finding]:
    """The checks of the forms, and what only the book knows: figures typed over it, means without base."""
    forms = tuple(sheet.form for sheet in sheets.values())
    checked = run(Case(sheets, carried))
    bare = [one for sheet in sheets.values() for one in _bare_overrides(sheet, offered[sheet.form.code])]
    return [*checked, *bare, *_baseless_means(forms, parts)]


def _bare_overrides(sheet: Sheet, offered: Mapping[CellKey, tuple[Decimal, Origin]]) -> list[Finding]:
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


def _baseless_means(forms: tuple[Form, ...], parts: Mapping[str, tuple[Contribution, ...]]) -> list[Finding]:
    """Means that units typed without total and number: they cannot enter a merged mean, and that is said."""
    found: dict[tuple[str, str], list[str]] = {}
    for form in forms:
        received = [part for part in parts[form.code] if part.source != OWN_REGISTER]
        for unit, row in mean_without_base(form, received):
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
