"""Who cannot be dissolved because of debts, and what the law says of it on a day."""

from datetime import date

import pytest

from models.register.drafts import DebtDraft, EntryDraft, OrganisationDraft
from storage.book.book import Book
from storage.register import debts, organisations, standings
from storage.register.doubts import held_by_debt
from storage.register.doubts.organisation_doubts import doubts


def owing(book: Book, name: str, amount: int, kind: str = "bank") -> str:
    one = organisations.add(
        book, OrganisationDraft(kind="cooperative", name=name, founded_on="2010-01-01", commune_code="03549")
    )
    entry = EntryDraft(on="2015-01-01", kind="principal_drawn", amount=amount)
    debts.add(book, one, DebtDraft(creditor_kind=kind, started_on="2015-01-01", entries=(entry,)))
    return one


def test_those_that_owe_most_stand_first_by_kind_of_creditor(book: Book) -> None:
    small, large, working = (owing(book, f"HTX {at}", at * 100) for at in (1, 3, 5))
    entry = EntryDraft(on="2016-01-01", kind="interest_charged", amount=40)
    debts.add(book, large, DebtDraft(creditor_kind="tax", entries=(entry,)))
    for one in (small, large):
        standings.record_event(book, one, "stopped", "2024-05-05")
    found = held_by_debt.held(book, date(2026, 1, 1))
    assert [(one.id, one.total, one.debts) for one in found] == [(large, 340, 2), (small, 100, 1)]
    assert dict(found[0].owed) == {"bank": 300, "tax": 40}
    assert working not in [one.id for one in found]
    assert held_by_debt.held(book, date(2024, 5, 4)) == []


@pytest.mark.parametrize(
    ("day", "clock", "on"),
    [
        (date(2025, 5, 5), "CLOCK_TWELVE_MONTHS_RUN", date(2025, 5, 5)),
        (date(2025, 5, 6), "CLOCK_TWELVE_MONTHS_OVER", date(2025, 5, 5)),
    ],
)
def test_twelve_months_count_from_the_day_of_stopping(book: Book, day: date, clock: str, on: date) -> None:
    one = owing(book, "HTX", 100)
    standings.record_event(book, one, "stopped", "2020-01-01")
    standings.record_event(book, one, "resumed", "2021-01-01")
    standings.record_event(book, one, "stopped", "2024-05-05")
    standings.record_event(book, one, "dissolution_blocked", "2025-01-01")
    found = held_by_debt.held(book, day)[0]
    assert (found.stopped_since, found.clock, found.clock_on) == ("2024-05-05", clock, on)
    doubtful = "STOPPED_OVER_YEAR" in [finding.code for finding in doubts(book, one, day)]
    assert doubtful is (clock == "CLOCK_TWELVE_MONTHS_OVER"), "being blocked by debts does not stop the clock"


def test_of_two_revocations_the_last_one_counts(book: Book) -> None:
    """The first was set aside and decided anew: 2026-03-15 and six months is 2026-09-15."""
    one = owing(book, "HTX", 100)
    standings.record_event(book, one, "stopped", "2024-05-05")
    standings.record_event(book, one, "revoked", "2026-01-10")
    standings.record_event(book, one, "revoked", "2026-03-15")
    assert held_by_debt.held(book, date(2026, 7, 10))[0].clock_on == date(2026, 9, 15)


def test_six_months_count_from_revocation(book: Book) -> None:
    one = owing(book, "HTX", 100)
    standings.record_event(book, one, "stopped", "2024-05-05")
    standings.record_event(book, one, "revoked", "2026-01-10")
    for day, clock in (
        (date(2026, 7, 9), "CLOCK_SIX_MONTHS_RUN"),
        (date(2026, 7, 10), "CLOCK_SIX_MONTHS_OVER"),
    ):
        found = held_by_debt.held(book, day)[0]
        assert (found.clock, found.clock_on) == (clock, date(2026, 7, 10))
        assert "STOPPED_OVER_YEAR" not in [finding.code for finding in doubts(book, one, day)]
