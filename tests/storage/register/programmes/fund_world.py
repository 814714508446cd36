"""A fund with loans in ledgers and loans to a member, for tests; every figure is worked out by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from models.register.drafts import DebtDraft, EntryDraft
from storage.book.book import Book
from storage.register import debts
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store
from tests.storage.received.sample_registers import cooperative

MILLION = 1_000_000
END = date(2026, 12, 14)
"""The cut-off day of the year 2026."""


def fund(book: Book, name: str = "Quỹ hỗ trợ phát triển HTX tỉnh") -> str:
    return store.add(book, "funds", {"name": name, "fund_state": "lending"})


def debt(book: Book, owner: str, kind: str = "alliance_fund", **more: Any) -> str:
    entries = [EntryDraft(on=on, kind=what, amount=amount) for on, what, amount in more.pop("entries", ())]
    return debts.add(book, owner, DebtDraft(creditor_kind=kind, entries=tuple(entries), **more))


def loan(book: Book, of: str, **more: Any) -> str:
    return store.add(book, "fund_loans", {"fund_id": of} | more)


def own_loan(book: Book, of: str, **more: Any) -> str:
    values = {
        "borrower": "Lò Văn A",
        "borrower_kind": "member",
        "amount": 60 * MILLION,
        "lent_on": "2026-02-01",
    }
    return loan(book, of, **values | more)


def repay(book: Book, of: str, amount: int, on: str = "2026-08-01", kind: str = "paid") -> str:
    values = {"loan_id": of, "on": on, "repayment_kind": kind, "amount": amount}
    return store.add(book, "fund_repayments", values)


def row(book: Book, table: str, key: str, *paths: str, day: date = END) -> dict[str, Any]:
    (found,) = lists.page(book, table, [key], paths, ListFilter(day=day))
    return {path: found[path] for path in paths}


def world(book: Book) -> Mapping[str, str]:
    """A fund with four loans: two in ledgers, two to a member who is in no register; and a debt to a bank."""
    tea, banana = cooperative(book, "HTX Chè Tam Đường"), cooperative(book, "HTX Chuối Đèo Hoa")
    first = debt(
        book,
        tea,
        contract="01/HĐTD",
        due_on="2026-06-30",
        group_code="3",
        entries=[
            ("2025-03-01", "principal_drawn", 300 * MILLION),
            ("2025-09-01", "principal_paid", 50 * MILLION),
            ("2026-01-01", "interest_charged", 9 * MILLION),
            ("2026-04-01", "principal_paid", 100 * MILLION),
        ],
    )
    second = debt(
        book,
        banana,
        contract="02/HĐTD",
        due_on="2028-05-10",
        entries=[
            ("2026-05-10", "principal_drawn", 200 * MILLION),
            ("2026-11-01", "principal_written_off", 20 * MILLION),
        ],
    )
    bank = debt(book, tea, "bank", entries=[("2026-01-01", "principal_drawn", 500 * MILLION)])
    of = fund(book)
    third = own_loan(book, of, due_on="2026-10-01")
    repay(book, third, 10 * MILLION)
    fourth = own_loan(book, of, amount=40 * MILLION, lent_on="2024-01-01")
    repay(book, fourth, 40 * MILLION, "2025-05-05")
    for on, source, movement, amount in (
        ("2020-01-01", "province", "in", 1000),
        ("2021-01-01", "alliance", "in", 200),
        ("2026-03-01", "members", "in", 30),
        ("2026-09-01", "province", "loss", 20),
    ):
        values = {"on": on, "capital_source": source, "movement": movement, "amount": amount * MILLION}
        store.add(book, "fund_capitals", {"fund_id": of} | values)
    return {
        "fund": of,
        "tea": tea,
        "banana": banana,
        "first_debt": first,
        "second_debt": second,
        "bank": bank,
        "first": loan(book, of, debt_id=first, purpose="Mua chè búp"),
        "second": loan(book, of, debt_id=second),
        "third": third,
        "fourth": fourth,
    }
