"""What a file is made of is read whole, and its digest tells any difference."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.book.book import Book
from storage.book.dialect import connections, structure


def made(*statements: str) -> structure.Structure:
    with closing(sqlite3.connect(":memory:")) as raw:
        for statement in statements:
            raw.execute(statement)
        return structure.structure_of(raw)


def test_every_object_stands_with_its_text() -> None:
    found = made("CREATE TABLE a (id UNIQUE)", "CREATE VIEW b AS SELECT 1", "CREATE INDEX c ON a (id)")
    assert found == {
        ("table", "a"): "CREATE TABLE a (id UNIQUE)",
        ("view", "b"): "CREATE VIEW b AS SELECT 1",
        ("index", "c"): "CREATE INDEX c ON a (id)",
    }


def test_the_digest_differs_with_any_text() -> None:
    one, same, other = (made(f"CREATE TABLE {text}") for text in ("a (id)", "a (id)", "a (id, x)"))
    assert structure.digest_of(one) == structure.digest_of(same) != structure.digest_of(other)


@pytest.mark.parametrize(
    ("statement", "readable"),
    [
        ("CREATE TABLE a (id)", True),
        ("CREATE VIEW a AS SELECT 1", False),
        ("CREATE  virtual TABLE a USING fts5(x)", False),
        ("CREATE VIRTUAL TABLE people_search USING fts5(x)", True),
    ],
)
def test_what_brings_something_to_run_is_not_read(statement: str, readable: bool) -> None:
    assert structure.is_readable(made(statement), ["people_search"]) is readable


def test_rows_are_taken_by_the_columns_that_both_have(book: Book, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as source:
        source.execute("CREATE TABLE settings (id, value, more)")
        source.execute("INSERT INTO settings VALUES ('a', '1', 'x')")
        source.commit()
        with closing(connections.connect(book.path)) as raw:
            before = structure.structure_of(raw)
            told: list[tuple[int, int, str]] = []
            structure.take_rows(raw, source, lambda *step: told.append(step))
            assert told == [(0, 1, "settings")]
            assert raw.execute("SELECT id, value FROM settings").fetchall() == [("a", "1")]
            assert structure.structure_of(raw) == before
