"""OCOP products: how long a certificate is valid, who could recognise, and what forms count of them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.forms.rules.measures import Source
from models.forms.snapshot import SETS
from models.forms.sources import Measuring
from models.register.drafts import OrganisationDraft
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.packing import register_tables
from storage.extracts.snapshot import take_snapshot
from storage.history import bin as kept
from storage.history import changes, desk
from storage.register import organisations
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

DAY = date(2026, 9, 30)


def tea(book: Book, name: str = "HTX Chè", **more: Any) -> str:
    owner = organisations.add(book, OrganisationDraft(kind="cooperative", name=name, founded_on="2019-01-01"))
    return product(book, owner, **more)


def product(book: Book, owner: str, **more: Any) -> str:
    values = {"organisation_id": owner, "name": "Chè shan", "group": "beverage", "stars": 4}
    return store.add(book, "products", values | {"certified_on": "2025-03-01"} | more)


def values(book: Book, key: str, day: date = DAY) -> dict[str, Any]:
    (row,) = lists.page(book, "products", [key], ["valid_to", "days_left", "stars"], ListFilter(day=day))
    return dict(row)


@pytest.mark.parametrize(
    ("certified", "ends"), [("2025-03-01", "2028-03-01"), ("2024-02-29", "2027-02-28"), (None, None)]
)
def test_a_certificate_is_valid_for_36_months_unless_said_otherwise(
    book: Book, certified: str | None, ends: str | None
) -> None:
    assert values(book, tea(book, certified_on=certified))["valid_to"] == ends
    assert (
        values(book, tea(book, "HTX B", certified_on=certified, valid_to="2029-01-01"))["valid_to"]
        == "2029-01-01"
    )


def test_a_day_of_recognition_that_becomes_known_later_says_until_when(book: Book) -> None:
    key = tea(book, certified_on=None)
    store.change(book, "products", key, "certified_on", "2025-03-01")
    assert values(book, key)["valid_to"] == "2028-03-01"
    store.change(book, "products", key, "valid_to", "2027-01-01")
    store.change(book, "products", key, "valid_to", None)
    assert values(book, key)["valid_to"] == "2028-03-01"


@pytest.mark.parametrize(
    ("level", "certified", "good"),
    [("district", "2025-07-05", True), ("district", "2025-07-06", False), ("province", "2025-07-06", True)],
)
def test_districts_recognised_until_the_fifth_of_july_2025(
    book: Book, level: str, certified: str, good: bool
) -> None:
    if good:
        tea(book, level=level, certified_on=certified)
        return
    with pytest.raises(Refused, match="PRODUCT_LEVEL_ENDED"):
        tea(book, level=level, certified_on=certified)


def test_days_left_and_presets_on_a_day(book: Book) -> None:
    key = tea(book)
    assert values(book, key, date(2028, 3, 1))["days_left"] == 0
    assert values(book, key, date(2028, 2, 29))["days_left"] == 1
    for day, presets in (
        (date(2025, 2, 28), {"valid": 0, "ending": 0, "ended": 0}),
        (date(2026, 9, 30), {"valid": 1, "ending": 0, "ended": 0}),
        (date(2028, 3, 1), {"valid": 1, "ending": 1, "ended": 0}),
        (date(2028, 3, 2), {"valid": 0, "ending": 0, "ended": 1}),
    ):
        assert lists.preset_counts(book, "products", ListFilter(day=day)) == presets


def test_one_organisation_has_a_name_once(book: Book) -> None:
    key = tea(book)
    owner = str(lists.page(book, "products", [key], ["organisation"])[0]["organisation.id"])
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        product(book, owner)
    store.remove(book, "products", key)
    again = product(book, owner)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        store.restore(book, "products", key)
    store.remove(book, "products", again)
    store.restore(book, "products", key)


def test_a_day_of_ending_before_the_beginning_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="DAYS_OUT_OF_ORDER"):
        tea(book, valid_to="2025-02-28")


def test_bin_undo_and_history(book: Book) -> None:
    key = tea(book)
    store.change(book, "products", key, "stars", 5)
    line = desk.last_done(book, desk.is_register_work)
    assert line is not None and (line.title, line.details["name"]) == ("RECORD_CHANGED", "Chè shan · 4")
    changes.undo(book, line.id)
    assert values(book, key)["stars"] == 4
    store.remove(book, "products", key)
    (thrown,) = kept.binned_records(book)
    assert (thrown.table, thrown.name) == ("products", "HTX Chè · Chè shan · 4")
    kept.restore(book, thrown)
    assert lists.count(book, "products") == 1


def test_products_travel_where_there_are_any(book: Book) -> None:
    owner = organisations.add(
        book, OrganisationDraft(kind="cooperative", name="HTX A", founded_on="2019-01-01")
    )
    assert "products" not in register_tables(book, DAY)
    product(book, owner)
    product(book, owner, name="Sau ngày chốt", certified_on="2026-10-01")
    table = register_tables(book, DAY)["products"]
    assert len(table.rows) == 1 and "name_folded" not in table.columns


def source(measure: str, attribute: str = "", **where: Any) -> Source:
    return Source("products", measure, attribute, {"current": True}, where)  # type: ignore[arg-type]


def test_forms_count_products_stars_and_organisations(book: Book, tmp_path: Path) -> None:
    first = tea(book)
    owner = str(lists.page(book, "products", [first], ["organisation"])[0]["organisation.id"])
    product(book, owner, name="Mật ong", stars=3, group="food")
    product(book, owner, name="Hết hạn", certified_on="2022-01-01")
    tea(book, "HTX B", stars=5, certified_on="2026-08-15")
    found = take_snapshot(book, DAY, date(2026, 7, 1), DAY, "2026-Q3", unit_on("12", DAY))
    assert {"product", "current", "stars", "group", "certified_on_in_period", "organisation"} <= SETS[
        "products"
    ]
    assert Measuring(found).of(source("count")) == 3
    assert Measuring(found).of(source("count", stars=(4, 5))) == 2
    assert Measuring(found).of(source("distinct", "organisation")) == 2
    assert Measuring(found).of(source("count", certified_on_in_period=True)) == 1
