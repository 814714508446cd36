"""Certificates that end soon are said when the book is opened, with the step to the settings."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exports.signatures import reception_keys
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.trust import reception
from tests.exports.hostile import NOW, TO, world
from ui import desktop
from ui.desktop import Session
from ui.keychain import FILE, LEADER, SEAL, KeySource, remember, source_of
from ui.shell.frame import certificate_expiry
from ui.shell.frame.window import Window


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "xã.book"
    with settings.create_book(path, unit_on("03390", NOW.date()), clock=lambda: NOW) as book:
        remember(book, LEADER, source_of(world().leader.certificate, FILE, str(tmp_path / "a.p12")))
        remember(book, SEAL, KeySource(FILE, str(tmp_path / "b.p12")))
    return path


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many days before the end of the leader's certificate the book is opened."""
    left = [0]

    def opened(path: Path) -> Book:
        os.utime(
            path, (TO.timestamp(), TO.timestamp())
        )  # written until then: the clock is not what is spoken of
        return Book.open(path, clock=lambda: TO - timedelta(days=left[0], hours=-1))

    monkeypatch.setattr(desktop, "_opened", opened)
    yield left


def said(qtbot: QtBot, path: Path) -> tuple[Session, Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    session = Session(window, path)
    session.begin()
    qtbot.waitUntil(lambda: window.context.book is not None and not window.lane.jobs, timeout=20000)
    qtbot.wait(100)
    return session, window


def test_one_that_lasts_is_not_spoken_of(qtbot: QtBot, path: Path, days: list[int]) -> None:
    days[0] = 40
    session, window = said(qtbot, path)
    assert window.notice.isHidden()
    session.close()


@pytest.mark.parametrize(
    ("left", "words"),
    [(20, "“Chủ tịch Phong Thổ” (Lãnh đạo) chỉ còn 19 ngày"), (-3, "(Lãnh đạo) đã hết hạn")],
)
def test_one_that_ends_is_said_with_the_way_to_the_settings(
    qtbot: QtBot, path: Path, days: list[int], left: int, words: str
) -> None:
    days[0] = left
    session, window = said(qtbot, path)
    assert window.notice.isVisible() and words in window.notice.sentence.text()
    step = next(one for one in window.notice.findChildren(QPushButton) if one.text() == "Xem và xử lý…")
    step.click()
    assert window.page is not None and window.page.key == "settings"
    assert window.notice.isHidden()
    session.close()


def test_a_reception_key_that_ends_is_told_with_its_own_place(tmp_path: Path) -> None:
    unit = unit_on("12", NOW.date())
    with settings.create_book(tmp_path / "tỉnh.book", unit, clock=lambda: NOW) as book:
        key, _ = reception_keys.make_key(book, "Khóa mở gói", "mật khẩu dài")
        assert certificate_expiry.ending(book) == []
        book.clock = lambda: NOW + timedelta(days=5 * 365 - 10)
        found = certificate_expiry.ending(book)
        assert [(one.role, one.days) for one in found] == [(certificate_expiry.RECEPTION, 9)]
        assert (
            "“Khóa mở gói” chỉ còn 9 ngày" in certificate_expiry.words(found)
            and certificate_expiry.part_of(found) == "reception"
        )
        book.clock = lambda: NOW + timedelta(days=6 * 365)
        assert "đã hết hạn" in certificate_expiry.words(certificate_expiry.ending(book))
        reception.retire(book, key.sha256)
        assert certificate_expiry.ending(book) == []


def test_both_roles_are_told_in_one_text() -> None:
    told = certificate_expiry.words(
        [certificate_expiry.Ending(LEADER, "A", 5), certificate_expiry.Ending(SEAL, "B", -1)]
    )
    assert "“A” (Lãnh đạo) chỉ còn 5 ngày" in told and "“B” (Con dấu cơ quan) đã hết hạn" in told
