"""Connections to the one file: how they are set up, explicit transactions, and the running change.

sqlite3's own transaction handling is switched off, so that BEGIN is ours and data definition stays inside it; a
writer begins IMMEDIATE and therefore waits for, or is refused by, another writer at once. A writer that began as a
reader could be refused in the middle of its work, when another has written meanwhile.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.values.errors import Unavailable
from storage.book.place import BookPlace, Place

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

Raw = sqlite3.Connection
"""A connection of the driver, without the mapping of records."""

Cursor = sqlite3.Cursor
"""What the driver answers a statement with."""

BUSY_SECONDS = 5
"""How long a writer waits for another: longer than any single change takes, shorter than a person's patience."""

BRIEF_MILLISECONDS = 40
"""How long a write waits that is repeated by itself: too short to be noticed by the person who types."""

WRITING = "so_htx_writing"
"""Execution option of a connection that is going to write."""

_LIST_KILOBYTES = 16000
"""Pages kept for lists: a screen's worth; the system keeps the file near at hand."""

_STEPS_BETWEEN = 200_000
"""Steps of SQLite's machine between two questions whether to leave a statement: about ten milliseconds. Each of the
questions waits until Python is free."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",  # off by default, in every connection anew
    "PRAGMA synchronous = FULL",  # a committed change survives a power cut
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA temp_store = MEMORY",  # sorted rows with personal data never reach a temporary file
    "PRAGMA cache_size = -8000",  # kilobytes; more makes no sheet quicker, and the system keeps the file near at hand
    "PRAGMA trusted_schema = OFF",  # views and triggers of a foreign hand reach no function with side effects
)


class RunningChange:
    """Id of the change that a connection is writing, as the journal's triggers ask for it.

    contents: (table, key) of what it wrote into tables that have digests instead of a journal.
    """

    def __init__(self) -> None:
        self.id: int | None = None
        self.contents: set[tuple[str, str]] = set()

    def current(self) -> int:
        """The id; outside a change this fails, and with it the write that needs it."""
        if self.id is None:
            raise sqlite3.IntegrityError("a write outside a change")
        return self.id

    def clear(self) -> None:
        """No change runs any more."""
        self.id = None
        self.contents.clear()

    def note_content(self, table: str, key: str | int) -> None:
        """A row was written whose digest belongs to the change."""
        self.current()
        self.contents.add((table, str(key)))


def connect(place: Place) -> Raw:
    """A raw connection with the settings of the house; the file must exist.

    mode=rw: without it SQLite would make an empty file where none is. A connection passes between threads, but is
    used by one at a time, which check_same_thread would otherwise refuse. On a medium that cannot be written the
    database would still make its shared memory beside the file: there the file alone is read.
    """
    return _connect(place, "mode=rw" if _is_writable(place) else ALONE)


ALONE = "mode=ro&immutable=1"
"""The file alone: no log and no shared memory beside it is read or made."""


def connect_to_read(place: Place) -> Raw:
    """As connect, for reading only: nothing is folded into the file, and nothing is left beside it.

    Whoever has the file open has a log beside it, be it empty. Where there is none the file alone is all, and also
    where nothing is in the log and there is no room for the memory that its readers share.
    """
    path = BookPlace.of(place).path
    if not path.with_name(path.name + LOG).exists():
        return _connect(place, ALONE)
    raw = _connect(place, "mode=ro")
    try:
        raw.execute("PRAGMA user_version")
    except sqlite3.OperationalError:
        raw.close()
        if has_log(path):
            raise
        return _connect(place, ALONE)
    return raw


def connect_to_file_alone(place: Place) -> Raw:
    """A connection that sees what stands in the file itself, without the log beside it."""
    return _connect(place, ALONE)


def _is_writable(place: Place) -> bool:
    path = BookPlace.of(place).path
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return True
    return has_log(path)  # somebody who can write has it open


def _connect(place: Place, mode: str) -> Raw:
    try:
        connection = sqlite3.connect(
            f"file:{_uri_path(place)}?{mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.OperationalError as fault:
        raise Unavailable("BOOK_NOT_OPENED", path=str(place), why=str(fault)) from fault
    with ExitStack() as undoing:
        undoing.callback(connection.close)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        undoing.pop_all()
    return connection


def connect_for_lists(place: Place) -> Raw:
    """As connect, with as many pages in memory as lists need."""
    connection = connect(place)
    connection.execute(f"PRAGMA cache_size = -{_LIST_KILOBYTES}")
    return connection


def connect_for_notes(place: Place) -> Raw:
    """As connect, for a short write that would rather be refused than wait long for another writer."""
    connection = connect(place)
    connection.execute(f"PRAGMA busy_timeout = {BRIEF_MILLISECONDS}")
    return connection


LOG = "-wal"


def has_log(path: Path) -> bool:
    """Whether something stands in the write-ahead log beside a file: what may not be in the file itself yet."""
    try:
        return path.with_name(path.name + LOG).stat().st_size > 0
    except OSError:
        return False


def fold_log(raw: Raw) -> bool:
    """Bring what stands in the log into the file, as far as no reader needs it there; whether all of it is.

    The connection is outside of any transaction. It waits only briefly for another writer.
    """
    raw.execute(f"PRAGMA busy_timeout = {BRIEF_MILLISECONDS}")
    try:
        busy, pages, folded = raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        is_whole = not busy and pages == folded
        if is_whole:  # nothing is left to recover, where nobody is reading
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return is_whole
    finally:
        raw.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def _uri_path(place: Place) -> str:
    return BookPlace.of(place).path.resolve().as_uri().removeprefix("file:")


def run(raw: Raw, query: str, values: Mapping[str, Any]) -> Cursor:
    """Run a query with named parameters (`:name`)."""
    return raw.execute(query, values)


def ask_while_running(raw: Raw, leave: Callable[[], bool] | None) -> None:
    """While statements run, ask now and then whether to leave them (faults.is_interruption); None: ask no more."""
    raw.set_progress_handler(leave, _STEPS_BETWEEN)


def driver_of(session: "Session") -> Raw:
    """The raw connection on which a session works; that of a change is known once and for all of it."""
    held: Raw | None = session.info.get("driver")
    return driver_behind(session.connection()) if held is None else held


def driver_behind(connection: "Connection") -> Raw:
    """The raw connection behind one of SQLAlchemy."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, Raw)
    return driver


def set_mark(raw: Raw) -> None:
    """Mark the state of a running transaction, to which `back_to_mark` goes; `drop_mark` ends either."""
    raw.execute("SAVEPOINT mark")


def back_to_mark(raw: Raw) -> None:
    """Undo what was written since the mark."""
    raw.execute("ROLLBACK TO mark")


def drop_mark(raw: Raw) -> None:
    """Forget the mark; what was written since stays written."""
    raw.execute("RELEASE mark")


def begin_reading(raw: Raw) -> None:
    """Begin a transaction that sees one state from its first query on and blocks no writer."""
    raw.execute("BEGIN DEFERRED")


def begin_writing(raw: Raw) -> None:
    """Begin a transaction that writes, or is refused at once by another writer."""
    raw.execute("BEGIN IMMEDIATE")


def engine_for(place: Place, connected: Callable[[], Raw] | None = None) -> "Engine":
    """The engine of a book. Its imports are heavy, and the first list does not wait for them.

    connected: gives a connection to the same place, set up as by `connect`, where the engine needs one.
    """
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import QueuePool

    # three stay open: a reader may have a change within it while long work reads; further ones come and go
    creator = connected or (lambda: connect(place))
    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool, pool_size=3)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: Any, record: Any) -> None:
    # the journal's triggers call a function of ours; whose triggers they are is compared at the opening (book.proof)
    raw.execute("PRAGMA trusted_schema = ON")
    running = RunningChange()
    record.info["running"] = running
    raw.create_function("running_change", 0, running.current)
    raw.create_function("note_content", 2, running.note_content)


def _begin(connection: "Connection") -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")


def running(connection: "Connection") -> RunningChange:
    """The running change of this connection."""
    found = connection.info["running"]
    assert isinstance(found, RunningChange)
    return found


def in_memory(tables: Mapping[str, Mapping[str, Any]]) -> Raw:
    """An empty database in memory with these tables: column → what stands there where a row does not name it.

    The columns take any value: what is put in is somebody else's, and was checked where it was read.
    """
    raw = sqlite3.connect(":memory:", isolation_level=None)
    for table, columns in tables.items():
        listed = ", ".join(f'"{name}" DEFAULT {_literal(value)}' for name, value in columns.items())
        raw.execute(f'CREATE TABLE "{table}" ({listed})')
    return raw


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, int) else "NULL" if value is None else "''"


def put_rows(raw: Raw, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values are in the order of these columns."""
    listed = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    raw.executemany(f'INSERT INTO "{table}" ({listed}) VALUES ({marks})', rows)


def columns_of(raw: Raw, table: str) -> tuple[str, ...]:
    """The columns of a table, in their order."""
    return tuple(name for _, name, *_ in raw.execute(f'PRAGMA table_info("{table}")'))
