"""Bad files made from good ones: which changes fit which door."""

import base64
import re
from collections.abc import Mapping
from random import Random

from pyhanko.pdf_utils.misc import PdfError

from exports.signatures.pades.signing import sign_print
from exports.workbook.writing import write_package_workbook
from models.returns.document import decode, encode
from models.values.errors import Refused
from tests.exports.hostile import SIGNED, package, pages_of, world
from tests.exports.hostile_files.good import document, files, resealed
from tests.exports.paper.samples import MADE_AT
from tests.exports.signatures.pades.prints import plain
from tests.fuzz.changes.anything import Change, any_bytes
from tests.fuzz.changes.archive import archive, container
from tests.fuzz.changes.der import der
from tests.fuzz.changes.pdf import pdf, pdf_tree
from tests.fuzz.changes.text import json_text
from tests.fuzz.seeds import SEEDS

UNSIGNABLE = (
    Refused,
    PdfError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    AssertionError,
)
"""What signing answers to a print that is none; nobody signs a print but one's own, so it need not be told apart."""


def signed_anew(data: bytes, choice: Random) -> bytes:
    """A print that was changed before everybody signed it; where it cannot be signed any more, as it is."""
    changed = choice.choice((pdf, pdf_tree, pdf_tree))(plain(encode(document())), choice)
    try:
        return resealed(sign_print(changed, world().leader, SIGNED))
    except UNSIGNABLE:
        return changed


def head_of_part(data: bytes, choice: Random) -> bytes:
    """The line in front of a part."""
    head, _, content = data.partition(b"\n")
    start = head.index(b"{")
    return head[:start] + json_text(head[start:], choice) + b"\n" + content


def pem_blocks(data: bytes, choice: Random) -> bytes:
    """One certificate or list of a PEM file changed inside."""
    blocks = re.findall(rb"-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END [A-Z0-9 ]+-----\n?", data, re.DOTALL)
    at = choice.randrange(len(blocks))
    changed = [base64.b64decode(body) for _, body in blocks]
    changed[at] = der(changed[at], choice)
    return b"".join(
        b"-----BEGIN " + kind + b"-----\n" + base64.encodebytes(body) + b"-----END " + kind + b"-----\n"
        for (kind, _), body in zip(blocks, changed, strict=True)
    )


def consistent(_: bytes, choice: Random) -> bytes:
    """A return with odd data, put in workbook and print alike and signed by everybody: a hostile unit."""
    data = json_text(encode(document()), choice)
    try:
        content = decode(data)
        workbook = write_package_workbook(content, pages_of(content), made_at=MADE_AT)
    except (Refused, LookupError, ValueError, ArithmeticError):
        return package(files(data=data))
    printed = resealed(sign_print(plain(data), world().leader, SIGNED))
    return package(files(data=data, workbook=workbook, print=printed))


CHANGES: Mapping[str, tuple[Change, ...]] = {
    "incoming": (container, pdf, der, any_bytes),
    "package": (container,),
    "print": (pdf, signed_anew, signed_anew),
    "notice": (container,),
    "trust": (container,),
    "envelope": (der, any_bytes),
    "part": (head_of_part, any_bytes),
    "workbook": (archive,),
    "data": (json_text, any_bytes),
    "book": (consistent,),
    "registration": (pem_blocks, pem_blocks, any_bytes),
    "table": (archive, any_bytes),
    "pasted": (any_bytes,),
}


NOT_IN_THIS_WAY = (Refused, ValueError, TypeError, LookupError, AttributeError, RecursionError)


def once_more(door: str, data: bytes, choice: Random) -> bytes:
    """One more change that fits the door."""
    try:
        return choice.choice(CHANGES[door])(data, choice)
    except NOT_IN_THIS_WAY:  # it was changed before
        return any_bytes(data, choice)


def made(door: str, choice: Random) -> bytes:
    """A bad file for this door, mostly one change away from a good one."""
    data = choice.choice(SEEDS[door])()
    for _ in range(1 if door == "book" else choice.choice((1, 1, 1, 2, 4))):
        data = once_more(door, data, choice)
    return data
