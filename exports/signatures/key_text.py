"""A key file as lines that a person can type and a camera can read: numbered groups with a check behind each line.

A line is its number, 32 letters in groups of four (20 bytes in base 32, RFC 4648), and four letters made of the
SHA-256 of number and letters; the last line, "END", holds their count and the beginning of the file's SHA-256. The
alphabet has no 0, 1, 8 and 9; where one was typed, the letter that it looks like is meant.

Refusals: KEY_TEXT_EMPTY, KEY_TEXT_LINE, KEY_TEXT_MISSING, KEY_TEXT_OTHER.
"""

import re
from base64 import b32decode, b32encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from models.values.errors import Refused

BYTES = 20
"""Of the file on a line."""

LARGEST = 16 * 1024
"""Bytes of a file that are put on paper."""

END = "END"
_GROUP, _CHECK, _DIGEST = 4, 4, 16
_LOOKS_LIKE = str.maketrans("018", "OIB")
_BETWEEN = re.compile(r"[\n\r/;]+")
_LETTERS = re.compile(r"[A-Z2-7]+")
MISSING_SHOWN = 12


def to_lines(data: bytes) -> list[str]:
    """The file as lines, the last one closing it."""
    if not 0 < len(data) <= LARGEST:
        raise Refused("KEY_TEXT_OTHER")
    pieces = [data[at : at + BYTES] for at in range(0, len(data), BYTES)]
    lines = [_line(f"{number:03}", _letters(piece)) for number, piece in enumerate(pieces, 1)]
    return [*lines, _line(END, f"{_letters(len(pieces).to_bytes(5, 'big'))}{_digest(data)}")]


def from_lines(text: str) -> bytes:
    """The file from typed or scanned lines, in any order, some of them twice; spaces and small letters do not matter.

    Refused KEY_TEXT_EMPTY, KEY_TEXT_LINE (names the first line that does not fit its check), KEY_TEXT_MISSING (names
    the lines that are not there), KEY_TEXT_OTHER (lines of different files).
    """
    found = dict(_read_lines(text))
    if not found:
        raise Refused("KEY_TEXT_EMPTY")
    if END not in found:
        raise Refused("KEY_TEXT_MISSING", lines=END)
    closing = found.pop(END)
    count = int.from_bytes(_bytes(closing[:8]), "big")
    numbers = [f"{number:03}" for number in range(1, min(count, LARGEST // BYTES + 1) + 1)]
    if missing := [number for number in numbers if number not in found]:
        more = ", \u2026" if len(missing) > MISSING_SHOWN else ""
        raise Refused("KEY_TEXT_MISSING", lines=", ".join(missing[:MISSING_SHOWN]) + more)
    data = b"".join(_bytes(found[number]) for number in numbers)
    if len(found) != len(numbers) or _digest(data) != closing[8:]:
        raise Refused("KEY_TEXT_OTHER")
    return data


def in_packs(lines: list[str], size: int) -> list[str]:
    """Lines joined for a camera, so many characters at most in each: every pack is read alone and in any order."""
    packs = [""]
    for line in (_close(line) for line in lines):
        joined = f"{packs[-1]}/{line}" if packs[-1] else line
        if len(joined) <= size:
            packs[-1] = joined
        else:
            packs.append(line)
    return packs


def _close(line: str) -> str:
    number, rest = line.split(" ", 1)
    return f"{number} {rest.replace(' ', '')}"


def _line(number: str, letters: str) -> str:
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return " ".join((number, *groups, _check(number, letters)))


def _read_lines(text: str) -> Iterator[tuple[str, str]]:
    """Number and letters of each line that fits its check; of a line that was given twice the last."""
    for typed in _BETWEEN.split(text.upper()):
        if words := typed.split():
            yield _read_line(words)


def _read_line(words: Iterable[str]) -> tuple[str, str]:
    number, *groups = words
    number = number.rstrip(".:")
    is_numbered = number.isascii() and number.isdigit()
    number = number.zfill(3) if is_numbered else number
    whole = "".join(groups).translate(_LOOKS_LIKE)
    letters, check = whole[:-_CHECK], whole[-_CHECK:]
    if (
        not (number == END or (is_numbered and len(number) == 3))
        or not _LETTERS.fullmatch(whole)
        or check != _check(number, letters)
    ):
        raise Refused("KEY_TEXT_LINE", line=number[:8])
    return number, letters


def _letters(data: bytes) -> str:
    return b32encode(data).decode("ascii").rstrip("=")


def _bytes(letters: str) -> bytes:
    try:
        return b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as fault:  # letters that no bytes give, in a line whose check fits
        raise Refused("KEY_TEXT_OTHER") from fault


def _check(number: str, letters: str) -> str:
    return b32encode(sha256(f"{number} {letters}".encode("ascii")).digest()).decode("ascii")[:_CHECK]


def _digest(data: bytes) -> str:
    return b32encode(sha256(data).digest()).decode("ascii")[:_DIGEST]
