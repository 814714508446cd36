"""Books of earlier versions open; a migration that fails leaves no trace; tables and migrations say the same."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from storage.book import schema
from storage.book.backups import restore
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.migrations import versions
from storage.register import members, search
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from tests.storage.conftest import NOW, opened

OLD = Path(__file__).parents[1] / "fixtures" / "version-1.book"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "old.book"))


def dump(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    try:
        return [*raw.iterdump(), str(raw.execute("PRAGMA user_version").fetchone()[0])]
    finally:
        raw.close()


def test_a_book_of_the_first_version_opens_and_is_brought_up_to_date(old: Path) -> None:
    with opened(old) as book:
        assert [row.name for row in members.members_of(book, "o1")] == ["Lò Văn Páo"]
        assert [found.name for found in search.search_people(book, "pao")] == ["Lò Văn Páo"]
        members.update_person(book, "p1", "phone", "0912345678")
    assert schema.version_of(old) == schema.VERSION
    assert verify(old).good


def test_an_older_book_is_proven_as_it_is_before_it_is_brought_up_to_date(old: Path, tmp_path: Path) -> None:
    assert verify(old).good
    restored = tmp_path / "again.book"
    restore(old, restored, NOW)
    with opened(restored) as book:
        assert members.members_of(book, "o1")
    raw = sqlite3.connect(old)
    raw.execute("DROP TRIGGER frozen_sealed_update")
    raw.close()
    assert [problem.code for problem in verify(old).problems] == ["BOOK_TRIGGER_MISSING"]


def test_lists_of_version_7_say_the_same_after_the_migrations(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-7.book"), tmp_path / "old.book"))
    before = verify(path)
    assert before.good and before.version == 7
    with opened(path) as book:
        paths = ["name", "members", "capital", "debt", "operational_status", "sector"]
        for day, sector in ((date(2025, 6, 1), "livestock"), (date(2026, 6, 1), "crops")):
            chosen = ListFilter(day=day, order=("-debt",))
            rows = lists.page(book, "organisations", lists.keys(book, "organisations", chosen), paths, chosen)
            assert [tuple(row[path] for path in paths[1:]) for row in rows] == [
                (1, 500_000_000, 60_000_000, "operating", sector),
                (0, None, 0, "operating", None),
            ]
    after = verify(path)
    assert after.good and after.version == schema.VERSION
    assert {name: after.counts[name] for name in before.counts} == before.counts


def test_a_copy_of_the_older_book_is_kept_beside_it(old: Path) -> None:
    before = dump(old)
    opened(old).close()
    assert dump(old.with_name("old.book.v1")) == before


def test_a_failing_migration_leaves_no_trace(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, size = dump(old), old.read_bytes()

    def fail(connection: object, *, chained: bool) -> None:
        raise sqlite3.OperationalError("a fault in the last step")

    monkeypatch.setattr("storage.book.journal.install", fail)
    with pytest.raises((sqlite3.OperationalError, OperationalError)):
        Book.open(old)
    assert dump(old) == before
    assert old.read_bytes() == size
    monkeypatch.undo()
    with opened(old) as book:
        assert members.members_of(book, "o1")


def test_a_new_book_and_a_migrated_one_have_the_same_schema(old: Path, book: Book) -> None:
    opened(old).close()
    named = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    schemas = []
    for path in (old, book.path):
        raw = sqlite3.connect(path)
        schemas.append(raw.execute(named).fetchall())
        raw.close()
    assert schemas[0] == schemas[1]


def test_the_version_of_the_program_is_that_of_its_last_migration(book: Book) -> None:
    folder = Path(versions.__path__[0])
    assert max(int(path.name[1:5]) for path in folder.glob("v*.py")) == schema.VERSION
    assert schema.version_of(book.path) == schema.VERSION
