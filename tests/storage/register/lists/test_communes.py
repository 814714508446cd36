"""Lists across the reform of 1/7/2025: a commune of today finds its records of then, and then is shown as it was.

Phong Tho of today (03549) was made of the township 03549 and of 03490, 03574 and 03589; Dao San (03571) of others.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.values.units import unit_on
from storage.book.book import Book
from storage.register import organisations
from storage.register.lists import lists
from storage.register.lists.communes import filter_value
from storage.register.lists.lists import ListFilter
from storage.register.lists.words import filter_words
from tests.storage.received.sample_registers import cooperative, member
from tests.storage.sample_returns import unit_book

THEN, NOW = date(2024, 12, 31), date(2026, 9, 30)
PHONG_THO, TOWNSHIP = unit_on("03549", NOW), unit_on("03549", THEN)
HUOI_LUONG, DAO_SAN = unit_on("03490", THEN), unit_on("03571", NOW)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A, recorded in 03490 of then; B in the township of then, since 2021; C in Phong Tho of today, before in 03490.

    D likewise, before in 03574; E in Phong Tho of today, not known where before; F in Dao San; G without a commune.
    """
    with unit_book(tmp_path / "province.book", "12") as made:
        recorded = {
            "A": {"commune_code": "03490"},
            "B": {"commune_code": "03571"},
            "C": {"commune_code": "03549", "old_commune_code": "03490"},
            "D": {"commune_code": "03549", "old_commune_code": "03574"},
            "E": {"commune_code": "03549"},
            "F": {"commune_code": "03571"},
            "G": {},
        }
        for name, more in recorded.items():
            one = cooperative(made, f"HTX {name}", **more)
            if name == "B":  # moved into the township in 2021
                organisations.update(made, one, "commune", TOWNSHIP, date(2021, 1, 1))
            if name == "A":
                member(made, one, "Lò Thị A")
        yield made


def named(book: Book, value: str, day: date | None = None, path: str = "commune") -> list[str]:
    chosen = ListFilter(day=day, where=((path, value),))
    found = lists.keys(book, "organisations", chosen)
    return [
        str(row["name"])[-1] for row in lists.page(book, "organisations", found, ["name", "commune"], chosen)
    ]


@pytest.mark.parametrize("day", [None, THEN, NOW])
def test_a_commune_of_today_finds_what_was_recorded_in_those_before_it(book: Book, day: date | None) -> None:
    assert named(book, filter_value(PHONG_THO), day) == ["A", "B", "C", "D", "E"]
    assert named(book, "03549", day) == ["A", "B", "C", "D", "E"]
    assert named(book, filter_value(DAO_SAN), day) == ["F"]
    assert named(book, "", day) == ["G"]


def test_a_commune_of_then_finds_those_that_name_it_as_the_one_before(book: Book) -> None:
    assert named(book, filter_value(HUOI_LUONG), THEN) == ["A", "C"]
    assert named(book, "03490") == ["A", "C"]
    # nobody says that E lay in the township; before 2021 B was elsewhere
    assert named(book, filter_value(TOWNSHIP), THEN) == ["B"]
    assert named(book, filter_value(TOWNSHIP), date(2020, 12, 31)) == []


def test_a_code_that_is_none_finds_nothing_and_several_are_alternatives(book: Book) -> None:
    assert named(book, "99999") == []
    chosen = ListFilter(where=(("commune", "03571"), ("commune", "03490")))
    assert lists.count(book, "organisations", chosen) == 3


def test_what_belongs_to_an_organisation_is_found_by_its_commune_too(book: Book) -> None:
    for value, count in ((filter_value(PHONG_THO), 1), (filter_value(DAO_SAN), 0)):
        chosen = ListFilter(where=(("organisation.commune", value),))
        assert lists.count(book, "memberships", chosen) == count


def test_a_list_of_then_shows_the_communes_of_then(book: Book) -> None:
    def shown(day: date) -> dict[str, tuple[object, object]]:
        chosen = ListFilter(day=day)
        ids = lists.keys(book, "organisations", chosen)
        rows = lists.page(book, "organisations", ids, ["name", "commune", "commune_from"], chosen)
        return {str(row["name"])[-1]: (row["commune"], row["commune_from"]) for row in rows}

    then = shown(THEN)
    assert then["A"] == then["C"] == ("03490", None)
    assert then["D"] == ("03574", None)
    # Phong Tho of today was put together of four: which of them E lay in is not known, and it stays as recorded
    assert then["E"] == ("03549", "2025-07-01")
    assert then["G"] == (None, None)
    chosen = ListFilter(day=THEN)
    ids = lists.keys(book, "organisations", chosen)
    bare = lists.page(book, "organisations", ids, ["commune"], chosen)
    assert set(bare[0]) == {"id", "commune"}


def test_the_filter_is_said_with_the_name_of_its_day(book: Book) -> None:
    for unit in (PHONG_THO, TOWNSHIP):
        chosen = ListFilter(where=(("commune", filter_value(unit)),))
        assert unit.title in filter_words("organisations", chosen)


def test_the_search_bar_takes_the_name_of_a_commune_of_any_day(book: Book) -> None:
    def found(text: str) -> list[str]:
        keys = lists.keys(book, "organisations", ListFilter(text=text))
        return [str(row["name"])[-1] for row in lists.page(book, "organisations", keys, ["name"])]

    assert found("huoi luong") == found("Xã Huổi Luông") == ["A", "C"]
    assert found("dao san") == ["F"]
    assert found("dao sa") == []
    assert found("htx a") == ["A"]
