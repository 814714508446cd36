"""Funding lines: of which programme or scheme, and what is left of need and allocation."""

from typing import Any

import pytest

from models.values.errors import Refused
from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

MILLION = 1_000_000


@pytest.fixture
def scheme(book: Book) -> str:
    return store.add(book, "documents", {"name": "1804/ĐA-UBND", "document_kind": "scheme"})


def line(book: Book, name: str, **more: Any) -> str:
    values = {"name": name, "content": "training", "source": "province", "year": 2026}
    money = {key: value * MILLION for key, value in more.items() if isinstance(value, int) and key != "year"}
    return store.add(book, "funding_lines", values | more | money)


def test_it_is_of_a_programme_or_of_a_document(book: Book, scheme: str) -> None:
    with pytest.raises(Refused, match="FUNDING_OF_NOTHING"):
        line(book, "Tập huấn")
    key = line(book, "Tập huấn", document_id=scheme)
    with pytest.raises(Refused, match="FUNDING_OF_NOTHING"):
        store.change(book, "funding_lines", key, "document_id", None)
    with pytest.raises(Refused, match="RECORD_THERE_ALREADY"):
        line(book, "Tập huấn", document_id=scheme)
    assert line(book, "Tập huấn", document_id=scheme, source="central")
    assert line(book, "Tập huấn", document_id=scheme, year=2027)


def test_no_more_comes_back_than_was_allocated_or_paid(book: Book, scheme: str) -> None:
    """In 2020 Phong Tho gave back all that it was allocated, for nobody met the conditions and nothing was paid."""
    with pytest.raises(Refused, match="FUNDING_RETURNED_ABOVE") as refused:
        line(book, "A", document_id=scheme, disbursed=10, returned=12)
    assert refused.value.details["above"] == 2 * MILLION
    with pytest.raises(Refused, match="FUNDING_RETURNED_ABOVE"):
        line(book, "B", document_id=scheme, returned=1)
    assert line(book, "C", document_id=scheme, disbursed=10, returned=10)
    assert line(book, "D", document_id=scheme, allocated=670, disbursed=0, returned=670)
    with pytest.raises(Refused, match="FUNDING_RETURNED_ABOVE"):
        line(book, "E", document_id=scheme, allocated=670, disbursed=0, returned=671)


def test_what_is_left_of_need_and_allocation(book: Book, scheme: str) -> None:
    given = {
        "A": {"need": 100, "allocated": 70, "disbursed": 50},  # 30 not allocated, 20 not paid
        "B": {"need": 100, "allocated": 100, "disbursed": 120},  # paid above what was allocated
        "C": {"need": 100},  # what was allocated is not known
        "D": {"allocated": 40, "disbursed": 40},
    }
    keys = {name: line(book, name, document_id=scheme, **money) for name, money in given.items()}
    rows = lists.page(book, "funding_lines", list(keys.values()), ("name", "unmet", "unspent"))
    assert {row["name"]: (row["unmet"], row["unspent"]) for row in rows} == {
        "A": (30 * MILLION, 20 * MILLION),
        "B": (0, None),
        "C": (None, None),
        "D": (None, 0),
    }
    programme = store.add(book, "programmes", {"name": "NTM", "programme_kind": "policy"})
    both = line(book, "E", document_id=scheme, programme_id=programme)
    named = lists.page(book, "funding_lines", [keys["A"], both], ("basis",))
    assert [row["basis"] for row in named] == ["1804/ĐA-UBND", "NTM"]
    presets = ("above_allocated", "unmet", "unspent")
    found = {preset: lists.keys(book, "funding_lines", ListFilter(preset=preset)) for preset in presets}
    assert {preset: list(one) for preset, one in found.items()} == {
        "above_allocated": [keys["B"]],
        "unmet": [keys["A"]],
        "unspent": [keys["A"]],
    }
