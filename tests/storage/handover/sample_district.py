"""District 109 (Phong Tho, until 30/6/2025) with cooperatives in communes that went to several communes of today.

03549 and 03490 went to 03549 of today, 03391 to 03388. A has a member, a debt and a capital; A and B share a member; A
got support by a decision; B came out of C; E has no commune.
"""

from datetime import date
from pathlib import Path

from models.register.drafts import MembershipDraft, PersonDraft
from models.values.units import unit_on
from storage.book.book import Book
from storage.register import members, organisations
from storage.register.records import store
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import unit_book

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PHONG_THO, DOAN_KET = unit_on("03549", AFTER), unit_on("03388", AFTER)
MILLION = 1_000_000


def district(folder: Path, *, lost: bool = True) -> tuple[Book, dict[str, str]]:
    """The book and the organisations by their letters; lost: with E, whose commune is not known."""
    book = unit_book(folder / "109.book", "109", BEFORE)
    ids = {}
    communes = {"A": "03549", "B": "03490", "C": "03391"} | ({"E": None} if lost else {})
    for name, commune in communes.items():
        ids[name] = cooperative(book, f"HTX {name}", commune_code=commune, capital=100 * MILLION)
    organisations.set_capital(book, ids["A"], "2024-01-01", 250 * MILLION)
    person = PersonDraft(name="Lò Thị Mỷ")
    both, _ = members.add_member(book, ids["A"], person, MembershipDraft(joined_on="2020-01-01"))
    members.add_member(book, ids["B"], both, MembershipDraft(joined_on="2021-01-01"))
    debt = store.add(book, "debts", {"organisation_id": ids["A"], "creditor_kind": "bank"})
    for kind, amount in (("principal_drawn", 40), ("principal_paid", 15)):
        entry = {"debt_id": debt, "on": "2024-01-01", "kind": kind, "amount": amount * MILLION}
        store.add(book, "debt_entries", entry)
    document = store.add(book, "documents", {"name": "12/QĐ-UBND", "document_kind": "decision"})
    grant = {
        "name": "Kho lạnh",
        "beneficiary": "cooperative",
        "organisation_id": ids["A"],
        "content": "infrastructure",
        "state": "approved",
        "year": 2024,
        "decision_id": document,
    }
    store.add(book, "support_grants", grant)
    store.add(
        book,
        "relations",
        {
            "organisation_id": ids["B"],
            "counterpart_id": ids["C"],
            "relation_kind": "split",
            "on": "2022-01-01",
        },
    )
    return book, ids
