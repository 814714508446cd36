"""What holds for every test: no display is needed, and nothing is remembered between runs."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from storage.book import schema
from storage.book.book import Book

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine may stall for a moment, so time is no reason to fail; deep is asked for by `start.py deep`.
settings.register_profile("everyday", deadline=None, database=None)
settings.register_profile("deep", deadline=None, database=None, max_examples=1000)
settings.load_profile("everyday")


_make = schema.make
_empty: list[bytes] = []


def _make_once(path: Path) -> None:
    """The empty book: the first of a process by the migrations, every later one as a copy of its bytes."""
    if not _empty:
        _make(path)
        _empty.append(path.read_bytes())
    path.write_bytes(_empty[0])


schema.make = _make_once


@pytest.fixture(autouse=True)
def no_book_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every book that a test left open: newer Pythons warn of connections that are only collected."""
    opened: list[Book] = []
    begin = Book.__init__

    def remembered(book: Book, *given: Any, **named: Any) -> None:
        begin(book, *given, **named)
        opened.append(book)

    monkeypatch.setattr(Book, "__init__", remembered)
    yield
    for book in opened:
        book.close()
