"""Each edit of the history breaks the one link over it, and the others still agree."""

import sqlite3
from contextlib import closing

import pytest

from storage.book import settings
from storage.book.book import Book
from storage.book.dialect import connections
from storage.book.proof import walk


@pytest.mark.parametrize(
    ("statement", "code", "change", "count", "agree"),
    [
        ("UPDATE changes SET actor = 'x' WHERE id = 3", "BOOK_HISTORY_ALTERED", 3, 1, 9),
        ("UPDATE changes SET actor = 'x' WHERE id IN (3, 5)", "BOOK_HISTORY_ALTERED", 3, 2, 8),
        ("DELETE FROM journal WHERE change_id = 7", "BOOK_HISTORY_ALTERED", 7, 1, 9),
        # a link of other bytes fits neither itself nor the next
        ("UPDATE chain_links SET digest = 'f' WHERE change_id = 7", "BOOK_HISTORY_ALTERED", 7, 2, 8),
        # the next link would have to bind the change whose link is gone
        ("DELETE FROM chain_links WHERE change_id = 7", "BOOK_HISTORY_ALTERED", 8, 1, 8),
        ("DELETE FROM chain_links WHERE change_id > 8", "BOOK_HISTORY_UNLINKED", 9, 2, None),
    ],
)
def test_what_was_edited_is_named(
    book: Book, statement: str, code: str, change: int, count: int, agree: int | None
) -> None:
    for number in range(10):
        settings.write(book, "office", str(number))
    book.close()
    with closing(sqlite3.connect(book.path, isolation_level=None)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE name LIKE 'frozen_%'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
    with closing(connections.connect(book.path)) as raw:
        (problem,) = walk.problems(raw)
    assert (problem.code, problem.details["change"], problem.details["count"]) == (code, change, count)
    assert problem.details.get("agree") == agree
    assert problem.details["at"] == "2026-10-02 08:30"


def test_a_whole_chain_has_no_problem(book: Book) -> None:
    settings.write(book, "office", "UBND")
    with closing(connections.connect(book.path)) as raw:
        assert walk.problems(raw) == []
