"""Keys in and out of files, and signatures that are refused before a key is touched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signatures.certificates import issue, new_identity, subject_name
from exports.signatures.reading import read_signature
from exports.signatures.signing import KeySigner, load_key, read_key, save_key, sign_detached
from models.values.errors import Refused, Unavailable
from tests.exports.hostile import FROM, SIGNED, TO, key, world

PASSWORD = "mật khẩu của tôi"


def test_a_key_survives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "khóa.p12"
    path.write_bytes(save_key(world().leader, PASSWORD, "Chủ tịch"))
    loaded = read_key(path, PASSWORD)
    assert loaded.certificate == world().leader.certificate
    assert set(loaded.chain) == set(world().leader.chain)
    assert sign_detached(b"x", loaded, SIGNED) == sign_detached(b"x", world().leader, SIGNED)


def test_rsa_keys_sign_too() -> None:
    identity = new_identity("Chủ tịch", "UBND xã", SIGNED)
    assert isinstance(identity.signer.key, rsa.RSAPrivateKey)
    loaded = load_key(save_key(identity.signer, PASSWORD), PASSWORD)
    signature = sign_detached(b"content", loaded, SIGNED)
    assert signature == sign_detached(b"content", loaded, SIGNED)
    assert read_signature(signature, b"content").certificate == identity.signer.certificate


def test_a_key_file_that_is_missing_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="KEY_FILE_MISSING"):
        read_key(tmp_path / "none.p12", PASSWORD)
    with pytest.raises(Unavailable, match="KEY_FILE_UNREADABLE"):
        read_key(tmp_path, PASSWORD)


def test_wrong_password_and_damage_are_told_apart() -> None:
    data = save_key(world().leader, PASSWORD)
    for wrong in ("", "Mật khẩu của tôi"):
        with pytest.raises(Refused, match="KEY_PASSWORD_WRONG"):
            load_key(data, wrong)
    for damaged in (b"", b"not a key", data[:200], b"\0" + data, bytes(2 * 1024 * 1024)):
        with pytest.raises(Refused, match="KEY_FILE_DAMAGED"):
            load_key(damaged, PASSWORD)


def test_every_flipped_byte_of_a_key_file_is_refused_or_harmless() -> None:
    data = save_key(world().leader, PASSWORD)
    for position in range(0, len(data), 97):
        flipped = bytearray(data)
        flipped[position] ^= 0x15
        try:
            assert load_key(bytes(flipped), PASSWORD).key.public_key() == world().leader.key.public_key()
        except Refused as refused:
            assert refused.code in ("KEY_PASSWORD_WRONG", "KEY_FILE_DAMAGED", "KEY_KIND_UNKNOWN")


def test_key_files_without_a_usable_key() -> None:
    certificate = x509.load_der_x509_certificate(world().leader.certificate)
    only_certificate = pkcs12.serialize_key_and_certificates(None, None, certificate, None, NoEncryption())
    with pytest.raises(Refused, match="KEY_FILE_DAMAGED"):
        load_key(only_certificate, "")
    other = pkcs12.serialize_key_and_certificates(
        None, ed25519.Ed25519PrivateKey.generate(), None, None, NoEncryption()
    )
    with pytest.raises(Refused):
        load_key(other, "")


def test_a_key_is_not_kept_without_a_password() -> None:
    with pytest.raises(Refused, match="KEY_PASSWORD_EMPTY"):
        save_key(world().leader, "")


def test_what_no_receiver_would_accept_is_not_signed() -> None:
    authority = world().authority
    short = key(authority, "Ngắn", FROM, SIGNED - timedelta(days=1))
    with pytest.raises(Refused, match="KEY_EXPIRED"):
        sign_detached(b"x", short, SIGNED)
    with pytest.raises(Refused, match="KEY_NOT_YET_VALID"):
        sign_detached(b"x", world().leader, datetime(2020, 1, 1, tzinfo=UTC))
    ca = KeySigner(authority.sub_key, authority.certificates[1])
    with pytest.raises(Refused, match="KEY_USAGE_WRONG"):
        sign_detached(b"x", ca, SIGNED)


def test_a_certificate_for_servers_and_a_short_key_do_not_sign() -> None:
    authority = world().authority

    def signer(private: rsa.RSAPrivateKey, *purposes: x509.ObjectIdentifier) -> KeySigner:
        certificate = issue(
            authority.sub,
            authority.sub_key,
            private.public_key(),
            subject_name("x"),
            (FROM, TO),
            9,
            tuple(purposes),
        )
        return KeySigner(private, certificate.public_bytes(Encoding.DER))

    with pytest.raises(Refused, match="KEY_USAGE_WRONG"):
        sign_detached(
            b"x", signer(rsa.generate_private_key(65537, 2048), ExtendedKeyUsageOID.SERVER_AUTH), SIGNED
        )
    with pytest.raises(Refused, match="KEY_WEAK"):
        sign_detached(b"x", signer(rsa.generate_private_key(65537, 1024)), SIGNED)
