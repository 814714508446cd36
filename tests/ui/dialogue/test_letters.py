"""The piece that sends a file by e-mail: proposed words, the size, parts, and what is written."""

import email
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.files import carrying
from exports.files.carrying import Drive
from exports.files.mail import join, read_part
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import addresses
from ui.dialogue import letters
from ui.dialogue.letters import LetterAbout, LetterPanel
from ui.pieces.inputs.group import scrolled
from ui.shell.frame.window import Window

NOW = datetime(2026, 10, 6, 9, 0, tzinfo=timezone(timedelta(hours=7)))
ABOUT = LetterAbout("Xã Phong Thổ", "Tỉnh Lai Châu", "2026-Q3", 1, "ab" * 32)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with settings.create_book(
        tmp_path / "a.book", unit_on("03549", NOW.date(), "commune"), clock=lambda: NOW
    ) as made:
        yield made


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was handed to other programs."""
    seen: list[Path] = []

    def take(path: Path) -> bool:
        seen.append(path)
        return True

    monkeypatch.setattr(letters, "open_path", take)
    return seen


def panel_of(qtbot: QtBot, window: Window, book: Book, size: int = 3000) -> LetterPanel:
    """A shown panel for a file of this size."""
    window.context.hold(book)
    file = book.path.parent / "03549_2026-Q3_lan1.asice"
    file.write_bytes(random.Random(1).randbytes(size))
    panel = LetterPanel(window.context)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show_file(file, ABOUT)
    panel.show()
    return panel


def made(qtbot: QtBot, panel: LetterPanel, *, opening: bool = False) -> list[Path]:
    with qtbot.waitSignal(panel.made, timeout=10000):
        panel.open.click() if opening else panel.write.click()
    return panel.letters


def read(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_subject_and_text_are_proposed(qtbot: QtBot, window: Window, book: Book) -> None:
    panel = panel_of(qtbot, window, book)
    assert panel.subject.value() == "Xã Phong Thổ: báo cáo quý III/2026, lần 1"
    text = panel.text.value()
    assert "Kính gửi: Tỉnh Lai Châu" in text and "03549_2026-Q3_lan1.asice" in text and "ab" * 32 in text
    assert "bằng một thư" in panel.sizes.text()


def test_what_was_changed_stays_when_the_same_file_is_shown_again(
    qtbot: QtBot, window: Window, book: Book
) -> None:
    panel = panel_of(qtbot, window, book)
    path = book.path.parent / "03549_2026-Q3_lan1.asice"
    panel.text.box.setPlainText("Kính gửi quý cơ quan.")
    panel.text.commit()
    path.write_bytes(bytes(30_000_000))
    panel.show_file(path, ABOUT)
    assert panel.text.value() == "Kính gửi quý cơ quan." and "chia thành" in panel.sizes.text()
    panel.show_file(path, replace(ABOUT, revision=2))
    assert "lần 2" in panel.subject.value() and "(lần 2)" in panel.text.value()


def test_a_letter_is_written_and_opened_as_a_draft(
    qtbot: QtBot, window: Window, book: Book, opened: list[Path]
) -> None:
    panel = panel_of(qtbot, window, book)
    panel.address.line.setText("tinh@laichau.gov.vn; lmhtx@laichau.gov.vn")
    panel.text.box.setPlainText("Kính gửi quý cơ quan.")
    (letter,) = made(qtbot, panel, opening=True)
    assert opened == [letter]
    message = read(letter)
    assert message["To"] == "tinh@laichau.gov.vn, lmhtx@laichau.gov.vn" and message["X-Unsent"] == "1"
    assert message["Subject"] == panel.subject.value()
    body = message.get_body()
    assert body is not None and body.get_content().strip() == "Kính gửi quý cơ quan."
    (attached,) = message.iter_attachments()
    assert attached.get_content() == (book.path.parent / "03549_2026-Q3_lan1.asice").read_bytes()


def test_the_address_is_remembered_in_the_book(qtbot: QtBot, window: Window, book: Book) -> None:
    panel = panel_of(qtbot, window, book)
    panel.address.line.setText("tinh@laichau.gov.vn")
    panel.address.commit()
    assert addresses.address_of(book, "Tỉnh Lai Châu") == "tinh@laichau.gov.vn"
    assert panel_of(qtbot, window, book).address.value() == "tinh@laichau.gov.vn"
    assert addresses.address_of(book, "Tỉnh Điện Biên") == ""


@pytest.mark.parametrize("typed", ["tinh", "a@b", "ông@laichau.gov.vn", "a@b.vn\tBcc:x@y.vn,"])
def test_what_is_no_address_is_refused_beside_the_field(
    qtbot: QtBot, window: Window, book: Book, typed: str
) -> None:
    panel = panel_of(qtbot, window, book)
    panel.address.line.setText(typed)
    panel.write.click()
    assert "không phải là địa chỉ" in panel.address.refusal.text()
    assert panel.letters == [] and not list(book.path.parent.glob("*.eml"))


def test_a_large_file_becomes_parts_that_join(
    qtbot: QtBot, window: Window, book: Book, opened: list[Path]
) -> None:
    panel = panel_of(qtbot, window, book, size=3_000_000)
    assert "bằng một thư" in panel.sizes.text()
    panel.mailbox.line.setText("Mức khác…")
    panel.mailbox.commit()
    panel.own.line.setText("1")
    panel.own.commit()
    assert "chia thành 4 thư" in panel.sizes.text()
    written = made(qtbot, panel)
    assert len(written) == 4 and all(path.stat().st_size <= 1024 * 1024 for path in written)
    assert not opened
    parts = []
    for path in reversed(written):
        message = read(path)
        body = message.get_body()
        assert body is not None and "/4 của tệp" in body.get_content()
        (attached,) = message.iter_attachments()
        parts.append(read_part(attached.get_content()))
    assert join(parts)[1] == (book.path.parent / "03549_2026-Q3_lan1.asice").read_bytes()
    assert panel_of(qtbot, window, book).limit == 1024 * 1024


def test_a_folder_that_is_gone_is_told_under_its_field(qtbot: QtBot, window: Window, book: Book) -> None:
    panel = panel_of(qtbot, window, book)
    panel.folder.line.setText(str(book.path.parent / "gone"))
    panel.write.click()
    qtbot.waitUntil(lambda: panel.folder.refused, timeout=10000)
    assert panel.write.isEnabled()


def test_without_a_mail_program_it_says_what_to_do(
    qtbot: QtBot, window: Window, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "open_path", lambda _: False)
    panel = panel_of(qtbot, window, book)
    made(qtbot, panel, opening=True)
    assert "không có chương trình nào" in panel.result.refusal.text()


def test_letters_of_a_file_on_a_stick_are_proposed_beside_the_book(
    qtbot: QtBot, window: Window, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = book.path.parent / "USB"
    stick.mkdir()
    file = stick / "goi.asice"
    file.write_bytes(b"package")
    monkeypatch.setattr(carrying, "removable_drives", lambda: [Drive(stick, "USB", 10**9, 10**9)])
    panel = panel_of(qtbot, window, book)
    panel.show_file(file, ABOUT)
    assert panel.folder.value() == str(book.path.parent)


def test_what_was_written_comes_into_view(qtbot: QtBot, window: Window, book: Book) -> None:
    panel = panel_of(qtbot, window, book)
    area = scrolled(panel)
    area.resize(400, 300)
    area.show()
    made(qtbot, panel)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0, timeout=5000)
    bottom = panel.result.mapTo(area, panel.result.rect().topLeft()).y()
    assert 0 <= bottom < area.height()
    area.takeWidget()
    area.close()
