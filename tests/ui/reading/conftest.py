"""What the tests of reading begin with: a window on the test's book, and a small province."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from tests.ui.screens.frame import opened
from tests.ui.screens.world import World, make_world
from ui.shell.frame.window import Window


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A province without packages yet."""
    return make_world(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, book: Book) -> Iterator[Window]:
    """A shown window that holds the book."""
    made = opened(qtbot, book)
    yield made
    made.close()
