"""The data of a book with a foreign structure are written into a new one; what has no rows of ours is refused."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from models.values.errors import Refused, Unavailable
from storage.book.book import Book
from storage.book.proof.rebuilding import rebuild
from tests.storage.filling import filled


def test_every_row_is_in_the_new_book(book: Book, tmp_path: Path) -> None:
    filled(book, 10, 50)
    book.close()
    with closing(sqlite3.connect(book.path)) as raw:
        raw.execute("CREATE VIEW mine AS SELECT 1")
        counted = {
            table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("organisations", "people", "memberships", "changes", "journal")
        }
    report = rebuild(book.path, tmp_path / "new.book")
    assert report.good and {table: report.counts[table] for table in counted} == counted
    assert counted["people"] == 50
    assert [one.name for one in tmp_path.glob("new.book*")] == ["new.book"]


def test_another_version_or_another_file_is_not_rebuilt(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.book"
    with pytest.raises(Refused, match="BOOK_MISSING"):
        rebuild(path, target)
    path.write_bytes((Path(__file__).parents[2] / "fixtures" / "version-7.book").read_bytes())
    with pytest.raises(Refused, match="REBUILD_VERSION"):
        rebuild(path, target)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 1")
    with pytest.raises(Refused, match="BOOK_NOT_A_BOOK"):
        rebuild(path, target)
    assert not list(tmp_path.glob("new.book*"))


def test_stopping_leaves_nothing(book: Book, tmp_path: Path) -> None:
    told: list[str] = []

    def stop(done: int, total: int, table: str) -> None:
        told.append(table)
        if done == 2:
            raise OSError

    with pytest.raises(Unavailable, match="BOOK_NOT_MADE"):  # an OSError, as a full disk gives
        rebuild(book.path, tmp_path / "new.book", stop)
    assert len(told) == 3 and len(set(told)) == 3
    assert not list(tmp_path.glob("new.book*"))
