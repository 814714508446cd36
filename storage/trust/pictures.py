"""Pictures for paper: the hand's signature of the leader (blue) and the agency's seal (red), as PNG in the book.

Decree 30/2020, Appendix I, II: both are on a signed print in their real place and size. They prove nothing;
the signature does.
"""

import base64

from models.trust.rules import trust_rules
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book

LARGEST = 512 * 1024
"""Bytes of a picture: a scan at 600 dots an inch, transparent, takes a third of it."""

_PNG = b"\x89PNG\r\n\x1a\n"


def picture(book: Book, role: str) -> bytes | None:
    """The picture of a role ("leader" or "seal"); None where none is stored."""
    kept = settings.read(book, _name(role))
    return base64.b64decode(kept) if kept else None


def pictures(book: Book) -> dict[str, bytes]:
    """Every stored picture, by role."""
    found = {role: picture(book, role) for role in trust_rules().roles}
    return {role: png for role, png in found.items() if png is not None}


def check_picture(png: bytes) -> None:
    """Refused PICTURE_NOT_PNG, PICTURE_TOO_LARGE; whether it can be drawn is known by who draws it."""
    if png[:8] != _PNG:
        raise Refused("PICTURE_NOT_PNG")
    if len(png) > LARGEST:
        raise Refused("PICTURE_TOO_LARGE", allowed=LARGEST // 1024)


def keep_picture(book: Book, role: str, png: bytes) -> None:
    """Keep the picture of a role; Refused as `check_picture`."""
    check_picture(png)
    settings.write(book, _name(role), base64.b64encode(png).decode("ascii"))


def drop_picture(book: Book, role: str) -> None:
    """Print text in the place of the picture from now on; the history still knows it."""
    if picture(book, role) is not None:
        settings.write(book, _name(role), "")


def _name(role: str) -> str:
    return f"picture_{role}"
