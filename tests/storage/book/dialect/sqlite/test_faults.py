"""What the driver says becomes what a person can do something about."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from storage.book.dialect.sqlite import faults

PATH = Path("commune.book")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("database is locked", "BOOK_BUSY"),
        ("database table is locked: journal", "BOOK_BUSY"),
        ("database or disk is full", "DISK_FULL"),
        ("attempt to write a readonly database", "BOOK_NOT_WRITABLE"),
        ("unable to open database file", "BOOK_NOT_WRITABLE"),
        ("disk I/O error", "DISK_FAILED"),
        ("database disk image is malformed", "BOOK_DAMAGED"),
        ("file is not a database", "BOOK_DAMAGED"),
        ("Could not decode to UTF-8 column 'name'", "BOOK_DAMAGED"),
        ("unsupported file format", "BOOK_DAMAGED"),
    ],
)
def test_each_fault_has_its_meaning(text: str, code: str) -> None:
    for fault in (
        sqlite3.OperationalError(text),
        OperationalError("SELECT 'busy'", {}, sqlite3.OperationalError(text)),
    ):
        trouble = faults.trouble_of(fault, PATH)
        assert trouble is not None and trouble.code == code
        assert trouble.details == {"path": "commune.book"}


@pytest.mark.parametrize(
    "text", ["no such column: names", "UNIQUE constraint failed: organisations.tax_code"]
)
def test_a_mistake_of_ours_has_none(text: str) -> None:
    assert faults.trouble_of(sqlite3.OperationalError(text), PATH) is None


def test_text_that_is_none_is_damage_whatever_it_quotes() -> None:
    fault = UnicodeDecodeError("utf-8", b"database is locked \xff", 19, 20, "the database is busy")
    trouble = faults.trouble_of(fault, PATH)
    assert trouble is not None and trouble.code == "BOOK_DAMAGED"
    assert not faults.is_busy_fault(fault)
