"""A reader written from docs/formats alone: the standard library and openssl, nothing of ours.

It reads envelopes, packages, signed prints alone, trust lists, receipts and queries, and answers what stands in them or
why they are not accepted. It is small on purpose, so it asks less than the program does; what it lets pass is told
in the tests beside it.
"""

import base64
import hashlib
import json
import re
import ssl
import subprocess
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

ASIC = "{http://uri.etsi.org/02918/v1.2.1#}"
DS = "{http://www.w3.org/2000/09/xmldsig#}"
DIGESTS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
VIETNAM = timezone(timedelta(hours=7))
NOTICES = {"bien-nhan.json": "so-htx/receipt", "yeu-cau-giai-trinh.json": "so-htx/queries"}
ENVELOPED = bytes.fromhex("060b2a864886f70d0109100117")  # 1.2.840.113549.1.9.16.1.23
AHEAD = timedelta(hours=24)


class Refusal(Exception):
    """Why a file is not accepted."""


@dataclass(frozen=True)
class Signature:
    """A signature that holds: SHA-256 of the signer's certificate, and the time that it claims."""

    certificate: str
    at: datetime


@dataclass(frozen=True)
class Desk:
    """Where openssl works, the trust list, and the moment of judging (seconds since 1970)."""

    folder: Path
    trust: dict[str, Any]
    at: int


# Canonical JSON (data.md, notices.md, package.md §6)


def json_of(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data.decode("utf-8"), parse_float=no_float, parse_constant=no_float)
    except ValueError as fault:
        raise Refusal("json") from fault
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if written.encode("utf-8") != data or unicodedata.normalize("NFC", written) != written:
        raise Refusal("not canonical")
    if not isinstance(content, dict):
        raise Refusal("json")
    return content


def no_float(text: str) -> None:
    raise ValueError(text)


# The container (package.md §1 to §4)


def entries(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            if len(set(names)) != len(names) or names[:1] != ["mimetype"]:
                raise Refusal("layout")
            found = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, zlib.error) as fault:
        raise Refusal("zip") from fault
    if found["mimetype"] != b"application/vnd.etsi.asic-e+zip":
        raise Refusal("mimetype")
    return found


def signatures(found: dict[str, bytes], desk: Desk, *, path: bool = True) -> list[Signature]:
    """Each signature, once everything is covered and every one of them holds."""
    payload = {name for name in found if not name.startswith("META-INF/")} - {"mimetype"}
    made = []
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
            made.append(signature_of(signature, found[name], desk, path=path))
    if not made:
        raise Refusal("unsigned")
    return made


def check_digest(reference: ElementTree.Element, content: bytes) -> None:
    method = reference.find(f"{DS}DigestMethod")
    algorithm = DIGESTS.get(method.get("Algorithm", "") if method is not None else "")
    if algorithm is None:
        raise Refusal("digest method")
    stated = base64.b64decode(reference.findtext(f"{DS}DigestValue") or "")
    if stated != hashlib.new(algorithm, content).digest():
        raise Refusal("digest")


def signature_of(
    signature: bytes, content: bytes, desk: Desk, *, path: bool = True, stated: datetime | None = None
) -> Signature:
    """By openssl; with `path` on the roots and revocation lists of the trust list."""
    (desk.folder / "signature").write_bytes(signature)
    (desk.folder / "content").write_bytes(content)
    checked = ["-cades", "-CAfile", "trust.pem", "-crl_check_all", "-attime", str(desk.at)]
    chain = checked if path else ["-noverify"]
    openssl(
        desk.folder, "cms", "-verify", "-binary", "-inform", "DER", "-in", "signature", "-content",
        "content", *chain, "-purpose", "any", "-no-CApath", "-no-CAstore", "-signer", "signer.pem", "-out", "out",
    )  # fmt: skip
    der = ssl.PEM_cert_to_DER_cert((desk.folder / "signer.pem").read_text())
    return Signature(hashlib.sha256(der).hexdigest(), stated or claimed(desk.folder))


def claimed(folder: Path) -> datetime:
    """The signing-time attribute, as openssl prints it."""
    printed = openssl(folder, "cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", "signature")
    found = re.search(
        r"signingTime.*?(?:UTCTIME|GENERALIZEDTIME):(\w{3} +\d+ [\d:]+ \d{4}) GMT", printed, re.DOTALL
    )
    if found is None:
        raise Refusal("no time")
    return datetime.strptime(found[1], "%b %d %H:%M:%S %Y").replace(tzinfo=UTC)


def openssl(folder: Path, *words: str) -> str:
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        raise Refusal("openssl: " + done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace")


def check_term(desk: Desk, at: datetime) -> None:
    """Whether the certificate that signed last was in its term at that time and is now."""
    printed = openssl(desk.folder, "x509", "-in", "signer.pem", "-noout", "-startdate", "-enddate")
    starts, ends = (
        datetime.strptime(line.partition("=")[2], "%b %d %H:%M:%S %Y GMT").replace(tzinfo=UTC)
        for line in printed.splitlines()
    )
    if not all(starts <= moment <= ends for moment in (at, datetime.fromtimestamp(desk.at, UTC))):
        raise Refusal("term")


# The trust list (package.md §6)


def read_trust(data: bytes, pinned: str, folder: Path, at: int) -> Desk:
    found = entries(data)
    unlisted = Desk(folder, {}, at)
    (signed,) = signatures(found, unlisted, path=False)
    if signed.certificate != pinned:
        raise Refusal("not pinned")
    trust = json_of(found["trust.json"])
    lines = [pem("CERTIFICATE", der) for der in trust["authorities"]]
    lines += [pem("X509 CRL", der) for der in trust["crls"]]
    (folder / "trust.pem").write_text("".join(lines))
    return Desk(folder, trust | {"signed_by": pinned}, at)


def pem(kind: str, der: str) -> str:
    body = "\n".join(der[at : at + 64] for at in range(0, len(der), 64))
    return f"-----BEGIN {kind}-----\n{body}\n-----END {kind}-----\n"


def roles(signed: Signature, unit: dict[str, Any], desk: Desk) -> set[str]:
    """In which roles a certificate serves for a unit on the day that the signature claims, in Vietnam."""
    if signed.at > datetime.fromtimestamp(desk.at, UTC) + AHEAD:
        raise Refusal("time ahead")
    listed = [
        member
        for member in desk.trust["members"]
        if member["sha256"] == signed.certificate and same_unit(member, unit)
    ]
    if not listed:
        raise Refusal("signer not of this unit")
    day = signed.at.astimezone(VIETNAM).date()
    held = {
        member["role"]
        for member in listed
        if date.fromisoformat(member["from"]) <= day
        and (member["to"] is None or day <= date.fromisoformat(member["to"]))
    }
    if not held:
        raise Refusal("signer out of term")
    return held


def same_unit(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one[key] == other[key] for key in ("level", "code", "valid_from"))


def required(unit: dict[str, Any], desk: Desk) -> list[str]:
    return list(desk.trust["required_roles"].get(unit["level"], ()))


# What comes in


def read_return(data: bytes, desk: Desk, openers: Sequence[tuple[Path, Path]] = ()) -> dict[str, Any]:
    """The return in an envelope, a package or a print alone; `openers` are pairs of key and certificate."""
    inside = opened(data, desk, openers)
    return read_print(inside, desk) if inside.startswith(b"%PDF-") else read_package(inside, desk)


def opened(data: bytes, desk: Desk, openers: Sequence[tuple[Path, Path]]) -> bytes:
    """envelope.md: what is no AuthEnvelopedData is not in an envelope that counts."""
    if data[:1] != b"\x30":
        return data
    if ENVELOPED not in data[:24]:
        raise Refusal("envelope")
    (desk.folder / "envelope").write_bytes(data)
    for key, certificate in openers:
        try:
            openssl(
                desk.folder, "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "envelope", "-inkey", str(key),
                "-recip", str(certificate), "-out", "opened",
            )  # fmt: skip
        except Refusal:
            continue
        return (desk.folder / "opened").read_bytes()
    raise Refusal("envelope")


def read_package(data: bytes, desk: Desk) -> dict[str, Any]:
    """package.md: the data of a package that holds."""
    found = entries(data)
    made = signatures(found, desk)
    for name in ("du-lieu.json", "bieu.xlsx", "bao-cao.pdf"):
        if name not in found:
            raise Refusal("incomplete")
    document = return_of(found["du-lieu.json"])
    held = set[str]().union(*(roles(signed, document["unit"], desk) for signed in made))
    if not set(required(document["unit"], desk)) <= held:
        raise Refusal("role missing")
    return document


def return_of(data: bytes) -> dict[str, Any]:
    document = json_of(data)
    if document.get("kind") != "so-htx/return" or document.get("schema") != 1:
        raise Refusal("kind")
    return document


def read_print(pdf: bytes, desk: Desk) -> dict[str, Any]:
    """signed-print.md: the data attached to a print that the roles signed in their order, up to its last byte."""
    made, end = [], 0
    for found in re.finditer(rb"/ByteRange ?\[ ?0 (\d+) (\d+) (\d+) ?\]", pdf):
        first, second, length = (int(number) for number in found.groups())
        gap = pdf[first:second]
        if second + length <= end or gap[:1] + gap[-1:] != b"<>":
            raise Refusal("byte range")
        end = second + length
        signature = bytes.fromhex(gap[1:-1].decode("ascii"))
        stated = time_of(re.search(rb"/M \((.*?)\)", pdf[second:end], re.DOTALL))
        made.append(signature_of(signature, pdf[:first] + pdf[second:end], desk, stated=stated))
    if not made or end != len(pdf):
        raise Refusal("not signed to its end")
    document = return_of(attached(pdf))
    wanted = required(document["unit"], desk)
    held = [roles(signed, document["unit"], desk) for signed in made]
    if len(held) != len(wanted) or any(role not in own for role, own in zip(wanted, held, strict=True)):
        raise Refusal("roles")
    return document


def time_of(entry: re.Match[bytes] | None) -> datetime:
    """A date of PDF with its offset; any sign of a text may be written as an octal number."""
    text = re.sub(rb"\\([0-7]{3})", lambda sign: bytes([int(sign[1], 8)]), entry[1] if entry else b"")
    found = re.fullmatch(rb"D:(\d{14})(?:Z|([+-])(\d\d)'(\d\d)'?)", text)
    if found is None:
        raise Refusal("no time")
    minutes = int(found[3] or 0) * 60 + int(found[4] or 0)
    offset = timezone(timedelta(minutes=-minutes if found[2] == b"-" else minutes))
    return datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=offset).astimezone(UTC)


def attached(pdf: bytes) -> bytes:
    """The attached data: one object, never written again by an update, deflated."""
    named = re.findall(rb"/EF << /F (\d+) 0 R[^>]*>>[^>]*/UF \(du-lieu\.json\)", pdf)
    if len(named) != 1:
        raise Refusal("attachment")
    objects = re.findall(rb"[\r\n]" + named[0] + rb" 0 obj\s*<<(.*?)>>\s*stream\r?\n", pdf, re.DOTALL)
    start = re.search(rb"[\r\n]" + named[0] + rb" 0 obj.*?stream\r?\n", pdf, re.DOTALL)
    if len(objects) != 1 or start is None or b"/FlateDecode" not in objects[0]:
        raise Refusal("attachment")
    length = re.search(rb"/Length (\d+)", objects[0])
    assert length is not None
    return zlib.decompress(pdf[start.end() : start.end() + int(length[1])])


def read_notice(data: bytes, desk: Desk) -> dict[str, Any]:
    """notices.md: a receipt or queries of the office that signed the trust list, or of one that it names."""
    found = entries(data)
    names = {name for name in found if not name.startswith("META-INF/")} - {"mimetype"}
    if len(names) != 1 or not names <= NOTICES.keys():
        raise Refusal("not a notice")
    (name,) = names
    notice = json_of(found[name])
    if notice.get("kind") != NOTICES[name] or notice.get("schema") != 1:
        raise Refusal("kind")
    pinned = signatures(found, desk, path=False)
    own = same_unit(notice["issuer"], desk.trust["province"])
    if own and all(signed.certificate == desk.trust["signed_by"] for signed in pinned):
        check_term(desk, pinned[-1].at)
        return notice
    for signed in signatures(found, desk):
        roles(signed, notice["issuer"], desk)
    return notice
