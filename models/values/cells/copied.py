"""A block of cells as spreadsheet programs put it into the clipboard: tabs between cells, a line a row.

A cell that holds a line break or a tab is quoted, and its quotes are doubled; one reader and one writer for every grid
and list.
"""

import re
from collections.abc import Iterable, Sequence

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


def copied_cells(text: str) -> list[list[str]]:
    """The cells of a copied block; blank lines at its end are none of it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted:
            rows[-1].append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            plain = _PLAIN.match(text, at)
            assert plain is not None  # it matches the empty text as well
            rows[-1].append(plain[0])
            at = plain.end()
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def copied_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as a block that spreadsheet programs take."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    if any(sign in cell for sign in "\t\n\r") or cell.startswith('"'):
        return '"{}"'.format(cell.replace('"', '""'))
    return cell
