"""A received package is judged again in its panel, and its verification sheet is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import open_packages, receive
from storage.book.book import Book
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import World
from ui.screens.receive.page import KEPT, ReceivePage
from ui.shell.frame.window import Window


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    with world.trusting() as found:
        receive(found, open_packages(found, [world.package("106"), world.package("108")]))
        yield found


def test_judging_again_is_told_in_the_panel_of_that_package(qtbot: QtBot, window: Window) -> None:
    shown = page(qtbot, window, "receive")
    assert isinstance(shown, ReceivePage)
    kept = shown.kept
    shown._look_at(KEPT)
    assert kept.show_unit("Huyện Tam Đường")
    kept.panel.recheck.click()
    quiet(qtbot, window)
    told = kept.panel.rechecked
    assert told.isVisible() and "05/03/2021 14:30" in told.text() and "lúc nhận “Hợp lệ”" in told.text()
    others = [one.sha256 for one in kept.packages if one.unit_name != "Huyện Tam Đường"]
    kept.show_package(others[0])
    assert not told.isVisible()


def test_the_sheet_is_written(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    shown = page(qtbot, window, "receive")
    assert isinstance(shown, ReceivePage)
    shown.kept.save_sheet(tmp_path / "phiếu.pdf")
    quiet(qtbot, window)
    assert (tmp_path / "phiếu.pdf").read_bytes().startswith(b"%PDF-1.7")
