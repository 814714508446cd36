"""Pages that were closed leave nothing behind: no widget, and no record of what they showed."""

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.storage.filling import filled
from tests.ui.screens.commune import commune_book, opened, settle
from ui.register.lists.rows import ListRow

PAGES = (
    "cooperatives",
    "members",
    "debts",
    "activities",
    "send",
    "dialogue",
    "receive",
    "consolidation",
    "registers",
)
"""Those with tools in the head of the window, and lists inside records."""


def test_closed_pages_leave_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    filled(book, 3, 2)
    counts = []
    with opened(qtbot, book) as window:
        for _ in range(2):
            for key in PAGES:
                window.open_page(key)
                settle(qtbot, window)
            window.show_start()
            window.forget_pages()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            rows = sum(isinstance(one, ListRow) for one in gc.get_objects())
            counts.append((len(QApplication.allWidgets()), rows))
    assert counts[0] == counts[1]
    assert counts[0][1] == 0
