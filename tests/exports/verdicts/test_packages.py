"""The verdict ladder: good packages pass, and each hostile one fails with the code of its sin."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signatures.certificates import demonstration_authority, issue, make_crl, seeded_key, subject_name
from exports.signatures.container import DATA_NAME, MIMETYPE_NAME, PRINT_NAME, WORKBOOK_NAME, manifest_xml
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustedCertificate, TrustList, crl_numbers
from exports.verdicts.packages import RUNGS, Inspection, verify
from models.returns.document import ReturnDocument, encode
from models.returns.verdicts import Validity
from models.values.errors import Refused
from tests.exports.hostile import (
    COMMUNE,
    FROM,
    ISSUED,
    NEIGHBOUR,
    NEXT,
    NOW,
    SIGNED,
    TO,
    Part,
    contents,
    key,
    package,
    parts,
    payload,
    pin,
    raw_cms,
    return_document,
    rewritten,
    sealed,
    unchecked,
    world,
    written,
)

MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
MANIFEST_2, SIGNATURE_2 = "META-INF/ASiCManifest002.xml", "META-INF/signature002.p7s"


def inspect(data: bytes, trust: TrustList | None = None, now: datetime = NOW) -> Inspection:
    return verify(data, trust or world().trust, now)


def outcome(data: bytes, trust: TrustList | None = None, now: datetime = NOW) -> tuple[str, Validity]:
    verdict = inspect(data, trust, now).verdict
    assert verdict.rungs[-1].code == verdict.code or verdict.accepted
    return verdict.code, verdict.standing


def trusting(*signers: KeySigner, **changes: object) -> TrustList:
    """The trust list, with these signers pinned for the commune as leader and seal."""
    roles = ("leader", "seal")
    members = world().trust.members + tuple(pin(each, role) for each in signers for role in roles)
    return replace(world().trust, members=members, **changes)  # type: ignore[arg-type]


def test_a_good_package() -> None:
    found = inspect(package())
    assert found.verdict.standing is Validity.VALID
    assert found.verdict.accepted
    assert found.verdict.code == ""
    assert [rung.name for rung in found.verdict.rungs] == list(RUNGS)
    assert [signer.role for signer in found.verdict.signers] == ["leader", "seal"]
    assert found.document == return_document()
    assert found.files == payload()
    assert found.verdict.details["revocation_as_of"] == "20/06/2026"


def test_the_same_package_by_an_ordinary_zip_tool_is_as_good() -> None:
    assert outcome(rewritten(package(), lambda entries: None)) == ("", Validity.VALID)


def test_digests_name_the_package_and_its_data() -> None:
    one, two = inspect(package()), inspect(package(signed_at=SIGNED + timedelta(minutes=1)))
    assert one.data_sha256 == two.data_sha256
    assert one.package_sha256 != two.package_sha256


def replaced(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda entries: entries.update({name: content})


def dropped(*names: str) -> Callable[[dict[str, bytes]], None]:
    def drop(entries: dict[str, bytes]) -> None:
        for name in names:
            del entries[name]

    return drop


def swapped(entries: dict[str, bytes]) -> None:
    entries[SIGNATURE], entries[SIGNATURE_2] = entries[SIGNATURE_2], entries[SIGNATURE]


def manifest_edited(entries: dict[str, bytes]) -> None:
    entries[MANIFEST] = entries[MANIFEST].replace(b"application/pdf", b"application/xml")


def manifest_and_file_changed(entries: dict[str, bytes]) -> None:
    entries[MANIFEST] = manifest_of(entries | {PRINT_NAME: b"%PDF other"})
    entries[PRINT_NAME] = b"%PDF other"


def manifest_of(entries: dict[str, bytes]) -> bytes:
    files = {name: entries[name] for name in payload()}
    return manifest_xml(files, SIGNATURE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(replaced(PRINT_NAME, b"%PDF-1.7 prinT"), "DIGEST_MISMATCH", id="print changed"),
        pytest.param(replaced(WORKBOOK_NAME, b"PK workbooK"), "DIGEST_MISMATCH", id="workbook changed"),
        pytest.param(
            replaced(DATA_NAME, encode(return_document(revision=2))), "DIGEST_MISMATCH", id="data changed"
        ),
        pytest.param(replaced("them.txt", b"x"), "NOT_ALL_FILES_SIGNED", id="file added"),
        pytest.param(dropped(PRINT_NAME), "REFERENCE_UNKNOWN", id="file removed"),
        pytest.param(dropped(MANIFEST, SIGNATURE), "ROLE_MISSING", id="leader dropped"),
        pytest.param(dropped(MANIFEST_2, SIGNATURE_2), "ROLE_MISSING", id="seal dropped"),
        pytest.param(
            dropped(MANIFEST, SIGNATURE, MANIFEST_2, SIGNATURE_2), "UNSIGNED", id="META-INF dropped"
        ),
        pytest.param(manifest_edited, "CMS_NOT_INTACT", id="manifest edited"),
        pytest.param(manifest_and_file_changed, "CMS_NOT_INTACT", id="manifest follows the changed file"),
        pytest.param(swapped, "CMS_NOT_INTACT", id="signatures swapped"),
        pytest.param(dropped(MIMETYPE_NAME), "MIMETYPE", id="mimetype removed"),
        pytest.param(replaced(MIMETYPE_NAME, b"application/zip"), "MIMETYPE", id="mimetype wrong"),
        pytest.param(replaced("DU-LIEU.JSON", b"{}"), "ZIP_DUPLICATE", id="data twice but for case"),
        pytest.param(replaced("../../x", b""), "ZIP_NAME", id="climbs up"),
        pytest.param(replaced(MANIFEST, b"<!DOCTYPE a><a/>"), "XML_DTD", id="document type"),
    ],
)
def test_changed_on_the_way(change: Callable[[dict[str, bytes]], None], code: str) -> None:
    assert outcome(rewritten(package(), change)) == (code, Validity.INVALID)


def with_part(part: Part, at: int) -> bytes:
    pieces = parts(contents(package()))
    pieces.insert(at, part)
    return written(pieces)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(lambda: with_part(Part(b"du-lieu.json", b"{}"), 1), "ZIP_DUPLICATE", id="data before"),
        pytest.param(lambda: with_part(Part(b"du-lieu.json", b"{}"), 9), "ZIP_DUPLICATE", id="data after"),
        pytest.param(lambda: with_part(Part(b"x", b"", hidden=True), 2), "ZIP_LAYOUT", id="hidden entry"),
        pytest.param(lambda: b"MZ" + package(), "ZIP_LAYOUT", id="program in front"),
        pytest.param(lambda: package() + package(), "ZIP_LAYOUT", id="package behind"),
        pytest.param(lambda: package()[:-1], "ZIP_LAYOUT", id="cut off"),
        pytest.param(lambda: b"", "ZIP_LAYOUT", id="empty"),
        pytest.param(lambda: bytes(65 * 1024 * 1024), "PACKAGE_TOO_LARGE", id="too large"),
        pytest.param(
            lambda: written([Part(b"mimetype", b"application/vnd.etsi.asic-e+zip", method=8)]),
            "MIMETYPE",
            id="mimetype deflated",
        ),
        pytest.param(lambda: package({DATA_NAME: payload()[DATA_NAME]}), "PACKAGE_INCOMPLETE", id="files missing"),
        pytest.param(lambda: package(payload() | {DATA_NAME: b"{}"}), "DATA_OF_ANOTHER_KIND", id="other data"),
        pytest.param(lambda: package(payload() | {DATA_NAME: b"[" * 900 + b"]" * 900}), "DATA_OF_ANOTHER_KIND",
                     id="deep data"),
    ],
)  # fmt: skip
def test_refused_by_shape(data: Callable[[], bytes], code: str) -> None:
    assert outcome(data()) == (code, Validity.INVALID)


@pytest.mark.parametrize("depth", [300, 900, 2000])
def test_data_nested_deeper_than_can_be_read(depth: int) -> None:
    nested = b"[" * depth + b"]" * depth
    data = payload()[DATA_NAME][:-1] + b',"zzz":' + nested + b"}"
    code, standing = outcome(package(payload() | {DATA_NAME: data}))
    assert code in ("DATA_SHAPE", "DATA_NOT_JSON", "DATA_NOT_CANONICAL")
    assert standing is Validity.INVALID


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"attached": True}, "CMS_NOT_DETACHED"),
        ({"signers": 2}, "CMS_SEVERAL_SIGNERS"),
        ({"digest": "sha1"}, "CMS_WEAK_DIGEST"),
        ({"signature_digest": "sha1"}, "CMS_WEAK_DIGEST"),
        ({"with_attributes": False}, "CMS_NO_SIGNED_ATTRIBUTES"),
        ({"with_signing_certificate": False}, "CMS_NO_SIGNING_CERTIFICATE"),
        ({"with_signing_time": False}, "CMS_NO_SIGNING_TIME"),
    ],
)
def test_signed_in_a_way_that_is_not_accepted(changes: dict[str, object], code: str) -> None:
    def bad(manifest: bytes) -> bytes:
        return raw_cms(manifest, world().leader, **changes)  # type: ignore[arg-type]

    data = sealed(payload(), [bad, unchecked(world().seal)])
    assert outcome(data) == (code, Validity.INVALID)


def test_an_authority_that_copies_our_names() -> None:
    rogue = demonstration_authority("rogue", FROM, TO)
    assert rogue.sub.subject == world().authority.sub.subject
    copies = [key(rogue, "Chủ tịch Phong Thổ"), key(rogue, "Dấu Phong Thổ")]
    assert outcome(package(signers=copies)) == ("CERT_UNTRUSTED", Validity.INVALID)
    assert outcome(package(signers=copies), trusting(*copies)) == ("CERT_UNTRUSTED", Validity.INVALID)


def test_the_right_signatures_of_another_unit() -> None:
    others = (world().other_leader, world().other_seal)
    assert outcome(package(signers=others)) == ("SIGNER_NOT_OF_UNIT", Validity.INVALID)
    of_neighbour = payload(return_document(NEIGHBOUR))
    assert outcome(package(of_neighbour, others)) == ("", Validity.VALID)
    assert outcome(package(of_neighbour)) == ("SIGNER_NOT_OF_UNIT", Validity.INVALID)


def test_a_unit_is_its_level_code_and_first_day() -> None:
    former = replace(COMMUNE, valid_from=None)
    assert outcome(package(payload(return_document(former)))) == ("SIGNER_NOT_OF_UNIT", Validity.INVALID)


def test_one_stranger_among_the_right_signers() -> None:
    signers = (*world().signers, world().other_seal)
    assert outcome(package(signers=signers)) == ("SIGNER_NOT_OF_UNIT", Validity.INVALID)


def test_expired_and_not_yet_valid() -> None:
    authority = world().authority
    short = key(authority, "Ngắn hạn", FROM, NOW - timedelta(days=1))
    assert outcome(package(signers=[short]), trusting(short)) == ("CERT_EXPIRED", Validity.INVALID)
    late = key(authority, "Chưa đến hạn", NOW - timedelta(days=1), TO)
    data = sealed(payload(), [unchecked(late)])
    assert outcome(data, trusting(late)) == ("CERT_NOT_YET_VALID", Validity.INVALID)


def special(name: str, *purposes: x509.ObjectIdentifier) -> KeySigner:
    authority, private = world().authority, seeded_key("special", name)
    certificate = issue(
        authority.sub, authority.sub_key, private.public_key(), subject_name(name), (FROM, TO), 77, purposes
    )
    return KeySigner(private, certificate.public_bytes(Encoding.DER), world().leader.chain)


def test_a_certificate_for_servers_or_of_an_authority() -> None:
    server = special("server", ExtendedKeyUsageOID.SERVER_AUTH)
    data = sealed(payload(), [unchecked(server)])
    assert outcome(data, trusting(server)) == ("CERT_USAGE", Validity.INVALID)
    authority = world().authority
    ca = KeySigner(authority.sub_key, authority.certificates[1], (authority.certificates[0],))
    data = sealed(payload(), [unchecked(ca)])
    assert outcome(data, trusting(ca)) == ("CERT_USAGE", Validity.INVALID)
    token = special("token", ExtendedKeyUsageOID.CLIENT_AUTH)
    assert outcome(package(signers=[token]), trusting(token)) == ("", Validity.VALID)


def test_revoked_signer_and_revoked_authority() -> None:
    authority = world().authority
    serial = x509.load_der_x509_certificate(world().seal.certificate).serial_number
    crls = authority.crls(ISSUED, NEXT, 2, {serial: ISSUED})
    assert outcome(package(), replace(world().trust, crls=crls)) == ("CERT_REVOKED", Validity.INVALID)
    without_sub = make_crl(
        authority.root, authority.root_key, ISSUED, NEXT, 2, {authority.sub.serial_number: ISSUED}
    )
    crls = (without_sub, authority.crls(ISSUED, NEXT)[1])
    assert outcome(package(), replace(world().trust, crls=crls)) == ("CERT_REVOKED", Validity.INVALID)


def test_a_revocation_list_that_is_missing_stale_or_foreign_decides_nothing() -> None:
    authority, unknown = world().authority, ("REVOCATION_UNKNOWN", Validity.UNDECIDED)
    root, sub = authority.crls(ISSUED, NEXT)
    stale = authority.crls(ISSUED, NOW - timedelta(days=1))
    rogue = demonstration_authority("rogue", FROM, TO).crls(ISSUED, NEXT, 9)
    for crls in ((), (root,), (sub,), stale, (root, stale[1]), rogue, (root, rogue[1])):
        assert outcome(package(), replace(world().trust, crls=crls)) == unknown
    assert outcome(package(), replace(world().trust, crls=(*rogue, root, sub))) == ("", Validity.VALID)


def test_a_revocation_list_older_than_one_seen_before() -> None:
    newer = replace(world().trust, crls=world().authority.crls(ISSUED, NEXT, 5))
    floor = crl_numbers(newer)
    assert set(floor.values()) == {5}
    assert verify(package(), newer, NOW, crl_floor=floor).verdict.accepted
    verdict = verify(package(), world().trust, NOW, crl_floor=floor).verdict
    assert (verdict.code, verdict.standing) == ("REVOCATION_UNKNOWN", Validity.UNDECIDED)


def test_without_a_trust_list_a_package_is_read_but_not_decided() -> None:
    found = verify(package(), None, NOW)
    assert (found.verdict.code, found.verdict.standing) == ("TRUST_MISSING", Validity.UNDECIDED)
    assert found.document == return_document()
    assert not found.verdict.accepted


def test_a_trust_list_past_its_next_update() -> None:
    crls = world().authority.crls(ISSUED, TO)
    due = replace(world().trust, crls=crls, next_update=NOW - timedelta(days=1))
    assert outcome(package(), due) == ("TRUST_STALE", Validity.REMARK)
    long_due = replace(world().trust, crls=crls, next_update=NOW - timedelta(days=31))
    assert outcome(package(), long_due) == ("TRUST_EXPIRED", Validity.UNDECIDED)


def test_a_clock_that_runs_back_decides_nothing() -> None:
    undecided = ("CLOCK", Validity.UNDECIDED)
    assert outcome(package(), now=ISSUED - timedelta(seconds=1)) == undecided
    verdict = verify(package(), world().trust, NOW, last_run=NOW + timedelta(minutes=1)).verdict
    assert (verdict.code, verdict.standing) == undecided
    fresh = replace(world().trust, crls=world().authority.crls(NOW + timedelta(hours=1), NEXT))
    assert outcome(package(), fresh) == undecided


def test_a_claimed_time_ahead_of_the_clock() -> None:
    assert outcome(package(signed_at=NOW + timedelta(hours=25))) == ("CLOCK", Validity.INVALID)
    assert outcome(package(signed_at=NOW + timedelta(hours=23))) == ("", Validity.VALID)


def member(role: str, signer: KeySigner, starts: date, ends: date | None) -> TrustedCertificate:
    return replace(pin(signer, role), starts=starts, ends=ends)


def test_the_days_on_which_a_certificate_serves() -> None:
    leader, seal, signed = world().leader, world().seal, date(2026, 7, 3)

    def judged(starts: date, ends: date | None) -> tuple[str, Validity]:
        members = (member("leader", leader, starts, ends), pin(seal, "seal"))
        return outcome(package(), replace(world().trust, members=members))

    assert judged(signed, None) == ("", Validity.VALID)
    assert judged(signed, date(2026, 7, 6)) == ("", Validity.VALID)
    assert judged(signed, signed) == ("SIGNER_TERM_ENDED", Validity.REMARK)
    assert judged(date(2026, 7, 4), None) == ("SIGNER_OUT_OF_TERM", Validity.INVALID)
    assert judged(FROM.date(), date(2026, 7, 2)) == ("SIGNER_OUT_OF_TERM", Validity.INVALID)


def test_days_are_those_of_vietnam() -> None:
    late_evening = datetime(2026, 7, 2, 18, 0, tzinfo=UTC)  # already 3 July there
    members = (member("leader", world().leader, date(2026, 7, 3), None), pin(world().seal, "seal"))
    trust = replace(world().trust, members=members)
    assert outcome(package(signed_at=late_evening), trust) == ("", Validity.VALID)
    assert outcome(package(signed_at=late_evening - timedelta(hours=2)), trust)[0] == "SIGNER_OUT_OF_TERM"


def test_further_checks_of_the_content_are_asked_last() -> None:
    asked: list[str] = []

    def differs(document: ReturnDocument, files: object) -> Refused | None:
        asked.append(document.period)
        return Refused("XLSX_DIFFERS", cell="B2")

    verdict = verify(package(), world().trust, NOW, content_checks=[lambda d, f: None, differs]).verdict
    assert (verdict.code, verdict.standing, asked) == ("XLSX_DIFFERS", Validity.INVALID, ["2026-Q2"])
    stranger = package(signers=(world().other_leader, world().other_seal))
    assert verify(stranger, world().trust, NOW, content_checks=[differs]).verdict.code == "SIGNER_NOT_OF_UNIT"
    assert asked == ["2026-Q2"]


def test_content_of_a_package_whose_signatures_fail_is_not_shown() -> None:
    found = inspect(rewritten(package(), manifest_edited))
    assert (found.document, found.files, found.data_sha256) == (None, {}, "")


def test_an_authority_whose_own_certificate_has_ended() -> None:
    authority = demonstration_authority("short", FROM, NOW - timedelta(days=1))
    signers = [key(authority, "Chủ tịch"), key(authority, "Dấu")]
    trust = trusting(*signers, authorities=authority.certificates, crls=authority.crls(ISSUED, NEXT))
    assert outcome(package(signers=signers), trust) == ("CERT_AUTHORITY_TERM", Validity.INVALID)


def entangled(count: int) -> KeySigner:
    """A signer below authorities of two names and one key that issue each other: there are many ways upwards."""
    private, leaf = seeded_key("entangled", "authority"), seeded_key("entangled", "leaf")
    names = (subject_name("X CA"), subject_name("Y CA"))
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    made = [
        x509.CertificateBuilder(names[at % 2], names[1 - at % 2], private.public_key(), 1000 + at)
        .not_valid_before(FROM)
        .not_valid_after(TO)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(private, hashes.SHA256())
        for at in range(count)
    ]
    signed = issue(made[0], private, leaf.public_key(), subject_name("Leaf"), (FROM, TO), 5)
    chain = tuple(each.public_bytes(Encoding.DER) for each in made)
    return KeySigner(leaf, signed.public_bytes(Encoding.DER), chain)


def test_not_every_way_through_foreign_authorities_is_tried() -> None:
    """Fifteen of them took minutes, whoever had made them."""
    data = sealed(payload(), [unchecked(entangled(15))])
    started = time.perf_counter()
    assert outcome(data) == ("CERT_UNTRUSTED", Validity.INVALID)
    assert time.perf_counter() - started < 3


def test_an_intermediate_authority_that_only_the_signature_brings_along_is_not_used() -> None:
    root, authority = world().authority.certificates[:1], world().authority
    trust = replace(world().trust, authorities=root, crls=authority.crls(ISSUED, NEXT)[:1])
    assert outcome(package(), trust) == ("CERT_UNTRUSTED", Validity.INVALID)
