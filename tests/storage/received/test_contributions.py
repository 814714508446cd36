"""What counts for a period: the newest accepted package of each unit, with the figures that it states."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.loader import PUBLISHED
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import contributions, receiving
from storage.received.in_force import in_force as packages_in_force
from tests.storage.sample_returns import DAY, arrival, unit_book

COMMUNES = children(unit_on("12", DAY), DAY)
FIRST, SECOND = sorted(COMMUNES, key=lambda unit: unit.code)[:2]


@pytest.fixture
def province(tmp_path: Path) -> Book:
    return unit_book(tmp_path / "province.book", "12")


def in_force(book: Book, period: str = "2026-Q3") -> list[tuple[str, int]]:
    with book.read_session() as session:
        return [(one.unit[1], one.revision) for one in packages_in_force(session, period)]


def test_the_newest_accepted_revision_of_each_unit_counts(province: Book) -> None:
    receiving.accept(province, [arrival(SECOND, {"I.1": 3})])
    receiving.accept(province, [arrival(FIRST, {"I.1": 10})])
    (newer,) = receiving.accept(province, [arrival(FIRST, {"I.1": 11}, revision=2)])
    receiving.accept(province, [arrival(FIRST, {"I.1": 9}, period="2026-Q2")])
    assert in_force(province) == [(FIRST.code, 2), (SECOND.code, 1)]
    assert in_force(province, "2026-Q2") == [(FIRST.code, 1)]
    assert in_force(province, "2026-Q1") == []
    receiving.withdraw(province, newer)
    assert (FIRST.code, 2) not in in_force(province)


def test_figures_are_exact_and_of_the_form_asked_for(province: Book) -> None:
    (sha256,) = receiving.accept(province, [arrival(FIRST, {"I.1": 10, "I.6a": 10**17 + 1})])
    with province.read_session() as session:
        (one,) = contributions.received(session, "2026-Q3", PUBLISHED.form_on("B01", DAY))
        (other,) = contributions.received(session, "2026-Q3", PUBLISHED.form_on("B02", DAY))
    assert (one.unit, one.source) == (FIRST.title, sha256)
    assert one.figures == {("I.1", "actual"): Decimal(10), ("I.6a", "actual"): Decimal(10**17 + 1)}
    assert other.figures == {}
