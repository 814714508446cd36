"""One encoding, one reading: values by hand, and a signature whose unsigned parts say something else."""

from collections.abc import Callable
from typing import Any

import pytest
from asn1crypto import cms

from exports.signatures.canonical import is_der
from exports.signatures.reading import read_signature
from exports.signatures.signing import cades
from models.values.errors import Refused
from tests.exports.hostile import SIGNED, world

CONTENT = b"manifest"


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ("0500", True),
        ("020100", True),
        ("02020080", True),  # 128 needs its zero
        ("02020001", False),  # 1 does not
        ("0202ff80", False),  # -128 fits one byte
        ("0202ff7f", True),
        ("0200", False),
        ("0101ff", True),
        ("010101", False),  # true is ff
        ("04820002aabb", False),  # a length in more bytes than it needs
        ("048102aabb", False),
        ("0402aabb", True),
        ("0402aabb00", False),  # something behind
        ("0402aa", False),
        ("2406040100040100", False),  # a text in pieces
        ("3080050000000000", False),  # no length
        ("30020500", True),
        ("30030500", False),
        ("3106020101020102", True),
        ("3106020102020101", False),  # a set out of order
        ("03020780", True),
        ("030207c0", False),  # an unused bit that is set
        ("0301", False),
        ("03010f", False),
        ("1f8101020500", False),
        ("", False),
    ],
)
def test_der_by_hand(value: str, holds: bool) -> None:
    assert is_der(bytes.fromhex(value)) is holds


def test_nesting_ends() -> None:
    deep = b"\x05\x00"
    for _ in range(60):
        deep = b"\x30" + bytes([len(deep)]) + deep if len(deep) < 128 else deep
    assert is_der(b"\x30\x04\x30\x02\x05\x00") and not is_der(deep)


def good() -> bytes:
    return cades(CONTENT, world().leader, SIGNED)


def code(signature: bytes, *, exact: bool = True) -> str:
    try:
        read_signature(signature, CONTENT, "a", exact=exact)
    except Refused as refusal:
        return refusal.code
    return ""


def changed(change: Callable[[Any], None]) -> bytes:
    """The good signature with another value in a part that is not signed, in DER again."""
    info = cms.ContentInfo.load(good())
    change(info["content"])
    return bytes(info.dump())


def version(data: Any) -> None:
    data["version"] = "v3"


def signer_version(data: Any) -> None:
    data["signer_infos"][0]["version"] = "v3"


def no_digests(data: Any) -> None:
    data["digest_algorithms"] = []


def other_digest(data: Any) -> None:
    data["digest_algorithms"] = [{"algorithm": "sha384"}]


def more_digests(data: Any) -> None:
    data["digest_algorithms"] = [{"algorithm": "sha256"}, {"algorithm": "sha384"}]


def unsigned(data: Any) -> None:
    again = cms.SignerInfo.load(data["signer_infos"][0].dump())  # its own copy() takes three seconds
    data["signer_infos"][0]["unsigned_attrs"] = [{"type": "counter_signature", "values": [again]}]


def other_content(data: Any) -> None:
    data["encap_content_info"]["content_type"] = "digested_data"


ALTERED = [version, signer_version, no_digests, other_digest, more_digests, unsigned, other_content]


@pytest.mark.parametrize("change", ALTERED)
def test_what_is_not_signed_repeats_what_is(change: Callable[[Any], None]) -> None:
    assert code(good()) == "" and is_der(good())
    assert code(changed(change)) == "CMS_NOT_CANONICAL"


def test_other_tools_may_lay_a_timestamp_beside_their_signature_and_not_another_encoding() -> None:
    assert code(changed(unsigned), exact=False) == ""
    assert code(indefinite(good()), exact=False) == "CMS_NOT_CANONICAL"


def indefinite(signature: bytes) -> bytes:
    """The same value without a length at its beginning (BER)."""
    assert signature[:2] == b"\x30\x82"
    return b"\x30\x80" + signature[4:] + b"\x00\x00"


def test_another_encoding_is_refused_though_nothing_else_is_different() -> None:
    assert code(indefinite(good())) == "CMS_NOT_CANONICAL"
