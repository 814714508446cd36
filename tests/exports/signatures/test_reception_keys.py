"""Reception keys of an office: made, restored from paper, named by the next trust list, kept for older envelopes."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exports.signatures import reception_keys
from exports.signatures.certificates import new_identity
from exports.signatures.envelope import decrypt, encrypt
from exports.signatures.key_text import to_lines
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import load_key, save_key, signer_fingerprint
from exports.trust.making import make_list, next_list, register
from exports.trust.registrations import load_registration, save_registration
from models.values.errors import Refused
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from storage.trust import reception
from storage.trust.registrations import SigningRight
from tests.exports.hostile import NOW, world

PASSWORD = "mật khẩu mở gói"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with settings.create_book(tmp_path / "tỉnh.book", unit_on("12", NOW.date()), clock=lambda: NOW) as made:
        identity = new_identity("Lò Thị Mai", "Xã Phong Thổ", NOW)
        unit = unit_on("03390", NOW.date())
        register(
            made, load_registration(save_registration(identity)), SigningRight(unit, "leader", NOW.date())
        )
        yield made


def test_a_new_key_is_named_by_the_next_list(book: Book, tmp_path: Path) -> None:
    assert next_list(book).content.reception is None and not next_list(book).changes.reception_changed
    kept, opener = reception_keys.make_key(book, "Khóa mở gói", PASSWORD)
    assert signer_fingerprint(load_key(kept.p12, PASSWORD)) == kept.sha256 == signer_fingerprint(opener)
    following = next_list(book)
    assert following.content.reception == opener.certificate and following.changes.reception_changed
    made = make_list(book, world().office, tmp_path / "1.asice")
    assert made.content.reception == opener.certificate
    assert not next_list(book).changes.reception_changed and next_list(book).changes.none


def test_the_newest_in_use_that_lasts_is_named(book: Book, tmp_path: Path) -> None:
    old, _ = reception_keys.make_key(book, "cũ", PASSWORD)
    book.clock = lambda: NOW + timedelta(days=1)
    new, opener = reception_keys.make_key(book, "mới", PASSWORD)
    assert [one.key.name for one in reception_keys.keys(book)] == ["mới", "cũ"]
    assert next_list(book).content.reception == opener.certificate
    make_list(book, world().office, tmp_path / "1.asice")
    reception.retire(book, new.sha256)
    following = next_list(book)
    assert following.content.reception == reception_keys.keys(book)[0].certificate
    assert following.changes.reception_changed and not following.changes.none
    reception.retire(book, old.sha256)
    assert next_list(book).content.reception is None
    book.clock = lambda: NOW + timedelta(days=5 * 365 + 3)
    reception.restore(book, new.sha256)
    assert reception_keys.certificate_to_name(book, None) is None, "it has ended"


def test_a_list_made_elsewhere_keeps_its_certificate(book: Book, tmp_path: Path) -> None:
    assert reception_keys.certificate_to_name(book, b"theirs") == b"theirs"


def test_a_key_comes_back_from_paper_and_opens_old_envelopes(book: Book, tmp_path: Path) -> None:
    kept, opener = reception_keys.make_key(book, "Khóa mở gói", PASSWORD)
    envelope = encrypt(b"so lieu", [opener.certificate])
    typed = "\n".join(to_lines(kept.p12)).lower()
    unit = unit_on("12", NOW.date())
    with settings.create_book(tmp_path / "mới.book", unit, clock=lambda: NOW) as other:
        with pytest.raises(Refused, match="KEY_PASSWORD_WRONG"):
            reception_keys.restore_from_text(other, typed, "sai")
        restored, again = reception_keys.restore_from_text(other, typed, PASSWORD)
        assert restored.sha256 == kept.sha256 and decrypt(envelope, again) == b"so lieu"
        assert reception_keys.keys(other)[0].facts is not None
        with pytest.raises(Refused, match="RECEPTION_KEY_KNOWN"):
            reception_keys.restore_from_text(other, typed, PASSWORD)


def test_a_signing_key_opens_nothing(book: Book) -> None:
    with pytest.raises(Refused) as refusal:
        reception_keys.restore_key(book, save_key(world().leader, PASSWORD), PASSWORD)
    assert refusal.value.code == "RECEPTION_KEY_NOT_FOR_ENVELOPES"
    assert reception_keys.keys(book) == []


def test_the_paper_copy_and_the_file(book: Book, tmp_path: Path) -> None:
    kept, opener = reception_keys.make_key(book, "Khóa mở gói", PASSWORD)
    assert reception_keys.sheet(book, kept.sha256[:8]).startswith(b"%PDF")
    assert reception_keys.keys(book)[0].sheet_on == ""
    reception_keys.note_sheet(book, kept.sha256)
    assert reception_keys.keys(book)[0].sheet_on == "2026-07-06"
    target = reception_keys.save_file(book, kept.sha256, tmp_path / "mở.p12")
    assert load_key(target.read_bytes(), PASSWORD).certificate == opener.certificate
    with pytest.raises(Refused, match="RECEPTION_SAVED_EXISTS"):
        reception_keys.save_file(book, kept.sha256, target)
    foreign = new_reception_key("Lạ", "", NOW)
    reception.add(book, signer_fingerprint(foreign), save_key(foreign, PASSWORD), "Lạ")
    with pytest.raises(Refused, match="RECEPTION_CERTIFICATE_UNKNOWN"):
        reception_keys.sheet(book, signer_fingerprint(foreign))
    reception_keys.learn_certificate(book, foreign.certificate)
    assert reception_keys.sheet(book, signer_fingerprint(foreign)).startswith(b"%PDF")
