"""Text files with delimiters (.csv, .txt) as rows of cells, one reader for every command and screen.

Unicode only; the delimiter is named by a first line `sep=;` or found by how evenly it cuts the first lines. Quotes as
in RFC 4180.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from models.values.errors import Refused

_DELIMITERS = "\t;,|"
_SNIFFED_LINES = 30
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OTHER_PROGRAMS = (b"%PDF", b"{\\rtf", b"SQLite format 3", b"\x89PNG")
_FORCED = re.compile(r'="([^"]*)"')
_WEB_PAGE_MAIL = ("mime-version:", "from: <saved by")

NumberedRow = tuple[int, list[str]]
"""The number of the line on which a row begins, from 1, and its cells."""


def read_delimited(data: bytes, file: str) -> Iterator[NumberedRow]:
    """The rows of a text file.

    Refused (file): TABLE_FILE_NOT_TABLE, TABLE_FILE_OTHER_FORM (form) for web pages and XML under the name of a table,
    TABLE_ENCODING, CSV_LINE_DAMAGED (line, why).
    """
    delimiter, text, begins = _named_delimiter(decoded_text(data, file))
    lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter or _sniffed(text), strict=True)
    at = begins
    try:
        for cells in lines:
            yield at, [_forced_text(cell) for cell in cells]
            at = begins + lines.line_num
    except csv.Error as fault:
        raise Refused("CSV_LINE_DAMAGED", file=file, line=str(at), why=str(fault)) from fault


def _forced_text(cell: str) -> str:
    """The text of a cell that is written as a formula of a text only, so that a spreadsheet keeps its zeros."""
    forced = _FORCED.fullmatch(cell.strip()) if cell.lstrip().startswith("=") else None
    return forced[1] if forced else cell


def decoded_text(data: bytes, file: str) -> str:
    """The text of a file. Refused as read_delimited, but for its lines."""
    wide = data.startswith(_WIDE)
    if data.startswith(_OTHER_PROGRAMS) or (not wide and b"\0" in data):
        raise Refused("TABLE_FILE_NOT_TABLE", file=file)
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        raise Refused("TABLE_ENCODING", file=file) from fault
    head = text[:2000].lstrip().lower()
    if head.startswith("<") and head[1:2] in ("!", "?", *"abcdefghijklmnopqrstuvwxyz"):
        form = "XML" if head.startswith("<?xml") and "<html" not in head else "HTML"
        raise Refused("TABLE_FILE_OTHER_FORM", file=file, form=form)
    if head.startswith(_WEB_PAGE_MAIL):
        raise Refused("TABLE_FILE_OTHER_FORM", file=file, form="MHTML")
    return text


def _named_delimiter(text: str) -> tuple[str, str, int]:
    """The delimiter that a first line `sep=;` names, the text behind it, and the number of its first line."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r")
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4], rest, 2
    return "", text, 1


def _sniffed(text: str) -> str:
    """The delimiter that cuts the first lines into the most even columns; of equals the earlier in the list."""
    lines = "\n".join(text.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES])
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    try:
        rows = [row for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return (0.0, 0)
    widths = [len(row) for row in rows]
    if not widths or max(widths) == 1:
        return (0.0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)
