"""Signing the printed return: the leader's certification signature first, then the agency's seal.

Each is an incremental update of PAdES level B-B (ETSI EN 319 142-1), so the bytes that were signed before stay
as they are. The leader allows further signatures only (DocMDP 2); the seal allows nothing more. Order: Decree
30/2020, Articles 13 to 15.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

from cryptography import x509
from pyhanko.pdf_utils.generic import ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from exports.paper.archival import NamedDestination, named_places
from exports.paper.pdf import SIGNATURE_ROOM
from exports.signatures.pades.appearance import LEADER, SEAL, Box, drawn, leader_box, seal_box, stamp_style
from exports.signatures.signing import DIGEST, Signer, pades
from exports.signatures.usage import check_usable, common_name
from models.values.errors import Refused

_LOCK = FieldMDPSpec(FieldMDPAction.ALL)
_AROUND_CERTIFICATES = 4096
"""Room in a signature for all that is not a certificate, in bytes: an RSA-4096 signature and the attributes."""


class _Update(IncrementalPdfFileWriter):  # type: ignore[misc]
    """An update that leaves the metadata of the print as they are: dates and producer are its maker's.

    The file's new identifier follows from what is updated, so that the same signature gives the same bytes.
    """

    def __init__(self, output: BytesIO) -> None:
        super().__init__(output)
        self._document_id[1] = ByteStringObject(hashlib.sha256(output.getvalue()).digest()[:16])

    def _update_meta(self) -> None:
        return


def sign_print(
    pdf: bytes,
    signer: Signer,
    signed_at: datetime,
    picture: bytes | None = None,
    *,
    alone: bool = False,
) -> bytes:
    """The print with the leader's certification signature, in the last room for a signature.

    picture: PNG of the hand's signature (blue, transparent); without it, name and time are written. The empty
    field of the seal is laid down beside it, since a certified paper takes no new field; where the leader signs
    `alone`, there is none and nothing may change afterwards. Refused with PDF_ALREADY_SIGNED, PDF_NO_ROOM,
    PDF_PICTURE, PDF_SHAPE and the KEY_... codes of signing. With a token this may take long: call it where
    waiting hurts nobody, and not where an event loop runs.
    """
    if _fields(pdf):
        raise Refused("PDF_ALREADY_SIGNED")
    page, room = signature_room(pdf)
    box = leader_box(room, picture)
    output = BytesIO(pdf)
    writer = _Update(output)
    append_signature_field(writer, SigFieldSpec(LEADER, on_page=page, box=box.rounded()))
    if not alone:
        place = seal_box(box, over=picture is not None)
        append_signature_field(writer, _seal_field(page, place))
    rights = MDPPerm.NO_CHANGES if alone else MDPPerm.FILL_FORMS
    mdp = SigMDPSetup(DIGEST, certify=True, docmdp_perms=rights)
    _fill(writer, signer, signed_at, LEADER, box, picture, mdp)
    return output.getvalue()


def _seal_field(page: int, box: Box) -> SigFieldSpec:
    return SigFieldSpec(
        SEAL,
        on_page=page,
        box=box.rounded(),
        field_mdp_spec=_LOCK,
        doc_mdp_update_value=MDPPerm.NO_CHANGES,
    )


def sign_in_order(
    pdf: bytes,
    order: Sequence[str],
    signers: Mapping[str, Signer],
    signed_at: datetime,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The print signed by the roles in their order: the first one signs, the second, if there is one, seals.

    order: the roles that the unit's level requires, as the trust list names them. Refused with ROLE_MISSING where
    a role has no signer, PDF_ORDER where more than two are wanted, and the codes of `sign_print`.
    """
    missing = [role for role in order if role not in signers]
    if missing or not order:
        raise Refused("ROLE_MISSING", roles=", ".join(missing))
    if len(order) > 2:
        raise Refused("PDF_ORDER", roles=", ".join(order))
    shown = pictures or {}
    first = order[0]
    signed = sign_print(pdf, signers[first], signed_at, shown.get(first), alone=len(order) == 1)
    for role in order[1:]:
        signed = seal_print(signed, signers[role], signed_at, shown.get(role))
    return signed


def seal_print(pdf: bytes, signer: Signer, signed_at: datetime, picture: bytes | None = None) -> bytes:
    """The signed print with the agency's seal beside the leader's signature; nothing may change after it.

    picture: PNG of the seal (red, transparent), shown in real size. Refused with PDF_NOT_SIGNED_YET where the
    leader has not signed, PDF_ALREADY_SIGNED where the seal is there, and the codes of `sign_print`.
    """
    fields = _fields(pdf)
    if LEADER not in fields or not fields[LEADER][0] or SEAL not in fields:
        raise Refused("PDF_NOT_SIGNED_YET")
    is_sealed, box = fields[SEAL]
    if is_sealed:
        raise Refused("PDF_ALREADY_SIGNED")
    output = BytesIO(pdf)
    mdp = SigMDPSetup(DIGEST, field_lock=_LOCK, docmdp_perms=MDPPerm.NO_CHANGES)
    _fill(_Update(output), signer, signed_at, SEAL, box, picture, mdp)
    return output.getvalue()


def signature_room(pdf: bytes) -> tuple[int, Box]:
    """Page (from 0) and room of the last signature block; Refused with PDF_NO_ROOM."""
    places = [place for name, place in _places(pdf).items() if name.startswith(SIGNATURE_ROOM)]
    if not places:
        raise Refused("PDF_NO_ROOM")
    last = max(places, key=lambda place: place.page)
    return last.page, Box(*last.edges)


def _places(pdf: bytes) -> dict[str, NamedDestination]:
    from pikepdf import PdfError as Unreadable

    try:
        return named_places(pdf)
    except (Unreadable, ValueError, KeyError, TypeError) as fault:
        raise Refused("PDF_SHAPE") from fault


def _fields(pdf: bytes) -> dict[str, tuple[bool, Box]]:
    """By name of each signature field: whether it is signed, and its rectangle; Refused with PDF_SHAPE."""
    try:
        reader = PdfFileReader(BytesIO(pdf))
        return {
            str(name): (value is not None, Box(*(float(edge) for edge in field.get_object()["/Rect"])))
            for name, value, field in enumerate_sig_fields(reader)
        }
    except (PdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise Refused("PDF_SHAPE") from fault


def _fill(
    writer: IncrementalPdfFileWriter,
    signer: Signer,
    signed_at: datetime,
    role: str,
    box: Box,
    picture: bytes | None,
    mdp: SigMDPSetup,
) -> None:
    certificate = x509.load_der_x509_certificate(signer.certificate)
    check_usable(certificate, signed_at)
    name, signed_at = common_name(certificate), signed_at.replace(microsecond=0)
    style = stamp_style(drawn(box, role, name, signed_at, picture))
    reserved = 2 * (_AROUND_CERTIFICATES + len(signer.certificate) + sum(len(der) for der in signer.chain))
    value = SignatureObject(signed_at, SigSeedSubFilter.PADES, name=name, bytes_reserved=reserved)
    embedding = PdfCMSEmbedder().write_cms(role, writer, existing_fields_only=True)
    next(embedding)
    embedding.send(SigObjSetup(value, mdp, SigAppearanceSetup(style, signed_at, name)))
    prepared, _ = embedding.send(SigIOSetup(DIGEST, in_place=True))
    embedding.send(asyncio.run(pades(prepared.document_digest, signer)))
