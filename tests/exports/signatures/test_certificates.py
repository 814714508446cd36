"""Keys and certificates of one's own: the same from a seed, random otherwise, and refused where unfit."""

from dataclasses import replace

import pytest
from cryptography import x509
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.signatures.certificates import (
    demonstration_authority,
    demonstration_key,
    new_identity,
    new_key,
    seeded_key,
)
from exports.signatures.container import build_container
from exports.verdicts.packages import verify
from tests.exports.hostile import FROM, ISSUED, NEXT, NOW, SIGNED, TO, payload, pin, world


def test_a_seed_gives_the_same_keys_and_certificates() -> None:
    one, two = (demonstration_authority("7", FROM, TO) for _ in range(2))
    assert one.certificates == two.certificates
    assert one.crls(ISSUED, NEXT) == two.crls(ISSUED, NEXT)
    keys = [demonstration_key("7", "Chủ tịch", each, FROM, TO) for each in (one, two)]
    assert keys[0].certificate == keys[1].certificate
    assert keys[0].sign(b"x") == keys[1].sign(b"x")
    other = demonstration_authority("8", FROM, TO)
    assert set(other.certificates).isdisjoint(one.certificates)


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=20)
def test_any_seed_makes_a_key(seed: str, name: str) -> None:
    assert seeded_key(seed, name).curve.name == "secp256r1"


def test_a_new_identity_is_accepted_once_its_certificate_is_listed() -> None:
    one, two = (new_identity("Chủ tịch", "UBND xã Phong Thổ", SIGNED, kind="p-256") for _ in range(2))
    assert one.signer.certificate != two.signer.certificate
    trust = world().trust
    trust = replace(
        trust,
        members=(pin(one.signer, "leader"), pin(one.signer, "seal")),
        authorities=(*trust.authorities, *one.authorities),
        crls=(*trust.crls, *one.crls),
    )
    good = build_container(payload(), [one.signer], SIGNED)
    assert verify(good, trust, NOW).verdict.accepted
    other = build_container(payload(), [two.signer], SIGNED)
    assert verify(other, trust, NOW).verdict.code == "CERT_UNTRUSTED"


def test_kinds_of_new_keys() -> None:
    assert new_key("p-256").key_size == 256
    with pytest.raises(ValueError):
        new_key("dsa")


def test_below_the_root_stands_one_authority_and_below_that_none() -> None:
    authority = demonstration_authority("7", FROM, TO)
    signer = demonstration_key("7", "Chủ tịch", authority, FROM, TO)
    constraints = [
        x509.load_der_x509_certificate(der).extensions.get_extension_for_class(x509.BasicConstraints).value
        for der in (*authority.certificates, signer.certificate)
    ]
    assert [(one.ca, one.path_length) for one in constraints] == [(True, 1), (True, 0), (False, None)]
