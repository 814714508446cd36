"""Reads the cells of a foreign workbook, as a program of its own: workbook on standard input, answer on output.

A damaged or hostile file stops only this process, and exports.tables.files reports it. On Linux the process may take no
more memory than MOST_MEMORY.

The answer is JSON: sheet, the name of the sheet that was read; others, the visible ones beside it; hidden, names of
hidden sheets; rows, pairs of a number (from 0) and texts; hidden_rows, hidden_columns, merged, rounded, unseen, how
many of each. Or {"code": "TABLE_…"} with the form or the sheets that its sentence names.
"""

import sys
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

import orjson

from exports.tables.foreign.archives import ForeignArchive
from exports.tables.foreign.grids import SeenSheet, TableFaultError, TableTooLargeError, seen
from exports.tables.foreign.ods import OdsWorkbook
from exports.tables.foreign.xlsx import XlsxWorkbook

if TYPE_CHECKING:
    from exports.tables.foreign.xls import XlsWorkbook

ZIP = b"PK\x03\x04"
MOST_MEMORY = 4 * 1024**3
Answer = dict[str, object]

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, LZMAError, OSError, ExpatError, ValueError, ArithmeticError, EOFError, RuntimeError,
    LookupError,
)  # fmt: skip
"""What the readers of archives and XML raise for damaged bytes; LookupError for an encoding that does not exist."""


def answer(data: bytes, sheet: str) -> Answer:
    """The texts of the named sheet, or of the first visible one that is not empty."""
    try:
        return _read(data, sheet)
    except (TableTooLargeError, MemoryError):
        return {"code": "TABLE_TOO_LARGE"}
    except TableFaultError as fault:
        code, *form = fault.args
        return {"code": code, "form": "".join(form)}
    except _DAMAGE:
        return {"code": "TABLE_FILE_DAMAGED"}


def _read(data: bytes, sheet: str) -> Answer:
    workbook = _opened(data)
    visible = [name for name in workbook.names if name not in workbook.hidden]
    if sheet and sheet not in workbook.names:
        return {"code": "TABLE_SHEET_MISSING"}
    for name in [sheet] if sheet else visible:
        found = seen(workbook.sheet(name))
        if found.rows or sheet:
            others = [one for one in visible if one != name]
            return {"sheet": name, "others": others, "hidden": workbook.hidden, **_as_json(found)}
    if workbook.hidden:
        return {"code": "TABLE_ONLY_HIDDEN", "sheets": ", ".join(workbook.hidden)}
    return {"sheet": "", "others": [], "hidden": [], "rows": []}


def _opened(data: bytes) -> "XlsxWorkbook | OdsWorkbook | XlsWorkbook":
    if not data.startswith(ZIP):
        from exports.tables.foreign.xls import XlsWorkbook

        return XlsWorkbook(data)
    archive = ForeignArchive(data)
    return OdsWorkbook(archive) if "content.xml" in archive else XlsxWorkbook(archive)


def _as_json(found: SeenSheet) -> Answer:
    return {
        "rows": list(found.rows.items()),
        "hidden_rows": found.hidden_rows,
        "hidden_columns": found.hidden_columns,
        "merged": found.merged,
        "rounded": found.rounded,
        "unseen": found.unseen,
    }


def bound_memory() -> None:
    """Let this process take no more than MOST_MEMORY, where the system can be asked for that."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    bound_memory()
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    sys.stdout.buffer.write(orjson.dumps(answer(sys.stdin.buffer.read(), named)))
