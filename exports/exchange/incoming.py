"""What a file that comes in claims to be, and its verdict: a package, a signed print alone, in an envelope or not.

The claim is only a hint by which the right reader is chosen; each reader believes nothing.
"""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from io import BytesIO

from exports.exchange.elsewhere import is_print
from exports.exchange.notices import ANSWERS_NAME, QUERIES_NAME, RECEIPT_NAME
from exports.files.archive import read_archive
from exports.signatures.container import DATA_NAME, FORMS_NAME
from exports.signatures.envelope import decrypt, is_encrypted
from exports.signatures.signing import KeySigner
from exports.trust.lists import TRUST_NAME, TrustList
from exports.verdicts.packages import ContentCheck, Inspection, verify
from exports.verdicts.prints import verify_pdf
from models.forms.loader import PUBLISHED, Forms
from models.returns.document import ReturnDocument, decode
from models.values.errors import Refused


class Incoming(StrEnum):
    """What a file claims to be."""

    ENVELOPE = "envelope"
    PACKAGE = "package"
    PRINT = "print"
    RECEIPT = "receipt"
    QUERIES = "queries"
    ANSWERS = "answers"
    TRUST = "trust"
    FORMS = "forms"
    UNKNOWN = "unknown"


NOTICES = (Incoming.RECEIPT, Incoming.QUERIES, Incoming.ANSWERS)

_BY_ENTRY = {
    DATA_NAME: Incoming.PACKAGE,
    RECEIPT_NAME: Incoming.RECEIPT,
    QUERIES_NAME: Incoming.QUERIES,
    ANSWERS_NAME: Incoming.ANSWERS,
    TRUST_NAME: Incoming.TRUST,
    FORMS_NAME: Incoming.FORMS,
}


def claimed(data: bytes) -> Incoming:
    """What a file claims to be by its beginning or by the names of its entries; nothing is unpacked."""
    if is_encrypted(data):
        return Incoming.ENVELOPE
    if is_print(data):
        return Incoming.PRINT
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()[:100]
    except (zipfile.BadZipFile, ValueError, RuntimeError, LookupError, struct.error):
        return Incoming.UNKNOWN
    return next((_BY_ENTRY[name] for name in names if name in _BY_ENTRY), Incoming.UNKNOWN)


def claimed_return(data: bytes) -> ReturnDocument | None:
    """The return that a file says it is, whatever its verdict: nothing proves it. None where none can be read."""
    try:
        return decode(claimed_file(data, DATA_NAME))
    except (Refused, RecursionError, TypeError):
        return None


def claimed_file(data: bytes, name: str) -> bytes:
    """A file in a package, or one attached to a signed print, unproven; b"" where it has none of this name."""
    if not is_print(data):
        try:
            return next((entry.data for entry in read_archive(data) if entry.name == name), b"")
        except Refused:
            return b""
    from pikepdf import Pdf, PdfError

    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return pdf.attachments[name].get_file().read_bytes() if name in pdf.attachments else b""
    except (PdfError, KeyError, ValueError):
        return b""


def opened(data: bytes, openers: Sequence[KeySigner | str]) -> bytes:
    """The file without its envelope, opened by the first key or password that fits; as it is without one.

    Refused with the DECRYPT_... code of the last opener; DECRYPT_OTHER_RECIPIENT where there is none. A file in
    two envelopes is refused with DECRYPT_UNSUPPORTED.
    """
    if not is_encrypted(data):
        return data
    refusal = Refused("DECRYPT_OTHER_RECIPIENT")
    for opener in openers:
        try:
            content = decrypt(data, opener)
        except Refused as found:
            refusal = found
            continue
        if is_encrypted(content):
            raise Refused("DECRYPT_UNSUPPORTED", what="2")
        return content
    raise refusal


def verify_return(
    data: bytes,
    trust: TrustList | None,
    now: datetime,
    *,
    last_run: datetime | None = None,
    crl_floor: Mapping[str, int] | None = None,
    content_checks: Sequence[ContentCheck] = (),
    proven_at: datetime | None = None,
    forms: Forms = PUBLISHED,
) -> Inspection:
    """The verdict on a return without its envelope: a package, or a signed print alone.

    `content_checks` are asked of packages; a print alone holds no other file to compare with.
    """
    if is_print(data):
        return verify_pdf(
            data,
            trust,
            None,
            now,
            last_run=last_run,
            crl_floor=crl_floor,
            proven_at=proven_at,
            forms=forms,
        )
    return verify(
        data,
        trust,
        now,
        last_run=last_run,
        crl_floor=crl_floor,
        content_checks=content_checks,
        proven_at=proven_at,
        forms=forms,
    )
