"""The verdict on a package: a ladder climbed one rung at a time; bytes in, value out.

No file and no network is touched, and no package, however broken, makes `verify` raise: the first rung that
fails gives the verdict its code. What the rungs ask and in which order: docs/formats/package.md §5.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from exports.files.archive import LIMITS, ArchivedFile, read_archive
from exports.signatures.container import (
    DATA_NAME,
    PRINT_NAME,
    WORKBOOK_NAME,
    Sealing,
    check_coverage,
    check_digests,
    check_mimetype,
    read_sealings,
    split_entries,
)
from exports.signatures.reading import Anchors, ReadSignature, check_certificate, read_signature
from exports.trust.lists import GRACE, TrustList, local_minute
from exports.verdicts.collection import no_collection
from exports.verdicts.figures import remarks_on_return, with_remarks
from exports.verdicts.signing_times import refuse_disorder
from models.forms.loader import PUBLISHED, Forms
from models.returns.admission import own_name, with_own_names
from models.returns.document import ReturnDocument, UnitName, decode
from models.returns.verdicts import Remark, Rung, Validity, Verdict, VerdictSigner
from models.values.dates import VIETNAM, format_date
from models.values.errors import Refused

PACKAGE_SIZE = 64 * 1024 * 1024
"""Largest package that is opened, in bytes."""

AHEAD = timedelta(hours=24)
"""How far a claimed signing time may lie ahead of this machine's clock."""

CONTENTS = (DATA_NAME, WORKBOOK_NAME, PRINT_NAME)
"""The files that a return's package must hold."""

ContentCheck = Callable[[ReturnDocument, Mapping[str, bytes]], Refused | None]
"""A further question about the content, asked last; answers a refusal, or None where all is well."""

_ABOUT_REVOCATION = frozenset({"CERT_REVOKED", "REVOCATION_UNKNOWN"})


class _Undecided(Refused):
    """The package may be good: what is missing is here, not in it."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What verifying a package found: the verdict, and the content as far as it could be read.

    `document` and `files` are there once the signatures are seen to cover them, whoever made them: to be
    shown with the verdict, never to be merged unless `verdict.accepted`. `data_sha256` is that of du-lieu.json. listed:
    bytes and SHA-256 of files that are not here any more (exports.exchange.batches.judged).
    """

    verdict: Verdict
    document: ReturnDocument | None
    files: dict[str, bytes] = field(repr=False, hash=False)
    package_sha256: str
    data_sha256: str = ""
    listed: Mapping[str, tuple[int, str]] = field(default_factory=dict, repr=False, hash=False)

    @property
    def file_list(self) -> Mapping[str, tuple[int, str]]:
        """Bytes and SHA-256 of each file, by its name."""
        return self.listed or {
            name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in self.files.items()
        }


@dataclass(slots=True)
class _Climb:
    """The state of one climb: what has been read so far, and the rungs behind it."""

    data: bytes
    trust: TrustList | None
    now: datetime
    last_run: datetime | None
    crl_floor: Mapping[str, int]
    required: Collection[str]
    content_checks: Sequence[ContentCheck]
    proven_at: datetime | None = None
    rungs: list[Rung] = field(default_factory=list)
    entries: tuple[ArchivedFile, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict)
    meta: dict[str, bytes] = field(default_factory=dict)
    sealings: tuple[Sealing, ...] = ()
    signatures: list[ReadSignature] = field(default_factory=list)
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    document: ReturnDocument | None = None
    refusal: Refused | None = None
    revocation: Refused | None = None
    remarks: list[Remark] = field(default_factory=list)
    parsed: Anchors | None = None
    forms: Forms = PUBLISHED
    unit_named: UnitName | None = None

    @property
    def unit(self) -> UnitName:
        """For whom the signatures must stand: the unit that the signed data name."""
        return own_name(self.unit_named or _document(self).unit)

    @property
    def judged_at(self) -> datetime:
        """The moment at which signatures are judged."""
        return self.proven_at or self.now

    @property
    def given_trust(self) -> TrustList:
        if self.trust is None:
            raise _Undecided("TRUST_MISSING")
        return self.trust

    @property
    def anchors(self) -> Anchors:
        if self.parsed is None:
            self.parsed = self.given_trust.anchors(self.crl_floor)
        return self.parsed


@no_collection()
def verify(
    data: bytes,
    trust: TrustList | None,
    now: datetime,
    *,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
    required: Collection[str] = CONTENTS,
    content_checks: Sequence[ContentCheck] = (),
    proven_at: datetime | None = None,
    forms: Forms = PUBLISHED,
) -> Inspection:
    """The verdict on these bytes at the moment `now` (aware).

    trust: the list in use; without one a package can be read but not decided. last_run: when this program ran
    last on this machine; a clock before it is not believed. crl_floor: see `exports.trust.lists.crl_numbers`.
    required: files that must be there. content_checks: asked of a package whose signatures are accepted; then, last,
    whether its figures can be those of a return (`exports.verdicts.figures`).
    proven_at: when these bytes are known to have existed (this book received them); certificates and terms are
    then judged at that moment, with all that is known today. forms: those that the receiver has.
    """
    floor = crl_floor or {}
    climb = _Climb(data, trust, now, last_run, floor, required, content_checks, proven_at, forms=forms)
    return _climbed(climb, RUNGS)


def judge_signers(
    unit: UnitName,
    signatures: Sequence[ReadSignature],
    before: Sequence[Rung],
    trust: TrustList | None,
    now: datetime,
    *,
    names: Sequence[str] | None = None,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
    proven_at: datetime | None = None,
) -> Verdict:
    """The part of the ladder that is about who signed, for signatures that another reader found to hold.

    unit: for whom they must stand. `before` are the rungs which that reader has climbed; `names` those that are
    asked here (all of `SIGNER_RUNGS` unless told). The others are as in `verify`.
    """
    climb = _Climb(b"", trust, now, last_run, crl_floor or {}, (), (), proven_at)
    climb.rungs, climb.signatures, climb.unit_named = list(before), list(signatures), unit
    _ascend(climb, SIGNER_RUNGS if names is None else names)
    return _verdict(climb)


def _climbed(climb: _Climb, names: Sequence[str]) -> Inspection:
    _ascend(climb, names)
    return _inspection(climb)


def _ascend(climb: _Climb, names: Sequence[str]) -> None:
    for name in names:
        try:
            _STEPS[name](climb)
        except Refused as refusal:
            climb.refusal = refusal
            climb.rungs.append(Rung(name, False, refusal.code, refusal.details))
            return
        climb.rungs.append(Rung(name, True))


def _inspection(climb: _Climb) -> Inspection:
    readable = climb.document is not None
    content = climb.files.get(DATA_NAME, b"")
    return Inspection(
        verdict=_verdict(climb),
        document=with_own_names(climb.document) if climb.document else None,
        files=climb.files if readable else {},
        package_sha256=hashlib.sha256(climb.data).hexdigest(),
        data_sha256=hashlib.sha256(content).hexdigest() if readable else "",
    )


def _verdict(climb: _Climb) -> Verdict:
    rungs, signers = tuple(climb.rungs), _signers(climb)
    if climb.refusal is not None:
        code, details = climb.refusal.code, climb.refusal.details
        standing = Validity.UNDECIDED if isinstance(climb.refusal, _Undecided) else Validity.INVALID
        return Verdict(standing, code, rungs, signers, details)
    return with_remarks(Verdict(Validity.VALID, "", rungs, signers, _freshness(climb)), climb.remarks)


def _freshness(climb: _Climb) -> dict[str, Any]:
    """What a valid verdict rests on, to be shown beside it."""
    trust, as_of = climb.given_trust, climb.anchors.as_of
    return {
        "trust_serial": trust.serial,
        "next_update": format_date(trust.next_update),
        "revocation_as_of": format_date(as_of),
    }


def _signers(climb: _Climb) -> tuple[VerdictSigner, ...]:
    return tuple(
        VerdictSigner(
            each.name, ", ".join(climb.roles.get(each.sha256, ())), each.sha256, each.claimed_at.isoformat()
        )
        for each in climb.signatures
    )


def _size(climb: _Climb) -> None:
    if len(climb.data) > PACKAGE_SIZE:
        raise Refused("PACKAGE_TOO_LARGE", size=len(climb.data), allowed=PACKAGE_SIZE)


def _zip(climb: _Climb) -> None:
    climb.entries = read_archive(climb.data, LIMITS)


def _mimetype(climb: _Climb) -> None:
    check_mimetype(climb.entries)


def _layout(climb: _Climb) -> None:
    climb.files, climb.meta = split_entries(climb.entries)


def _manifest(climb: _Climb) -> None:
    climb.sealings = read_sealings(climb.meta)
    check_coverage(climb.files, climb.sealings)


def _signatures(climb: _Climb) -> None:
    for sealing in climb.sealings:
        climb.signatures.append(read_signature(sealing.signature, sealing.manifest, sealing.signature_name))


def _digests(climb: _Climb) -> None:
    check_digests(climb.files, climb.sealings)


def _data(climb: _Climb) -> None:
    for name in (DATA_NAME, *climb.required):
        if name not in climb.files:
            raise Refused("PACKAGE_INCOMPLETE", name=name)
    try:
        climb.document = decode(climb.files[DATA_NAME])
    except (RecursionError, TypeError) as fault:  # nested deeper than the JSON library goes
        raise Refused("DATA_SHAPE", what=type(fault).__name__) from fault


def _trust(climb: _Climb) -> None:
    trust = climb.given_trust
    if climb.now > trust.next_update + GRACE:
        raise _Undecided("TRUST_EXPIRED", on=format_date(trust.next_update))
    if climb.now > trust.next_update:
        climb.remarks.append(Remark("TRUST_STALE"))


def _clock(climb: _Climb) -> None:
    """A clock before what has certainly happened decides nothing; a claim ahead of it is refused."""
    happened = (climb.given_trust.issued_at, climb.anchors.latest, climb.last_run)
    for known in happened:
        if known is not None and climb.now < known:
            raise _Undecided("CLOCK", now=local_minute(climb.now), known=local_minute(known))
    for signature in climb.signatures:
        if signature.claimed_at > climb.judged_at + AHEAD:
            raise Refused(
                "CLOCK", now=local_minute(climb.judged_at), known=local_minute(signature.claimed_at)
            )


def _certificates(climb: _Climb) -> None:
    """What is only about revocation waits for its own rung; revoked weighs more than unknown."""
    for signature in climb.signatures:
        try:
            check_certificate(signature, climb.anchors, climb.judged_at, proven=climb.proven_at is not None)
        except Refused as refusal:
            if refusal.code not in _ABOUT_REVOCATION:
                raise
            if climb.revocation is None or refusal.code == "CERT_REVOKED":
                climb.revocation = refusal


def _revocation(climb: _Climb) -> None:
    found = climb.revocation
    if found is None:
        return
    if found.code == "REVOCATION_UNKNOWN":
        raise _Undecided(found.code, **found.details)
    raise found


def _pin(climb: _Climb) -> None:
    """Each signer's certificate is listed for the unit that the signed data name, at the claimed time."""
    trust, unit = climb.given_trust, climb.unit
    today = climb.judged_at.astimezone(VIETNAM).date()
    for signature in climb.signatures:
        listed = trust.listed(signature.sha256, unit)
        if not listed:
            raise Refused("SIGNER_NOT_OF_UNIT", name=signature.name, unit=unit.name)
        roles = trust.roles(signature.sha256, unit, signature.claimed_at)
        if not roles:
            raise Refused("SIGNER_OUT_OF_TERM", name=signature.name, unit=unit.name)
        climb.roles[signature.sha256] = roles
        if not any(member.ends is None or today <= member.ends for member in listed):
            climb.remarks.append(Remark("SIGNER_TERM_ENDED"))


def _roles(climb: _Climb) -> None:
    signed = {role for roles in climb.roles.values() for role in roles}
    required = climb.given_trust.required_roles.get(climb.unit.level, ())
    missing = [role for role in required if role not in signed]
    if missing:
        raise Refused("ROLE_MISSING", roles=", ".join(missing))
    claims = {role: each.claimed_at for each in climb.signatures for role in climb.roles[each.sha256]}
    refuse_disorder(claims, required)


def _content(climb: _Climb) -> None:
    for check in climb.content_checks:
        refusal = check(_document(climb), climb.files)
        if refusal is not None:
            raise refusal


def _figures(climb: _Climb) -> None:
    claims = [each.claimed_at for each in climb.signatures]
    climb.remarks += remarks_on_return(_document(climb), climb.judged_at, claims, climb.forms)


def _document(climb: _Climb) -> ReturnDocument:
    if climb.document is None:
        raise Refused("PACKAGE_INCOMPLETE", name=DATA_NAME)
    return climb.document


_STEPS: dict[str, Callable[[_Climb], None]] = {
    "size": _size,
    "zip": _zip,
    "mimetype": _mimetype,
    "layout": _layout,
    "manifest": _manifest,
    "signatures": _signatures,
    "digests": _digests,
    "data": _data,
    "trust": _trust,
    "clock": _clock,
    "certificates": _certificates,
    "revocation": _revocation,
    "pin": _pin,
    "roles": _roles,
    "content": _content,
    "figures": _figures,
}

RUNGS = tuple(_STEPS)
"""All rungs in their order; a verdict lists those that were climbed and the one that failed."""

SIGNER_RUNGS = ("trust", "clock", "certificates", "revocation", "pin", "roles")
"""The rungs that ask who signed; those before ask what was signed."""
