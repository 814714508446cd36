"""The registration file: it survives the way to the province, and anything else is refused."""

import time

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_der_x509_certificate

from exports.signatures.certificates import Identity
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.authorities import read_authorities
from exports.trust.registrations import load_registration, save_registration
from models.values.errors import Refused
from tests.exports.hostile import ISSUED, NEXT, world


def identity() -> Identity:
    authority = world().authority
    return Identity(world().leader, authority.certificates, authority.crls(ISSUED, NEXT))


def test_a_registration_survives_its_file() -> None:
    read = load_registration(save_registration(identity()))
    assert read.certificate == world().leader.certificate
    assert read.authorities == identity().authorities
    assert read.crls == identity().crls
    assert read.sha256 == signer_fingerprint(world().leader)


def test_line_ends_of_another_system_do_no_harm() -> None:
    assert load_registration(save_registration(identity()).replace(b"\n", b"\r\n")).crls == identity().crls


def test_anything_else_is_refused() -> None:
    good = save_registration(identity())
    for bad in (b"", b"hello", good[:-40], b"x" + good, good.replace(b"MII", b"MIJ", 1), bytes(2_000_000)):
        with pytest.raises(Refused, match="REGISTRATION_DAMAGED"):
            load_registration(bad)


def test_a_certificate_whose_key_is_no_point_of_its_curve_is_refused() -> None:
    """Found by fuzzing: the library reads such a certificate, and raises only where its key is asked for."""
    whole = world().leader.certificate
    key = load_der_x509_certificate(whole).public_key()
    assert isinstance(key, EllipticCurvePublicKey)
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    broken = whole.replace(point, point[:-1] + bytes([point[-1] ^ 1]))
    assert broken != whole
    with pytest.raises(Refused, match="CERT_WEAK"):
        load_registration(load_der_x509_certificate(broken).public_bytes(Encoding.PEM))


def test_an_authority_asks_for_itself_and_a_stranger_as_authority() -> None:
    authority = world().authority
    ca = KeySigner(authority.sub_key, authority.certificates[1])
    with pytest.raises(Refused, match="CERT_USAGE"):
        load_registration(save_registration(Identity(ca, (), ())))
    with pytest.raises(Refused, match="TRUST_AUTHORITY"):
        load_registration(save_registration(Identity(world().leader, (world().seal.certificate,), ())))


def test_beginnings_without_an_end_are_passed_over_quickly() -> None:
    """Each of them was once looked for its end through all that follows."""
    data = b"-----BEGIN CERTIFICATE-----" * 37_000
    started = time.perf_counter()
    with pytest.raises(Refused, match="REGISTRATION_DAMAGED"):
        load_registration(data)
    with pytest.raises(Refused, match="AUTHORITY_FILE"):
        read_authorities(data * 7)
    assert time.perf_counter() - started < 2
