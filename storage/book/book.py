"""The book: the database file of a unit, opened, written in named changes, copied and checked.

Every write of records happens inside `Book.change`, one transaction with its lines in the journal. Readers see one
consistent state. Killing the process at any moment leaves the state before or after a change, nothing between.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from models.values import file_names
from models.values.errors import Refused, Unavailable
from storage.book import chain, clock, schema, stopping
from storage.book.dialect import connections, faults, files, identity
from storage.book.guards import log, presence
from storage.book.guards.watch import BookWatch
from storage.book.place import BookPlace, Place
from storage.book.proof.examination import examined
from storage.book.rows import RowSession

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

Clock = Callable[[], datetime]
Listener = Callable[[frozenset[str]], None]


IDLE_READERS = 2
"""Connections kept for the next reading: one for a list, one for the work beside it."""


def system_clock() -> datetime:
    """Now, with the offset of this machine."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A global id for a record: 32 hexadecimal digits."""
    return uuid4().hex


class NothingKeptError(Exception):
    """Raised inside Book.change to end it as a rehearsal: nothing of the change is kept."""


class Book:
    """An open book. Make one with `create` or `open`; close it, or use it in a with statement."""

    def __init__(
        self,
        place: Place,
        clock: Clock,
        ids: Callable[[], str],
        actor: str,
        examined: connections.Raw | None = None,
    ) -> None:
        self.place = BookPlace.of(place)
        self.clock = clock
        self.ids = ids
        self.actor = actor
        self._made: Engine | None = None
        self._making = Lock()
        self._idle = [] if examined is None else [examined]
        self._closed = False
        self._watch = BookWatch(self.place.path, examined)
        self.clock_doubt: Unavailable | None = None
        """Why the clock cannot be right, found when something was written; whoever says it takes it away."""
        self.made: set[int] = set()
        """Changes made through this opening of the book: what an undo at the desk may take back."""
        self._listeners: list[Listener] = []

    @classmethod
    def create(
        cls,
        place: Place,
        *,
        clock: Clock = system_clock,
        ids: Callable[[], str] = new_id,
        actor: str = "",
    ) -> Self:
        """A new empty book; refused with BOOK_EXISTS where a file is. A failure leaves no file behind."""
        path = BookPlace.of(place).path
        file_names.require_usable(path)
        if path.exists():
            raise Refused("BOOK_EXISTS", path=str(path))
        draft = path.with_name(path.name + ".new")
        from sqlalchemy.exc import DatabaseError

        try:
            files.remove(draft)
            identity.create_empty(draft)
            schema.make(draft)
            draft.rename(path)
        except (OSError, DatabaseError, faults.NOT_POSSIBLE) as fault:
            if faults.is_full_fault(fault) or faults.is_on_full_disk(path):
                raise Unavailable("DISK_FULL", path=str(path)) from fault
            raise Unavailable("BOOK_NOT_MADE", path=str(path), why=str(fault)) from fault
        finally:
            files.remove(draft)
        return cls.open(place, clock=clock, ids=ids, actor=actor)

    @classmethod
    def open(
        cls,
        place: Place,
        *,
        clock: Clock = system_clock,
        ids: Callable[[], str] = new_id,
        actor: str = "",
    ) -> Self:
        """An existing book, brought to this version's schema if it is older (after a copy was made).

        Refused: BOOK_MISSING, BOOK_NOT_A_BOOK, BOOK_NEWER. Damaged: BOOK_DAMAGED. Unavailable: BOOK_BUSY, …
        """
        path = BookPlace.of(place).path
        if not path.is_file():
            raise Refused("BOOK_MISSING", path=str(path))
        log.refuse_foreign(path)
        version, raw = examined(path)
        if version < schema.VERSION:
            from storage.book.proof.renewal import renew_search_keys

            raw.close()
            schema.bring_up_to_date(path)
            with cls(place, clock, ids, "") as program:
                renew_search_keys(program)
            return cls(place, clock, ids, actor)
        return cls(place, clock, ids, actor, raw)

    @property
    def path(self) -> Path:
        """The file of the book."""
        return self.place.path

    @property
    def home(self) -> "Book":
        """The book in which work is done: itself, unless it is only read beside another."""
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the write-ahead log is folded in by the last connection."""
        self._closed = True
        presence.leave(self.path)
        while self._idle:
            self._idle.pop().close()
        if self._made is not None:
            self._made.dispose()

    def enter(self) -> presence.Presence | None:
        """Note beside the file that this window has it open, until it is closed; who else has it open."""
        return presence.enter(self.path, self.actor, self.now())

    def renew(self) -> None:
        """Say that this window still has it open."""
        presence.renew(self.path)

    def fold(self) -> bool:
        """Bring all that was kept into the file itself, so that a copy of it alone is whole; whether it is.

        For a moment of rest. Unavailable BOOK_GONE, BOOK_REPLACED.
        """
        from sqlalchemy.exc import DatabaseError

        with self._said(DatabaseError):
            self._watch.require_same()
            with self._resting() as raw:
                whole = connections.fold_log(raw)
                if whole:
                    self._watch.note_folded(raw)
            return whole

    @contextmanager
    def _resting(self) -> Iterator[connections.Raw]:
        """A connection outside of any transaction: one that has read the schema where there is one."""
        if self._made is not None and not self._idle:
            with self._made.connect() as connection:
                yield connections.driver_behind(connection)
            return
        raw = self._connected()
        try:
            yield raw
        finally:
            self._let_go(raw)

    def _engine(self) -> "Engine":
        """Made when records are first needed: lists are shown before that."""
        with self._making:
            if self._made is None:
                self._made = connections.engine_for(self.place, self._connected)
            return self._made

    def _connected(self) -> connections.Raw:
        """One that rests, since to read the schema takes longest of all that a new connection does; else a new one."""
        try:
            return self._idle.pop()
        except IndexError:
            return connections.connect(self.place)

    def now(self) -> str:
        """The moment by the book's clock, ISO 8601 to the second with offset."""
        return self.clock().isoformat(timespec="seconds")

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each change with the names of the tables that it touched."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Do not call it any more; one that does not listen is left alone."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    @contextmanager
    def read_rows(self) -> Iterator[RowSession]:
        """A session of plain rows on one consistent state: enough for lists, and ready at once.

        ReadingStoppedError where the reading is left, see storage.book.stopping.
        """
        with self._said():
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = connections.connect_for_lists(self.place)
            try:
                with stopping.stoppable(connection):
                    connections.begin_reading(connection)
                    yield RowSession(connection)
            finally:
                self._let_go(connection)

    def _let_go(self, connection: connections.Raw) -> None:
        """Keep a connection for the next reading; a connection that fails to end its transaction is closed instead."""
        try:
            if connection.in_transaction:
                connection.rollback()
        except faults.DRIVER_FAULTS:
            connection.close()
        else:
            if self._closed or len(self._idle) >= IDLE_READERS:
                connection.close()
            else:
                self._idle.append(connection)

    @contextmanager
    def read_session(self) -> Iterator["Session"]:
        """A session that only reads, on one consistent state."""
        from sqlalchemy.exc import DatabaseError
        from sqlalchemy.orm import Session

        with (
            self._said(DatabaseError),
            self._engine().connect() as connection,
            Session(connection) as session,
        ):
            yield session

    @contextmanager
    def change(self, title: str, *, undoes: int | None = None, **details: Any) -> Iterator["Session"]:
        """A named transaction: it is committed when the block ends, and rolled back when it raises.

        title is a stable code (its sentence is the name in the history), details name what it was about.
        A change that touched no record leaves no trace.
        """
        from sqlalchemy.exc import DatabaseError

        from storage.book.kept import keeping

        self._watch.require_same()
        with (
            self._said(DatabaseError),
            self._engine().connect().execution_options(**{connections.WRITING: True}) as connection,
            connection.begin(),
        ):
            session = self._begun(connection, title, details, undoes)
            try:
                yield session
                session.flush()
                keeping.renew(session)
                tables = self._settle(session, connections.running(connection).contents)
                change = int(session.info["change"])
            finally:
                session.close()
                connections.running(connection).clear()
        if tables:
            self.made.add(change)
        for listener in self._listeners if tables else ():
            listener(tables)

    def _begun(
        self, connection: "Connection", title: str, details: dict[str, Any], undoes: int | None
    ) -> "Session":
        from sqlalchemy.orm import Session

        from models.returns.records import Change

        session = Session(connection, join_transaction_mode="rollback_only", expire_on_commit=False)
        self.clock_doubt = self.clock_doubt or clock.doubt_of_clock(session, self.clock(), self.path)
        change = Change(
            at=self.now(),
            actor=self.actor,
            title=title,
            details=json.dumps(details, ensure_ascii=False, sort_keys=True),
            undoes=undoes,
        )
        session.add(change)
        session.flush()
        connections.running(connection).id = change.id
        session.info["change"] = change.id
        session.info["driver"] = connections.driver_behind(connection)
        session.info["ids"] = self.ids
        session.info["today"] = self.clock().date()
        return session

    def _settle(self, session: "Session", contents: set[tuple[str, str]]) -> frozenset[str]:
        from sqlalchemy import delete, select

        from models.returns.records import Change, JournalLine

        change = session.info["change"]
        found = session.execute(
            select(JournalLine.table_name).where(JournalLine.change_id == change).distinct()
        ).scalars()
        tables = frozenset(found) | frozenset(session.info.get("touched", ()))
        if not tables and not contents:
            session.execute(delete(Change).where(Change.id == change))
        else:
            chain.extend(session, change, contents)
        return tables

    @contextmanager
    def _said(self, *mapped: type[Exception]) -> Iterator[None]:
        """Say as a trouble what the surroundings did; mapped: faults that SQLAlchemy puts over the driver's."""
        try:
            yield
        except (*mapped, *faults.DRIVER_FAULTS) as fault:
            trouble = faults.trouble_of(fault, self.place)
            if trouble is None:
                raise
            raise trouble from fault

    @contextmanager
    def unrecorded(self) -> Iterator[RowSession]:
        """A short transaction without a change, for what is no record and has no history: a half-filled form.

        It waits so briefly for another writer that the window may do it (Unavailable BOOK_BUSY). A table that the
        journal watches cannot be written in it.
        """
        self._watch.require_same()
        with self._said(), closing(connections.connect_for_notes(self.path)) as connection:
            connections.begin_writing(connection)
            try:
                yield RowSession(connection)
                connection.commit()
            finally:
                if connection.in_transaction:
                    connection.rollback()

    def count(self, table: type[Any]) -> int:
        """Number of rows of one table."""
        from sqlalchemy import func, select

        with self.read_session() as session:
            return session.execute(select(func.count()).select_from(table)).scalar_one()


def files_of(place: Place) -> tuple[Path, ...]:
    """The file of a book, and behind it those that may lie beside it while it is open."""
    return files.files_of(BookPlace.of(place).path)
