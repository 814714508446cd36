"""Handing over at both offices: files laid down, a file judged and taken over, receipts given and taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.exchange.handover.files import HandoverInspection, build, file_name, inspect
from exports.exchange.incoming import opened
from exports.exchange.opened import OpenedFile
from exports.exchange.outgoing import ENVELOPE_EXTENSION
from exports.exchange.receiving import judge_of, read_file
from exports.files.carrying import carry
from exports.files.progress import Progress, no_progress
from exports.signatures.envelope import encrypt, is_encrypted
from models.dialogue.handovers import Handover, HandoverReceipt
from models.values.errors import Refused, Trouble, Unavailable
from storage.book.book import Book
from storage.handover import giving, records, taking
from storage.handover.records import HandoverRecord
from storage.trust import trust

if TYPE_CHECKING:
    from exports.signatures.signing import Signer

MOST_BYTES = 128 * 1024 * 1024
"""Largest file that is read."""


@dataclass(frozen=True, slots=True)
class WrittenHandover:
    """A file that was laid down. doubt: see exports.files.carrying.Carried."""

    path: Path
    said: Handover | HandoverReceipt
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class OpenedHandover(OpenedFile[HandoverInspection]):
    """A handover or a receipt as it was opened."""

    @property
    def handover(self) -> Handover | None:
        """What it says, if it is a register; to be believed only if acceptable."""
        said = self.inspection.said
        return said if isinstance(said, Handover) else None

    @property
    def receipt(self) -> HandoverReceipt | None:
        """What it says, if it is a receipt; to be believed only if acceptable."""
        said = self.inspection.said
        return said if isinstance(said, HandoverReceipt) else None


def hand_over(
    book: Book,
    choices: Mapping[str, str],
    signers: "Sequence[Signer]",
    folder: Path,
    password: str = "",
    progress: Progress = no_progress,
) -> list[WrittenHandover]:
    """Sign a file for each taker, keep in the book what was given, and lay the files down.

    password: closes the files in an envelope that it opens, for they hold personal data.

    Refused KEY_MISSING, the KEY_… codes of signing, those of storage.handover.giving. Unavailable FOLDER_MISSING,
    STICK_*: then it is given again, under the next number.
    """
    if not signers:
        raise Refused("KEY_MISSING")
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    given = giving.giving(book, choices).handovers
    files = []
    for at, one in enumerate(given):
        progress(at, len(given), "SEND_SIGNING")
        signed = build(one, signers)
        files.append(encrypt(signed, (), password) if password else signed)
    giving.record_given(book, given)
    progress(len(given), len(given), "SEND_WRITING")
    return [_lay(data, one, folder) for data, one in zip(files, given, strict=True)]


def _lay(data: bytes, said: Handover | HandoverReceipt, folder: Path) -> WrittenHandover:
    target = folder / (file_name(said) + (ENVELOPE_EXTENSION if is_encrypted(data) else ""))
    carried = carry(data, target)
    return WrittenHandover(target, said, carried.doubt)


def open_handover(book: Book, path: Path, password: str = "") -> OpenedHandover:
    """A file judged, and whether this book takes it; Unavailable where it cannot be read.

    password: of its envelope; Refused HANDOVER_CLOSED where one is needed, DECRYPT_… where it does not open it.
    """
    judge = judge_of(book)
    data = read_file(path, MOST_BYTES)
    if is_encrypted(data):
        if not password:
            raise Refused("HANDOVER_CLOSED", file=path.name)
        data = opened(data, [password])
    found = inspect(data, judge.trust, judge.now, last_run=judge.last_run, crl_floor=judge.floor)
    refusal = ""
    if found.verdict.accepted and isinstance(found.said, Handover):
        try:
            taking.refuse_handover(book, found.said)
        except Refused as trouble:
            refusal = trouble.code
    return OpenedHandover(path, found, refusal)


def refuse_opened(book: Book, opened: OpenedHandover) -> None:
    """Say with its figures why a file is not taken; nothing where it is."""
    verdict = opened.inspection.verdict
    if not verdict.accepted:
        raise Refused(verdict.code, **verdict.details)
    if opened.handover is not None:
        taking.refuse_handover(book, opened.handover)


def trouble_of(book: Book, opened: OpenedHandover) -> Trouble | None:
    """Why a file is not taken, None where it is."""
    try:
        refuse_opened(book, opened)
    except Refused as trouble:
        return trouble
    return None


def take_over(book: Book, opened: OpenedHandover) -> HandoverReceipt:
    """Take a register over in one change; its receipt. Refused as refuse_opened."""
    refuse_opened(book, opened)
    assert opened.handover is not None
    receipt = taking.take_over(book, opened.handover)
    trust.ran(book)
    return receipt


def take_receipt(book: Book, opened: OpenedHandover) -> HandoverRecord:
    """Keep the receipt of a taker; Refused as refuse_opened and storage.handover.giving.take_receipt."""
    refuse_opened(book, opened)
    assert opened.receipt is not None
    kept = giving.take_receipt(book, opened.receipt)
    trust.ran(book)
    return kept


def give_receipts(book: Book, signers: "Sequence[Signer]", folder: Path) -> list[WrittenHandover]:
    """The receipts of all registers that this book took over, signed and laid down.

    Refused KEY_MISSING, HANDOVER_NOTHING_TAKEN. Unavailable FOLDER_MISSING, STICK_*.
    """
    if not signers:
        raise Refused("KEY_MISSING")
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    taken = records.taken(book)
    if not taken:
        raise Refused("HANDOVER_NOTHING_TAKEN")
    receipts = [taking.receipt_of(book, one) for one in taken]
    return [_lay(build(one, signers), one, folder) for one in receipts]
