"""The case file: what is owed in which order, what stops the clock, what follows."""

from datetime import date
from typing import Any

import pytest

from models.register.drafts import DebtDraft, EntryDraft, OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import debts, organisations, standings
from storage.register.doubts.dissolution_cases import DissolutionCase, case_of, dissolution_cases
from storage.register.records import store

DAY = date(2026, 9, 30)
MILLION = 1_000_000


@pytest.fixture
def stopped(book: Book) -> str:
    """Stopped in 2024; owes a bank 300 + 20, tax 50, wages 10 (million dong)."""
    one = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX Dừng", founded_on="2012-03-01")
    )
    standings.record_event(book, one, "stopped", "2024-05-02")
    for kind, creditor, principal, interest in (
        ("bank", "Agribank", 300, 20),
        ("tax", "", 50, 0),
        ("wages", "", 10, 0),
    ):
        debt = debts.add(book, one, DebtDraft(creditor_kind=kind, creditor=creditor))
        for on, entry, amount in (
            ("2023-01-10", "principal_drawn", principal),
            ("2024-01-10", "interest_charged", interest),
        ):
            if amount:
                debts.add_entry(book, debt, EntryDraft(on=on, kind=entry, amount=amount * MILLION))
    return one


def case(book: Book, organisation: str, day: date = DAY) -> DissolutionCase:
    found = case_of(book, organisation, day)
    assert found is not None
    return found


def step(book: Book, organisation: str, on: str, kind: str, **more: Any) -> str:
    values = {"organisation_id": organisation, "on": on, "step": kind} | more
    return store.add(book, "dissolution_steps", values)


def test_debts_stand_in_the_order_in_which_the_law_pays_them(book: Book, stopped: str) -> None:
    found = case(book, stopped)
    # Law 17/2023 Art. 101: wages, then tax, then the others; 10 + 50 + (300 + 20) = 380
    assert [(debt.order, debt.creditor_kind, debt.balance // MILLION) for debt in found.debts] == [
        (2, "wages", 10),
        (3, "tax", 50),
        (4, "bank", 320),
    ]
    assert found.held.total == 380 * MILLION
    assert found.debts[1].acts("vi").startswith("Cơ quan thuế")


def test_causes_follow_from_balances_and_from_what_was_noted(book: Book, stopped: str) -> None:
    noted = store.add(
        book,
        "dissolution_causes",
        {"organisation_id": stopped, "cause": "papers_lost", "noted_on": "2025-01-01"},
    )
    assert case(book, stopped).causes == ("bank_debt", "tax_debt", "wage_debt", "papers_lost")
    store.change(book, "dissolution_causes", noted, "settled_on", "2026-09-30")
    assert "papers_lost" not in case(book, stopped).causes
    assert "papers_lost" in case(book, stopped, date(2026, 9, 29)).causes


def test_the_first_due_of_what_follows_is_next_and_is_late_after_its_day(book: Book, stopped: str) -> None:
    assert case(book, stopped).is_without_step
    step(book, stopped, "2026-08-01", "urged")
    later = step(
        book, stopped, "2026-08-02", "letter", next_step="Đối chiếu nợ với Agribank", next_on="2026-10-15"
    )
    first = step(book, stopped, "2026-08-03", "letter", next_step="Họp thành viên", next_on="2026-09-29")
    found = case(book, stopped)
    assert found.next is not None and (found.next.id, found.is_late) == (first, True)
    assert not case(book, stopped, date(2026, 9, 29)).is_late
    store.change(book, "dissolution_steps", first, "next_done", 1)
    found = case(book, stopped)
    assert found.next is not None and (found.next.id, found.is_late) == (later, False)


@pytest.mark.parametrize(
    ("steps", "clock"),
    [
        ([], "CLOCK_SIX_MONTHS_OVER"),
        # revoked on 1 February 2026, so the six months end on 1 August 2026
        ([("2026-07-31", "objection")], "CLOCK_OBJECTED"),
        ([("2026-08-01", "objection")], "CLOCK_OBJECTED"),
        ([("2026-08-02", "objection")], "CLOCK_SIX_MONTHS_OVER"),
        ([("2026-05-01", "objection"), ("2026-06-01", "objection_withdrawn")], "CLOCK_SIX_MONTHS_OVER"),
        ([("2026-05-01", "objection_withdrawn"), ("2026-06-01", "objection")], "CLOCK_OBJECTED"),
        ([("2026-09-01", "file_received")], "CLOCK_FILE_RECEIVED"),
    ],
)
def test_a_written_objection_within_six_months_stops_the_clock(
    book: Book, stopped: str, steps: list[tuple[str, str]], clock: str
) -> None:
    standings.record_event(book, stopped, "revoked", "2026-02-01")
    for on, kind in steps:
        step(book, stopped, on, kind)
    assert case(book, stopped).clock == clock


def test_a_withdrawal_about_one_debt_leaves_the_objection_of_another_creditor(
    book: Book, stopped: str
) -> None:
    standings.record_event(book, stopped, "revoked", "2026-02-01")
    bank, tax = (
        next(debt.id for debt in case(book, stopped).debts if debt.creditor_kind == kind)
        for kind in ("bank", "tax")
    )
    step(book, stopped, "2026-03-01", "objection", debt_id=bank)
    step(book, stopped, "2026-03-02", "objection", debt_id=tax)  # its creditor has no name of its own
    step(book, stopped, "2026-04-01", "objection_withdrawn", debt_id=tax)
    found = case(book, stopped)
    assert (found.objections, found.clock) == (1, "CLOCK_OBJECTED")
    step(book, stopped, "2026-05-01", "objection_withdrawn")
    assert (case(book, stopped).objections, case(book, stopped).clock) == (0, "CLOCK_SIX_MONTHS_OVER")


def test_a_step_of_tomorrow_is_not_in_the_file_of_today(book: Book, stopped: str) -> None:
    step(book, stopped, "2026-10-01", "file_received")
    assert not case(book, stopped).steps and case(book, stopped).clock != "CLOCK_FILE_RECEIVED"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"next_on": "2026-07-31", "next_step": "Họp"}, "DAYS_OUT_OF_ORDER"),
        ({"next_on": "2026-09-01"}, "NEXT_STEP_UNSAID"),
    ],
)
def test_what_follows_has_words_and_a_day_that_comes_after(
    book: Book, stopped: str, values: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        step(book, stopped, "2026-08-01", "letter", **values)


def test_who_owes_nothing_any_more_is_no_case(book: Book, stopped: str) -> None:
    assert [found.held.id for found in dissolution_cases(book, DAY)] == [stopped]
    for debt in case(book, stopped).debts:
        for kind, amount in (("principal_paid", debt.principal), ("interest_paid", debt.interest)):
            if amount:
                debts.add_entry(book, debt.id, EntryDraft(on="2026-09-01", kind=kind, amount=amount))
    assert dissolution_cases(book, DAY) == []
    assert len(dissolution_cases(book, date(2026, 8, 31))) == 1
