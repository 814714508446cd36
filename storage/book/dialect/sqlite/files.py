"""The file with what SQLite keeps beside it: copied page by page, moved, removed."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.book.dialect.sqlite.connections import LOG, Raw, has_log
from storage.book.dialect.sqlite.identity import create_empty

__all__ = ["copy_pages", "empty_log", "files_of", "has_log", "log_of", "move", "remove"]

_SHARED = "-shm"
_ROLLBACK = "-journal"
"""Beside a file without a write-ahead log, as a copy is while it is being made."""


def copy_pages(source: Raw, target: Path) -> None:
    """Write the state that `source` sees into a new file.

    A copy of the file's bytes would lack what is still in its write-ahead log. The file is for its owner alone.
    """
    create_empty(target)
    with closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def files_of(path: Path) -> tuple[Path, ...]:
    """The file itself and those that may lie beside it."""
    return tuple(_beside(path, end) for end in ("", LOG, _SHARED, _ROLLBACK))


def remove(path: Path) -> None:
    """Remove a file with everything that lies beside it; nothing happens where none is."""
    for one in files_of(path):
        one.unlink(missing_ok=True)


def move(path: Path, target: Path) -> bool:
    """Move a file with its log to another name; whether there was one.

    The log first: a file beside the log of another would be read as damaged.
    """
    for end in (LOG, _SHARED):
        beside = _beside(path, end)
        if beside.exists():
            beside.replace(_beside(target, end))
    if not path.exists():
        return False
    path.replace(target)
    return True


def empty_log(path: Path) -> None:
    """Leave nothing in the log of a file: it belongs to another."""
    log = _beside(path, LOG)
    if log.exists():
        os.truncate(log, 0)


def log_of(path: Path) -> Path:
    """Where the log of a file lies."""
    return _beside(path, LOG)


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
