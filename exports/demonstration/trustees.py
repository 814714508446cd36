"""The keys of a demonstration and the province's trust list. They protect nothing: anyone with the seed has them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from exports.authorities import kept_lists, new_authorities
from exports.certificates import Authority, demonstration_authority, demonstration_key
from exports.demonstration.plan import Plan
from exports.demonstration.words import words
from exports.signing import KeySigner, signer_fingerprint
from exports.trust import TrustedCertificate, TrustList, build_trust
from exports.usage import certificate_facts
from models.units import Unit
from storage.book import Book
from storage.registrations import NewCertificate, Term, register_all
from storage.settings import named

ROLE = "leader"
_VALID_FROM = datetime(2015, 1, 1, tzinfo=UTC)
_VALID_TO = datetime(2049, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Keys:
    """The authority, a signer for the province and one for every unit by its code, and a stranger."""

    authority: Authority
    province: KeySigner
    units: dict[str, KeySigner]
    stranger: KeySigner


def make_keys(plan: Plan) -> Keys:
    """All keys of the plan, the same for the same year and seed."""
    seed = f"so-htx demonstration {plan.year} {plan.seed}"
    authority = demonstration_authority(seed, _VALID_FROM, _VALID_TO)
    said = words("story")["signers"]
    office = said["province" if plan.year < 2025 else "province_after_2025"]

    def key(unit: Unit, whose: str, chain: Authority, salt: str = "") -> KeySigner:
        name = said["leader"].format(code=unit.code)
        return demonstration_key(seed + salt, name, chain, _VALID_FROM, _VALID_TO, whose)

    struck = next(unit for unit in plan.units if unit.code == plan.stranger)
    foreign = demonstration_authority(f"{seed} stranger", _VALID_FROM, _VALID_TO)
    return Keys(
        authority,
        key(plan.province, office, authority),
        {unit.code: key(unit, said["office"].format(unit=unit.title), authority) for unit in plan.units},
        key(struck, said["office"].format(unit=struck.title), foreign, " stranger"),
    )


def trust_of(plan: Plan, keys: Keys) -> bytes:
    """The province's signed list: every unit's certificate, none but theirs."""
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
                    signer_fingerprint(keys.units[unit.code]),
                    ROLE,
                    issued.date().replace(month=1, day=1),
                )
                for unit in plan.units
            ),
            required_roles={plan.units[0].level: (ROLE,)},
            authorities=keys.authority.certificates,
            crls=keys.authority.crls(issued, _VALID_TO),
        ),
        keys.province,
    )


def register_units(book: Book, plan: Plan, keys: Keys) -> None:
    """What the province's list says, registered in its book, so that the next list can be made from there."""
    issued = plan.days.issued
    registered = []
    for unit in plan.units:
        certificate = keys.units[unit.code].certificate
        new = NewCertificate(certificate, certificate_facts(certificate).name)
        registered.append((new, Term(unit, ROLE, issued.date().replace(month=1, day=1))))
    authorities, crls = keys.authority.certificates, keys.authority.crls(issued, _VALID_TO)
    register_all(book, registered, new_authorities(authorities), kept_lists(authorities, crls))


def password_of(plan: Plan, code: str) -> str:
    """The password of a key file; it stands beside it in a text file."""
    return "htx-" + sha256(f"{plan.seed}/{plan.year}/{code}".encode()).hexdigest()[:10]
