"""A book with another structure than ours is damage that is said at the opening, with a way out."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Damaged, Refused
from storage.book import schema
from storage.book.book import Book
from storage.book.dialect import connections, structure
from storage.book.proof import rebuilding
from storage.book.proof import structure as structures
from storage.book.proof.verification import verify
from storage.register import organisations
from storage.register.lists import lists
from tests.storage.conftest import opened


def test_the_digest_is_that_of_what_the_migrations_make() -> None:
    assert structure.digest_of(structures.expected()) == schema.STRUCTURE


def test_comparing_costs_the_start_a_few_milliseconds(book: Book) -> None:
    with closing(connections.connect(book.path)) as raw:
        structure.structure_of(raw)
        begun = time.process_time()
        for _ in range(20):
            assert structures.problems(structure.structure_of(raw)) == []
        assert (time.process_time() - begun) / 20 < 0.01


def altered(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            raw.execute(statement)
        raw.commit()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"

HANDS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a view": (("CREATE VIEW notes AS SELECT 1 AS id",), "BOOK_STRUCTURE_FOREIGN", "view notes"),
    "a table": (("CREATE TABLE letters (id)",), "BOOK_STRUCTURE_FOREIGN", "table letters"),
    "a trigger": (
        ("CREATE TRIGGER mine AFTER INSERT ON changes BEGIN DELETE FROM drafts; END",),
        "BOOK_STRUCTURE_FOREIGN",
        "trigger mine",
    ),
    "an endless view named as a table": (
        ("DROP TABLE counted_once", f"CREATE VIEW counted_once AS {ENDLESS}"),
        "BOOK_STRUCTURE_FOREIGN",
        "view counted_once",
    ),
    "an index dropped": (
        ("DROP INDEX ix_people_name_sorted_deleted_id",),
        "BOOK_STRUCTURE_MISSING",
        "index ix_people_name_sorted_deleted_id",
    ),
    "a trigger dropped": (
        ("DROP TRIGGER frozen_sealed_update",),
        "BOOK_TRIGGER_MISSING",
        "frozen_sealed_update",
    ),
    "a trigger with an empty body": (
        (
            "DROP TRIGGER journal_people_update",
            "CREATE TRIGGER journal_people_update AFTER UPDATE ON people BEGIN SELECT 1; END",
        ),
        "BOOK_STRUCTURE_ALTERED",
        "trigger journal_people_update",
    ),
    "all triggers never": (
        (
            "UPDATE sqlite_master SET sql = replace(sql, ' BEGIN ', ' WHEN 0 BEGIN ') "
            "WHERE type = 'trigger' AND name LIKE 'journal_%'",
        ),
        "BOOK_STRUCTURE_ALTERED",
        "trigger journal_",
    ),
    "a unique constraint taken out": (
        (
            "UPDATE sqlite_master SET sql = replace(sql, 'CONSTRAINT pk_people PRIMARY KEY (id)', "
            "'CONSTRAINT pk_people PRIMARY KEY (id), CHECK (1)') WHERE name = 'people'",
        ),
        "BOOK_STRUCTURE_ALTERED",
        "table people",
    ),
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_another_hand_made_is_said_at_the_opening_and_by_the_check(path: Path, hand: str) -> None:
    opened(path).close()
    statements, code, what = HANDS[hand]
    altered(path, *statements)
    with pytest.raises(Damaged, match=code) as caught:
        Book.open(path)
    assert what in str(caught.value.details)
    begun = time.monotonic()
    report = verify(path)
    assert code in [problem.code for problem in report.problems]
    assert time.monotonic() - begun < 10, "nothing of a foreign view is run"


def test_the_data_are_taken_out_of_a_book_with_a_foreign_structure(path: Path, tmp_path: Path) -> None:
    with opened(path) as book:
        made = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Dền Thàng"))
    altered(
        path,
        "CREATE VIEW notes AS SELECT 1 AS id",
        "CREATE TRIGGER mine AFTER INSERT ON changes BEGIN DELETE FROM organisations; END",
        "DROP INDEX ix_people_name_sorted_deleted_id",
    )
    before, target = path.read_bytes(), tmp_path / "again.book"
    assert rebuilding.rebuild(path, target).good
    assert path.read_bytes() == before
    with opened(target) as again:
        assert organisations.get(again, made).name == "HTX Dền Thàng"
        assert [row["name"] for row in lists.rows(again, "organisations", ["name"])] == ["HTX Dền Thàng"]
        organisations.update(again, made, "phone", "0912 345 678")
    assert verify(target).good
    with pytest.raises(Refused, match="BOOK_EXISTS"):
        rebuilding.rebuild(path, target)


def _without_tables(path: Path) -> None:
    """The marks of a book of version 4, and nothing in it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {0x534F4854}")
        raw.execute("PRAGMA user_version = 4")


def _below_the_first(path: Path) -> None:
    opened(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = -1")


@pytest.mark.parametrize("make", [_without_tables, _below_the_first])
def test_a_book_that_says_another_version_than_it_has_is_damaged(
    path: Path, make: Callable[[Path], None]
) -> None:
    make(path)
    with pytest.raises(Damaged, match="BOOK_DAMAGED"):
        Book.open(path)


def test_views_and_triggers_in_an_older_book_are_foreign_before_it_is_migrated(tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "fixtures" / "version-7.book"
    path = tmp_path / "old.book"
    path.write_bytes(old.read_bytes())
    altered(path, "CREATE TRIGGER mine AFTER INSERT ON changes BEGIN DELETE FROM people; END")
    with pytest.raises(Damaged, match="BOOK_STRUCTURE_FOREIGN"):
        Book.open(path)
    assert "BOOK_STRUCTURE_FOREIGN" in [problem.code for problem in verify(path).problems]
    assert schema.version_of(path) == 7
