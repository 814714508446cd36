"""The size class follows from what the register knows, and is open where it does not."""

from datetime import date

import pytest

from models.register.drafts import MembershipDraft, OrganisationDraft, PersonDraft
from storage.book.book import Book
from storage.register import members, organisations, results
from storage.register.doubts.size_classes import size_on

DAY = date(2026, 9, 30)


def cooperative(book: Book, sector: str | None, people: int, kind: str = "cooperative") -> str:
    draft = OrganisationDraft(
        kind=kind, name=f"HTX {sector} {people}", sector=sector, founded_on="2019-01-01"
    )
    key = organisations.add(book, draft)
    for at in range(people):
        members.add_member(
            book, key, PersonDraft(name=f"Người {at}"), MembershipDraft(joined_on="2020-01-01")
        )
    return key


def test_a_few_members_make_the_smallest_class_whatever_the_money(book: Book) -> None:
    assert size_on(book, cooperative(book, "crops", 3), DAY) == "micro"


@pytest.mark.parametrize("sector", [None, "other"])
def test_without_a_line_that_decides_there_is_no_class(book: Book, sector: str | None) -> None:
    assert size_on(book, cooperative(book, sector, 3), DAY) is None


def test_groups_have_no_class_and_before_the_decree_nobody_has(book: Book) -> None:
    assert size_on(book, cooperative(book, "crops", 3, "group"), DAY) is None
    assert size_on(book, cooperative(book, "crops", 3), date(2024, 10, 31)) is None


def test_the_newest_whole_year_counts_and_no_quarter(book: Book) -> None:
    key = cooperative(book, "crops", 50)
    assert size_on(book, key, DAY) is None
    results.put(book, key, "2026-Q3", {"revenue": 9_000_000_000, "assets": 9_000_000_000})
    assert size_on(book, key, DAY) is None
    results.put(book, key, "2024", {"revenue": 1, "assets": 1})
    assert size_on(book, key, DAY) == "micro"
    results.put(book, key, "2025", {"revenue": 2_000_000_000, "assets": 0})
    assert size_on(book, key, DAY) == "small"
