"""Encryption for the way: a sealed envelope around a whole signed package, opened by its receiver only.

CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084). The content key goes to reception certificates by
RSA-OAEP with SHA-256 (RFC 4055) and, if wished, to a password by PBKDF2-HMAC-SHA256 and PWRI-KEK (RFC 3211).
Only these are opened: a weaker envelope could be altered without notice. Format: docs/formats/envelope.md.

Refusals: ENCRYPT_NO_RECIPIENT, ENCRYPT_RECIPIENT, ENCRYPT_PASSWORD_SHORT, ENCRYPT_TOO_LARGE; DECRYPT_SHAPE,
DECRYPT_TOO_LARGE, DECRYPT_UNSUPPORTED, DECRYPT_OTHER_RECIPIENT, DECRYPT_NO_PASSWORD, DECRYPT_ITERATIONS,
DECRYPT_PASSWORD_WRONG, DECRYPT_NOT_INTACT.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from asn1crypto.algos import AlgorithmIdentifier, EncryptionAlgorithm
from cryptography import x509
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.certificates import subject_name
from exports.signatures.parsed import certificate_of
from exports.signatures.signing import KeySigner
from exports.signatures.usage import RSA_BITS, common_name
from models.values.errors import Refused
from models.values.names import nfc

CONTENT_SIZE = 64 * 1024 * 1024
"""Largest content, in bytes: that of a package."""

AROUND_SIZE = 256 * 1024
"""Most bytes of an envelope that are not its content: parsing them takes longer than their number grows."""

ENVELOPE_SIZE = CONTENT_SIZE + AROUND_SIZE
ITERATIONS = 600_000
MOST_ITERATIONS = 2_000_000
"""More rounds of PBKDF2 than this are refused before the first: they would only keep a machine busy."""

MOST_RECIPIENTS = 32
SHORTEST_PASSWORD = 8

_TAG, _NONCE, _BLOCK, _KEY = 16, 12, 16, 32
_SALT_SIZES = range(8, 65)
_AUTH_ENVELOPED = "1.2.840.113549.1.9.16.1.23"
_PWRI_KEK = "1.2.840.113549.1.9.16.3.9"
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
    key, nonce = os.urandom(_KEY), os.urandom(_NONCE)
    infos = [_for_certificate(der, key) for der in recipients]
    if password is not None:
        infos.append(_for_password(password, key))
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


def check_recipient(der: bytes, at: datetime | None = None) -> x509.Certificate:
    """The reception certificate, if packages can be encrypted to it (and it is valid at `at`).

    Refused with ENCRYPT_RECIPIENT: not RSA of 2048 bits or more, not for encrypting keys, out of its term.
    """
    try:
        certificate = certificate_of(der)
        key, extensions = certificate.public_key(), certificate.extensions
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise Refused("ENCRYPT_RECIPIENT", name="?") from fault
    name = common_name(certificate)
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < RSA_BITS:
        raise Refused("ENCRYPT_RECIPIENT", name=name)
    for extension in extensions:
        if isinstance(extension.value, x509.KeyUsage) and not extension.value.key_encipherment:
            raise Refused("ENCRYPT_RECIPIENT", name=name)
    if at is not None and not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise Refused("ENCRYPT_RECIPIENT", name=name)
    return certificate


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


def _for_password(password: str, key: bytes) -> cms.RecipientInfo:
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("ENCRYPT_PASSWORD_SHORT", least=SHORTEST_PASSWORD)
    salt, start = os.urandom(16), os.urandom(_BLOCK)
    derivation = {
        "salt": cms.KdfAlgorithm._oid_specs["pbkdf2"]._fields[0][1]("specified", core.OctetString(salt)),
        "iteration_count": ITERATIONS,
        "key_length": _KEY,
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
    return PBKDF2HMAC(hashes.SHA256(), _KEY, salt, iterations).derive(nfc(password).encode("utf-8"))


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
    key = block[4 : 4 + _KEY]
    fits = block[0] == _KEY and bytes(byte ^ 0xFF for byte in key[:3]) == block[1:4]
    return key if fits else None


def _cbc(key: bytes, start: bytes, data: bytes) -> bytes:
    return Cipher(algorithms.AES(key), modes.CBC(start)).decryptor().update(data)


def decrypt(data: bytes, opener: KeySigner | str) -> bytes:
    """The content of an envelope, opened by a reception key with its certificate or by a password.

    What comes out is as intact as it was put in; who put it in is said by the signatures inside alone.
    """
    envelope = _opened(data)
    try:
        nonce = _checked_nonce(envelope)
        infos = list(envelope["recipient_infos"])
        key = (
            _key_by_password(infos, opener) if isinstance(opener, str) else _key_by_certificate(infos, opener)
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
            if len(key) != _KEY:
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


def _key_by_password(infos: Iterable[Any], password: str) -> bytes:
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
    if prf != "sha256" or length not in (None, _KEY) or len(salt) not in _SALT_SIZES:
        raise Refused("DECRYPT_UNSUPPORTED", what=f"PBKDF2 {prf}")
    if not 0 < iterations <= MOST_ITERATIONS:
        raise Refused("DECRYPT_ITERATIONS", found=iterations, allowed=MOST_ITERATIONS)
    return salt, iterations


def _checked_wrapping(algorithm: Any) -> bytes:
    if algorithm["algorithm"].dotted != _PWRI_KEK:
        raise Refused("DECRYPT_UNSUPPORTED", what=algorithm["algorithm"].dotted)
    cipher = AlgorithmIdentifier.load(algorithm["parameters"].dump(), strict=True)
    start = core.OctetString.load(cipher["parameters"].dump(), strict=True).native
    if cipher["algorithm"].dotted != "2.16.840.1.101.3.4.1.42" or len(start) != _BLOCK:
        raise Refused("DECRYPT_UNSUPPORTED", what=cipher["algorithm"].dotted)
    return bytes(start)


def new_reception_key(name: str, organisation: str, now: datetime, years: int = 5) -> KeySigner:
    """A random RSA key of 3072 bits with a certificate of its own, for a province to receive packages by.

    It is a software key: kept as PKCS#12 (`exports.signatures.signing.save_key`) with a copy in a safe, since
    whatever was encrypted to a lost key stays closed. It signs nothing; the trust list says whose it is.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    starts = now.replace(microsecond=0) - timedelta(minutes=5)
    usage = dict.fromkeys(
        (
            "digital_signature",
            "content_commitment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    subject = subject_name(name, organisation)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(starts)
        .not_valid_after(starts + timedelta(days=365 * years))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(key_encipherment=True, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return KeySigner(key, certificate.public_bytes(Encoding.DER))
