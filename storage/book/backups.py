"""Copies of the book that are proven: written beside, flushed, opened, checked and counted before they count.

Automatic copies are in a folder beside the book, and older copies are thinned; a copy made by hand goes where the
person chooses. No partial file remains at the target.
"""

import errno
import json
import os
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from models.trust.journal_head import NO_HEAD, JournalHead, head_in, head_to_json
from models.values.errors import Damaged, Refused, Trouble, Unavailable
from models.values.file_names import require_usable
from storage.book import settings
from storage.book.book import Book
from storage.book.dialect import connections, faults, files
from storage.book.proof.verification import counts_of, verify
from storage.book.retention import AHEAD, STAMP, thin
from storage.book.rows import RowSession, column, marks, value

LAST_BACKUP = "last_backup"
DAY = timedelta(days=1)
MADE = "BACKUP_MADE"
"""The change that notes a copy."""

NO_WORK = (MADE, "BOOK_FOUNDED", "SETTING_CHANGED")
"""Changes that no person would miss."""

_UNREADABLE: tuple[type[Exception], ...] = (Unavailable, *faults.DRIVER_FAULTS)
"""What is raised where a file is no book that can be read."""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A proven copy: where, when (ISO), how many bytes, rows by table, and the end of its history."""

    path: Path
    at: str
    size: int
    counts: dict[str, int]
    head: JournalHead = NO_HEAD


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """One automatic copy beside a book; at: when it was made, by its name."""

    path: Path
    at: datetime
    size: int


def backup(book: Book, target: Path) -> BackupMade:
    """A proven copy of the book at `target`, over an older copy of that name.

    Refused BACKUP_ONTO_BOOK, FILE_NAME_TOO_LONG, FILE_NAME_UNFIT. Unavailable: BACKUP_FOLDER_MISSING, DISK_FULL,
    BACKUP_NOT_WRITABLE. Damaged: BOOK_DAMAGED (the book), BACKUP_DAMAGED (the copy did not read back as written); the
    target is then untouched.
    """
    if target.resolve() == book.path.resolve():
        raise Refused("BACKUP_ONTO_BOOK", path=str(target))
    require_usable(target)
    if not target.parent.is_dir():
        raise Unavailable("BACKUP_FOLDER_MISSING", path=str(target.parent))
    draft = target.with_name(target.name + ".part")
    try:
        counts = _copy(book.path, draft)
        head = _prove(draft, counts)
        draft.replace(target)
        _flush_folder(target.parent)
    except OSError as fault:
        raise _trouble_of_disk(fault, target) from fault
    finally:
        files.remove(draft)
    made = BackupMade(target, book.now(), target.stat().st_size, counts, head)
    _remember(book, made)
    return made


def automatic(book: Book) -> BackupMade:
    """A proven copy in the folder beside the book, named after the moment; older copies are thinned after it."""
    folder = backup_folder(book.path)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as fault:
        raise _trouble_of_disk(fault, folder) from fault
    for left in folder.glob(f"{book.place.name}-*.book.part*"):
        left.unlink(missing_ok=True)  # of a copy that was killed while it was made
    now = book.clock()
    made = backup(book, folder / f"{book.place.name}-{now:{STAMP}}.book")
    thin(folder, book.place.name, now)
    return made


def daily(book: Book) -> BackupMade | None:
    """An automatic copy where the newest is older than a day and work was done since; None where none is owed."""
    now = book.clock()
    # a copy of a time to come was made while the clock was wrong: what is owed is reckoned without it
    found = [one for one in copies(book.path, now.tzinfo) if one.at <= now + AHEAD]
    newest = found[0] if found else None
    if newest is not None and now - newest.at < DAY:
        return None
    return automatic(book) if changes_since(book.path, newest.path if newest else None) else None


def changes_since(path: Path, copy: Path | None) -> int:
    """How many changes the book holds that the copy does not: what going back to it would lose.

    Damaged BOOK_DAMAGED, Unavailable BOOK_BUSY, … where either book cannot be read.
    """
    unimportant, values = marks(NO_WORK)
    try:
        last = 0
        if copy is not None:
            with closing(connections.connect(copy)) as raw:
                last = value(RowSession(raw), "SELECT coalesce(max(id), 0) FROM changes")
        with closing(connections.connect(path)) as raw:
            later = f"SELECT count(*) FROM changes WHERE id > :last AND title NOT IN ({unimportant})"
            return int(value(RowSession(raw), later, last=last, **values))
    except faults.DRIVER_FAULTS as fault:
        trouble = faults.trouble_of(fault, path)
        raise trouble or Unavailable("BOOK_NOT_OPENED", path=str(path), why=str(fault)) from fault


def copies(path: Path, zone: tzinfo | None = None) -> list[BackupCopy]:
    """The automatic copies beside a book, the newest first; zone: of the clock that named them, else the machine's."""
    found = []
    for one in backup_folder(path).glob(f"{path.stem}-*.book"):
        try:
            at = datetime.strptime(one.stem.removeprefix(f"{path.stem}-"), STAMP).replace(tzinfo=zone)
        except ValueError:
            continue  # another name than ours
        found.append(BackupCopy(one, at if zone is not None else at.astimezone(), one.stat().st_size))
    return sorted(found, key=lambda one: one.at, reverse=True)


def newest_good(path: Path) -> BackupCopy | None:
    """The newest automatic copy beside a book that passes its check; None where there is none."""
    for copy in copies(path):
        try:
            if verify(copy.path).good:
                return copy
        except Trouble:
            continue
    return None


def restore(copy: Path, path: Path, now: datetime) -> Path | None:
    """Replace a book that nobody has open by a proven copy; the path to which the replaced file was moved.

    Damaged BACKUP_DAMAGED where the copy is not good; Refused BACKUP_OTHER_UNIT where it is the book of another unit;
    Unavailable DISK_FULL, BACKUP_NOT_WRITABLE. Whatever fails,
    the book is as it was.
    """
    if copy.resolve() == path.resolve():
        raise Refused("BACKUP_ONTO_BOOK", path=str(path))
    draft = path.with_name(path.name + ".part")
    _refuse_other_unit(copy, path)
    try:
        _prove(copy, verify(copy).counts)
        _prove(draft, _copy(copy, draft))
        kept = _set_aside(path, now)
        draft.replace(path)
        _flush_folder(path.parent)
    except OSError as fault:
        raise _trouble_of_disk(fault, path) from fault
    finally:
        files.remove(draft)
    return kept


def _refuse_other_unit(copy: Path, path: Path) -> None:
    """A book that cannot be read any more says nothing of its unit; then any good copy may take its place."""
    ours, theirs = _unit_in(path), _unit_in(copy)
    if ours and theirs and ours != theirs:
        raise Refused("BACKUP_OTHER_UNIT", path=str(copy))


def _unit_in(path: Path) -> list[str]:
    """Level, code and first day of the unit whose book a file is; nothing where they cannot be read."""
    try:
        with closing(connections.connect_to_read(path)) as raw:
            asked = (
                "SELECT value FROM settings WHERE id IN ('unit_level', 'unit_code', 'unit_from') ORDER BY id"
            )
            return column(RowSession(raw), asked)
    except _UNREADABLE:
        return []


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Move a book with what belongs to it out of the way; its new place, None where there was none."""
    kept = path.with_name(f"{path.name}.before-{now:{STAMP}}")
    return kept if files.move(path, kept) else None


def backup_folder(path: Path) -> Path:
    """Where the automatic copies of a book lie."""
    return path.with_name(f"{path.stem}.backups")


def last_good(book: Book) -> BackupMade | None:
    """The last proven copy that was made, wherever it lies now."""
    setting = settings.read(book, LAST_BACKUP)
    if not setting:
        return None
    kept = json.loads(setting)
    return BackupMade(Path(kept["path"]), kept["at"], kept["size"], kept["counts"], head_in(kept))


def _copy(path: Path, draft: Path) -> dict[str, int]:
    """Copy a consistent state page by page; its numbers of rows, by table."""
    files.remove(draft)
    source = connections.connect(path)
    try:
        connections.begin_reading(source)
        counts = counts_of(source)
        files.copy_pages(source, draft)
    except faults.DRIVER_FAULTS as fault:
        trouble = faults.trouble_of(fault, draft)
        raise trouble or Unavailable("BACKUP_NOT_WRITABLE", path=str(draft), why=str(fault)) from fault
    finally:
        source.close()
    _flush(draft)
    return counts


def _prove(draft: Path, counts: dict[str, int]) -> JournalHead:
    """The end of the history of a copy that is whole and holds these rows."""
    report = verify(draft)
    if not report.good or report.counts != counts:
        raise Damaged(
            "BACKUP_DAMAGED",
            path=str(draft),
            what="; ".join(problem.code for problem in report.problems) or "COUNTS_DIFFER",
        )
    return report.head


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remember(book: Book, made: BackupMade) -> None:
    from models.returns.records import Setting

    told = {"path": str(made.path), "at": made.at, "size": made.size, "counts": made.counts}
    kept = json.dumps(told | head_to_json(made.head), ensure_ascii=False)
    with book.change(MADE, path=str(made.path)) as session:
        session.merge(Setting(id=LAST_BACKUP, value=kept))


def _trouble_of_disk(fault: OSError, path: Path) -> Unavailable:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable("DISK_FULL", path=str(path))
    return Unavailable("BACKUP_NOT_WRITABLE", path=str(path), why=fault.strerror or str(fault))
