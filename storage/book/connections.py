"""The connection to the one file: pragmas, explicit transactions, and the running change.

sqlite3's own transaction handling is switched off, so that BEGIN is ours and data definition stays inside it; a
writer begins IMMEDIATE and therefore waits for, or is refused by, another writer at once.
"""

import sqlite3
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.values.errors import Damaged, Unavailable

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

APPLICATION_ID = 0x534F4854  # "SOHT"
BUSY_SECONDS = 5
WRITING = "so_htx_writing"

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32000",
)


class RunningChange:
    """Id of the change that a connection is writing, as the journal's triggers ask for it."""

    def __init__(self) -> None:
        self.id: int | None = None

    def current(self) -> int:
        """The id; outside a change this fails, and with it the write that asked."""
        if self.id is None:
            raise sqlite3.IntegrityError("a write outside a change")
        return self.id


def connect(path: Path) -> sqlite3.Connection:
    """A raw connection with the pragmas of the house; the file must exist."""
    try:
        connection = sqlite3.connect(
            f"file:{_uri_path(path)}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as fault:
        raise Unavailable("BOOK_NOT_OPENED", path=str(path), why=str(fault)) from fault
    with ExitStack() as undoing:
        undoing.callback(connection.close)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        undoing.pop_all()
    return connection


def _uri_path(path: Path) -> str:
    return path.resolve().as_uri().removeprefix("file:")


def engine_for(path: Path) -> "Engine":
    """The engine of one book. What lies behind it is heavy, and the first list does not wait for it."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=QueuePool, pool_size=3)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Any, record: Any) -> None:
    running = RunningChange()
    record.info["running"] = running
    raw.create_function("running_change", 0, running.current)


def _begin(connection: "Connection") -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")


def running(connection: "Connection") -> RunningChange:
    """The running change of this connection."""
    found = connection.info["running"]
    assert isinstance(found, RunningChange)
    return found


def trouble_of(fault: Exception, path: Path) -> Unavailable | Damaged | None:
    """What a fault of the database means for a person; None where it is our own mistake."""
    if isinstance(fault, UnicodeDecodeError):  # text of the file, or a message quoting it, that is none
        return Damaged("BOOK_DAMAGED", path=str(path))
    text = str(getattr(fault, "orig", None) or fault).lower()
    if "locked" in text or "busy" in text:
        return Unavailable("BOOK_BUSY", path=str(path))
    if "disk is full" in text or "disk full" in text:
        return Unavailable("DISK_FULL", path=str(path))
    if "readonly" in text or "read-only" in text or "unable to open" in text or "permission" in text:
        return Unavailable("BOOK_NOT_WRITABLE", path=str(path))
    if "disk i/o" in text:
        return Unavailable("DISK_FAILED", path=str(path))
    if any(
        sign in text
        for sign in ("malformed", "not a database", "corrupt", "could not decode", "unsupported file")
    ):
        return Damaged("BOOK_DAMAGED", path=str(path))
    return None
