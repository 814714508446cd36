"""A window on a book for the tests of screens, and waiting until its lane is quiet."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from ui.pieces.panels.confirm import ConfirmPanel
from ui.shell.frame.window import Window
from ui.shell.page import Page


def opened(qtbot: QtBot, book: Book, size: tuple[int, int] = (1366, 768)) -> Window:
    """A shown window that works with this book."""
    window = Window()
    qtbot.addWidget(window)
    window.context.hold(book)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    return window


SOON = 250
"""Milliseconds: a timer of no more than this puts work off until typing rests; a longer one takes a message away."""


def quiet(qtbot: QtBot, window: Window) -> None:
    """Wait until nothing is left in the lane, no work is put off, and what was handed back was shown."""

    def idle() -> bool:
        QApplication.processEvents()
        timers = window.findChildren(QTimer)
        soon = any(one.isActive() and one.isSingleShot() and one.interval() <= SOON for one in timers)
        return not soon and not window.lane.jobs

    for _ in range(2):
        qtbot.waitUntil(idle, timeout=20000)
        qtbot.wait(20)


def page(qtbot: QtBot, window: Window, key: str, **target: object) -> Page:
    """A page brought to the front, with everything read."""
    window.open_page(key, dict(target))
    quiet(qtbot, window)
    found = window.page
    assert found is not None and found.key == key
    return found


def confirm(window: Window, act: Callable[[], object]) -> ConfirmPanel:
    """The question that an action asks first."""
    act()
    QApplication.processEvents()
    return next(panel for panel in window.findChildren(ConfirmPanel) if panel.isVisible())
