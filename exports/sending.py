"""From a draft to a signed package on its way: seal, print, write the workbook, sign, lay down, record."""

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exports.carrying import carry
from exports.container import DATA_NAME, PRINT_NAME, WORKBOOK_NAME, build_container
from exports.paper.pdf import write_pdf
from exports.reporting import matrices, report_title
from exports.workbook import write_package_workbook
from models.errors import Refused, Unavailable
from models.periods import parse_period
from storage import sealing, settings, sheets
from storage.book import Book
from storage.sealing import SealedReturn

if TYPE_CHECKING:
    from exports.signing import Signer

Progress = Callable[[int, int, str], None]
"""(steps done, steps in all, code of the step)."""


def _quiet(done: int, total: int, step: str) -> None:
    """No progress shown."""


@dataclass(frozen=True, slots=True)
class SentReturn:
    """A package that was laid down: where, and its digest. doubt: see exports.carrying.Carried."""

    path: Path
    sha256: str
    document_sha256: str
    revision: int
    doubt: str = ""


def package_name(sealed_return: SealedReturn) -> str:
    """File name of a package: unit, period, revision; plain letters only, so that no system mangles it."""
    document = sealed_return.document
    return f"{document.unit.code}_{document.period}_lan{document.revision}.asice"


def build_package(book: Book, sealed_return: SealedReturn, signers: "Sequence[Signer]") -> bytes:
    """The container: data, workbook and print of a sealed return, signed by all signers in parallel."""
    document = sealed_return.document
    made_at = datetime.fromisoformat(document.made_at)
    paper = sheets.paper(book, document.period, document.revision)
    printed = matrices(paper, document.unit, settings.office_names(book))
    title = report_title(parse_period(document.period), document.unit)
    files = {
        DATA_NAME: sealed_return.data,
        WORKBOOK_NAME: write_package_workbook(document, printed, made_at=made_at),
        PRINT_NAME: write_pdf(
            printed, made_at=made_at, title=title, attachments={DATA_NAME: sealed_return.data}
        ),
    }
    return build_container(files, signers, made_at)


def send(
    book: Book,
    period: str,
    signers: "Sequence[Signer]",
    folder: Path,
    progress: Progress = _quiet,
) -> SentReturn:
    """Seal the return if it is not sealed yet, and lay its package into `folder`.

    A package that was made before is laid down again byte for byte: the same return never leaves in two shapes.
    Refused: RETURN_NOT_OPENED, RETURN_HAS_ERRORS, KEY_*. Unavailable: FOLDER_MISSING, STICK_*, FILE_NOT_WRITTEN.
    """
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    asked = str(parse_period(period))
    progress(0, 3, "SEND_SEALING")
    sealed_return = sealing.sealed(book, asked)
    if sealed_return is None:
        _refuse_unfit(signers, book.clock())
        sealed_return = sealing.seal(book, asked)
    progress(1, 3, "SEND_SIGNING")
    made = sealing.sent_package(book, sealed_return.head.id)
    package = made[1] if made else build_package(book, sealed_return, signers)
    progress(2, 3, "SEND_WRITING")
    target = folder / package_name(sealed_return)
    carried = carry(package, target)
    sealing.record_sent(book, sealed_return, package, target.name)
    progress(3, 3, "SEND_DONE")
    revision = sealed_return.document.revision
    return SentReturn(target, carried.sha256, sealed_return.sha256, revision, carried.doubt)


def _refuse_unfit(signers: "Sequence[Signer]", moment: datetime) -> None:
    """Ask of every key whether it may sign before anything is sealed."""
    from cryptography import x509

    from exports.usage import check_usable

    if not signers:
        raise Refused("KEY_MISSING")
    for signer in signers:
        check_usable(x509.load_der_x509_certificate(signer.certificate), moment)


def write_whole(target: Path, content: bytes) -> None:
    """Write a file whole or not at all, flush it to the disk, read it back and compare."""
    draft = target.with_name(target.name + ".part")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if draft.read_bytes() != content:
            raise Unavailable("FILE_READS_DIFFERENT", path=str(target))
        draft.replace(target)
    except OSError as fault:
        code = "DISK_FULL" if fault.errno == errno.ENOSPC else "FILE_NOT_WRITTEN"
        raise Unavailable(code, path=str(target), why=fault.strerror or str(fault)) from fault
    finally:
        if draft.exists():
            draft.unlink()
