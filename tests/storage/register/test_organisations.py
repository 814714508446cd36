"""Organisations: kept field by field, refused where the law or the book says so, otherwise never."""

from datetime import date
from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book.book import Book
from storage.history import changes
from storage.register import organisations, standings

NOW = date(2026, 10, 2)


def added(book: Book, name: str = "HTX Dền Thàng", **more: Any) -> str:
    return organisations.add(book, OrganisationDraft(**{"kind": "cooperative", "name": name, **more}))


def test_a_new_one_stands_with_its_first_event_and_capital(book: Book) -> None:
    made = added(
        book, founded_on="2019-03-01", tax_code="6200 098 765", capital=3_500_000_000, sector="crops"
    )
    card = organisations.get(book, made)
    assert card.values["tax_code"] == "6200098765"
    assert (card.standing.legal_status, card.standing.operational_status) == ("active", "active")
    assert [(event.on, event.event) for event in card.events] == [("2019-03-01", "founded")]
    assert card.capital == 3_500_000_000
    assert (card.members, card.managers, card.debt, card.deleted) == (0, 0, 0, False)


def test_adding_is_one_change(book: Book) -> None:
    added(book, founded_on="2019-03-01", capital=5)
    assert [line.title for line in changes.recent(book)] == ["ORGANISATION_ADDED"]


def test_one_without_any_day_has_no_event(book: Book) -> None:
    assert organisations.get(book, added(book)).events == ()


def test_one_taken_over_from_old_records_says_what_it_does(book: Book) -> None:
    made = added(
        book, event="recorded", event_on="2024-01-01", operational_status="awaiting_dissolution_debt"
    )
    standing = organisations.get(book, made).standing
    assert (standing.legal_status, standing.operational_status) == ("active", "awaiting_dissolution_debt")


@pytest.mark.parametrize(
    ("name", "on"),
    [("HTX Dền Thàng", None), ("Hợp tác xã  DỀN THÀNG", "2024-07-01"), ("htx den thang", None)],
)
def test_a_name_that_lives_is_refused(book: Book, name: str, on: str | None) -> None:
    added(book)
    with pytest.raises(Refused, match="NAME_TAKEN"):
        added(book, name, founded_on=on)


def test_a_name_may_return_when_its_bearer_has_ended_or_is_of_another_kind_or_law(book: Book) -> None:
    first = added(book, founded_on="2010-01-01")
    added(book, founded_on="2012-01-01")  # then unique only within a district
    added(book, kind="union")
    for one in (first, organisations.add(book, OrganisationDraft(kind="credit_fund", name="HTX Dền Thàng"))):
        standings.record_event(book, one, "dissolved", "2023-01-01")
    with pytest.raises(Refused, match="NAME_TAKEN"):
        added(book, founded_on="2025-01-01")
    organisations.remove(book, "id000003")
    added(book, "HTX Dền Thàng", founded_on="2025-01-01", kind="credit_fund")


def test_groups_of_one_name_may_live_in_different_communes(book: Book) -> None:
    added(book, "THT Nậm Xe", kind="group", commune_code="03549")
    added(book, "THT Nậm Xe", kind="group", commune_code="03571")
    with pytest.raises(Refused, match="NAME_TAKEN"):
        added(book, "THT Nậm Xe", kind="group", commune_code="03571")


def test_a_tax_code_belongs_to_one_living_or_dead(book: Book) -> None:
    first = added(book, tax_code="6200098765", founded_on="2010-01-01")
    standings.record_event(book, first, "dissolved", "2023-01-01")
    with pytest.raises(Refused, match="TAX_CODE_TAKEN") as refusal:
        added(book, "HTX khác", tax_code="6200 098765")
    assert refusal.value.details["name"] == "HTX Dền Thàng"
    other = added(book, "HTX khác")
    with pytest.raises(Refused, match="TAX_CODE_TAKEN"):
        organisations.update(book, other, "tax_code", "6200098765")
    assert organisations.get(book, other).values["tax_code"] is None


def test_a_doubtful_tax_code_is_kept(book: Book) -> None:
    assert organisations.get(book, added(book, tax_code="123")).values["tax_code"] == "123"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("name", " ", "FIELD_REQUIRED"),
        ("registered_on", "2018-01-01", "DAYS_OUT_OF_ORDER"),
        ("founded_on", "2019-02-30", "DAY_IMPOSSIBLE"),
        ("sector", "mining", "CODE_UNKNOWN"),
        ("commune_code", "99999", "UNIT_UNKNOWN"),
        ("commune_code", "109", "UNIT_UNKNOWN"),
        ("deleted", 1, "FIELD_UNKNOWN"),
        ("name_folded", "x", "FIELD_UNKNOWN"),
        ("kind", None, "FIELD_REQUIRED"),
    ],
)
def test_a_refused_field_leaves_everything_as_it_was(book: Book, field: str, value: Any, code: str) -> None:
    made = added(book, founded_on="2019-03-01")
    before = organisations.get(book, made)
    with pytest.raises(Refused, match=code):
        organisations.update(book, made, field, value)
    assert organisations.get(book, made) == before
    assert len(changes.recent(book)) == 1


def test_a_commune_is_the_one_of_its_day(book: Book) -> None:
    made = added(book, commune_code="03388")
    assert organisations.get(book, made).values["commune_from"] == "2025-07-01"
    organisations.update(book, made, "commune", unit_on("03388", date(2020, 1, 1)))
    values = organisations.get(book, made).values
    assert (values["commune_code"], values["commune_from"]) == ("03388", None)
    organisations.update(book, made, "commune", None)
    assert organisations.get(book, made).values["commune_code"] is None
    with pytest.raises(Refused, match="UNIT_NOT_A_COMMUNE"):
        organisations.update(book, made, "commune", unit_on("12", NOW))


def test_an_old_commune_that_has_ended_can_still_be_named(book: Book) -> None:
    made = added(book, commune_code="03586")
    assert organisations.get(book, made).values["commune_from"] is None
    with pytest.raises(Refused, match="UNIT_UNKNOWN"):
        added(book, "HTX khác", commune_code="03586", commune_from="2025-07-01")


def test_a_new_name_is_found_and_ordered_anew(book: Book) -> None:
    made = added(book)
    organisations.update(book, made, "name", "HTX Đông Pao")
    with pytest.raises(Refused, match="NAME_TAKEN"):
        added(book, "Hợp tác xã Đông Pao")
    added(book, "HTX Dền Thàng")


def test_the_bin_keeps_everything_and_gives_it_back(book: Book) -> None:
    made = added(book, founded_on="2024-08-01")
    organisations.remove(book, made)
    assert organisations.get(book, made).deleted
    other = added(book, founded_on="2024-08-01")
    with pytest.raises(Refused, match="NAME_TAKEN"):
        organisations.restore(book, made)
    organisations.update(book, other, "name", "HTX Bản Lang")
    organisations.restore(book, made)
    assert not organisations.get(book, made).deleted


def test_capital_is_that_of_the_day_and_one_a_day(book: Book) -> None:
    made = added(book, founded_on="2020-01-01", capital=100)
    organisations.set_capital(book, made, "2022-01-01", 150)
    organisations.set_capital(book, made, date(2022, 1, 1), 200)
    organisations.set_capital(book, made, "2027-01-01", 900)
    assert organisations.get(book, made).capital == 200
    assert organisations.get(book, made, date(2021, 12, 31)).capital == 100
    assert [line.amount for line in organisations.get(book, made).capitals] == [100, 200, 900]
    with pytest.raises(Refused, match="AMOUNT_NEGATIVE"):
        organisations.set_capital(book, made, "2023-01-01", -1)


def test_a_union_is_no_member_of_itself(book: Book) -> None:
    union = added(book, "LHHTX Lai Châu", kind="union")
    made = added(book)
    organisations.update(book, made, "union_id", union)
    with pytest.raises(Refused, match="UNION_NOT_POSSIBLE"):
        organisations.update(book, union, "union_id", union)


def test_who_is_not_there_is_refused(book: Book) -> None:
    for act in (organisations.get, organisations.remove, organisations.restore):
        with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
            act(book, "nobody")
