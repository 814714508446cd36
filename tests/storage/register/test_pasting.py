"""A block of rows: rehearsed without a trace, kept in one change."""

from collections.abc import Mapping, Sequence

import pytest

from models.register.drafts import OrganisationDraft
from models.returns.records import Change
from storage.book.book import Book
from storage.history import changes
from storage.register import lists, organisations, pasting
from storage.register.pasting import Row


def rows(*values: Mapping[str, object]) -> Sequence[Row]:
    return [Row(at, one) for at, one in enumerate(values, start=2)]


@pytest.fixture
def known(book: Book) -> str:
    draft = OrganisationDraft(
        kind="cooperative", name="HTX Chè", tax_code="6200012345", founded_on="2020-01-01", capital=100
    )
    return organisations.add(book, draft)


def test_a_rehearsal_leaves_no_trace(book: Book, known: str) -> None:
    before = book.count(Change)
    effects = pasting.rehearse(
        book,
        rows(
            {"name": "HTX Mới", "kind": "cooperative", "capital": 5},
            {"name": "HTX Chè", "tax_code": "6200012345", "capital": 200, "phone": "0912 345 678"},
            {"name": "Hợp tác xã chè", "kind": "cooperative"},
            {"name": "HTX Khác", "tax_code": "6200099999", "sector": "nothing such"},
            {"name": ""},
        ),
    )
    assert [one.outcome for one in effects] == ["new", "changed", "same", "refused", "refused"]
    assert dict(effects[1].fields) == {"capital": 100, "phone": ""}
    assert (book.count(Change), len(lists.keys(book, "organisations"))) == (before, 1)


def test_what_is_kept_is_one_change_and_one_undo(book: Book, known: str) -> None:
    block = rows(
        {"name": "HTX Mới", "kind": "cooperative", "founded_on": "2025-03-05", "capital": 5},
        {"name": "HTX Chè", "tax_code": "6200012345", "capital": 200},
        {"name": "HTX Sai", "sector": "nothing such"},
    )
    effects = pasting.take(book, block)
    assert [one.outcome for one in effects] == ["new", "changed"]
    newest = changes.recent(book, 1)[0]
    assert (newest.title, newest.details) == ("ORGANISATIONS_PASTED", {"added": 1, "changed": 1})
    changes.undo(book, newest.id)
    assert lists.keys(book, "organisations") == [known]
    assert organisations.get(book, known).capital == 100


def test_two_rows_of_one_new_name_are_one_organisation(book: Book) -> None:
    same = {"name": "HTX Đôi", "kind": "cooperative", "founded_on": "2025-01-01"}
    effects = pasting.rehearse(book, rows(same, same))
    assert [one.outcome for one in effects] == ["new", "same"]


def test_another_tax_code_under_a_known_name_is_another_one(book: Book, known: str) -> None:
    again = {"name": "HTX Chè", "kind": "cooperative", "tax_code": "6200099999", "founded_on": "2025-01-01"}
    refused = pasting.rehearse(book, rows(again))[0]
    assert refused.refusal is not None
    assert refused.refusal.code == "NAME_TAKEN"
