"""Communes by year: one of that year, once, and what the register knows of it on the last day of that year."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.register.drafts import OrganisationDraft
from models.register.texts.blocks import read_block
from models.values.errors import Refused
from models.values.outcomes import Outcome
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.extracts.snapshot import take_snapshot
from storage.register import organisations, standings
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store
from tests.storage.conftest import NOW

NEW = {"commune_code": "03549", "commune_from": "2025-07-01"}


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    """A book of the province, whose communes a name may mean."""
    with settings.create_book(path, unit_on("12", NOW.date(), "province"), clock=lambda: NOW) as made:
        yield made


def profile(book: Book, year: int = 2025, **more: Any) -> str:
    return store.add(book, "commune_profiles", NEW | {"year": year} | more)


def placed(book: Book, name: str, commune: str = "03549", **more: Any) -> str:
    known = {"kind": "cooperative", "name": name, "founded_on": "2025-08-01", "commune_code": commune}
    return organisations.add(book, OrganisationDraft(**known | more))


def known(book: Book, key: str, day: date | None = None) -> tuple[Any, Any]:
    paths = ["operating_cooperatives", "chain_cooperatives"]
    (row,) = lists.page(book, "commune_profiles", [key], paths, ListFilter(day=day))
    return row["operating_cooperatives"], row["chain_cooperatives"]


def shown(book: Book, preset: str) -> list[str]:
    return list(lists.keys(book, "commune_profiles", ListFilter(preset=preset)))


def test_a_commune_of_the_year_once(book: Book) -> None:
    profile(book)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        profile(book)
    with pytest.raises(Refused, match="COMMUNE_NOT_IN_YEAR"):
        profile(book, 2024)
    assert cards.get_card(book, "commune_profiles", profile(book, 2026)).called == "Xã Phong Thổ · 2026"


def test_a_commune_that_ended_has_profiles_until_its_last_year(book: Book) -> None:
    old = unit_on("03549", date(2024, 1, 1), "commune")
    key = store.add(book, "commune_profiles", {"commune_code": old, "year": 2025})
    assert cards.get_card(book, "commune_profiles", key).called == f"{old.title} · 2025"
    assert old.title != "Xã Phong Thổ", "the code was given again"
    with pytest.raises(Refused, match="COMMUNE_NOT_IN_YEAR"):
        store.change(book, "commune_profiles", key, "year", 2026)


def test_what_operates_is_counted_on_the_last_day_of_the_year(book: Book) -> None:
    one = placed(book, "HTX Một", value_chain=True)
    placed(book, "THT Hai", kind="group")
    placed(book, "HTX Ba", "03571")
    first, second = profile(book, 2025), profile(book, 2026)
    assert known(book, first) == (1, 1) and known(book, second) == (1, 1)
    standings.record_event(book, one, "stopped", "2026-03-01")
    assert known(book, first) == (1, 1) and known(book, second) == (0, 0)
    assert known(book, second, date(2026, 2, 1)) == (1, 1), "as of a day within the year"
    assert shown(book, "without_cooperative") == [second]


def test_one_that_moved_counts_where_it_was(book: Book) -> None:
    one = placed(book, "HTX Một", value_chain=False)
    organisations.update(book, one, "commune", unit_on("03571", date(2026, 1, 1)), date(2026, 2, 1))
    there = {"commune_code": "03571", "year": 2026}
    first, second = profile(book, 2025), profile(book, 2026)
    third = store.add(book, "commune_profiles", there)
    assert [known(book, key) for key in (first, second, third)] == [(1, 0), (0, 0), (1, 0)]
    organisations.remove(book, one)
    assert known(book, third) == (0, 0)


def test_a_criterion_that_its_parts_contradict_is_listed(book: Book) -> None:
    placed(book, "HTX Một")
    every = {f"criterion_13_{number}": 1 for number in range(1, 6)}
    profile(book, 2025, criterion_13=1, **every)
    lacking = profile(book, 2026, criterion_13=1, **every | {"criterion_13_4": 0})
    all_met = profile(book, 2027, criterion_13=0, **every)
    blank = profile(book, 2028, criterion_13=1)
    alone = store.add(book, "commune_profiles", {"commune_code": "03571", "year": 2026, "criterion_13_1": 1})
    assert set(shown(book, "parts_differ")) == {lacking, all_met, alone}
    assert blank in shown(book, "criterion_met") and shown(book, "criterion_not_met") == [all_met]


def test_a_table_with_headings_of_these_offices_is_read(book: Book) -> None:
    cells = [
        ["Tên xã", "Năm", "Đạt chuẩn NTM", "Tiêu chí số 13", "13.1", "Khu vực"],
        ["Phong Thổ", "2026", "Nông thôn mới nâng cao", "Có", "x", "Khu vực III"],
    ]
    done = import_rows(book, "commune_profiles", read_block("commune_profiles", cells), keep="all")
    assert [effect.outcome for effect in done.effects] == [Outcome.NEW]
    (key,) = lists.keys(book, "commune_profiles")
    values = cards.get_card(book, "commune_profiles", key).values
    kept = ("commune_code", "commune_from", "new_rural", "criterion_13", "criterion_13_1", "zone")
    assert [values[name] for name in kept] == ["03549", "2025-07-01", "advanced", 1, 1, "zone_3"]
    again = import_rows(book, "commune_profiles", read_block("commune_profiles", cells), keep="all")
    assert [effect.outcome for effect in again.effects] == [Outcome.SAME]
    assert lists.keys(book, "commune_profiles", ListFilter(text="phong tho"))[0] == key


def test_forms_count_the_profiles_of_their_year(book: Book) -> None:
    """Of three communes of 2026 two met criterion 13; the one of 2025 is a year away."""
    for code, met in (("03549", 1), ("03571", 1), ("03583", 0)):
        store.add(book, "commune_profiles", {"commune_code": code, "year": 2026, "criterion_13": met})
    profile(book, 2025, criterion_13=1)
    last = date(2026, 9, 30)
    unit = unit_on("12", last, "province")
    found = take_snapshot(book, last, date(2026, 7, 1), last, "2026-Q3", unit).sets["commune_profiles"]
    counted = sorted((row["year_offset"], row["criterion_13"]) for row in found)
    assert counted == [(-1, True), (0, False), (0, True), (0, True)]


def test_a_reason_is_no_part_of_the_status_that_forms_ask_for(book: Book) -> None:
    placed(book, "HTX Một", tax_status="03-11")
    last = date(2026, 9, 30)
    unit = unit_on("12", last, "province")
    (row,) = take_snapshot(book, last, date(2026, 7, 1), last, "2026-Q3", unit).sets["organisations"]
    assert row["tax_status"] == "03"
