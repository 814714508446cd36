"""A package judged by programs that are not ours: openssl, unzip's way of reading, the import weight."""

import base64
import hashlib
import shutil
import subprocess
import sys
import time
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.certificates import demonstration_authority
from exports.verification import verify
from tests.exports.hostile import FROM, ISSUED, NEXT, NOW, TO, contents, key, package, raw_cms, world

ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"


@pytest.fixture
def openssl() -> str:
    found = shutil.which("openssl")
    assert found, "openssl is not installed: apt-get install openssl"
    return found


def pem(*certificates: bytes) -> str:
    return "".join(
        x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode() for der in certificates
    )


def pem_crls(*crls: bytes) -> str:
    return "".join(x509.load_der_x509_crl(der).public_bytes(Encoding.PEM).decode() for der in crls)


def accepts(openssl: str, folder: Path, signature: bytes, content: bytes, crls: tuple[bytes, ...]) -> bool:
    """Whether openssl verifies a CAdES signature over the content, on our roots and revocation lists."""
    authority = world().authority
    (folder / "s.p7s").write_bytes(signature)
    (folder / "m.xml").write_bytes(content)
    (folder / "ca.pem").write_text(pem(authority.certificates[0]) + pem_crls(*crls))
    (folder / "chain.pem").write_text(pem(authority.certificates[1]))
    done = subprocess.run(
        [openssl, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s",
         "-content", "m.xml", "-CAfile", "ca.pem", "-certfile", "chain.pem", "-crl_check_all",
         "-purpose", "any", "-no-CApath", "-no-CAstore", "-attime", str(int(NOW.timestamp())),
         "-out", "out"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode == 0


@pytest.mark.parametrize("number", ["001", "002"])
def test_openssl_verifies_each_signature(openssl: str, tmp_path: Path, number: str) -> None:
    entries = contents(package())
    signature = entries[f"META-INF/signature{number}.p7s"]
    manifest = entries[f"META-INF/ASiCManifest{number}.xml"]
    assert accepts(openssl, tmp_path, signature, manifest, world().trust.crls)
    assert not accepts(openssl, tmp_path, signature, manifest + b" ", world().trust.crls)


def test_openssl_and_we_agree_about_bad_signatures(openssl: str, tmp_path: Path) -> None:
    entries, crls = contents(package()), world().trust.crls
    manifest = entries["META-INF/ASiCManifest001.xml"]
    assert not accepts(openssl, tmp_path, entries["META-INF/signature002.p7s"], manifest, crls)
    rogue = key(demonstration_authority("rogue", FROM, TO), "Chủ tịch Phong Thổ")
    assert not accepts(openssl, tmp_path, raw_cms(manifest, rogue), manifest, crls)
    serial = x509.load_der_x509_certificate(world().leader.certificate).serial_number
    revoked = world().authority.crls(ISSUED, NEXT, 2, {serial: ISSUED})
    assert not accepts(openssl, tmp_path, entries["META-INF/signature001.p7s"], manifest, revoked)
    assert not accepts(openssl, tmp_path, entries["META-INF/signature001.p7s"], manifest, crls[:1])


def test_the_manifest_is_readable_with_the_standard_library_alone() -> None:
    with zipfile.ZipFile(BytesIO(package())) as archive:
        root = ElementTree.fromstring(archive.read("META-INF/ASiCManifest001.xml"))
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
    data = package()
    verify(data, world().trust, NOW)
    spent = []
    for _ in range(7):
        started = time.perf_counter()
        verify(data, world().trust, NOW)
        spent.append(time.perf_counter() - started)
    assert min(spent) < 0.200, spent  # 14 ms on a quiet machine


def test_the_archive_alone_loads_no_cryptography() -> None:
    code = (
        "import sys, exports.archive;"
        "print([name for name in sys.modules if name.split('.')[0] in ('pyhanko', 'cryptography', 'asn1crypto')])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
