"""A folder as it comes: packages, notices, forms and trust lists in one go, in whatever order they lie there.

A newer trust list and new forms that lie beside them are what the others are judged by; nothing is changed before
`import_arrivals`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from exports.exchange.batches.judged import Judge
from exports.exchange.batches.spool import StoredBytes
from exports.exchange.forms.office import OpenedForms, import_forms, judge_forms, with_coming
from exports.exchange.incoming import NOTICES, Incoming, claimed
from exports.exchange.notices_taken import OpenedNotice, import_notices, judge_notices
from exports.exchange.receiving import (
    Opened,
    install_trust,
    judge_of,
    next_trust,
    open_files,
    read_file,
    receive,
    spool_of,
)
from exports.files.assembling import assembled
from exports.files.mail import MAGIC
from exports.files.progress import Progress, no_progress
from exports.signatures.signing import KeySigner
from exports.trust.authorities import with_newer_lists
from exports.trust.lists import TrustList
from models.values.errors import Refused, Trouble
from storage.book.book import Book
from storage.trust import trust

SUFFIXES = (".asice", ".p7m", ".pdf", ".part")
"""Files of a folder that are looked at."""

RETURNS = (Incoming.PACKAGE, Incoming.PRINT, Incoming.ENVELOPE)


@dataclass(frozen=True, slots=True)
class OpenedTrust:
    """A trust list as it was opened: what it is if it can be used, else the code why not.

    TRUST_PIN_NEEDED: the book has none yet, so a person must compare `trust.signed_by` with the paper first;
    TRUST_IN_USE: it is the one in use.
    """

    path: Path
    trust: TrustList | None
    code: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    data: bytes = field(default=b"", repr=False)

    @property
    def acceptable(self) -> bool:
        return self.trust is not None and not self.code


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What lay in the way, sorted; unknown: of no kind that is read; unreadable: with what went wrong.

    made_of: the parts of a file that came in parts, by the path that stands for the whole.
    """

    trust_lists: tuple[OpenedTrust, ...] = ()
    packages: tuple[Opened, ...] = ()
    notices: tuple[OpenedNotice, ...] = ()
    forms: tuple[OpenedForms, ...] = ()
    unknown: tuple[Path, ...] = ()
    unreadable: tuple[tuple[Path, Trouble], ...] = ()
    made_of: Mapping[Path, tuple[Path, ...]] = field(default_factory=dict, hash=False)

    @property
    def newest_trust(self) -> OpenedTrust | None:
        """The trust list that would be put in use, or None."""
        usable = [one for one in self.trust_lists if one.acceptable]
        return max(usable, key=lambda one: one.trust.serial if one.trust else 0, default=None)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was taken in: the serial of the trust list (None: no new one), SHA-256 of packages, notices and forms."""

    serial: int | None
    packages: tuple[str, ...]
    notices: tuple[str, ...]
    forms: tuple[str, ...] = ()


def files_in(folder: Path) -> list[Path]:
    """The files of a folder that may be meant for this program, by name."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()
    )


def open_arrivals(
    book: Book,
    paths: Iterable[Path],
    openers: Sequence[KeySigner | str] = (),
    progress: Progress = no_progress,
) -> Arrivals:
    """Judge every file, and every file of a folder that is named; nothing changes, and nothing stops the others.

    Of trust lists the newest that the pinned key signed is what the rest is judged by. Files in parts are joined.
    """
    batch = read_batch(book, [file for path in paths for file in _listed(path)])
    kinds = [(one.path, one.stored, one.kind) for one in batch.files]
    lists = tuple(_trust(book, path, data.read()) for path, data, kind in kinds if kind is Incoming.TRUST)
    judge = _judge(book, Arrivals(trust_lists=lists).newest_trust)
    handed = [(path, data.read()) for path, data, kind in kinds if kind is Incoming.FORMS]
    forms = tuple(judge_forms(book, handed, judge))
    judge = with_coming(judge, forms)
    returns = [(path, data) for path, data, kind in kinds if kind in RETURNS]
    notices = [(path, data.read()) for path, data, kind in kinds if kind in NOTICES]
    return Arrivals(
        lists,
        tuple(open_files(book, returns, judge, progress, openers)),
        tuple(judge_notices(book, notices, judge)),
        forms,
        tuple(path for path, _, kind in kinds if kind is Incoming.UNKNOWN),
        batch.unreadable,
        batch.made_of,
    )


def _listed(path: Path) -> list[Path]:
    return files_in(path) if path.is_dir() else [path]


@dataclass(frozen=True, slots=True)
class BatchFile:
    """A whole file that waits to be judged, and what it claims to be."""

    path: Path
    stored: StoredBytes
    kind: Incoming


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that were read, those in parts joined; unreadable and made_of: as in `Arrivals`."""

    files: tuple[BatchFile, ...]
    unreadable: tuple[tuple[Path, Trouble], ...]
    made_of: Mapping[Path, tuple[Path, ...]]


def read_batch(book: Book, paths: Sequence[Path]) -> Batch:
    """Read files, one of them in memory at a time; one that cannot be read does not stop the others."""
    spool, files, parts = spool_of(book), list[BatchFile](), list[tuple[Path, bytes]]()
    unreadable: list[tuple[Path, Trouble]] = []
    for path in paths:
        try:
            data = read_file(path)
            if data.startswith(MAGIC):
                parts.append((path, data))
            else:
                files.append(BatchFile(path, spool.keep(data), claimed(data)))
        except Trouble as trouble:
            unreadable.append((path, trouble))
    joined = assembled(parts, {one.path for one in files})
    files += [BatchFile(path, spool.keep(data), claimed(data)) for path, data in joined.files]
    return Batch(tuple(files), (*unreadable, *joined.unfit), joined.made_of)


def _trust(book: Book, path: Path, data: bytes) -> OpenedTrust:
    kept = trust.in_use(book)
    if kept is not None and kept.data == data:
        return OpenedTrust(path, None, "TRUST_IN_USE", {"serial": str(kept.serial)}, data)
    try:
        found = next_trust(book, data)
    except Refused as refusal:
        return OpenedTrust(path, None, refusal.code, refusal.details, data)
    if kept is None or not kept.pinned:
        return OpenedTrust(path, found, "TRUST_PIN_NEEDED", {"sha256": found.signed_by}, data)
    return OpenedTrust(path, found, "", {}, data)


def _judge(book: Book, newest: OpenedTrust | None) -> Judge:
    judge = judge_of(book)
    if newest is None or newest.trust is None:
        return judge
    return replace(judge, trust=with_newer_lists(book, newest.trust))


def import_arrivals(book: Book, arrivals: Arrivals) -> ImportResult:
    """Put the newest trust list in use, install forms, then take in the packages and the notices that stand.

    Each of these is a change of its own; Refused as install_trust, import_forms, receive and import_notices.
    """
    newest = arrivals.newest_trust
    serial = install_trust(book, newest.data).serial if newest else None
    forms = tuple(import_forms(book, arrivals.forms))
    return ImportResult(
        serial,
        tuple(receive(book, arrivals.packages)),
        tuple(import_notices(book, arrivals.notices)),
        forms,
    )
