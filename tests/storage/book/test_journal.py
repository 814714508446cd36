"""Nobody writes past the journal, and what is frozen stays."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from models.all_tables import recorded_tables
from models.register.drafts import OrganisationDraft
from models.register.tables.organisations import Organisation
from models.returns.records import Sealed, Setting
from storage.book import journal
from storage.book.book import Book
from storage.book.journal import FROZEN
from storage.register import organisations
from tests.storage.sample_returns import sealed_return


def test_each_field_stands_with_its_old_and_new_value(book: Book) -> None:
    made = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Mường So"))
    organisations.update(book, made, "phone", "0912 345 678")
    organisations.update(book, made, "high_technology", True)
    with book.read_session() as session:
        lines = journal.lines_of_record(session, "organisations", made)
    assert [(line.action, line.field, line.old, line.new) for line in lines[1:]] == [
        ("update", "phone", "", "0912345678"),
        ("update", "high_technology", None, 1),
    ]
    assert lines[0].action == "insert" and lines[0].new["name"] == "HTX Mường So"
    assert {line.actor for line in lines} == {"Lò Thị Mai"}
    assert lines[1].title == "ORGANISATION_CHANGED" and lines[1].at == "2026-10-02T08:30:00+00:00"


def test_core_statements_are_journalled_like_any_other(book: Book) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.execute(insert(Setting), [{"id": "a", "value": "1"}, {"id": "b", "value": "2"}])
        session.execute(update(Setting).where(Setting.id == "a").values(value="3"))
        session.execute(delete(Setting).where(Setting.id == "b"))
        change = session.info["change"]
    with book.read_session() as session:
        lines = journal.lines_of(session, change)
    assert [(line.record, line.action, line.old, line.new) for line in lines] == [
        ("a", "insert", None, {"id": "a", "value": "1"}),
        ("b", "insert", None, {"id": "b", "value": "2"}),
        ("a", "update", "1", "3"),
        ("b", "delete", {"id": "b", "value": "2"}, None),
    ]


def test_a_reading_session_cannot_write(book: Book) -> None:
    with pytest.raises(OperationalError, match="user-defined function"), book.read_session() as session:
        session.execute(insert(Setting).values(id="a", value="1"))
    assert book.count(Setting) == 0


def test_another_program_cannot_write_past_the_journal(book: Book) -> None:
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Nậm Xe"))
    raw = sqlite3.connect(book.path)
    for statement in (
        "INSERT INTO settings (id, value) VALUES ('a', '1')",
        "UPDATE organisations SET name = 'another'",
        "DELETE FROM organisations",
        "DELETE FROM journal",
        "UPDATE journal SET new = NULL",
    ):
        with pytest.raises(sqlite3.DatabaseError, match=r"running_change|frozen|FOREIGN KEY"):
            raw.execute(statement)
    raw.close()
    assert book.count(Organisation) == 1


def test_every_recorded_table_is_watched_and_every_frozen_one_frozen(book: Book) -> None:
    with book.read_session() as session:
        names = set(session.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    for table in recorded_tables():
        assert {f"journal_{table}_{action}" for action in ("insert", "update", "delete")} <= names
    for table in FROZEN:
        assert {f"frozen_{table}_{action}" for action in ("update", "delete")} <= names


def test_sealed_content_can_be_neither_changed_nor_dropped(book: Book) -> None:
    with book.change("RETURN_SEALED") as session:
        for record in sealed_return("x"):
            session.add(record)
            session.flush()
    for statement in ("UPDATE sealed SET number = 2", "DELETE FROM sealed"):
        with (
            pytest.raises(IntegrityError, match="sealed is frozen"),
            book.change("SETTING_CHANGED") as session,
        ):
            session.execute(text(statement))
    assert book.count(Sealed) == 1


def test_the_journal_survives_a_copy_of_the_file(book: Book, tmp_path: Path) -> None:
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Bản Lang"))
    with book.read_session() as session:
        before = journal.lines_of(session, 1)
    book.close()
    copy = tmp_path / "copy.book"
    copy.write_bytes(book.path.read_bytes())
    with Book.open(copy) as other, other.read_session() as session:
        assert journal.lines_of(session, 1) == before
