"""The register of one package as a book to read, before or after it is taken in."""

import time
from contextlib import closing, suppress
from pathlib import Path

from models.returns.document import ReturnDocument
from models.values.errors import Refused, Unavailable
from storage.book.book import Book, new_id
from storage.book.dialect import copies, files
from storage.received.index import UNREADABLE
from storage.received.reading.loading import ADDED, EARLY, Filling, Sameness
from storage.received.reading.register_book import RegisterBook, RegisterSource
from storage.received.reading.units import settings_of

_ENDING = ".package"
_FORGOTTEN = 24 * 3600
"""Seconds after which a file that nobody took away is one of a program that was ended."""


def open_package(book: Book, document: ReturnDocument) -> RegisterBook:
    """The register that a return carries, laid out until it is closed; "today" is its cut-off day.

    Refused REGISTER_UNREADABLE where its tables are none of this version; Unavailable REGISTERS_NOT_MADE (path, why).
    """
    _drop_forgotten(book)
    path = book.path.with_name(f"{book.path.name}.{new_id()}{_ENDING}")
    unit = document.unit
    starts = unit.valid_from.isoformat() if unit.valid_from else ""
    key = "/".join((unit.level, unit.code, starts))
    named = {"unit_level": unit.level, "unit_code": unit.code, "unit_from": starts}
    try:
        with book.read_rows() as rows, closing(copies.begin(path, rows.connection, ADDED, EARLY)) as raw:
            filling = Filling(raw)
            filling.take(1, document.register, Sameness())
            filling.put_settings(settings_of(book) | named)
            filling.finish(rows.connection, [RegisterSource(1, unit.name, (key,), ("",))], (), "")
    except UNREADABLE as fault:
        files.remove(path)
        raise Refused("REGISTER_UNREADABLE", unit=unit.name) from fault
    except OSError as fault:
        files.remove(path)
        raise Unavailable("REGISTERS_NOT_MADE", path=str(path), why=fault.strerror or str(fault)) from fault
    return RegisterBook(path, book, document.cutoff, passing=True)


def _drop_forgotten(book: Book) -> None:
    """Take away what a program left that was ended while a package was open."""
    before = time.time() - _FORGOTTEN
    for one in book.path.parent.glob(f"*{_ENDING}"):
        if one.name.startswith(book.path.name) and _made(one) < before:
            with suppress(OSError):
                files.remove(one)


def _made(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()
