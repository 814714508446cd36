"""Signing elsewhere: the print goes out, comes back signed by a tool of the token's issuer, and is wrapped again.

Many tokens work in their issuer's own tool only. The data of the return are attached to the print, so that a
province also takes the signed print alone (`exports.verdicts.prints.verify_pdf` without a document).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from exports.paper.pages import opened_pdf
from exports.signatures.container import DATA_NAME, PRINT_NAME
from exports.trust.lists import TrustList
from exports.verdicts.prints import verify_pdf
from models.returns.document import decode
from models.returns.verdicts import Validity
from models.values.errors import Damaged, Refused

PRINT_BEGINS = b"%PDF-"


def is_print(data: bytes) -> bool:
    """Whether a file claims to be a PDF rather than a package."""
    return data.startswith(PRINT_BEGINS)


def export_for_signing(files: Mapping[str, bytes], now: datetime) -> bytes:
    """The print of a sealed return as it is to be signed elsewhere: with its data attached, without a signature.

    Refused with PDF_ALREADY_SIGNED, and with PDF_DATA_... where the print is not that of these data.
    """
    pdf = files[PRINT_NAME]
    found = verify_pdf(pdf, None, decode(files[DATA_NAME]), now).verdict
    if found.code != "PDF_UNSIGNED":
        raise Refused("PDF_ALREADY_SIGNED")
    return pdf


def wrap_signed_pdf(
    signed: bytes,
    files: Mapping[str, bytes],
    now: datetime,
    trust: TrustList | None = None,
    roles: Sequence[str] = (),
) -> dict[str, bytes]:
    """The files of a sealed return with its print replaced by the one that came back signed.

    Refused with the codes of `verify_pdf` where the signatures do not hold or the data differ, and with
    PDF_OTHER_PRINT where the pages do not say what the print said that went out. trust: the unit's own list, by which
    nothing may speak against the print; what it cannot decide (it is old, a revocation list is missing) is for
    the receiver. Without a list only their number is known: ROLE_MISSING where there are fewer than `roles`.
    """
    document = decode(files[DATA_NAME])
    found = verify_pdf(signed, trust, document, now).verdict
    if found.standing is Validity.INVALID:
        raise Refused(found.code, **found.details)
    if page_texts(signed) != page_texts(files[PRINT_NAME]):
        raise Refused("PDF_OTHER_PRINT")
    missing = roles[len(found.signers) :]
    if missing:
        raise Refused("ROLE_MISSING", roles=", ".join(missing))
    return dict(files) | {PRINT_NAME: signed}


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """What is written on each page, signatures left out. Refused PDF_SHAPE."""
    try:
        with opened_pdf(pdf) as document:
            return tuple(str(page.get_textpage().get_text_range()) for page in document)
    except Damaged as fault:
        raise Refused("PDF_SHAPE") from fault
