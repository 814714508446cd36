"""What earlier returns stated, as the doubts compare it."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.history import History
from models.values.periods import parse_period
from storage.book.book import Book
from storage.returns import sealing
from storage.returns.history import history
from storage.returns.sheets import period_sheets
from tests.storage.offices import Pair, answer_warnings, make_pair
from tests.storage.sample_returns import fill


def known_of(book: Book, period: str) -> History:
    asked = parse_period(period)
    return history(book, asked, asked.cutoff)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return make_pair(tmp_path)


def test_typed_and_sealed_periods_are_read_the_newest_first(pair: Pair) -> None:
    fill(pair.commune, "2026-Q1", "B01", {"I.3": 100})
    answer_warnings(pair.commune, "2026-Q1")
    sealing.seal(pair.commune, "2026-Q1")
    fill(pair.commune, "2026-Q2", "B01", {"I.3": 120})
    known = known_of(pair.commune, "2026-Q3")
    assert known.of_row("B01", "I.3") == [120, 100]
    assert known.last("B01")["I.3"] == 120
    assert known.months == 3


def test_the_same_quarter_of_the_year_before_is_known_and_a_year_has_none(pair: Pair) -> None:
    fill(pair.commune, "2025-Q3", "B01", {"I.3": 90})
    assert known_of(pair.commune, "2026-Q3").before_year("B01") == {"I.3": Decimal(90)}
    fill(pair.commune, "2025", "B01", {"I.3": 90})
    year = known_of(pair.commune, "2026")
    assert not year.before_year("B01")
    assert year.last("B01")["I.3"] == 90


def test_nine_months_are_compared_with_those_of_the_year_before_and_opened_by_what_ended_before_them(
    pair: Pair,
) -> None:
    """At 30/9/2025 there were 30 cooperatives, at 31/12/2025 33; two are new in 2026, so at 30/9/2026 there are 35."""
    fill(pair.commune, "2025-9M", "B01", {"I.1": 30})
    now = {"I.1": 35, "I.1.3": 2, "I.1.4": 0, "I.1.5": 0, "I.1.6": 0}
    fill(pair.commune, "2026-9M", "B01", now)
    flows = {"COOPERATIVE_FLOW", "COOPERATIVE_FLOW_UNDECIDED", "OPENING_MISSING"}

    def found() -> set[str]:
        return {one.code for one in period_sheets(pair.commune, "2026-9M").findings} & flows

    assert period_sheets(pair.commune, "2026-9M").sheets["B01"].value("I.1", "previous") == 30
    assert found() == set(), "30 + 2 is not 35, but 30 is no opening"
    fill(pair.commune, "2025-H2", "B01", {"I.1": 33})
    known = known_of(pair.commune, "2026-9M")
    assert known.last("B01")["I.1"] == 30
    assert (known.opening_of("B01", "I.1"), known.months) == (Decimal(33), 9)
    assert found() == set(), "33 + 2 = 35"
    fill(pair.commune, "2025-H2", "B01", {"I.1": 34})
    assert found() == {"COOPERATIVE_FLOW"}


def test_what_a_return_states_of_the_period_before_stands_for_a_silent_one(pair: Pair) -> None:
    fill(pair.commune, "2026-Q2", "B01", {"I.6/previous": 1909})
    known = known_of(pair.commune, "2026-Q3")
    assert known.of_row("B01", "I.6") == [1909 * 10**6]
    assert "I.6" not in known.last("B01")


def test_a_book_without_earlier_returns_knows_nothing(pair: Pair) -> None:
    assert not known_of(pair.commune, "2026-Q3").earlier.get("B01", ({},))[0]


def test_the_change_is_doubted_in_the_book_also_in_forms_without_a_column_for_it(pair: Pair) -> None:
    """Trade 95 → 22 workers in form 2."""
    fill(pair.commune, "2026-Q2", "B02", {"trade:I.3": 95})
    fill(pair.commune, "2026-Q3", "B02", {"trade:I.3": 22})
    found = period_sheets(pair.commune, "2026-Q3").findings
    assert ("CHANGE_FROM_PREVIOUS", "trade:I.3") in {(one.code, one.row) for one in found}


def test_a_merge_that_waits_for_units_is_partial_and_one_without_packages_is_not(pair: Pair) -> None:
    """One commune of the province has sent; its 37 others have not."""
    assert not known_of(pair.province, "2026-Q3").is_partial
    pair.receive(pair.send())
    assert known_of(pair.province, "2026-Q3").is_partial
    assert not known_of(pair.commune, "2026-Q3").is_partial
