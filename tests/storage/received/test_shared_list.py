"""The list of records of several units: who holds them, what each adds, what was decided."""

from pathlib import Path

import pytest

from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import decisions, receiving
from storage.received.counted_once import NOT_THE_SAME, Weight
from storage.received.shared_list import shared_list
from storage.returns import sheets
from tests.storage.received.sample_registers import PERIOD, cooperative, member, register_book, sent
from tests.storage.sample_returns import DAY, unit_book

A, B = (unit for unit in children(unit_on("12", DAY), DAY) if unit.code in ("03388", "03390"))


@pytest.fixture
def province(tmp_path: Path) -> Book:
    """Two communes with one cooperative of one tax code, one of alike names, and one of each alone."""
    book = unit_book(tmp_path / "province.book", "12")
    with register_book(tmp_path, A) as one, register_book(tmp_path, B) as other:
        first = cooperative(one, "HTX Chè", tax_code="6200012342", capital=500_000_000)
        member(one, first, "Lò Văn Páo")
        second = cooperative(other, "HTX Chè Sơn Trà", tax_code="6200012342", capital=300_000_000)
        member(other, second, "Vàng A Sử")
        member(other, second, "Giàng Thị Mỷ")
        cooperative(one, "HTX Rau")
        cooperative(other, "HTX Lúa")
        receiving.accept(book, [sent(one), sent(other)])
    return book


def test_each_unit_stands_with_what_it_adds(province: Book) -> None:
    cutoff = sheets.cutoff_of(province, PERIOD)
    (found,) = shared_list(province, PERIOD, cutoff)
    assert found.known_by == ("tax_code",) and found.certain and found.open and found.kind == "organisations"
    seen = [(one.code, one.name, one.apart, one.weight) for one in found.holders]
    assert sorted(seen) == [
        ("03388", "HTX Chè", "6200012342", Weight(1, 1, 500_000_000, 0)),
        ("03390", "HTX Chè Sơn Trà", "6200012342", Weight(1, 2, 300_000_000, 0)),
    ]
    assert all(one.package for one in found.holders)
    # nothing decided: beyond the first unit's, the other's 1 cooperative, its members and its capital are too much
    others = [one.weight for one in found.holders[1:]]
    assert [found.extra] == others


def test_a_decision_is_shown_and_what_it_takes_off(province: Book) -> None:
    cutoff = sheets.cutoff_of(province, PERIOD)
    (found,) = shared_list(province, PERIOD, cutoff)
    decisions.let_count(province, PERIOD, found.id, B.code, cutoff, "sổ gốc ở đây")
    (decided,) = shared_list(province, PERIOD, cutoff)
    assert decided.counted_by is not None and decided.counted_by.code == B.code and not decided.open
    assert decided.reason == "sổ gốc ở đây" and decided.extra == Weight(1, 1, 500_000_000, 0)
    decisions.tell_apart(province, PERIOD, found.id, cutoff)
    (apart,) = shared_list(province, PERIOD, cutoff)
    assert apart.counts == NOT_THE_SAME and not apart.open and apart.counted_by is None
    decisions.take_back(province, found.id)
    assert [one.open for one in shared_list(province, PERIOD, cutoff)] == [True]


def test_a_period_without_packages_has_none(province: Book) -> None:
    assert shared_list(province, "2026-Q2", sheets.cutoff_of(province, "2026-Q2")) == []


def test_a_register_that_cannot_be_read_adds_nothing(province: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    cutoff = sheets.cutoff_of(province, PERIOD)
    assert len(shared_list(province, PERIOD, cutoff)) == 1

    def unreadable(*_: object) -> None:
        raise KeyError("kind")

    monkeypatch.setattr("storage.received.counted_once.foreign_snapshot", unreadable)
    assert shared_list(province, PERIOD, cutoff) == []
