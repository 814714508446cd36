"""A book whose structure another program altered: its rows in a new file with the structure of this version."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from models.values.errors import Damaged, Refused, Unavailable
from storage.book import schema
from storage.book.dialect import connections, faults, files, identity, structure
from storage.book.kept import keeping
from storage.book.proof.report import VerifyReport
from storage.book.proof.verification import verify
from storage.book.rows import RowSession

Progress = Callable[[int, int, str], None]
"""Called before each table: how many are done, of how many, which is next; what it raises ends the work."""


def _quiet(done: int, total: int, table: str) -> None:
    return None


def rebuild(path: Path, target: Path, progress: Progress = _quiet) -> VerifyReport:
    """Write the data of a book into a new book beside it; what checking the new one says. The old one is not changed.

    Only rows are taken: views, triggers and tables that are not ours stay behind, indexes are made anew. A book of this
    version alone: an older one is damaged where its structure is. Refused BOOK_EXISTS (target), BOOK_MISSING,
    BOOK_NOT_A_BOOK, REBUILD_VERSION. Damaged BOOK_DAMAGED where rows cannot be read or do not fit.
    """
    if target.exists():
        raise Refused("BOOK_EXISTS", path=str(target))
    if not path.is_file():
        raise Refused("BOOK_MISSING", path=str(path))
    draft = target.with_name(target.name + ".new")
    try:
        _write(path, draft, progress)
        draft.replace(target)
    except OSError as fault:
        raise Unavailable("BOOK_NOT_MADE", path=str(target), why=fault.strerror or str(fault)) from fault
    finally:
        files.remove(draft)
    return verify(target)


def _write(path: Path, draft: Path, progress: Progress) -> None:
    files.remove(draft)
    try:
        with closing(connections.connect(path)) as source:
            if not identity.is_book(source):
                raise Refused("BOOK_NOT_A_BOOK", path=str(path))
            if identity.version_in(source) != schema.VERSION:
                raise Refused("REBUILD_VERSION", path=str(path), known=schema.VERSION)
            identity.create_empty(draft)
            schema.make(draft)
            with closing(connections.connect(draft)) as raw:
                structure.take_rows(raw, source, progress)
                keeping.keep_all(RowSession(raw))
    except faults.DRIVER_FAULTS as fault:
        trouble = faults.trouble_of(fault, path)
        raise trouble or Damaged("BOOK_DAMAGED", path=str(path)) from fault
