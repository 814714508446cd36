"""What the tests of screens begin with: a small province, its book, a window on it, and a small register."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.book.book import Book
from tests.ui.screens.frame import opened
from tests.ui.screens.register import Register, make_register
from tests.ui.screens.world import World, make_world
from ui.shell.frame.window import Window


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A province without packages yet."""
    return make_world(tmp_path)


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    """The book of the province; a test that needs more in it makes its own."""
    with world.open() as found:
        yield found


@pytest.fixture
def window(qtbot: QtBot, book: Book) -> Iterator[Window]:
    """A shown window that holds the book."""
    made = opened(qtbot, book)
    yield made
    made.close()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Three cooperatives, a member, two debts."""
    made = make_register(tmp_path)
    yield made
    made.book.close()
