"""What the journal says of each record is what stands there, after any sequence of changes."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.returns.records import Setting
from storage.book.book import Book
from storage.book.dialect import connections
from storage.book.proof import replay

STEPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", "1", 'ư"\\', "\t2"]), st.booleans()), max_size=12
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_every_way_of_working_agrees(book: Book, steps: list[tuple[str, str, bool]]) -> None:
    for key, value, gone in steps:
        with book.change("SETTING_CHANGED") as session:
            kept = session.get(Setting, key)
            if kept is not None and gone:
                session.delete(kept)
            else:
                session.merge(Setting(id=key, value=value))
    with closing(connections.connect(book.path)) as raw:
        assert replay.problems(raw, "settings") == []


@pytest.mark.parametrize(
    ("statement", "code", "record", "agree"),
    [
        ("UPDATE settings SET value = '9' WHERE id = 'b'", "BOOK_RECORDS_ALTERED", "b", 2),
        ("DELETE FROM settings WHERE id = 'b'", "BOOK_RECORDS_REMOVED", "b", 2),
        ("INSERT INTO settings (id, value) VALUES ('bb', '')", "BOOK_RECORDS_ADDED", "bb", 3),
        ("INSERT INTO settings (id, value) VALUES ('z', '')", "BOOK_RECORDS_ADDED", "z", 3),
        ("INSERT INTO settings (id, value) VALUES ('gone', '')", "BOOK_RECORDS_ADDED", "gone", 3),
        ("UPDATE settings SET value = x'39' WHERE id = 'b'", "BOOK_RECORDS_ALTERED", "b", 2),
    ],
)
def test_what_stands_there_otherwise_is_named(
    book: Book, statement: str, code: str, record: str, agree: int
) -> None:
    for key in ("a", "b", "c", "gone"):
        with book.change("SETTING_CHANGED") as session:
            session.add(Setting(id=key, value="1"))
    with book.change("SETTING_CHANGED") as session:
        session.delete(session.get(Setting, "gone"))
    book.close()
    with closing(sqlite3.connect(book.path, isolation_level=None)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE name LIKE 'journal_settings%' AND type = 'trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)
    with closing(connections.connect(book.path)) as raw:
        (problem,) = replay.problems(raw, "settings")
    assert (problem.code, problem.details["record"], problem.details["agree"]) == (code, record, agree)
    assert (problem.details.get("at") is None) == (code == "BOOK_RECORDS_ADDED")  # fmt: skip
