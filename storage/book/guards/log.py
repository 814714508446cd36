"""The log beside a book that nobody has open: whether it is the book's own, after a power cut, or of another file.

Whoever copies a book over another that was not closed leaves the log of the other beside it. The database would read
both as one.
"""

from contextlib import closing
from pathlib import Path

from models.trust.journal_head import NO_HEAD, JournalHead
from models.values.errors import Unavailable
from storage.book import chain
from storage.book.dialect import checks, connections, faults, files
from storage.book.guards import presence
from storage.book.rows import RowSession


def refuse_foreign(path: Path) -> None:
    """Unavailable BOOK_LOG_FOREIGN (path, log) where the log beside a book belongs to another file.

    It is not moved by the program: another window may be at work in it. Whoever takes it away gets the book as its file
    alone says.
    """
    if not presence.is_at_work(path) and is_foreign(path):
        raise Unavailable("BOOK_LOG_FOREIGN", path=str(path), log=files.log_of(path).name)


def is_foreign(path: Path) -> bool:
    """Whether file and log together are no book, while the file alone is one.

    The chain of both must go through the end of the file's own, and pages and references must fit. It costs the
    reading of the whole book, and is asked only where a log was left by a power cut or a copy.
    """
    if not files.has_log(path):
        return False
    try:
        with closing(connections.connect_to_file_alone(path)) as raw:
            alone = _head(raw)
            if not _is_sound(raw):
                return False  # the file itself is the damage, and is said so
    except faults.DRIVER_FAULTS:
        return False
    try:
        with closing(connections.connect_to_read(path)) as raw:
            connections.begin_reading(raw)
            known = alone == NO_HEAD or chain.is_link(RowSession(raw), alone)
            return not (known and _is_sound(raw))
    except faults.DRIVER_FAULTS:
        return True


def _head(raw: connections.Raw) -> JournalHead:
    """The end of the history; of a book of an older version none."""
    return chain.head(RowSession(raw)) if "chain_links" in checks.tables(raw) else NO_HEAD


def _is_sound(raw: connections.Raw) -> bool:
    return not checks.faults_of_pages(raw) and not checks.broken_references(raw)
