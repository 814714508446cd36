"""Which period is in hand, until when, and whose returns are missing."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from models.periods import parse_period
from models.units import unit_on
from storage import agenda, returns, sealing, settings
from storage.book import Book

NOW = datetime(2026, 9, 28, 9, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A commune's book."""
    unit = unit_on("03549", NOW.date(), "commune")
    with settings.found(tmp_path / "a.book", unit, clock=lambda: NOW) as made:
        yield made


def sent(book: Book, period: str) -> None:
    returns.open_return(book, period)
    sealing.record_sent(book, sealing.seal(book, period), period.encode(), f"{period}.asice")


def test_a_new_book_begins_with_the_next_last_day(book: Book) -> None:
    due = agenda.due(book)
    assert str(due.period) == "2026-Q3"
    assert (due.head, due.last_day.isoformat(), due.days_left, due.sent) == (None, "2026-10-07", 8, False)


def test_what_was_begun_is_in_hand(book: Book) -> None:
    returns.open_return(book, "2026-Q2")
    assert str(agenda.current(book)) == "2026-Q2"


def test_after_sending_the_period_that_has_begun_follows(book: Book) -> None:
    sent(book, "2026-Q2")
    assert str(agenda.current(book)) == "2026-Q3"
    sent(book, "2026-Q3")
    assert str(agenda.current(book)) == "2026-Q3"  # the fourth quarter has not begun
    assert agenda.due(book).sent


def test_an_old_book_shows_what_it_has(book: Book) -> None:
    sent(book, "2020")
    assert str(agenda.current(book)) == "2020"


def test_days_since_the_last_day_are_below_zero(book: Book) -> None:
    assert agenda.due(book, parse_period("2026-Q2")).days_left < 0


def test_a_commune_waits_for_nobody_and_a_province_for_all_its_units(book: Book, tmp_path: Path) -> None:
    period = parse_period("2026-Q3")
    assert agenda.arrivals(book, period) == agenda.Arrivals((), ())
    province = unit_on("12", NOW.date(), "province")
    with settings.found(tmp_path / "b.book", province, clock=lambda: NOW) as above:
        found = agenda.arrivals(above, period)
        assert not found.arrived
        assert len(found.missing) == 38
        assert "Xã Phong Thổ" in [unit.title for unit in found.missing]
