"""A book proven as a whole: what storage checks, and figures and history against what came in and went out."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from exports.exchange.indexing import document_of
from exports.exchange.notices import verify_notice
from exports.exchange.receiving import read_file
from exports.signatures.container import DATA_NAME
from models.dialogue.receipts import Receipt
from models.returns.document import ReturnDocument, encode
from models.trust.journal_head import JournalHead, head_in
from models.values.errors import Refused
from storage.book.proof.report import VerifyReport
from storage.book.proof.verification import verify
from storage.history import journal_heads
from storage.history.journal_heads import Stated
from storage.received.kept import packages as kept_packages


def verify_book(path: Path, now: datetime, against: Sequence[Path] = ()) -> VerifyReport:
    """Check a book or a copy without changing it; received figures are made again from the kept packages.

    against: packages and receipts that left this book once, kept elsewhere; their signatures are not judged here.
    Refused BOOK_MISSING, BOOK_NOT_A_BOOK, BOOK_NEWER, FILE_MISSING, HEAD_NOT_STATED (file) for one that states no end
    of a history. Unavailable FILE_NOT_READ.
    """
    stated = [_stated(file, now) for file in against]
    return verify(
        path,
        (
            partial(kept_packages.problems, read=partial(_read, now=now)),
            journal_heads.problems,
            partial(journal_heads.against, stated=stated),
        ),
    )


def _read(package: bytes, now: datetime) -> tuple[ReturnDocument, str]:
    document = document_of(package, now)
    if document is None:
        raise Refused("PACKAGE_INCOMPLETE", name=DATA_NAME)
    return document, hashlib.sha256(encode(document)).hexdigest()


def _stated(file: Path, now: datetime) -> Stated:
    for head in _heads(read_file(file), now):
        if head.change:
            return "BOOK_HEAD_OTHER_FILE", {"file": file.name}, head
    raise Refused("HEAD_NOT_STATED", file=file.name)


def _heads(data: bytes, now: datetime) -> Iterator[JournalHead]:
    """The head in a package, or in a receipt."""
    document = document_of(data, now)
    if document is not None:
        yield head_in(document.extra)
    notice = verify_notice(data, None, now).notice
    if isinstance(notice, Receipt):
        yield notice.journal
