"""Reading a foreign PDF with bounded work: how much the parser may ask for, and what it is not given at all.

The parser reads sign by sign; a few megabytes of numbers in one list, or of objects in compressed streams, would keep
it busy for minutes and fill the memory before a single signature is looked at. Reads are therefore counted, and
compressed objects refused: our prints have none, and an update of such a file cannot have any (ISO 32000-1 §7.5.7).
"""

import binascii
import re
from collections.abc import Callable
from io import SEEK_SET, BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import (
    DEFAULT_PURPOSE_LIMITS,
    DecodeLimits,
    DecodePurpose,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
from pyhanko.pdf_utils.misc import PDF_WHITESPACE
from pyhanko.pdf_utils.reader import PdfFileReader

from exports.files.archive import LIMITS

MOST_READS = 1_500_000
"""A print of a hundred pages needs about a tenth of it."""

MOST_REVISIONS = 32
_TABLE_SIZE = 64 * 1024
_DECODED = DecodeLimits(
    per_stream=StreamDecodeLimits(LIMITS.ratio, LIMITS.ratio_from, LIMITS.entry),
    per_purpose={
        **DEFAULT_PURPOSE_LIMITS,
        DecodePurpose.XREF_STREAM: StreamDecodeLimits(max_output_size=_TABLE_SIZE),
        DecodePurpose.OBJECT_STREAM: StreamDecodeLimits(max_output_size=_TABLE_SIZE),
    },
    document_budget=DocumentDecodeBudget(LIMITS.total, LIMITS.ratio),
)
"""What may be unpacked of a print: as much as of a package."""


class _Stream(BytesIO):
    """Bytes whose way of reading can be replaced."""

    read: Any


def metered_bytes(data: bytes, most: int = MOST_READS) -> BytesIO:
    """Bytes that can be read only so often; ValueError from then on."""
    stream = _Stream(data)
    plain: Callable[[int | None], bytes] = stream.read
    left = most

    def read(size: int | None = -1) -> bytes:  # a method would look for its class and its counter each time
        nonlocal left
        left -= 1
        if left < 0:
            raise ValueError("too much to read")
        return plain(size)

    stream.read = read
    return stream


_BLOCK, _LONGEST = 4096, 512 * 1024
"""Signs that are read at once, and how many such a text may have to be read by blocks."""

_HEX = re.compile(rb"[0-9A-Fa-f\0\t\n\x0c\r ]*")
_read_hex_by_signs = generic.read_hex_string_from_stream


def read_hex_by_blocks(stream: Any) -> Any:
    """As pyHanko's reader of `<0A1B…>`, which takes sign by sign: half of a signed print's reads are of such signs.

    Whatever is not simply digits and blanks up to the next `>` is left to that reader.
    """
    start = stream.tell()
    stream.seek(start + 1, SEEK_SET)
    content = bytearray()
    while len(content) < _LONGEST and (block := stream.read(_BLOCK)):
        end = block.find(b">")
        content += block if end < 0 else block[:end]
        if end < 0:
            continue
        if not _HEX.fullmatch(content):
            break
        stream.seek(start + len(content) + 2, SEEK_SET)
        digits = content.translate(None, PDF_WHITESPACE)
        return generic.pdf_string(binascii.unhexlify(digits + b"0" * (len(digits) % 2)))
    stream.seek(start, SEEK_SET)
    return _read_hex_by_signs(stream)


generic.read_hex_string_from_stream = read_hex_by_blocks  # pyHanko has no other place to say so


def open_pdf(data: bytes, most: int = MOST_READS) -> Any:
    """pyHanko's reader, strict and with bounds; ValueError where the file is of a kind that is not read."""
    reader = PdfFileReader(metered_bytes(data, most), strict=True, decode_limits=_DECODED)
    if reader.encrypted:
        raise ValueError("encrypted")
    if reader.xrefs.hybrid_xrefs_present or reader.xrefs.xref_stream_refs:
        raise ValueError("compressed objects")
    if reader.xrefs.total_revisions > MOST_REVISIONS:
        raise ValueError("revisions")
    return reader
