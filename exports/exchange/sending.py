"""From a draft to a signed package on its way: prepare, seal, sign the print, sign the whole, close, lay down, record.

What is shown before the PIN (`prepare`) is exactly what is sealed and signed afterwards (`send`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from exports.exchange.outgoing import ENVELOPE_EXTENSION, closed, is_closed_by_default
from exports.exchange.signing_card import SigningCard, signing_card
from exports.files.carrying import carry
from exports.files.progress import Progress, no_progress
from exports.paper.matrices import matrices, report_title
from exports.paper.pdf import write_pdf
from exports.signatures.container import DATA_NAME, EXTENSION, PRINT_NAME, WORKBOOK_NAME, build_container
from exports.trust.authorities import list_in_use
from exports.verdicts.picture import refuse_another_picture, refuse_other_worksheets
from exports.workbook.writing import write_package_workbook
from models.trust.rules import trust_rules
from models.values.errors import Refused, Unavailable
from models.values.periods import parse_period
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.returns import sealing, sheets
from storage.returns.sealing import SealedReturn

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from exports.trust.lists import TrustList


PRINT_EXTENSION = ".pdf"
_NONE: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a package leaves: into which folder, and whether in an envelope.

    closed: None decides by `exports.exchange.outgoing.is_closed_by_default`; password: opens the envelope too.
    """

    folder: Path
    closed: bool | None = None
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A return and exactly what will be signed of it; roles: who must sign, in their order."""

    sealed: SealedReturn
    files: Mapping[str, bytes]
    card: SigningCard
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WrittenPackage:
    """A package that was laid down: where, and its digest without the envelope. doubt: see
    exports.files.carrying.Carried.
    """

    path: Path
    sha256: str
    document_sha256: str
    revision: int
    doubt: str = ""
    closed: bool = False


def package_name(sealed_return: SealedReturn, extension: str = EXTENSION) -> str:
    """File name of a package: unit, period, revision; plain letters only, so that no system mangles it."""
    document = sealed_return.document
    return f"{document.unit.code}_{document.period}_lan{document.revision}{extension}"


def required_roles(book: Book, day: date | None = None) -> tuple[str, ...]:
    """Roles that must sign a return of this unit, in order: by the trust list in use, before one by the rules.

    day: the cut-off of the return, today if left out.
    """
    level = settings.unit_at(book, day or book.clock().date()).level
    return _roles_of(list_in_use(book), level)


def _roles_of(trust: "TrustList | None", level: str) -> tuple[str, ...]:
    ordered = (trust.required_roles if trust is not None else trust_rules().required).get(level, ())
    return tuple(ordered) or trust_rules().required[level]


def prepare(book: Book, period: str, progress: Progress = no_progress) -> Prepared:
    """Everything that is to be seen before signing; the book stays as it is.

    Refused: RETURN_NOT_OPENED, RETURN_HAS_ERRORS.
    """
    asked = str(parse_period(period))
    progress(0, 2, "SEND_SEALING")
    found, forms = sealing.prepare(book, asked), forms_of(book)
    progress(1, 2, "SEND_PRINTING")
    files = files_of(book, found)
    picture = refuse_another_picture(found.document, files[PRINT_NAME], forms)
    refuse_other_worksheets(picture, files[WORKBOOK_NAME])
    card = signing_card(files, forms, sealing.document_before(book, found))
    progress(2, 2, "SEND_PREPARED")
    return Prepared(found, files, card, required_roles(book, found.document.cutoff))


def files_of(book: Book, sealed_return: SealedReturn) -> dict[str, bytes]:
    """Data, workbook and print of a return, the print without signatures; the same return gives the same bytes."""
    document = sealed_return.document
    made_at = datetime.fromisoformat(document.made_at)
    paper = sheets.sealed_sheets(sealed_return.head, document, forms_of(book))
    printed = matrices(paper, document.unit, settings.office_names(book))
    title = report_title(parse_period(document.period), document.unit)
    return {
        DATA_NAME: sealed_return.data,
        WORKBOOK_NAME: write_package_workbook(document, printed, made_at=made_at),
        PRINT_NAME: write_pdf(
            printed, made_at=made_at, title=title, attachments={DATA_NAME: sealed_return.data}
        ),
    }


def build_package(
    files: Mapping[str, bytes],
    roles: Sequence[str],
    signers: "Mapping[str, Signer]",
    at: datetime,
    pictures: Mapping[str, bytes] = _NONE,
) -> bytes:
    """The container: the print signed by the roles in their order, then all files by the same signers in parallel.

    at: the time that the signatures claim. Refused: ROLE_MISSING, PDF_..., KEY_..., TOKEN_....
    """
    from exports.signatures.pades.signing import sign_in_order

    signed = sign_in_order(files[PRINT_NAME], roles, signers, at, pictures)
    return build_container(dict(files) | {PRINT_NAME: signed}, _parallel(roles, signers), at)


def _parallel(roles: Sequence[str], signers: "Mapping[str, Signer]") -> "list[Signer]":
    """Every certificate once, in the order of the roles."""
    return list({signers[role].certificate: signers[role] for role in reversed(roles)}.values())[::-1]


def send(
    book: Book,
    prepared: Prepared,
    signers: "Mapping[str, Signer]",
    way: Delivery,
    pictures: Mapping[str, bytes] = _NONE,
    progress: Progress = no_progress,
) -> WrittenPackage:
    """Sign what was prepared, seal exactly that, and lay the package down.

    The signatures are made first: where a key refuses, the return is a draft as before. Refused: RETURN_CHANGED
    where the book changed meanwhile, RETURN_SENT_ALREADY, ROLE_MISSING, KEY_..., TOKEN_..., ENCRYPT_....
    Unavailable: FOLDER_MISSING, STICK_..., FILE_NOT_WRITTEN.
    """
    _check_folder(way)
    _refuse_unfit(prepared.roles, signers, book.clock())
    _refuse_changed(book, prepared.sealed)
    progress(0, 3, "SEND_SIGNING")
    package = build_package(prepared.files, prepared.roles, signers, book.clock(), pictures)
    progress(1, 3, "SEND_SEALING")
    frozen = _sealed(book, prepared.sealed)
    progress(2, 3, "SEND_WRITING")
    laid = _lay(book, frozen, package, package_name(frozen), way)
    progress(3, 3, "SEND_DONE")
    return laid


def send_again(book: Book, period: str, way: Delivery, progress: Progress = no_progress) -> WrittenPackage:
    """Lay the package that was made before down once more: the same return never leaves in two shapes.

    An envelope is made anew each time. Refused: RETURN_NOT_SENT.
    """
    _check_folder(way)
    progress(0, 1, "SEND_WRITING")
    frozen = sealing.sealed(book, str(parse_period(period)))
    made = sealing.sent_package(book, frozen.head.id) if frozen else None
    if frozen is None or made is None:
        raise Refused("RETURN_NOT_SENT", period=period)
    name, package = made
    laid = _lay(book, frozen, package, name, way)
    progress(1, 1, "SEND_DONE")
    return laid


def write_print(book: Book, prepared: Prepared, folder: Path) -> Path:
    """Seal what was prepared and lay its print down without signatures, to be signed by another tool.

    Refused: RETURN_CHANGED, RETURN_SENT_ALREADY. Unavailable: FOLDER_MISSING, STICK_..., FILE_NOT_WRITTEN.
    """
    from exports.exchange.elsewhere import export_for_signing

    _check_folder(Delivery(folder))
    _refuse_changed(book, prepared.sealed)
    frozen = _sealed(book, prepared.sealed)
    kept = sealing.exported_print(book, frozen.head.id)
    pdf = kept[1] if kept else export_for_signing(prepared.files, book.clock())
    target = folder / package_name(frozen, PRINT_EXTENSION)
    carry(pdf, target)
    sealing.record_exported(book, frozen, pdf)
    return target


def take_back(
    book: Book,
    period: str,
    signed: bytes,
    way: Delivery,
    signers: "Mapping[str, Signer]" = MappingProxyType({}),
) -> WrittenPackage:
    """The print that another tool signed, as the return that is sent: in a package where all roles have a signer
    here too, else alone, for its data are attached to it.

    Refused: RETURN_NOT_SEALED, RETURN_SENT_ALREADY where the return left before, PDF_... where the print is not
    that of this return or its signatures do not hold; ROLE_MISSING, PDF_ORDER, SIGNER_..., CERT_... where the unit's
    own trust list would not accept it: the return is not sent then, and can still be signed in full.
    """
    from exports.exchange.elsewhere import wrap_signed_pdf
    from exports.exchange.receiving import trust_in_use

    _check_folder(way)
    frozen = sealing.sealed(book, str(parse_period(period)))
    if frozen is None:
        raise Refused("RETURN_NOT_SEALED", period=period)
    if sealing.sent_package(book, frozen.head.id) is not None:
        raise Refused("RETURN_SENT_ALREADY", period=period, revision=str(frozen.document.revision))
    roles = required_roles(book, frozen.document.cutoff)
    files = wrap_signed_pdf(signed, _exported(book, frozen), book.clock(), trust_in_use(book), roles)
    if not signers:
        return _lay(book, frozen, signed, package_name(frozen, PRINT_EXTENSION), way)
    _refuse_unfit(roles, signers, book.clock())
    package = build_container(files, _parallel(roles, signers), book.clock())
    return _lay(book, frozen, package, package_name(frozen), way)


def _exported(book: Book, frozen: SealedReturn) -> dict[str, bytes]:
    """The files of a return with its print as it went out; names on paper may have changed since."""
    kept = sealing.exported_print(book, frozen.head.id)
    return files_of(book, frozen) | ({PRINT_NAME: kept[1]} if kept else {})


def _lay(book: Book, frozen: SealedReturn, package: bytes, name: str, way: Delivery) -> WrittenPackage:
    """Close the package if it is to be closed, carry it to its folder, and record the package inside."""
    trust = list_in_use(book)
    in_envelope = way.closed
    if in_envelope is None:
        in_envelope = bool(way.password) or is_closed_by_default(frozen.document, trust)
    content = closed(package, trust, book.clock(), way.password) if in_envelope else package
    target = way.folder / (name + ENVELOPE_EXTENSION if in_envelope else name)
    carried = carry(content, target)
    sha256 = sealing.record_sent(book, frozen, package, name)
    return WrittenPackage(
        target, sha256, frozen.sha256, frozen.document.revision, carried.doubt, closed=in_envelope
    )


def _sealed(book: Book, ready: SealedReturn) -> SealedReturn:
    """The return in the book, sealed now if it was not before."""
    found = sealing.sealed(book, ready.document.period)
    return found if found is not None else sealing.seal(book, ready.document.period, ready)


def _refuse_changed(book: Book, ready: SealedReturn) -> None:
    """Ask before a key is touched whether the return still is what was shown, and did not leave meanwhile."""
    found = sealing.sealed(book, ready.document.period)
    if found is not None and found.data != ready.data:
        raise Refused("RETURN_CHANGED", period=ready.document.period)
    if found is not None and sealing.sent_package(book, found.head.id) is not None:
        revision = str(found.document.revision)
        raise Refused("RETURN_SENT_ALREADY", period=ready.document.period, revision=revision)


def _check_folder(way: Delivery) -> None:
    if not way.folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(way.folder))


def _refuse_unfit(roles: Sequence[str], signers: "Mapping[str, Signer]", moment: datetime) -> None:
    """Ask of every key whether it may sign before any is used."""
    from cryptography import x509

    from exports.signatures.usage import check_usable

    if not signers:
        raise Refused("KEY_MISSING")
    missing = [role for role in roles if role not in signers]
    if missing:
        raise Refused("ROLE_MISSING", roles=", ".join(missing))
    for role in roles:
        check_usable(x509.load_der_x509_certificate(signers[role].certificate), moment)
