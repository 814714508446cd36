"""Closing what goes out: an envelope to the province's reception certificate, as the trust list in use names it."""

from datetime import datetime

from exports.signatures.envelope import encrypt
from exports.signatures.reception_certificates import check_recipient
from exports.trust.lists import TrustList
from models.returns.copies import holds_personal_numbers
from models.returns.document import ReturnDocument

ENVELOPE_EXTENSION = ".p7m"
"""Put behind the name of the file that is closed: `03390_2026-Q2_lan1.asice.p7m`."""


def can_be_closed(trust: TrustList | None) -> bool:
    """Whether the trust list in use names a certificate to encrypt to."""
    return trust is not None and trust.reception is not None


def is_closed_by_default(document: ReturnDocument, trust: TrustList | None) -> bool:
    """Whether a package is encrypted unless a person decides otherwise: it holds personal numbers, and it can be."""
    return can_be_closed(trust) and holds_personal_numbers(document)


def closed(data: bytes, trust: TrustList | None, at: datetime, password: str | None = None) -> bytes:
    """A signed file in an envelope to the province that may also be opened by the password.

    Refused with ENCRYPT_NO_RECIPIENT where there is neither a reception certificate nor a password, and with
    ENCRYPT_RECIPIENT where the certificate cannot be used at that moment.
    """
    recipients = [trust.reception] if trust is not None and trust.reception is not None else []
    for der in recipients:
        check_recipient(der, at)
    return encrypt(data, recipients, password)
