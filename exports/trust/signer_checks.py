"""What speaks against a signer before a password or a PIN is asked for: the certificate itself, and the trust list.

The same questions that a receiver asks later, asked at home of what is known without any secret.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography import x509

from exports.files.reading import bounded_content
from exports.signatures.usage import check_usable, common_name, fingerprint
from exports.trust.lists import TrustedCertificate, TrustList
from exports.trust.registrations import REGISTRATION_SIZE, load_registration
from models.returns.document import UnitName
from models.values.dates import VIETNAM, format_date
from models.values.errors import Refused


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a signer's certificate without a secret; certificate (DER) is None where only the rest is.

    ends: ISO 8601, or "" where it is not known.
    """

    name: str
    sha256: str
    ends: str = ""
    certificate: bytes | None = None


def known_from(certificate: bytes) -> Known:
    """What a certificate says of itself."""
    parsed = x509.load_der_x509_certificate(certificate)
    ends = parsed.not_valid_after_utc.isoformat()
    return Known(common_name(parsed), fingerprint(certificate), ends, certificate)


def certificate_beside(key_file: Path, sha256: str) -> bytes | None:
    """The certificate (DER) in the registration file that lies beside a key file, if it is the one meant."""
    try:
        found = load_registration(bounded_content(key_file.with_suffix(".pem"), REGISTRATION_SIZE))
    except (OSError, Refused):
        return None
    return found.certificate if found.sha256 == sha256 else None


def why_not(known: Known, now: datetime, trust: TrustList | None = None) -> Refused | None:
    """Why this certificate cannot sign at all (expired, revoked, of another use, weak …); None if it can."""
    if known.certificate is not None:
        try:
            check_usable(x509.load_der_x509_certificate(known.certificate), now, trust.crls if trust else ())
        except Refused as refusal:
            return refusal
        return None
    if known.ends and datetime.fromisoformat(known.ends) < now:
        return Refused("KEY_EXPIRED", name=known.name, on=_day(datetime.fromisoformat(known.ends)))
    return None


def not_listed(
    known: Known, role: str, unit: UnitName, trust: TrustList | None, now: datetime
) -> Refused | None:
    """Why the unit above would not take this certificate for the unit in this role, by the trust list in use.

    SIGNER_NO_TRUST, SIGNER_UNKNOWN (its certificate is not known yet): it cannot be told. SIGNER_NOT_LISTED,
    SIGNER_OTHER_ROLE, SIGNER_NOT_IN_TERM: it would not. None where it is listed.
    """
    if trust is None:
        return Refused("SIGNER_NO_TRUST")
    if not known.sha256:
        return Refused("SIGNER_UNKNOWN")
    about = {"name": known.name, "trust_serial": str(trust.serial)}
    listed = trust.listed(known.sha256, unit)
    if not listed:
        return Refused("SIGNER_NOT_LISTED", unit=unit.name, **about)
    day = now.astimezone(VIETNAM).date()
    serving = [one for one in listed if one.serves_on(day)]
    if any(one.role == role for one in serving):
        return None
    mine = [one for one in listed if one.role == role]
    if not mine:
        return Refused("SIGNER_OTHER_ROLE", **about)
    return Refused("SIGNER_NOT_IN_TERM", term=_term(mine[-1]), **about)


def _term(one: TrustedCertificate) -> str:
    return f"{format_date(one.starts)} – {format_date(one.ends) if one.ends else '…'}"


def _day(moment: datetime) -> str:
    return format_date(moment.astimezone(VIETNAM).date())
