"""One encoding and one reading of a signature: whatever could be altered without breaking it has one value only.

A CMS is signed in its signed attributes alone. What stands around them (versions, lists of algorithms, the name of the
signer, certificates that are brought along) could say something else to every tool; here it has to repeat what the
signature itself says. Sources: X.690 §10 and §11 (DER), RFC 5652 §5, RFC 5754 §2 and RFC 8933.

Refusals: CMS_NOT_CANONICAL.
"""

from functools import lru_cache
from itertools import pairwise
from typing import Any

from asn1crypto import cms, core

from models.values.errors import Refused

DEEPEST = 32
"""Levels of nesting that are followed; a signature with a timestamp has about twenty."""

_CONSTRUCTED, _LONG_TAG = 0x20, 0x1F
_BOOLEAN, _INTEGER, _BIT_STRING, _SEQUENCE, _SET = 0x01, 0x02, 0x03, 0x10, 0x11


def is_der(data: bytes) -> bool:
    """Whether these bytes are one value in DER: definite lengths in their shortest form, nothing behind or between."""
    try:
        return _ended(data, 0, len(data), 0) == len(data)
    except (IndexError, ValueError):
        return False


def _ended(data: bytes, start: int, limit: int, depth: int) -> int:
    """Where the value that begins at `start` ends; ValueError or IndexError where it is no DER."""
    tag, at = data[start], start + 1
    if tag & _LONG_TAG == _LONG_TAG or depth > DEEPEST:  # such tags occur in none of these structures
        raise ValueError("tag")
    length, at = data[at], at + 1
    if length & 0x80:
        width = length & 0x7F
        length = int.from_bytes(data[at : at + width], "big")
        if not 1 <= width <= 4 or length < 0x80 or length >> (8 * (width - 1)) == 0:
            raise ValueError("length")
        at += width
    end = at + length
    if end > limit:
        raise ValueError("length")
    if tag & _CONSTRUCTED:
        _check_parts(data, tag, (at, end), depth)
    else:
        _check_primitive(tag, data[at:end])
    return end


def _check_parts(data: bytes, tag: int, span: tuple[int, int], depth: int) -> None:
    """The parts fill their whole, and those of a set stand in the order of their bytes."""
    if tag & 0xC0 == 0 and tag & _LONG_TAG not in (_SEQUENCE, _SET):  # a text in pieces
        raise ValueError("constructed")
    at, end = span
    before = b""
    while at < end:
        following = _ended(data, at, end, depth + 1)
        part = data[at:following]
        if tag == _CONSTRUCTED | _SET and part < before:
            raise ValueError("order")
        before, at = part, following


def _check_primitive(tag: int, content: bytes) -> None:
    if tag in (_SEQUENCE, _SET):
        raise ValueError("primitive")
    if tag == _BOOLEAN and content not in (b"\x00", b"\xff"):
        raise ValueError("boolean")
    if tag == _INTEGER and (
        not content or (len(content) > 1 and content[0] in (0, 255) and _is_padded(content))
    ):
        raise ValueError("integer")
    if tag == _BIT_STRING and (not content or content[0] > 7 or _has_unused_bits(content)):
        raise ValueError("bits")


def _is_padded(content: bytes) -> bool:
    return (content[0] == 0) == (content[1] < 0x80)


def _has_unused_bits(content: bytes) -> bool:
    unused = content[0]
    return bool(unused) and (len(content) == 1 or bool(content[-1] & ((1 << unused) - 1)))


def refuse_second_encoding(signature: bytes, name: str) -> None:
    """Refused CMS_NOT_CANONICAL where the bytes of a CMS are not its DER."""
    if not is_der(signature):
        raise Refused("CMS_NOT_CANONICAL", name=name, what="DER")


def refuse_second_reading(signed_data: Any, signer_info: Any, certificate: Any, name: str) -> None:
    """Refused CMS_NOT_CANONICAL where what is not signed says other than what is, or anything of its own."""
    digest = signer_info["digest_algorithm"]
    named = signer_info["sid"]
    asked = {
        "version": signed_data["version"].native == "v1" and signer_info["version"].native == "v1",
        "digestAlgorithms": [one.dump() for one in signed_data["digest_algorithms"]] == [digest.dump()],
        "eContentType": signed_data["encap_content_info"]["content_type"].native == "data",
        "crls": _is_absent(signed_data["crls"]),
        "certificates": _is_ordered([one.dump() for one in signed_data["certificates"]]),
        "sid": named.name == "issuer_and_serial_number"
        and named.chosen["issuer"].dump() == certificate.issuer.dump()
        and named.chosen["serial_number"].native == certificate.serial_number,
        "signedAttrs": _is_ordered([one.dump() for one in signer_info["signed_attrs"]]),
        "digestAlgorithm": _is_plain(digest),
        "signatureAlgorithm": signer_info["signature_algorithm"].signature_algo == "rsassa_pss"
        or _is_plain(signer_info["signature_algorithm"]),
        "signature": signer_info["signature_algorithm"].signature_algo != "ecdsa"
        or is_der(signer_info["signature"].native),
        "unsignedAttrs": _is_absent(signer_info["unsigned_attrs"]),
    }
    for what, holds in asked.items():
        if not holds:
            raise Refused("CMS_NOT_CANONICAL", name=name, what=what)


@lru_cache(maxsize=256)
def check_attribute(der: bytes) -> None:
    """ValueError, TypeError … where a signed attribute does not hold what its kind holds.

    Read apart from its signature, whose own bytes would otherwise be encoded anew by whoever asks for them; every
    signature of a signer binds it to the same certificate in the same bytes.
    """
    _ = cms.CMSAttribute.load(der).native


def _is_absent(value: Any) -> bool:
    return value is core.VOID or isinstance(value, core.Void)


def _is_plain(algorithm: Any) -> bool:
    """Whether an algorithm is named without parameters; NULL says the same (RFC 5754 §2)."""
    parameters = algorithm["parameters"]
    return _is_absent(parameters) or parameters.dump() in (b"", b"\x05\x00")


def _is_ordered(parts: list[bytes]) -> bool:
    """Whether the parts of a set stand in the order of their bytes, each once."""
    return all(one < other for one, other in pairwise(parts))
