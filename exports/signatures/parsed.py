"""Certificates and revocation lists from foreign bytes: read whole at once, or refused as one kind of fault.

cryptography reads lazily and raises what fits the place: a strange version, an extension given twice or a name of
an unknown kind are no ValueError and may come long after loading. Whoever reads foreign bytes asks here.
"""

import re
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding

_UNREADABLE = (
    TypeError,
    LookupError,
    OverflowError,
    UnsupportedAlgorithm,
    UserWarning,  # cryptography's words about odd values, where warnings are errors
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


_BLOCK = re.compile(rb"-----BEGIN (CERTIFICATE|X509 CRL)-----[^-]*-----END \1-----")


@dataclass(frozen=True, slots=True)
class PemBlocks:
    """Certificates and revocation lists of a PEM file, in DER and in their order; rest: what is neither."""

    certificates: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    rest: bytes


def pem_blocks(data: bytes) -> PemBlocks:
    """The blocks of a PEM file; ValueError where one of them cannot be read."""
    certificates, crls = [], []
    for block in _BLOCK.finditer(data):
        if block[1] == b"CERTIFICATE":
            certificates.append(certificate_of(block[0]).public_bytes(Encoding.DER))
        else:
            crls.append(revocations_of(block[0]).public_bytes(Encoding.DER))
    return PemBlocks(tuple(certificates), tuple(crls), _BLOCK.sub(b"", data).strip())


def certificate_of(data: bytes) -> x509.Certificate:
    """The certificate in DER or in one block of PEM; ValueError where any of it but the key cannot be read."""
    try:
        pem = data.startswith(b"-----BEGIN ")
        found = x509.load_pem_x509_certificate(data) if pem else x509.load_der_x509_certificate(data)
        _ = found.subject.rfc4514_string(), found.issuer, found.serial_number, found.extensions
        _ = found.not_valid_before_utc, found.not_valid_after_utc
    except _UNREADABLE as fault:
        raise ValueError(str(fault)) from fault
    return found


def revocations_of(data: bytes) -> x509.CertificateRevocationList:
    """The revocation list in DER or in one block of PEM; ValueError where any of it cannot be read."""
    try:
        pem = data.startswith(b"-----BEGIN ")
        found = x509.load_pem_x509_crl(data) if pem else x509.load_der_x509_crl(data)
        _ = found.issuer.rfc4514_string(), found.extensions, found.last_update_utc, found.next_update_utc
        _ = found.signature_algorithm_oid, len(found)
    except _UNREADABLE as fault:
        raise ValueError(str(fault)) from fault
    return found
