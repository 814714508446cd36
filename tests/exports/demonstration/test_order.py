"""Receiving in any order gives the same figures; twice changes nothing; taking back restores exactly."""

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.demonstration import Summary
from exports.exchange.receiving import install_trust, open_packages, receive
from models.forms.definition import CellKey
from storage.book import settings as book_settings
from storage.book.book import Book
from storage.received import receiving
from storage.returns import returns, sheets

Figures = dict[tuple[str, CellKey], Decimal | None]


def figures(book: Book) -> Figures:
    found = sheets.period_sheets(book, "2020").sheets
    return {(form, key): cell.value for form, sheet in found.items() for key, cell in sheet.cells.items()}


def packages(summary: Summary) -> list[Path]:
    return [summary.folder / "packages" / one.file for one in summary.accepted]


@pytest.fixture(scope="module")
def empty(small: Summary, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province's book that has received nothing yet."""
    path = tmp_path_factory.mktemp("order") / "province.book"
    with Book.open(small.folder / "province.book") as done:
        unit = book_settings.unit_of(done)
    with book_settings.create_book(path, unit) as book:
        install_trust(book, (small.folder / "trust.asice").read_bytes())
        returns.open_return(book, "2020", date(2020, 12, 14))
    return path


@pytest.fixture(scope="module")
def merged(small: Summary) -> Figures:
    with Book.open(small.folder / "province.book") as book:
        return figures(book)


def fresh(empty: Path) -> Iterator[Book]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "province.book"
        shutil.copyfile(empty, path)
        with Book.open(path) as book:
            yield book


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_in_any_batches_gives_the_same_figures(
    small: Summary, empty: Path, merged: Figures, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(packages(small)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=3)))
    for book in fresh(empty):
        for first, last in zip([0, *cuts], [*cuts, len(order)], strict=True):
            receive(book, open_packages(book, order[first:last]))
        assert figures(book) == merged


def test_the_same_package_twice_changes_nothing(small: Summary, empty: Path) -> None:
    for book in fresh(empty):
        receive(book, open_packages(book, packages(small)[:3]))
        before, known = figures(book), receiving.received(book)
        assert receive(book, open_packages(book, packages(small)[:3])) == []
        assert figures(book) == before
        assert receiving.received(book) == known


def test_taking_back_restores_exactly_what_was_before(small: Summary, empty: Path) -> None:
    for book in fresh(empty):
        receive(book, open_packages(book, packages(small)[:4]))
        before = figures(book)
        (taken,) = receive(book, open_packages(book, packages(small)[4:5]))
        assert figures(book) != before
        receiving.withdraw(book, taken)
        assert figures(book) == before
        receive(book, open_packages(book, packages(small)[4:5]))
        assert figures(book) != before
