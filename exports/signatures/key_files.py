"""Opening a PKCS#12 file as other tools do: with bytes behind it, in BER, with several keys, under either spelling.

Letters with marks can be typed as one sign or as two, by the input method: a password is tried as it was typed, then
composed (NFC), then decomposed (NFD).
"""

import unicodedata
import warnings
from dataclasses import dataclass

from asn1crypto import parser
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import pkcs12

from exports.signatures.usage import is_for_documents

_KEYS = ("key_bag", "pkcs8_shrouded_key_bag")


@dataclass(frozen=True, slots=True)
class OpenedKeyFile:
    """What a key file holds: a key with the certificate for it, where there are such, and all other certificates."""

    key: PrivateKeyTypes | None
    certificate: x509.Certificate | None
    others: tuple[x509.Certificate, ...]


def first_value(data: bytes) -> bytes:
    """The file without what some tools write behind it (a line end, zeros); ValueError where no value begins it."""
    return data[: parser.peek(data)]


def open_key_file(data: bytes, password: str) -> OpenedKeyFile:
    """What a PKCS#12 value holds; of several keys the first whose certificate may sign documents.

    ValueError for another password. UnsupportedAlgorithm where the key is of an unknown kind.
    """
    if "\0" in password:  # no key has it, and the library would name the password in a message of its own
        raise ValueError("password")
    spelling = _spelling(data, password)
    found = [_opened(part, spelling) for part in _by_key(data)] or [_opened(data, spelling)]
    may_sign = [one for one in found if one.certificate is not None and is_for_documents(one.certificate)]
    return (may_sign or found)[0]


def _spelling(data: bytes, password: str) -> bytes:
    """The password in the spelling that opens the file; ValueError where none does."""
    forms = (password, *(unicodedata.normalize(form, password) for form in ("NFC", "NFD")))
    fault = ValueError("password")
    for form in dict.fromkeys(forms):
        try:
            spelling = form.encode("utf-8")
            _opened(data, spelling)
        except ValueError as refused:
            fault = refused
        else:
            return spelling
    raise fault


def _opened(data: bytes, password: bytes) -> OpenedKeyFile:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's words about BER are not for the person
        key, certificate, others = pkcs12.load_key_and_certificates(data, password)
    return OpenedKeyFile(key, certificate, tuple(others))


def _by_key(data: bytes) -> list[bytes]:
    """The file once for each of its keys, with that key alone; nothing where it has one, or keys that are hidden.

    The parts have no integrity code of their own: that of the whole was checked before.
    """
    safes = list(asn1_pkcs12.Pfx.load(data).authenticated_safe)
    parsed = [_bags(safe) for safe in safes]
    keys = [(at, number) for at, bags in enumerate(parsed) for number, bag in enumerate(bags) if _is_key(bag)]
    if len(keys) < 2:
        return []
    return [_with_key(safes, parsed, key) for key in keys]


def _bags(safe: asn1_pkcs12.ContentInfo) -> list[asn1_pkcs12.SafeBag]:
    if safe["content_type"].native != "data":
        return []
    return list(asn1_pkcs12.SafeContents.load(safe["content"].native))


def _is_key(bag: asn1_pkcs12.SafeBag) -> bool:
    return bag["bag_id"].native in _KEYS


def _with_key(
    safes: list[asn1_pkcs12.ContentInfo], parsed: list[list[asn1_pkcs12.SafeBag]], key: tuple[int, int]
) -> bytes:
    kept = []
    for at, (safe, bags) in enumerate(zip(safes, parsed, strict=True)):
        if not any(_is_key(bag) for bag in bags):
            kept.append(safe)
            continue
        chosen = [bag for number, bag in enumerate(bags) if not _is_key(bag) or (at, number) == key]
        kept.append(_data(asn1_pkcs12.SafeContents(chosen).dump()))
    content = _data(asn1_pkcs12.AuthenticatedSafe(kept).dump())
    return bytes(asn1_pkcs12.Pfx({"version": "v3", "auth_safe": content}).dump())


def _data(content: bytes) -> asn1_pkcs12.ContentInfo:
    return asn1_pkcs12.ContentInfo({"content_type": "data", "content": content})
