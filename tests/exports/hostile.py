"""Builders of packages, good and hostile: a small world of one province with its keys, and a free ZIP writer."""

import hashlib
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

from asn1crypto import cms, core
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute

from exports.files.archive import DEFLATED, STORED, read_archive
from exports.paper.matrices import matrices
from exports.signatures.certificates import Authority, demonstration_authority, demonstration_key
from exports.signatures.container import (
    DATA_NAME,
    MIMETYPE,
    MIMETYPE_NAME,
    PRINT_NAME,
    WORKBOOK_NAME,
    build_container,
    manifest_xml,
)
from exports.signatures.signing import KeySigner, cades, signer_fingerprint
from exports.trust.lists import TrustedCertificate, TrustList, build_trust, read_trust
from models.forms.loader import PUBLISHED
from models.forms.matrix import ReportMatrix
from models.office.names import OfficeNames
from models.returns.document import Figure, FormFigures, ReturnDocument, UnitName, encode
from models.returns.returns import State
from storage.returns.returns import ReturnHead
from storage.returns.sheets import sealed_sheets

FROM = datetime(2024, 1, 1, tzinfo=UTC)
TO = datetime(2029, 1, 1, tzinfo=UTC)
ISSUED = datetime(2026, 6, 20, tzinfo=UTC)
SIGNED = datetime(2026, 7, 3, 2, 0, tzinfo=UTC)
NOW = datetime(2026, 7, 6, 3, 0, tzinfo=UTC)
NEXT = datetime(2026, 9, 30, tzinfo=UTC)

PROVINCE = UnitName("province", "12", date(2025, 7, 1), "Tỉnh Lai Châu")
COMMUNE = UnitName("commune", "03549", date(2025, 7, 1), "Xã Phong Thổ")
NEIGHBOUR = UnitName("commune", "03478", date(2025, 7, 1), "Xã Sìn Hồ")


def return_document(unit: UnitName = COMMUNE, **changes: object) -> ReturnDocument:
    """A small return with one figure."""
    document = ReturnDocument(
        unit=unit,
        parent=PROVINCE,
        period="2026-Q2",
        cutoff=date(2026, 6, 30),
        revision=1,
        number=1,
        previous="",
        made_at="2026-07-03T09:00:00+07:00",
        program="test",
        sheets=(FormFigures("B01", "2020", (Figure("I.1", "actual", Decimal(12), "given"),)),),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def pages_of(document: ReturnDocument) -> tuple[ReportMatrix, ...]:
    """The forms of a return as paper, which its print and its workbook must show."""
    head = ReturnHead("", document.period, document.revision, document.cutoff, State.SEALED, document.made_at)
    return matrices(sealed_sheets(head, document, PUBLISHED), document.unit, OfficeNames())


def payload(document: ReturnDocument | None = None) -> dict[str, bytes]:
    """The three files of a return; workbook and print are stand-ins, since nothing here looks into them."""
    return {
        DATA_NAME: encode(document or return_document()),
        WORKBOOK_NAME: b"PK workbook",
        PRINT_NAME: b"%PDF-1.7 print",
    }


@dataclass(frozen=True)
class World:
    """A province with one authority; each commune has a leader and a seal."""

    authority: Authority
    leader: KeySigner
    seal: KeySigner
    other_leader: KeySigner
    other_seal: KeySigner
    office: KeySigner
    trust: TrustList

    @property
    def signers(self) -> tuple[KeySigner, KeySigner]:
        return self.leader, self.seal


def key(authority: Authority, name: str, starts: datetime = FROM, ends: datetime = TO) -> KeySigner:
    return demonstration_key("hostile", name, authority, starts, ends, "UBND")


def pin(signer: KeySigner, role: str, unit: UnitName = COMMUNE) -> TrustedCertificate:
    return TrustedCertificate(
        unit.level, unit.code, unit.valid_from, signer_fingerprint(signer), role, FROM.date()
    )


@cache
def world() -> World:
    authority = demonstration_authority("hostile", FROM, TO)
    names = ("Chủ tịch Phong Thổ", "Dấu Phong Thổ", "Chủ tịch Sìn Hồ", "Dấu Sìn Hồ", "Sở Lai Châu")
    leader, seal, other_leader, other_seal, office = (key(authority, name) for name in names)
    trust = TrustList(
        serial=3,
        province=PROVINCE,
        issued_at=ISSUED,
        next_update=NEXT,
        members=(
            pin(leader, "leader"),
            pin(seal, "seal"),
            pin(other_leader, "leader", NEIGHBOUR),
            pin(other_seal, "seal", NEIGHBOUR),
        ),
        required_roles={"commune": ("leader", "seal")},
        authorities=authority.certificates,
        crls=authority.crls(ISSUED, NEXT),
    )
    return World(authority, leader, seal, other_leader, other_seal, office, trust)


def package(
    files: Mapping[str, bytes] | None = None,
    signers: Sequence[KeySigner] | None = None,
    signed_at: datetime = SIGNED,
) -> bytes:
    """A good package of the commune; the plain one is signed once a run."""
    if files is None and signers is None and signed_at == SIGNED:
        return _plain_package()
    return build_container(files or payload(), world().signers if signers is None else signers, signed_at)


@cache
def _plain_package() -> bytes:
    return build_container(payload(), world().signers, SIGNED)


def trust_file(trust: TrustList | None = None, signer: KeySigner | None = None) -> bytes:
    return build_trust(trust or world().trust, signer or world().office)


def contents(data: bytes) -> dict[str, bytes]:
    """The entries of a package by name, in their order."""
    return {entry.name: entry.data for entry in read_archive(data)}


@dataclass
class Part:
    """One entry to be written as it is told, however wrong: local and central values can differ."""

    name: bytes
    data: bytes
    method: int = STORED
    flags: int = 0
    central_name: bytes | None = None
    local_flags: int | None = None
    made_by: int = 20
    external: int = 0
    extra: bytes = b""
    size: int | None = None
    crc: int | None = None
    offset: int | None = None
    hidden: bool = False
    comment: bytes = b""
    packed: bytes = field(init=False)

    def __post_init__(self) -> None:
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
        self.packed = (
            self.data if self.method != DEFLATED else deflater.compress(self.data) + deflater.flush()
        )


def written(parts: Sequence[Part], prefix: bytes = b"", suffix: bytes = b"", comment: bytes = b"") -> bytes:
    """A ZIP of these parts, with every lie that they carry."""
    body, directory, count = bytearray(prefix), bytearray(), 0
    for part in parts:
        offset = len(body) if part.offset is None else part.offset
        crc = zlib.crc32(part.data) if part.crc is None else part.crc
        size = len(part.data) if part.size is None else part.size
        shared = (part.method, 0, 33, crc, len(part.packed), size)
        local_flags = part.flags if part.local_flags is None else part.local_flags
        if part.offset is None:
            body += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, local_flags, *shared, len(part.name), 0)
            body += part.name + part.packed
        if part.hidden:
            continue
        name = part.name if part.central_name is None else part.central_name
        lengths = (len(name), len(part.extra), len(part.comment))
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", part.made_by, 20, part.flags, *shared, *lengths, 0, 0,
            part.external, offset,
        )  # fmt: skip
        directory += name + part.extra + part.comment
        count += 1
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), len(comment))
    return bytes(body + directory + end + comment + suffix)


def parts(entries: Mapping[str, bytes]) -> list[Part]:
    return [Part(name.encode("utf-8"), data) for name, data in entries.items()]


def rewritten(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A package whose entries were changed by a person with a plain ZIP tool."""
    entries = contents(data)
    change(entries)
    return written(parts(entries))


def sealed(files: Mapping[str, bytes], signatures: Sequence[Callable[[bytes], bytes]]) -> bytes:
    """A package whose signatures are made by these functions over their manifests, whatever they do."""
    entries = {MIMETYPE_NAME: MIMETYPE, **files}
    for number, sign in enumerate(signatures, start=1):
        signature_name = f"META-INF/signature{number:03d}.p7s"
        manifest = manifest_xml(files, signature_name)
        entries[f"META-INF/ASiCManifest{number:03d}.xml"] = manifest
        entries[signature_name] = sign(manifest)
    return written(parts(entries))


def unchecked(signer: KeySigner, signed_at: datetime = SIGNED) -> Callable[[bytes], bytes]:
    """A signature function that does not ask whether its certificate may sign."""
    return lambda manifest: cades(manifest, signer, signed_at)


def first_read(data: bytes) -> TrustList:
    """The trust list as the first use reads it."""
    return read_trust(data, None, NOW)


def raw_cms(
    content: bytes,
    signer: KeySigner,
    *,
    digest: str = "sha256",
    signature_digest: str = "",
    attached: bool = False,
    with_attributes: bool = True,
    with_signing_certificate: bool = True,
    with_signing_time: bool = True,
    signers: int = 1,
    first_digest_of: bytes | None = None,
    named: KeySigner | None = None,
) -> bytes:
    """A CMS assembled by hand, with one fault as told; whatever it holds is signed correctly.

    named: whose certificate the signing-certificate attribute names.
    """
    certificate = asn1_x509.Certificate.load(signer.certificate)
    bound = asn1_x509.Certificate.load((named or signer).certificate)
    attributes = cms.CMSAttributes(
        [
            simple_cms_attribute("content_type", "data"),
            simple_cms_attribute("message_digest", hashlib.new(digest, first_digest_of or content).digest()),
        ]
        + ([simple_cms_attribute("signing_time", _time(SIGNED))] if with_signing_time else [])
        + (
            [simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(bound))]
            if with_signing_certificate
            else []
        )
    )
    signed = attributes.dump() if with_attributes else content
    assert isinstance(signer.key, ec.EllipticCurvePrivateKey)
    scheme = signature_digest or digest
    hashing = hashes.SHA1() if scheme == "sha1" else hashes.SHA256()
    info = {
        "version": "v1",
        "sid": cms.SignerIdentifier(
            {
                "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                    {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                )
            }
        ),
        "digest_algorithm": {"algorithm": digest},
        "signature_algorithm": {"algorithm": f"{scheme}_ecdsa"},
        "signature": signer.key.sign(signed, ec.ECDSA(hashing, deterministic_signing=True)),
    }
    if with_attributes:
        info["signed_attrs"] = attributes
    signed_data = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": digest}],
        "encap_content_info": {"content_type": "data", "content": content}
        if attached
        else {"content_type": "data"},
        "certificates": [cms.CertificateChoices("certificate", certificate)]
        + [
            cms.CertificateChoices("certificate", asn1_x509.Certificate.load(der)) for der in signer.chain[:1]
        ],
        "signer_infos": [info] * signers,
    }
    return bytes(
        cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed_data)}).dump()
    )


def _time(moment: datetime) -> cms.Time:
    return cms.Time({"utc_time": core.UTCTime(moment)})
