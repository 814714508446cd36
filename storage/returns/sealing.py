"""Checking and sealing: the return becomes one frozen document; nothing of it can change afterwards."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.dialogue.queries import with_answers
from models.forms.cells import Sheet
from models.forms.finding_json import finding_to_json
from models.forms.missing import incomplete_totals
from models.office.names import OfficeNames
from models.returns.backing import Backing
from models.returns.document import (
    INCOMPLETE,
    TARGETS,
    Figure,
    FormFigures,
    ReturnDocument,
    UnitName,
    encode,
)
from models.returns.period_days import stated
from models.returns.receiving import unit_key
from models.returns.records import ExportedPrint, ReturnRecord, Sealed, SentPackage
from models.returns.returns import Cleared, ReturnStep, State, clear
from models.trust.journal_head import JournalHead, head_in, head_to_json
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book import chain, settings
from storage.book.book import Book
from storage.dialogue import answers
from storage.extracts import packing
from storage.office import document_fields
from storage.returns import ratio_bases, returns, sheets
from storage.returns.frozen import sealed_document

PROGRAM = "so-htx 0.1.0"


@dataclass(frozen=True, slots=True)
class SealedReturn:
    """A return as it is sealed, or as it would be: made only by `prepare` and `seal`, or read back from the book."""

    head: returns.ReturnHead
    document: ReturnDocument
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def begin_prefilled(book: Book, period: str) -> None:
    """Open the return of a period in which nothing was typed yet, where register or packages alone give figures.

    Refused RETURN_NOT_OPENED where there is no organisation and no package; PERIOD_TOO_FAR.
    """
    paper = sheets.period_sheets(book, period)
    if paper.head is not None:
        return
    register, units = paper.register, paper.units
    if not (register and register.sets["organisations"]) and not (units and units.received):
        raise Refused("RETURN_NOT_OPENED", period=str(paper.period))
    returns.open_return(book, period)


def check(book: Book, period: str) -> Cleared:
    """Move the draft to checked. Refused RETURN_HAS_ERRORS while there are errors or unanswered warnings."""
    paper = sheets.period_sheets(book, period)
    if paper.head is None:
        raise Refused("RETURN_NOT_OPENED", period=period)
    cleared = clear(list(paper.findings), dict(paper.reasons))
    with book.change("RETURN_CHECKED", period=period) as session:
        returns.set_state(session, paper.head.id, ReturnStep.CHECK)
    return cleared


def prepare(book: Book, period: str) -> SealedReturn:
    """The newest revision as it would be sealed now, or as it was; nothing in the book changes.

    Refused RETURN_NOT_OPENED, RETURN_HAS_ERRORS.
    """
    found = sealed(book, str(parse_period(period)))
    return found if found is not None else _as_sealed(book, period, book.now())


def seal(book: Book, period: str, ready: SealedReturn | None = None) -> SealedReturn:
    """Check and freeze the newest revision; `ready` is what was shown before it, and nothing else is then sealed.

    Refused RETURN_HAS_ERRORS, RETURN_SEALED, RETURN_NOT_OPENED; RETURN_CHANGED where the return is not any more
    what it was when `ready` was prepared.
    """
    if ready is None:
        made = _as_sealed(book, period, book.now())
    else:
        made = _as_sealed(book, period, ready.document.made_at, head_in(ready.document.extra))
    if ready is not None and made.data != ready.data:
        raise Refused("RETURN_CHANGED", period=period)
    with book.change("RETURN_SEALED_BY_UNIT", period=period, revision=made.head.revision) as session:
        returns.set_state(session, made.head.id, ReturnStep.CHECK)
        returns.set_state(session, made.head.id, ReturnStep.SEAL)
        session.add(
            Sealed(
                return_id=made.head.id,
                data=made.data,
                sha256=made.sha256,
                sealed_at=book.now(),
                number=made.document.number,
            )
        )
    return made


def _as_sealed(book: Book, period: str, made_at: str, shown: JournalHead | None = None) -> SealedReturn:
    """The draft as a document, made at that moment. Refused also PRACTICE_SENDS_NOTHING.

    shown: the end of the history when it was shown, of which the history now is a continuation; None: its end now.
    """
    settings.refuse_practice(book)
    paper = sheets.period_sheets(book, period)
    if paper.head is None:
        raise Refused("RETURN_NOT_OPENED", period=period)
    if paper.frozen is not None:
        raise Refused("RETURN_SEALED", state=paper.head.state.value)
    cleared = clear(list(paper.findings), dict(paper.reasons))
    unit = settings.unit_at(book, paper.cutoff)
    recipient = settings.recipient(unit, paper.cutoff)
    with book.read_session() as session:
        number, previous = _link(book, session, settings.named(unit), recipient)
        carried = answers.answers_to_carry(session, recipient)
        merged = sheets.merged_backing(book, session, paper)
        goes_on = shown is not None and chain.is_link(session, shown)
        head = shown if shown is not None and goes_on else chain.head(session)
        office = replace(document_fields.names_in(session, paper.head.period, paper.head.revision), mark="")
    document = ReturnDocument(
        unit=settings.named(unit),
        parent=recipient,
        period=str(paper.period),
        cutoff=paper.cutoff,
        revision=paper.head.revision,
        number=number,
        previous=previous,
        made_at=made_at,
        program=PROGRAM,
        sheets=tuple(form_sheet(sheet) for _, sheet in sorted(paper.sheets.items())),
        register=packing.register_tables(book, paper.cutoff),
        findings=tuple(finding_to_json(finding) for finding in cleared.findings),
        reasons=dict(cleared.reasons),
        narrative=paper.head.narrative,
        backing=_backing(paper, ratio_bases.chosen(book), merged),
        extra=_incomplete(paper.sheets.values()) | _targets(paper.sheets.values()) | head_to_json(head),
        days=stated(paper.period),
        office=office if office != OfficeNames() else None,
    )
    document = with_answers(document, carried) if carried else document
    return SealedReturn(replace(paper.head, state=State.SEALED), document, encode(document))


def names_of(book: Book, paper: sheets.PeriodSheets) -> OfficeNames:
    """What stands on the paper of a period: of a sealed return as it was sealed."""
    office, head = settings.office_names(book), paper.head
    if paper.frozen is not None and paper.frozen.office is not None:
        return replace(paper.frozen.office, mark=office.mark)
    if head is None:
        return office
    with book.read_rows() as session:
        return document_fields.names_in(session, head.period, head.revision)


def _backing(paper: sheets.PeriodSheets, bases: Mapping[str, Mapping[str, str]], merged: Backing) -> Backing:
    """What the document says of its figures beside their values."""
    pairs = {code: sheet.pairs for code, sheet in sorted(paper.sheets.items()) if sheet.pairs}
    chosen = {code: rows for code, rows in bases.items() if code in paper.sheets}
    return replace(merged, pairs=pairs, units=paper.units, bases=chosen)


def _link(book: Book, session: Session, unit: UnitName, recipient: UnitName) -> tuple[int, str]:
    """Number of the next package of this book, and the digest of the last one that the same unit sent to the same
    recipient: after a reform a new chain begins, since the new recipient never saw the old one."""
    highest = session.execute(select(func.max(Sealed.number))).scalar() or 0
    sent = session.execute(
        select(SentPackage.sha256, ReturnRecord.cutoff)
        .join(ReturnRecord, ReturnRecord.id == SentPackage.return_id)
        .order_by(SentPackage.number.desc(), SentPackage.sent_at.desc())
    )
    for sha256, cutoff in sent:
        day = date.fromisoformat(cutoff)
        then = settings.unit_at(book, day)
        ends = (unit_key(settings.named(then)), unit_key(settings.recipient(then, day)))
        if ends == (unit_key(unit), unit_key(recipient)):
            return highest + 1, sha256
    return highest + 1, ""


def _incomplete(sheets: Iterable[Sheet]) -> dict[str, Any]:
    """What a document says of totals that lack parts."""
    cells = {sheet.form.code: [list(key) for key in incomplete_totals(sheet)] for sheet in sheets}
    listed = {form: keys for form, keys in cells.items() if keys}
    return {INCOMPLETE: listed} if listed else {}


def _targets(sheets: Iterable[Sheet]) -> dict[str, Any]:
    """What a document says of plans with a sign or a range."""
    listed: dict[str, list[list[str]]] = {}
    for sheet in sheets:
        for (row, column), cell in sheet.cells.items():
            if cell.target is not None and cell.value is not None:
                listed.setdefault(sheet.form.code, []).append([row, column, cell.target.stored()])
    return {TARGETS: listed} if listed else {}


def form_sheet(sheet: Sheet) -> FormFigures:
    """All cells of a sheet that say something, in the order of the form."""
    figures = [
        Figure(row, column, cell.value, cell.origin.value, cell.reason)
        for (row, column), cell in sheet.cells.items()
        if cell.value is not None or cell.reason
    ]
    return FormFigures(sheet.form.code, sheet.form.edition, tuple(figures))


def sealed(book: Book, period: str) -> SealedReturn | None:
    """The newest revision if it is sealed."""
    with book.read_session() as session:
        record = returns.newest(session, period)
        found = session.get(Sealed, record.id) if record else None
        if record is None or found is None:
            return None
        document = sealed_document(session, record.id)
        assert document is not None
        return SealedReturn(returns.head_of(record), document, found.data)


def document_before(book: Book, sealed_return: SealedReturn) -> ReturnDocument | None:
    """The document of the revision before, None for a first revision."""
    head = sealed_return.head
    with book.read_session() as session:
        record = session.execute(
            select(ReturnRecord).where(
                ReturnRecord.period == head.period, ReturnRecord.revision == head.revision - 1
            )
        ).scalar_one_or_none()
        return None if record is None else sealed_document(session, record.id)


def record_sent(book: Book, sealed_return: SealedReturn, package: bytes, file_name: str) -> str:
    """Keep the package as it left and take the step to sent; its SHA-256. The same package again adds nothing."""
    sha256 = hashlib.sha256(package).hexdigest()
    with book.change("RETURN_SENT", period=sealed_return.head.period, file=file_name) as session:
        returns.set_state(session, sealed_return.head.id, ReturnStep.SEND)
        if session.get(SentPackage, sha256) is None:
            session.add(
                SentPackage(
                    sha256=sha256,
                    return_id=sealed_return.head.id,
                    number=sealed_return.document.number,
                    sent_at=book.now(),
                    file_name=file_name,
                    package=package,
                )
            )
    return sha256


def record_exported(book: Book, sealed_return: SealedReturn, pdf: bytes) -> None:
    """Store the print that went out to be signed by another tool. The first print is never replaced."""
    with book.change("PRINT_EXPORTED", period=sealed_return.head.period) as session:
        if session.get(ExportedPrint, sealed_return.head.id) is None:
            session.add(ExportedPrint(return_id=sealed_return.head.id, exported_at=book.now(), pdf=pdf))
            session.info.setdefault("touched", set()).add("exported_prints")


def exported_print(book: Book, return_id: str) -> tuple[str, bytes] | None:
    """(when, bytes) of the print that went out to be signed by another tool, if one did."""
    with book.read_session() as session:
        found = session.get(ExportedPrint, return_id)
        return None if found is None else (found.exported_at, found.pdf)


def sent_package(book: Book, return_id: str) -> tuple[str, bytes] | None:
    """(file name, bytes) of the package of a sealed return, if it was made."""
    with book.read_session() as session:
        found = session.execute(
            select(SentPackage).where(SentPackage.return_id == return_id).limit(1)
        ).scalar_one_or_none()
        return None if found is None else (found.file_name, found.package)


def package_sent(book: Book, sha256: str) -> bytes:
    """The bytes of a package that left this book; Refused PACKAGE_UNKNOWN."""
    with book.read_session() as session:
        found = session.get(SentPackage, sha256)
        if found is None:
            raise Refused("PACKAGE_UNKNOWN", package=sha256[:12])
        return found.package


def sent_packages(book: Book) -> list[tuple[str, str, str, int, str]]:
    """What left this book: (sha256, period, file name, number, sent at), newest first."""
    with book.read_session() as session:
        rows = session.execute(
            select(
                SentPackage.sha256,
                ReturnRecord.period,
                SentPackage.file_name,
                SentPackage.number,
                SentPackage.sent_at,
            )
            .join(ReturnRecord, ReturnRecord.id == SentPackage.return_id)
            .order_by(SentPackage.number.desc())
        )
        return [(row.sha256, row.period, row.file_name, row.number, row.sent_at) for row in rows]
