"""A clock that ran back or leapt is said, and work goes on."""

from datetime import datetime, timedelta

import pytest

from storage.book import clock, settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from tests.storage.conftest import NOW


def doubt_of(book: Book) -> str | None:
    with book.read_rows() as rows:
        doubt = clock.doubt_of_clock(rows, book.clock())
    return doubt.code if doubt else None


@pytest.mark.parametrize(
    ("passed", "code"),
    [
        (timedelta(), None),
        (timedelta(hours=-1), None),
        (timedelta(hours=-1, minutes=-1), "CLOCK_RAN_BACK"),
        (timedelta(days=-6000), "CLOCK_RAN_BACK"),
        (timedelta(days=400), None),
        (timedelta(days=401), "CLOCK_LEAPT"),
    ],
)
def test_the_clock_is_compared_with_the_newest_change(
    book: Book, passed: timedelta, code: str | None
) -> None:
    assert doubt_of(book) is None, "nothing was done yet"
    settings.write(book, "office", "UBND")
    moment = NOW + passed
    book.clock = lambda: moment
    assert doubt_of(book) == code
    settings.write(book, "office", "UBND xã")
    assert (book.clock_doubt.code if book.clock_doubt else None) == code, "it is known while working"
    assert verify(book.path).good
    assert doubt_of(book) is None, "it is said once, and not for ever"


@pytest.mark.parametrize("known", ["", "garbage", "2026-10-02T08:30:00"])
def test_what_is_no_moment_with_an_offset_says_nothing(known: str) -> None:
    assert clock.against(datetime.fromisoformat("2026-10-02T08:30:00+07:00"), known) is None
