"""A copy holds what is in the log too, and what lies beside a file goes with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.book.book import Book
from storage.book.dialect.sqlite import connections, files


def put(book: Book, name: str) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.connection().exec_driver_sql(f"INSERT INTO settings (id, value) VALUES ('{name}', '1')")


def settings(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [row[0] for row in raw.execute("SELECT id FROM settings ORDER BY id")]


def test_a_copy_is_of_the_state_that_its_source_sees(book: Book, tmp_path: Path) -> None:
    put(book, "a")
    with closing(connections.connect(book.path)) as raw:
        files.copy_pages(raw, tmp_path / "copy.book")
    put(book, "b")
    assert settings(tmp_path / "copy.book") == ["a"]


def test_a_moved_book_takes_its_log_along(book: Book, tmp_path: Path) -> None:
    with closing(connections.connect(book.path)) as raw:
        raw.execute("SELECT 1 FROM settings").fetchall()
        put(book, "a")
        target = tmp_path / "aside.book"
        lying = tmp_path / "lying"  # what a killed program leaves: the file and its log
        lying.mkdir()
        for end in ("", "-wal", "-shm"):
            here = book.path.with_name(book.path.name + end)
            (lying / ("left.book" + end)).write_bytes(here.read_bytes())
    assert files.move(lying / "left.book", target)
    assert settings(target) == ["a"]
    assert list(lying.iterdir()) == []


def test_where_no_file_is_nothing_is_moved_or_removed(tmp_path: Path) -> None:
    assert not files.move(tmp_path / "none.book", tmp_path / "aside.book")
    files.remove(tmp_path / "none.book")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_removed_with_all_that_lies_beside_it(tmp_path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"a.book{end}").write_bytes(b"x")
    (tmp_path / "b.book-wal").write_bytes(b"x")
    files.remove(tmp_path / "a.book")
    assert [one.name for one in tmp_path.iterdir()] == ["b.book-wal"]
