"""Conversions in books of earlier schemas get the day since when a group is a cooperative, where the book knows it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from models.register.catalogue import RECORDS
from storage.book import schema
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.history import changes
from storage.migrations.versions import v0010_counting_indexes as indexes
from storage.migrations.versions import v0012_evaluation_points, v0021_affiliations, v0025_group_notices
from storage.register import dated_values, organisations, standings
from storage.register.lists.lists import keys
from storage.returns import sheets
from tests.earlier import NOW, OPEN, SEALED, earlier_office

CHE, ONG, CHUOI, LONG_AGO = "Tổ hợp tác Chè", "Tổ hợp tác Ong", "Tổ hợp tác Chuối", "HTX Lâu năm"
WAS_GROUP = (None, "group")
OF_CHE = [WAS_GROUP, ("2026-08-15", "cooperative")]
OF_ONG = [WAS_GROUP, ("2026-09-01", "cooperative")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book of schema 5 (tests/storage/fixtures/office.py, _convert)."""
    return earlier_office(5, tmp_path).path("converted.book")


def opened(path: Path) -> Book:
    return Book.open(path, clock=lambda: NOW)


def by_name(book: Book) -> dict[str, str]:
    return {organisations.get(book, key).name: key for key in keys(book, "organisations")}


def kinds(book: Book) -> dict[str, list[tuple[str | None, str]]]:
    """Name → day and value of every dated value of its kind."""
    return {
        name: [(line.on, line.value) for line in dated_values.values_of(book, key) if line.field == "kind"]
        for name, key in by_name(book).items()
    }


@contextmanager
def below(path: Path) -> Iterator[sqlite3.Connection]:
    """The file itself, in one change of its own, for what a program of that time wrote."""
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA journal_mode = WAL")
    number = raw.execute("SELECT max(id) + 1 FROM changes").fetchone()[0]
    raw.create_function("running_change", 0, lambda: number)
    raw.execute("INSERT INTO changes (id, at, actor, title, details) VALUES (?, '', '', 'X', '{}')", [number])
    try:
        yield raw
        raw.commit()
    finally:
        raw.close()


LATER = (
    "received_pairs",
    "received_sheets",
    "received_documents",
    "received_organisations",
    "received_keys",
    "received_distinct",
    "counted_once",
    "distinct_pairs",
    "form_packages",
    "form_package_states",
    "kept_organisations",
    "kept_debts",
    "debts_search",
    "content_digests",
    "chain_links",
    *(kind.table for kind in RECORDS if kind.since > 2),
)
"""Tables that came after schema 7."""


def as_of_schema_7(path: Path) -> None:
    """Let a migrated book be taken for one of schema 7, without the tables and indexes that came later."""
    raw = sqlite3.connect(path)
    for kind, name in raw.execute(
        "SELECT type, name FROM sqlite_master WHERE name IN ('ix_standings_event_organisation_id_on', "
        "'ix_debts_deleted_id_organisation_id_due_on', 'ix_results_organisation_id_period_workers_workers_members') "
        "OR (type = 'trigger' AND (name LIKE 'noted_%' OR name LIKE 'kept_%' OR name LIKE 'search_debts_%'))"
    ).fetchall():
        raw.execute(f"DROP {kind} {name}")
    for table in LATER:
        raw.execute(f"DROP TABLE {table}")
    for table, before, columns in indexes.REPLACED:
        raw.execute(f"DROP INDEX {indexes.name_of(table, columns)}")
        listed = ", ".join(f'"{column}"' for column in before)
        raw.execute(f"CREATE INDEX {indexes.name_of(table, before)} ON {table} ({listed})")
    for table, columns in indexes.ADDED:
        raw.execute(f"DROP INDEX {indexes.name_of(table, columns)}")
    for action in ("insert", "update", "delete"):  # made anew by the migrations
        raw.execute(f"DROP TRIGGER journal_evaluations_{action}")
        raw.execute(f"DROP TRIGGER journal_organisations_{action}")
        raw.execute(f"DROP TRIGGER journal_results_{action}")
        raw.execute(f"DROP TRIGGER journal_people_{action}")
        raw.execute(f"DROP TRIGGER search_people_{action}")
    for name in (*v0021_affiliations.ATTRIBUTES, *v0025_group_notices.COLUMNS):
        raw.execute(f"ALTER TABLE organisations DROP COLUMN {name}")
    raw.execute("ALTER TABLE results DROP COLUMN profit_after_tax")
    raw.execute("DROP INDEX ix_people_with_other_names")
    for name in ("aliases", "search_words"):
        raw.execute(f"ALTER TABLE people DROP COLUMN {name}")
    for action in ("INSERT", "UPDATE", "DELETE"):  # dropped by the migration with the table, whatever they do
        raw.execute(
            f"CREATE TRIGGER search_people_{action.lower()} AFTER {action} ON people BEGIN SELECT 1; END"
        )
    for name in (*v0012_evaluation_points.NUMBERS, "not_ranked_reason"):
        raw.execute(f"ALTER TABLE evaluations DROP COLUMN {name}")
    raw.execute("UPDATE alembic_version SET version_num = '0007'")
    raw.execute("PRAGMA user_version = 7")
    raw.commit()
    raw.close()


def one_more_event(raw: sqlite3.Connection, name: str, on: str) -> None:
    raw.execute(
        "INSERT INTO standings SELECT organisation_id, :on, event, legal_status, operational_status, document, "
        "reason, 'more' FROM standings WHERE event = 'converted' AND organisation_id = "
        "(SELECT id FROM organisations WHERE name = :name)",
        {"on": on, "name": name},
    )


def test_the_day_comes_from_the_event_and_the_kind_before_from_the_journal(path: Path) -> None:
    with opened(path) as book:
        assert kinds(book) == {CHE: OF_CHE, ONG: OF_ONG, CHUOI: [], LONG_AGO: []}
        card = organisations.get(book, by_name(book)[CHE], date(2026, 8, 14))
        assert card.kind == "group"
    assert verify(path).good


def test_a_sheet_of_an_earlier_day_counts_the_group_as_a_group(path: Path) -> None:
    with opened(path) as book:
        before, after = (sheets.period_sheets(book, period).sheets["B01"] for period in (SEALED, OPEN))
        assert [before.value(row) for row in ("I.1", "III.1")] == [1, 3]
        assert [after.value(row) for row in ("I.1", "III.1")] == [3, 1]


def test_a_book_that_had_passed_the_sixth_migration_gets_the_same(path: Path) -> None:
    schema.migrate(path, 7)
    with opened(path) as book:
        assert kinds(book) == {CHE: OF_CHE, ONG: OF_ONG, CHUOI: [], LONG_AGO: []}


def test_a_second_run_adds_nothing(path: Path) -> None:
    with opened(path) as book:
        first = verify(path).counts
    as_of_schema_7(path)
    with opened(path) as book:
        assert kinds(book)[CHE] == OF_CHE
    assert verify(path).counts == first


def test_what_schema_7_wrote_itself_stays(tmp_path: Path) -> None:
    path = earlier_office(7, tmp_path).path("converted.book")
    before = verify(path).counts
    with opened(path) as book:
        assert (kinds(book)[CHE], kinds(book)[LONG_AGO]) == (OF_CHE, [])
    after = verify(path).counts
    assert {table: after[table] for table in before} == before


def test_what_a_person_took_out_stays_out(path: Path) -> None:
    with opened(path) as book:
        beginning = dated_values.values_of(book, by_name(book)[CHE])[0]
        dated_values.remove(book, beginning.id)
        assert kinds(book)[CHE] == []
    as_of_schema_7(path)
    with opened(path) as book:
        assert kinds(book)[CHE] == [] and kinds(book)[ONG] == OF_ONG


@pytest.mark.parametrize("later", [("union",), ("union", "cooperative"), ("group",)])
def test_a_kind_that_was_changed_since_has_no_day(path: Path, later: tuple[str, ...]) -> None:
    with below(path) as raw:
        for kind in later:
            raw.execute("UPDATE organisations SET kind = ? WHERE name = ?", [kind, CHE])
    with opened(path) as book:
        assert kinds(book)[CHE] == []


def test_of_several_events_the_one_that_changed_the_kind_counts_and_without_it_none(path: Path) -> None:
    with below(path) as raw:
        one_more_event(raw, CHE, "2026-09-20")
    with opened(path) as book:
        assert kinds(book)[CHE] == OF_CHE


def test_where_no_event_is_the_one_that_changed_the_kind_nothing_is_made_up(path: Path) -> None:
    with below(path) as raw:
        one_more_event(raw, ONG, "2026-09-20")
    with opened(path) as book:
        assert kinds(book) == {CHE: OF_CHE, ONG: [], CHUOI: [], LONG_AGO: []}


def test_an_old_conversion_can_be_undone_and_done_again(path: Path) -> None:
    with opened(path) as book:
        key = by_name(book)[CHE]
        conversion = next(
            line
            for line in changes.recent(book)
            if line.title == "EVENT_RECORDED" and line.details.get("organisation") == CHE
        )
        assert "dated_values" in conversion.tables
        changes.undo(book, conversion.id)
        assert organisations.get(book, key).kind == "group" and kinds(book)[CHE] == []
        changes.redo(book, conversion.id)
        assert organisations.get(book, key).kind == "cooperative" and kinds(book)[CHE] == OF_CHE


def test_an_old_conversion_can_be_removed(path: Path) -> None:
    with opened(path) as book:
        key = by_name(book)[CHE]
        (event,) = [one for one in standings.events(book, key) if one.event == "converted"]
        standings.remove_event(book, event.id)
        assert organisations.get(book, key).kind == "group" and kinds(book)[CHE] == []
