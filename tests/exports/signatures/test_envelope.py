"""Envelopes: ours open for the right receiver only, openssl and we open each other's, lies are refused."""

import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.signatures.envelope import (
    CONTENT_SIZE,
    MOST_RECIPIENTS,
    decrypt,
    encrypt,
    has_password,
    is_encrypted,
)
from exports.signatures.password_recipient import MOST_ITERATIONS
from exports.signatures.reception_certificates import check_recipient, new_reception_key
from exports.signatures.signing import KeySigner, load_key, save_key
from models.values.errors import Refused
from tests.exports.hostile import NOW, package, world
from tests.programs import program

CONTENT = b"the content of a package" * 40
PASSWORD = "mật khẩu của tỉnh"


@cache
def reception() -> KeySigner:
    return new_reception_key("Tiếp nhận báo cáo", "Sở Tài chính tỉnh Lai Châu", NOW - timedelta(days=30))


@cache
def other() -> KeySigner:
    return new_reception_key("Tiếp nhận báo cáo", "Sở Tài chính tỉnh Lai Châu", NOW - timedelta(days=30))


@cache
def envelope() -> bytes:
    return encrypt(CONTENT, [reception().certificate])


@cache
def both() -> bytes:
    return encrypt(CONTENT, [other().certificate, reception().certificate], PASSWORD)


def code(data: bytes, opener: KeySigner | str) -> str:
    with pytest.raises(Refused) as refusal:
        decrypt(data, opener)
    return refusal.value.code


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    info = cms.ContentInfo.load(data)
    change(info["content"])
    return bytes(info.dump(force=True))


def test_the_receiver_and_the_password_open_and_nobody_else() -> None:
    assert decrypt(envelope(), reception()) == CONTENT
    assert decrypt(both(), reception()) == decrypt(both(), other()) == decrypt(both(), PASSWORD) == CONTENT
    assert code(envelope(), other()) == "DECRYPT_OTHER_RECIPIENT"
    assert code(envelope(), world().leader) == "DECRYPT_OTHER_RECIPIENT"
    assert code(envelope(), PASSWORD) == "DECRYPT_NO_PASSWORD"
    assert code(both(), "mật khẩu của xã") == "DECRYPT_PASSWORD_WRONG"
    assert has_password(both())
    assert not has_password(envelope())


def test_a_password_typed_in_decomposed_letters_is_the_same() -> None:
    import unicodedata

    assert decrypt(both(), unicodedata.normalize("NFD", PASSWORD)) == CONTENT


def test_a_recipient_of_no_known_kind_is_refused_however_it_is_asked() -> None:
    info = cms.ContentInfo.load(envelope())
    recipients = info["content"]["recipient_infos"].dump()
    assert recipients[4] == 0x30  # where the first recipient begins
    strange = envelope().replace(recipients, recipients[:4] + b"\x2e" + recipients[5:])
    for ask in (has_password, lambda data: decrypt(data, reception()), lambda data: decrypt(data, PASSWORD)):
        with pytest.raises(Refused, match="DECRYPT_SHAPE"):
            ask(strange)


def test_a_package_is_told_from_an_envelope() -> None:
    assert is_encrypted(envelope())
    assert not is_encrypted(package())
    assert not is_encrypted(b"%PDF-1.7")
    assert not is_encrypted(b"")
    assert decrypt(encrypt(package(), [reception().certificate]), reception()) == package()


def test_the_same_content_is_never_enveloped_alike() -> None:
    assert encrypt(CONTENT, [reception().certificate]) != envelope()


def test_a_reception_key_survives_its_file() -> None:
    kept = load_key(save_key(reception(), "giữ trong két"), "giữ trong két")
    assert decrypt(envelope(), kept) == CONTENT


def test_what_cannot_be_encrypted_to_is_refused() -> None:
    with pytest.raises(Refused, match="ENCRYPT_NO_RECIPIENT"):
        encrypt(CONTENT, [])
    with pytest.raises(Refused, match="ENCRYPT_PASSWORD_SHORT"):
        encrypt(CONTENT, [], "ngắn")
    with pytest.raises(Refused, match="ENCRYPT_RECIPIENT"):
        encrypt(CONTENT, [world().leader.certificate])
    with pytest.raises(Refused, match="ENCRYPT_RECIPIENT"):
        encrypt(CONTENT, [b"no certificate"])
    with pytest.raises(Refused, match="ENCRYPT_RECIPIENT"):
        check_recipient(reception().certificate, NOW + timedelta(days=365 * 6))
    with pytest.raises(Refused, match="ENCRYPT_TOO_LARGE"):
        encrypt(bytes(CONTENT_SIZE + 1), [reception().certificate])
    assert check_recipient(reception().certificate, NOW)


def test_each_flipped_byte_changes_nothing_or_is_refused() -> None:
    data = encrypt(b"small", [reception().certificate])
    refused = 0
    for at in range(len(data)):
        flipped = data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :]
        try:
            assert decrypt(flipped, reception()) == b"small"
        except Refused as refusal:
            refused += 1
            assert refusal.code.startswith("DECRYPT_"), (at, refusal)
    assert refused > len(data) * 0.9


@pytest.mark.parametrize("part", [("mac",), ("auth_encrypted_content_info", "encrypted_content")])
def test_a_flip_in_content_or_tag_is_seen(part: tuple[str, ...]) -> None:
    def flip(content: Any) -> None:
        *way, last = part
        for step in way:
            content = content[step]
        native = bytearray(content[last].native)
        native[0] ^= 1
        content[last] = bytes(native)

    assert code(changed(envelope(), flip), reception()) == "DECRYPT_NOT_INTACT"


@settings(max_examples=60)
@given(st.data())
def test_a_truncated_envelope_is_refused(data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(envelope()) - 1))
    assert code(envelope()[:length], reception()) == "DECRYPT_SHAPE"


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_behind_an_honest_beginning_are_refused(noise: bytes) -> None:
    assert code(envelope()[:40] + noise, reception()).startswith("DECRYPT_")
    assert code(noise, reception()).startswith("DECRYPT_")


def test_a_shortened_tag_is_refused_even_where_it_would_fit() -> None:
    def shorten(content: Any) -> None:
        algorithm = content["auth_encrypted_content_info"]["content_encryption_algorithm"]
        parameters = bytearray(algorithm["parameters"].dump())
        assert parameters[-1] == 16
        parameters[-1] = 12
        algorithm["parameters"] = type(algorithm["parameters"]).load(bytes(parameters))
        content["mac"] = content["mac"].native[:12]

    assert code(changed(envelope(), shorten), reception()) == "DECRYPT_UNSUPPORTED"

    def shorten_mac(content: Any) -> None:
        content["mac"] = content["mac"].native[:12]

    assert code(changed(envelope(), shorten_mac), reception()) == "DECRYPT_UNSUPPORTED"


@pytest.mark.parametrize("iterations", [10**9, MOST_ITERATIONS + 1, 0, -5])
def test_too_many_rounds_are_refused_at_once(iterations: int) -> None:
    def multiply(content: Any) -> None:
        for info in content["recipient_infos"]:
            if info.name == "pwri":
                info.chosen["key_derivation_algorithm"]["parameters"]["iteration_count"] = iterations

    data = changed(both(), multiply)
    started = time.perf_counter()
    assert code(data, PASSWORD) == "DECRYPT_ITERATIONS"
    assert time.perf_counter() - started < 0.2


def test_a_crowd_of_recipients_is_refused() -> None:
    def crowd(content: Any) -> None:
        content["recipient_infos"] = [content["recipient_infos"][0]] * (MOST_RECIPIENTS + 1)

    assert code(changed(envelope(), crowd), reception()) == "DECRYPT_SHAPE"


@pytest.mark.needs("openssl")
def test_a_content_in_many_pieces_is_refused_before_it_is_put_together(folder: Path) -> None:
    closing = ("-encrypt", "-stream", "-in", "content", "-outform", "DER", "-out", "p.p7m", "-aes-256-gcm")
    openssl(folder, *closing, *OAEP)
    assert code((folder / "p.p7m").read_bytes(), reception()) == "DECRYPT_SHAPE"
    shattered = bytearray(envelope())
    at = (
        shattered.index(bytes([0x02, 0x01, 0x10, 0x80])) + 3
    )  # where the content begins, after the tag length
    shattered[at : at + 4] = b"\xa0\x80" + b"\x04\x01x" * 500_000 + b"\0\0"
    started = time.perf_counter()
    assert code(bytes(shattered), reception()) == "DECRYPT_SHAPE"
    assert time.perf_counter() - started < 0.5


def test_an_envelope_larger_than_any_package_is_refused_unread() -> None:
    assert code(envelope() + bytes(CONTENT_SIZE + 1024 * 1024), reception()) == "DECRYPT_TOO_LARGE"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The reception key and certificate as openssl reads them, and a content."""
    key = reception().key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "province.key").write_bytes(key)
    certificate = x509.load_der_x509_certificate(reception().certificate)
    (tmp_path / "province.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (tmp_path / "content").write_bytes(CONTENT)
    return tmp_path


def openssl(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [program("openssl"), "cms", *words, "-binary"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.needs("openssl")
def test_openssl_opens_ours_by_key_and_by_password(folder: Path) -> None:
    (folder / "p.p7m").write_bytes(both())
    way = ("-decrypt", "-inform", "DER", "-in", "p.p7m")
    openssl(folder, *way, "-inkey", "province.key", "-recip", "province.pem", "-out", "by-key")
    openssl(folder, *way, "-pwri_password", PASSWORD, "-out", "by-password")
    assert (folder / "by-key").read_bytes() == (folder / "by-password").read_bytes() == CONTENT


OAEP = ("-recip", "province.pem", "-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256")


@pytest.mark.needs("openssl")
@pytest.mark.parametrize("options", [(), ("-keyid",)])
def test_we_open_what_openssl_closed(folder: Path, options: tuple[str, ...]) -> None:
    closing = ("-encrypt", *options, "-in", "content", "-outform", "DER", "-out", "p.p7m", "-aes-256-gcm")
    openssl(folder, *closing, *OAEP)
    assert decrypt((folder / "p.p7m").read_bytes(), reception()) == CONTENT


@pytest.mark.needs("openssl")
@pytest.mark.parametrize(
    "options",
    [
        ("-aes-256-cbc", *OAEP),  # no authentication
        ("-aes-128-gcm", *OAEP),  # a shorter key
        ("-aes-256-gcm", "-recip", "province.pem"),  # PKCS#1 v1.5
        ("-aes-256-gcm", *OAEP[:4]),  # OAEP with SHA-1
    ],
)
def test_weaker_envelopes_of_openssl_are_refused(folder: Path, options: tuple[str, ...]) -> None:
    openssl(folder, "-encrypt", "-in", "content", "-outform", "DER", "-out", "p.p7m", *options)
    data = (folder / "p.p7m").read_bytes()
    assert is_encrypted(data)
    assert code(data, reception()) == "DECRYPT_UNSUPPORTED"


def test_a_reception_certificate_lasts_and_signs_nothing() -> None:
    from exports.signatures.usage import is_for_documents

    certificate = x509.load_der_x509_certificate(reception().certificate)
    assert not is_for_documents(certificate)
    assert certificate.not_valid_after_utc > datetime(2031, 6, 1, tzinfo=UTC)
