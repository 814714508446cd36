"""Who signs: with which key or token, what speaks against it before a secret is typed, and the signers themselves.

A secret is used for one attempt. Everything here runs in the lane: a token's driver may take its time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.returns.document import UnitName
from models.values.errors import Refused, Trouble
from storage.book.book import Book
from ui import keychain
from ui.keychain import TOKEN, KeySource

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from exports.trust.lists import TrustList
    from exports.trust.signer_checks import Known

ASKING = frozenset({"SIGNER_NOT_LISTED", "SIGNER_OTHER_ROLE", "SIGNER_NOT_IN_TERM", "SIGNER_SAME_KEY"})
"""Doubts about a signer that a person has to agree to; the others only inform."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who is to sign in a role: with what, and what speaks against it before a secret is typed.

    hindrance: nothing can be signed with it now; doubt: the unit above would not take it, or it is not known
    whether it would; tries: of a token's PIN, or "".
    """

    role: str
    source: KeySource | None = None
    known: "Known | None" = None
    hindrance: Trouble | None = None
    doubt: Trouble | None = None
    tries: str = ""

    @property
    def asks(self) -> bool:
        """Whether a person must agree to sign all the same."""
        return self.doubt is not None and self.doubt.code in ASKING

    @property
    def on_token(self) -> bool:
        return self.source is not None and self.source.kind == TOKEN


@dataclass(frozen=True, slots=True)
class Secret:
    """A password or PIN as it was typed; last_try: meant although it is the token's last one."""

    text: str = field(repr=False)
    last_try: bool = False


@dataclass(slots=True)
class Attempt:
    """Whose turn it is while a return is being signed, so that a refusal is shown at the right role."""

    role: str = ""


def signatories(
    book: Book, roles: Sequence[str], unit: UnitName, trust: "TrustList | None"
) -> tuple[Signatory, ...]:
    """Who signs in each role, with what is known of it now."""
    sources, now = keychain.sources(book), book.clock()
    found: list[Signatory] = []
    for role in roles:
        source = sources.get(role)
        signatory = Signatory(role) if source is None else _signatory(role, source, unit, trust, now)
        if any(_same_key(signatory, other) for other in found) and not signatory.asks:
            signatory = replace(signatory, doubt=Refused("SIGNER_SAME_KEY"))
        found.append(signatory)
    return tuple(found)


def _same_key(one: Signatory, other: Signatory) -> bool:
    return bool(one.known and other.known and one.known.sha256 and one.known.sha256 == other.known.sha256)


def _signatory(
    role: str, source: KeySource, unit: UnitName, trust: "TrustList | None", now: datetime
) -> Signatory:
    from exports.trust.signer_checks import not_listed, why_not

    try:
        known, tries = _known(source)
    except Trouble as trouble:
        return Signatory(role, source, hindrance=trouble)
    hindrance: Trouble | None = why_not(known, now, trust)
    if hindrance is None and tries == "none":
        hindrance = Refused("TOKEN_PIN_LOCKED", token=known.name)
    return Signatory(role, source, known, hindrance, not_listed(known, role, unit, trust, now), tries)


def _known(source: KeySource) -> "tuple[Known, str]":
    """What can be known of a source without its secret, and what a token tells of the tries of its PIN.

    Refused KEY_PLACE_UNKNOWN, KEY_FILE_MISSING, TOKEN_CERTIFICATE_MISSING; Unavailable TOKEN_....
    """
    from exports.trust.signer_checks import Known, certificate_beside, known_from

    if not source.placed:
        raise Refused("KEY_PLACE_UNKNOWN", name=source.name)
    if source.kind == TOKEN:
        for found in keychain.found_on_tokens(source.module):
            if found.sha256 == source.sha256:
                return known_from(found.certificate), found.tries
        raise Refused("TOKEN_CERTIFICATE_MISSING")
    path = Path(source.file)
    if not path.is_file():
        raise Refused("KEY_FILE_MISSING", file=path.name)
    beside = certificate_beside(path, source.sha256)
    known = Known(source.name or path.name, source.sha256, source.ends)
    return (known_from(beside) if beside else known), ""


class _Minded:
    """A signer that remembers whose turn it was when it failed."""

    def __init__(self, signer: "Signer", role: str, attempt: Attempt) -> None:
        self._signer, self._role, self._attempt = signer, role, attempt

    @property
    def certificate(self) -> bytes:
        return self._signer.certificate

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._signer.chain

    def sign(self, data: bytes) -> bytes:
        self._attempt.role = self._role
        made = self._signer.sign(data)
        self._attempt.role = ""  # what fails from here on is nobody's key
        return made


@dataclass(frozen=True, slots=True)
class SigningCheck:
    """For whom the signers are asked: the unit, by which list, when; agreed: doubts were agreed to."""

    unit: UnitName
    trust: "TrustList | None"
    now: datetime
    agreed: bool


def signers(
    who: Sequence[Signatory], secrets: Mapping[str, Secret], asked: SigningCheck, attempt: Attempt
) -> "dict[str, Signer]":
    """The signers of all roles, each asked once more now that its certificate is known for sure.

    All are opened before one signs: a wrong password of a key file costs no try of a token's PIN.
    """
    made: dict[str, Signer] = {}
    for one in who:
        attempt.role = one.role
        if one.source is None:
            raise Refused("ROLE_MISSING", roles=one.role)
        secret = secrets[one.role]
        signer = keychain.signer(one.source, secret.text, last_try=secret.last_try)
        _refuse(signer, one.role, asked)
        made[one.role] = _Minded(signer, one.role, attempt)
    attempt.role = ""
    return made


def _refuse(signer: "Signer", role: str, asked: SigningCheck) -> None:
    from exports.trust.signer_checks import known_from, not_listed, why_not

    known = known_from(signer.certificate)
    refusal = why_not(known, asked.now, asked.trust)
    if refusal is not None:
        raise refusal
    doubt = not_listed(known, role, asked.unit, asked.trust, asked.now)
    if doubt is not None and doubt.code in ASKING and not asked.agreed:
        raise doubt
