"""The keys of a demonstration and the province's trust list. They protect nothing: anyone with the seed has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.words import words
from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.signatures.usage import certificate_facts
from exports.trust.authorities import kept_lists, new_authorities
from exports.trust.lists import TrustedCertificate, TrustList, build_trust
from models.values.units import Unit
from storage.book.book import Book
from storage.book.settings import named
from storage.trust.registrations import NewCertificate, SigningRight, register_all

LEADER, SEAL = "leader", "seal"
ROLES = (LEADER, SEAL)
"""Who signs a return of the demonstration, in this order."""

Signers = Mapping[str, KeySigner]
"""The signers of one office by their roles."""

_VALID_FROM = datetime(2015, 1, 1, tzinfo=UTC)
_VALID_TO = datetime(2049, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DemonstrationKeys:
    """The authority, and the signers of the province, of every unit by its code, and of a stranger."""

    authority: Authority
    province: Signers
    units: dict[str, Signers]
    stranger: Signers


def make_keys(plan: DemonstrationPlan) -> DemonstrationKeys:
    """All keys of the plan, the same for the same year and seed."""
    seed = f"so-htx demonstration {plan.year} {plan.seed}"
    authority = demonstration_authority(seed, _VALID_FROM, _VALID_TO)
    said = words("story")["signers"]
    office = said["province" if plan.year < 2025 else "province_after_2025"]

    def keys(unit: Unit, whose: str, chain: Authority, salt: str = "") -> Signers:
        names = {LEADER: said["leader"].format(code=unit.code), SEAL: said["seal"].format(office=whose)}
        salts = {LEADER: salt, SEAL: f"{salt} {unit.code} seal"}
        return {
            role: demonstration_key(seed + salts[role], names[role], chain, _VALID_FROM, _VALID_TO, whose)
            for role in ROLES
        }

    struck = next(unit for unit in plan.units if unit.code == plan.stranger)
    foreign = demonstration_authority(f"{seed} stranger", _VALID_FROM, _VALID_TO)
    return DemonstrationKeys(
        authority,
        keys(plan.province, office, authority),
        {unit.code: keys(unit, said["office"].format(unit=unit.title), authority) for unit in plan.units},
        keys(struck, said["office"].format(unit=struck.title), foreign, " stranger"),
    )


def trust_of(plan: DemonstrationPlan, keys: DemonstrationKeys) -> bytes:
    """The province's signed list: every unit's certificates, none but theirs."""
    issued = plan.days.issued
    return build_trust(
        TrustList(
            serial=1,
            province=named(plan.province),
            issued_at=issued,
            next_update=_VALID_TO,
            members=tuple(
                TrustedCertificate(
                    unit.level,
                    unit.code,
                    unit.valid_from,
                    signer_fingerprint(keys.units[unit.code][role]),
                    role,
                    issued.date().replace(month=1, day=1),
                )
                for unit in plan.units
                for role in ROLES
            ),
            required_roles={plan.units[0].level: ROLES},
            authorities=keys.authority.certificates,
            crls=keys.authority.crls(issued, _VALID_TO),
        ),
        keys.province[LEADER],
    )


def register_units(book: Book, plan: DemonstrationPlan, keys: DemonstrationKeys) -> None:
    """What the province's list says, registered in its book, so that the next list can be made from there."""
    issued = plan.days.issued
    registered = []
    for unit in plan.units:
        for role in ROLES:
            certificate = keys.units[unit.code][role].certificate
            new = NewCertificate(certificate, certificate_facts(certificate).name)
            registered.append((new, SigningRight(unit, role, issued.date().replace(month=1, day=1))))
    authorities, crls = keys.authority.certificates, keys.authority.crls(issued, _VALID_TO)
    register_all(book, registered, new_authorities(authorities), kept_lists(authorities, crls))


def password_of(plan: DemonstrationPlan, code: str) -> str:
    """The password of the key files of an office; it stands beside them in text files."""
    return "htx-" + sha256(f"{plan.seed}/{plan.year}/{code}".encode()).hexdigest()[:10]
