"""Reception keys in memory: opened once by their passwords, forgotten at the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.signatures.envelope import decrypt, encrypt
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import KeySigner, save_key, signer_fingerprint
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.trust import reception as kept
from tests.exports.hostile import NOW
from ui import reception


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    reception.lock()
    with settings.create_book(tmp_path / "tỉnh.book", unit_on("12", NOW.date()), clock=lambda: NOW) as made:
        yield made
    reception.lock()


def added(book: Book, password: str, name: str = "Lai Châu") -> KeySigner:
    key = new_reception_key(name, "", NOW)
    kept.add(book, signer_fingerprint(key), save_key(key, password), name)
    return key


def test_a_book_without_keys_is_not_locked(book: Book) -> None:
    assert not reception.is_locked(book) and reception.openers(book) == []
    assert reception.unlock(book, "x") == 0


def test_a_password_opens_what_it_opens_and_the_rest_stays_locked(book: Book) -> None:
    old, new = added(book, "mật khẩu cũ"), added(book, "mật khẩu mới")
    assert reception.is_locked(book)
    with pytest.raises(Refused, match="KEY_PASSWORD_WRONG"):
        reception.unlock(book, "sai")
    assert reception.unlock(book, "mật khẩu mới") == 1
    assert [one.certificate for one in reception.openers(book)] == [new.certificate]
    assert reception.is_locked(book)
    assert reception.unlock(book, "mật khẩu cũ") == 1 and not reception.is_locked(book)
    kept.retire(book, signer_fingerprint(old))
    assert [one.certificate for one in reception.openers(book)] == [new.certificate, old.certificate]
    envelope = encrypt(b"x", [old.certificate])
    assert decrypt(envelope, reception.openers(book)[1]) == b"x"


def test_keys_are_those_of_one_book_and_are_forgotten(book: Book, tmp_path: Path) -> None:
    key = added(book, "mật khẩu")
    reception.hold(book, signer_fingerprint(key), key)
    with settings.create_book(tmp_path / "khác.book", unit_on("12", NOW.date()), clock=lambda: NOW) as other:
        assert reception.openers(other) == []
    assert len(reception.openers(book)) == 1
    reception.lock()
    assert reception.openers(book) == [] and reception.is_locked(book)
