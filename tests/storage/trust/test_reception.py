"""The keys that open what comes in: kept, retired, taken back into use, never lost."""

from datetime import timedelta

import pytest

from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.trust import reception
from tests.storage.conftest import NOW

ONE, TWO = "ab" * 32, "cd" * 32


def test_a_key_is_kept_as_it_is_and_retired(book: Book) -> None:
    made = reception.add(book, ONE, b"\x00p12\xff", "Khóa 2026")
    assert (made.sha256, made.name, made.in_use) == (ONE, "Khóa 2026", True)
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


def test_a_key_is_found_by_six_signs_that_only_it_has(book: Book) -> None:
    near = "abababab" + "0" * 56
    reception.add(book, ONE, b"x", "Khóa")
    reception.add(book, near, b"y", "Khóa")
    assert reception.find(book, "ABABABAB0").sha256 == near
    for said in ("abababab", ONE[:5]):
        with pytest.raises(Refused, match="RECEPTION_KEY_UNKNOWN") as refusal:
            reception.find(book, said)
        assert refusal.value.details["sha256"] == said
    alone = "cd" * 32
    reception.add(book, alone, b"z", "Khóa")
    assert reception.find(book, alone[:6]).sha256 == alone
    with pytest.raises(Refused, match="RECEPTION_KEY_UNKNOWN"):
        reception.find(book, alone[:5])
    with pytest.raises(Refused) as refusal:
        reception.find(book, "f" * 64)
    assert refusal.value.details["sha256"] == "f" * 16


def test_the_newest_of_the_keys_in_use_stands_first(book: Book) -> None:
    for at, name in enumerate((ONE, TWO, "ef" * 32)):
        moment = NOW + timedelta(days=at)
        book.clock = lambda moment=moment: moment  # type: ignore[misc]
        reception.add(book, name, b"x", str(at))
    retired = reception.retire(book, "ef" * 32)
    assert retired.retired_at == (NOW + timedelta(days=2)).isoformat(timespec="seconds")
    assert [one.name for one in reception.all_keys(book)] == ["1", "0", "2"]
    assert changes.recent(book, 1)[0].title == "RECEPTION_KEY_RETIRED"
