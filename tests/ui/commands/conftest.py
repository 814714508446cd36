"""Books and a small demonstration for the verbs; nothing here opens a window."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exports.demonstration.sample import demonstration
from tests.ui.commands.program import founded


@pytest.fixture(autouse=True)
def desk() -> Iterator[None]:
    """The command line needs no desk: this takes the place of the windows' fixture.

    A command looks for circles seldom; what comes after it in this process looks as before.
    """
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """An empty book of the former district Phong Tho."""
    return founded(tmp_path / "phong thổ.book")


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration of eight districts, for looking at only."""
    return demonstration(tmp_path_factory).folder
