"""Forms that were begun: kept in the book at once, without a history, and nowhere else."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from models.returns.records import Change, JournalLine
from models.values.errors import Unavailable
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.book.rows import execute
from storage.register.records import unfinished
from tests.storage.conftest import opened
from tests.storage.killing import ROOT
from tests.storage.test_killed import prepared

TEXTS = {"name": "Chè Shan tuyết", "certified_on": "31/02/2026"}


def test_what_was_typed_comes_back_as_it_was_typed(book: Book) -> None:
    unfinished.keep(book, "products", "o1", TEXTS)
    found = unfinished.get(book, "products", "o1")
    assert found is not None
    assert (found.texts, found.at, found.actor) == (TEXTS, book.now(), book.actor)
    assert unfinished.get(book, "products", "o2") is None
    assert unfinished.get(book, "debts", "o1") is None


def test_there_is_one_of_each_kind_and_owner(book: Book) -> None:
    for texts in (TEXTS, {"name": "Gạo Séng Cù"}):
        unfinished.keep(book, "products", "", texts)
    found = unfinished.get(book, "products")
    assert found is not None and found.texts == {"name": "Gạo Séng Cù"}


def test_what_is_discarded_is_gone_and_can_be_put_back_as_it_was(book: Book) -> None:
    made = unfinished.keep(book, "products", "", TEXTS)
    unfinished.discard(book, "products")
    unfinished.discard(book, "products")
    assert unfinished.get(book, "products") is None
    unfinished.put_back(book, made)
    assert unfinished.get(book, "products") == made


def test_it_leaves_no_trace_in_the_history_and_tells_no_page(book: Book) -> None:
    told: list[frozenset[str]] = []
    book.listen(told.append)
    before = book.count(Change), book.count(JournalLine)
    unfinished.keep(book, "products", "", TEXTS)
    unfinished.discard(book, "products")
    assert (book.count(Change), book.count(JournalLine)) == before and not told


def test_a_record_cannot_be_written_without_a_change(book: Book) -> None:
    with pytest.raises(sqlite3.OperationalError, match="running_change"), book.unrecorded() as look:
        execute(look, "INSERT INTO settings (id, value) VALUES (:id, :value)", id="x", value="1")


def test_another_writer_is_not_waited_for(book: Book) -> None:
    with book.change("BUSY"), pytest.raises(Unavailable, match="BOOK_BUSY"):
        unfinished.keep(book, "products", "", TEXTS)


def test_it_travels_with_a_copy_of_the_book(book: Book, tmp_path: Path) -> None:
    unfinished.keep(book, "products", "", TEXTS)
    from storage.book import schema

    schema.keep_copy(book.path, tmp_path / "copy.book")
    with opened(tmp_path / "copy.book") as copy:
        assert unfinished.get(copy, "products") is not None


CHILD = """
import os, signal, sys
from pathlib import Path
from storage.book.book import Book
from storage.register.records import unfinished

book = Book.open(Path(sys.argv[1]))
for at in range(1, 20):
    unfinished.keep(book, "products", "", {"name": "x" * at})
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_survives_the_end_of_the_program_without_warning(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run([sys.executable, "-c", CHILD, str(path)], env=environment, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert verify(path).good
    with opened(path) as book:
        found = unfinished.get(book, "products")
        assert found is not None and found.texts == {"name": "x" * 19}
