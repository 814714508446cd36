"""A reading that nobody waits for leaves in the middle of its statement, and the next one finds the book as it was."""

from itertools import count
from time import monotonic

import pytest

from storage.book.book import Book
from storage.book.rows import value
from storage.book.stopping import ReadingStoppedError, readings_stop_when

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS found FROM n"


def test_a_statement_without_end_is_left(book: Book) -> None:
    began = monotonic()
    with (
        pytest.raises(ReadingStoppedError),
        readings_stop_when(lambda: monotonic() - began > 0.05),
        book.read_rows() as rows,
    ):
        value(rows, ENDLESS)
    with book.read_rows() as rows:
        assert value(rows, "SELECT count(*) FROM settings") >= 0


def test_what_was_given_up_before_it_began_does_not_begin(book: Book) -> None:
    asked: list[int] = []
    with pytest.raises(ReadingStoppedError), readings_stop_when(lambda: True), book.read_rows():
        asked.append(1)
    assert not asked


def test_a_reading_that_is_not_given_up_answers(book: Book) -> None:
    calls = count()
    with readings_stop_when(lambda: next(calls) < 0), book.read_rows() as rows:
        limited = ENDLESS.replace("FROM n)", "FROM n WHERE i < 300000)")
        assert value(rows, limited) == 300_000
    assert next(calls) > 2  # it was asked more than once while the statement ran


def test_outside_the_block_nothing_is_left(book: Book) -> None:
    with pytest.raises(ReadingStoppedError), readings_stop_when(lambda: True), book.read_rows():
        pass
    with book.read_rows() as rows:
        assert value(rows, ENDLESS.replace("FROM n)", "FROM n WHERE i < 100000)")) == 100_000


def test_a_fault_of_the_query_is_no_stop(book: Book) -> None:
    with (
        pytest.raises(Exception, match="no such table") as caught,
        readings_stop_when(lambda: False),
        book.read_rows() as rows,
    ):
        value(rows, "SELECT count(*) FROM nowhere")
    assert not isinstance(caught.value, ReadingStoppedError)
