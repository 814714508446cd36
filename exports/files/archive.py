"""The ZIP layer of a package: a reproducible writer and a reader that accepts one layout only.

Ordinary ZIP readers disagree about duplicates, prefixes, gaps and headers that contradict each other, and
every disagreement lets two people see two contents under one signature. This reader therefore accepts only
entries that follow each other without a gap, in the order of the central directory, with local and central
headers alike. The layout is described in docs/formats/package.md §1.

Refusals: ZIP_LAYOUT, ZIP_NAME, ZIP_DUPLICATE, ZIP_LFH_MISMATCH, ZIP_ENCRYPTED, ZIP_BOMB, and DIGEST_MISMATCH
where an entry no longer agrees with its own checksum.
"""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from models.values import file_names
from models.values.errors import Refused
from models.values.file_names import LONGEST

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIGNATURE = b"PK\x03\x04"
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_END_SIGNATURE = b"PK\x05\x06"

STORED, DEFLATED = 0, 8
_FLAG_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_FLAG_UTF8 = 0x0800
_FLAGS_ALLOWED = 0x0006 | _FLAG_UTF8  # compression level hints say nothing about the content
_REGULAR_FILE = 0x8000
_DOS_DIRECTORY = 0x10

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_ALREADY_COMPRESSED = (".xlsx", ".pdf", ".zip", ".jpg", ".jpeg", ".png", ".p7s", ".asice", ".docx")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep a hostile archive from filling memory; sizes in bytes."""

    entries: int = 64
    entry: int = 128 * 1024 * 1024
    total: int = 256 * 1024 * 1024
    ratio: int = 200  # unpacked to packed, looked at above `ratio_from` bytes
    ratio_from: int = 1024 * 1024


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """One file of the archive, as it was found."""

    name: str
    data: bytes
    method: int


@dataclass(frozen=True, slots=True)
class _Header:
    """A central directory record; `shared` are the fields that the local header must repeat."""

    raw_name: bytes
    name: str
    shared: tuple[int, ...]
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


def write_archive(files: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """An archive of these files in this order, the same bytes for the same files.

    Dates are fixed, no attribute of the machine is recorded; names in `stored` and contents that are
    compressed already are kept as they are.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.create_system = 0
            keep = name in stored or name.lower().endswith(_ALREADY_COMPRESSED)
            entry.compress_type = zipfile.ZIP_STORED if keep else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=6)
            entry.external_attr = 0
    return buffer.getvalue()


def read_archive(data: bytes, limits: Limits = LIMITS) -> tuple[ArchivedFile, ...]:
    """The entries of an archive in their order, or a refusal that names the first fault."""
    directory = _directory_offset(data, limits)
    headers = _central_headers(data, *directory)
    _refuse_duplicates(headers)
    _refuse_bombs(headers, limits)
    return _entries(data, headers, directory[0])


def _directory_offset(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Offset and end of the central directory and the count of its records."""
    at = len(data) - _END.size
    if at < 0 or data[at : at + 4] != _END_SIGNATURE:
        raise Refused("ZIP_LAYOUT", what="end")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(data, at)
    if (disk, first_disk, comment) != (0, 0, 0) or here != count or offset + size != at:
        raise Refused("ZIP_LAYOUT", what="end")
    if count > limits.entries:
        raise Refused("ZIP_BOMB", what="entries", found=count, allowed=limits.entries)
    if count == 0:
        raise Refused("ZIP_LAYOUT", what="empty")
    return offset, at, count


def _central_headers(data: bytes, start: int, end: int, count: int) -> tuple[_Header, ...]:
    headers = []
    at = start
    for _ in range(count):
        if at + _CENTRAL.size > end:
            raise Refused("ZIP_LAYOUT", what="directory")
        header, at = _central_header(data, at, end)
        headers.append(header)
    if at != end:
        raise Refused("ZIP_LAYOUT", what="directory")
    return tuple(headers)


def _central_header(data: bytes, at: int, end: int) -> tuple[_Header, int]:
    (signature, made_by, needed, flags, method, time, day, crc, packed, size, name_length, extra_length,
     comment_length, disk, internal, external, offset) = _CENTRAL.unpack_from(data, at)  # fmt: skip
    after = at + _CENTRAL.size + name_length
    if signature != _CENTRAL_SIGNATURE or after > end:
        raise Refused("ZIP_LAYOUT", what="directory")
    raw_name = data[at + _CENTRAL.size : after]
    if flags & _FLAG_ENCRYPTED:
        raise Refused("ZIP_ENCRYPTED", name=_shown(raw_name))
    if extra_length or comment_length or disk or internal & ~1 or flags & ~_FLAGS_ALLOWED or needed > 20:
        raise Refused("ZIP_LAYOUT", what="header", name=_shown(raw_name))
    if method not in (STORED, DEFLATED):
        raise Refused("ZIP_LAYOUT", what="method", name=_shown(raw_name))
    name = _checked_name(raw_name, bool(flags & _FLAG_UTF8))
    kind = (external >> 16) & 0xF000 if made_by >> 8 else 0
    if kind not in (0, _REGULAR_FILE) or external & _DOS_DIRECTORY:
        raise Refused("ZIP_NAME", name=name)
    shared = (needed, flags, method, time, day, crc, packed, size)
    return _Header(raw_name, name, shared, flags, method, crc, packed, size, offset), after


def _shown(raw_name: bytes) -> str:
    return raw_name[:LONGEST].decode("utf-8", "replace")


def _checked_name(raw: bytes, is_utf8: bool) -> str:
    """The name, if every system would unpack it to one plain file below the folder it is unpacked to."""
    try:
        name = raw.decode("utf-8" if is_utf8 else "ascii")
    except UnicodeDecodeError as fault:
        raise Refused("ZIP_NAME", name=_shown(raw)) from fault
    if not file_names.is_plain(name):
        raise Refused("ZIP_NAME", name=_shown(raw))
    return name


def _refuse_duplicates(headers: tuple[_Header, ...]) -> None:
    seen: set[str] = set()
    for header in headers:
        folded = unicodedata.normalize("NFC", header.name.casefold())
        if folded in seen:
            raise Refused("ZIP_DUPLICATE", name=header.name)
        seen.add(folded)


def _refuse_bombs(headers: tuple[_Header, ...], limits: Limits) -> None:
    """Refuse by what the directory claims; that the claims hold is seen while unpacking."""
    for header in headers:
        too_dense = header.size > limits.ratio_from and header.size > limits.ratio * max(header.packed, 1)
        if header.size > limits.entry or too_dense:
            raise Refused("ZIP_BOMB", what="entry", name=header.name, found=header.size, allowed=limits.entry)
    total = sum(header.size for header in headers)
    if total > limits.total:
        raise Refused("ZIP_BOMB", what="total", found=total, allowed=limits.total)


def _entries(data: bytes, headers: tuple[_Header, ...], directory: int) -> tuple[ArchivedFile, ...]:
    entries = []
    at = 0
    for header in headers:
        if header.offset < at:
            raise Refused("ZIP_BOMB", what="overlap", name=header.name)
        if header.offset > at:
            raise Refused("ZIP_LAYOUT", what="gap", name=header.name)
        start = _content_start(data, header, directory)
        at = start + header.packed
        if at > directory:
            raise Refused("ZIP_BOMB", what="overlap", name=header.name)
        entries.append(ArchivedFile(header.name, _unpacked(data[start:at], header), header.method))
    if at != directory:
        raise Refused("ZIP_LAYOUT", what="gap", name=headers[-1].name)
    return tuple(entries)


def _content_start(data: bytes, header: _Header, directory: int) -> int:
    """Where the content begins, after a local header that says what the central one says."""
    at = header.offset
    if at + _LOCAL.size > directory or data[at : at + 4] != _LOCAL_SIGNATURE:
        raise Refused("ZIP_LAYOUT", what="local", name=header.name)
    fields: tuple[int, ...] = _LOCAL.unpack_from(data, at)[1:]
    *shared, name_length, extra_length = fields
    raw_name = data[at + _LOCAL.size : at + _LOCAL.size + name_length]
    if tuple(shared) != header.shared or raw_name != header.raw_name or extra_length:
        raise Refused("ZIP_LFH_MISMATCH", name=header.name)
    return at + _LOCAL.size + name_length


def _unpacked(packed: bytes, header: _Header) -> bytes:
    content = packed if header.method == STORED else _inflated(packed, header)
    if len(content) != header.size:
        raise Refused("ZIP_BOMB", what="size", name=header.name, found=len(content), allowed=header.size)
    if zlib.crc32(content) != header.crc:
        raise Refused("DIGEST_MISMATCH", name=header.name)
    return content


def _inflated(packed: bytes, header: _Header) -> bytes:
    """At most one byte more than declared is ever unpacked."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, header.size + 1)
    except zlib.error as fault:
        raise Refused("DIGEST_MISMATCH", name=header.name) from fault
    if len(content) > header.size:
        raise Refused("ZIP_BOMB", what="size", name=header.name, found=len(content), allowed=header.size)
    if not inflater.eof or inflater.unused_data:
        raise Refused("DIGEST_MISMATCH", name=header.name)
    return content
