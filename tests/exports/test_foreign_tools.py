"""Good files are good to programs that are not ours, and bad ones are bad; what they let pass is ours to refuse."""

import base64
import hashlib
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

from exports.signatures.certificates import demonstration_authority, issue, seeded_key, subject_name
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from exports.verdicts.packages import verify
from models.returns.document import encode
from tests.exports import hostile
from tests.exports.foreign_tools import ENDS, STARTS, Desk, keys, package, pem, signer_of
from tests.exports.hostile import (
    NEIGHBOUR,
    NOW,
    Part,
    contents,
    parts,
    payload,
    raw_cms,
    return_document,
    sealed,
    unchecked,
    world,
    written,
)

ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.trust()
    return made


def code(data: bytes, trust: TrustList | None = None) -> str:
    return verify(data, trust or keys().trust(), NOW).verdict.code


def rogue() -> KeySigner:
    return signer_of(demonstration_authority("rogue", STARTS, ENDS), "L")


@pytest.mark.needs("certtool", "certutil", "cmsutil", "crlutil", "openssl")
@pytest.mark.parametrize("number", ["001", "002"])
def test_each_signature_is_good_to_openssl_gnutls_and_nss(desk: Desk, number: str) -> None:
    assert code(package()) == ""
    desk.trust_nss()
    entries = contents(package())
    signature, manifest = (
        entries[f"META-INF/signature{number}.p7s"],
        entries[f"META-INF/ASiCManifest{number}.xml"],
    )
    for judge in (desk.openssl, desk.certtool, desk.cmsutil):
        assert judge(signature, manifest), judge
        assert not judge(signature, manifest + b" "), judge


@pytest.mark.needs("certtool", "certutil", "cmsutil", "crlutil", "openssl")
def test_signatures_that_are_bad_to_them_and_to_us(desk: Desk) -> None:
    desk.trust_nss()
    entries = contents(package())
    manifest = entries[MANIFEST]
    other, foreign = entries["META-INF/signature002.p7s"], raw_cms(manifest, rogue())
    for judge in (desk.openssl, desk.certtool, desk.cmsutil):
        assert judge(raw_cms(manifest, keys().leader), manifest), judge
        assert not judge(other, manifest), judge
        assert not judge(foreign, manifest), judge
        assert not judge(other[:-1], manifest), judge
    assert code(sealed(payload(), [unchecked(rogue())])) == "CERT_UNTRUSTED"
    entries[SIGNATURE] = other
    assert code(written(parts(entries))) == "CMS_NOT_INTACT"


@pytest.mark.needs("certtool", "openssl")
def test_revocation_lists_are_asked_by_openssl_and_gnutls(desk: Desk) -> None:
    entries = contents(package())
    signature, manifest = entries[SIGNATURE], entries[MANIFEST]
    desk.trust(keys().leader)
    assert not desk.openssl(signature, manifest)
    (desk.folder / "path.pem").write_bytes(pem(keys().leader.certificate, keys().authority.certificates[1]))
    chain = ("--verify", "--load-ca-certificate", "root.pem", "--infile", "path.pem")
    assert desk.run("certtool", *chain)
    assert not desk.run("certtool", *chain, "--load-crl", "crl.pem")
    revoked = replace(keys().trust(), crls=keys().crls(keys().leader))
    assert code(package(), revoked) == "CERT_REVOKED"
    desk.trust(lists=False)
    assert not desk.openssl(signature, manifest)
    assert code(package(), replace(keys().trust(), crls=())) == "REVOCATION_UNKNOWN"


@pytest.mark.needs("sha256sum", "xmllint")
def test_sha256sum_finds_every_file_as_the_manifest_says(desk: Desk) -> None:
    entries = contents(package())
    told = desk.sha256sum(entries[MANIFEST], payload())
    assert told and told.text.count("OK") == len(payload())
    for name in payload():
        files = payload() | {name: payload()[name] + b" "}
        assert not desk.sha256sum(entries[MANIFEST], files)
        assert code(written(parts(entries | files))) == "DIGEST_MISMATCH"


@pytest.mark.needs("unzip")
def test_the_archive_is_good_to_unzip(desk: Desk) -> None:
    desk.lay({"p.asice": package()})
    assert desk.run("unzip", "-tq", "p.asice")
    assert desk.run("unzip", "-q", "p.asice", "-d", "out")
    assert {name: (desk.folder / "out" / name).read_bytes() for name in payload()} == payload()
    desk.lay({"p.asice": package()[:-60]})
    assert not desk.run("unzip", "-tq", "p.asice")


@pytest.mark.needs("xmllint")
def test_a_document_type_is_seen_by_xmllint_and_refused_by_us(desk: Desk) -> None:
    bad = b'<!DOCTYPE a [<!ENTITY x "ha">]>' + contents(package())[MANIFEST].partition(b"?>")[2]
    desk.lay({"good.xml": contents(package())[MANIFEST], "bad.xml": bad, "broken.xml": bad[:-5]})
    assert desk.run("xmllint", "--nonet", "--noout", "good.xml")
    assert desk.run("xmllint", "--nonet", "--noout", "bad.xml"), "well-formed, and yet not accepted"
    assert not desk.run("xmllint", "--nonet", "--noout", "broken.xml")
    assert code(written(parts(contents(package()) | {MANIFEST: bad}))) == "XML_DTD"


# What they accept and we refuse


def handmade(**changes: object) -> Callable[[bytes], bytes]:
    return lambda manifest: raw_cms(manifest, keys().leader, **changes)  # type: ignore[arg-type]


def of_servers() -> KeySigner:
    authority, private = keys().authority, seeded_key("special", "server")
    purposes = (ExtendedKeyUsageOID.SERVER_AUTH,)
    subject, key = subject_name("server"), private.public_key()
    made = issue(authority.sub, authority.sub_key, key, subject, (STARTS, ENDS), 77, purposes)
    return KeySigner(private, made.public_bytes(Encoding.DER), keys().leader.chain)


def of_an_authority() -> KeySigner:
    authority = keys().authority
    return KeySigner(authority.sub_key, authority.certificates[1], (authority.certificates[0],))


def by(signer: KeySigner) -> Callable[[bytes], bytes]:
    return lambda manifest: raw_cms(manifest, signer)


LET_PASS: dict[str, tuple[str, tuple[str, ...], Callable[[bytes], bytes]]] = {
    "no signed attributes": (
        "CMS_NO_SIGNED_ATTRIBUTES",
        ("openssl", "certtool", "cmsutil"),
        handmade(with_attributes=False),
    ),
    "no signing-certificate attribute": (
        "CMS_NO_SIGNING_CERTIFICATE",
        ("openssl", "certtool", "cmsutil"),
        handmade(with_signing_certificate=False),
    ),
    "no signing time": (
        "CMS_NO_SIGNING_TIME",
        ("openssl", "certtool", "cmsutil"),
        handmade(with_signing_time=False),
    ),
    "SHA-1": ("CMS_WEAK_DIGEST", ("openssl",), handmade(digest="sha1")),
    "two signers in one signature": ("CMS_SEVERAL_SIGNERS", ("openssl",), handmade(signers=2)),
    "a certificate for servers only": ("CERT_USAGE", ("openssl",), by(of_servers())),
    "the certificate of an authority": ("CERT_USAGE", ("openssl",), by(of_an_authority())),
}
"""Name → our code, who accepts it, and the signature."""


@pytest.mark.needs("certtool", "certutil", "cmsutil", "crlutil", "openssl")
@pytest.mark.parametrize("sin", LET_PASS)
def test_signatures_that_others_accept_and_we_refuse(desk: Desk, sin: str) -> None:
    expected, accepting, sign = LET_PASS[sin]
    desk.trust_nss()
    data = sealed(payload(), [sign, unchecked(keys().seal)])
    entries = contents(data)
    signature, manifest = entries[SIGNATURE], entries[MANIFEST]
    judges = {
        "openssl": lambda: desk.openssl(signature, manifest, cades=False),
        "certtool": lambda: desk.certtool(signature, manifest),
        "cmsutil": lambda: desk.cmsutil(signature, manifest),
    }
    for name in accepting:
        assert judges[name](), name
    assert code(data, keys().trust(of_servers(), of_an_authority())) == expected


def without_seal() -> bytes:
    entries = contents(package())
    del entries["META-INF/ASiCManifest002.xml"], entries["META-INF/signature002.p7s"]
    return written(parts(entries))


def neighbours() -> TrustList:
    members = tuple(replace(member, code=NEIGHBOUR.code) for member in keys().trust().members)
    return replace(keys().trust(), members=members)


def ended() -> TrustList:
    members = tuple(replace(member, ends=STARTS.date()) for member in keys().trust().members)
    return replace(keys().trust(), members=members)


OURS_TO_ASK: dict[str, tuple[str, Callable[[], bytes], Callable[[], TrustList]]] = {
    "signatures of another unit": ("SIGNER_NOT_OF_UNIT", package, neighbours),
    "signatures after their term": ("SIGNER_OUT_OF_TERM", package, ended),
    "one signature of two": ("ROLE_MISSING", without_seal, lambda: keys().trust()),
}


@pytest.mark.needs("certtool", "certutil", "cmsutil", "crlutil", "openssl")
@pytest.mark.parametrize("sin", OURS_TO_ASK)
def test_whose_signature_it_is_no_other_program_asks(desk: Desk, sin: str) -> None:
    expected, made, trust = OURS_TO_ASK[sin]
    desk.trust_nss()
    entries = contents(made())
    for judge in (desk.openssl, desk.certtool, desk.cmsutil):
        assert judge(entries[SIGNATURE], entries[MANIFEST])
    assert code(made(), trust()) == expected


@pytest.mark.needs("certtool", "certutil", "cmsutil", "openssl")
def test_a_revoked_signer_is_good_to_who_asks_no_revocation_list(desk: Desk) -> None:
    desk.trust(keys().leader)
    desk.trust_nss(lists=False)
    entries = contents(package())
    signature, manifest = entries[SIGNATURE], entries[MANIFEST]
    assert desk.openssl(signature, manifest, lists=False)
    assert desk.certtool(signature, manifest)
    assert desk.cmsutil(signature, manifest)
    assert code(package(), replace(keys().trust(), crls=keys().crls(keys().leader))) == "CERT_REVOKED"


@pytest.mark.needs("openssl")
def test_content_inside_the_signature_is_good_to_openssl(desk: Desk) -> None:
    manifest = contents(package())[MANIFEST]
    attached = raw_cms(manifest, keys().leader, attached=True)
    assert desk.openssl(attached, manifest)
    assert (
        code(sealed(payload(), [lambda one: raw_cms(one, keys().leader, attached=True)]))
        == "CMS_NOT_DETACHED"
    )


def hidden() -> bytes:
    pieces = parts(contents(package()))
    return written([*pieces[:2], Part(b"an.txt", b"x", hidden=True), *pieces[2:]])


def twice() -> bytes:
    other = encode(return_document(narrative="khác"))
    return written([*parts(contents(package())), Part(b"du-lieu.json", other)])


ARCHIVES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "an entry that the directory does not list": ("ZIP_LAYOUT", hidden),
    "an archive comment": ("ZIP_LAYOUT", lambda: written(parts(contents(package())), comment=b"x")),
    "a second du-lieu.json": ("ZIP_DUPLICATE", twice),
}


@pytest.mark.needs("unzip")
@pytest.mark.parametrize("sin", ARCHIVES)
def test_archives_that_unzip_tests_as_good(desk: Desk, sin: str) -> None:
    expected, made = ARCHIVES[sin]
    desk.lay({"p.asice": made()})
    told = desk.run("unzip", "-tq", "p.asice")
    assert told and "No errors detected" in told.text
    assert code(made()) == expected


@pytest.mark.needs("unzip")
def test_an_archive_that_other_programs_read_in_two_ways(desk: Desk) -> None:
    """unzip takes the last of two entries of one name, a reader of the beginning the first."""
    desk.lay({"p.asice": twice()})
    assert desk.run("unzip", "-qo", "p.asice", "-d", "out")
    assert (desk.folder / "out" / "du-lieu.json").read_bytes() != payload()["du-lieu.json"]
    assert code(twice()) == "ZIP_DUPLICATE"


# The package without any of our code, and what it costs


def test_the_manifest_is_readable_with_the_standard_library_alone() -> None:
    with zipfile.ZipFile(BytesIO(package())) as archive:
        root = ElementTree.fromstring(archive.read(MANIFEST))
        names = set()
        for reference in root.findall(f"{ASIC}DataObjectReference"):
            name = reference.get("URI", "")
            names.add(name)
            digest = hashlib.sha256(archive.read(name)).digest()
            value = reference.findtext(f"{DS}DigestValue")
            assert value is not None
            assert digest == base64.b64decode(value)
        inside = {name for name in archive.namelist() if not name.startswith("META-INF/")}
        assert names == inside - {"mimetype"}


def test_verifying_a_small_package_is_quick() -> None:
    data = hostile.package()
    verify(data, world().trust, NOW)
    spent = []
    for _ in range(7):
        started = time.perf_counter()
        verify(data, world().trust, NOW)
        spent.append(time.perf_counter() - started)
    assert min(spent) < 0.200, spent  # 14 ms on a quiet machine


def test_the_archive_alone_loads_no_cryptography() -> None:
    code = (
        "import sys, exports.files.archive;"
        "print([name for name in sys.modules if name.split('.')[0] in ('pyhanko', 'cryptography', 'asn1crypto')])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
