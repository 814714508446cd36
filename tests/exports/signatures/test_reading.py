"""Signatures: every CMS that covers its content in a way we do not accept is refused by its code."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from exports.signatures import reading
from exports.signatures.reading import anchors, check_certificate, newest_crls, read_signature
from exports.signatures.signing import KeySigner, cades
from exports.signatures.usage import fingerprint
from models.values.errors import Refused
from tests.exports.hostile import ISSUED, NEXT, NOW, SIGNED, raw_cms, world

CONTENT = b"<manifest/>"


def signer() -> KeySigner:
    return world().leader


def test_a_good_signature_is_read() -> None:
    read = read_signature(cades(CONTENT, signer(), SIGNED), CONTENT)
    assert read.certificate == signer().certificate
    assert read.name == "Chủ tịch Phong Thổ"
    assert read.claimed_at == SIGNED
    assert read_signature(raw_cms(CONTENT, signer()), CONTENT).sha256 == fingerprint(signer().certificate)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda: b"", "CMS_SHAPE", id="nothing"),
        pytest.param(lambda: b"\x30\x03\x02\x01\x01", "CMS_SHAPE", id="other DER"),
        pytest.param(lambda: raw_cms(CONTENT, signer()) + b"\0", "CMS_SHAPE", id="byte behind"),
        pytest.param(lambda: b"\x30" + b"\x80" * 200_000, "CMS_SHAPE", id="too large"),
        pytest.param(lambda: raw_cms(CONTENT, signer())[:-40], "CMS_SHAPE", id="cut off"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), attached=True), "CMS_NOT_DETACHED", id="attached"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), signers=2), "CMS_SEVERAL_SIGNERS", id="two signers"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), signers=0), "CMS_SEVERAL_SIGNERS", id="no signer"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), digest="sha1"), "CMS_WEAK_DIGEST", id="SHA-1"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), with_attributes=False), "CMS_NO_SIGNED_ATTRIBUTES",
                     id="no signed attributes"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), with_signing_certificate=False),
                     "CMS_NO_SIGNING_CERTIFICATE", id="no signing-certificate-v2"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), with_signing_time=False), "CMS_NO_SIGNING_TIME",
                     id="no signing time"),
        pytest.param(lambda: raw_cms(CONTENT, signer(), first_digest_of=b"other"), "CMS_NOT_INTACT",
                     id="digest of something else"),
        pytest.param(lambda: cades(b"other", signer(), SIGNED), "CMS_NOT_INTACT", id="over other content"),
    ],
)  # fmt: skip
def test_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_signature(make(), CONTENT, "META-INF/signature001.p7s")
    assert refused.value.code == code
    assert refused.value.details["name"] == "META-INF/signature001.p7s"


def test_a_signature_of_another_key_under_this_certificate() -> None:
    mixed = KeySigner(world().seal.key, signer().certificate, signer().chain)
    with pytest.raises(Refused, match="CMS_NOT_INTACT"):
        read_signature(cades(CONTENT, mixed, SIGNED), CONTENT)


def test_no_flipped_byte_of_a_signature_goes_unnoticed_or_crashes() -> None:
    good = raw_cms(CONTENT, signer())
    for position in range(0, len(good), 7):
        flipped = bytearray(good)
        flipped[position] ^= 0x41
        try:
            read = read_signature(bytes(flipped), CONTENT)
        except Refused:
            continue
        assert read.certificate == signer().certificate, position


def test_only_the_newest_list_of_each_authority_counts() -> None:
    authority = world().authority
    old, new = authority.crls(ISSUED, NEXT, 4), authority.crls(ISSUED, NEXT, 5)
    newest = newest_crls(authority.certificates, (*new, *old))
    assert {number for number, *_ in newest.values()} == {5}
    assert len(anchors(authority.certificates, (*old, *new)).crls) == 2


def test_an_authority_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="TRUST_AUTHORITY"):
        anchors((signer().certificate,), world().authority.crls(ISSUED, NEXT))
    with pytest.raises(Refused, match="TRUST_AUTHORITY"):
        anchors(world().authority.certificates, (b"no list",))


def test_a_certificate_is_looked_through_once_for_a_moment_and_never_where_it_fell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[object] = []
    whole = reading._check_path

    async def noted(*asked: Any) -> None:
        looked.append(asked[2])
        await whole(*asked)

    monkeypatch.setattr(reading, "_check_path", noted)
    trusted = replace(world().trust.anchors({}), passed=set())
    read = read_signature(cades(CONTENT, signer(), SIGNED), CONTENT)
    for moment in (NOW, NOW, NOW + timedelta(minutes=1)):
        check_certificate(read, trusted, moment)
    assert looked == [NOW, NOW + timedelta(minutes=1)]
    with pytest.raises(Refused):  # another one is brought along: it is looked through anew
        check_certificate(replace(read, companions=(*read.companions, read.certificate)), trusted, NOW)
    nobody = replace(trusted, roots=(), passed=set())
    for _ in range(2):
        with pytest.raises(Refused, match="CERT_UNTRUSTED"):
            check_certificate(read, nobody, NOW)
    assert len(looked) == 5 and not nobody.passed
