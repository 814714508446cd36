"""The reminder as a panel: proposed, changed, copied, written."""

import email
from collections.abc import Iterator
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from models.values.periods import parse_period
from storage.book.book import Book
from storage.dialogue import addresses, reminders
from tests.storage.sample_returns import unit_book
from ui.dialogue import reminder as piece
from ui.dialogue.reminder import ReminderPanel
from ui.shell.frame.window import Window

PERIOD = parse_period("2026-Q3")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "province.book", "12") as made:
        yield made


@pytest.fixture
def panel(qtbot: QtBot, window: Window, book: Book) -> ReminderPanel:
    """The reminder to one commune."""
    window.context.hold(book)
    made = ReminderPanel(window.context)
    qtbot.addWidget(made)
    made.show_owed(reminders.owed(book, PERIOD, "03549"))
    made.show()
    return made


def test_the_text_is_copied_as_it_was_changed(panel: ReminderPanel) -> None:
    assert panel.whom.isHidden() and "còn 3 ngày làm việc" in panel.text.value()
    panel.text.box.setPlainText("Kính gửi: Xã Phong Thổ\n\nĐề nghị gửi sớm.")
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == (
        "Nhắc gửi báo cáo quý III/2026: Xã Phong Thổ\n\nKính gửi: Xã Phong Thổ\n\nĐề nghị gửi sớm.\n"
    )
    assert "Đã sao chép" in panel.done.text() and panel.folder.isHidden()


def test_where_to_send_goes_into_the_text_and_is_remembered(panel: ReminderPanel, book: Book) -> None:
    panel.where.line.setText("lmhtx@laichau.gov.vn")
    panel.where.commit()
    assert "Đề nghị gửi về: lmhtx@laichau.gov.vn" in panel.text.value()
    assert reminders.where(book) == "lmhtx@laichau.gov.vn"
    panel.text.box.setPlainText("Đề nghị gửi sớm.")
    panel.where.line.setText("phòng 12")
    panel.where.commit()
    assert panel.text.box.toPlainText() == "Đề nghị gửi sớm."


def test_a_letter_to_one_unit_says_what_stands_here(
    qtbot: QtBot, panel: ReminderPanel, book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.address.line.setText("phongtho@laichau.gov.vn")
    panel.text.box.setPlainText("Đề nghị gửi sớm.")
    panel.save_to(tmp_path)
    qtbot.waitUntil(lambda: bool(panel.written), timeout=10000)
    assert [path.name for path in panel.written] == ["nhac_03549_2026-Q3.eml"]
    letter = email.message_from_bytes(panel.written[0].read_bytes(), policy=default)
    assert letter["To"] == "phongtho@laichau.gov.vn" and letter.get_content().strip() == "Đề nghị gửi sớm."
    assert addresses.address_of(book, "Xã Phong Thổ") == "phongtho@laichau.gov.vn"
    opened: list[Path] = []
    monkeypatch.setattr(piece, "open_path", lambda path: not opened.append(path))  # type: ignore[func-returns-value]
    panel.folder.click()
    panel.open.click()
    assert opened == [tmp_path, panel.written[0]]
    monkeypatch.setattr(piece, "open_path", lambda _: False)
    panel.open.click()
    assert "không có chương trình nào" in panel.done.text()


def test_a_folder_that_is_gone_is_said_and_can_be_tried_again(
    qtbot: QtBot, panel: ReminderPanel, tmp_path: Path
) -> None:
    panel.save_to(tmp_path / "gone")
    qtbot.waitUntil(lambda: "Không có thư mục" in panel.done.text(), timeout=10000)
    assert panel.written == []
