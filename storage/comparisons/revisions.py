"""What changed between two revisions of a return, cell by cell: of this book's own, and of those received.

Own revisions are read as they were sealed, an open one as it is now; received ones as their packages state them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.cells import Origin
from models.forms.definition import Form
from models.forms.loader import Forms
from models.returns.document import Figure, ReturnDocument
from models.returns.records import ReceivedFigure, ReturnRecord
from models.returns.register_index import ReceivedDocument
from models.values.errors import Refused
from models.values.periods import parse_period
from models.values.targets import Target
from storage.book import settings
from storage.book.book import Book
from storage.book.periods import period_of
from storage.forms.installed import forms_in, forms_of
from storage.received import receiving
from storage.received.receiving import Received
from storage.returns import returns
from storage.returns.frozen import sealed_document
from storage.returns.sheets import PeriodSheets, period_sheets

Place = tuple[str, str, str]
"""Form, row, column."""

Targets = Mapping[Place, Target]
"""The targets among what a revision states, whose bounds the figures are."""

ReadDocument = Callable[[str], ReturnDocument | None]
"""SHA-256 of a received package → what it says; None where it cannot be read any more."""

ChangeKind = Literal["changed", "appeared", "taken_back"]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a revision states, cell by cell; blank cells may be left out."""

    figures: Mapping[Place, Figure]
    targets: Targets = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A figure or target that differs between two revisions, in the row's base unit (money: dong); None is blank.

    reason: what the later revision gives for its figure; is_computed: it only follows from other figures; targets:
    those before and after, whose bounds are the figures: a sign or a range may differ while the figure stays.
    """

    form: str
    row: str
    column: str
    before: Decimal | None
    after: Decimal | None
    reason: str = ""
    is_computed: bool = False
    targets: tuple[Target | None, Target | None] = (None, None)

    @property
    def kind(self) -> ChangeKind:
        """Whether the figure changed, appeared in a blank cell, or was taken back."""
        if self.before is None:
            return "appeared"
        return "taken_back" if self.after is None else "changed"

    @property
    def difference(self) -> Decimal | None:
        """The later figure less the earlier one; None where one of them is blank, which is not zero."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class RevisionNamed:
    """One side of a comparison. state: of an own return, or accepted or withdrawn; sha256: of a received package."""

    revision: int
    state: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class RevisionChanges:
    """The cells that differ between two revisions, in the order of the later one's forms, rows and columns.

    forms: as these revisions follow them, by code.
    """

    unit: str
    period: str
    before: RevisionNamed
    after: RevisionNamed
    cells: tuple[CellDifference, ...]
    forms: Mapping[str, Form] = field(default_factory=dict)

    @property
    def stated(self) -> tuple[CellDifference, ...]:
        """Without the cells that only follow from others."""
        return tuple(one for one in self.cells if not one.is_computed)


def differences(before: Stated, after: Stated, forms: Mapping[str, Form]) -> tuple[CellDifference, ...]:
    """Every figure or target that differs, by form, row and column; places that no form knows stand behind."""
    ranks = {code: _ranks(form) for code, form in forms.items()}

    def rank(place: Place) -> tuple[object, ...]:
        known = ranks.get(place[0], {}).get(place[1:])
        return (place[0], known is None, known or (0, 0), place)

    found = []
    for place in sorted({*before.figures, *after.figures}, key=rank):
        old, new = before.figures.get(place), after.figures.get(place)
        was, now = (None if one is None else one.value for one in (old, new))
        goals = before.targets.get(place), after.targets.get(place)
        if was == now and _asks(goals[0]) == _asks(goals[1]):
            continue
        origins = {one.origin for one in (old, new) if one is not None and one.value is not None}
        reason = new.reason if new is not None else ""
        is_computed = origins == {Origin.DERIVED.value}
        found.append(CellDifference(*place, was, now, reason, is_computed, goals))
    return tuple(found)


def _asks(target: Target | None) -> object:
    return None if target is None else target.asks


def _ranks(form: Form) -> dict[tuple[str, str], tuple[int, int]]:
    """The place of each cell of a form on paper."""
    return {
        (row.code, column.key): (down, across)
        for down, row in enumerate(form.rows)
        for across, column in enumerate(form.columns)
    }


def document_differences(
    before: ReturnDocument, after: ReturnDocument, forms: Forms
) -> tuple[CellDifference, ...]:
    """Every figure that differs between two documents."""
    known = _forms_of(before, forms) | _forms_of(after, forms)
    return differences(_of_document(before), _of_document(after), known)


def document_changes(before: ReturnDocument, after: ReturnDocument, forms: Forms) -> RevisionChanges:
    """What a return states otherwise than another one of its unit, be it of the same period or of an earlier one."""
    return RevisionChanges(
        after.unit.name,
        after.period,
        RevisionNamed(before.revision, ""),
        RevisionNamed(after.revision, ""),
        document_differences(before, after, forms),
        _forms_of(before, forms) | _forms_of(after, forms),
    )


def sheets_differences(before: PeriodSheets, after: PeriodSheets) -> tuple[CellDifference, ...]:
    """Every figure that differs between the sheets of two revisions."""
    return differences(_of_sheets(before), _of_sheets(after), _sheet_forms(before) | _sheet_forms(after))


def _of_document(document: ReturnDocument) -> Stated:
    figures = {(sheet.form, one.row, one.column): one for sheet in document.sheets for one in sheet.figures}
    return Stated(figures, _targets_of(document))


def _targets_of(document: ReturnDocument) -> dict[Place, Target]:
    return {
        (sheet.form, *key): target
        for sheet in document.sheets
        for key, target in document.targets(sheet.form).items()
    }


def _forms_of(document: ReturnDocument, forms: Forms) -> dict[str, Form]:
    known = {sheet.form: forms.edition(sheet.form, sheet.edition) for sheet in document.sheets}
    return {code: form for code, form in known.items() if form is not None}


def _of_sheets(paper: PeriodSheets) -> Stated:
    cells = {(code, *key): cell for code, sheet in paper.sheets.items() for key, cell in sheet.cells.items()}
    return Stated(
        {
            place: Figure(*place[1:], cell.value, cell.origin.value, cell.reason)
            for place, cell in cells.items()
        },
        {place: cell.target for place, cell in cells.items() if cell.target is not None},
    )


def _sheet_forms(paper: PeriodSheets) -> dict[str, Form]:
    return {code: sheet.form for code, sheet in paper.sheets.items()}


# revisions of this book


def own_changes(
    book: Book, period: str, after: int | None = None, before: int | None = None
) -> RevisionChanges:
    """What a revision of this book's return (the newest) changed against another (the one before it).

    Refused RETURN_NOT_OPENED, REVISION_UNKNOWN, REVISION_FIRST, PERIOD_NOT_UNDERSTOOD.
    """
    asked = str(period_of(book, period))
    with book.read_session() as session:
        records = {one.revision: one for one in session.query(ReturnRecord).filter_by(period=asked)}
        if not records:
            raise Refused("RETURN_NOT_OPENED", period=asked)
        later, earlier = _pair(asked, sorted(records), after, before)
        frozen = {one: sealed_document(session, records[one].id) for one in (earlier, later)}
    was, old_forms = _own(book, asked, earlier, frozen[earlier])
    now, new_forms = _own(book, asked, later, frozen[later])
    forms = old_forms | new_forms
    return RevisionChanges(
        settings.unit_of(book).title,
        asked,
        RevisionNamed(earlier, records[earlier].state),
        RevisionNamed(later, records[later].state),
        differences(was, now, forms),
        forms,
    )


def _pair(period: str, known: list[int], after: int | None, before: int | None) -> tuple[int, int]:
    """The later and the earlier revision that are compared."""
    later = known[-1] if after is None else after
    older = [one for one in known if one < later]
    if before is None and later in known and not older:
        raise Refused("REVISION_FIRST", period=period, revision=str(later))
    earlier = older[-1] if before is None and older else before
    for one in (later, earlier):
        if one not in known:
            raise Refused("REVISION_UNKNOWN", period=period, revision=str(one))
    assert earlier is not None
    return later, earlier


def _own(
    book: Book, period: str, revision: int, frozen: ReturnDocument | None
) -> tuple[Stated, dict[str, Form]]:
    if frozen is not None:
        return _of_document(frozen), _forms_of(frozen, forms_of(book))
    paper = period_sheets(book, period, revision)
    return _of_sheets(paper), _sheet_forms(paper)


def has_earlier_revision(book: Book, period: str, revision: int) -> bool:
    """Whether a return of this book has a revision before this one."""
    return any(one.period == period and one.revision < revision for one in returns.heads(book))


# revisions that were received


def received_changes(
    book: Book, sha256: str, read: ReadDocument, before: int | None = None
) -> RevisionChanges:
    """What a received package changed against an earlier revision of its unit (the one before it).

    read: asked for the targets, which only the packages have. Withdrawn packages are compared too: what they state is
    kept. Refused PACKAGE_UNKNOWN, PACKAGE_AMBIGUOUS, REVISION_UNKNOWN, REVISION_FIRST.
    """
    later = receiving.find(book, sha256)
    return _compared(book, later, _of_unit(book, later), before, read)


def unit_changes(
    book: Book,
    period: str,
    code: str,
    read: ReadDocument,
    after: int | None = None,
    before: int | None = None,
) -> RevisionChanges:
    """As received_changes, of the unit with this code; `after`: its newest package, those that count first.

    Refused UNIT_NOT_RECEIVED, REVISION_UNKNOWN, REVISION_FIRST, PERIOD_NOT_UNDERSTOOD.
    """
    asked = str(parse_period(period))
    there = receiving.received(book, asked)
    of_unit = [one for one in there if one.unit[1] == code]
    if not of_unit:
        known = ", ".join(sorted({one.unit[1] for one in there})) or "\u2013"
        raise Refused("UNIT_NOT_RECEIVED", unit=code, period=asked, known=known)
    if after is None:
        counted = [one for one in of_unit if one.status == "accepted"] or of_unit
        return _compared(book, max(counted, key=_order), of_unit, before, read)
    return _compared(book, _revision(of_unit, asked, after), of_unit, before, read)


def earlier_package(known: Iterable[Received], package: Received) -> Received | None:
    """The revision of the same unit and period that came before a package, whether it counts or not."""
    older = [
        one
        for one in known
        if (one.unit, one.period) == (package.unit, package.period) and one.revision < package.revision
    ]
    return max(older, key=_order, default=None)


def _order(package: Received) -> tuple[int, bool, str]:
    """By revision; of two packages with one revision the accepted one comes last, then the later arrival."""
    return package.revision, package.status == "accepted", package.received_at


def _of_unit(book: Book, package: Received) -> list[Received]:
    return [one for one in receiving.received(book, package.period) if one.unit == package.unit]


def _revision(known: Iterable[Received], period: str, revision: int) -> Received:
    named = [one for one in known if one.revision == revision]
    if not named:
        raise Refused("REVISION_UNKNOWN", period=period, revision=str(revision))
    return max(named, key=_order)


def _compared(
    book: Book, later: Received, known: list[Received], before: int | None, read: ReadDocument
) -> RevisionChanges:
    earlier = earlier_package(known, later) if before is None else _revision(known, later.period, before)
    if earlier is None:
        raise Refused("REVISION_FIRST", period=later.period, revision=str(later.revision))
    with book.read_session() as session:
        forms = _received_forms(session, later)
        figures = [_received(session, one.sha256) for one in (earlier, later)]
    asked = any(_may_have_targets(one, forms) for one in figures)
    was, now = (
        Stated(there, _received_targets(one.sha256, read) if asked else {})
        for one, there in zip((earlier, later), figures, strict=True)
    )
    return RevisionChanges(
        later.unit_name,
        later.period,
        RevisionNamed(earlier.revision, earlier.status, earlier.sha256),
        RevisionNamed(later.revision, later.status, later.sha256),
        differences(was, now, forms),
        forms,
    )


def _received(session: Session, sha256: str) -> dict[Place, Figure]:
    row = ReceivedFigure
    query = select(row.form, row.row, row.column, row.value, row.origin, row.reason)
    return {
        (one.form, one.row, one.column): Figure(
            one.row,
            one.column,
            None if one.value is None else Decimal(one.value),
            one.origin,
            one.reason,
        )
        for one in session.execute(query.where(row.sha256 == sha256))
    }


def _may_have_targets(figures: Mapping[Place, Figure], forms: Mapping[str, Form]) -> bool:
    """Whether a figure stands where a target can stand."""
    return any(
        figure.value is not None and column is not None and column.targets
        for (code, _, key), figure in figures.items()
        if code in forms
        for column in (forms[code].column_by_key.get(key),)
    )


def _received_targets(sha256: str, read: ReadDocument) -> dict[Place, Target]:
    document = read(sha256)
    return {} if document is None else _targets_of(document)


def _received_forms(session: Session, package: Received) -> dict[str, Form]:
    """The forms of the day of the package's figures."""
    kept = session.get(ReceivedDocument, package.sha256)
    day = date.fromisoformat(kept.cutoff) if kept else parse_period(package.period).cutoff
    return {form.code: form for form in forms_in(session).on(day)}
