"""Every connection is set up alike, and only a change may write."""

import sqlite3
from pathlib import Path

import pytest

from models.values.errors import Unavailable
from storage.book.book import Book
from storage.book.dialect.sqlite import connections


def setting(raw: connections.Raw, name: str) -> int:
    return int(raw.execute(f"PRAGMA {name}").fetchone()[0])


def test_a_connection_keeps_references_and_survives_a_power_cut(book: Book) -> None:
    raw = connections.connect(book.path)
    assert setting(raw, "foreign_keys") == 1
    assert setting(raw, "synchronous") == 2
    assert setting(raw, "busy_timeout") == connections.BUSY_SECONDS * 1000
    assert setting(raw, "cache_size") == -8000
    raw.close()


def test_lists_keep_fewer_pages(book: Book) -> None:
    raw = connections.connect_for_lists(book.path)
    assert setting(raw, "cache_size") == -16000
    assert setting(raw, "foreign_keys") == 1
    raw.close()


def test_no_file_is_made_where_none_is(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="BOOK_NOT_OPENED"):
        connections.connect(tmp_path / "none.book")
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_marks_of_an_address_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "xã 50% ?mode=memory#1.book"
    sqlite3.connect(path).close()
    connections.connect(path).close()
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_reader_sees_one_state_and_keeps_no_writer_waiting(book: Book) -> None:
    raw = connections.connect(book.path)
    connections.begin_reading(raw)
    count = "SELECT count(*) FROM settings WHERE id = :id"
    assert connections.run(raw, count, {"id": "a"}).fetchone() == (0,)
    with book.change("SETTING_CHANGED") as session:
        session.connection().exec_driver_sql("INSERT INTO settings (id, value) VALUES ('a', '1')")
    assert connections.run(raw, count, {"id": "a"}).fetchone() == (0,)
    raw.rollback()
    assert connections.run(raw, count, {"id": "a"}).fetchone() == (1,)
    raw.close()


def test_the_running_change_is_known_inside_a_change_only(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        running = connections.running(session.connection())
        assert running.current() == session.info["change"]
    with pytest.raises(sqlite3.IntegrityError, match="outside a change"):
        running.current()


def test_a_session_and_its_driver_are_in_one_transaction(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.connection().exec_driver_sql("INSERT INTO settings (id, value) VALUES ('a', '1')")
        raw = connections.driver_of(session)
        assert raw.execute("SELECT value FROM settings").fetchall() == [("1",)]


def test_a_database_in_memory_fills_what_a_row_does_not_name() -> None:
    raw = connections.in_memory({"people": {"id": "", "note": "", "disabled": None, "deleted": 0, "part": 7}})
    connections.put_rows(raw, "people", ["id"], [["a"], ["b"]])
    rows = raw.execute("SELECT * FROM people ORDER BY id").fetchall()
    assert rows == [("a", "", None, 0, 7), ("b", "", None, 0, 7)]
    raw.close()
