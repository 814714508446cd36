"""Rows as one text: every value tells, the order is that of the primary key, and what is NULL is left out."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from storage.book.dialect.sqlite import contents


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute('CREATE TABLE a (k, "row" INTEGER, text, data, PRIMARY KEY (k, "row"))')
        raw.executemany(
            "INSERT INTO a VALUES (?, ?, ?, ?)",
            [("x", 2, "it's", None), ("x", 1, None, b"\x00\xff"), ("y", 1, "", 5)],
        )
        yield raw


def test_rows_of_a_key_stand_in_order(raw: sqlite3.Connection) -> None:
    assert contents.rows_as_text(raw, "a", "k", "x") == "row=1,data=X'00FF',\nrow=2,text='it''s',"
    assert contents.rows_as_text(raw, "a", "k", "x", ["data"]) == "row=1,\nrow=2,text='it''s',"
    assert contents.rows_as_text(raw, "a", "k", "none") is None
    assert contents.keys_of(raw, "a", "k") == ["x", "y"]


def test_a_column_that_came_later_and_says_nothing_changes_no_text(raw: sqlite3.Connection) -> None:
    before = contents.rows_as_text(raw, "a", "k", "x")
    raw.execute("ALTER TABLE a ADD COLUMN later")
    assert contents.rows_as_text(raw, "a", "k", "x") == before
    raw.execute("UPDATE a SET later = 0 WHERE k = 'x'")
    assert contents.rows_as_text(raw, "a", "k", "x") != before


def test_a_record_is_json_also_with_bytes_in_it() -> None:
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE b (id, value)")
        raw.execute("INSERT INTO b VALUES ('b', x'00'), ('a', 'ư')")
        assert list(contents.rows_as_json(raw, "b")) == [
            ("a", '{"id":"a","value":"ư"}'),
            ("b", '{"id":"b","value":"X\'00\'"}'),
        ]
        assert list(contents.bytes_of(raw, "b", "id", "value")) == [("b", b"\x00"), ("a", None)]
