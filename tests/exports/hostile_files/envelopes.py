"""Hostile envelopes around the good package."""

import os
from collections.abc import Callable
from functools import cache
from typing import Any

from asn1crypto import cms
from asn1crypto.algos import EncryptionAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from exports.signatures.envelope import encrypt
from tests.exports.hostile_files.good import Rows, good, judged
from tests.exports.signatures.test_envelope import PASSWORD, changed, other, reception

OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


@cache
def envelope() -> bytes:
    """The good package, closed for the province and a password."""
    return encrypt(good(), [reception().certificate], PASSWORD)


def opened(data: Callable[[], bytes], opener: object = None) -> Callable[[], str]:
    return lambda: judged(data(), openers=[opener or reception()])  # type: ignore[list-item]


def altered(change: Callable[[Any], None]) -> Callable[[], bytes]:
    return lambda: changed(envelope(), change)


def flip_content(content: Any) -> None:
    information = content["auth_encrypted_content_info"]
    sealed = bytearray(information["encrypted_content"].native)
    sealed[len(sealed) // 2] ^= 1
    information["encrypted_content"] = bytes(sealed)


def shorten_tag(content: Any) -> None:
    algorithm = content["auth_encrypted_content_info"]["content_encryption_algorithm"]
    parameters = bytearray(algorithm["parameters"].dump())
    parameters[-1] = 12
    algorithm["parameters"] = type(algorithm["parameters"]).load(bytes(parameters))
    content["mac"] = content["mac"].native[:12]


def many_rounds(content: Any) -> None:
    info = next(info for info in content["recipient_infos"] if info.name == "pwri")
    info.chosen["key_derivation_algorithm"]["parameters"]["iteration_count"] = 10**9


def without_authentication() -> bytes:
    """The same recipient and content in an envelope of the older kind, by AES-256-CBC."""
    key, start = os.urandom(32), os.urandom(16)
    padder = PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    sealed = encryptor.update(padder.update(good()) + padder.finalize()) + encryptor.finalize()
    cipher = EncryptionAlgorithm({"algorithm": "aes256_cbc", "parameters": start})
    recipient = cms.ContentInfo.load(envelope())["content"]["recipient_infos"][0]
    recipient.chosen["encrypted_key"] = reception().key.public_key().encrypt(key, OAEP)  # type: ignore[union-attr]
    content = cms.EnvelopedData(
        {
            "version": "v0",
            "recipient_infos": [recipient],
            "encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": cipher,
                "encrypted_content": sealed,
            },
        }
    )
    return bytes(cms.ContentInfo({"content_type": "enveloped_data", "content": content}).dump())


def pieces() -> bytes:
    """The content in many small pieces, each put together by a parser in turn."""
    whole = bytearray(envelope())
    at = whole.index(bytes([0x02, 0x01, 0x10, 0x80])) + 3
    whole[at : at + 4] = b"\xa0\x80" + b"\x04\x01x" * 100_000 + b"\0\0"
    return bytes(whole)


def crowd(content: Any) -> None:
    content["recipient_infos"] = [content["recipient_infos"][0]] * 33


ROWS: Rows = {
    "a byte of the content is flipped": ("DECRYPT_NOT_INTACT", opened(altered(flip_content))),
    "a shortened tag": ("DECRYPT_UNSUPPORTED", opened(altered(shorten_tag))),
    "closed for somebody else": ("DECRYPT_OTHER_RECIPIENT", lambda: judged(envelope(), openers=[other()])),
    "10^9 rounds of key derivation": ("DECRYPT_ITERATIONS", opened(altered(many_rounds), PASSWORD)),
    "the wrong password": ("DECRYPT_PASSWORD_WRONG", opened(envelope, "sai mật khẩu")),
    "a content without authentication (AES-CBC)": ("DECRYPT_UNSUPPORTED", opened(without_authentication)),
    "cut off": ("DECRYPT_SHAPE", opened(lambda: envelope()[:-1])),
    "cut off within the recipients": ("DECRYPT_SHAPE", opened(lambda: envelope()[:500])),
    "a content in many pieces": ("DECRYPT_SHAPE", opened(pieces)),
    "33 recipients": ("DECRYPT_SHAPE", opened(altered(crowd))),
    "an envelope in an envelope": (
        "DECRYPT_UNSUPPORTED",
        opened(lambda: encrypt(envelope(), [reception().certificate])),
    ),
}
