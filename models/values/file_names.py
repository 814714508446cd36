"""Names of files that every system takes: those that come in from elsewhere, and those that people choose."""

import unicodedata
from pathlib import Path

from models.values.errors import Refused

LONGEST = 200
"""Bytes of a name that comes from elsewhere."""

ROOM = 40
"""Bytes that the program adds to the name of a book or a file while it works: moments, endings."""

_MOST = 255
"""Bytes of a name on the file systems in use; NTFS counts letters and allows as many."""

_NUMBERS = "0123456789\u00b9\u00b2\u00b3"
_DEVICES = frozenset(
    [
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in _NUMBERS),
    ]
)
_FORBIDDEN = '\\:*?"<>|'
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def is_plain(name: str) -> bool:
    """Whether a path with / is relative, NFC, without devices, dots or signs that some system reads otherwise."""
    if not name or len(name.encode("utf-8", "replace")) > LONGEST:
        return False
    if not unicodedata.is_normalized("NFC", name) or any(sign in _FORBIDDEN for sign in name):
        return False
    if any(unicodedata.category(sign) in _UNSEEN for sign in name):
        return False
    return all(_is_plain_part(part) for part in name.split("/"))


def is_plain_file(name: str) -> bool:
    """Whether a name from elsewhere may be written as it is: plain, in no folder, not hidden, no option."""
    return is_plain(name) and "/" not in name and name[0] not in ".-~" and name.lower() != "desktop.ini"


def _is_plain_part(part: str) -> bool:
    if not part or part != part.strip() or part.endswith(".") or part.startswith(".."):
        return False
    return part.split(".")[0].rstrip().lower() not in _DEVICES


def require_usable(path: Path) -> None:
    """Whether a person's own choice can be a file here and elsewhere.

    Refused FILE_NAME_TOO_LONG (name, bytes, allowed), FILE_NAME_UNFIT (name): a device of Windows, a dot or a space at
    the end, a control character.
    """
    name = path.name
    size = len(name.encode("utf-8", "replace"))
    if size > _MOST - ROOM:
        raise Refused("FILE_NAME_TOO_LONG", name=name, bytes=size, allowed=_MOST - ROOM)
    controls = any(unicodedata.category(sign) in ("Cc", "Cs") for sign in name)
    if (
        controls
        or name != name.strip()
        or name.endswith(".")
        or name.split(".")[0].rstrip().lower() in _DEVICES
    ):
        raise Refused("FILE_NAME_UNFIT", name=name)
