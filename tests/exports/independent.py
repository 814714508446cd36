"""A reader of packages written from docs/formats/package.md alone: the standard library and openssl, nothing of ours.

It answers what it found: the figures of an accepted package, or why it is not one. It is small on purpose, so it
asks less than the program does; what it lets pass is told in the tests beside it.
"""

import base64
import hashlib
import json
import ssl
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"


class Refusal(Exception):
    """Why a package or a trust list is not accepted."""


def entries(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(set(names)) != len(names) or names[:1] != ["mimetype"]:
                raise Refusal("layout")
            found = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError) as fault:
        raise Refusal("zip") from fault
    if found["mimetype"] != b"application/vnd.etsi.asic-e+zip":
        raise Refusal("mimetype")
    return found


def signers(found: dict[str, bytes], folder: Path, trust: Path | None, at: int) -> list[str]:
    """SHA-256 of the certificate of each signer, once everything is covered and every signature holds."""
    payload = {name for name in found if not name.startswith("META-INF/")} - {"mimetype"}
    certificates = []
    for name in sorted(found):
        if name.startswith("META-INF/ASiCManifest"):
            root = ElementTree.fromstring(found[name])
            references = root.findall(f"{ASIC}DataObjectReference")
            if {unquote(reference.get("URI", "")) for reference in references} != payload:
                raise Refusal("coverage")
            for reference in references:
                check_digest(reference, found[unquote(reference.get("URI", ""))])
            link = root.find(f"{ASIC}SigReference")
            signature = found.get(unquote(link.get("URI", "")), b"") if link is not None else b""
            certificates.append(certificate_of(signature, found[name], folder, trust, at))
    if not certificates:
        raise Refusal("unsigned")
    return certificates


def check_digest(reference: ElementTree.Element, content: bytes) -> None:
    method = reference.find(f"{DS}DigestMethod")
    if method is None or method.get("Algorithm") != SHA256:
        raise Refusal("digest method")
    stated = base64.b64decode(reference.findtext(f"{DS}DigestValue") or "")
    if stated != hashlib.sha256(content).digest():
        raise Refusal("digest")


def certificate_of(signature: bytes, content: bytes, folder: Path, trust: Path | None, at: int) -> str:
    (folder / "signature").write_bytes(signature)
    (folder / "content").write_bytes(content)
    chain = (
        ["-cades", "-CAfile", str(trust), "-crl_check_all", "-attime", str(at)] if trust else ["-noverify"]
    )
    command = [
        "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature", "-content",
        "content", *chain, "-purpose", "any", "-no-CApath", "-no-CAstore", "-signer", "signer.pem", "-out", "out",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Refusal("signature: " + done.stderr.strip().splitlines()[-1])
    der = ssl.PEM_cert_to_DER_cert((folder / "signer.pem").read_text())
    return hashlib.sha256(der).hexdigest()


def read_trust(data: bytes, pinned: str, folder: Path) -> dict[str, Any]:
    found = entries(data)
    if signers(found, folder, None, 0) != [pinned]:
        raise Refusal("not pinned")
    trust: dict[str, Any] = json.loads(found["trust.json"])
    lines = [pem("CERTIFICATE", der) for der in trust["authorities"]]
    lines += [pem("X509 CRL", der) for der in trust["crls"]]
    (folder / "trust.pem").write_text("".join(lines))
    return trust


def pem(kind: str, der: str) -> str:
    body = "\n".join(der[at : at + 64] for at in range(0, len(der), 64))
    return f"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n"


def read_package(data: bytes, trust: dict[str, Any], folder: Path, at: int) -> dict[str, Any]:
    """The return in a package that holds; a Refusal otherwise."""
    found = entries(data)
    certificates = signers(found, folder, folder / "trust.pem", at)
    for name in ("du-lieu.json", "bieu.xlsx", "bao-cao.pdf"):
        if name not in found:
            raise Refusal("incomplete")
    document: dict[str, Any] = json.loads(found["du-lieu.json"])
    unit = document["unit"]
    roles = set()
    for sha256 in certificates:
        listed = [
            member["role"]
            for member in trust["members"]
            if member["sha256"] == sha256
            and all(member[key] == unit[key] for key in ("level", "code", "valid_from"))
        ]
        if not listed:
            raise Refusal("signer not of this unit")
        roles |= set(listed)
    if not set(trust["required_roles"].get(unit["level"], ())) <= roles:
        raise Refusal("role missing")
    return document
