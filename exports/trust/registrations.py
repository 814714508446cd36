"""The registration file: what a unit hands to its province so that its key can be listed.

Plain PEM, so that any tool can show it: the signer's certificate first, then the authorities, then their
revocation lists. It holds nothing secret. Format: docs/formats/package.md §7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.certificates import Identity
from exports.signatures.parsed import pem_blocks
from exports.signatures.reading import newest_crls
from exports.signatures.usage import fingerprint, is_for_documents
from models.values.errors import Refused

REGISTRATION_SIZE = 1024 * 1024
"""Largest registration file that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Registration:
    """A certificate that asks to be listed, with the authorities and revocation lists it stands on (DER)."""

    certificate: bytes
    authorities: tuple[bytes, ...]
    crls: tuple[bytes, ...]

    @property
    def sha256(self) -> str:
        """What both sides compare by telephone or on paper before the certificate is listed."""
        return fingerprint(self.certificate)


def save_registration(identity: Identity) -> bytes:
    """The registration file of an identity."""
    return save_certificates(identity.signer.certificate, identity.authorities, identity.crls)


def save_certificates(certificate: bytes, authorities: Sequence[bytes], crls: Sequence[bytes] = ()) -> bytes:
    """The registration file of a certificate (DER) with what it stands on; an authority of others has its own lists."""
    certificates = (certificate, *authorities)
    blocks = [x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM) for der in certificates]
    blocks += [x509.load_der_x509_crl(der).public_bytes(Encoding.PEM) for der in crls]
    return b"".join(blocks)


def load_registration(data: bytes) -> Registration:
    """The registration in a file; Refused with REGISTRATION_DAMAGED, CERT_USAGE or TRUST_AUTHORITY."""
    if len(data) > REGISTRATION_SIZE:
        raise Refused("REGISTRATION_DAMAGED")
    try:
        blocks = pem_blocks(data)
    except ValueError as fault:
        raise Refused("REGISTRATION_DAMAGED") from fault
    if blocks.rest or not blocks.certificates:
        raise Refused("REGISTRATION_DAMAGED")
    registration = Registration(blocks.certificates[0], blocks.certificates[1:], blocks.crls)
    if not is_for_documents(x509.load_der_x509_certificate(registration.certificate)):
        raise Refused("CERT_USAGE", name=registration.sha256)
    newest_crls(registration.authorities, registration.crls)
    return registration
