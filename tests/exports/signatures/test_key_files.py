"""Key files of other tools: bytes behind, BER, several keys, passwords in either spelling, and a password with NUL."""

import unicodedata
import warnings

import pytest
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signatures.certificates import issue, seeded_key, subject_name
from exports.signatures.key_files import first_value
from exports.signatures.reading import read_signature
from exports.signatures.signing import KeySigner, load_key, save_key, sign_detached
from models.values.errors import Refused
from tests.exports.hostile import FROM, SIGNED, TO, world

PASSWORD = "mật khẩu dài"


def saved() -> bytes:
    return save_key(world().leader, PASSWORD)


def is_leader(found: KeySigner) -> bool:
    leader = world().leader
    return found.certificate == leader.certificate and found.key.public_key() == leader.key.public_key()


def code(data: bytes, password: str) -> str:
    try:
        load_key(data, password)
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("behind", [b"", b"\n", b"\r\n", b"\0" * 512])
def test_what_stands_behind_the_file_is_left_out(behind: bytes) -> None:
    assert first_value(saved() + behind).startswith(b"\x30")
    assert is_leader(load_key(saved() + behind, PASSWORD))
    assert code(saved()[:-9], PASSWORD) == "KEY_FILE_DAMAGED"


def indefinite(data: bytes) -> bytes:
    assert data[:2] == b"\x30\x82"
    return b"\x30\x80" + data[4:] + b"\0\0"


def test_a_file_without_lengths_opens_without_a_word_of_the_library() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_leader(load_key(indefinite(saved()), PASSWORD))
        assert is_leader(load_key(indefinite(saved()) + b"\n", PASSWORD))


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_letters_with_marks_open_however_they_are_typed(kept: str, typed: str) -> None:
    made = save_key(world().leader, unicodedata.normalize(kept, PASSWORD))  # type: ignore[arg-type]
    assert is_leader(load_key(made, unicodedata.normalize(typed, PASSWORD)))  # type: ignore[arg-type]
    assert code(made, "mat khau dai") == "KEY_PASSWORD_WRONG"


@pytest.mark.parametrize("password", ["bí mật\0", "\0", "a\0b", "\ud800", "\U0001f511" * 3])
def test_a_sign_that_no_key_has_is_another_password_and_printed_nowhere(
    password: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert code(saved(), password) == "KEY_PASSWORD_WRONG"
    said = capfd.readouterr()
    assert said.out == said.err == ""
    if "\0" in password:
        with pytest.raises(Refused, match="KEY_PASSWORD_EMPTY"):
            save_key(world().leader, password)


def for_ciphers() -> KeySigner:
    """A key whose certificate is for servers: it may sign no document."""
    authority, private = world().authority, seeded_key("two", "server")
    made = issue(
        authority.sub,
        authority.sub_key,
        private.public_key(),
        subject_name("máy chủ"),
        (FROM, TO),
        78,
        (ExtendedKeyUsageOID.SERVER_AUTH,),
    )
    return KeySigner(private, made.public_bytes(Encoding.DER))


def bags(signer: KeySigner) -> list[asn1_pkcs12.SafeBag]:
    """Key and certificate in the open."""
    certificate = x509.load_der_x509_certificate(signer.certificate)
    data = pkcs12.serialize_key_and_certificates(None, signer.key, certificate, None, NoEncryption())
    safes = asn1_pkcs12.Pfx.load(data).authenticated_safe
    return [bag for safe in safes for bag in asn1_pkcs12.SafeContents.load(safe["content"].native)]


def together(*signers: KeySigner) -> bytes:
    """A file with the keys of these signers, in this order."""
    every = asn1_pkcs12.SafeContents([bag for signer in signers for bag in bags(signer)])
    safe = asn1_pkcs12.ContentInfo({"content_type": "data", "content": every.dump()})
    content = asn1_pkcs12.AuthenticatedSafe([safe]).dump()
    outer = asn1_pkcs12.ContentInfo({"content_type": "data", "content": content})
    return bytes(asn1_pkcs12.Pfx({"version": "v3", "auth_safe": outer}).dump())


def test_of_several_keys_the_one_that_may_sign_is_taken() -> None:
    server = for_ciphers()
    for order in ((world().leader, server), (server, world().leader)):
        found = load_key(together(*order), "")
        assert is_leader(found)
    first = load_key(together(world().leader, world().seal), "")
    assert first.certificate == world().leader.certificate  # the first where both may


def test_certificates_of_others_in_the_file_do_not_travel() -> None:
    """Only what stands above the signer goes into the signature; another one would be a stranger to the receiver."""
    found = load_key(together(world().leader, for_ciphers()), "")
    signer = KeySigner(found.key, found.certificate, (*world().leader.chain, for_ciphers().certificate))
    read = read_signature(sign_detached(b"manifest", signer, SIGNED), b"manifest")
    assert read.companions == (world().authority.certificates[1],)
