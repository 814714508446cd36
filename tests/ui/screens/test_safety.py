"""Data safety on a real book: proven copies, the check, the history with undo and redo, the bin."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.register.texts.words import table_label
from storage.book import backups
from storage.book.book import Book
from storage.book.proof import verification
from storage.history import bin as kept
from storage.register import debts, members, organisations
from tests.storage.filling import filled
from tests.ui.screens.frame import confirm, page, quiet
from tests.ui.screens.world import NOW, World
from ui.screens.safety.page import BACKUP, BIN, HISTORY, SafetyPage
from ui.shell.frame.window import Window


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    with world.open() as found:
        filled(found, 10, 30)
        yield found


def safety(qtbot: QtBot, window: Window, part: str) -> SafetyPage:
    found = page(qtbot, window, "safety", part=part)
    assert isinstance(found, SafetyPage)
    return found


def first_organisation(book: Book) -> str:
    with closing(sqlite3.connect(book.path)) as raw, raw:
        return str(raw.execute("SELECT id FROM organisations ORDER BY id LIMIT 1").fetchone()[0])


def test_a_proven_copy_is_made_by_one_press(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = safety(qtbot, window, BACKUP)
    assert shown.chip().text == "Chưa sao lưu"  # type: ignore[union-attr]
    window.press_primary()
    quiet(qtbot, window)
    made = backups.last_good(book)
    assert made is not None and verification.verify(made.path).good
    assert [one.path for one in backups.copies(book.path)] == [made.path]
    assert "10 tổ chức, 30 người" in shown.backup.facts.text()
    assert shown.backup.state.text() == "Đã mở thử và đếm lại"
    assert shown.note() == "bản sao lưu tốt gần nhất 05/03/2021 14:30"


def test_a_copy_beside_the_book_is_offered_with_what_it_would_cost(
    qtbot: QtBot, window: Window, book: Book
) -> None:
    shown = safety(qtbot, window, BACKUP)
    window.press_primary()
    quiet(qtbot, window)
    organisations.remove(book, first_organisation(book))
    quiet(qtbot, window)
    copy = backups.copies(book.path, book.clock().tzinfo)[0]
    wanted: list[Path] = []
    window.context.restore_wanted.connect(wanted.append)

    def ask() -> None:
        shown.backup.ask_to_restore(copy)
        quiet(qtbot, window)

    panel = confirm(window, ask)
    words = " ".join(one.text() for one in panel.findChildren(QLabel))
    assert copy.path.name in words and "1 thay đổi" in words and "không bị xóa" in words
    panel.act.click()
    assert wanted == [copy.path]


def test_a_copy_goes_to_a_stick_or_says_why_not(
    qtbot: QtBot, window: Window, tmp_path: Path, book: Book
) -> None:
    shown = safety(qtbot, window, BACKUP)
    shown.backup.back_up_to(tmp_path / "stick.book")
    quiet(qtbot, window)
    assert verification.verify(tmp_path / "stick.book").good
    shown.backup.back_up_to(tmp_path / "gone" / "copy.book")
    quiet(qtbot, window)
    assert "gone" in shown.backup.refusal.text() and shown.backup.refusal.isVisible()
    (tmp_path / "stick.book").unlink()
    shown.backup.look()
    assert "USB đã rút" in shown.backup.facts.text()


def test_an_old_copy_is_said_to_be_old(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = safety(qtbot, window, BACKUP)
    shown.back_up()
    quiet(qtbot, window)
    book.clock = lambda: NOW + timedelta(days=12)
    shown.backup.look()
    assert shown.backup.state.text() == "Đã 12 ngày"
    assert shown.chip().text == "Bản sao đã cũ"  # type: ignore[union-attr]


def test_the_check_says_plainly_whether_the_book_is_sound(qtbot: QtBot, window: Window, book: Book) -> None:
    shown = safety(qtbot, window, BACKUP)
    shown.backup.check.click()
    quiet(qtbot, window)
    assert shown.backup.checked.text() == "Nguyên vẹn" and "10 tổ chức" in shown.backup.result.text()
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.execute("DROP TRIGGER journal_debts_update")
    shown.backup.check.click()
    quiet(qtbot, window)
    assert shown.backup.checked.text() == "Bị hỏng"
    told = [
        shown.backup.problems.itemAt(at).widget().text()  # type: ignore[union-attr]
        for at in range(shown.backup.problems.count())
    ]
    assert len(told) == 1 and "journal_debts_update" in told[0]


def test_a_change_is_told_taken_back_and_done_again(qtbot: QtBot, window: Window, book: Book) -> None:
    one = first_organisation(book)
    before = organisations.get(book, one).name
    organisations.update(book, one, "name", "Hợp tác xã Dền Thàng")
    shown = safety(qtbot, window, HISTORY)
    newest = shown.history.lines[0]
    assert shown.history.words(newest) == f"Sửa tên: {before}" and newest.actor == "Vàng Thị Lan"
    told = " ".join(label.text() for label in shown.history.panel.findChildren(QLabel))
    assert f"Tên: {before} → Hợp tác xã Dền Thàng" in told
    panel = confirm(window, shown.history.ask_to_undo)
    assert panel.safe.isDefault()
    panel.act.click()
    quiet(qtbot, window)
    assert organisations.get(book, one).name == before
    shown.history.table.select_key(newest.id)
    line = shown.history.current()
    assert line is not None and not line.in_force and shown.history.state(line) == "đã rút lại"
    shown.history.panel.redo.click()
    quiet(qtbot, window)
    assert organisations.get(book, one).name == "Hợp tác xã Dền Thàng"


def test_later_work_forbids_and_is_named(qtbot: QtBot, window: Window, book: Book) -> None:
    one = first_organisation(book)
    organisations.update(book, one, "phone", "0912345678")
    organisations.update(book, one, "phone", "0987654321")
    shown = safety(qtbot, window, HISTORY)
    shown.history.undo(shown.history.lines[1].id)
    quiet(qtbot, window)
    assert "điện thoại" in window.notice.sentence.text()
    assert organisations.get(book, one).values["phone"] == "0987654321"


def test_steps_with_a_way_of_their_own_lead_to_their_page(qtbot: QtBot, window: Window, book: Book) -> None:
    from storage.returns import returns

    returns.open_return(book, "2020")
    shown = safety(qtbot, window, HISTORY)
    panel = shown.history.panel
    assert panel.elsewhere.isVisible() and not panel.undo.isVisible()
    gone: list[tuple[str, dict[str, object]]] = []
    window.context.going.connect(lambda key, target: gone.append((key, target)))
    panel.elsewhere.click()
    quiet(qtbot, window)
    assert gone[0] == ("reports", {"period": "2020"})


def test_what_the_program_notes_for_itself_is_not_listed(qtbot: QtBot, window: Window, book: Book) -> None:
    from storage.trust import trust

    trust.ran(book)
    shown = safety(qtbot, window, HISTORY)
    assert all(line.details.get("name") != "last_run" for line in shown.history.lines)


def test_the_bin_gives_everything_back(qtbot: QtBot, window: Window, book: Book) -> None:
    one = first_organisation(book)
    organisations.remove(book, one)
    members.remove_person(book, "p1-000003")
    with closing(sqlite3.connect(book.path)) as raw, raw:
        debt = str(
            raw.execute("SELECT id FROM debts WHERE organisation_id <> ? LIMIT 1", (one,)).fetchone()[0]
        )
    debts.remove(book, debt)
    shown = safety(qtbot, window, BIN)
    assert sorted(table_label(record.table) for record in shown.bin.records) == [
        "Khoản nợ",
        "Người",
        "Tổ chức",
    ]
    assert "Thùng rác 3" in shown.chips._pills[BIN].text()
    for _ in range(3):
        shown.bin.out.click()
        quiet(qtbot, window)
    assert kept.binned_records(book) == [] and shown.bin.empty.isVisible()
    assert shown.chips._pills[BIN].text() == "Thùng rác 0"
