"""A TOML file of forms, bounded before it is parsed: what comes from outside costs little time, memory and stack.

tomllib calls itself for every bracket in a bracket, and its time grows with the square of the parts of a dotted key;
both are counted here without it.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from models.values.errors import Refused

MOST_BYTES = 256 * 1024
"""The longest published form has 23 KB."""

MOST_NESTED = 16
"""Brackets in brackets and parts of a dotted key together; the published forms need 5."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?(?:"{3,5}|\Z)'  # a text may end in one or two quotation marks of its own
    r"|'''.*?(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|\#[^\n]*"
    r"|[\[\]{}.,=\n]",
    re.DOTALL,
)
"""Texts and comments, whose brackets and dots do not count, and the signs that do. Every text without an end runs to
the end of its line or of the file, so that the time grows with the length alone."""


def read_bounded(path: Path) -> bytes:
    """The bytes of a file, as far as they decide that it is too large."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def parse_toml(path: Path, content: bytes) -> dict[str, Any]:
    """The table in the content of a file. Refused FORM_TOO_LARGE, FORM_TOO_DEEP; tomllib.TOMLDecodeError,
    UnicodeDecodeError."""
    if len(content) > MOST_BYTES:
        raise Refused("FORM_TOO_LARGE", file=path.name, allowed=MOST_BYTES // 1024)
    text = content.decode("utf-8").replace("\r\n", "\n")
    if nesting(text) > MOST_NESTED:
        raise Refused("FORM_TOO_DEEP", file=path.name, allowed=MOST_NESTED)
    return tomllib.loads(text)


def nesting(text: str) -> int:
    """How deep tables and lists lie in each other at most, as far as brackets and dotted keys say."""
    deepest = brackets = dots = 0
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign == ".":
            dots += 1
        elif sign in ("[", "{"):
            brackets, dots = brackets + 1, 0
        elif sign in ("]", "}"):
            brackets, dots = brackets - 1, 0
        elif sign in (",", "=", "\n"):
            dots = 0
        deepest = max(deepest, brackets + dots)
    return deepest
