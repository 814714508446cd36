"""The registration file: what a unit hands to its province so that its key can be listed.

Plain PEM, so that any tool can show it: the signer's certificate first, then the authorities, then their
revocation lists. It holds nothing secret. Format: docs/formats/package.md §7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.certificates import Identity
from exports.signatures.parsed import PemBlocks, certificate_of, pem_blocks, revocations_of
from exports.signatures.reading import MOST_ABOVE, newest_crls
from exports.signatures.usage import (
    common_name,
    fingerprint,
    is_for_documents,
    is_issued_by,
    is_signed_by,
    is_strong,
)
from models.trust.admission import refuse_odd_name, refuse_odd_term
from models.values.errors import Refused
from models.values.names import clean, excerpt

REGISTRATION_SIZE = 1024 * 1024
"""Largest registration file that is read, in bytes."""

MOST_CERTIFICATES, MOST_LISTS = 1 + 2 * MOST_ABOVE, 2 * MOST_ABOVE
"""The certificate with what stands above it, where authorities have renewed theirs; and their revocation lists."""


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
    """The registration in a file: the one gate for all who read such files.

    Refused: REGISTRATION_DAMAGED (no such file, too large, something twice), REGISTRATION_TOO_MANY, REGISTRATION_NAME,
    REGISTRATION_DAYS, REGISTRATION_STRANGER (what the certificate does not stand on), CERT_USAGE, CERT_WEAK,
    TRUST_AUTHORITY.
    """
    if len(data) > REGISTRATION_SIZE:
        raise Refused("REGISTRATION_DAMAGED")
    try:
        blocks = pem_blocks(data)
    except ValueError as fault:
        raise Refused("REGISTRATION_DAMAGED") from fault
    if blocks.rest or not blocks.certificates:
        raise Refused("REGISTRATION_DAMAGED")
    _refuse_crowd(blocks)
    registration = Registration(blocks.certificates[0], blocks.certificates[1:], blocks.crls)
    certificate = certificate_of(registration.certificate)
    name = common_name(certificate)
    refuse_odd_name(name)
    if not is_for_documents(certificate):
        raise Refused("CERT_USAGE", name=registration.sha256)
    if not is_strong(certificate):
        raise Refused("CERT_WEAK", name=name)
    refuse_odd_term(name, certificate.not_valid_before_utc, certificate.not_valid_after_utc)
    newest_crls(registration.authorities, registration.crls)
    _refuse_strangers(certificate, registration)
    return registration


def _refuse_crowd(blocks: PemBlocks) -> None:
    for several, most in ((blocks.certificates, MOST_CERTIFICATES), (blocks.crls, MOST_LISTS)):
        if len(several) > most:
            raise Refused("REGISTRATION_TOO_MANY", count=len(several), most=most)
        if len(set(several)) != len(several):
            raise Refused("REGISTRATION_DAMAGED")


def _refuse_strangers(certificate: x509.Certificate, registration: Registration) -> None:
    """Refuse authorities that are not above the certificate, and lists of others: with it they would be trusted."""
    waiting = [certificate_of(der) for der in registration.authorities]
    above = [certificate]
    for one in above:  # it grows: each that issued one of those before
        issuers = [each for each in waiting if each.subject == one.issuer and is_issued_by(one, each)]
        above += [each for each in issuers if each not in above]
    for one in waiting:
        if one not in above:
            raise Refused("REGISTRATION_STRANGER", name=excerpt(clean(common_name(one))))
    for der in registration.crls:
        revocations = revocations_of(der)
        if not any(is_signed_by(revocations, one) for one in above[1:]):
            raise Refused("REGISTRATION_STRANGER", name=excerpt(clean(revocations.issuer.rfc4514_string())))
