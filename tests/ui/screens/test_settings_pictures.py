"""Pictures of signature and seal: chosen, shown in real size, refused in their place, taken away."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from storage.trust.pictures import LARGEST, pictures
from tests.exports.signatures.pades.prints import hand, stamp
from tests.ui.screens.frame import quiet
from tests.ui.screens.test_settings import settings_page
from ui.screens.settings.page import PICTURES
from ui.screens.settings.pictures import PicturesPart
from ui.shell.frame.window import Window


def part(qtbot: QtBot, window: Window) -> PicturesPart:
    return settings_page(qtbot, window, PICTURES).pictures


def red_width(shown: PicturesPart) -> float:
    """Millimetres from the first to the last red column of the sheet."""
    image = shown.sheet.pixmap().toImage()
    red = [
        x
        for x in range(image.width())
        if any(
            image.pixelColor(x, y).red() > 150 and image.pixelColor(x, y).blue() < 110
            for y in range(0, image.height(), 2)
        )
    ]
    return (red[-1] - red[0]) / shown.sheet.scale() / 72 * 25.4 if red else 0.0


def test_pictures_are_kept_and_seen_in_real_size(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path
) -> None:
    shown = part(qtbot, window)
    assert shown.cards["seal"].state.text() == "Chưa có" and shown.cards["seal"].drop.isHidden()
    assert red_width(shown) == pytest.approx(58, abs=3), "the text of the seal"
    (tmp_path / "ký.png").write_bytes(hand())
    (tmp_path / "dấu.png").write_bytes(stamp())
    shown.take("leader", tmp_path / "ký.png")
    shown.take("seal", tmp_path / "dấu.png")
    quiet(qtbot, window)
    assert pictures(book) == {"leader": hand(), "seal": stamp()}
    assert shown.cards["seal"].state.text() == "Đã lưu trong sổ"
    assert red_width(shown) == pytest.approx(36, abs=2)
    shown.cards["seal"].drop.click()
    quiet(qtbot, window)
    assert pictures(book) == {"leader": hand()} and shown.cards["seal"].drop.isHidden()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xd8\xff", "không phải là hình PNG"),
        (stamp()[:200] + b"\0" * 100, "không dùng được"),
        (stamp() + b"\0" * LARGEST, "KB"),
        (None, "Không đọc được tệp hình"),
    ],
)
def test_what_is_no_picture_is_refused_in_its_place(
    qtbot: QtBot, window: Window, book: Book, tmp_path: Path, content: bytes | None, words: str
) -> None:
    shown = part(qtbot, window)
    if content is not None:
        (tmp_path / "x.png").write_bytes(content)
    shown.take("seal", tmp_path / "x.png")
    quiet(qtbot, window)
    assert words in shown.cards["seal"].refusal.text() and shown.cards["seal"].refusal.isVisible()
    assert pictures(book) == {}
