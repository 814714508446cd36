"""Books for the tests of storage: fixed clock, ids in order, real files."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from storage.book.book import Book

NOW = datetime(2026, 10, 2, 8, 30, tzinfo=UTC)


def opened(path: Path, actor: str = "", first: int = 1) -> Book:
    """A book at the path, made where there is none, with the fixed clock and ids in order from the first."""
    numbers = count(first)
    make = Book.open if path.exists() else Book.create
    return make(path, clock=lambda: NOW, ids=lambda: f"id{next(numbers):06d}", actor=actor)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "xã Phong Thổ.book"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    with opened(path, "Lò Thị Mai") as made:
        yield made
