"""The keys that open what comes in: kept, retired, taken back into use, never lost."""

import pytest

from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.trust import reception

ONE, TWO = "ab" * 32, "cd" * 32


def test_a_key_is_kept_as_it_is_and_retired(book: Book) -> None:
    reception.add(book, ONE, b"\x00p12\xff", "Khóa 2026")
    reception.add(book, TWO, b"other", "Khóa 2027")
    assert reception.find(book, "ababab").p12 == b"\x00p12\xff"
    assert not reception.retire(book, ONE).in_use
    assert [(one.sha256, one.in_use) for one in reception.all_keys(book)] == [(TWO, True), (ONE, False)]
    assert reception.restore(book, ONE).in_use


def test_a_key_is_not_kept_twice_nor_undone_away(book: Book) -> None:
    reception.add(book, ONE, b"x", "Khóa")
    with pytest.raises(Refused, match="RECEPTION_KEY_KNOWN"):
        reception.add(book, ONE, b"y", "Khóa")
    with pytest.raises(Refused, match="UNDO_HAS_OWN_STEP"):
        changes.undo(book, changes.recent(book)[0].id)
    for unknown in ("ab", "ffffff", ""):
        with pytest.raises(Refused, match="RECEPTION_KEY_UNKNOWN"):
            reception.find(book, unknown)
