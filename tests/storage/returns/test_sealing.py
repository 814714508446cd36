"""The chain of a unit's packages: a number for each, the digest of the one before for the same recipient."""

from datetime import date
from pathlib import Path

import pytest

from models.forms.findings import Level
from models.values.errors import Refused
from storage.book.book import Book
from storage.returns import returns, sealing, sheets
from tests.storage.sample_returns import fill, unit_book

UNCHANGED = "03451"  # a commune that the reform of 2025 left as it was


def sent(book: Book, period: str) -> sealing.SealedReturn:
    """Seal and send a period, or its next revision."""
    if returns.head(book, period) is not None:
        returns.reopen(book, period)
    head = fill(book, period, "B01", {"I.1": 3, "I.1.1": 3, "I.1.2": 0})
    for finding in sheets.period_sheets(book, period).findings:
        if finding.level is Level.WARNING:
            returns.answer(book, head.id, finding, "đã đối chiếu")
    sealed = sealing.seal(book, period)
    sealing.record_sent(book, sealed, f"gói {period} {sealed.document.revision}".encode(), f"{period}.asice")
    return sealed


def digest(book: Book, sealed: sealing.SealedReturn) -> str:
    return next(one[0] for one in sealing.sent_packages(book) if one[3] == sealed.document.number)


def test_each_package_names_the_one_before(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        first = sent(book, "2026-Q2")
        second, again = sent(book, "2026-Q3"), sent(book, "2026-Q2")
        assert (first.document.number, first.document.previous) == (1, "")
        assert second.document.previous == digest(book, first)
        assert (again.document.number, again.document.previous) == (3, digest(book, second))


def test_a_new_recipient_is_told_of_no_package_that_it_never_saw(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book", UNCHANGED, date(2026, 9, 30)) as book:
        to_district = sent(book, "2024")
        to_province, next_one = sent(book, "2026-Q2"), sent(book, "2026-Q3")
        assert (to_district.document.parent.level, to_province.document.parent.level) == (
            "district",
            "province",
        )
        assert (to_province.document.number, to_province.document.previous) == (2, "")
        assert next_one.document.previous == digest(book, to_province)


def test_what_is_prepared_is_what_is_sealed(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        head = fill(book, "2026-Q3", "B01", {"I.1": 3, "I.1.1": 3, "I.1.2": 0})
        for finding in sheets.period_sheets(book, "2026-Q3").findings:
            returns.answer(book, head.id, finding, "đã đối chiếu")
        ready = sealing.prepare(book, "2026-Q3")
        fill(book, "2026-Q3", "B01", {"I.1": 4, "I.1.1": 4})
        with pytest.raises(Refused, match="RETURN_CHANGED"):
            sealing.seal(book, "2026-Q3", ready)
        fill(book, "2026-Q3", "B01", {"I.1": 3, "I.1.1": 3})
        assert sealing.seal(book, "2026-Q3", ready).data == ready.data
        assert sealing.prepare(book, "2026-Q3").data == ready.data
