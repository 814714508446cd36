"""The marks in the file: that it is a book, and of which version."""

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from storage.book.dialect.sqlite.connections import Raw, connect

if TYPE_CHECKING:
    from sqlalchemy import Connection

APPLICATION_ID = 0x534F4854  # "SOHT"
"""Bytes 68 to 71 of the file's header; the tool `file` and other programs read them too."""

_SIGNATURE = b"SQLite format 3\0"
_APPLICATION_AT = 68  # offset in the header: https://www.sqlite.org/fileformat.html section 1.3


def create_empty(path: Path) -> None:
    """Make an empty file that its owner alone reads; OSError where none can be made or one is there, be it a link."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))


def mark_as_book(path: Path) -> None:
    """Let an empty file say that it is a book, and let writers not keep readers waiting (a write-ahead log)."""
    with closing(connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def is_book(raw: Raw) -> bool:
    """Whether an open file is marked as a book."""
    return _number(raw, "application_id") == APPLICATION_ID


def version_in(raw: Raw) -> int:
    """The schema version written in an open file."""
    return _number(raw, "user_version")


def is_migrated_to(raw: Raw, version: int) -> bool:
    """Whether the migrations up to this version ran in the file, as they noted themselves."""
    if (
        raw.execute(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
        ).fetchone()
        is None
    ):
        return False
    return raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(f"{version:04d}",)]


def write_version(connection: "Connection", version: int) -> None:
    """Let the file say its schema version, inside the transaction of the migration."""
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def looks_like_a_book(path: Path) -> bool:
    """Whether the file begins as a book does, however damaged the rest is."""
    with path.open("rb") as file:
        head = file.read(_APPLICATION_AT + 4)
    return head.startswith(_SIGNATURE) and int.from_bytes(head[_APPLICATION_AT:]) == APPLICATION_ID


def _number(raw: Raw, name: str) -> int:
    (number,) = raw.execute(f"PRAGMA {name}").fetchone()
    return int(number)
