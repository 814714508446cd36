"""Every page at the sizes of 1366 × 768 at 125, 200 and 250 %, and with larger type: nothing cut or out of reach."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.storage.filling import filled
from tests.ui.screens.commune import commune_book, opened, settle
from tests.ui.shell.frame.clipped import clipped
from ui.theme.look import look

SIZES = ((1092, 614, 100), (683, 384, 100), (546, 307, 100), (1366, 768, 150))


def test_nothing_is_cut_or_out_of_reach(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    filled(book, 3, 2)
    found = []
    with opened(qtbot, book) as window:
        for width, height, scale in SIZES:
            look.wear("light", scale)
            window.resize(width, height)
            assert window.width() == width, "the window is never wider than it may be"
            for entry in window.entries:
                window.open_page(entry.key)
                settle(qtbot, window)
                QApplication.processEvents()
                found += [f"{width} {scale} {entry.key} {one}" for one in clipped(window)]
                title = "" if window.page is None else window.page.title()
                if width > 1000 and window.head.title.text() != title:
                    found.append(f"{width} {scale} {entry.key} title {window.head.title.text()}")
    assert not found
