"""The sheets of a period as of any day: from the register of that day, without typed figures, and nothing is kept."""

from datetime import date
from pathlib import Path

import pytest

from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.register import standings
from storage.returns import returns, sealing
from storage.returns.sheets import period_sheets, sheets_as_of
from tests.storage.offices import answer_warnings
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import fill, unit_book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A since 2020, B founded on 1/3/2026, C on 1/9/2026; A dissolved on 15/8/2026. The quarter ends on 30/9/2026."""
    made = unit_book(tmp_path / "commune.book")
    first = cooperative(made, "HTX A", sector="crops")
    for name, day in (("B", "2026-03-01"), ("C", "2026-09-01")):
        cooperative(made, f"HTX {name}", sector="crops", founded_on=day)
    standings.record_event(made, first, "dissolved", date(2026, 8, 15))
    return made


def row(book: Book, day: date, code: str) -> object:
    return sheets_as_of(book, "2026-Q3", day).sheets["B01"].value(code)


@pytest.mark.parametrize(
    ("day", "alive", "founded", "dissolved"),
    [
        (date(2026, 2, 28), 1, 0, 0),  # A
        (date(2026, 7, 31), 2, 0, 0),  # A, B; B was founded before the quarter
        (date(2026, 8, 15), 1, 0, 1),  # B; A ended on that day
        (date(2026, 9, 15), 2, 1, 1),  # B, C
        (date(2026, 9, 30), 2, 1, 1),
    ],
)
def test_stocks_are_those_of_the_day_and_flows_those_of_the_period_until_then(
    book: Book, day: date, alive: int, founded: int, dissolved: int
) -> None:
    found = [row(book, day, code) for code in ("I.1", "I.1.3", "I.1.4")]
    assert found == [alive, founded, dissolved]


def test_nothing_is_kept_and_typed_figures_stay_with_their_return(book: Book) -> None:
    head = fill(book, "2026-Q3", "B01", {"I.2": 40})
    before = len(changes.recent(book))
    trial = sheets_as_of(book, "2026-Q3", date(2026, 7, 31))
    assert len(changes.recent(book)) == before
    assert (trial.is_trial, trial.head, trial.frozen, trial.cutoff) == (True, None, None, date(2026, 7, 31))
    assert trial.sheets["B01"].value("I.2") is None
    # as of its own cut-off day it is the return itself
    own = sheets_as_of(book, "2026-Q3", head.cutoff)
    assert not own.is_trial and own.head == head
    assert own.sheets["B01"].value("I.2") == 40


def test_a_sealed_return_stays_beside_a_trial_as_of_another_day(book: Book) -> None:
    fill(book, "2026-Q3", "B01", {})
    answer_warnings(book, "2026-Q3")
    sealing.seal(book, "2026-Q3")
    assert row(book, date(2026, 7, 31), "I.1") == 2
    assert sheets_as_of(book, "2026-Q3", date(2026, 9, 30)).frozen is not None
    assert period_sheets(book, "2026-Q3").frozen is not None
    assert [one.state.value for one in returns.heads(book)] == ["sealed"]


def test_a_day_that_has_not_come_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="AS_OF_LATER"):
        sheets_as_of(book, "2026-Q4", date(2026, 12, 31))
