"""Hostile signatures: certificates, signature files, roles, revocation and time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import cms as asn1_cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signatures.certificates import demonstration_authority, issue, seeded_key, subject_name
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList, crl_numbers
from tests.exports.hostile import (
    FROM,
    ISSUED,
    NEXT,
    NOW,
    SIGNED,
    TO,
    key,
    package,
    pin,
    raw_cms,
    rewritten,
    sealed,
    unchecked,
    world,
)
from tests.exports.hostile_files.good import Rows, files, good, judged
from tests.exports.signatures.test_canonical import indefinite, more_digests, unsigned

BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)


def trusting(*signers: KeySigner, **changes: object) -> TrustList:
    """The trust list, with these signers pinned for the commune in both roles."""
    members = world().trust.members + tuple(
        pin(signer, role) for signer in signers for role in ("leader", "seal")
    )
    return replace(world().trust, members=members, **changes)  # type: ignore[arg-type]


def rogue() -> tuple[KeySigner, KeySigner]:
    """Signers of an authority that copied the names of ours, letter for letter."""
    authority = demonstration_authority("rogue", FROM, TO)
    assert authority.sub.subject == world().authority.sub.subject
    return key(authority, "Chủ tịch Phong Thổ"), key(authority, "Dấu Phong Thổ")


def by(signer: KeySigner) -> bytes:
    """A package that a signer made without asking whether his certificate may sign."""
    return sealed(files(), [unchecked(signer)])


def special(name: str, *purposes: x509.ObjectIdentifier) -> KeySigner:
    authority, private = world().authority, seeded_key("special", name)
    certificate = issue(
        authority.sub, authority.sub_key, private.public_key(), subject_name(name), (FROM, TO), 77, purposes
    )
    return KeySigner(private, certificate.public_bytes(Encoding.DER), world().leader.chain)


def of_an_authority() -> KeySigner:
    authority = world().authority
    return KeySigner(authority.sub_key, authority.certificates[1], (authority.certificates[0],))


def expired() -> str:
    old = key(world().authority, "Cũ", FROM, BEFORE)
    return judged(package(files(), [old]), trusting(old))


def not_yet_valid() -> str:
    early = key(world().authority, "Mới", BEFORE, TO)
    return judged(by(early), trusting(early))


def of_servers() -> str:
    server = special("server", ExtendedKeyUsageOID.SERVER_AUTH)
    return judged(by(server), trusting(server))


def ended_authority() -> str:
    authority = demonstration_authority("short", FROM, BEFORE)
    signer = key(authority, "Chủ tịch")
    trust = trusting(signer, authorities=authority.certificates, crls=authority.crls(ISSUED, NEXT))
    return judged(package(files(), [signer]), trust)


def revoked() -> str:
    serial = x509.load_der_x509_certificate(world().seal.certificate).serial_number
    return judged(good(), listing(*world().authority.crls(ISSUED, NEXT, 2, {serial: ISSUED})))


def of_neighbour() -> str:
    return judged(package(files(), (world().other_leader, world().other_seal)))


def listing(*crls: bytes) -> TrustList:
    return replace(world().trust, crls=crls)


def older_list() -> str:
    newest = listing(*world().authority.crls(ISSUED, NEXT, 5))
    return judged(good(), crl_floor=crl_numbers(newest))


def cms(**changes: object) -> Callable[[], str]:
    """The leader's signature made by hand with one fault, the seal's as it must be."""

    def judge() -> str:
        def bad(manifest: bytes) -> bytes:
            return raw_cms(manifest, world().leader, **changes)  # type: ignore[arg-type]

        return judged(sealed(files(), [bad, unchecked(world().seal)]))

    return judge


def altered(change: Callable[[bytes], bytes]) -> Callable[[], str]:
    """The leader's good signature, changed on the way where it is not signed."""

    def judge() -> str:
        def changed(entries: dict[str, bytes]) -> None:
            entries["META-INF/signature001.p7s"] = change(entries["META-INF/signature001.p7s"])

        return judged(rewritten(good(), changed))

    return judge


def cms_altered(change: Callable[[Any], None]) -> Callable[[], str]:
    def changed(signature: bytes) -> bytes:
        info = asn1_cms.ContentInfo.load(signature)
        change(info["content"])
        return bytes(info.dump())

    return altered(changed)


def other_authority(signature: bytes) -> bytes:
    """One bit of the signature under the authority's certificate that is brought along."""
    brought = world().leader.chain[0]
    at = signature.index(brought) + len(brought) - 1
    return signature[:at] + bytes([signature[at] ^ 1]) + signature[at + 1 :]


def short_root() -> str:
    """A root that allows no authority below it, and one that is."""
    made = demonstration_authority("short root", FROM, TO)
    key_usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    root = (
        x509.CertificateBuilder(made.root.subject, made.root.subject, made.root_key.public_key(), 5, FROM, TO)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(key_usage, critical=True)
        .add_extension(made.root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value, False)
        .sign(made.root_key, hashes.SHA256())
    )
    signer = key(made, "Chủ tịch")
    authorities = (root.public_bytes(Encoding.DER), made.certificates[1])
    trust = trusting(signer, authorities=authorities, crls=made.crls(ISSUED, NEXT))
    return judged(package(files(), [signer]), trust)


def at_times(leader: datetime, seal: datetime) -> str:
    signers = (unchecked(world().leader, leader), unchecked(world().seal, seal))
    return judged(sealed(files(), signers))


def twin(*, named: bool) -> str:
    """The leader's key under a second certificate of the same authority and name."""
    leader, authority = world().leader, world().authority
    subject = subject_name("Chủ tịch Phong Thổ", "UBND")
    made = issue(authority.sub, authority.sub_key, leader.key.public_key(), subject, (FROM, TO), 99)
    other = KeySigner(leader.key, made.public_bytes(Encoding.DER), leader.chain)

    def sign(manifest: bytes) -> bytes:
        return raw_cms(manifest, other, named=leader if named else None)

    return judged(sealed(files(), [sign, unchecked(world().seal)]))


def term(**changes: object) -> Callable[[], str]:
    def judge() -> str:
        members = (replace(pin(world().leader, "leader"), **changes), pin(world().seal, "seal"))  # type: ignore[arg-type]
        return judged(good(), replace(world().trust, members=members))

    return judge


ROWS: Rows = {
    "an authority that copied our names": ("CERT_UNTRUSTED", lambda: judged(package(files(), rogue()))),
    "the same, and its certificates are listed": (
        "CERT_UNTRUSTED",
        lambda: judged(package(files(), rogue()), trusting(*rogue())),
    ),
    "an expired certificate": ("CERT_EXPIRED", expired),
    "a certificate that is not valid yet": ("CERT_NOT_YET_VALID", not_yet_valid),
    "an authority whose own certificate has ended": ("CERT_AUTHORITY_TERM", ended_authority),
    "a certificate for servers only": ("CERT_USAGE", of_servers),
    "the certificate of an authority": (
        "CERT_USAGE",
        lambda: judged(by(of_an_authority()), trusting(of_an_authority())),
    ),
    "a revoked certificate": ("CERT_REVOKED", revoked),
    "the right signatures of another unit": ("SIGNER_NOT_OF_UNIT", of_neighbour),
    "a certificate that was listed later": ("SIGNER_OUT_OF_TERM", term(starts=NOW.date())),
    "a certificate whose days were over": ("SIGNER_OUT_OF_TERM", term(ends=FROM.date())),
    "the content is inside the signature": ("CMS_NOT_DETACHED", cms(attached=True)),
    "a signature with SHA-1": ("CMS_WEAK_DIGEST", cms(digest="sha1")),
    "SHA-1 in the key's part alone": ("CMS_WEAK_DIGEST", cms(signature_digest="sha1")),
    "no signed attributes": ("CMS_NO_SIGNED_ATTRIBUTES", cms(with_attributes=False)),
    "no signing-certificate attribute": ("CMS_NO_SIGNING_CERTIFICATE", cms(with_signing_certificate=False)),
    "the signing-certificate attribute names another certificate": (
        "CMS_NOT_INTACT",
        lambda: cms(named=world().seal)(),
    ),
    "another certificate for the same key": ("CMS_NOT_INTACT", lambda: twin(named=True)),
    "another certificate for the same key, signed for itself": (
        "SIGNER_NOT_OF_UNIT",
        lambda: twin(named=False),
    ),
    "no signing time": ("CMS_NO_SIGNING_TIME", cms(with_signing_time=False)),
    "a signature in another encoding (BER)": ("CMS_NOT_CANONICAL", altered(indefinite)),
    "a signature that names its digests otherwise": ("CMS_NOT_CANONICAL", cms_altered(more_digests)),
    "a signature with something beside it that is not signed": ("CMS_NOT_CANONICAL", cms_altered(unsigned)),
    "a bit turned in an authority that it brings along": ("CMS_STRANGER", altered(other_authority)),
    "a root that allows no authority below it": ("CERT_PATH_LENGTH", short_root),
    "the seal hours before the leader": (
        "SIGNING_ORDER",
        lambda: at_times(SIGNED + timedelta(hours=5), SIGNED),
    ),
    "signed days before the return was made": (
        "SIGNED_BEFORE_MADE",
        lambda: at_times(SIGNED - timedelta(days=9), SIGNED - timedelta(days=9)),
    ),
    "two signers in one signature": ("CMS_SEVERAL_SIGNERS", cms(signers=2)),
    "a signature over other bytes": ("CMS_NOT_INTACT", cms(first_digest_of=b"other")),
    "no signature at all in its file": (
        "CMS_SHAPE",
        lambda: judged(sealed(files(), [lambda _: b"x", unchecked(world().seal)])),
    ),
    "revocation lists are missing": ("REVOCATION_UNKNOWN", lambda: judged(good(), listing())),
    "one revocation list of two is missing": (
        "REVOCATION_UNKNOWN",
        lambda: judged(good(), listing(world().trust.crls[0])),
    ),
    "stale revocation lists": (
        "REVOCATION_UNKNOWN",
        lambda: judged(good(), listing(*world().authority.crls(ISSUED, BEFORE))),
    ),
    "revocation lists of an authority that copied the names": (
        "REVOCATION_UNKNOWN",
        lambda: judged(good(), listing(*demonstration_authority("rogue", FROM, TO).crls(ISSUED, NEXT, 9))),
    ),
    "revocation lists older than those seen before": ("REVOCATION_UNKNOWN", older_list),
    "a clock before the trust list": ("CLOCK", lambda: judged(good(), now=ISSUED - timedelta(minutes=1))),
    "a clock before the last run": ("CLOCK", lambda: judged(good(), last_run=AFTER)),
    "a clock before the newest revocation list": (
        "CLOCK",
        lambda: judged(good(), listing(*world().authority.crls(AFTER, NEXT))),
    ),
    "a claimed time more than a day ahead": (
        "CLOCK",
        lambda: judged(package(files(), signed_at=NOW + timedelta(hours=25))),
    ),
    "a trust list long past its next update": (
        "TRUST_EXPIRED",
        lambda: judged(good(), replace(world().trust, next_update=NOW - timedelta(days=31))),
    ),
}
