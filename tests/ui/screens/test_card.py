"""The card of a file that was opened by a double click: nothing is taken in by looking."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from storage.received import receiving
from tests.ui.screens.arriving import (
    PASSWORD,
    enveloped,
    hold_reception_key,
    in_parts,
    newer_trust,
    printed,
    reception_key,
)
from tests.ui.screens.frame import quiet
from tests.ui.screens.world import PERIOD, World, make_world
from ui import reception
from ui.desktop import Session
from ui.pieces.chip import StateChip
from ui.screens.receive.card import FileCard
from ui.screens.receive.page import ReceivePage
from ui.shell.frame.window import Window
from ui.shell.start.file_cards import Cards


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path, reception_key().certificate)


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    reception.lock()
    with world.trusting() as found:
        yield found
    reception.lock()


def card_of(qtbot: QtBot, window: Window, *paths: Path) -> FileCard:
    card = FileCard(window.context, list(paths), window)
    card.open()
    quiet(qtbot, window)
    return card


def facts(card: FileCard) -> str:
    return "\n".join(f"{name}: {fact}" for name, fact in card.files[0].facts())


def test_a_package_says_of_whom_and_what_would_change(qtbot: QtBot, window: Window, world: World) -> None:
    card = card_of(qtbot, window, world.package("106"))
    assert (card.kind.text(), card.title.text()) == ("Gói báo cáo", "Huyện Tam Đường · Năm 2020")
    assert isinstance(card.chip, StateChip) and card.chip.text() == "Hợp lệ"
    assert "4 số tổng hợp" in card.would.text()
    assert "Chủ tịch 106 (Lãnh đạo), UBND 106 (Con dấu cơ quan)" in facts(card)
    assert "10/12/2020 09:00" in facts(card)
    assert receiving.received(window.context.opened) == []
    card.go()
    quiet(qtbot, window)
    assert isinstance(window.page, ReceivePage)
    assert [line.unit() for line in window.page.opened.lines] == ["Huyện Tam Đường"]
    assert receiving.received(window.context.opened) == []


def test_an_envelope_asks_for_its_password(qtbot: QtBot, window: Window, world: World) -> None:
    hold_reception_key(window.context.opened)
    card = card_of(qtbot, window, enveloped(world.package("106")))
    assert card.kind.text() == "Phong bì mã hóa" and card.band.isVisibleTo(card)
    card.band.secret.line.setText("sai")
    card.band.go()
    quiet(qtbot, window)
    assert card.band.secret.refused and card.files[0].waits
    card.band.secret.line.setText(PASSWORD)
    card.band.go()
    quiet(qtbot, window)
    assert card.title.text() == "Huyện Tam Đường · Năm 2020" and not card.band.isVisibleTo(card)
    card.reject()


def test_without_a_book_the_file_is_shown_and_not_decided(
    qtbot: QtBot, window: Window, world: World, tmp_path: Path
) -> None:
    package, book = world.package("106"), window.context.book
    window.context.book = None
    card = card_of(qtbot, window, package, newer_trust(world), *in_parts(world.package("108"))[1:])
    assert card.chip.text() == "Chưa thể kết luận" and card.title.text() == "Huyện Tam Đường · Năm 2020"
    assert not card.receive.isVisibleTo(card)
    kinds = [one.kind() for one in card.files]
    assert kinds == ["Gói báo cáo", "Tệp", "Danh sách tin cậy"]
    assert "Còn thiếu phần 1" in card.files[1].sentence()
    card._show_next()
    assert "1" in card.sentence.text()
    card._at = 0
    card.save_sheet(tmp_path / "phieu.pdf")
    quiet(qtbot, window)
    assert (tmp_path / "phieu.pdf").read_bytes().startswith(b"%PDF")
    card.reject()
    window.context.book = book


def test_a_signed_print_is_judged_like_its_package(qtbot: QtBot, window: Window, world: World) -> None:
    card = card_of(qtbot, window, printed(world.package("106")))
    assert (card.kind.text(), card.chip.text()) == ("Bản in đã ký", "Hợp lệ")
    card.reject()


def test_a_newer_trust_list_is_recognised(qtbot: QtBot, window: Window, world: World) -> None:
    card = card_of(qtbot, window, newer_trust(world))
    assert card.title.text() == "Tỉnh Lai Châu · Số 2" and "ghi được" in card.would.text()
    card.reject()


def test_cards_say_when_nothing_is_left_to_look_at(qtbot: QtBot, window: Window, world: World) -> None:
    cards = Cards(window)
    cards.show_files([world.package("106")])
    quiet(qtbot, window)
    assert isinstance(cards.card, FileCard)
    with qtbot.waitSignal(cards.closed, timeout=2000):
        cards.card.reject()


def test_a_file_given_at_the_start_is_shown_over_the_book(qtbot: QtBot, world: World) -> None:
    package = world.package("106")
    window = Window()
    qtbot.addWidget(window)
    session = Session(window, world.province, [package])
    window.show()
    session.begin()
    quiet(qtbot, window)
    shown = [card for card in window.findChildren(FileCard) if card.isVisible()]
    assert len(shown) == 1 and shown[0].title.text().endswith(f"Năm {PERIOD}")
    session.take_files([package])
    quiet(qtbot, window)
    shown = [card for card in window.findChildren(FileCard) if card.isVisible()]
    assert len(shown) == 1
    shown[0].reject()
    session.end()
    window.close()
