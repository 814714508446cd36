"""Programs that are not ours, at a desk: a folder with roots, revocation lists and the files to be judged.

Some of them ask their own clock, so keys and revocation lists of this desk hold from 2020 to 2049.
"""

import base64
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.container import build_container
from exports.signatures.parsed import certificate_of, revocations_of
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from tests import programs
from tests.exports.hostile import NOW, SIGNED, payload, pin, world

STARTS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Keys:
    """An authority with leader and seal of the commune."""

    authority: Authority
    leader: KeySigner
    seal: KeySigner

    def crls(self, *revoked: KeySigner) -> tuple[bytes, bytes]:
        serials = {certificate_of(one.certificate).serial_number: STARTS for one in revoked}
        return self.authority.crls(STARTS, ENDS, 1, serials)

    def trust(self, *others: KeySigner) -> TrustList:
        """Our trust list of these keys; others are listed for both roles."""
        members = [pin(self.leader, "leader"), pin(self.seal, "seal")]
        members += [pin(one, role) for one in others for role in ("leader", "seal")]
        return replace(
            world().trust,
            members=tuple(members),
            authorities=self.authority.certificates,
            crls=self.crls(),
            next_update=ENDS,
        )


@cache
def keys() -> Keys:
    authority = demonstration_authority("lasting", STARTS, ENDS)
    leader, seal = (signer_of(authority, name) for name in ("L", "S"))
    return Keys(authority, leader, seal)


def signer_of(authority: Authority, name: str) -> KeySigner:
    return demonstration_key("hostile", name, authority, STARTS, ENDS, "UBND")


@cache
def package() -> bytes:
    """A good package of these keys."""
    return build_container(payload(), (keys().leader, keys().seal), SIGNED)


def pem(*ders: bytes) -> bytes:
    return b"".join(certificate_of(der).public_bytes(Encoding.PEM) for der in ders)


def pem_lists(*ders: bytes) -> bytes:
    return b"".join(revocations_of(der).public_bytes(Encoding.PEM) for der in ders)


@dataclass(frozen=True)
class Told:
    """What a program answered."""

    status: int
    text: str

    def __bool__(self) -> bool:
        return self.status == 0


@dataclass(frozen=True)
class Desk:
    """A folder with `root.pem`, `chain.pem`, `ca.pem` (root and revocation lists) and an NSS database `nss`."""

    folder: Path

    def run(self, program: str, *words: str) -> Told:
        done = subprocess.run(
            [programs.program(program), *words], cwd=self.folder, capture_output=True, check=False
        )
        return Told(done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace"))

    def lay(self, files: Mapping[str, bytes]) -> None:
        for name, content in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(content)

    def trust(self, *revoked: KeySigner, lists: bool = True) -> None:
        """Root, intermediate and revocation lists for openssl and certtool."""
        root, sub = keys().authority.certificates
        crls = pem_lists(*keys().crls(*revoked)) if lists else b""
        self.lay({"root.pem": pem(root), "chain.pem": pem(sub), "crl.pem": crls, "ca.pem": pem(root) + crls})

    def trust_nss(self, *revoked: KeySigner, lists: bool = True) -> None:
        """The same for NSS."""
        (self.folder / "nss").mkdir()
        assert self.run("certutil", "-N", "-d", "sql:nss", "--empty-password")
        named = zip(("root", "sub"), ("CT,C,C", ",,"), keys().authority.certificates, strict=True)
        for name, trust, der in named:
            self.lay({f"{name}.pem": pem(der)})
            assert self.run("certutil", "-A", "-d", "sql:nss", "-n", name, "-t", trust, "-i", f"{name}.pem")
        for name, der in zip(("root", "sub"), keys().crls(*revoked) if lists else (), strict=False):
            self.lay({f"{name}.crl": der})
            assert self.run("crlutil", "-I", "-d", "sql:nss", "-i", f"{name}.crl", "-B")

    def openssl(self, signature: bytes, content: bytes, *, cades: bool = True, lists: bool = True) -> Told:
        """openssl's verdict on a detached signature."""
        self.lay({"s.p7s": signature, "content": content})
        crls = ("-CAfile", "ca.pem", "-crl_check_all") if lists else ("-CAfile", "root.pem")
        return self.run(
            "openssl", "cms", "-verify", *(("-cades",) if cades else ()), "-binary", "-inform", "DER", "-in", "s.p7s",
            "-content", "content", *crls, "-certfile", "chain.pem", "-purpose", "any", "-no-CApath", "-no-CAstore",
            "-attime", str(int(NOW.timestamp())), "-out", "out",
        )  # fmt: skip

    def certtool(self, signature: bytes, content: bytes) -> Told:
        """GnuTLS's verdict on a detached signature; it asks no revocation list here."""
        self.lay({"s.p7s": signature, "content": content})
        return self.run(
            "certtool", "--p7-verify", "--inder", "--infile", "s.p7s", "--load-data", "content",
            "--load-ca-certificate", "root.pem",
        )  # fmt: skip

    def cmsutil(self, signature: bytes, content: bytes) -> Told:
        """The verdict of NSS on a detached signature."""
        self.lay({"s.p7s": signature, "content": content})
        return self.run("cmsutil", "-D", "-d", "sql:nss", "-i", "s.p7s", "-c", "content", "-n")

    def sha256sum(self, manifest: bytes, files: Mapping[str, bytes]) -> Told:
        """Digests taken out of a manifest by xmllint and compared by sha256sum."""
        self.lay({"manifest.xml": manifest, **files})
        names = self.xpath('//*[local-name()="DataObjectReference"]/@URI')
        digests = self.xpath('//*[local-name()="DigestValue"]/text()')
        lines = [
            f"{base64.b64decode(digest).hex()}  {name.strip().removeprefix('URI=').strip(chr(34))}"
            for name, digest in zip(names, digests, strict=True)
        ]
        self.lay({"sums": "\n".join([*lines, ""]).encode()})
        return self.run("sha256sum", "--check", "--strict", "sums")

    def xpath(self, path: str) -> list[str]:
        told = self.run("xmllint", "--nonet", "--xpath", path, "manifest.xml")
        assert told, told.text
        return told.text.split()

    def pdfsig(self, pdf: bytes) -> Told:
        """What pdfsig says of a print; its exit status says little, its words count."""
        self.lay({"signed.pdf": pdf})
        return self.run("pdfsig", "-nssdir", "nss", "signed.pdf")
