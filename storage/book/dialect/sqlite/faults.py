"""Faults of the driver, and what each means for a person.

SQLite's own error codes do not reach us through every wrapper, its texts do; they have been the same for many years.
"""

import errno
import shutil
import sqlite3
from pathlib import Path

from models.values.errors import Damaged, Unavailable
from storage.book.place import BookPlace, Place

DRIVER_FAULTS: tuple[type[Exception], ...] = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What the driver raises: its own faults, and text of the file, or a message quoting it, that is none."""

NOT_POSSIBLE = sqlite3.OperationalError
"""What the driver raises where the surroundings prevent a statement: a full disk, a locked file."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_BESIDE = 64 * 1024
"""Bytes that the shared memory and the head of a log take at least."""

_DAMAGE = ("malformed", "not a database", "corrupt", "could not decode", "unsupported file")


def trouble_of(fault: Exception, place: Place) -> Unavailable | Damaged | None:
    """What a fault of the database means for a person; None where it is our own mistake."""
    if is_busy_fault(fault):
        return Unavailable("BOOK_BUSY", path=str(place))
    if is_full_fault(fault):
        return Unavailable("DISK_FULL", path=str(place))
    if is_read_only_fault(fault):
        return Unavailable("BOOK_NOT_WRITABLE", path=str(place))
    if is_disk_fault(fault):
        if is_on_full_disk(BookPlace.of(place).path):
            return Unavailable("DISK_FULL", path=str(place))
        return Unavailable("DISK_FAILED", path=str(place))
    if is_damage(fault):
        return Damaged("BOOK_DAMAGED", path=str(place))
    return None


def is_busy_fault(fault: Exception) -> bool:
    """Whether another is writing, and waiting for it was in vain."""
    return _says(fault, "locked", "busy")


def is_full_fault(fault: Exception) -> bool:
    """Whether there is no room left."""
    return _says(fault, "disk is full", "disk full") or getattr(fault, "errno", None) in _FULL


def is_on_full_disk(path: Path) -> bool:
    """Whether the disk of a path has no room for what lies beside an open file.

    The database says "disk I/O error" where its shared memory does not fit, as where the disk is broken.
    """
    try:
        return shutil.disk_usage(path.parent).free < _BESIDE
    except OSError:
        return False


def is_read_only_fault(fault: Exception) -> bool:
    """Whether the file, its folder or its medium does not let itself be written."""
    return _says(fault, "readonly", "read-only", "unable to open", "permission")


def is_disk_fault(fault: Exception) -> bool:
    """Whether the medium fails in reading or writing."""
    return _says(fault, "disk i/o")


def is_structure_fault(fault: Exception) -> bool:
    """Whether a statement met other tables or columns than it was written for: in a migration, a book that is none."""
    return _says(
        fault, "no such table", "no such column", "duplicate column", "already exists", "no such index"
    )


def is_interruption(fault: Exception) -> bool:
    """Whether a statement was left because it was asked to (connections.ask_while_running)."""
    return _says(fault, "interrupted")


def is_damage(fault: Exception) -> bool:
    """Whether the file itself is not what it must be."""
    return isinstance(fault, UnicodeDecodeError) or _says(fault, *_DAMAGE)


def _says(fault: Exception, *signs: str) -> bool:
    if isinstance(fault, UnicodeDecodeError):  # its text quotes the file, which may say anything
        return False
    text = str(getattr(fault, "orig", None) or fault).lower()  # SQLAlchemy keeps the driver's own behind orig
    return any(sign in text for sign in signs)
