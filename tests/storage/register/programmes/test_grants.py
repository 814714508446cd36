"""Support grants: whom they name, what was paid out of which source, and what is doubtful."""

from datetime import date
from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.register import organisations, standings
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store

DAY = date(2026, 9, 30)


def cooperative(book: Book, name: str = "HTX Chè") -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2019-01-01"))


def grant(book: Book, name: str = "Nhà kho chè", **more: Any) -> str:
    values = {"beneficiary": "cooperative", "beneficiary_name": "HTX Chè", "content": "infrastructure"}
    return store.add(
        book, "support_grants", {"name": name, "state": "approved", "year": 2026} | values | more
    )


def amount(book: Book, key: str, step: str, millions: int, source: str = "province", **more: Any) -> str:
    values = {"grant_id": key, "step": step, "source": source, "amount": millions * 1_000_000}
    return store.add(book, "grant_amounts", values | {"on": "2026-03-15"} | more)


def sums(book: Book, key: str, day: date = DAY) -> tuple[Any, ...]:
    paths = ("planned", "approved", "disbursed", "returned")
    (row,) = lists.page(book, "support_grants", [key], paths, ListFilter(day=day))
    return tuple(row[path] for path in paths)


def doubted(book: Book, preset: str, day: date = DAY) -> list[str]:
    return list(lists.keys(book, "support_grants", ListFilter(preset=preset, day=day)))


def test_somebody_is_supported(book: Book) -> None:
    with pytest.raises(Refused, match="BENEFICIARY_MISSING"):
        grant(book, beneficiary_name="")
    assert grant(book, beneficiary_name="", organisation_id=cooperative(book))
    person = store.add(book, "people", {"name": "Lò Văn A"})
    key = grant(book, beneficiary_name="", person_id=person)
    with pytest.raises(Refused, match="BENEFICIARY_MISSING"):
        store.change(book, "support_grants", key, "person_id", None)


def test_there_are_no_more_persons_than_visits(book: Book) -> None:
    key = grant(book, visits=60, beneficiaries=30)
    with pytest.raises(Refused, match="BENEFICIARIES_ABOVE_VISITS"):
        store.change(book, "support_grants", key, "visits", 29)
    store.change(book, "support_grants", key, "visits", None)  # not known says nothing
    store.change(book, "support_grants", key, "beneficiaries", 90)


def test_a_component_is_one_of_its_programme(book: Book) -> None:
    first, second = (
        store.add(book, "programmes", {"name": name, "programme_kind": "policy"}) for name in ("A", "B")
    )
    component = store.add(book, "programme_components", {"programme_id": first, "name": "Dự án 2"})
    for wrong in ({"programme_id": second}, {}):
        with pytest.raises(Refused, match="COMPONENT_OF_ANOTHER"):
            grant(book, component_id=component, **wrong)
    key = grant(book, component_id=component, programme_id=first)
    with pytest.raises(Refused, match="COMPONENT_OF_ANOTHER") as refused:
        store.change(book, "support_grants", key, "programme_id", second)
    assert refused.value.details == {"component": "Dự án 2", "field": "component_id"}
    assert cards.get_card(book, "support_grants", key).values["programme_id"] == first


def test_the_list_names_who_is_supported(book: Book) -> None:
    person = store.add(book, "people", {"name": "Lò Văn A"})
    keys = [
        grant(book, "A", organisation_id=cooperative(book, "HTX Lúa"), person_id=person),
        grant(book, "B", person_id=person),
        grant(book, "C", beneficiary_name="Hộ ông B"),
    ]
    rows = lists.page(book, "support_grants", keys, ("supported",))
    assert [row["supported"] for row in rows] == ["HTX Lúa", "Lò Văn A", "Hộ ông B"]


def test_the_sums_of_the_steps_as_of_a_day(book: Book) -> None:
    key = grant(book)
    assert sums(book, key) == (None, None, None, None)  # nothing stated is not zero
    amount(book, key, "planned", 300, on=None, year=2026)
    amount(book, key, "approved", 200)
    amount(book, key, "approved", 80, "local")
    amount(book, key, "disbursed", 150)
    amount(book, key, "disbursed", 90, on="2026-10-01")  # the day after
    amount(book, key, "returned", 20, on="2026-05-01")
    # approved 200 + 80; disbursed 150 until 30 September, 240 the day after
    assert sums(book, key) == (300_000_000, 280_000_000, 150_000_000, 20_000_000)
    assert sums(book, key, date(2026, 10, 1))[2] == 240_000_000


def test_an_amount_is_of_a_year_which_is_that_of_its_day_unless_said(book: Book) -> None:
    key = grant(book)

    def year_of(part: str) -> Any:
        return cards.get_card(book, "grant_amounts", part).values["year"]

    assert year_of(amount(book, key, "approved", 1)) == 2026
    # money of the budget of 2025, paid in January of the next year
    assert year_of(amount(book, key, "disbursed", 1, on="2026-01-20", year=2025)) == 2025
    with pytest.raises(Refused, match="AMOUNT_WITHOUT_YEAR"):
        amount(book, key, "planned", 1, on=None)


def test_no_source_gets_back_more_than_was_paid_out_of_it(book: Book) -> None:
    key = grant(book)
    paid = amount(book, key, "disbursed", 100)
    amount(book, key, "disbursed", 500, "central")  # another source does not help
    with pytest.raises(Refused, match="RETURNED_ABOVE_DISBURSED") as refused:
        amount(book, key, "returned", 101)
    assert refused.value.details["above"] == 1_000_000
    back = amount(book, key, "returned", 100)
    for name, value in (("amount", 99_000_000), ("source", "local"), ("step", "approved")):
        with pytest.raises(Refused, match="RETURNED_ABOVE_DISBURSED"):
            store.change(book, "grant_amounts", paid, name, value)
    with pytest.raises(Refused, match="RETURNED_ABOVE_DISBURSED"):
        store.remove(book, "grant_amounts", paid)
    store.remove(book, "grant_amounts", back)
    store.remove(book, "grant_amounts", paid)


def test_nor_is_a_payment_undone_of_which_some_came_back(book: Book) -> None:
    key = grant(book)
    amount(book, key, "disbursed", 100)
    payment = changes.recent(book, 1)[0].id
    back = amount(book, key, "returned", 40)
    with pytest.raises(Refused, match="RETURNED_ABOVE_DISBURSED"):
        changes.undo(book, payment)
    store.remove(book, "grant_amounts", back)
    changes.undo(book, payment)
    assert sums(book, key) == (None, None, None, None)


def test_more_paid_than_approved_is_doubted(book: Book) -> None:
    above, even, silent = grant(book, "A"), grant(book, "B"), grant(book, "C")
    for key, paid in ((above, 201), (even, 200)):
        amount(book, key, "approved", 200)
        amount(book, key, "disbursed", paid)
    amount(book, silent, "disbursed", 200)  # what was approved is not known
    assert doubted(book, "above_approved") == [above]


def test_what_was_approved_has_a_decision(book: Book) -> None:
    paper = store.add(book, "documents", {"name": "12/QĐ-UBND", "document_kind": "decision"})
    lacking = grant(book, "A")
    grant(book, "B", decision_id=paper)
    grant(book, "C", state="planned")
    grant(book, "D", state="refused")
    assert doubted(book, "without_decision") == [lacking]


def test_what_came_back_has_a_reason(book: Book) -> None:
    by_state, by_money = grant(book, "A", state="returned"), grant(book, "B")
    amount(book, by_money, "disbursed", 10)
    amount(book, by_money, "returned", 10)
    grant(book, "C", state="returned", return_reason="Không đủ tiêu chí")
    assert doubted(book, "returned_without_reason") == [by_state, by_money]


def test_an_organisation_that_had_ended_gets_no_support(book: Book) -> None:
    gone, there = cooperative(book), cooperative(book, "HTX Lúa")
    standings.record_event(book, gone, "dissolved", "2026-02-28")

    def of(owner: str, name: str, **more: Any) -> str:
        return grant(book, name, organisation_id=owner, beneficiary_name="", **more)

    of(gone, "A", decided_on="2026-02-28")  # on its last day
    after = of(gone, "B", decided_on="2026-03-01")
    paid = of(gone, "C")
    amount(book, paid, "disbursed", 5, on="2026-03-02")
    back = of(gone, "D")
    amount(book, back, "disbursed", 5, on="2026-01-02")
    amount(book, back, "returned", 5, on="2026-06-02")  # what comes back later is no new support
    next_year = of(gone, "E", year=2027)
    of(there, "F", decided_on="2026-03-01")
    assert doubted(book, "beneficiary_ended") == [after, paid, next_year]
    assert doubted(book, "beneficiary_ended", date(2026, 1, 31)) == []
