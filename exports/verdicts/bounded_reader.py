"""Reading a foreign PDF with bounded work: how much the parser may ask for, and what it is not given at all.

The parser reads sign by sign; a few megabytes of numbers in one list, or of objects in compressed streams, would keep
it busy for minutes and fill the memory before a single signature is looked at. Reads are therefore counted, and
compressed objects refused: our prints have none, and an update of such a file cannot have any (ISO 32000-1 §7.5.7).
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.decode_limits import (
    DEFAULT_PURPOSE_LIMITS,
    DecodeLimits,
    DecodePurpose,
    DocumentDecodeBudget,
    StreamDecodeLimits,
)
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


class MeteredBytes(BytesIO):
    """Bytes that can be read only so often; ValueError from then on."""

    def __init__(self, data: bytes, most: int = MOST_READS) -> None:
        super().__init__(data)
        self._left = most

    def read(self, size: int | None = -1, /) -> bytes:
        self._left -= 1
        if self._left < 0:
            raise ValueError("too much to read")
        return super().read(size)


def open_pdf(data: bytes, most: int = MOST_READS) -> Any:
    """pyHanko's reader, strict and with bounds; ValueError where the file is of a kind that is not read."""
    reader = PdfFileReader(MeteredBytes(data, most), strict=True, decode_limits=_DECODED)
    if reader.encrypted:
        raise ValueError("encrypted")
    if reader.xrefs.hybrid_xrefs_present or reader.xrefs.xref_stream_refs:
        raise ValueError("compressed objects")
    if reader.xrefs.total_revisions > MOST_REVISIONS:
        raise ValueError("revisions")
    return reader
