"""Whether the file of an open book is still the one that was opened: asked before every write.

A program that synchronises folders replaces files, and people move and delete them. What is written into a file that is
no more in its place is lost, and what is written into another file in its place destroys that.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from models.trust.journal_head import NO_HEAD, JournalHead
from models.values.errors import Unavailable
from storage.book import chain
from storage.book.dialect import connections, faults, files
from storage.book.rows import RowSession

_UNREADABLE: tuple[type[Exception], ...] = (Unavailable, *faults.DRIVER_FAULTS)
"""What is raised where something lies there that is no book."""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What the system says of a file: which one it is, and what changes with each writing into it."""

    identity: tuple[int, int]
    written: tuple[int, int]


class BookWatch:
    """The file of one opening of a book."""

    def __init__(self, path: Path, examined: connections.Raw | None = None) -> None:
        """examined: a connection to the book that has read its schema, which takes longest of what a new one does."""
        self._path = path
        self._stamp = self._now()
        self._known = self._head_by(examined) or NO_HEAD
        self._lost: Unavailable | None = None

    def require_same(self) -> None:
        """Unavailable BOOK_GONE, BOOK_REPLACED where the file is not in its place any more; once said, always."""
        if self._lost is None:
            self._lost = self._what_happened()
        if self._lost is not None:
            raise self._lost

    @property
    def is_lost(self) -> bool:
        """Whether something else lies in the place of the book, into which nothing may be folded."""
        return self._lost is not None

    def note_folded(self, raw: connections.Raw) -> None:
        """All of the book is in its file now, by our own hand; raw: a connection to it, outside of any transaction."""
        self._stamp, self._known = self._now(), self._head_by(raw) or self._head_of_file()

    def _now(self) -> _Stamp:
        seen = self._path.stat()
        return _Stamp((seen.st_dev, seen.st_ino), (seen.st_size, seen.st_mtime_ns))

    def _what_happened(self) -> Unavailable | None:
        try:
            now = self._now()
        except OSError:
            return Unavailable("BOOK_GONE", path=str(self._path))
        if now.identity == self._stamp.identity:
            if now.written == self._stamp.written:
                return None
            if self._goes_on():
                self._stamp = now
                return None
        files.empty_log(
            self._path
        )  # it belongs to what was here before, and would be read into what is here now
        return Unavailable("BOOK_REPLACED", path=str(self._path))

    def _goes_on(self) -> bool:
        """Whether what lies in the file now is a later state of what was there: another window wrote, or our own log
        was folded in."""
        try:
            with closing(connections.connect_to_file_alone(self._path)) as raw:
                return chain.is_link(RowSession(raw), self._known)
        except _UNREADABLE:
            return False

    def _head_of_file(self) -> JournalHead:
        try:
            with closing(connections.connect_to_file_alone(self._path)) as raw:
                return chain.head(RowSession(raw))
        except _UNREADABLE:
            return NO_HEAD

    def _head_by(self, raw: connections.Raw | None) -> JournalHead | None:
        """What this connection reads, or a new one to the file; None where it may stand in the log beside the file."""
        try:
            head = self._head_of_file() if raw is None else chain.head(RowSession(raw))
        except _UNREADABLE:
            head = NO_HEAD
        return None if files.has_log(self._path) else head
