"""A file with the tables and indexes of a book, whose rows may repeat what is unique in a book."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.book.dialect.sqlite import copies


@pytest.fixture
def home(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A book of one table: a key, what must be unique by its constraint, what is by an index, what lists ask."""
    raw = sqlite3.connect(tmp_path / "home.book", isolation_level=None)
    raw.execute(
        "CREATE TABLE units (id TEXT PRIMARY KEY, code TEXT, period TEXT, name TEXT, UNIQUE (code, period))"
    )
    raw.execute("CREATE UNIQUE INDEX by_name ON units (name)")
    raw.execute("CREATE INDEX by_period ON units (period)")
    yield raw
    raw.close()


def test_what_must_be_unique_in_a_book_is_only_indexed_in_a_copy(
    tmp_path: Path, home: sqlite3.Connection
) -> None:
    path = tmp_path / "copy.book"
    raw = copies.begin(path, home, {"units": {"unit": "TEXT"}}, ["units.code"])
    assert [
        name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql <> ''")
    ] == ["early_units_code"]
    raw.executemany("INSERT INTO units VALUES (?, '109', '2026', 'A', ?)", [("1", "x"), ("2", "y")])
    copies.finish(raw, home, {"units": {"unit": "TEXT"}})
    made = {
        name: [column for _, _, column in raw.execute(f'PRAGMA index_info("{name}")')]
        for _, name, is_unique, *_ in raw.execute('PRAGMA index_list("units")')
        if not is_unique
    }
    assert made == {
        "unique_units_0": ["code", "period"],
        "by_name": ["name"],
        "by_period": ["period"],
        "added_units_unit": ["unit"],
    }
    copies.close(raw, path)
    with closing(sqlite3.connect(path)) as again:
        assert again.execute("SELECT count(*) FROM units").fetchone() == (2,)
