"""The password of an envelope: the content key wrapped by a key that is derived from the password.

CMS PasswordRecipientInfo with PBKDF2-HMAC-SHA256 (RFC 8018) and PWRI-KEK (RFC 3211). Format: docs/formats/envelope.md.
"""

import os
from collections.abc import Iterable
from typing import Any

from asn1crypto import cms, core
from asn1crypto.algos import AlgorithmIdentifier, EncryptionAlgorithm, Pbkdf2Salt
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from models.values.errors import Refused
from models.values.names import nfc

KEY_BYTES = 32
"""Length of the content key of an envelope, and of the key that wraps it: AES-256."""

ITERATIONS = 600_000
MOST_ITERATIONS = 2_000_000
"""More rounds of PBKDF2 than this are refused before the first: they would only keep a machine busy."""

SHORTEST_PASSWORD = 8

_BLOCK = 16
_SALT_SIZES = range(8, 65)
_PWRI_KEK = "1.2.840.113549.1.9.16.3.9"
_AES_256_CBC = "2.16.840.1.101.3.4.1.42"


def for_password(password: str, key: bytes) -> cms.RecipientInfo:
    """The content key of an envelope wrapped for a password; Refused ENCRYPT_PASSWORD_SHORT."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("ENCRYPT_PASSWORD_SHORT", least=SHORTEST_PASSWORD)
    salt, start = os.urandom(16), os.urandom(_BLOCK)
    derivation = {
        "salt": Pbkdf2Salt("specified", core.OctetString(salt)),
        "iteration_count": ITERATIONS,
        "key_length": KEY_BYTES,
        "prf": {"algorithm": "sha256"},
    }
    cipher = EncryptionAlgorithm({"algorithm": "aes256_cbc", "parameters": start})
    content = {
        "version": "v0",
        "key_derivation_algorithm": {"algorithm": "pbkdf2", "parameters": derivation},
        "key_encryption_algorithm": {"algorithm": _PWRI_KEK, "parameters": cipher},
        "encrypted_key": _wrapped(key, _derived(password, salt, ITERATIONS), start),
    }
    return cms.RecipientInfo("pwri", cms.PasswordRecipientInfo(content))


def _derived(password: str, salt: bytes, iterations: int) -> bytes:
    return PBKDF2HMAC(hashes.SHA256(), KEY_BYTES, salt, iterations).derive(nfc(password).encode("utf-8"))


def _wrapped(key: bytes, wrapping: bytes, start: bytes) -> bytes:
    """PWRI-KEK: the key with its length and three check bytes, encrypted twice without a break (RFC 3211 §2.3)."""
    block = bytes([len(key), *(byte ^ 0xFF for byte in key[:3])]) + key
    block += os.urandom(-len(block) % _BLOCK)
    encryptor = Cipher(algorithms.AES(wrapping), modes.CBC(start)).encryptor()
    inner = encryptor.update(block)
    return encryptor.update(inner)


def _unwrapped(wrapped: bytes, wrapping: bytes, start: bytes) -> bytes | None:
    """The key, or None where length or check bytes say that the password was another one."""
    inner_start = _cbc(wrapping, wrapped[-2 * _BLOCK : -_BLOCK], wrapped[-_BLOCK:])
    inner = _cbc(wrapping, inner_start, wrapped)
    block = _cbc(wrapping, start, inner)
    key = block[4 : 4 + KEY_BYTES]
    fits = block[0] == KEY_BYTES and bytes(byte ^ 0xFF for byte in key[:3]) == block[1:4]
    return key if fits else None


def _cbc(key: bytes, start: bytes, data: bytes) -> bytes:
    return Cipher(algorithms.AES(key), modes.CBC(start)).decryptor().update(data)


def key_by_password(infos: Iterable[Any], password: str) -> bytes:
    """The content key that a password opens.

    Refused: DECRYPT_NO_PASSWORD, DECRYPT_UNSUPPORTED, DECRYPT_ITERATIONS, DECRYPT_PASSWORD_WRONG.
    """
    found = [info.chosen for info in infos if info.name == "pwri"]
    if not found:
        raise Refused("DECRYPT_NO_PASSWORD")
    info = found[0]  # one password an envelope: several would multiply the rounds that are capped
    salt, iterations = _checked_derivation(info["key_derivation_algorithm"])
    start, wrapped = _checked_wrapping(info["key_encryption_algorithm"]), info["encrypted_key"].native
    if len(wrapped) != 3 * _BLOCK:
        raise Refused("DECRYPT_UNSUPPORTED", what=f"{len(wrapped)} byte")
    key = _unwrapped(wrapped, _derived(password, salt, iterations), start)
    if key is None:
        raise Refused("DECRYPT_PASSWORD_WRONG")
    return key


def _checked_derivation(algorithm: Any) -> tuple[bytes, int]:
    if algorithm is core.VOID or algorithm["algorithm"].native != "pbkdf2":
        raise Refused("DECRYPT_UNSUPPORTED", what="KDF")
    parameters = algorithm["parameters"]
    prf, length = parameters["prf"]["algorithm"].native, parameters["key_length"].native
    salt, iterations = parameters["salt"].native, parameters["iteration_count"].native
    if prf != "sha256" or length not in (None, KEY_BYTES) or len(salt) not in _SALT_SIZES:
        raise Refused("DECRYPT_UNSUPPORTED", what=f"PBKDF2 {prf}")
    if not 0 < iterations <= MOST_ITERATIONS:
        raise Refused("DECRYPT_ITERATIONS", found=iterations, allowed=MOST_ITERATIONS)
    return salt, iterations


def _checked_wrapping(algorithm: Any) -> bytes:
    if algorithm["algorithm"].dotted != _PWRI_KEK:
        raise Refused("DECRYPT_UNSUPPORTED", what=algorithm["algorithm"].dotted)
    cipher = AlgorithmIdentifier.load(algorithm["parameters"].dump(), strict=True)
    start = core.OctetString.load(cipher["parameters"].dump(), strict=True).native
    if cipher["algorithm"].dotted != _AES_256_CBC or len(start) != _BLOCK:
        raise Refused("DECRYPT_UNSUPPORTED", what=cipher["algorithm"].dotted)
    return bytes(start)
