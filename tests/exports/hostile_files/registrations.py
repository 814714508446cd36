"""Hostile registration files: what a unit hands to its province so that its certificate is listed."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.certificates import demonstration_authority, issue, seeded_key, subject_name
from exports.trust.registrations import REGISTRATION_SIZE, load_registration, save_certificates
from models.values.errors import Refused
from tests.exports.hostile import FROM, ISSUED, NEXT, TO, world
from tests.exports.hostile_files.good import Rows

BIDI = "Chủ tịch \u202eohP gnohP"


def read(made: Callable[[], bytes]) -> Callable[[], str]:
    """The code with which such a file is refused, "" where it is not."""

    def code() -> str:
        try:
            load_registration(made())
        except Refused as refusal:
            return refusal.code
        return ""

    return code


def good() -> bytes:
    """The registration of a leader with both authorities and their lists."""
    authority = world().authority
    return save_certificates(world().leader.certificate, authority.certificates, authority.crls(ISSUED, NEXT))


def certificate(name: str = "Chủ tịch", starts: datetime = FROM, ends: datetime = TO, bits: int = 0) -> bytes:
    """A certificate of our authority with something odd about it."""
    authority = world().authority
    own = rsa.generate_private_key(65537, bits) if bits else seeded_key("odd", name[:20])
    made = issue(
        authority.sub, authority.sub_key, own.public_key(), subject_name(name, "UBND"), (starts, ends), 77
    )
    return made.public_bytes(Encoding.DER)


def alone(der: bytes) -> bytes:
    return save_certificates(der, world().authority.certificates)


def with_authorities(*further: bytes) -> bytes:
    return save_certificates(world().leader.certificate, (*world().authority.certificates, *further))


def strange_authority() -> bytes:
    """An authority of the same names whose key is another's."""
    return demonstration_authority("stranger", FROM, TO).certificates[0]


def lists_of_another() -> bytes:
    return save_certificates(
        world().leader.certificate,
        world().authority.certificates,
        demonstration_authority("stranger", FROM, TO).crls(ISSUED, NEXT),
    )


def crowd() -> bytes:
    """Nine authorities more."""
    several = (demonstration_authority(f"crowd {at}", FROM, TO).certificates[0] for at in range(9))
    return with_authorities(*several)


def many_lists() -> bytes:
    authority = world().authority
    lists = [one for day in range(5) for one in authority.crls(ISSUED - timedelta(days=day), NEXT)]
    return save_certificates(world().leader.certificate, authority.certificates, lists)


def other_block() -> bytes:
    """A key in it that nobody should have sent."""
    return good() + b"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"


def reversed_order() -> bytes:
    """The authorities first: one would ask for itself."""
    first, *others = world().authority.certificates
    return save_certificates(first, (*others, world().leader.certificate))


ROWS: Rows = {
    "a registration of nothing": ("REGISTRATION_DAMAGED", read(lambda: b"")),
    "a registration that is cut off": ("REGISTRATION_DAMAGED", read(lambda: good()[:-40])),
    "a registration with words around it": ("REGISTRATION_DAMAGED", read(lambda: b"x" + good())),
    "a registration with a private key": ("REGISTRATION_DAMAGED", read(other_block)),
    "a registration of more than a megabyte": (
        "REGISTRATION_DAMAGED",
        read(lambda: good() + b" " * REGISTRATION_SIZE),
    ),
    "a registration that says an authority twice": (
        "REGISTRATION_DAMAGED",
        read(lambda: with_authorities(world().authority.certificates[0])),
    ),
    "a registration with ten authorities": ("REGISTRATION_TOO_MANY", read(crowd)),
    "a registration with ten revocation lists": ("REGISTRATION_TOO_MANY", read(many_lists)),
    "a registration without a name": ("REGISTRATION_NAME", read(lambda: alone(certificate(" ")))),
    "a registration with a name that runs backwards": (
        "REGISTRATION_NAME",
        read(lambda: alone(certificate(BIDI))),
    ),
    "a registration that ends after 2100": (
        "REGISTRATION_DAYS",
        read(lambda: alone(certificate(ends=datetime(2101, 1, 1, tzinfo=UTC)))),
    ),
    "a registration of an authority": ("CERT_USAGE", read(reversed_order)),
    "a registration of an RSA key of 1,024 bits": ("CERT_WEAK", read(lambda: alone(certificate(bits=1024)))),
    "a registration with an authority of the same name": (
        "REGISTRATION_STRANGER",
        read(lambda: with_authorities(strange_authority())),
    ),
    "a registration with revocation lists of another authority": (
        "REGISTRATION_STRANGER",
        read(lists_of_another),
    ),
    "a registration with a signer as authority": (
        "TRUST_AUTHORITY",
        read(lambda: with_authorities(world().seal.certificate)),
    ),
}
