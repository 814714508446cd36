"""Reading signatures: does a CMS cover these bytes, and does its certificate stand on our own authorities?

pyHanko does the cryptography and the path. What it lets through is refused here first: more than one signer,
attached content, weak digests, missing signed attributes, a missing signing-certificate-v2. Trust roots and
revocation lists are always given, nothing is fetched, and every certificate of a path needs a revocation list
that is valid at the moment of judging; `time_tolerance` is never widened, since it would revive expired
certificates.

Refusals: CMS_SHAPE, CMS_NOT_DETACHED, CMS_SEVERAL_SIGNERS, CMS_WEAK_DIGEST, CMS_NO_SIGNED_ATTRIBUTES,
CMS_NO_SIGNING_CERTIFICATE, CMS_NO_SIGNING_TIME, CMS_NOT_CANONICAL, CMS_NOT_INTACT, CMS_STRANGER; CERT_UNTRUSTED,
CERT_EXPIRED, CERT_NOT_YET_VALID, CERT_AUTHORITY_TERM, CERT_PATH_LENGTH, CERT_USAGE, CERT_WEAK, CERT_REVOKED,
REVOCATION_UNKNOWN.
"""

import asyncio
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from asn1crypto import cms, core
from asn1crypto import crl as asn1_crl
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation, validate_sig_integrity
from pyhanko_certvalidator import ValidationContext, find_valid_path
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InsufficientRevinfoError,
    NotYetValidError,
    PathBuildingError,
    RevokedError,
    ValidationError,
)
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from exports.signatures.canonical import check_attribute, refuse_second_encoding, refuse_second_reading
from exports.signatures.parsed import certificate_of, revocations_of
from exports.signatures.usage import (
    common_name,
    fingerprint,
    is_for_documents,
    is_issued_by,
    is_signed_by,
    is_strong,
    is_whole,
)
from models.returns.json_values import FIRST_YEAR, LAST_YEAR
from models.values.dates import format_date
from models.values.errors import Refused

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # verdicts are values; nothing goes to stderr

SIGNATURE_SIZE = 128 * 1024
"""Largest CMS that is parsed, in bytes: parsing time grows faster than the input."""

MOST_CERTIFICATES = 16
"""Most certificates that one CMS may bring along."""

MOST_ABOVE = 4
"""How many levels of authorities may stand above a signer."""

_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_SCHEMES = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})
_REQUIRED = RevocationCheckingPolicy(RevocationCheckingRule.CRL_REQUIRED, RevocationCheckingRule.CRL_REQUIRED)
_CRL_FOR_EVERY_CERTIFICATE = CertRevTrustPolicy(_REQUIRED)
_CRL_OF_ANY_LATER_DAY = CertRevTrustPolicy(_REQUIRED, retroactive_revinfo=True)
_NO_FLOOR: Mapping[str, int] = MappingProxyType({})

# What the parsers of other people raise on bytes that are not what they should be. The bytes are hostile by
# assumption and every one of these means the same: this is no signature that we can read.
_UNREADABLE = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    UnsupportedAlgorithm,
    SignatureValidationError,
)


@dataclass(frozen=True, slots=True)
class ReadSignature:
    """A signature that covers its content; who made it is claimed by the certificate, when by the signer.

    companions: certificates (DER) that it brings along; none of them is used, and a stranger among them is refused.
    """

    certificate: bytes
    name: str
    claimed_at: datetime
    companions: tuple[bytes, ...] = field(repr=False, hash=False, default=())

    @property
    def sha256(self) -> str:
        return fingerprint(self.certificate)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Authorities and revocation lists, parsed: roots to end a path in, subs to build it with.

    as_of: issue date of the oldest revocation list in use, on which a verdict's freshness rests; latest: of the newest,
    before which no right clock is; passed: which certificates (digest) stood on these roots at which moment.
    """

    roots: tuple[Any, ...]
    subs: tuple[Any, ...]
    crls: tuple[Any, ...]
    as_of: datetime | None
    latest: datetime | None
    passed: set[tuple[str, datetime, bool]] = field(default_factory=set, compare=False, repr=False)


def read_signature(
    signature: bytes,
    content: bytes,
    name: str = "",
    *,
    stated_at: datetime | None = None,
    bound: bool = True,
    exact: bool = True,
) -> ReadSignature:
    """The signature in these CMS bytes over this content, or a refusal; `name` is the entry to speak of.

    stated_at: the signing time that the content itself states, as a PDF does: it counts where the signature has no
    signed attribute for it. bound: whether signing-certificate-v2 must bind the signature to its certificate. exact:
    whether nothing may stand in the CMS that is not signed; other tools put timestamps there.
    """
    signed_data = _parsed(signature, name)
    try:
        signer_info = _only_signer(signed_data, name)
        _check_shape(signed_data, signer_info, name, timed=stated_at is None, bound=bound)
        refuse_second_encoding(signature, name)
        found = _intact(signed_data, signer_info, content, name, stated_at)
        if not exact:
            return replace(found, companions=())
        refuse_second_reading(signed_data, signer_info, asn1_x509.Certificate.load(found.certificate), name)
        return found
    except _UNREADABLE as fault:
        raise Refused("CMS_NOT_INTACT", name=name) from fault


def _parsed(signature: bytes, name: str) -> Any:
    if len(signature) > SIGNATURE_SIZE:
        raise Refused("CMS_SHAPE", name=name)
    try:
        info = cms.ContentInfo.load(signature, strict=True)
        if info["content_type"].native != "signed_data":
            raise Refused("CMS_SHAPE", name=name)
        signed_data = info["content"]
        if len(signed_data["certificates"]) > MOST_CERTIFICATES:
            raise Refused("CMS_SHAPE", name=name)
    except _UNREADABLE as fault:
        raise Refused("CMS_SHAPE", name=name) from fault
    return signed_data


def _only_signer(signed_data: Any, name: str) -> Any:
    if signed_data["encap_content_info"]["content"] is not core.VOID and (
        signed_data["encap_content_info"]["content"].native is not None
    ):
        raise Refused("CMS_NOT_DETACHED", name=name)
    signers = list(signed_data["signer_infos"])
    if len(signers) != 1:
        raise Refused("CMS_SEVERAL_SIGNERS", name=name, count=len(signers))
    return signers[0]


def _check_shape(signed_data: Any, signer_info: Any, name: str, *, timed: bool, bound: bool) -> None:
    algorithm = signer_info["digest_algorithm"]["algorithm"].native
    scheme = signer_info["signature_algorithm"]
    if algorithm not in _DIGESTS or scheme.signature_algo not in _SCHEMES:
        raise Refused("CMS_WEAK_DIGEST", name=name, algorithm=algorithm)
    if scheme["algorithm"].native != "rsassa_pkcs1v15" and scheme.hash_algo != algorithm:
        raise Refused("CMS_WEAK_DIGEST", name=name, algorithm=scheme["algorithm"].native)
    attributes = signer_info["signed_attrs"]
    if attributes is core.VOID or isinstance(attributes, core.Void) or not len(attributes):
        raise Refused("CMS_NO_SIGNED_ATTRIBUTES", name=name)
    present = {attribute["type"].native for attribute in attributes}
    for attribute in attributes:
        check_attribute(attribute.dump())
    if bound and "signing_certificate_v2" not in present:
        raise Refused("CMS_NO_SIGNING_CERTIFICATE", name=name)
    if timed and "signing_time" not in present:
        raise Refused("CMS_NO_SIGNING_TIME", name=name)


def _intact(
    signed_data: Any, signer_info: Any, content: bytes, name: str, stated_at: datetime | None
) -> ReadSignature:
    certificates = extract_certs_for_validation(signed_data)
    digest = hashlib.new(signer_info["digest_algorithm"]["algorithm"].native, content).digest()
    intact, valid = validate_sig_integrity(
        signer_info, certificates.signer_cert, expected_content_type="data", actual_digest=digest
    )
    if not intact or not valid:
        raise Refused("CMS_NOT_INTACT", name=name)
    present = {attribute["type"].native for attribute in signer_info["signed_attrs"]}
    claimed_at = stated_at
    if "signing_time" in present:
        claimed_at = find_unique_cms_attribute(signer_info["signed_attrs"], "signing_time").native
    if claimed_at is None or not FIRST_YEAR <= claimed_at.year <= LAST_YEAR:
        raise Refused("CMS_NO_SIGNING_TIME", name=name)
    der = certificates.signer_cert.dump()
    shown = common_name(certificate_of(der))
    companions = tuple(one.dump() for one in certificates.other_certs)
    return ReadSignature(der, shown, claimed_at.astimezone(UTC), companions)


def anchors(authorities: tuple[bytes, ...], crls: tuple[bytes, ...]) -> Anchors:
    """Parse what a trust list holds (DER).

    A revocation list counts only if one of the authorities signed it; of several by one authority the one
    with the highest number counts. Refused with TRUST_AUTHORITY for a certificate that is no authority.
    """
    return anchors_above(authorities, crls, _NO_FLOOR)


def anchors_above(
    authorities: tuple[bytes, ...], crls: tuple[bytes, ...], floor: Mapping[str, int]
) -> Anchors:
    """As `anchors`, leaving out lists whose number is below the highest one known of their authority.

    `floor` maps the SHA-256 of an authority's certificate to that number.
    """
    return _parsed_anchors(authorities, crls, tuple(sorted(floor.items())))


@lru_cache(maxsize=8)
def _parsed_anchors(
    authorities: tuple[bytes, ...], crls: tuple[bytes, ...], numbers: tuple[tuple[str, int], ...]
) -> Anchors:
    floor = dict(numbers)
    newest = newest_crls(authorities, crls)
    try:
        parsed = [asn1_x509.Certificate.load(der, strict=True) for der in authorities]
        roots = tuple(each for each in parsed if each.issuer == each.subject)
        subs = tuple(each for each in parsed if each.issuer != each.subject)
    except _UNREADABLE as fault:
        raise Refused("TRUST_AUTHORITY", name="?") from fault
    used = [
        (number, der, issued)
        for authority, (number, der, issued) in newest.items()
        if number >= floor.get(authority, 0)
    ]
    return Anchors(
        roots,
        subs,
        tuple(asn1_crl.CertificateList.load(der) for _, der, _ in used),
        min((issued for _, _, issued in used), default=None),
        max((issued for _, _, issued in newest.values()), default=None),
    )


def newest_crls(
    authorities: tuple[bytes, ...], crls: tuple[bytes, ...]
) -> dict[str, tuple[int, bytes, datetime]]:
    """By SHA-256 of the authority's certificate: number, DER and issue date of its newest revocation list."""
    issuers = [_authority(der) for der in authorities]
    newest: dict[str, tuple[int, bytes, datetime]] = {}
    for der in crls:
        try:
            revocations = revocations_of(der)
            number = _crl_number(revocations)
        except ValueError as fault:
            raise Refused("TRUST_AUTHORITY", name="CRL") from fault
        for sha256, issuer in issuers:
            if revocations.issuer == issuer.subject and is_signed_by(revocations, issuer):
                known = newest.get(sha256)
                if known is None or (number, revocations.last_update_utc) > (known[0], known[2]):
                    newest[sha256] = (number, der, revocations.last_update_utc)
    return newest


def _authority(der: bytes) -> tuple[str, x509.Certificate]:
    try:
        certificate = certificate_of(der)
        is_authority = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (ValueError, x509.ExtensionNotFound) as fault:
        raise Refused("TRUST_AUTHORITY", name=fingerprint(der)) from fault
    if not is_authority:
        raise Refused("TRUST_AUTHORITY", name=common_name(certificate))
    return fingerprint(der), certificate


def _crl_number(revocations: x509.CertificateRevocationList) -> int:
    try:
        return revocations.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number
    except x509.ExtensionNotFound:
        return 0


def check_certificate(
    signature: ReadSignature, trusted: Anchors, now: datetime, *, proven: bool = False
) -> None:
    """Whether the signer's certificate may sign, was valid when claimed, and stands on our roots now.

    proven: `now` is a moment in the past at which the signature is known to have existed; revocation lists of
    later days then speak about it too, and a certificate counts as revoked only if it was by that moment.
    """
    try:
        certificate = certificate_of(signature.certificate)
        fits, strong = is_for_documents(certificate), is_strong(certificate)
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise Refused("CERT_USAGE", name=signature.name) from fault
    if not fits:
        raise Refused("CERT_USAGE", name=signature.name)
    if not strong:
        raise Refused("CERT_WEAK", name=signature.name)
    _check_term(certificate, signature, now)
    whole = fingerprint(b"".join((signature.certificate, *signature.companions)))
    if (
        whole,
        now,
        proven,
    ) not in trusted.passed:  # the print in a package, and the next package, bear the same
        asyncio.run(_check_path(signature, trusted, now, proven))
        trusted.passed.add((whole, now, proven))


def _check_term(certificate: x509.Certificate, signature: ReadSignature, now: datetime) -> None:
    starts, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if signature.claimed_at < starts or now < starts:
        raise Refused("CERT_NOT_YET_VALID", name=signature.name, on=format_date(starts))
    if signature.claimed_at > ends or now > ends:
        raise Refused("CERT_EXPIRED", name=signature.name, on=format_date(ends))


async def _check_path(signature: ReadSignature, trusted: Anchors, now: datetime, proven: bool) -> None:
    try:
        certificate = asn1_x509.Certificate.load(signature.certificate)
        context = ValidationContext(
            trust_roots=list(trusted.roots),
            other_certs=list(trusted.subs),
            crls=list(trusted.crls),
            ocsps=[],
            allow_fetching=False,
            revinfo_policy=_CRL_OF_ANY_LATER_DAY if proven else _CRL_FOR_EVERY_CERTIFICATE,
            moment=now,
        )
        paths = context.path_builder.async_build_paths_lazy(certificate)
        path = await find_valid_path(certificate, paths, context)
        _check_anchor(path, signature, now)
        if not proven:  # what was taken in by an earlier version may hold others
            _check_companions(signature, trusted)
    except RevokedError as fault:
        raise Refused("CERT_REVOKED", name=signature.name) from fault
    except InsufficientRevinfoError as fault:
        as_of = format_date(trusted.as_of) if trusted.as_of else "\u2013"
        raise Refused("REVOCATION_UNKNOWN", name=signature.name, as_of=as_of) from fault
    except (ExpiredError, NotYetValidError) as fault:  # the signer's own term was looked at before
        raise Refused("CERT_AUTHORITY_TERM", name=signature.name) from fault
    except (ValidationError, PathBuildingError, *_UNREADABLE) as fault:
        raise Refused("CERT_UNTRUSTED", name=signature.name) from fault


def _check_anchor(path: Any, signature: ReadSignature, now: datetime) -> None:
    """What the root says of itself binds as well: its term, its use, and how many authorities may stand below it."""
    root = path.first
    if not root.not_valid_before <= now <= root.not_valid_after:
        raise Refused("CERT_AUTHORITY_TERM", name=signature.name)
    if root.key_usage_value is not None and "key_cert_sign" not in root.key_usage_value.native:
        raise Refused("CERT_UNTRUSTED", name=signature.name)
    basic = root.basic_constraints_value
    most = basic["path_len_constraint"].native if basic is not None else None
    below = list(path.iter_certs(include_root=False))[:-1]
    if most is not None and sum(one.subject != one.issuer for one in below) > most:
        raise Refused("CERT_PATH_LENGTH", name=signature.name)


def _check_companions(signature: ReadSignature, trusted: Anchors) -> None:
    """Refused CMS_STRANGER where a certificate was brought along that does not stand above the signer's by our list."""
    listed = [one.dump() for one in (*trusted.roots, *trusted.subs)]
    above = {certificate_of(signature.certificate).issuer}
    waiting = [certificate_of(der) for der in signature.companions]
    for _ in range(MOST_ABOVE):
        above |= {one.issuer for one in waiting if one.subject in above}
    issuers = [certificate_of(der) for der in listed]
    for der, one in zip(signature.companions, waiting, strict=True):
        known = der in listed or (is_whole(der) and any(is_issued_by(one, each) for each in issuers))
        if one.subject not in above or not known:
            raise Refused("CMS_STRANGER", name=signature.name, who=common_name(one))
