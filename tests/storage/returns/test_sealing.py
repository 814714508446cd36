"""The chain of a unit's packages: a number for each, the digest of the one before for the same recipient."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.finding_json import finding_to_json
from models.forms.findings import Finding, Level
from models.returns.returns import State
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


def test_what_left_is_kept_and_read_back(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        assert sealing.sealed(book, "2026-Q3") is None
        first = sent(book, "2026-Q3")
        assert sealing.document_before(book, first) is None
        assert sealing.sent_package(book, first.head.id) == ("2026-Q3.asice", "gói 2026-Q3 1".encode())
        again = sealing.record_sent(book, first, "gói 2026-Q3 1".encode(), "tên khác.asice")
        assert [one[0] for one in sealing.sent_packages(book)] == [again]
        assert sealing.sent_packages(book)[0][1:4] == ("2026-Q3", "2026-Q3.asice", 1)
        second = sent(book, "2026-Q3")
        assert sealing.document_before(book, second) == first.document
        found = sealing.sealed(book, "2026-Q3")
        assert found is not None and (found.data, found.sha256) == (second.data, second.sha256)
        assert sealing.sent_package(book, "nothing") is None
        assert [one[3] for one in sealing.sent_packages(book)] == [2, 1]


def test_the_first_print_that_went_out_stays(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        sealed = sent(book, "2026-Q3")
        assert sealing.exported_print(book, sealed.head.id) is None
        sealing.record_exported(book, sealed, b"first")
        sealing.record_exported(book, sealed, b"second")
        assert sealing.exported_print(book, sealed.head.id) == (book.now(), b"first")


def test_a_return_is_checked_and_sealed_once(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        for step in (sealing.check, sealing.prepare, sealing.seal):
            with pytest.raises(Refused, match="RETURN_NOT_OPENED"):
                step(book, "2026-Q3")
        head = fill(book, "2026-Q3", "B01", {"I.1": 3, "I.1.1": 3, "I.1.2": 0})
        for finding in sheets.period_sheets(book, "2026-Q3").findings:
            returns.answer(book, head.id, finding, "đã đối chiếu")
        assert sealing.check(book, "2026-Q3") is not None
        assert returns.heads(book)[0].state is State.CHECKED
        sealing.seal(book, "2026-Q3")
        with pytest.raises(Refused, match="RETURN_SEALED"):
            sealing.seal(book, "2026-Q3")


def test_a_sheet_holds_every_cell_that_says_something(tmp_path: Path) -> None:
    with unit_book(tmp_path / "unit.book") as book:
        head = fill(book, "2026-Q3", "B01", {"I.1": 3})
        returns.give(book, head.id, "B01", [returns.TypedFigure("I.2", "actual", None, "chưa có số liệu")])
        written = sealing.form_sheet(sheets.period_sheets(book, "2026-Q3").sheets["B01"])
        said = {(one.row, one.column): (one.value, one.origin, one.reason) for one in written.figures}
        assert said["I.1", "actual"] == (Decimal(3), "given", "")
        assert said["I.2", "actual"] == (None, "given", "chưa có số liệu")
        assert ("I.3", "actual") not in said


def test_a_finding_is_data_with_decimals_as_text() -> None:
    finding = Finding(
        "X", "R1", Level.WARNING, "B01", "I.1", "actual", {"stated": Decimal("1E+3"), "count": 3}
    )
    assert finding_to_json(finding) == {
        "code": "X",
        "rule": "R1",
        "level": "warning",
        "form": "B01",
        "row": "I.1",
        "column": "actual",
        "details": {"stated": "1000", "count": 3},
    }
