"""Files on a stick are copied in before they are judged: the stick can be pulled, and nothing of others stays here."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.files import carrying
from exports.files.carrying import Drive
from storage.book.book import Book
from storage.received import receiving
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import World
from ui.screens.receive.page import ReceivePage
from ui.screens.receive.reading import inbox
from ui.shell.frame.window import Window


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    with world.trusting() as found:
        yield found


@pytest.fixture
def stick(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for a stick with a package, and with a paper that is none of ours."""
    place = tmp_path / "USB"
    place.mkdir()
    shutil.copy(world.package("106"), place)
    (place / "hoa-don.pdf").write_bytes(b"%PDF-1.7 an invoice")
    monkeypatch.setattr(carrying, "removable_drives", lambda: [Drive(place, "USB", 10**9, 10**9)])
    return place


def opened_from(qtbot: QtBot, window: Window, path: Path) -> ReceivePage:
    shown = page(qtbot, window, "receive")
    assert isinstance(shown, ReceivePage)
    shown.open_files([path])
    quiet(qtbot, window)
    return shown


def test_the_stick_can_be_pulled_after_opening(qtbot: QtBot, window: Window, stick: Path, book: Book) -> None:
    shown = opened_from(qtbot, window, stick)
    (line,) = shown.opened.lines
    assert line.path.parent == inbox(book) and line.acceptable
    shutil.rmtree(stick)
    shown.opened.judge_again()
    quiet(qtbot, window)
    assert [one.acceptable for one in shown.opened.lines] == [True]
    action = shown.primary()
    assert action is not None
    action.act()
    quiet(qtbot, window)
    assert [one.unit[1] for one in receiving.received(book)] == ["106"]


def test_files_of_others_leave_no_copy(qtbot: QtBot, window: Window, stick: Path, book: Book) -> None:
    opened_from(qtbot, window, stick)
    assert [path.suffix for path in inbox(book).iterdir()] == [".asice"]
    assert (stick / "hoa-don.pdf").exists()


def test_the_same_file_opened_twice_is_one_line(
    qtbot: QtBot, window: Window, stick: Path, book: Book
) -> None:
    shown = opened_from(qtbot, window, stick)
    opened_from(qtbot, window, next(stick.glob("*.asice")))
    assert len(shown.opened.lines) == 1 and len(list(inbox(book).iterdir())) == 1


def test_a_file_that_reads_differently_each_time_is_told_in_its_line(
    qtbot: QtBot, window: Window, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carrying, "digest_of", lambda _: "0" * 64)
    shown = opened_from(qtbot, window, next(stick.glob("*.asice")))
    (line,) = shown.opened.lines
    assert line.trouble is not None and line.trouble.code == "STICK_UNSTEADY"
