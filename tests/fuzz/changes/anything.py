"""Bytes of any kind, and the values that other changes put in."""

from collections.abc import Callable
from random import Random

NUMBERS = (
    0,
    1,
    -1,
    2,
    7,
    127,
    128,
    255,
    256,
    65535,
    65536,
    2**31 - 1,
    2**31,
    2**32 - 1,
    2**63,
    10**30,
    -(2**63),
)
TEXTS = (
    "",
    "a",
    "\0",
    "../x",
    "\u0301",
    "\u202e",
    "=1+1",
    "9" * 400,
    "x" * 5000,
    "2026-13-45",
    "\ud800",
    "ệ",
    "NaN",
    "1e999999999",
    "20260630",
    "2026-Q9",
    "\u0661",
)
PIECES = (
    b"",
    b"\0",
    b"\xff" * 4,
    b"%",
    b"<",
    b"]]>",
    b"\x30\x80",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"endobj",
    b"\r\n",
)
Change = Callable[[bytes, Random], bytes]


def any_bytes(data: bytes, choice: Random) -> bytes:
    """A piece taken out, put in twice, exchanged or flipped somewhere."""
    if not data:
        return choice.choice(PIECES)
    start = choice.randrange(len(data))
    end = min(len(data), start + choice.choice((1, 2, 4, 16, 100)))
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:start] + data[end:],
        lambda: data[:end] + data[start:],
        lambda: data[:start] + choice.choice(PIECES) + data[end:],
        lambda: data[:start] + bytes([data[start] ^ (1 << choice.randrange(8))]) + data[start + 1 :],
        lambda: data[:start] + choice.randbytes(end - start) + data[end:],
        lambda: data[:start],
    )
    return choice.choice(ways)()
