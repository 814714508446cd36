"""What is asked before the signature, and the signature itself; all of it runs in the lane.

Everything that can refuse a signature is asked while no secret was typed yet. A secret is used for one attempt.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from models.forms.cells import Origin, SheetCell
from models.forms.sheets import shown
from models.returns.copies import Reduction, holds_personal_numbers
from models.returns.document import ReturnDocument
from models.values.errors import Refused, Trouble
from models.values.messages import sentence
from models.values.targets import Target
from storage.book.book import Book
from storage.comparisons.revisions import CellDifference
from storage.forms.installed import forms_of
from storage.returns.sheets import PeriodSheets, sealed_sheets
from storage.trust.pictures import picture
from ui.language import language
from ui.screens.send.signatories import Attempt, Secret, Signatory, SigningCheck, signatories, signers
from ui.screens.send.work import CellChange, MainFigure, totals
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.sending import Prepared, WrittenPackage
    from exports.files.progress import Progress
    from exports.signatures.signing import Signer
    from exports.trust.lists import TrustList

_STOPPABLE = frozenset({"SEND_SIGNING", "SEND_SEALING"})


@dataclass(frozen=True, slots=True)
class EnvelopeChoice:
    """Whether the package can be closed for its receiver, and whether it should be.

    hindrance: why it cannot; None also where it can.
    """

    wanted: bool
    personal: bool
    receiver: str = ""
    hindrance: Trouble | None = None

    @property
    def possible(self) -> bool:
        return bool(self.receiver) and self.hindrance is None


@dataclass(frozen=True, slots=True)
class SignOff:
    """Everything that is shown before the secret is typed; changes: None for a first revision."""

    prepared: "Prepared"
    paper: PeriodSheets
    totals: tuple[MainFigure, ...]
    changes: tuple[CellChange, ...] | None
    computed: int  # changes that only follow from others, and are not listed
    signatories: tuple[Signatory, ...]
    envelope: EnvelopeChoice

    @property
    def document(self) -> ReturnDocument:
        return self.prepared.card.document


@dataclass(frozen=True, slots=True)
class Wish:
    """How the package is to leave: see `exports.exchange.sending.Delivery`."""

    folder: Path
    closed: bool
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A package that was written, read back and compared; doubt: the code of what speaks against the stick.

    sha256: of the package without an envelope around it; document_sha256: of the data inside.
    """

    path: Path
    size: int
    sha256: str
    document_sha256: str = ""
    closed: bool = False
    doubt: str = ""


def sign_off(book: Book, period: str, work: Work) -> SignOff:
    """Prepare the return for signing and find out who signs with what; the book stays as it is."""
    from exports.exchange.receiving import trust_in_use
    from exports.exchange.sending import prepare

    prepared = prepare(book, period, _reporting(work))
    work.check()
    document = prepared.card.document
    paper = sealed_sheets(prepared.sealed.head, document, forms_of(book))
    trust = trust_in_use(book)
    listed = [one for one in prepared.card.changes if not one.is_computed]
    return SignOff(
        prepared=prepared,
        paper=paper,
        totals=tuple(totals(paper)),
        changes=tuple(_change(paper, one) for one in listed) if document.revision > 1 else None,
        computed=len(prepared.card.changes) - len(listed),
        signatories=signatories(book, prepared.roles, document.unit, trust),
        envelope=_envelope(document, trust, book.clock()),
    )


def _reporting(work: Work) -> "Progress":
    def reached(done: int, total: int, step: str) -> None:
        work.progress(done, total, sentence(step, language=language()))
        if step in _STOPPABLE:
            work.check()

    return reached


def _change(paper: PeriodSheets, change: CellDifference) -> CellChange:
    """A change as it is printed; where no form knows the place any more, as it is kept."""

    def words(value: Decimal | None, target: Target | None) -> str:
        if value is None:
            return ""
        try:
            form = paper.sheets[change.form].form
            row, column = form.row_by_code[change.row], form.column_by_key[change.column]
        except KeyError:
            return format(value, "f")
        return shown(form, row, column, SheetCell(value, Origin.GIVEN, target=target))

    before, after = change.targets
    written = words(change.before, before), words(change.after, after)
    return CellChange(change.form, (change.row, change.column), *written)


def _envelope(document: ReturnDocument, trust: "TrustList | None", now: datetime) -> EnvelopeChoice:
    from exports.exchange.outgoing import is_closed_by_default
    from exports.signatures.reception_certificates import check_recipient
    from exports.trust.signer_checks import known_from

    personal = holds_personal_numbers(document)
    if trust is None or trust.reception is None:
        return EnvelopeChoice(wanted=False, personal=personal)
    try:
        check_recipient(trust.reception, now)
    except Refused as refusal:
        return EnvelopeChoice(wanted=False, personal=personal, hindrance=refusal)
    receiver = known_from(trust.reception).name
    return EnvelopeChoice(is_closed_by_default(document, trust), personal, receiver)


def look_again(book: Book, off: SignOff) -> tuple[Signatory, ...]:
    """The signatories once more: a token was plugged in, or a key was chosen meanwhile."""
    from exports.exchange.receiving import trust_in_use

    return signatories(book, off.prepared.roles, off.document.unit, trust_in_use(book))


def _signers(
    book: Book, off: SignOff, secrets: Mapping[str, Secret], attempt: Attempt, agreed: bool
) -> "dict[str, Signer]":
    from exports.exchange.receiving import trust_in_use

    asked = SigningCheck(off.document.unit, trust_in_use(book), book.clock(), agreed)
    return signers(off.signatories, secrets, asked, attempt)


def _pictures(book: Book, roles: Sequence[str]) -> dict[str, bytes]:
    found = {role: picture(book, role) for role in roles}
    return {role: content for role, content in found.items() if content}


def _written(sent: "WrittenPackage") -> WrittenFile:
    size = sent.path.stat().st_size
    return WrittenFile(sent.path, size, sent.sha256, sent.document_sha256, sent.closed, sent.doubt)


def sign(
    book: Book,
    off: SignOff,
    secrets: Mapping[str, Secret],
    wish: Wish,
    attempt: Attempt,
    *,
    agreed: bool,
    work: Work,
) -> WrittenFile:
    """Sign, seal and write exactly what was shown. It can be stopped until it is sealed."""
    from exports.exchange.sending import Delivery, send

    way = Delivery(wish.folder, wish.closed, wish.password)
    signers = _signers(book, off, secrets, attempt, agreed)
    pictures = _pictures(book, off.prepared.roles)
    return _written(send(book, off.prepared, signers, way, pictures, _reporting(work)))


def take_back(
    book: Book,
    off: SignOff,
    file: Path,
    secrets: Mapping[str, Secret],
    wish: Wish,
    attempt: Attempt,
    *,
    agreed: bool,
) -> WrittenFile:
    """Send the print that was signed by another tool: wrapped where secrets were typed, else alone."""
    from exports.exchange import sending
    from exports.exchange.receiving import read_file

    way = sending.Delivery(wish.folder, wish.closed, wish.password)
    signed = read_file(file)
    signers = _signers(book, off, secrets, attempt, agreed) if secrets else {}
    return _written(sending.take_back(book, off.document.period, signed, way, signers))


def write_print(book: Book, off: SignOff, folder: Path) -> WrittenFile:
    """Seal the return and write its print for another tool."""
    from exports.exchange import sending

    path = sending.write_print(book, off.prepared, folder)
    return WrittenFile(path, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


def write_again(book: Book, period: str, folder: Path) -> WrittenFile:
    """Write the package of a sent return once more, in an envelope where its data want one."""
    from exports.exchange.sending import Delivery, send_again

    return _written(send_again(book, period, Delivery(folder)))


def make_copy(book: Book, period: str, reduction: str, folder: Path) -> WrittenFile:
    """Write a reduced copy of a sealed return."""
    from exports.exchange.reduced_copies import write_copy

    written = write_copy(book, period, Reduction(reduction), folder)
    return WrittenFile(written.path, written.size, written.sha256, doubt=written.doubt)
