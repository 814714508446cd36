"""Trying a key before it matters, and a text for whoever helps when a token does not work.

The trial signs a sentence that means nothing; the text names no person but the holders of certificates.
"""

import platform
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from cryptography import x509

from exports.signatures.reading import read_signature
from exports.signatures.signing import Signer, sign_detached
from exports.signatures.tokens.reader import TokenCertificate, find_certificates
from exports.signatures.usage import check_usable, common_name, fingerprint
from models.trust import certificates
from models.values.errors import Trouble
from models.values.messages import message_for


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial signature that held: whose, by which certificate, how many days it still lasts, how long it took."""

    name: str
    sha256: str
    days_left: int
    seconds: float


def days_left(certificate: bytes, now: datetime) -> int:
    """Whole days until a certificate (DER) ends; negative where it has ended."""
    return certificates.days_left(x509.load_der_x509_certificate(certificate).not_valid_after_utc, now)


def check_may_sign(certificate: bytes, now: datetime) -> None:
    """Refuse a certificate (DER) with which no signature would count; codes of
    exports.signatures.usage.check_usable.
    """
    check_usable(x509.load_der_x509_certificate(certificate), now)


def try_signature(signer: Signer, now: datetime) -> Trial:
    """Sign something meaningless and read it back; refused and unavailable exactly as signing is."""
    content = b"So HTX trial " + secrets.token_hex(16).encode("ascii")
    started = time.perf_counter()
    signature = sign_detached(content, signer, now)
    seconds = time.perf_counter() - started
    found = read_signature(signature, content)
    return Trial(found.name, found.sha256, days_left(found.certificate, now), seconds)


def diagnostics(module: str, now: datetime, language: str = "vi") -> str:
    """What is known about a token's driver and the tokens it sees, in plain lines; nobody logs in.

    A trouble stands there with its code for whoever helps and with its sentence in the language for the person.
    """
    return "\n".join([*_machine(module, now), *_tokens(module, now, language)]) + "\n"


def _machine(module: str, now: datetime) -> Iterator[str]:
    yield f"time {now.isoformat(timespec='seconds')}"
    yield f"system {platform.system()} {platform.release()} {platform.machine()}"
    yield f"python {platform.python_version()} ({platform.architecture()[0]})"
    for library in ("python-pkcs11", "cryptography", "pyhanko"):
        yield f"{library} {version(library)}"
    yield f"driver {module}"


def _tokens(module: str, now: datetime, language: str) -> Iterator[str]:
    try:
        found = find_certificates(module)
    except Trouble as trouble:
        yield f"trouble {trouble}"
        yield f"  {message_for(trouble, language)}"
        return
    yield f"certificates for documents: {len(found)}"
    for certificate in found:
        yield from _certificate(certificate, now)


def _certificate(found: TokenCertificate, now: datetime) -> Iterator[str]:
    parsed = x509.load_der_x509_certificate(found.certificate)
    yield f"token {found.token} (tries of the PIN left: {found.tries})"
    yield f"  name {common_name(parsed)}"
    yield f"  sha256 {fingerprint(found.certificate)}"
    yield f"  issuer {parsed.issuer.rfc4514_string()}"
    yield f"  until {parsed.not_valid_after_utc.date().isoformat()}, days left {days_left(found.certificate, now)}"
    yield f"  authorities beside it {len(found.chain)}"
