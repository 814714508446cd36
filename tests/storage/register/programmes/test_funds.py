"""Funds: a loan is said once, by the borrower's ledger where it has one; what lists, forms and the merge make of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.register.drafts import EntryDraft
from models.register.texts.blocks import read_block
from models.returns.copies import PERSONAL
from models.values.errors import Refused
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.history import changes
from storage.register import debts
from storage.register.identity.merging import merge
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.columns import default_paths
from storage.register.lists.lists import ListFilter
from storage.register.programmes import loans
from storage.register.programmes.offered_debts import debt_named, offered_debts
from storage.register.records import cards, store
from tests.storage.received.sample_registers import cooperative, register_book, sent
from tests.storage.register.programmes.fund_world import (
    END,
    MILLION,
    debt,
    fund,
    loan,
    own_loan,
    repay,
    row,
    world,
)
from tests.storage.sample_returns import DAY, unit_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "fund.book", "12") as made:
        yield made


# what a loan says


def test_a_loan_in_a_ledger_says_what_the_ledger_says(book: Book) -> None:
    made = world(book)
    assert row(
        book,
        "fund_loans",
        made["first"],
        *("client", "client_kind", "agreement", "due_day", "loan_class", "lent", "repaid", "balance"),
        "overdue_days",
    ) == {
        "client": "HTX Chè Tam Đường",
        "client_kind": "cooperative",
        "agreement": "01/HĐTD",
        "due_day": "2026-06-30",
        "loan_class": "3",
        "lent": 300 * MILLION,
        "repaid": 150 * MILLION,
        "balance": 150 * MILLION,  # principal: the interest of 9 is not lent money
        "overdue_days": 167,  # from 30 June to 14 December 2026
    }
    debts.add_entry(
        book, made["first_debt"], EntryDraft(on="2026-12-01", kind="principal_paid", amount=50 * MILLION)
    )
    assert row(book, "fund_loans", made["first"], "balance") == {"balance": 100 * MILLION}
    debts.remove(book, made["first_debt"])
    assert row(book, "fund_loans", made["first"], "lent", "balance") == {"lent": 0, "balance": 0}


def test_a_loan_to_somebody_outside_says_its_own(book: Book) -> None:
    made = world(book)
    paths = ("client", "client_kind", "lent", "repaid", "balance", "overdue_days")
    assert row(book, "fund_loans", made["third"], *paths) == {
        "client": "Lò Văn A",
        "client_kind": "member",
        "lent": 60 * MILLION,
        "repaid": 10 * MILLION,
        "balance": 50 * MILLION,
        "overdue_days": 74,  # from 1 October to 14 December 2026
    }
    assert row(book, "fund_loans", made["third"], "lent", "balance", day=date(2026, 1, 31)) == {
        "lent": 0,
        "balance": 0,
    }


def test_what_a_fund_has_lent_and_its_presets(book: Book) -> None:
    made = world(book)
    # capital 1,000 + 200 + 30 - 20; outstanding 150 + 180 + 50; overdue 150 + 50; two cooperatives and one member
    assert row(book, "funds", made["fund"], "capital", "balance", "overdue_balance", "clients") == {
        "capital": 1210 * MILLION,
        "balance": 380 * MILLION,
        "overdue_balance": 200 * MILLION,
        "clients": 3,
    }
    counts = lists.preset_counts(book, "fund_loans", ListFilter(day=END))
    assert counts == {
        "outstanding": 3,
        "overdue": 2,
        "above_limit": 0,
        "above_limit_with_related": 0,
        "settled": 1,
        "outside": 2,
    }
    assert lists.preset_counts(book, "funds") == {"lending": 1, "not_lending": 0}


def test_a_list_of_loans_is_searched_by_the_borrower_in_the_ledger(book: Book) -> None:
    made = world(book)
    for text, key in (("chuoi", "second"), ("01 hdtd", "first"), ("bup", "first")):
        assert list(lists.keys(book, "fund_loans", ListFilter(text=text))) == [made[key]]
    assert len(lists.keys(book, "fund_loans", ListFilter(text="lo van"))) == 2


# what is refused


def test_a_loan_leads_to_a_debt_to_a_fund_once(book: Book) -> None:
    made = world(book)
    with pytest.raises(Refused, match="LOAN_DEBT_NOT_OF_FUND"):
        loan(book, made["fund"], debt_id=made["bank"])
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        loan(book, made["fund"], debt_id=made["first_debt"])
    thrown = debt(book, made["tea"])
    debts.remove(book, thrown)
    with pytest.raises(Refused, match="LOAN_DEBT_NOT_OF_FUND"):
        loan(book, made["fund"], debt_id=thrown)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("borrower", "Lò Văn A"),
        ("borrower_kind", "member"),
        ("contract", "9/HĐ"),
        ("amount", 0),
        ("lent_on", "2026-01-01"),
        ("due_on", "2026-01-01"),
        ("loan_group", "1"),
    ],
)
def test_what_the_ledger_says_is_not_typed_again(book: Book, field: str, value: Any) -> None:
    made = world(book)
    with pytest.raises(Refused, match="LOAN_SAID_BY_LEDGER") as refused:
        store.change(book, "fund_loans", made["first"], field, value)
    assert refused.value.details["field"] == field
    free = debt(book, made["tea"], contract="7/HĐTD")
    with pytest.raises(Refused, match="LOAN_SAID_BY_LEDGER"):
        loan(book, made["fund"], debt_id=free, **{field: value})
    with pytest.raises(Refused, match="LOAN_SAID_BY_LEDGER"):
        repay(book, made["first"], 1)


def test_a_loan_outside_needs_a_borrower_and_an_amount(book: Book) -> None:
    of = fund(book)
    with pytest.raises(Refused, match="LOAN_WITHOUT_BORROWER"):
        loan(book, of, amount=1)
    with pytest.raises(Refused, match="LOAN_WITHOUT_AMOUNT"):
        loan(book, of, borrower="Lò Văn A")
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        own_loan(book, of, due_on="2026-01-31")


def test_no_more_is_repaid_than_was_lent(book: Book) -> None:
    key = own_loan(book, fund(book))
    paid = repay(book, key, 50 * MILLION)
    with pytest.raises(Refused, match="REPAID_OVER_LENT") as refused:
        repay(book, key, 10 * MILLION + 1, kind="written_off")
    assert refused.value.details["lent"] == "60.000.000"
    repay(book, key, 10 * MILLION, kind="written_off")
    with pytest.raises(Refused, match="REPAID_OVER_LENT"):
        store.change(book, "fund_repayments", paid, "amount", 50 * MILLION + 1)
    with pytest.raises(Refused, match="REPAID_OVER_LENT"):
        store.change(book, "fund_loans", key, "amount", 59 * MILLION)
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        store.change(book, "fund_repayments", paid, "on", "2026-01-31")


def test_undo_leaves_no_loan_repaid_beyond_what_was_lent(book: Book) -> None:
    key = own_loan(book, fund(book), amount=20 * MILLION)
    store.change(book, "fund_loans", key, "amount", 60 * MILLION)
    raised = changes.recent(book, 1)[0].id
    paid = repay(book, key, 50 * MILLION)
    with pytest.raises(Refused, match="REPAID_OVER_LENT"):
        changes.undo(book, raised)
    store.remove(book, "fund_repayments", paid)
    changes.undo(book, raised)
    assert row(book, "fund_loans", key, "balance") == {"balance": 20 * MILLION}


def test_a_loan_that_comes_into_a_ledger_leaves_its_figures_there(book: Book) -> None:
    made = world(book)
    free = debt(
        book, made["tea"], contract="7/HĐTD", entries=[("2026-02-01", "principal_drawn", 70 * MILLION)]
    )
    with pytest.raises(Refused, match="LOAN_HAS_REPAYMENTS"):
        store.change(book, "fund_loans", made["third"], "debt_id", free)
    key = own_loan(book, made["fund"], borrower="HTX Chè", contract="7/HĐTD")
    store.change(book, "fund_loans", key, "debt_id", free)
    kept = cards.get_card(book, "fund_loans", key).values
    assert [kept[name] for name in ("borrower", "borrower_kind", "contract", "amount", "lent_on")] == [
        "",
        None,
        "",
        None,
        None,
    ]
    assert row(book, "fund_loans", key, "balance", "client") == {
        "balance": 70 * MILLION,
        "client": "HTX Chè Tam Đường",
    }
    with pytest.raises(Refused, match="LOAN_LINK_STAYS"):
        store.change(book, "fund_loans", key, "debt_id", None)
    changes.undo(book, changes.recent(book, 1)[0].id)
    assert cards.get_card(book, "fund_loans", key).values["amount"] == 60 * MILLION


# debts that are taken up, chosen, imported


def test_debts_to_a_fund_are_taken_up_as_its_loans(book: Book) -> None:
    made = world(book)
    third = debt(book, made["banana"], contract="8/HĐTD")
    assert [one.id for one in loans.untaken_debts(book, made["fund"])] == [third]
    assert loans.take_up(book, made["fund"]) == 1
    assert loans.untaken_debts(book, made["fund"]) == []
    assert lists.count(book, "fund_loans", ListFilter(where=(("debt.id", third),))) == 1
    changes.undo(book, changes.recent(book, 1)[0].id)
    assert [one.contract for one in loans.untaken_debts(book, made["fund"])] == ["8/HĐTD"]


def test_of_two_funds_each_takes_up_debts_that_name_it(book: Book) -> None:
    owner, first = cooperative(book, "HTX A"), fund(book, "Quỹ tỉnh")
    second = fund(book, "Quỹ trung ương")
    mine = debt(book, owner, creditor="Quỹ Tỉnh", contract="1")
    debt(book, owner, creditor="Liên minh HTX", contract="2")
    assert [one.id for one in loans.untaken_debts(book, first)] == [mine]
    assert loans.untaken_debts(book, second) == []
    with pytest.raises(Refused, match="RECORD_UNKNOWN"):
        loans.take_up(book, "nothing")


def test_a_field_offers_debts_to_a_fund_by_organisation_and_contract(book: Book) -> None:
    made = world(book)
    found = offered_debts(book, "", 30)
    assert [one.name for one in found] == ["HTX Chè Tam Đường · 01/HĐTD", "HTX Chuối Đèo Hoa · 02/HĐTD"]
    assert [one.id for one in offered_debts(book, "02 chuoi", 30)] == [made["second_debt"]]
    assert [one.id for one in offered_debts(book, "che", 30)] == [
        made["first_debt"]
    ]  # not the one to the bank
    assert len(offered_debts(book, "", 1)) == 1
    assert debt_named(book, made["bank"]).startswith("HTX Chè Tam Đường")


def test_a_package_carries_the_ledger_and_the_loan(tmp_path: Path) -> None:
    communes = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
    unit = register_book(tmp_path, communes["03388"])
    world(unit)
    tables = sent(unit, period="2026").document.register
    assert {"funds", "fund_capitals", "fund_loans", "fund_repayments"} <= set(tables)
    assert len(tables["fund_loans"].rows) == 4


def related(book: Book, of: str, **more: Any) -> str:
    return store.add(book, "fund_relations", {"fund_id": of, "borrower_relation": "spouse"} | more)


def test_what_related_borrowers_owe_counts_together(book: Book) -> None:
    """Of 1,000 million a client with related persons may owe 250: of A, B and the tea, only A is beside both."""
    of = fund(book)
    store.change(book, "funds", of, "charter_capital", 1000 * MILLION)
    tea = cooperative(book, "HTX Chè Tam Đường")
    ledger = debt(book, tea, entries=[("2026-03-01", "principal_drawn", 100 * MILLION)])
    first = own_loan(book, of, borrower="Lò Văn A", amount=100 * MILLION)
    second = own_loan(book, of, borrower="Lò Thị B", amount=60 * MILLION, contract="2")
    third = loan(book, of, debt_id=ledger)
    stranger = own_loan(book, of, borrower="Giàng A B", amount=140 * MILLION, contract="4")
    elsewhere = fund(book, "Quỹ khác")
    store.change(book, "funds", elsewhere, "charter_capital", 100 * MILLION)
    other = own_loan(book, elsewhere, borrower="Lò Văn A", amount=10 * MILLION, contract="5")

    def above(day: date = END) -> set[str]:
        return set(lists.keys(book, "fund_loans", ListFilter(preset="above_limit_with_related", day=day)))

    def together(key: str) -> int:
        return int(row(book, "fund_loans", key, "balance_with_related")["balance_with_related"]) // MILLION

    assert above() == set() and together(first) == 100
    related(book, of, borrower="Lò Văn A", related_borrower="Lò Thị B")
    assert above() == set() and [together(one) for one in (first, second, third)] == [160, 160, 100]
    manages = related(book, of, organisation_id=tea, related_borrower="Lò Văn A", borrower_relation="manager")
    assert [together(one) for one in (first, second, third)] == [260, 160, 200]
    assert above() == {first}, "who is related to a related person is not related"
    assert above(date(2026, 2, 28)) == set()
    assert (together(stranger), together(other)) == (140, 10), "neither strangers nor another fund"
    assert lists.preset_counts(book, "fund_loans")["above_limit"] == 0
    repay(book, second, 10 * MILLION)
    assert above() == set(), "250 of 250 is within"
    changes.undo(book, changes.recent(book, 1)[0].id)
    store.remove(book, "fund_relations", manages)
    assert above() == set()


def test_a_relation_names_two(book: Book) -> None:
    of, tea = fund(book), cooperative(book, "HTX Chè Tam Đường")
    for given, code, field in (
        ({"borrower": "A"}, "RELATION_SIDE", "related_borrower"),
        ({"related_borrower": "A"}, "RELATION_SIDE", "borrower"),
        ({"borrower": "A", "organisation_id": tea, "related_borrower": "B"}, "RELATION_SIDE", "borrower"),
        ({"borrower": "A", "related_borrower": "A"}, "RELATION_OF_ONE", "related_borrower"),
        (
            {"organisation_id": tea, "related_organisation_id": tea},
            "RELATION_OF_ONE",
            "related_organisation_id",
        ),
    ):
        with pytest.raises(Refused, match=code) as refused:
            related(book, of, **given)
        assert refused.value.details["field"] == field
    related(book, of, borrower="A", related_borrower="B")
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        related(book, of, borrower="A", related_borrower="B")


def test_who_is_related_is_sensitive_and_stays_out_of_copies_and_plain_lists(book: Book) -> None:
    assert set(PERSONAL["fund_relations"]) == {
        *("organisation_id", "borrower", "borrower_relation"),
        *("related_organisation_id", "related_borrower", "note"),
    }
    assert default_paths("fund_relations") == ("fund",)


def test_two_borrowers_that_become_one_are_related_no_more(book: Book) -> None:
    of, tea = fund(book), cooperative(book, "HTX Chè Tam Đường")
    twin = cooperative(book, "HTX Chè Tam Duong")
    related(book, of, organisation_id=tea, related_organisation_id=twin)
    stays = related(book, of, organisation_id=twin, related_borrower="Lò Văn A")
    merge(book, "organisations", tea, twin)
    assert list(lists.keys(book, "fund_relations")) == [stays]
    assert row(book, "fund_relations", stays, "organisation") == {"organisation": "HTX Chè Tam Đường"}
    changes.undo(book, changes.recent(book, 1)[0].id)
    assert lists.count(book, "fund_relations") == 2


def test_rows_of_a_table_become_relations(book: Book) -> None:
    of = fund(book)
    text = "Quỹ\tNgười vay\tQuan hệ\tNgười có liên quan\nQuỹ hỗ trợ phát triển HTX tỉnh\tLò Văn A\tVợ, chồng\tLò Thị B"
    block = read_block("fund_relations", [line.split("\t") for line in text.split("\n")])
    assert import_rows(book, "fund_relations", block, keep="all").kept
    (key,) = lists.keys(book, "fund_relations")
    found = row(book, "fund_relations", key, "borrower", "borrower_relation", "related_borrower")
    assert found == {"borrower": "Lò Văn A", "borrower_relation": "spouse", "related_borrower": "Lò Thị B"}
    assert import_rows(book, "fund_relations", block, keep="all").effects[0].outcome.value == "same" and of


def test_rows_with_vietnamese_headings_become_loans(book: Book) -> None:
    made = world(book)
    debt(book, made["banana"], contract="8/HĐTD", entries=[("2026-06-01", "principal_drawn", 5 * MILLION)])
    text = (
        "Quỹ\tHợp tác xã\tHợp đồng trong sổ nợ\tNgười vay\tSố tiền\tNgày vay\tMục đích vay\n"
        "Quỹ hỗ trợ phát triển HTX tỉnh\tHTX Chuối Đèo Hoa\t8/HĐTD\t\t\t\tMua giống\n"
        "Quỹ hỗ trợ phát triển HTX tỉnh\t\t\tGiàng A B\t25\t1/3/2026\tNuôi ong\n"
    )
    block = read_block("fund_loans", [line.split("\t") for line in text.strip().split("\n")])
    import_rows(book, "fund_loans", block, keep="all")
    found = lists.page(
        book, "fund_loans", list(lists.keys(book, "fund_loans", ListFilter(text="mua giong"))), ["balance"]
    )
    assert [one["balance"] for one in found] == [5 * MILLION]
    (key,) = lists.keys(book, "fund_loans", ListFilter(text="nuoi ong"))
    assert row(book, "fund_loans", key, "balance", "client") == {
        "balance": 25 * MILLION,
        "client": "Giàng A B",
    }


def test_a_client_above_the_limit_is_found_over_all_its_loans(book: Book) -> None:
    """Of 1,000 million one client may owe 150: two loans of 90 and 70 are above, and 60 paid back bring them below."""
    of = fund(book)
    first = own_loan(book, of, borrower="Lò Văn A", amount=90 * MILLION)
    second = own_loan(book, of, borrower="Lò Văn A", amount=70 * MILLION, contract="2")
    own_loan(book, of, borrower="Giàng A B", amount=150 * MILLION)

    def above(day: date = END) -> set[str]:
        return set(lists.keys(book, "fund_loans", ListFilter(preset="above_limit", day=day)))

    assert above() == set()  # the charter capital is not known
    store.change(book, "funds", of, "charter_capital", 1000 * MILLION)
    assert above() == {first, second}
    repay(book, first, 60 * MILLION)
    assert above() == set() and above(date(2026, 7, 31)) == {first, second}
