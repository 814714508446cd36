"""Asking a token: what is plugged in, and which certificates it holds. Each question is a process of its own.

Refusals and failures: TOKEN_DRIVER_MISSING, TOKEN_DRIVER_BROKEN, TOKEN_DRIVER_CRASHED, TOKEN_DRIVER_HANGS,
TOKEN_ABSENT, TOKEN_CERTIFICATE_MISSING, TOKEN_KEY_MISSING, TOKEN_KEY_KIND, TOKEN_PIN_WRONG, TOKEN_PIN_LAST_TRY,
TOKEN_PIN_LOCKED, TOKEN_PIN_EXPIRED, TOKEN_FAILED.
"""

import base64
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from cryptography import x509

from exports.signatures.parsed import certificate_of
from exports.signatures.usage import common_name, fingerprint, is_for_documents
from models.values.errors import Refused, Unavailable
from resources import ROOT

FIND_SECONDS = 20.0
SIGN_SECONDS = 90.0
"""How long a driver may take: a person may have to type on the token's own keypad."""

_SURROUNDINGS = frozenset({"TOKEN_ABSENT", "TOKEN_FAILED", "TOKEN_DRIVER_BROKEN"})
TRIES = ("all", "fewer", "one", "none")
"""What a token tells about the tries that its PIN has left; their sentences are TOKEN_TRIES_…."""


@dataclass(frozen=True, slots=True)
class TokenCertificate:
    """A certificate (DER) on a token that may sign documents, with the authorities found beside it."""

    certificate: bytes
    chain: tuple[bytes, ...]
    token: str  # the token's label
    serial: str
    tries: str  # one of TRIES

    @property
    def sha256(self) -> str:
        return fingerprint(self.certificate)

    @property
    def name(self) -> str:
        return common_name(x509.load_der_x509_certificate(self.certificate))


def find_certificates(module: str, seconds: float = FIND_SECONDS) -> tuple[TokenCertificate, ...]:
    """The certificates for documents on all tokens that this driver sees; nobody logs in.

    Refused with TOKEN_DRIVER_MISSING; Unavailable with TOKEN_DRIVER_..., TOKEN_ABSENT (no token), TOKEN_FAILED.
    """
    tokens = ask({"do": "find", "module": module}, seconds)
    if not tokens:
        raise Unavailable("TOKEN_ABSENT")
    return tuple(found for token in tokens for found in _usable(token))


def _usable(token: dict[str, Any]) -> list[TokenCertificate]:
    parsed: dict[bytes, x509.Certificate] = {}
    for text in token["certificates"]:
        der = base64.b64decode(text)
        try:
            parsed[der] = certificate_of(der)
        except ValueError:  # something else that the vendor keeps there
            continue
    return [
        TokenCertificate(der, _chain(der, parsed), token["label"], token["serial"], token["tries"])
        for der, certificate in parsed.items()
        if is_for_documents(certificate)
    ]


def _chain(der: bytes, others: dict[bytes, x509.Certificate]) -> tuple[bytes, ...]:
    """Issuers found on the same token, from the nearest upwards; to be proved by the receiver, not here."""
    chain: list[bytes] = []
    current = others[der]
    while current.issuer != current.subject:
        above = [
            found
            for found, certificate in others.items()
            if certificate.subject == current.issuer and found not in chain and found != der
        ]
        if not above:
            break
        chain.append(above[0])
        current = others[above[0]]
    return tuple(chain)


def ask(request: dict[str, Any], seconds: float) -> Any:
    """The driver's answer to one request. A driver that crashes or hangs is Unavailable, and nothing else."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "exports.signatures.tokens.driver"],
            input=json.dumps(request).encode("utf-8"),
            capture_output=True,
            cwd=ROOT.parent,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired as fault:
        raise Unavailable("TOKEN_DRIVER_HANGS", module=request["module"], seconds=int(seconds)) from fault
    except (OSError, ValueError) as fault:
        raise Unavailable("TOKEN_DRIVER_CRASHED", module=request["module"]) from fault
    if "code" not in told:
        return told["ok"]
    kind = Unavailable if told["code"] in _SURROUNDINGS else Refused
    raise kind(told["code"], **told["details"])
