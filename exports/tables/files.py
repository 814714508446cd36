"""Tables that a person brings: .xlsx, .xls, .ods and .csv, read tolerantly as the texts that were typed.

Nothing is trusted or converted here: the cells go through the same doors as typing. Numbers come as Vietnamese text
(decimal comma, no grouping), dates as dd/mm/yyyy. Formulas give their last computed value.
"""

import csv
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import orjson

from exports.tables.content import table_content
from models.values.errors import Refused
from models.values.names import nfc
from resources import ROOT

MOST_BYTES = 200 * 1024 * 1024
MOST_UNPACKED = 1024 * 1024 * 1024

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET_PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
_DELIMITERS = "\t;,|"
_SNIFFED_LINES = 30
_SECONDS = 120

Table = list[list[str]]


def read_table(path: Path, sheet: str = "") -> Table:
    """The rows of a table file as text; of a workbook the named sheet, or the first that is not empty.

    Refused: TABLE_FILE_MISSING, TABLE_FILE_NOT_TABLE, TABLE_FILE_DAMAGED, TABLE_FILE_PASSWORD, TABLE_TOO_LARGE,
    TABLE_ENCODING, TABLE_EMPTY, TABLE_SHEET_MISSING. Unavailable: TABLE_FILE_LOCKED, TABLE_FILE_UNREADABLE.
    """
    data = table_content(path, MOST_BYTES)
    is_workbook = data.startswith((_ZIP, _OLE))
    table = _from_workbook(data, path, sheet) if is_workbook else _from_text(data, path)
    if not table:
        raise Refused("TABLE_EMPTY", file=path.name)
    return table


def _check_zip(data: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if not any(part in archive.namelist() for part in _SHEET_PARTS):
                raise Refused("TABLE_FILE_NOT_TABLE", file=path.name)
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Refused("TABLE_TOO_LARGE", file=path.name)
    except (zipfile.BadZipFile, RuntimeError, UnicodeDecodeError) as fault:
        raise Refused("TABLE_FILE_DAMAGED", file=path.name) from fault


def _asked(data: bytes, path: Path, sheet: str) -> Any:
    """The answer of the reading process, which is allowed to fail in any way."""
    if data.startswith(_ZIP):
        _check_zip(data, path)
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", "exports.tables.cells", sheet],
            input=data,
            capture_output=True,
            check=True,
            cwd=ROOT.parent,
            timeout=_SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = orjson.loads(done.stdout)
    except (subprocess.SubprocessError, orjson.JSONDecodeError) as fault:
        raise Refused("TABLE_FILE_DAMAGED", file=path.name) from fault
    if code := answer.get("code"):
        raise Refused(code, file=path.name, sheet=sheet)
    return answer


def _from_workbook(data: bytes, path: Path, sheet: str) -> Table:
    rows = _asked(data, path, sheet)["rows"]
    return _trimmed([[nfc(cell).strip() for cell in row] for row in rows])


def _decoded(data: bytes, path: Path) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and b"\0" in data[:4096]:
        raise Refused("TABLE_FILE_NOT_TABLE", file=path.name)
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Refused("TABLE_ENCODING", file=path.name) from fault


def _from_text(data: bytes, path: Path) -> Table:
    if data.startswith((b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml")):
        raise Refused("TABLE_FILE_NOT_TABLE", file=path.name)
    text = _decoded(data, path)
    delimiter, text = _named_delimiter(text)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter or _sniffed(text)))
    except csv.Error as fault:
        raise Refused("TABLE_FILE_DAMAGED", file=path.name) from fault
    return _trimmed([[nfc(cell).strip() for cell in row] for row in rows])


def _named_delimiter(text: str) -> tuple[str, str]:
    """The delimiter that a first line `sep=;` names, and the text behind it."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r")
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4], rest
    return "", text


def _sniffed(text: str) -> str:
    """The delimiter that cuts the first lines into the most even columns; of equals the earlier in the list."""
    lines = "\n".join(text.split("\n", _SNIFFED_LINES)[:_SNIFFED_LINES])
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    rows = [row for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if row]
    widths = [len(row) for row in rows]
    if not widths or max(widths) == 1:
        return (0.0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0, usual)


def _trimmed(rows: Iterable[Sequence[str]]) -> Table:
    """Without empty rows at both ends and empty cells at the end of rows."""
    table = []
    for row in rows:
        cells = list(row)
        while cells and not cells[-1]:
            cells.pop()
        table.append(cells)
    while table and not table[-1]:
        table.pop()
    while table and not table[0]:
        table.pop(0)
    return table
