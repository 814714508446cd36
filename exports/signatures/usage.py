"""May this certificate sign, and at this time? Asked before signing, and of every signature that comes in.

Sources: RFC 5280 §4.2.1.3 and §4.2.1.12 (key usage), RFC 9336 (document signing). Vietnamese token
certificates often carry client authentication beside non-repudiation, so that alone does not forbid signing;
a certificate for servers does.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from models.values.dates import format_date
from models.values.errors import Refused

_Kind = TypeVar("_Kind", bound=x509.ExtensionType)

RSA_BITS = 2048
"""Smallest RSA key that is accepted."""

CURVES = ("secp256r1", "secp384r1", "secp521r1")

_DOCUMENT_PURPOSES = frozenset(
    {
        ExtendedKeyUsageOID.EMAIL_PROTECTION.dotted_string,
        ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE.dotted_string,
        "1.3.6.1.5.5.7.3.36",  # id-kp-documentSigning
        "1.3.6.1.4.1.311.10.3.12",  # Microsoft document signing
        "1.2.840.113583.1.1.5",  # Adobe authentic documents
    }
)


def fingerprint(der: bytes) -> str:
    """SHA-256 of a certificate, in lower-case hexadecimal: the only name by which it is trusted."""
    return hashlib.sha256(der).hexdigest()


def common_name(certificate: x509.Certificate) -> str:
    """The name to show for a certificate; nothing is ever decided by it."""
    found = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else certificate.subject.rfc4514_string()


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a person is shown of a certificate: whose it is, who issued it, its term and its fingerprint."""

    name: str
    issuer: str
    starts: datetime
    ends: datetime
    sha256: str


def certificate_facts(der: bytes) -> CertificateFacts:
    """The facts of a certificate in DER."""
    certificate = x509.load_der_x509_certificate(der)
    issued_by = certificate.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    return CertificateFacts(
        name=common_name(certificate),
        issuer=str(issued_by[0].value) if issued_by else certificate.issuer.rfc4514_string(),
        starts=certificate.not_valid_before_utc,
        ends=certificate.not_valid_after_utc,
        sha256=fingerprint(der),
    )


def is_for_documents(certificate: x509.Certificate) -> bool:
    """Whether the certificate was issued to sign documents: no authority, no server, usage bits set."""
    try:
        extensions = certificate.extensions
    except ValueError:
        return False
    usage = _value(extensions, x509.KeyUsage)
    basic = _value(extensions, x509.BasicConstraints)
    if usage is None or usage.key_cert_sign or usage.crl_sign or (basic is not None and basic.ca):
        return False
    if not usage.digital_signature and not usage.content_commitment:
        return False
    purposes = _value(extensions, x509.ExtendedKeyUsage)
    if purposes is None:
        return True
    named = {purpose.dotted_string for purpose in purposes}
    if named & _DOCUMENT_PURPOSES:
        return True
    return usage.content_commitment and ExtendedKeyUsageOID.SERVER_AUTH.dotted_string not in named


def _value(extensions: x509.Extensions, kind: type[_Kind]) -> _Kind | None:
    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def is_strong(certificate: x509.Certificate) -> bool:
    """RSA of 2048 bits or more, or ECDSA on a NIST curve; a key that nobody can read is neither."""
    try:
        key = certificate.public_key()
    except (ValueError, UnsupportedAlgorithm):
        return False
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= RSA_BITS
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in CURVES


def check_usable(certificate: x509.Certificate, at: datetime, crls: Sequence[bytes] = ()) -> None:
    """Refuse to sign with a certificate that no receiver would accept.

    KEY_NOT_YET_VALID, KEY_EXPIRED, KEY_USAGE_WRONG, KEY_WEAK; KEY_REVOKED where one of the revocation lists
    (DER) names it. Nothing is fetched.
    """
    name = common_name(certificate)
    if at < certificate.not_valid_before_utc:
        raise Refused("KEY_NOT_YET_VALID", name=name, on=_day(certificate.not_valid_before_utc))
    if at > certificate.not_valid_after_utc:
        raise Refused("KEY_EXPIRED", name=name, on=_day(certificate.not_valid_after_utc))
    if not is_for_documents(certificate):
        raise Refused("KEY_USAGE_WRONG", name=name)
    if not is_strong(certificate):
        raise Refused("KEY_WEAK", name=name)
    for der in crls:
        revocations = x509.load_der_x509_crl(der)
        if revocations.issuer == certificate.issuer:
            entry = revocations.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if entry is not None:
                raise Refused("KEY_REVOKED", name=name, on=_day(entry.revocation_date_utc))


def _day(moment: datetime) -> str:
    return format_date(moment)


def is_whole(der: bytes) -> bool:
    """Whether the signature under a certificate is of whole bytes: how many bits of it do not count is not signed."""
    return bytes(asn1_x509.Certificate.load(der)["signature_value"].contents[:1]) == b"\0"


def is_issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the issuer's key signed the certificate."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (TypeError, ValueError, UnsupportedAlgorithm, InvalidSignature):
        return False
    return True


def is_signed_by(revocations: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    """Whether the issuer's key signed the revocation list."""
    try:
        return revocations.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]
    except (TypeError, ValueError, UnsupportedAlgorithm, InvalidSignature):
        return False
