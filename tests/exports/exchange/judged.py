"""Notices judged as a book judges them when they come in."""

from collections.abc import Iterable
from pathlib import Path

from exports.exchange.notices_taken import OpenedNotice, judge_notices
from exports.exchange.receiving import judge_of, read_file
from storage.book.book import Book


def judged(book: Book, paths: Iterable[Path]) -> list[OpenedNotice]:
    """Every file with its verdict, in the order given."""
    return judge_notices(book, [(path, read_file(path)) for path in paths], judge_of(book))
