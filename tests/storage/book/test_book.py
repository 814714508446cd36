"""The book's file: made, opened, refused, written by one, and never half."""

import os
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from models.register.drafts import OrganisationDraft
from models.register.tables.organisations import Organisation
from models.returns.records import Change, Setting
from models.values.errors import Damaged, Refused, Trouble, Unavailable
from storage.book import schema
from storage.book.book import Book, new_id, system_clock
from storage.book.dialect import connections, identity
from storage.book.dialect.sqlite.identity import APPLICATION_ID
from storage.book.proof.verification import verify
from storage.book.rows import each, fetch
from storage.register import organisations
from storage.register.lists import lists
from tests.storage.conftest import opened
from tests.storage.filling import filled


def put(book: Book, name: str, value: str) -> None:
    with book.change("SETTING_CHANGED") as session:
        session.merge(Setting(id=name, value=value))


def test_a_new_book_says_what_it_is_and_how_it_writes(book: Book) -> None:
    raw = sqlite3.connect(book.path)
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    raw.close()
    with book.read_session() as session:
        assert session.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert session.execute(text("PRAGMA synchronous")).scalar_one() == 2


def test_the_clock_of_the_machine_has_its_offset_and_ids_are_never_the_same() -> None:
    before, now, after = datetime.now(UTC), system_clock(), datetime.now(UTC)
    assert before <= now <= after and now.utcoffset() is not None
    assert re.fullmatch("[0-9a-f]{32}", new_id()) and new_id() != new_id()


def test_what_is_there_is_not_overwritten(book: Book) -> None:
    with pytest.raises(Refused, match="BOOK_EXISTS"):
        Book.create(book.path)


def test_a_book_in_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="BOOK_NOT_MADE"):
        Book.create(tmp_path / "gone" / "a.book")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_while_a_book_is_made_leaves_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema takes about 180 pages; 40 are not enough. Made by the migrations, not copied as elsewhere in tests."""
    monkeypatch.setattr(schema, "make", _made_by_migrations)
    monkeypatch.setattr(connections, "_PRAGMAS", (*connections._PRAGMAS, "PRAGMA max_page_count = 40"))
    with pytest.raises(Unavailable, match="DISK_FULL"):
        Book.create(path)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    opened(path).close()
    assert verify(path).good


def _made_by_migrations(path: Path) -> None:
    identity.mark_as_book(path)
    schema.migrate(path, schema.VERSION)


def test_a_long_or_reserved_name_is_refused(tmp_path: Path) -> None:
    """198 letters of two bytes and the ending: 401 bytes, of 255 that the system takes."""
    for name, code in (("ư" * 198 + ".book", "FILE_NAME_TOO_LONG"), ("nul.book", "FILE_NAME_UNFIT")):
        with pytest.raises(Refused, match=code):
            Book.create(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_on_a_medium_that_cannot_be_written_a_book_is_read_and_checked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(path) as book:
        organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Một"))
    beside = sorted(path.parent.iterdir())
    monkeypatch.setattr(os, "access", lambda *_: False)  # as the system answers of a stick that is locked
    with opened(path) as book:
        assert [row["name"] for row in lists.rows(book, "organisations", ["name"])] == ["HTX Một"]
        assert book.count(Organisation) == 1
        with pytest.raises(Unavailable, match="BOOK_NOT_WRITABLE"):
            organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Hai"))
        assert sorted(path.parent.iterdir()) == beside, "nothing is made beside it"
    assert verify(path).good


def test_a_missing_book_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="BOOK_MISSING"):
        Book.open(tmp_path / "none.book")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 a workbook", b"SQLite format 3\0" + bytes(80), b"\xff" * 5000]
)
def test_another_file_is_no_book_and_stays_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.book"
    path.write_bytes(content)
    with pytest.raises(Refused, match="BOOK_NOT_A_BOOK"):
        Book.open(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_no_book(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE letters (id INTEGER)")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="BOOK_NOT_A_BOOK"):
        Book.open(path)
    assert path.read_bytes() == before


def test_a_newer_book_is_refused_and_stays_as_it_was(path: Path) -> None:
    opened(path).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match="BOOK_NEWER") as refusal:
        Book.open(path)
    assert refusal.value.details["version"] == 99
    assert path.read_bytes() == before


def test_a_change_is_kept_whole_or_not_at_all(book: Book) -> None:
    with pytest.raises(Refused), book.change("SETTING_CHANGED") as session:
        session.add(Setting(id="a", value="1"))
        session.flush()
        raise Refused("FIELD_REQUIRED", field="b")
    assert book.count(Setting) == 0
    assert book.count(Change) == 0


def test_a_change_that_touched_nothing_leaves_no_trace(book: Book) -> None:
    with book.change("SETTING_CHANGED"):
        pass
    assert book.count(Change) == 0


def test_listeners_hear_which_tables_changed(book: Book) -> None:
    heard: list[frozenset[str]] = []
    book.listen(heard.append)
    organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX Dền Thàng", founded_on="2020-01-01")
    )
    assert heard == [frozenset({"organisations", "standings"})]


def test_a_second_writer_is_told_that_the_book_is_busy(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 50"))
    with opened(book.path) as second, book.change("SETTING_CHANGED") as session:
        session.add(Setting(id="a", value="1"))
        session.flush()
        with pytest.raises(Unavailable, match="BOOK_BUSY"):
            put(second, "b", "2")
        assert second.count(Setting) == 0  # a reader is not held up and sees the state before
    assert book.count(Setting) == 1


def test_a_full_disk_is_said_and_nothing_has_changed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(path).close()
    pages = path.stat().st_size // 4096
    monkeypatch.setattr(
        connections, "_PRAGMAS", (*connections._PRAGMAS, f"PRAGMA max_page_count = {pages + 2}")
    )
    with opened(path) as book:
        put(book, "small", "x")
        with pytest.raises(Unavailable, match="DISK_FULL"):
            put(book, "large", "x" * 100_000)
        with book.read_session() as session:
            assert [one.id for one in session.query(Setting)] == ["small"]
    assert verify(path).good


def test_flipped_bytes_are_said_to_be_damage_or_change_nothing_that_is_read(path: Path) -> None:
    with opened(path) as book:
        filled(book, 40, 200)
        names = [row["name"] for row in lists.rows(book, "organisations", ["name"])]
    whole = path.read_bytes()
    troubles = 0
    for at in range(0, len(whole), len(whole) // 60):
        hurt = bytearray(whole)
        hurt[at : at + 64] = bytes(byte ^ 0xFF for byte in hurt[at : at + 64])
        path.write_bytes(hurt)
        try:
            with opened(path) as book:
                read = [row["name"] for row in lists.rows(book, "organisations", ["name"])]
                report = verify(path)
            assert read == names or not report.good
        except (Damaged, Refused, Unavailable) as trouble:
            assert isinstance(trouble, Trouble)
            troubles += 1
        for beside in (path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            beside.unlink(missing_ok=True)
    assert troubles > 0


def test_a_book_that_cannot_be_written_says_so(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_PRAGMAS", (*connections._PRAGMAS, "PRAGMA query_only = ON"))
    with opened(book.path) as second, pytest.raises(Unavailable, match="BOOK_NOT_WRITABLE"):
        put(second, "a", "1")
    assert book.count(Setting) == 0


def test_records_are_the_same_after_reopening(path: Path) -> None:
    with opened(path) as book:
        made = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Đông Pao"))
    with opened(path) as book:
        assert organisations.get(book, made).name == "HTX Đông Pao"
        assert book.count(Organisation) == 1
    assert not path.with_name(path.name + "-wal").exists()


def test_a_look_sees_one_state_and_writes_nothing(book: Book) -> None:
    put(book, "a", "1")
    before = book.count(Setting)
    with book.read_rows() as look:
        asked = "SELECT value FROM settings WHERE id = 'a'"
        assert fetch(look, asked) == list(each(look, asked)) == [("1",)]
        put(book, "a", "2")
        assert fetch(look, asked) == [("1",)]
    with book.read_rows() as look:
        assert fetch(look, asked) == [("2",)]
    with pytest.raises(sqlite3.OperationalError), book.read_rows() as look:
        look.connection.execute("DELETE FROM settings")
    assert book.count(Setting) == before


def test_a_look_into_a_damaged_book_says_so(book: Book) -> None:
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX A"))
    book.close()
    raw = sqlite3.connect(book.path)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    whole = book.path.read_bytes()
    book.path.write_bytes(whole[:200] + b"\0" * (len(whole) - 200))
    with pytest.raises(Damaged, match="BOOK_DAMAGED"), book.read_rows() as look:
        fetch(look, "SELECT name FROM organisations")
