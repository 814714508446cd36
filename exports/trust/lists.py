"""The trust list: what a province says about who may sign for whom, as a signed container of its own.

It is accepted because its signer's certificate is pinned by SHA-256 in the book, never because of a name. A
package is then accepted for a unit only if its signers are listed here for that unit. Format and rules:
docs/formats/package.md §6.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import orjson

from exports.files.archive import Limits, read_archive
from exports.signatures.container import build_container, check_digests, take_apart
from exports.signatures.parsed import certificate_of
from exports.signatures.reading import (
    Anchors,
    ReadSignature,
    anchors,
    anchors_above,
    newest_crls,
    read_signature,
)
from exports.signatures.usage import is_for_documents
from models.returns.admission import own_name
from models.returns.document import UnitName
from models.returns.json_bounds import exceeds_json_limits
from models.returns.json_values import read_moment
from models.values.areas import UnitTexts, is_one_office
from models.values.dates import VIETNAM, format_moment
from models.values.errors import Refused
from models.values.names import excerpt

if TYPE_CHECKING:
    from exports.signatures.signing import Signer

TRUST_NAME = "trust.json"
KIND = "so-htx/trust"
SCHEMA = 1
TRUST_SIZE = 16 * 1024 * 1024
"""Largest trust list that is read, in bytes."""

_LIMITS = Limits(entry=2 * TRUST_SIZE, total=2 * TRUST_SIZE + 1024 * 1024)
_MOST = 1_000_000

LARGEST_SERIAL, LARGEST_FIRST, LARGEST_STEP = 2**62, 10**12, 10**9
"""Serials: of any list, of the first that a book takes, and by how much one may be above the list in use.

A list that took the last number that a database keeps could never be followed by another.
"""

GRACE = timedelta(days=30)
"""How long after its next update a trust list still serves, with a remark."""


@dataclass(frozen=True, slots=True)
class TrustedCertificate:
    """A certificate that may sign for one unit in one role, from its first to its last day (None: open).

    Unit and certificate are named by key and SHA-256 only. Days are those of Vietnam (UTC+7).
    """

    level: str
    code: str
    valid_from: date | None
    sha256: str
    role: str
    starts: date
    ends: date | None = None

    def serves_on(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class TrustList:
    """One issue of a province's trust list.

    required_roles: by unit level, the roles that must all have signed; authorities and crls in DER;
    reception: the certificate (DER) to which packages can be encrypted; signed_by: SHA-256 of the certificate
    that signed this list, known after reading only.
    """

    serial: int
    province: UnitName
    issued_at: datetime
    next_update: datetime
    members: tuple[TrustedCertificate, ...]
    required_roles: Mapping[str, tuple[str, ...]] = field(hash=False)
    authorities: tuple[bytes, ...] = field(repr=False)
    crls: tuple[bytes, ...] = field(repr=False)
    reception: bytes | None = field(default=None, repr=False)
    signed_by: str = ""

    def listed(self, certificate_sha256: str, unit: UnitName) -> tuple[TrustedCertificate, ...]:
        """Everything this list says about a certificate and a unit, at any time.

        A unit that outlived a reform is one office: what is listed for it today holds for its returns from before.
        """
        return tuple(
            member
            for member in self.members
            if member.sha256 == certificate_sha256
            and is_one_office(_key(member.level, member.code, member.valid_from), _texts_of(unit))
        )

    def speaks_for(self, unit: UnitName) -> bool:
        """Whether a unit is the province whose list this is, also as it was before a reform that it outlived."""
        return is_one_office(_texts_of(self.province), _texts_of(unit))

    def roles(self, certificate_sha256: str, unit: UnitName, at: datetime) -> tuple[str, ...]:
        """The roles in which a certificate may sign for a unit at a moment; empty if it may not."""
        day = at.astimezone(VIETNAM).date()
        listed = self.listed(certificate_sha256, unit)
        return tuple(sorted({member.role for member in listed if member.serves_on(day)}))

    def anchors(self, floor: Mapping[str, int] | None = None) -> Anchors:
        """Authorities and revocation lists ready for judging; see `crl_numbers` for `floor`."""
        if floor:
            return anchors_above(self.authorities, self.crls, floor)
        return anchors(self.authorities, self.crls)


def _key(level: str, code: str, valid_from: date | None) -> UnitTexts:
    """The key of a unit as the table of units has it."""
    return (level, code, valid_from.isoformat() if valid_from else "")


def _texts_of(unit: UnitName) -> UnitTexts:
    return _key(unit.level, unit.code, unit.valid_from)


def local_minute(moment: datetime) -> str:
    """A moment as people in Vietnam write it."""
    return format_moment(moment.astimezone(VIETNAM))


def crl_numbers(trust: TrustList) -> dict[str, int]:
    """The number of the newest revocation list by SHA-256 of its authority: to be kept, never to go down."""
    return {sha256: number for sha256, (number, *_) in newest_crls(trust.authorities, trust.crls).items()}


def build_trust(trust: TrustList, signer: "Signer") -> bytes:
    """The signed container of a trust list, the same bytes for the same list and a deterministic key."""
    anchors(trust.authorities, trust.crls)
    return build_container({TRUST_NAME: encode_trust(trust)}, [signer], trust.issued_at)


def encode_trust(trust: TrustList) -> bytes:
    """Canonical JSON: sorted keys, no white space, times in UTC, DER as base64."""
    province = trust.province
    content = {
        "kind": KIND,
        "schema": SCHEMA,
        "serial": trust.serial,
        "province": _unit_to_json(province.level, province.code, province.valid_from)
        | {"name": province.name},
        "issued_at": _time_to_json(trust.issued_at),
        "next_update": _time_to_json(trust.next_update),
        "members": [_member_to_json(member) for member in trust.members],
        "required_roles": {level: list(roles) for level, roles in trust.required_roles.items()},
        "authorities": [_base64(der) for der in trust.authorities],
        "crls": [_base64(der) for der in trust.crls],
        "reception": None if trust.reception is None else _base64(trust.reception),
    }
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


def read_trust(
    data: bytes, pinned_sha256: str | None, now: datetime, last_serial: int = 0, last_sha256: str = ""
) -> TrustList:
    """The trust list in a container, if the pinned certificate signed it.

    `pinned_sha256` None is the first use: the caller must show `signed_by` to a person who compares it with
    the fingerprint that the province gave on paper, and pin it. `last_serial` and `last_sha256` (of the file)
    are those of the list in use: a lower serial, or the same serial in another file, is refused.

    Refused with TRUST_SIGNER_NOT_PINNED, TRUST_ROLLBACK, TRUST_SERIAL_LEAP, TRUST_SHAPE, TRUST_NEWER, TRUST_AUTHORITY,
    TRUST_SIGNER_EXPIRED, CLOCK, and every code of the container and its signature. A list that is past its
    next update is still read: what that means for a package is judged there.
    """
    if len(data) > TRUST_SIZE:
        raise Refused("PACKAGE_TOO_LARGE", size=len(data), allowed=TRUST_SIZE)
    container = take_apart(read_archive(data, _LIMITS))
    if len(container.sealings) != 1:
        raise Refused("TRUST_SHAPE", what="signatures")
    sealing = container.sealings[0]
    signature = read_signature(sealing.signature, sealing.manifest, sealing.signature_name)
    check_digests(container.files, container.sealings)
    if pinned_sha256 is not None and signature.sha256 != pinned_sha256.lower():
        raise Refused("TRUST_SIGNER_NOT_PINNED", sha256=signature.sha256, pinned=pinned_sha256)
    trust = decode_trust(container.files.get(TRUST_NAME, b""), signature.sha256)
    _check_signer(signature, trust)
    _check_order(trust, data, now, last_serial, last_sha256)
    anchors(trust.authorities, trust.crls)
    return trust


def refuse_stranger(trust: TrustList, last: TrustList) -> None:
    """Refuse to put a list in use by the pinned key alone where it says what no next issue of the list in use says.

    TRUST_OTHER_PROVINCE: it is of another province; TRUST_ROLES_EMPTIED: nobody would have to sign any more for units
    of a level. A person who compared the fingerprint with the paper again may put it in use.
    """
    there, here = ((one.province.level, one.province.code, one.province.valid_from) for one in (trust, last))
    if there != here:
        raise Refused(
            "TRUST_OTHER_PROVINCE", code=excerpt(trust.province.code), known=own_name(last.province).name
        )
    emptied = [
        level for level, roles in last.required_roles.items() if roles and not trust.required_roles.get(level)
    ]
    if emptied:
        raise Refused("TRUST_ROLES_EMPTIED", levels=", ".join(sorted(emptied)))


def _check_signer(signature: ReadSignature, trust: TrustList) -> None:
    certificate = certificate_of(signature.certificate)
    for moment in (signature.claimed_at, trust.issued_at):
        if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
            raise Refused("TRUST_SIGNER_EXPIRED", name=signature.name)
    if not is_for_documents(certificate):
        raise Refused("CERT_USAGE", name=signature.name)


def _check_order(trust: TrustList, data: bytes, now: datetime, last_serial: int, last_sha256: str) -> None:
    """Serials go upward only, a step at a time, and a list from the future means that a clock is wrong."""
    other_content = trust.serial == last_serial and last_sha256 not in ("", hashlib.sha256(data).hexdigest())
    if trust.serial < last_serial or other_content:
        raise Refused("TRUST_ROLLBACK", serial=trust.serial, known=last_serial)
    most = last_serial + LARGEST_STEP if last_serial else LARGEST_FIRST
    if trust.serial > most:
        raise Refused("TRUST_SERIAL_LEAP", serial=trust.serial, known=last_serial, most=most)
    if now < trust.issued_at:
        raise Refused("CLOCK", now=local_minute(now), known=local_minute(trust.issued_at))


def decode_trust(data: bytes, signed_by: str = "") -> TrustList:
    """The trust list in canonical JSON; Refused with TRUST_SHAPE or TRUST_NEWER."""
    if exceeds_json_limits(data, _MOST, _MOST):
        raise Refused("TRUST_SHAPE", what=TRUST_NAME)
    try:
        content = orjson.loads(data)
    except orjson.JSONDecodeError as fault:
        raise Refused("TRUST_SHAPE", what=TRUST_NAME) from fault
    if not isinstance(content, dict) or content.get("kind") != KIND:
        raise Refused("TRUST_SHAPE", what="kind")
    schema = content.get("schema")
    if type(schema) is not int or schema > SCHEMA:
        raise Refused("TRUST_NEWER", schema=schema, known=SCHEMA)
    try:
        trust = _trust_from_json(content, signed_by)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise Refused("TRUST_SHAPE", what=str(fault)) from fault
    if encode_trust(trust) != data:
        raise Refused("TRUST_SHAPE", what="canonical")
    return trust


def _trust_from_json(content: dict[str, Any], signed_by: str) -> TrustList:
    level, code, starts = _unit_from_json(content["province"])
    serial = content["serial"]
    if type(serial) is not int or not 1 <= serial <= LARGEST_SERIAL:
        raise ValueError("serial")
    return TrustList(
        serial=serial,
        province=UnitName(level, code, starts, _text(content["province"]["name"])),
        issued_at=_time_from_json(content["issued_at"]),
        next_update=_time_from_json(content["next_update"]),
        members=tuple(_member_from_json(member) for member in content["members"]),
        required_roles={
            level: tuple(_text(role) for role in roles) for level, roles in content["required_roles"].items()
        },
        authorities=tuple(base64.b64decode(_text(der), validate=True) for der in content["authorities"]),
        crls=tuple(base64.b64decode(_text(der), validate=True) for der in content["crls"]),
        reception=None
        if content["reception"] is None
        else base64.b64decode(_text(content["reception"]), validate=True),
        signed_by=signed_by,
    )


def _member_to_json(member: TrustedCertificate) -> dict[str, Any]:
    return _unit_to_json(member.level, member.code, member.valid_from) | {
        "sha256": member.sha256,
        "role": member.role,
        "from": member.starts.isoformat(),
        "to": None if member.ends is None else member.ends.isoformat(),
    }


def _member_from_json(content: dict[str, Any]) -> TrustedCertificate:
    level, code, valid_from = _unit_from_json(content)
    sha256 = _text(content["sha256"])
    if len(bytes.fromhex(sha256)) != hashlib.sha256().digest_size or sha256 != sha256.lower():
        raise ValueError("sha256")
    ends = content["to"]
    return TrustedCertificate(
        level,
        code,
        valid_from,
        sha256,
        _text(content["role"]),
        date.fromisoformat(_text(content["from"])),
        None if ends is None else date.fromisoformat(_text(ends)),
    )


def _unit_to_json(level: str, code: str, valid_from: date | None) -> dict[str, Any]:
    return {"level": level, "code": code, "valid_from": valid_from.isoformat() if valid_from else None}


def _unit_from_json(content: dict[str, Any]) -> tuple[str, str, date | None]:
    starts = content["valid_from"]
    return (
        _text(content["level"]),
        _text(content["code"]),
        None if starts is None else date.fromisoformat(_text(starts)),
    )


def _time_to_json(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _time_from_json(value: Any) -> datetime:
    text = read_moment(value)
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _base64(der: bytes) -> str:
    return base64.b64encode(der).decode("ascii")
