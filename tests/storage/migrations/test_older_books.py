"""The books of schema 14 to 28, 26 aside, each with records of every kind that it had, are brought up to date whole."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.register.catalogue import tables
from models.register.tables.products import Product
from storage.book import schema
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.history import changes
from storage.register import search
from storage.register.lists import lists
from storage.register.records import store
from tests.storage.conftest import opened

FIXTURES = Path(__file__).parents[1] / "fixtures"

KINDS = {14: 13, 15: 15, 16: 21, 17: 22, 18: 30, 19: 30, 20: 33}
"""Schema → how many kinds of records the book has rows of; from 21 on all but one of forty (evaluations)."""


@pytest.mark.parametrize("version", (*range(14, 26), 27, 28))
def test_a_book_with_every_kind_of_its_time_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    with ZipFile(FIXTURES / f"version-{version}.zip") as archive:
        path = Path(archive.extract(f"version-{version}.book", tmp_path))
    before, had = verify(path), _rows(path)
    assert before.good and before.version == version
    assert len(had) == KINDS.get(version, 39)
    with opened(path) as book:
        for table, (_, rows) in had.items():
            assert len(lists.keys(book, table)) == len(rows), table
        product, stars = _tea(book)
        assert stars == 3
        store.change(book, "products", product, "stars", 4)
        assert _tea(book) == (product, 4)
        changes.undo(book, changes.recent(book)[0].id)
    after = verify(path)
    assert after.good and after.version == schema.VERSION
    assert after.counts["chain_links"] == before.counts["chain_links"] + 2
    for table, (columns, rows) in had.items():
        assert _rows_of(path, table, columns) == rows, table


def _tea(book: Book) -> tuple[str, int]:
    """The product that every one of these books has, found by its words, with its stars."""
    (found,) = search.search(book, "che nam pi").records
    with book.read_session() as session:
        return found.id, session.get_one(Product, found.id).stars or 0


def _rows(path: Path) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    """Table of the register → its columns and its rows, of those that have rows."""
    with closing(sqlite3.connect(path)) as raw:
        there = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        columns = {
            name: [row[1] for row in raw.execute(f"PRAGMA table_info({name})")]
            for name in tables()
            if name in there
        }
    return {name: (own, rows) for name, own in columns.items() if (rows := _rows_of(path, name, own))}


def _rows_of(path: Path, table: str, columns: Sequence[str]) -> list[tuple[object, ...]]:
    listed = ", ".join(f'"{name}"' for name in columns)
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"SELECT {listed} FROM {table} ORDER BY id").fetchall()
