"""Frozen rows are what the chain keeps of them."""

import sqlite3
from contextlib import closing

import pytest

from storage.book.book import Book
from storage.book.dialect import connections
from storage.book.proof import contents
from tests.storage.sample_returns import sealed_return

SHA = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE sealed SET number = number + 1", "BOOK_CONTENT_CHANGED"),
        ("UPDATE sealed SET sealed_at = 'x'", "BOOK_CONTENT_CHANGED"),
        ("DELETE FROM sealed", "BOOK_CONTENT_REMOVED"),
        (
            "INSERT INTO trust_lists (serial, sha256, installed_at, data) VALUES (1, '', '', x'00')",
            "BOOK_CONTENT_ADDED",
        ),
    ],
)
def test_what_differs_is_named_by_table_and_key(book: Book, statement: str, code: str) -> None:
    with book.change("RETURN_SEALED") as session:
        for record in sealed_return(SHA):
            session.add(record)
            session.flush()
    with closing(connections.connect(book.path)) as raw:
        assert contents.problems(raw) == []
    book.close()
    with closing(sqlite3.connect(book.path, isolation_level=None)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'frozen_%'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.create_function("note_content", 2, lambda table, key: None)
        raw.execute(statement)
    with closing(connections.connect(book.path)) as raw:
        (problem,) = contents.problems(raw)
    assert (problem.code, problem.details["count"]) == (code, 1)
    assert problem.details["table"] == ("trust_lists" if code.endswith("ADDED") else "sealed")
