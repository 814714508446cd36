"""Document timestamps of a print: signatures of a time service over the file, behind those of people (PAdES B-LTA).

They prove to others that the file existed; this book has its own proof, the moment of receipt. So whose service it was
is not asked: a timestamp is accepted as what it is where it covers what it says that it covers.
"""

import hashlib
from typing import Any

from asn1crypto import cms
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from models.values.errors import Refused

KIND = "/ETSI.RFC3161"
_DIGESTS = frozenset({"sha256", "sha384", "sha512"})


def check_stamp(stamp: EmbeddedPdfSignature, token: bytes, content: bytes) -> None:
    """Refuse a timestamp of another kind (PDF_SIGNATURE_KIND) or of other content (PDF_NOT_INTACT)."""
    name, kind = str(stamp.field_name), str(stamp.sig_object.get("/SubFilter", ""))
    if kind != KIND:
        raise Refused("PDF_SIGNATURE_KIND", name=name, kind=kind)
    imprint = _imprint(token)
    algorithm = imprint["hash_algorithm"]["algorithm"].native
    if algorithm not in _DIGESTS:
        raise Refused("CMS_WEAK_DIGEST", name=name, algorithm=algorithm)
    if hashlib.new(algorithm, content).digest() != imprint["hashed_message"].native:
        raise Refused("PDF_NOT_INTACT", name=name)


def _imprint(token: bytes) -> Any:
    """What a timestamp token was made of (RFC 3161)."""
    return cms.ContentInfo.load(token)["content"]["encap_content_info"]["content"].parsed["message_imprint"]
