"""The package as a container: ASiC-E with CAdES (ETSI EN 319 162-1), written and taken apart.

A container holds `mimetype`, the payload files, and for each signer one ASiCManifest with the SHA-256 of
every payload file and one detached CMS signature over the bytes of that manifest. Signers stand side by side:
none covers another's entries, so each can be added or judged alone. See docs/formats/package.md §2 and §3.

Refusals here: MIMETYPE, UNSIGNED, NOT_ALL_FILES_SIGNED, REFERENCE_UNKNOWN, MANIFEST_SHAPE, XML_DTD,
DIGEST_MISMATCH. Whether the signatures hold is judged by exports.signatures.reading and exports.verdicts.packages.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from exports.files.archive import STORED, ArchivedFile, write_archive
from models.values import file_names
from models.values.errors import Refused

if TYPE_CHECKING:
    from exports.signatures.signing import Signer

MIMETYPE_NAME = "mimetype"
MIMETYPE = b"application/vnd.etsi.asic-e+zip"
DATA_NAME = "du-lieu.json"
FORMS_NAME = "bieu-mau.json"
WORKBOOK_NAME = "bieu.xlsx"
PRINT_NAME = "bao-cao.pdf"
EXTENSION = ".asice"

MANIFEST_SIZE = 256 * 1024
"""Largest manifest that is parsed, in bytes."""

_META = "META-INF/"
_MANIFEST_NAME = re.compile(r"META-INF/ASiCManifest[0-9]{3}\.xml")
_SIGNATURE_NAME = re.compile(r"META-INF/signature[0-9]{3}\.p7s")
_ASIC = "http://uri.etsi.org/02918/v1.2.1#"
_DS = "http://www.w3.org/2000/09/xmldsig#"
_SIGNATURE_TYPE = "application/pkcs7-signature"
_DIGESTS = {
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_MEDIA_TYPES = {
    ".json": "application/json",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
}
_OTHER_TYPE = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Reference:
    """One payload file as a manifest names it: digest algorithm (sha256, sha384, sha512) and digest."""

    name: str
    algorithm: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Sealing:
    """One signer's two entries: the manifest that was signed and the CMS signature over its bytes."""

    manifest_name: str
    manifest: bytes
    signature_name: str
    signature: bytes
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Container:
    """A container taken apart: payload files by name, one sealing per signer by manifest name."""

    files: dict[str, bytes]
    sealings: tuple[Sealing, ...]


def build_container(files: Mapping[str, bytes], signers: "Sequence[Signer]", signed_at: datetime) -> bytes:
    """A container of these files in this order, signed by each signer at the claimed time.

    The same files, time and keys give the same bytes where the keys sign deterministically. Refused with
    PACKAGE_NAME for a file name that a reader would refuse, and with the KEY_… codes of exports.signatures.signing.
    """
    from exports.signatures.signing import sign_detached

    _check_payload_names(files)
    meta: list[tuple[str, bytes]] = []
    for number, signer in enumerate(signers, start=1):
        signature_name = f"{_META}signature{number:03d}.p7s"
        manifest = manifest_xml(files, signature_name)
        meta.append((f"{_META}ASiCManifest{number:03d}.xml", manifest))
        meta.append((signature_name, sign_detached(manifest, signer, signed_at)))
    return write_archive([(MIMETYPE_NAME, MIMETYPE), *files.items(), *meta], frozenset({MIMETYPE_NAME}))


def _check_payload_names(files: Mapping[str, bytes]) -> None:
    if not files:
        raise Refused("PACKAGE_NAME", name="")
    seen = {MIMETYPE_NAME}
    for name in files:
        folded = name.casefold()
        if folded in seen or not file_names.is_plain(name) or folded.startswith(_META.casefold()):
            raise Refused("PACKAGE_NAME", name=name)
        seen.add(folded)


def manifest_xml(files: Mapping[str, bytes], signature_name: str) -> bytes:
    """The ASiCManifest for these files and the signature entry that will cover it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<asic:ASiCManifest xmlns:asic="{_ASIC}" xmlns:ds="{_DS}">',
        f'<asic:SigReference URI="{quote(signature_name)}" MimeType="{_SIGNATURE_TYPE}"/>',
    ]
    for name, content in files.items():
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")
        lines += [
            f'<asic:DataObjectReference URI="{quote(name)}" MimeType="{_media_type(name)}">',
            f'<ds:DigestMethod Algorithm="{_SHA256}"/>',
            f"<ds:DigestValue>{digest}</ds:DigestValue>",
            "</asic:DataObjectReference>",
        ]
    return "\n".join([*lines, "</asic:ASiCManifest>", ""]).encode("utf-8")


def _media_type(name: str) -> str:
    return next((kind for ending, kind in _MEDIA_TYPES.items() if name.lower().endswith(ending)), _OTHER_TYPE)


def check_mimetype(entries: Sequence[ArchivedFile]) -> None:
    """The first entry says what the file is, uncompressed, so that any tool can tell from its first bytes."""
    first = entries[0]
    if first.name != MIMETYPE_NAME or first.method != STORED or first.data != MIMETYPE:
        raise Refused("MIMETYPE", name=first.name)


def split_entries(entries: Sequence[ArchivedFile]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Payload files and META-INF entries; anything in META-INF that no signature can cover is refused."""
    payload: dict[str, bytes] = {}
    meta: dict[str, bytes] = {}
    for entry in entries:
        if entry.name == MIMETYPE_NAME:
            continue
        (meta if entry.name.casefold().startswith(_META.casefold()) else payload)[entry.name] = entry.data
    if not meta:
        raise Refused("UNSIGNED")
    for name in meta:
        if not _MANIFEST_NAME.fullmatch(name) and not _SIGNATURE_NAME.fullmatch(name):
            raise Refused("NOT_ALL_FILES_SIGNED", name=name)
    return payload, meta


def read_sealings(meta: Mapping[str, bytes]) -> tuple[Sealing, ...]:
    """The sealings of a container: every manifest with its signature, every signature with its manifest."""
    manifests = sorted(name for name in meta if _MANIFEST_NAME.fullmatch(name))
    if not manifests:
        raise Refused("UNSIGNED")
    sealings = tuple(_sealing(name, meta) for name in manifests)
    claimed = [sealing.signature_name for sealing in sealings]
    if len(set(claimed)) != len(claimed):
        raise Refused("MANIFEST_SHAPE", name=manifests[-1])
    for name in meta:
        if _SIGNATURE_NAME.fullmatch(name) and name not in claimed:
            raise Refused("NOT_ALL_FILES_SIGNED", name=name)
    return sealings


def _sealing(manifest_name: str, meta: Mapping[str, bytes]) -> Sealing:
    manifest = meta[manifest_name]
    signature_name, references = _parsed_manifest(manifest_name, manifest)
    if not _SIGNATURE_NAME.fullmatch(signature_name) or signature_name not in meta:
        raise Refused("REFERENCE_UNKNOWN", name=signature_name, manifest=manifest_name)
    return Sealing(manifest_name, manifest, signature_name, meta[signature_name], references)


def _parsed_manifest(name: str, manifest: bytes) -> tuple[str, tuple[Reference, ...]]:
    root = _parsed_xml(name, manifest)
    if root.tag != f"{{{_ASIC}}}ASiCManifest" or len(root) < 2 or root[0].tag != f"{{{_ASIC}}}SigReference":
        raise Refused("MANIFEST_SHAPE", name=name)
    references = tuple(_reference(name, element) for element in root[1:])
    if len({reference.name for reference in references}) != len(references):
        raise Refused("MANIFEST_SHAPE", name=name)
    return unquote(root[0].get("URI", "")), references


def _parsed_xml(name: str, manifest: bytes) -> Element:
    if len(manifest) > MANIFEST_SIZE:
        raise Refused("MANIFEST_SHAPE", name=name)
    try:
        text = manifest.decode("utf-8")
        root: Element = fromstring(text.encode("utf-8"), forbid_dtd=True)
    except DefusedXmlException as fault:
        raise Refused("XML_DTD", name=name) from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise Refused("MANIFEST_SHAPE", name=name) from fault
    return root


def _reference(name: str, element: Element) -> Reference:
    shape = [child.tag for child in element]
    if element.tag != f"{{{_ASIC}}}DataObjectReference" or shape != [
        f"{{{_DS}}}DigestMethod",
        f"{{{_DS}}}DigestValue",
    ]:
        raise Refused("MANIFEST_SHAPE", name=name)
    algorithm = _DIGESTS.get(element[0].get("Algorithm", ""))
    if algorithm is None:
        raise Refused("MANIFEST_WEAK_DIGEST", name=name, algorithm=element[0].get("Algorithm", ""))
    try:
        digest = base64.b64decode((element[1].text or "").strip(), validate=True)
    except (binascii.Error, ValueError) as fault:
        raise Refused("MANIFEST_SHAPE", name=name) from fault
    return Reference(unquote(element.get("URI", "")), algorithm, digest)


def check_coverage(files: Mapping[str, bytes], sealings: Sequence[Sealing]) -> None:
    """Every manifest names every payload file and nothing else."""
    for sealing in sealings:
        named = {reference.name for reference in sealing.references}
        for name in sorted(named - files.keys()):
            raise Refused("REFERENCE_UNKNOWN", name=name, manifest=sealing.manifest_name)
        for name in sorted(files.keys() - named):
            raise Refused("NOT_ALL_FILES_SIGNED", name=name, manifest=sealing.manifest_name)


def check_digests(files: Mapping[str, bytes], sealings: Sequence[Sealing]) -> None:
    """Every payload file still has the digest that each manifest gives for it."""
    computed: dict[tuple[str, str], bytes] = {}
    for sealing in sealings:
        for reference in sealing.references:
            key = (reference.name, reference.algorithm)
            if key not in computed:
                computed[key] = hashlib.new(reference.algorithm, files[reference.name]).digest()
            if computed[key] != reference.digest:
                raise Refused("DIGEST_MISMATCH", name=reference.name)


def take_apart(entries: Sequence[ArchivedFile]) -> Container:
    """The container in these entries, with every check of its structure done."""
    check_mimetype(entries)
    payload, meta = split_entries(entries)
    sealings = read_sealings(meta)
    check_coverage(payload, sealings)
    return Container(payload, sealings)
