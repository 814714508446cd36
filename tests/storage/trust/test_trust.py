"""Trust lists: the newest is in use, each is kept as it came, and the clock of the book only rises."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage.book.book import Book
from storage.trust import registrations, trust
from tests.storage.conftest import NOW


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "a.book", clock=lambda: NOW) as made:
        yield made


def test_before_the_first_list_none_is_in_use(book: Book) -> None:
    assert trust.in_use(book) is None and trust.in_use_at(book, NOW) is None


def test_the_highest_serial_is_in_use_in_whatever_order_lists_come(book: Book) -> None:
    trust.keep(book, b"two", 2, "pin", {"ab": 7})
    trust.keep(book, b"one", 1, "pin", {"ab": 5, "cd": 1})
    found = trust.in_use(book)
    assert found is not None and (found.data, found.serial, found.pinned) == (b"two", 2, "pin")
    assert found.sha256 == "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"
    assert registrations.highest_numbers(book) == {"ab": 7, "cd": 1}


def test_a_serial_is_kept_as_it_first_came(book: Book) -> None:
    trust.keep(book, b"first", 1, "pin")
    trust.keep(book, b"other", 1, "another pin")
    found = trust.in_use(book)
    assert found is not None and (found.data, found.pinned) == (b"first", "another pin")


def test_a_list_counts_from_the_moment_of_its_installation(book: Book) -> None:
    trust.keep(book, b"one", 1, "pin")
    later = NOW + timedelta(hours=1)
    book.clock = lambda: later
    trust.keep(book, b"two", 2, "pin")
    found = [trust.in_use_at(book, at) for at in (NOW - timedelta(seconds=1), NOW, later)]
    assert [one and one.serial for one in found] == [None, 1, 2]


def test_the_clock_of_the_last_run_only_rises(book: Book) -> None:
    assert trust.last_run(book) is None
    trust.ran(book)
    assert trust.last_run(book) == NOW
    for moment, expected in (
        (NOW - timedelta(days=1), NOW),
        (NOW + timedelta(days=1), NOW + timedelta(days=1)),
    ):
        book.clock = lambda moment=moment: moment  # type: ignore[misc]
        trust.ran(book)
        assert trust.last_run(book) == expected
