"""Values that nothing can be shown without are looked at when the book is opened."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from models.values.errors import Damaged
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.returns import returns


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "a.book"
    with settings.create_book(path, unit_on("03390", date(2026, 10, 1))) as book:
        returns.open_return(book, "2020")
    return path


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE settings SET value = 'village' WHERE id = 'unit_level'", "settings unit_level"),
        ("UPDATE settings SET value = 'xx' WHERE id = 'unit_code'", "settings unit_code"),
        ("UPDATE settings SET value = '31/12/2020' WHERE id = 'unit_from'", "settings unit_from"),
        ("UPDATE returns SET cutoff = 'garbage'", "returns "),
        ("UPDATE returns SET period = '2020-Q9'", "returns "),
        ("UPDATE returns SET state = 'perfect'", "returns "),
        ("UPDATE returns SET revision = 0", "returns "),
    ],
)
def test_garbage_is_damage_and_not_a_mistake_of_the_program(whole: Path, statement: str, what: str) -> None:
    with closing(sqlite3.connect(whole)) as raw, raw:
        raw.create_function("running_change", 0, lambda: 1)
        assert raw.execute(statement).rowcount == 1
    with pytest.raises(Damaged, match="BOOK_VALUES_DAMAGED") as caught:
        Book.open(whole)
    assert str(caught.value.details["what"]).startswith(what)
    assert "BOOK_VALUES_DAMAGED" in [problem.code for problem in verify(whole).problems]
