"""Signing: a key becomes a signer, and a signer makes a detached CAdES-B or PAdES-B signature.

A `Signer` is anything that names its certificate and signs bytes: the software key here, a token in a process
of its own later. Signed attributes are built first and handed to the signer as plain bytes, so that a signer
never needs to know what a CMS is.
"""

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from asn1crypto import cms
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from pyhanko.sign.signers.pdf_cms import ExternalSigner, PdfCMSSignedAttributes
from pyhanko_certvalidator.registry import SimpleCertificateStore

from exports.files.reading import TooLargeError, bounded_content
from exports.signatures.key_files import first_value, open_key_file
from exports.signatures.usage import check_usable, fingerprint
from models.values.errors import Refused, Unavailable

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # verdicts are values; nothing goes to stderr

DIGEST = "sha256"
KEY_FILE_SIZE = 1024 * 1024
"""Largest key file that is read, in bytes."""

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class Signer(Protocol):
    """Who can sign: certificate and chain in DER, and a signature over bytes with SHA-256.

    `sign` answers what the certificate's key kind calls for: PKCS#1 v1.5 for RSA, a DER pair for ECDSA.
    """

    @property
    def certificate(self) -> bytes: ...

    @property
    def chain(self) -> tuple[bytes, ...]: ...

    def sign(self, data: bytes) -> bytes: ...


@dataclass(frozen=True, slots=True)
class KeySigner:
    """A signer whose key is in memory; ECDSA signs deterministically (RFC 6979)."""

    key: PrivateKey
    certificate: bytes
    chain: tuple[bytes, ...] = ()

    def sign(self, data: bytes) -> bytes:
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))


def signer_fingerprint(signer: Signer) -> str:
    """SHA-256 of the signer's certificate: what a trust list pins."""
    return fingerprint(signer.certificate)


def sign_detached(content: bytes, signer: Signer, signed_at: datetime) -> bytes:
    """A detached CAdES-B signature (CMS, DER) over the content, claimed at `signed_at` (aware).

    Refused with KEY_NOT_YET_VALID, KEY_EXPIRED, KEY_USAGE_WRONG or KEY_WEAK before the key is touched.
    """
    check_usable(x509.load_der_x509_certificate(signer.certificate), signed_at)
    return cades(content, signer, signed_at)


def cades(content: bytes, signer: Signer, signed_at: datetime) -> bytes:
    """As `sign_detached`, without asking whether the certificate may sign."""
    return asyncio.run(_cades(content, signer, signed_at.replace(microsecond=0)))


async def _cades(content: bytes, signer: Signer, signed_at: datetime) -> bytes:
    settings = PdfCMSSignedAttributes(signing_time=signed_at)
    return await _cms(hashlib.sha256(content).digest(), signer, settings, is_pdf=False)


async def pades(digest: bytes, signer: Signer) -> bytes:
    """A PAdES signature (CMS, DER) over the SHA-256 of a PDF's byte range; its time stands in the PDF."""
    return await _cms(digest, signer, PdfCMSSignedAttributes(), is_pdf=True)


async def _cms(digest: bytes, signer: Signer, settings: PdfCMSSignedAttributes, *, is_pdf: bool) -> bytes:
    certificate = asn1_x509.Certificate.load(signer.certificate)
    chain = _above(certificate, [asn1_x509.Certificate.load(der) for der in signer.chain])
    builder = ExternalSigner(
        signing_cert=certificate,
        cert_registry=SimpleCertificateStore.from_certs(chain),
        embed_roots=False,
    )
    attributes = await builder.signed_attrs(
        digest, DIGEST, attr_settings=settings, use_pades=True, is_pdf_sig=is_pdf
    )
    encoded = attributes.dump()
    finished = ExternalSigner(
        signing_cert=certificate,
        cert_registry=SimpleCertificateStore.from_certs(chain),
        signature_value=signer.sign(encoded),
        embed_roots=False,
    )
    # what is read again holds its encoding; what was built is encoded anew by every level above it, twice each
    settled = cms.CMSAttributes.load(encoded)
    signed = await finished.async_sign_prescribed_attributes(DIGEST, settled)
    return bytes(signed.dump())


def _above(certificate: asn1_x509.Certificate, chain: Sequence[asn1_x509.Certificate]) -> list[Any]:
    """The authorities that stand above a certificate: a key file or a token may hold others, which nobody asked for."""
    found: list[Any] = []
    names = [certificate.issuer]
    for name in names:
        above = [each for each in chain if each.subject == name and each not in found]
        names += [each.issuer for each in above]
        found += above
    return found


def load_key(data: bytes, password: str) -> KeySigner:
    """The signer in a PKCS#12 file.

    Refused with KEY_PASSWORD_WRONG, KEY_FILE_DAMAGED (also where key or certificate is missing) or
    KEY_KIND_UNKNOWN (neither RSA nor ECDSA). Whether the certificate may sign is asked when signing.
    """
    value = _pkcs12_value(data)
    try:
        found = open_key_file(value, password)
    except (ValueError, TypeError) as fault:
        raise Refused("KEY_PASSWORD_WRONG") from fault
    except UnsupportedAlgorithm as fault:
        raise Refused("KEY_KIND_UNKNOWN") from fault
    key, certificate = found.key, found.certificate
    if key is None or certificate is None:
        raise Refused("KEY_FILE_DAMAGED")
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise Refused("KEY_KIND_UNKNOWN")
    if key.public_key() != certificate.public_key():
        raise Refused("KEY_FILE_DAMAGED")
    chain = tuple(other.public_bytes(Encoding.DER) for other in found.others)
    return KeySigner(key, certificate.public_bytes(Encoding.DER), chain)


def _pkcs12_value(data: bytes) -> bytes:
    """The PKCS#12 in a file. Its shell needs no password: what fails here is damage, what fails later the password."""
    if len(data) > KEY_FILE_SIZE:
        raise Refused("KEY_FILE_DAMAGED")
    try:
        value = first_value(data)
        shell = asn1_pkcs12.Pfx.load(value, strict=True)
        is_shell = shell["version"].native == "v3" and shell["auth_safe"]["content_type"].native == "data"
    except (ValueError, TypeError, KeyError) as fault:
        raise Refused("KEY_FILE_DAMAGED") from fault
    if not is_shell:
        raise Refused("KEY_FILE_DAMAGED")
    return value


def read_key(path: Path, password: str) -> KeySigner:
    """The signer in a key file; also Refused with KEY_FILE_MISSING, Unavailable with KEY_FILE_UNREADABLE."""
    try:
        data = bounded_content(path, KEY_FILE_SIZE)
    except FileNotFoundError as fault:
        raise Refused("KEY_FILE_MISSING", file=path.name) from fault
    except TooLargeError as fault:
        raise Refused("KEY_FILE_DAMAGED") from fault
    except OSError as fault:
        raise Unavailable("KEY_FILE_UNREADABLE", file=path.name) from fault
    return load_key(data, password)


def save_key(signer: KeySigner, password: str, name: str = "") -> bytes:
    """A PKCS#12 file of key, certificate and chain; Refused with KEY_PASSWORD_EMPTY, also of invisible NUL signs."""
    if not password or "\0" in password:
        raise Refused("KEY_PASSWORD_EMPTY")
    return pkcs12.serialize_key_and_certificates(
        name.encode("utf-8") or None,
        signer.key,
        x509.load_der_x509_certificate(signer.certificate),
        [x509.load_der_x509_certificate(der) for der in signer.chain],
        BestAvailableEncryption(password.encode("utf-8")),
    )
