"""A window on a small real book of one commune, at the moment NOW, for the screens of a unit."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pytestqt.qtbot import QtBot

from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from tests.storage.filling import filled
from tests.ui.screens.frame import quiet
from ui.shell.frame.window import Window
from ui.shell.page import Page

NOW = datetime(2026, 9, 28, 9, 0, tzinfo=timezone(timedelta(hours=7)))
PERIOD = "2026-Q3"
BOOK_NAME, ACTOR = "phong-tho.book", "Vàng Thị Lan"


def commune_book(folder: Path, *, organisations: int = 0, members: int = 0) -> Book:
    """The book of the commune Phong Tho, empty or filled: made once a process, then copied."""
    content, changes = _made(organisations, members)
    path = folder / BOOK_NAME
    path.write_bytes(content)
    book = Book.open(path, clock=lambda: NOW, actor=ACTOR)
    book.made |= changes
    return book


@cache
def _made(organisations: int, members: int) -> tuple[bytes, frozenset[int]]:
    """The file of the book, and the changes that an undo may take back."""
    unit = unit_on("03549", NOW.date(), "commune")
    with TemporaryDirectory() as folder:
        path = Path(folder) / BOOK_NAME
        with settings.create_book(path, unit, clock=lambda: NOW, actor=ACTOR) as book:
            if organisations:
                filled(book, organisations, members)
            changes = frozenset(book.made)
        return path.read_bytes(), changes


@contextmanager
def opened(qtbot: QtBot, book: Book) -> Iterator[Window]:
    """A shown window that holds the book."""
    window = Window()
    window.resize(1366, 768)
    window.context.hold(book)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        book.close()


def settle(qtbot: QtBot, window: Window) -> None:
    """Wait until the lane is empty and what it brought is shown."""
    quiet(qtbot, window)


def page_of(qtbot: QtBot, window: Window, key: str, **target: Any) -> Page:
    """Open a page and wait until it is complete."""
    window.open_page(key, target)
    settle(qtbot, window)
    return window.pages[key]
