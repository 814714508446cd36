"""A file says that it is a book, and of which version."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.book import schema
from storage.book.book import Book
from storage.book.dialect.sqlite import connections, identity


def test_a_book_says_what_it_is(book: Book) -> None:
    with closing(connections.connect(book.path)) as raw:
        assert identity.is_book(raw)
        assert identity.version_in(raw) == schema.VERSION
    assert book.path.read_bytes()[68:72] == b"SOHT"
    assert identity.looks_like_a_book(book.path)


def test_an_empty_file_becomes_one_that_keeps_no_reader_waiting(tmp_path: Path) -> None:
    path = tmp_path / "new.book"
    identity.create_empty(path)
    assert path.stat().st_size == 0
    identity.mark_as_book(path)
    with closing(connections.connect(path)) as raw:
        assert identity.is_book(raw) and identity.version_in(raw) == 0
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_is_not_made_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        identity.create_empty(tmp_path / "gone" / "new.book")


def test_the_file_of_another_program_is_none(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE letters (id INTEGER)")
        assert not identity.is_book(raw)
    assert not identity.looks_like_a_book(path)


def test_the_version_is_written_with_the_migration_or_not_at_all(book: Book) -> None:
    engine = connections.engine_for(book.path)
    with engine.connect() as connection:
        identity.write_version(connection, 77)
    assert schema.version_of(book.path) == schema.VERSION
    with engine.begin() as connection:
        identity.write_version(connection, 77)
    assert schema.version_of(book.path) == 77
    engine.dispose()


def test_a_damaged_book_still_looks_like_one(book: Book) -> None:
    book.close()
    head = book.path.read_bytes()[:72]
    book.path.write_bytes(head + b"\0" * 5000)
    assert identity.looks_like_a_book(book.path)
    book.path.write_bytes(head[:70])
    assert not identity.looks_like_a_book(book.path)


def test_a_file_knows_its_migrations(book: Book, tmp_path: Path) -> None:
    with closing(connections.connect(book.path)) as raw:
        assert identity.is_migrated_to(raw, schema.VERSION)
        assert not identity.is_migrated_to(raw, schema.VERSION - 1)
    with closing(sqlite3.connect(tmp_path / "empty.db")) as raw:
        assert not identity.is_migrated_to(raw, 4)
