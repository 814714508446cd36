"""A clock that ran back or leapt is said, and work goes on."""

import os
from datetime import datetime, timedelta

import pytest

from storage.book import clock, settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from tests.storage.conftest import NOW


def doubt_of(book: Book) -> str | None:
    with book.read_rows() as rows:
        doubt = clock.doubt_of_clock(rows, book.clock(), book.path)
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
    os.utime(book.path, (NOW.timestamp(), NOW.timestamp()))
    book.clock = lambda: moment
    assert doubt_of(book) == code
    settings.write(book, "office", "UBND xã")
    assert book.fold()
    assert (book.clock_doubt.code if book.clock_doubt else None) == code, "it is known while working"
    assert verify(book.path).good
    assert doubt_of(book) is None, "it is said once, and not for ever"


OTHER = datetime.fromisoformat("2026-10-02T08:30:00+07:00")


@pytest.mark.parametrize("known", ["", "garbage", "2026-10-02T08:30:00"])
def test_what_is_no_moment_with_an_offset_says_nothing(known: str) -> None:
    assert clock.against(OTHER, known, OTHER) is None


def test_an_old_story_that_was_written_lately_is_no_leap() -> None:
    """A demonstration of 2020 is built today: its newest change is years old, its file is not."""
    story = "2021-03-05T08:00:00+07:00"
    assert clock.against(OTHER, story, OTHER) is None
    late = clock.against(OTHER, story, datetime.fromisoformat(story))
    assert late is not None and late.code == "CLOCK_LEAPT"
