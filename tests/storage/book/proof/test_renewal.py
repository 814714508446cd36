"""Search keys that an earlier version folded otherwise are made anew once, in the name of the program alone."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select

from models.returns.records import Change
from storage.book.book import Book
from storage.book.proof.renewal import renew_search_keys
from storage.book.proof.verification import verify
from storage.history import changes
from storage.register.search import search_organisations, search_people
from tests.storage.conftest import opened
from tests.storage.fixtures.version_4 import put

OLD = Path(__file__).parents[2] / "fixtures" / "version-12.book"
"""Its keys were made before letters with a stroke folded to the plain letter."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A book of version 12 with an Ede name, whose keys are as its program made them."""
    path = Path(shutil.copy(OLD, tmp_path / "old.book"))
    raw = sqlite3.connect(path, isolation_level=None)
    raw.create_function("running_change", 0, lambda: 1)
    name = {"id": "p9", "name": "Y \u0243lo", "name_folded": "y \u0180lo", "name_sorted": "\u0180lo y"}
    put(raw, "people", {**name, "party": "person", "nationality": "VN"})
    words = {"name_folded": "htx bu\u00f4n \u0180lang", "search_words": "hop tac xa buon \u0180lang"}
    put(
        raw,
        "organisations",
        {"id": "o9", "kind": "cooperative", "name": "HTX Bu\u00f4n \u0180lang", "name_sorted": "x", **words},
    )
    raw.close()
    return path


def test_old_keys_are_made_anew_and_the_journal_says_so(old: Path) -> None:
    with opened(old, "L\u00f2 Th\u1ecb Mai") as book:
        assert [one.id for one in search_people(book, "blo")] == ["p9"]
        assert [one.id for one in search_organisations(book, "blang")] == ["o9"]
        (line,) = [one for one in every(book) if one.title == "SEARCH_KEYS_RENEWED"]
        assert (line.actor, line.details) == ("", {"count": 2})
        assert line.id not in {one.id for one in changes.recent(book)}
        assert not book.made
        fields = {(one.record, one.field, one.new) for one in changes.change_history(book, line.id)}
        assert ("p9", "name_folded", "y blo") in fields
        assert {record for record, _, _ in fields} == {"p9", "o9"}
    assert verify(old).good


def test_it_is_done_once_and_nothing_else_is_touched(old: Path) -> None:
    with opened(old) as book:
        count = len(every(book))
        assert renew_search_keys(book) == 0
    with opened(old) as book:
        assert len(every(book)) == count


def test_an_old_book_without_such_names_gets_no_change(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD, tmp_path / "old.book"))
    with opened(path) as book:
        assert not [one for one in every(book) if one.title == "SEARCH_KEYS_RENEWED"]


def every(book: Book) -> list[changes.ChangeLine]:
    with book.read_session() as session:
        return changes._listed(session, select(Change))
