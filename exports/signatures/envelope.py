"""Encryption for the way: a sealed envelope around a whole signed package, opened by its receiver only.

CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084). The content key goes to reception certificates by
RSA-OAEP with SHA-256 (RFC 4055) and, if wished, to a password (exports.signatures.password_recipient).
Only these are opened: a weaker envelope could be altered without notice. Format: docs/formats/envelope.md.

Refusals: ENCRYPT_NO_RECIPIENT, ENCRYPT_RECIPIENT, ENCRYPT_PASSWORD_SHORT, ENCRYPT_TOO_LARGE; DECRYPT_SHAPE,
DECRYPT_TOO_LARGE, DECRYPT_UNSUPPORTED, DECRYPT_OTHER_RECIPIENT, DECRYPT_NO_PASSWORD, DECRYPT_ITERATIONS,
DECRYPT_PASSWORD_WRONG, DECRYPT_NOT_INTACT.
"""

import os
from collections.abc import Iterable, Sequence
from typing import Any

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from asn1crypto.algos import EncryptionAlgorithm
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from exports.signatures.password_recipient import KEY_BYTES, for_password, key_by_password
from exports.signatures.reception_certificates import check_recipient
from exports.signatures.signing import KeySigner
from models.values.errors import Refused

CONTENT_SIZE = 64 * 1024 * 1024
"""Largest content, in bytes: that of a package."""

AROUND_SIZE = 256 * 1024
"""Most bytes of an envelope that are not its content: parsing them takes longer than their number grows."""

ENVELOPE_SIZE = CONTENT_SIZE + AROUND_SIZE
MOST_RECIPIENTS = 32

_TAG, _NONCE = 16, 12
_AUTH_ENVELOPED = "1.2.840.113549.1.9.16.1.23"
_ENVELOPE_KINDS = tuple(
    core.ObjectIdentifier(oid).dump()
    for oid in (_AUTH_ENVELOPED, "1.2.840.113549.1.7.3", "1.2.840.113549.1.7.6")
)
_OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)


class _GcmParameters(core.Sequence):  # type: ignore[misc]
    _fields = [  # noqa: RUF012  # asn1crypto's way of describing a structure
        ("nonce", core.OctetString),
        ("tag_length", core.Integer, {"default": 12}),
    ]


def is_encrypted(data: bytes) -> bool:
    """Whether a file claims to be an envelope, of the kind that is opened here or of another kind."""
    return data[:1] == b"\x30" and any(kind in data[:24] for kind in _ENVELOPE_KINDS)


def has_password(data: bytes) -> bool:
    """Whether an envelope can also be opened by a password; Refused as `decrypt`."""
    envelope = _opened(data)
    try:
        return any(info.name == "pwri" for info in envelope["recipient_infos"])
    except _UNREADABLE as fault:
        raise Refused("DECRYPT_SHAPE") from fault


def encrypt(data: bytes, recipients: Sequence[bytes], password: str | None = None) -> bytes:
    """An envelope (DER) around the data for these reception certificates (DER), and for a password if given."""
    if len(data) > CONTENT_SIZE:
        raise Refused("ENCRYPT_TOO_LARGE", size=len(data), allowed=CONTENT_SIZE)
    if not recipients and password is None:
        raise Refused("ENCRYPT_NO_RECIPIENT")
    key, nonce = os.urandom(KEY_BYTES), os.urandom(_NONCE)
    infos = [_for_certificate(der, key) for der in recipients]
    if password is not None:
        infos.append(for_password(password, key))
    sealed = AESGCM(key).encrypt(nonce, data, None)
    envelope = cms.AuthEnvelopedData(
        {
            "version": "v0",
            "recipient_infos": infos,
            "auth_encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": EncryptionAlgorithm(
                    {
                        "algorithm": "aes256_gcm",
                        "parameters": _GcmParameters({"nonce": nonce, "tag_length": _TAG}),
                    }
                ),
                "encrypted_content": sealed[:-_TAG],
            },
            "mac": sealed[-_TAG:],
        }
    )
    info = cms.ContentInfo({"content_type": "authenticated_enveloped_data", "content": envelope})
    return bytes(info.dump())


def _for_certificate(der: bytes, key: bytes) -> cms.RecipientInfo:
    public = check_recipient(der).public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    certificate = asn1_x509.Certificate.load(der)
    digest = {"algorithm": "sha256"}
    oaep = {"hash_algorithm": digest, "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": digest}}
    content = {
        "version": "v0",
        "rid": cms.RecipientIdentifier(
            "issuer_and_serial_number",
            {"issuer": certificate.issuer, "serial_number": certificate.serial_number},
        ),
        "key_encryption_algorithm": {"algorithm": "rsaes_oaep", "parameters": oaep},
        "encrypted_key": public.encrypt(key, _OAEP),
    }
    return cms.RecipientInfo("ktri", cms.KeyTransRecipientInfo(content))


def decrypt(data: bytes, opener: KeySigner | str) -> bytes:
    """The content of an envelope, opened by a reception key with its certificate or by a password.

    What comes out is as intact as it was put in; who put it in is said by the signatures inside alone.
    """
    envelope = _opened(data)
    try:
        nonce = _checked_nonce(envelope)
        infos = list(envelope["recipient_infos"])
        key = (
            key_by_password(infos, opener) if isinstance(opener, str) else _key_by_certificate(infos, opener)
        )
        sealed = envelope["auth_encrypted_content_info"]["encrypted_content"].native + envelope["mac"].native
    except _UNREADABLE as fault:
        raise Refused("DECRYPT_SHAPE") from fault
    try:
        return AESGCM(key).decrypt(nonce, sealed, None)
    except (InvalidTag, ValueError) as fault:
        raise Refused("DECRYPT_NOT_INTACT") from fault


def _opened(data: bytes) -> Any:
    if len(data) > ENVELOPE_SIZE:
        raise Refused("DECRYPT_TOO_LARGE", size=len(data), allowed=ENVELOPE_SIZE)
    try:
        if is_encrypted(data):
            _check_lengths(data)
        info = cms.ContentInfo.load(data, strict=True)
        kind, envelope = info["content_type"].dotted, info["content"]
        if kind != _AUTH_ENVELOPED:
            raise Refused("DECRYPT_UNSUPPORTED" if is_encrypted(data) else "DECRYPT_SHAPE", what=kind)
        if len(envelope["recipient_infos"]) > MOST_RECIPIENTS:
            raise Refused("DECRYPT_SHAPE")
    except _UNREADABLE as fault:
        raise Refused("DECRYPT_SHAPE") from fault
    return envelope


def _check_lengths(data: bytes) -> None:
    """The way down to the content has definite lengths, and nearly all bytes are the content, in one piece.

    A content in a million pieces would keep the parser busy for hours.
    """
    at, _ = _header(data, 0)
    _, at = _header(data, at)  # over the object identifier
    at, _ = _header(data, at)
    at, end = _header(data, at)
    largest = 0
    while at < end:
        start, after = _header(data, at)
        if data[at] == 0x30:  # the encrypted content info: behind a type and an algorithm, the content
            _, inner = _header(data, start)
            _, inner = _header(data, inner)
            if inner >= after or data[inner] != 0x80:
                raise ValueError("content in pieces")
            piece, piece_end = _header(data, inner)
            largest = piece_end - piece
        at = after
    if len(data) - largest > AROUND_SIZE:
        raise ValueError("more around the content than any recipients need")


def _header(data: bytes, at: int) -> tuple[int, int]:
    """Where the value of the element at this place starts and ends; one byte of tag, definite length."""
    count = data[at + 1]
    start = at + 2
    if count & 0x80:
        width = count & 0x7F
        if not 1 <= width <= 4:
            raise ValueError("length")
        start += width
        count = int.from_bytes(data[at + 2 : start], "big")
    if start + count > len(data):
        raise ValueError("cut off")
    return start, start + count


def _checked_nonce(envelope: Any) -> bytes:
    """The nonce, if cipher, tag and additional data are as they must be."""
    content = envelope["auth_encrypted_content_info"]
    algorithm = content["content_encryption_algorithm"]
    if algorithm["algorithm"].native != "aes256_gcm" or content["content_type"].native != "data":
        raise Refused("DECRYPT_UNSUPPORTED", what=algorithm["algorithm"].native)
    parameters = _GcmParameters.load(algorithm["parameters"].dump(), strict=True)
    nonce, length = parameters["nonce"].native, parameters["tag_length"].native
    if length != _TAG or len(envelope["mac"].native) != _TAG or len(nonce) != _NONCE:
        raise Refused("DECRYPT_UNSUPPORTED", what=f"tag {length}")
    if envelope["auth_attrs"] is not core.VOID and envelope["auth_attrs"].native:
        raise Refused("DECRYPT_UNSUPPORTED", what="attributes")
    return bytes(nonce)


def _key_by_certificate(infos: Iterable[Any], opener: KeySigner) -> bytes:
    if not isinstance(opener.key, rsa.RSAPrivateKey):
        raise Refused("DECRYPT_OTHER_RECIPIENT")
    certificate = asn1_x509.Certificate.load(opener.certificate)
    for info in infos:
        if info.name == "ktri" and _names(info.chosen["rid"], certificate):
            _check_oaep(info.chosen["key_encryption_algorithm"])
            try:
                key = opener.key.decrypt(info.chosen["encrypted_key"].native, _OAEP)
            except ValueError as fault:
                raise Refused("DECRYPT_NOT_INTACT") from fault
            if len(key) != KEY_BYTES:
                raise Refused("DECRYPT_UNSUPPORTED", what=f"{len(key) * 8} bit")
            return key
    raise Refused("DECRYPT_OTHER_RECIPIENT")


def _names(rid: Any, certificate: Any) -> bool:
    if rid.name == "subject_key_identifier":
        return bool(certificate.key_identifier is not None and rid.native == certificate.key_identifier)
    named = rid.chosen
    return bool(
        named["serial_number"].native == certificate.serial_number
        and named["issuer"].dump() == certificate.issuer.dump()
    )


def _check_oaep(algorithm: Any) -> None:
    if algorithm["algorithm"].native != "rsaes_oaep":
        raise Refused("DECRYPT_UNSUPPORTED", what=algorithm["algorithm"].native)
    digest = algorithm["parameters"]["hash_algorithm"]["algorithm"].native
    mask = algorithm["parameters"]["mask_gen_algorithm"]
    label = algorithm["parameters"]["p_source_algorithm"]["parameters"].native
    mask_digest = mask["parameters"]["algorithm"].native
    if (digest, mask["algorithm"].native, mask_digest, label) != ("sha256", "mgf1", "sha256", b""):
        raise Refused("DECRYPT_UNSUPPORTED", what=f"OAEP {digest}")
