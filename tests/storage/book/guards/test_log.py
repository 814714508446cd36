"""A log that a power cut left is the book's own; one that a copy left beside another book is not applied."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.values.errors import Unavailable
from storage.book import settings
from storage.book.book import Book
from storage.book.guards import log
from storage.book.proof.verification import verify
from tests.storage.conftest import opened
from tests.storage.filling import filled

KILLED = """
import os, signal, sys
from pathlib import Path
from storage.book import settings
from storage.book.book import Book
book = Book.open(Path(sys.argv[1]))
for number in range(5):
    settings.write(book, "office", f"{sys.argv[2]} {number}")
os.kill(os.getpid(), signal.SIGKILL)
"""


def worked_and_killed(path: Path, words: str) -> Path:
    """A book after a kill in the middle of work; its log."""
    ended = subprocess.run([sys.executable, "-c", KILLED, path, words], check=False)
    assert ended.returncode == -signal.SIGKILL
    left = path.with_name(path.name + "-wal")
    assert left.stat().st_size > 0
    return left


def made(path: Path, people: int) -> Path:
    with opened(path) as book:
        filled(book, 5, people)
        settings.write(book, "office", path.stem)
    return path


def test_the_log_of_a_killed_program_is_the_books_own(tmp_path: Path) -> None:
    path = made(tmp_path / "a.book", 20)
    worked_and_killed(path, "UBND")
    assert not log.is_foreign(path)
    assert verify(path).good
    with opened(path) as book:
        assert settings.read(book, "office") == "UBND 4"


@pytest.mark.parametrize("people", [20, 300])
def test_the_log_of_another_book_is_not_applied(tmp_path: Path, people: int) -> None:
    left = worked_and_killed(made(tmp_path / "a.book", 20), "UBND A")
    other = made(tmp_path / "b.book", people)
    whole = other.read_bytes()
    shutil.copy(left, other.with_name("b.book-wal"))
    for _ in range(2):
        with pytest.raises(Unavailable, match="BOOK_LOG_FOREIGN") as caught:
            Book.open(other)
    assert caught.value.details["log"] == "b.book-wal"
    assert [problem.code for problem in verify(other).problems] == ["BOOK_LOG_FOREIGN"]
    assert other.read_bytes() == whole
    other.with_name("b.book-wal").unlink()
    with opened(other) as book:
        assert settings.read(book, "office") == "b"


def test_an_older_copy_laid_over_a_killed_book_is_not_mixed_with_its_log(tmp_path: Path) -> None:
    path = made(tmp_path / "a.book", 20)
    older = Path(shutil.copy(path, tmp_path / "older.book"))
    with opened(path) as book:
        for number in range(200):
            settings.write(book, f"note {number}", "x" * 50)
    worked_and_killed(path, "UBND A")
    shutil.copyfile(older, path)
    with pytest.raises(Unavailable, match="BOOK_LOG_FOREIGN"):
        Book.open(path)
    os.truncate(path.with_name("a.book-wal"), 0)
    with opened(path) as book:
        assert settings.read(book, "office") == "a"
