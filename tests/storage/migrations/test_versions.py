"""What was in books of earlier versions is there after the migrations, in the tables that the models describe."""

import shutil
import sqlite3
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from models import all_tables
from models.base import Base
from models.dialogue.queries import WHOLE
from models.dialogue.receipts import ReceiptState
from models.dialogue.records import (
    AskedQuery,
    GivenNotice,
    QueryAnswer,
    ReceivedAnswer,
    ReceptionKey,
    TakenNotice,
)
from models.forms.loader import PUBLISHED
from storage.book import schema
from storage.book.book import Book
from storage.book.dialect import connections, identity
from storage.book.proof.verification import verify
from storage.book.rows import fetch
from storage.dialogue import queries, receipts
from storage.migrations.versions import v0012_evaluation_points
from storage.received import contributions
from storage.received.kept import packed_sheets
from storage.register import evaluations, organisations, search
from storage.register.lists import lists
from storage.register.records import store
from storage.returns import outbox
from tests.storage.conftest import NOW, opened

OLD = Path(__file__).parents[1] / "fixtures" / "version-1.book"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(OLD, tmp_path / "old.book"))


def test_the_tables_of_this_version_are_there_and_empty(old: Path) -> None:
    with opened(old) as book:
        for table in (TakenNotice, GivenNotice, AskedQuery, QueryAnswer, ReceivedAnswer, ReceptionKey):
            assert book.count(table) == 0


def test_what_was_sent_and_received_before_can_be_talked_about(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-3.book"), tmp_path / "old.book"))
    assert verify(path).good
    with opened(path) as book:
        assert [(one.period, one.receipt, one.superseded) for one in outbox.outbox(book)] == [
            ("2026-Q1", None, False)
        ]
        (due,) = receipts.due(book)
        assert (due.state, due.owed) == (ReceiptState.MERGED, True)
        queries.ask(book, due.package.sha256, WHOLE, "Thiếu thuyết minh.")
        assert receipts.due(book)[0].state is ReceiptState.QUERIED
    assert schema.version_of(path) == schema.VERSION and verify(path).good


def test_the_register_of_version_4_is_whole_after_the_migrations(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-4.book"), tmp_path / "old.book"))
    before = verify(path)
    assert before.good and before.version == 4
    with opened(path) as book:
        card = organisations.get(book, "o1", NOW.date())
        assert (card.kind, card.values["sector"], card.values["alliance_member"]) == (
            "cooperative",
            "crops",
            1,
        )
        assert (card.members, card.managers, card.debt, card.capital) == (1, 1, 60_000_000, 500_000_000)
        assert card.standing.operational_status == "operating"
        assert [event.event for event in organisations.get(book, "o2").events] == ["founded"]
    after = verify(path)
    assert after.good and after.version == schema.VERSION
    kept = {name: number for name, number in before.counts.items() if not name.startswith("alembic")}
    assert {name: after.counts[name] for name in kept} == kept


def test_the_evaluations_of_version_11_keep_score_and_rank_and_have_no_points(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-11.book"), tmp_path / "old.book"))
    before = verify(path)
    assert before.good and before.version == 11
    with opened(path) as book:
        lines = {(line.year, line.definition): line for line in organisations.get(book, "o1").evaluations}
        by_circular, abolished = lines[2025, "tt09_2017"], lines[2026, "tt01_2020"]
        assert (by_circular.score, by_circular.rank, abolished.rank) == (82, "good", "average")
        kept = {
            name: getattr(by_circular, name)
            for name in (*v0012_evaluation_points.NUMBERS, "not_ranked_reason")
        }
        assert set(kept.values()) == {None}, "nothing is invented for what was not recorded"
        evaluations.evaluate(book, "o1", 2025, "tt09_2017", score=82, criterion_2=20)
        assert organisations.get(book, "o1").evaluations[-2].criterion_2 == 20
    after = verify(path)
    assert after.good and after.version == schema.VERSION
    assert after.counts["evaluations"] == before.counts["evaluations"]


def test_the_migrated_schema_is_what_the_tables_say(book: Book) -> None:
    engine = connections.engine_for(book.path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours, "compare_type": True})
        assert all_tables.recorded_tables()
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def _ours(name: str | None, kind: str, parents: object) -> bool:
    """Full-text tables belong to SQLite and are made by their migration."""
    return not (kind == "table" and name is not None and "_search" in name)


def test_products_of_a_book_of_version_5_are_found_by_their_words(tmp_path: Path) -> None:
    path = tmp_path / "five.book"
    identity.create_empty(path)
    identity.mark_as_book(path)
    schema.migrate(path, 5)
    raw = sqlite3.connect(path)
    raw.create_function("running_change", 0, lambda: 1)
    raw.execute(
        "INSERT INTO changes (id, at, actor, title, details) VALUES (1, '2026-01-01', '', 'FILLED', '{}')"
    )
    raw.execute(
        "INSERT INTO organisations (id, kind, name, aliases, name_folded, name_sorted, search_words, deleted, "
        f"{', '.join(_needed(raw, 'organisations'))}) VALUES ('o1', 'cooperative', 'HTX A', '', 'a', 'a', 'a', 0, "
        f"{', '.join(repr('') for _ in _needed(raw, 'organisations'))})"
    )
    raw.execute(
        'INSERT INTO products (id, organisation_id, name, "group", certificate, note, name_folded, name_sorted, '
        "search_words, deleted) VALUES ('q1', 'o1', 'Gạo Séng Cù', 'food', '', '', 'gao seng cu', 'gao', "
        "'gao seng cu', 0)"
    )
    raw.commit()
    raw.close()
    with opened(path) as book:
        assert [one.name for one in search.search(book, "seng").records] == ["Gạo Séng Cù"]
    assert verify(path).good


def _needed(raw: sqlite3.Connection, table: str) -> list[str]:
    """Columns that must be given, beside those that the test gives itself."""
    given = {"id", "kind", "name", "aliases", "name_folded", "name_sorted", "search_words", "deleted"}
    return [
        row[1]
        for row in raw.execute(f"PRAGMA table_info({table})")
        if row[3] and row[4] is None and row[1] not in given
    ]


def test_the_chain_of_an_older_book_begins_with_the_migration(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-12.book"), tmp_path / "old.book"))
    before = verify(path)
    assert before.good and before.version == 12
    with opened(path) as book, book.read_rows() as rows:
        (link,) = fetch(rows, "SELECT change_id FROM chain_links")
        assert link.change_id == 1
        bound = fetch(rows, "SELECT table_name FROM content_digests ORDER BY table_name")
        assert [row.table_name for row in bound] == ["received_packages", "sealed", "sent_packages"]
    after = verify(path)
    assert after.good and after.version == schema.VERSION
    assert {name: after.counts[name] for name in before.counts} == before.counts
    altered = sqlite3.connect(path)
    altered.execute("UPDATE changes SET actor = 'somebody else' WHERE id = 1")
    altered.commit()
    altered.close()
    assert [problem.code for problem in verify(path).problems] == ["BOOK_HISTORY_ALTERED"]


def test_the_chain_of_version_13_goes_on_over_the_tables_that_came(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-13.book"), tmp_path / "old.book"))
    before = verify(path)
    assert before.good and before.version == 13
    with opened(path) as book:
        assert not lists.keys(book, "documents")
        (tea,) = [one.id for one in search.search(book, "che nam pi").records]
        store.add(book, "documents", {"name": "148/QĐ-TTg", "document_kind": "decision"})
        store.change(book, "products", tea, "stars", 4)
    after = verify(path)
    assert after.good and after.version == schema.VERSION
    assert after.counts["documents"] == 1 and after.counts["products"] == before.counts["products"]


def test_the_figures_of_version_13_are_packed_and_stay_as_they_are(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD.with_name("version-13-received.book"), tmp_path / "old.book"))
    before = verify(path)
    assert before.good and before.version == 13

    def first_row(book: Book) -> list[Decimal]:
        with book.read_session() as session:
            found = contributions.received(session, "2026-Q3", PUBLISHED.form_on("B01", date(2026, 9, 30)))
            return [one.figures["I.1", "actual"] for one in found]

    with opened(path) as book:
        assert first_row(book) == [10, 3]  # row by row
        assert packed_sheets.pack_again(book) == 2
        assert first_row(book) == [10, 3]
    after = verify(path)
    assert after.good and after.counts["received_sheets"] == 2
    assert after.head.change == 3  # founded, received, packed
