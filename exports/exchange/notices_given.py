"""Receipts, files of queries and of answers on their way: built, signed, kept in the book, then carried to a folder.

The book keeps a notice before it is laid down, so that a number never says two things. Where the stick fails, what was
kept is laid down again byte for byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exports.exchange.notices import build_notice, notice_name
from exports.files.carrying import carry
from exports.files.progress import Progress, no_progress
from models.returns.receiving import UnitKey
from models.values.errors import Refused, Unavailable
from storage.book.book import Book
from storage.dialogue import answers, notices, queries, receipts
from storage.dialogue.notices import Notice, SignedNotice

if TYPE_CHECKING:
    from exports.signatures.signing import Signer


@dataclass(frozen=True, slots=True)
class WrittenNotice:
    """A notice that was laid down: where, and its digest. doubt: see exports.files.carrying.Carried."""

    path: Path
    sha256: str
    unit_name: str
    doubt: str = ""


def give_receipts(
    book: Book,
    packages: Sequence[str],
    signers: "Sequence[Signer]",
    folder: Path,
    progress: Progress = no_progress,
) -> list[WrittenNotice]:
    """Lay down for every package (SHA-256) the receipt that it deserves now; one that was told already, once more.

    Refused PACKAGE_UNKNOWN and those of `give`.
    """
    every = {one.package.sha256: one for one in receipts.due(book)}
    unknown = [one for one in packages if one not in every]
    if unknown:
        raise Refused("PACKAGE_UNKNOWN", package=unknown[0][:12])
    chosen = [every[one] for one in packages]
    new = [
        receipts.receipt_for(book, one.package.sha256, one.state, one.reason, one.note)
        for one in chosen
        if one.owed
    ]
    told = [one.given for one in chosen if one.given is not None and not one.owed]
    _refuse_missing(folder)
    kept = [receipts.file_of(book, one) for one in told]
    return [*give(book, new, signers, folder, progress), *(write_again(book, one, folder) for one in kept)]


def give_queries(
    book: Book,
    unit: UnitKey | None,
    signers: "Sequence[Signer]",
    folder: Path,
    progress: Progress = no_progress,
) -> list[WrittenNotice]:
    """Lay down what a unit (None: every unit) has not been asked or told yet, one file for each return.

    Refused QUERIES_NOTHING_NEW, and those of `give`.
    """
    waiting = queries.pending(book, unit)
    if not waiting:
        raise Refused("QUERIES_NOTHING_NEW")
    return give(book, waiting, signers, folder, progress)


def give_answers(
    book: Book, signers: "Sequence[Signer]", folder: Path, progress: Progress = no_progress
) -> list[WrittenNotice]:
    """Lay down the answers that have not left yet, one file for each return that was asked about.

    Refused ANSWERS_NOTHING_NEW, and those of `give`.
    """
    waiting = answers.answers_to_give(book, answers.asked_of_us(book))
    if not waiting:
        raise Refused("ANSWERS_NOTHING_NEW")
    return give(book, waiting, signers, folder, progress)


def give(
    book: Book,
    new: Sequence[Notice],
    signers: "Sequence[Signer]",
    folder: Path,
    progress: Progress = no_progress,
) -> list[WrittenNotice]:
    """Sign notices by all signers, keep them in the book and lay them down.

    Refused KEY_MISSING, the KEY_... codes of signing, NOTICE_NUMBER_TAKEN. Unavailable FOLDER_MISSING, STICK_*: then
    the notices are kept, and `write_again` lays them down.
    """
    if not new:
        return []
    if not signers:
        raise Refused("KEY_MISSING")
    _refuse_missing(folder)
    signed = []
    for at, notice in enumerate(new):
        progress(at, len(new), "SEND_SIGNING")
        signed.append(SignedNotice(notice, build_notice(notice, signers), notice_name(notice)))
    notices.record_given(book, signed)
    progress(len(new), len(new), "SEND_WRITING")
    return [write_again(book, one.sha256, folder) for one in signed]


def write_again(book: Book, sha256: str, folder: Path) -> WrittenNotice:
    """Lay down a notice that the book keeps, byte for byte; beside another file of its name, not over it.

    Refused NOTICE_UNKNOWN. Unavailable FOLDER_MISSING, STICK_*.
    """
    kept = receipts.given_file(book, sha256)
    _refuse_missing(folder)
    target = folder / kept.file_name
    if target.is_file() and target.read_bytes() != kept.data:
        target = target.with_stem(f"{target.stem}-{sha256[:8]}")
    carried = carry(kept.data, target)
    return WrittenNotice(target, sha256, kept.unit_name, carried.doubt)


def _refuse_missing(folder: Path) -> None:
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
