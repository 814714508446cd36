"""Dated values as records of their own: added, moved to another day, taken out."""

from datetime import date
from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.register import dated_values, organisations
from storage.register.dated import ALWAYS
from storage.register.records import store


@pytest.fixture
def owner(book: Book) -> str:
    return organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Chè", sector="crops"))


def add(book: Book, owner: str, **more: Any) -> str:
    values = {"organisation_id": owner, "field": "sector", "on": "2025-01-01", "value": "trade"}
    return store.add(book, "dated_values", values | more)


def rows(book: Book, owner: str) -> list[tuple[str | None, str]]:
    return [(line.on, line.value) for line in dated_values.values_of(book, owner)]


def code(book: Book, owner: str, **more: Any) -> str:
    with pytest.raises(Refused) as refusal:
        add(book, owner, **more)
    return refusal.value.code


def test_a_value_of_a_day_leaves_the_days_before_as_they_were(book: Book, owner: str) -> None:
    add(book, owner, document="12/QĐ")
    assert rows(book, owner) == [(None, "crops"), ("2025-01-01", "trade")]
    assert [line.document for line in dated_values.values_of(book, owner)] == ["", "12/QĐ"]
    assert organisations.get(book, owner).values["sector"] == "trade"
    assert organisations.get(book, owner, date(2024, 12, 31)).values["sector"] == "crops"


def test_a_value_without_a_day_holds_from_the_beginning(book: Book, owner: str) -> None:
    add(book, owner, on=None, value="livestock")
    assert rows(book, owner) == [(None, "livestock")]


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"organisation_id": ""}, "FIELD_REQUIRED"),
        ({"field": ""}, "FIELD_REQUIRED"),
        ({"organisation_id": "nobody"}, "ORGANISATION_UNKNOWN"),
        ({"field": "phone"}, "NOT_DATED"),
        ({"value": "nothing"}, "CODE_UNKNOWN"),
        ({"on": "2026-10-03"}, "DATED_DAY_AHEAD"),  # the day after today
        ({"field": "alliance_member", "value": "yes"}, "FLAG_NOT_UNDERSTOOD"),
        ({"field": "commune_code", "value": "03549|1999-01-01"}, "UNIT_UNKNOWN"),
        ({"field": "commune_code", "value": "106|2020-01-01"}, "UNIT_UNKNOWN"),
    ],
)
def test_what_cannot_be_a_value_is_refused(
    book: Book, owner: str, more: dict[str, Any], refusal: str
) -> None:
    assert code(book, owner, **more) == refusal
    assert rows(book, owner) == []


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("alliance_member", "1", "1"),
        ("alliance_member", "0", "0"),
        ("alliance_member", None, ""),
        ("commune_code", "03549|2025-07-01", "03549|2025-07-01"),
        ("commune_code", "", ""),
        ("sector", None, ""),
    ],
)
def test_flags_and_communes_are_kept_as_text(
    book: Book, owner: str, field: str, value: str | None, kept: str
) -> None:
    add(book, owner, field=field, value=value)
    assert rows(book, owner)[-1] == ("2025-01-01", kept)


def test_day_value_and_document_are_changed_one_by_one(book: Book, owner: str) -> None:
    key = add(book, owner)
    store.change(book, "dated_values", key, "document", "12/QĐ")
    store.change(book, "dated_values", key, "on", "2025-01-01")  # the day that it has
    store.change(book, "dated_values", key, "on", "2025-03-01")
    store.change(book, "dated_values", key, "value", "livestock")
    assert rows(book, owner) == [(None, "crops"), ("2025-03-01", "livestock")]
    assert dated_values.values_of(book, owner)[1].document == "12/QĐ"
    store.change(book, "dated_values", key, "on", None)
    assert rows(book, owner) == [] and organisations.get(book, owner).values["sector"] == "livestock"
    with pytest.raises(Refused, match="RECORD_UNKNOWN"):
        store.change(book, "dated_values", "nothing", "document", "x")


def test_the_value_of_the_beginning_is_changed_without_a_day(book: Book, owner: str) -> None:
    add(book, owner)
    beginning = dated_values.values_of(book, owner)[0].id
    store.change(book, "dated_values", beginning, "value", "livestock")
    assert rows(book, owner) == [(None, "livestock"), ("2025-01-01", "trade")]
    with pytest.raises(Refused, match="DATED_BEGINNING"):
        dated_values.redate(book, beginning, date(2024, 1, 1))


@pytest.mark.parametrize(("since", "said"), [(date(2024, 1, 1), "2024-01-01"), (ALWAYS, "")])
def test_moving_a_value_is_named_in_the_history(book: Book, owner: str, since: Any, said: str) -> None:
    dated_values.redate(book, add(book, owner), since)
    line = changes.recent(book, 1)[0]
    assert (line.title, line.details["field"], line.details["since"]) == ("VALUE_REDATED", "sector", said)
    assert rows(book, owner) == ([(None, "crops"), ("2024-01-01", "trade")] if said else [])


def test_taking_a_value_out_lets_the_one_before_it_hold_on(book: Book, owner: str) -> None:
    dated_values.remove(book, add(book, owner))
    line = changes.recent(book, 1)[0]
    assert (line.title, line.details["since"]) == ("VALUE_TAKEN_OUT", "2025-01-01")
    assert rows(book, owner) == [] and organisations.get(book, owner).values["sector"] == "crops"


def test_a_name_that_is_taken_by_a_move_is_refused(book: Book, owner: str) -> None:
    group = organisations.add(book, OrganisationDraft(kind="group", name="HTX Chè"))
    assert code(book, group, field="kind", value="cooperative") == "NAME_TAKEN"
