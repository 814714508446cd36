"""A backup counts only when it was opened and counted; a failed one leaves nothing half."""

import errno
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from models.register.drafts import OrganisationDraft
from models.register.tables.organisations import Organisation
from models.values.errors import Damaged, Refused, Unavailable
from models.values.units import unit_on
from storage.book import backups
from storage.book.book import Book
from storage.book.proof import verification
from storage.book.settings import create_book
from storage.history import changes
from storage.register import organisations
from tests.storage.conftest import NOW, opened
from tests.storage.filling import filled
from tests.storage.sample_returns import sealed_return


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_opens_as_the_same_book(book: Book, tmp_path: Path) -> None:
    filled(book, 20, 100)
    target = tmp_path / "usb" / "copy.book"
    target.parent.mkdir()
    made = backups.backup(book, target)
    assert names(target.parent) == ["copy.book"]
    assert made.counts["people"] == 100 and made.size == target.stat().st_size
    with opened(target) as copy:
        assert copy.count(Organisation) == 20
    assert verification.verify(target).good


def test_the_book_knows_its_last_good_backup_and_does_not_list_it_as_work(book: Book, tmp_path: Path) -> None:
    assert backups.last_good(book) is None
    made = backups.backup(book, tmp_path / "copy.book")
    assert backups.last_good(book) == made
    assert changes.recent(book) == []
    with pytest.raises(Refused, match="UNDO_HAS_OWN_STEP"):
        changes.undo(book, 1)


def test_an_older_copy_is_replaced_only_by_a_proven_one(book: Book, tmp_path: Path) -> None:
    target = tmp_path / "copy.book"
    backups.backup(book, target)
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Nậm Xe"))
    assert backups.backup(book, target).counts["organisations"] == 1


def test_a_copy_that_does_not_read_back_is_thrown_away(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.book"
    backups.backup(book, target)
    before = target.read_bytes()
    whole = backups._copy

    def spoiled(path: Path, draft: Path) -> dict[str, int]:
        counts = whole(path, draft)
        content = bytearray(draft.read_bytes())
        content[-4000:] = bytes(4000)
        content[5000:6000] = bytes(1000)
        draft.write_bytes(content)
        return counts

    monkeypatch.setattr(backups, "_copy", spoiled)
    with pytest.raises(Damaged, match="BACKUP_DAMAGED"):
        backups.backup(book, target)
    assert target.read_bytes() == before
    assert names(tmp_path) == ["copy.book", book.path.name, book.path.name + "-shm", book.path.name + "-wal"]


def test_a_missing_stick_is_said_and_leaves_nothing(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="BACKUP_FOLDER_MISSING"):
        backups.backup(book, tmp_path / "gone" / "copy.book")
    assert not (tmp_path / "gone").exists()


def test_a_full_stick_is_said_and_leaves_nothing(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "_flush", full)
    folder = tmp_path / "usb"
    folder.mkdir()
    with pytest.raises(Unavailable, match="DISK_FULL"):
        backups.backup(book, folder / "copy.book")
    assert names(folder) == []


def test_the_book_itself_is_no_target(book: Book) -> None:
    with pytest.raises(Refused, match="BACKUP_ONTO_BOOK"):
        backups.backup(book, book.path)


def test_automatic_copies_lie_beside_the_book_and_are_thinned(book: Book) -> None:
    folder = backups.backup_folder(book.path)
    folder.mkdir()
    (folder / "a note of the clerk.txt").write_text("keep", encoding="utf-8")
    for day in range(1, 100):
        moment = NOW - timedelta(days=day)
        (folder / f"{book.path.stem}-{moment:%Y%m%d-%H%M%S}.book").write_bytes(b"")
    made = backups.automatic(book)
    kept = names(folder)
    assert made.path.name in kept and "a note of the clerk.txt" in kept
    assert 20 < len(kept) < 30


def test_verify_says_what_is_wrong(book: Book, tmp_path: Path) -> None:
    filled(book, 5, 20)
    copy = tmp_path / "copy.book"
    for statement, code in (
        ("DROP TRIGGER journal_people_update", "BOOK_TRIGGER_MISSING"),
        ("INSERT INTO sealed VALUES ('r', x'7B7D', 'not its hash', '', 1)", "BOOK_CONTENT_ALTERED"),
        ("INSERT INTO sealed VALUES ('gone', x'7B7D', 'not its hash', '', 1)", "BOOK_REFERENCE_BROKEN"),
    ):
        backups.backup(book, copy)
        raw = sqlite3.connect(copy)
        raw.create_function("note_content", 2, lambda table, key: None)
        raw.execute(statement)
        raw.commit()
        raw.close()
        assert code in [problem.code for problem in verification.verify(copy).problems]


def test_verify_refuses_what_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="BOOK_MISSING"):
        verification.verify(tmp_path / "none.book")
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE a (b)").connection.close()
    with pytest.raises(Refused, match="BOOK_NOT_A_BOOK"):
        verification.verify(other)


def test_sealed_content_that_fits_its_hash_is_good(book: Book) -> None:
    with book.change("RETURN_SEALED") as session:
        digest = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
        for record in sealed_return(digest):
            session.add(record)
            session.flush()
    assert verification.verify(book.path).good


def test_a_damaged_book_is_restored_from_a_copy_and_kept_aside(book: Book, tmp_path: Path) -> None:
    filled(book, 20, 100)
    copy = tmp_path / "copy.book"
    backups.backup(book, copy)
    book.close()
    hurt = b"damaged" * 1000
    book.path.write_bytes(hurt)
    kept = backups.restore(copy, book.path, NOW)
    assert kept is not None and kept.read_bytes() == hurt
    with opened(book.path) as again:
        assert again.count(Organisation) == 20
    assert backups.restore(copy, tmp_path / "new.book", NOW) is None


def test_a_bad_copy_restores_nothing(book: Book, tmp_path: Path) -> None:
    copy = tmp_path / "copy.book"
    backups.backup(book, copy)
    content = bytearray(copy.read_bytes())
    content[5000:9000] = bytes(4000)
    copy.write_bytes(content)
    book.close()
    before = book.path.read_bytes()
    with pytest.raises(Damaged, match="BACKUP_DAMAGED"):
        backups.restore(copy, book.path, NOW)
    assert book.path.read_bytes() == before
    with pytest.raises(Refused, match="BACKUP_ONTO_BOOK"):
        backups.restore(book.path, book.path, NOW)


def test_a_copy_with_other_counts_is_no_copy(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backups._copy
    monkeypatch.setattr(backups, "_copy", lambda *paths: whole(*paths) | {"people": 1})
    with pytest.raises(Damaged, match="BACKUP_DAMAGED") as caught:
        backups.backup(book, tmp_path / "copy.book")
    assert caught.value.details["what"] == "COUNTS_DIFFER"


def test_a_copy_with_all_rows_and_a_lost_trigger_is_no_copy(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backups._copy

    def spoiled(source: Path, draft: Path) -> dict[str, int]:
        counts = whole(source, draft)
        raw = sqlite3.connect(draft)
        raw.execute("DROP TRIGGER journal_people_update")
        raw.commit()
        raw.close()
        return counts

    monkeypatch.setattr(backups, "_copy", spoiled)
    with pytest.raises(Damaged, match="BACKUP_DAMAGED") as caught:
        backups.backup(book, tmp_path / "copy.book")
    assert caught.value.details["what"] == "BOOK_TRIGGER_MISSING"


def test_a_copy_a_day_is_made_where_work_was_done_since(book: Book) -> None:
    def at(**later: int) -> bool:
        moment = NOW + timedelta(**later)
        book.clock = lambda: moment
        return backups.daily(book) is not None

    def work(name: str) -> None:
        organisations.add(book, OrganisationDraft(kind="cooperative", name=name))

    assert not at(), "nothing was done yet"
    work("HTX A")
    assert at()
    work("HTX B")
    assert not at(hours=23, minutes=59)
    assert at(days=1)
    assert not at(days=2), "nothing was done since"
    work("HTX C")
    assert at(days=2)
    found = backups.copies(book.path, NOW.tzinfo)
    assert [one.at for one in found] == [NOW + timedelta(days=day) for day in (2, 1, 0)]
    newest = backups.newest_good(book.path)
    assert newest is not None and newest.path == found[0].path
    newest.path.write_bytes(b"x")
    next_one = backups.newest_good(book.path)
    assert next_one is not None and next_one.path == found[1].path


def test_a_killed_copy_leaves_nothing_for_ever_and_copies_are_for_their_owner(
    book: Book, tmp_path: Path
) -> None:
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX A"))
    folder = backups.backup_folder(book.path)
    folder.mkdir()
    for left in (
        f"{book.path.stem}-20260101-080000.book.part",
        f"{book.path.stem}-20260101-080000.book.part-journal",
    ):
        (folder / left).write_bytes(b"half")
    (folder / "note.part").write_bytes(b"mine")
    made = backups.automatic(book)
    assert names(folder) == sorted([made.path.name, "note.part"])
    assert [path.stat().st_mode & 0o777 for path in (made.path, book.path)] == [0o600, 0o600]


def test_a_copy_of_another_unit_takes_no_place(tmp_path: Path) -> None:
    unit, other = tmp_path / "a.book", tmp_path / "b.book"
    for path, code in ((unit, "03390"), (other, "03549")):
        create_book(path, unit_on(code, NOW.date())).close()
    before = unit.read_bytes()
    with pytest.raises(Refused, match="BACKUP_OTHER_UNIT"):
        backups.restore(other, unit, NOW)
    assert unit.read_bytes() == before
    unit.write_bytes(b"damaged" * 1000)
    assert backups.restore(other, unit, NOW) is not None, "a damaged book says nothing of its unit"


def test_a_name_too_long_for_a_copy_is_said(book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="FILE_NAME_TOO_LONG"):
        backups.backup(book, tmp_path / ("x" * 245 + ".book"))


def test_one_start_with_the_clock_ahead_does_not_end_the_daily_copies(book: Book) -> None:
    def made_at(days: int, name: str) -> bool:
        moment = NOW + timedelta(days=days)
        book.clock = lambda: moment
        organisations.add(book, OrganisationDraft(kind="cooperative", name=name))
        return backups.daily(book) is not None

    assert made_at(0, "HTX A")
    assert made_at(900, "HTX B"), "the clock is wrong for once"
    assert [made_at(day, f"HTX {day}") for day in (1, 2, 3)] == [True, True, True]
    assert len(backups.copies(book.path, NOW.tzinfo)) == 5


def test_what_a_copy_lacks_is_counted_in_changes(book: Book, tmp_path: Path) -> None:
    for name in ("HTX A", "HTX B"):
        organisations.add(book, OrganisationDraft(kind="cooperative", name=name))
    assert backups.changes_since(book.path, None) == 2
    copy = backups.backup(book, tmp_path / "copy.book").path
    assert backups.changes_since(book.path, copy) == 0
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX C"))
    assert backups.changes_since(book.path, copy) == 1
