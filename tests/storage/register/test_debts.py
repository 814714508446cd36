"""Debts: the balance of any day follows from dated movements, and never sinks below zero."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.register.drafts import DebtDraft, EntryDraft, OrganisationDraft
from models.register.signs import INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import debts, organisations, standings
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from tests.storage.conftest import opened


@pytest.fixture
def one(book: Book) -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Dền Thàng"))


def drawn(amount: int = 100, on: str = "2020-01-01") -> EntryDraft:
    return EntryDraft(on=on, kind="principal_drawn", amount=amount)


def listed(book: Book, chosen: ListFilter | None = None) -> list[str]:
    return list(lists.keys(book, "debts", chosen))


def overdue(book: Book, debt: str, day: date | None = None) -> object:
    (row,) = lists.page(book, "debts", [debt], ["overdue_days"], ListFilter(day=day))
    return row["overdue_days"]


def test_the_balance_of_any_day_follows_from_the_entries(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(drawn(),)))
    for on, kind, amount in (
        ("2021-01-01", "interest_charged", 7),
        ("2022-01-01", "principal_paid", 30),
        ("2022-01-01", "interest_paid", 7),
        ("2023-01-01", "principal_written_off", 70),
    ):
        debts.add_entry(book, debt, EntryDraft(on=on, kind=kind, amount=amount))
    with book.read_session() as session:
        seen = [debts.balance(session, debt, date(year, 1, 1)) for year in (2019, 2020, 2021, 2022, 2023)]
    assert seen == [(0, 0), (100, 0), (100, 7), (70, 0), (0, 0)]


def test_more_than_is_owed_cannot_be_paid_on_any_day(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(drawn(),)))
    debts.add_entry(book, debt, EntryDraft(on="2023-01-01", kind="principal_paid", amount=80))
    with pytest.raises(Refused, match="ENTRY_BELOW_ZERO") as refusal:
        debts.add_entry(book, debt, EntryDraft(on="2022-01-01", kind="principal_paid", amount=50))
    assert refusal.value.details == {"on": "01/01/2023", "below": 30}
    with pytest.raises(Refused, match="ENTRY_BELOW_ZERO"):
        debts.remove_entry(book, debts.get(book, debt).entries[0].id)
    assert len(debts.get(book, debt).entries) == 2


def test_one_dong_too_much_is_too_much(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(drawn(),)))
    with pytest.raises(Refused, match="ENTRY_BELOW_ZERO"):
        debts.add_entry(book, debt, EntryDraft(on="2020-01-01", kind="principal_paid", amount=101))
    with pytest.raises(Refused, match="ENTRY_BELOW_ZERO"):
        debts.add_entry(book, debt, EntryDraft(on="2020-01-01", kind="interest_paid", amount=1))
    debts.add_entry(book, debt, EntryDraft(on="2020-01-01", kind="principal_paid", amount=100))


def test_what_was_entered_by_mistake_is_taken_out(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(drawn(), drawn(50, "2021-01-01"))))
    debts.remove_entry(book, debts.get(book, debt).entries[1].id)
    assert debts.get(book, debt).principal == 100
    with pytest.raises(Refused, match="DEBT_ENTRY_UNKNOWN"):
        debts.remove_entry(book, "nothing")


def test_the_scheme_of_classes_is_that_of_the_creditor(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", group_code="5"))
    assert debts.get(book, debt).values["group_scheme"] == "nhnn"
    with pytest.raises(Refused, match="DEBT_GROUP_UNKNOWN"):
        debts.update(book, debt, "group_code", "6")
    assert debts.get(book, debt).values["group_code"] == "5"


def test_overdue_days_count_from_the_due_day_while_something_is_owed(book: Book, one: str) -> None:
    draft = DebtDraft(creditor_kind="tax", due_on="2026-09-02", entries=(drawn(),))
    debt = debts.add(book, one, draft)
    assert overdue(book, debt) == debts.get(book, debt).overdue_days == 30
    assert overdue(book, debt, date(2026, 9, 2)) == 0
    debts.add_entry(book, debt, EntryDraft(on="2026-10-01", kind="principal_paid", amount=100))
    assert overdue(book, debt) == debts.get(book, debt).overdue_days == 0


def test_interest_alone_makes_a_debt_overdue(book: Book, one: str) -> None:
    draft = DebtDraft(creditor_kind="tax", due_on="2026-09-22", entries=(drawn(),))
    debt = debts.add(book, one, draft)
    debts.add_entry(book, debt, EntryDraft(on="2026-01-01", kind="interest_charged", amount=7))
    debts.add_entry(book, debt, EntryDraft(on="2026-01-01", kind="principal_paid", amount=100))
    assert (debts.get(book, debt).principal, debts.get(book, debt).interest) == (0, 7)
    assert overdue(book, debt) == debts.get(book, debt).overdue_days == 10


def test_a_debt_may_be_due_on_the_day_it_begins(book: Book, one: str) -> None:
    draft = DebtDraft(creditor_kind="bank", started_on="2020-01-01", due_on="2020-01-01")
    debt = debts.add(book, one, draft)
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        debts.update(book, debt, "due_on", "2019-12-31")
    assert debts.get(book, debt).values["due_on"] == "2020-01-01"


def test_the_list_and_the_totals_are_of_the_day(book: Book, one: str) -> None:
    other = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX An Bình"))
    bank = debts.add(book, one, DebtDraft(creditor_kind="bank", due_on="2021-01-01", entries=(drawn(),)))
    tax = debts.add(book, other, DebtDraft(creditor_kind="tax", entries=(drawn(30),)))
    paid = debts.add(book, other, DebtDraft(creditor_kind="bank", entries=(drawn(5),)))
    debts.add_entry(book, paid, EntryDraft(on="2021-01-01", kind="principal_paid", amount=5))
    assert set(listed(book)[:2]) == {tax, paid} and listed(book)[2] == bank
    assert listed(book, ListFilter(preset="owing")) == [tax, bank]
    assert listed(book, ListFilter(preset="overdue")) == [bank]
    assert listed(book, ListFilter(preset="settled")) == [paid]
    assert listed(book, ListFilter(chip="tax")) == [tax]
    assert listed(book, ListFilter(where=(("organisation.id", one),))) == [bank]
    assert listed(book, ListFilter(preset="stopped")) == []
    standings.record_event(book, one, "stopped", "2024-01-01")
    assert listed(book, ListFilter(preset="stopped")) == [bank]
    found = [(line.creditor_kind, line.debts, line.principal) for line in debts.totals(book)]
    assert found == [("bank", 1, 100), ("tax", 1, 30)]
    assert debts.totals(book, date(2019, 1, 1)) == []


def test_the_bin_takes_a_debt_out_of_every_sum(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(drawn(),)))
    assert organisations.get(book, one).debt == 100
    debts.remove(book, debt)
    assert organisations.get(book, one).debt == 0 and listed(book) == [] and debts.totals(book) == []
    debts.restore(book, debt)
    assert organisations.get(book, one).debt == 100


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (DebtDraft(creditor_kind="neighbour"), "CODE_UNKNOWN"),
        (DebtDraft(creditor_kind="bank", started_on="2020-01-02", due_on="2020-01-01"), "DAYS_OUT_OF_ORDER"),
        (
            DebtDraft(creditor_kind="bank", entries=(EntryDraft(on="2020-01-01", kind="lent", amount=1),)),
            "ENTRY_KIND",
        ),
        (DebtDraft(creditor_kind="bank", entries=(drawn(-1),)), "AMOUNT_NEGATIVE"),
    ],
)
def test_a_refused_debt_leaves_nothing(book: Book, one: str, draft: DebtDraft, code: str) -> None:
    with pytest.raises(Refused, match=code):
        debts.add(book, one, draft)
    assert listed(book) == []


@settings(max_examples=25)
@given(
    moves=st.lists(
        st.tuples(
            st.integers(0, 300), st.sampled_from([*PRINCIPAL_SIGNS, *INTEREST_SIGNS]), st.integers(0, 50)
        ),
        max_size=12,
    )
)
def test_whatever_is_accepted_never_sinks_below_zero(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, str, int]]
) -> None:
    first = date(2025, 1, 1)
    accepted: list[tuple[int, str, int]] = []
    with opened(tmp_path_factory.mktemp("book") / "a.book") as book:
        one = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX"))
        debt = debts.add(book, one, DebtDraft(creditor_kind="bank"))
        for offset, kind, amount in moves:
            try:
                debts.add_entry(
                    book, debt, EntryDraft(on=first + timedelta(days=offset), kind=kind, amount=amount)
                )
            except Refused:
                continue
            accepted.append((offset, kind, amount))
        with book.read_session() as session:
            for offset in {move[0] for move in moves}:
                found = debts.balance(session, debt, first + timedelta(days=offset))
                expected = tuple(
                    sum(signs.get(kind, 0) * amount for at, kind, amount in accepted if at <= offset)
                    for signs in (PRINCIPAL_SIGNS, INTEREST_SIGNS)
                )
                assert found == expected and min(found) >= 0


def test_the_balance_of_a_line_is_principal_and_interest(book: Book, one: str) -> None:
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", entries=(drawn(),)))
    debts.add_entry(book, debt, EntryDraft(on="2021-01-01", kind="interest_charged", amount=7))
    (line,) = lists.page(book, "debts", [debt], ["principal", "interest", "balance"])
    assert (line["principal"], line["interest"], line["balance"]) == (100, 7, 107)
