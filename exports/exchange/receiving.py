"""What comes in: returns opened, judged by the trust list and by the book, rehearsed, and then received.

A return comes as a package or as a signed print alone, in an envelope or without one.

Nothing changes until `receive`: opening several packages shows for each its verdict and what would change.
"""

import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256 as digest
from pathlib import Path

from exports.exchange.batches.judged import Judge, JudgedReturn, judged
from exports.exchange.batches.spool import Spool, StoredBytes
from exports.exchange.batches.workers import judge_all, worker_count
from exports.exchange.incoming import Incoming, claimed, opened
from exports.exchange.opened import OpenedFile
from exports.files.progress import Progress, no_progress
from exports.files.reading import TooLargeError, bounded_content
from exports.signatures.container import DATA_NAME
from exports.signatures.signing import KeySigner
from exports.trust.authorities import list_in_use, with_newer_lists
from exports.trust.lists import TrustList, crl_numbers, read_trust, refuse_stranger
from exports.verdicts.packages import PACKAGE_SIZE, Inspection
from models.returns.admission import with_own_names
from models.returns.document import ReturnDocument, decode
from models.returns.receiving import UnitKey, unit_key
from models.returns.verdicts import Rung, Validity, Verdict
from models.values.errors import Refused, Unavailable
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.received import receiving
from storage.received.receiving import Arrival, VerifiedPackage
from storage.trust import registrations, trust

FILE_SIZE = PACKAGE_SIZE + 1024 * 1024
"""Largest file that is read at all: the largest package in its envelope."""


@dataclass(frozen=True, slots=True)
class Opened(OpenedFile[Inspection]):
    """A package as it was opened; its inspection has neither files nor the rows of the register.

    package: without the envelope, where it came in one (`closed`) that could be opened; kind: what it claims to be;
    data: du-lieu.json, packed.
    """

    package: StoredBytes
    data: StoredBytes | None = None
    closed: bool = False
    kind: Incoming = Incoming.PACKAGE


def read_file(path: Path, most: int = FILE_SIZE) -> bytes:
    """The bytes of a file, at most so many; Refused FILE_MISSING, PACKAGE_TOO_LARGE, Unavailable FILE_NOT_READ."""
    if not path.is_file():
        raise Refused("FILE_MISSING", path=str(path))
    try:
        return bounded_content(path, most)
    except TooLargeError as fault:
        raise Refused("PACKAGE_TOO_LARGE", size=fault.size, allowed=most) from fault
    except OSError as fault:
        raise Unavailable("FILE_NOT_READ", path=str(path), why=fault.strerror or str(fault)) from fault


def trust_in_use(book: Book) -> TrustList | None:
    """The trust list of the book, read again from its signed container, with newer revocation lists of the book."""
    found = list_in_use(book)
    return None if found is None else with_newer_lists(book, found)


def install_trust(book: Book, data: bytes, pinned: str | None = None) -> TrustList:
    """Verify a trust list and put it in use; at first use its signer is pinned (show `signed_by` before).

    pinned: the certificate that a person compared with the paper for this very list; without it a list that no next
    issue can be is refused. Refused with the codes of exports.trust.lists.read_trust and refuse_stranger.
    """
    found = next_trust(book, data, pinned)
    trust.keep(book, data, found.serial, found.signed_by, crl_numbers(found))
    return found


def next_trust(book: Book, data: bytes, pinned: str | None = None) -> TrustList:
    """A trust list as `install_trust` would put it in use; nothing changes."""
    kept = trust.in_use(book)
    pin = pinned or (kept.pinned if kept else None)
    found = read_trust(data, pin, book.clock(), kept.serial if kept else 0, kept.sha256 if kept else "")
    last = list_in_use(book)
    if pinned is None and last is not None:
        refuse_stranger(found, last)
    return found


def judge_of(book: Book) -> Judge:
    """By what the book judges now."""
    floor = registrations.highest_numbers(book)
    return Judge(trust_in_use(book), book.clock(), trust.last_run(book), floor, forms_of(book))


def open_packages(
    book: Book,
    paths: Iterable[Path],
    progress: Progress = no_progress,
    openers: Sequence[KeySigner | str] = (),
) -> list[Opened]:
    """Judge every file, in the order given. No file changes the book, and a bad one does not stop the others.

    Two files that would exclude each other (the same return twice) are told apart here already: the first counts.
    openers: keys and passwords that may open an envelope.
    """
    spool = spool_of(book)
    files = [(path, spool.keep(read_file(path))) for path in paths]
    return open_files(book, files, judge_of(book), progress, openers)


def spool_of(book: Book) -> Spool:
    """Where the files of a batch wait that this book may take in."""
    folder = book.path.parent
    return Spool(folder if os.access(folder, os.W_OK) else None)


def open_files(
    book: Book,
    files: Sequence[tuple[Path, StoredBytes]],
    judge: Judge,
    progress: Progress = no_progress,
    openers: Sequence[KeySigner | str] = (),
    workers: int | None = None,
) -> list[Opened]:
    """As open_packages, of files that were read already and by a judge of the caller's choice.

    workers: processes that judge beside each other; as many as pay unless told.
    """
    spool = spool_of(book)
    read = [_without_envelope(path, data, openers, spool) for path, data in files]
    contents = [one.package for one in read if isinstance(one, _Waiting)]
    count = worker_count(len(contents), sum(one.size for one in contents)) if workers is None else workers
    verdicts = judge_all(judge, (one.read for one in contents), count)
    found: list[Opened] = []
    beside: dict[UnitKey, list[Arrival]] = {}
    try:
        for index, one in enumerate(read):
            progress(index, len(files), one.path.name)
            if isinstance(one, _Waiting):
                one = _considered(book, one.opened(next(verdicts), spool), beside)
            found.append(one)
    finally:
        verdicts.close()
    progress(len(files), len(files), "")
    return _with_missing(book, found, beside)


def _considered(book: Book, one: Opened, beside: dict[UnitKey, list[Arrival]]) -> Opened:
    """A file that was judged, with why the book would not take it beside those before it."""
    if not one.acceptable:
        return one
    arrival = HeldArrival(one)
    of_unit = beside.setdefault(unit_key(arrival.document.unit), [])
    one = replace(one, refusal=_refusal(book, arrival, of_unit))
    if one.acceptable:
        of_unit.append(arrival)
    return one


def _with_missing(book: Book, found: list[Opened], beside: Mapping[UnitKey, list[Arrival]]) -> list[Opened]:
    """Older revisions judged once more, the newest first: one may be what the chain lacks before another file."""
    old = [index for index, one in enumerate(found) if one.refusal == "OLD_REVISION"]
    for index in sorted(old, key=lambda index: -document_of(found[index]).revision):
        one = replace(found[index], refusal="")
        arrival = HeldArrival(one)
        of_unit = beside[unit_key(arrival.document.unit)]
        found[index] = replace(one, refusal=receiving.judge(book, arrival, of_unit) or "")
        if found[index].acceptable:
            of_unit.append(arrival)
    return found


def _refusal(book: Book, arrival: Arrival, beside: Sequence[Arrival]) -> str:
    """Why the book would not take a package, as a code, whatever the reason: others of the batch go on."""
    try:
        return receiving.judge(book, arrival, beside) or ""
    except Refused as refusal:
        return refusal.code


def inspect_bytes(path: Path, data: bytes, judge: Judge, openers: Sequence[KeySigner | str] = ()) -> Opened:
    """One file judged, without asking a book whether it would take it; never raises."""
    spool = Spool()
    one = _without_envelope(path, spool.keep(data), openers, spool)
    return one.opened(judged(judge, one.package.read()), spool) if isinstance(one, _Waiting) else one


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file without its envelope that is not judged yet."""

    path: Path
    package: StoredBytes
    closed: bool
    kind: Incoming

    def opened(self, found: JudgedReturn, spool: Spool) -> Opened:
        data = spool.keep(found.data)
        return Opened(self.path, found.inspection, "", self.package, data, self.closed, self.kind)


def _without_envelope(
    path: Path, stored: StoredBytes, openers: Sequence[KeySigner | str], spool: Spool
) -> Opened | _Waiting:
    """A file without its envelope, to be judged; where no key at hand opens it that is its verdict."""
    data = stored.read()
    try:
        content = opened(data, openers)
    except Refused as refusal:
        return Opened(path, _unopened(data, refusal), "", stored, None, True, Incoming.ENVELOPE)
    closed = content is not data
    return _Waiting(path, spool.keep(content) if closed else stored, closed, claimed(content))


_KEYLESS = frozenset({"DECRYPT_OTHER_RECIPIENT", "DECRYPT_PASSWORD_WRONG", "DECRYPT_NO_PASSWORD"})
"""What is not known about an envelope that no key at hand opens: it may be good."""


def _unopened(data: bytes, refusal: Refused) -> Inspection:
    standing = Validity.UNDECIDED if refusal.code in _KEYLESS else Validity.INVALID
    rung = Rung("envelope", False, refusal.code, refusal.details)
    verdict = Verdict(standing, refusal.code, (rung,), (), refusal.details)
    return Inspection(verdict, None, {}, digest(data).hexdigest())


def arrival_of(inspection: Inspection, package: bytes) -> VerifiedPackage:
    """The package as storage takes it in; Refused with the verdict's code where it was not accepted."""
    if not inspection.verdict.accepted or inspection.document is None:
        raise Refused(inspection.verdict.code or "PACKAGE_NOT_ACCEPTED", **inspection.verdict.details)
    return VerifiedPackage(inspection.document, package, inspection.files[DATA_NAME], inspection.verdict)


@dataclass(frozen=True)
class HeldArrival:
    """A package that was opened, as storage takes it in: its document is read whole from its bytes when it is kept."""

    opened: Opened

    @property
    def document(self) -> ReturnDocument:
        return document_of(self.opened)

    @property
    def verdict(self) -> Verdict:
        return self.opened.inspection.verdict

    @property
    def sha256(self) -> str:
        return self.opened.inspection.package_sha256

    @property
    def data_sha256(self) -> str:
        return self.opened.inspection.data_sha256

    def whole(self) -> VerifiedPackage:
        """The package with all that it holds. Unavailable BATCH_NOT_KEPT."""
        assert self.opened.data is not None
        data = zlib.decompress(self.opened.data.read())
        return VerifiedPackage(with_own_names(decode(data)), self.opened.package.read(), data, self.verdict)


def receive(book: Book, opened: Sequence[Opened]) -> list[str]:
    """Take in all acceptable packages, oldest revision of a unit first, in one change. Returns their SHA-256."""
    acceptable = sorted(
        (one for one in opened if one.acceptable),
        key=lambda one: (document_of(one).unit.code, document_of(one).period, document_of(one).revision),
    )
    if not acceptable:
        return []
    taken = receiving.accept(book, [HeldArrival(one) for one in acceptable])
    trust.ran(book)
    return taken


def receive_again(book: Book, sha256: str) -> str:
    """Take a withdrawn package in once more, from the bytes that the book kept, judged as of now.

    Refused with the verdict's code or that of `storage.received.receiving.judge` where it would not be taken today.
    """
    package = receiving.package_bytes(book, sha256)
    inspection = judge_of(book).verdict(package, print_signed=False)
    return receiving.accept(book, [arrival_of(inspection, package)])[0]


def kept_document(book: Book, sha256: str) -> ReturnDocument:
    """What a received package says, read again from the bytes that the book kept. Refused PACKAGE_UNKNOWN."""
    document = judge_of(book).verdict(receiving.package_bytes(book, sha256), print_signed=False).document
    if document is None:
        raise Refused("PACKAGE_UNKNOWN", package=sha256[:12])
    return document


@dataclass(frozen=True, slots=True)
class Revalidation:
    """An old package judged again: by the list that was in use when it came, and by all that is known today.

    Both judge the signatures at the moment of receipt: an expiry since then harms nothing; `today` also knows
    of keys that were told lost, and of revocations whose date lies before the receipt.
    """

    received_at: datetime
    then: Inspection
    today: Inspection

    @property
    def is_valid(self) -> bool:
        """Whether it was good when it came, and nothing that was learned since is a problem."""
        return self.then.verdict.accepted and self.today.verdict.accepted


def revalidate(book: Book, sha256: str) -> Revalidation:
    """Judge a received package again at the moment of its receipt; `sha256` may be a beginning of it.

    Refused PACKAGE_UNKNOWN, PACKAGE_AMBIGUOUS.
    """
    found = receiving.find(book, sha256)
    package = receiving.package_bytes(book, found.sha256)
    moment = datetime.fromisoformat(found.received_at)
    kept, today = trust.in_use_at(book, moment), judge_of(book)
    then = None if kept is None else with_newer_lists(book, read_trust(kept.data, None, today.now), moment)
    if then is not None and today.trust is not None:  # who had to sign is a rule of its day
        today = replace(today, trust=replace(today.trust, required_roles=then.required_roles))
    return Revalidation(
        received_at=moment,
        then=Judge(then, moment, None, {}, today.forms).verdict(package, print_signed=False),
        today=today.verdict(package, moment, print_signed=False),
    )


def document_of(opened: Opened) -> ReturnDocument:
    assert opened.inspection.document is not None
    return opened.inspection.document
