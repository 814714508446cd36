"""The province over the reform, made once for the tests that only look at it and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.book.book import Book
from tests.storage.comparisons.sample_years import province_book
from tests.storage.sample_returns import clock


@pytest.fixture(scope="package")
def years_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("years")
    province_book(folder).close()
    return folder / "province.book"


@pytest.fixture
def years(years_made: Path, tmp_path: Path) -> Iterator[Book]:
    path = tmp_path / "years.book"
    shutil.copy(years_made, path)
    with Book.open(path, clock=clock, actor="Lò Thị Mai") as book:
        yield book
