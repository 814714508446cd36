"""Tinos, the typeface of every paper: metric-compatible with Times New Roman, SIL OFL 1.1, shipped.

The system's Times New Roman is never used instead: two machines must make the same bytes from the same
figures, and its versions differ in their Vietnamese letters.
"""

import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from models.values.errors import Damaged
from resources import ROOT

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"
_FILES = {
    REGULAR: "Tinos-Regular.ttf",
    BOLD: "Tinos-Bold.ttf",
    ITALIC: "Tinos-Italic.ttf",
    BOLD_ITALIC: "Tinos-BoldItalic.ttf",
}
_BREAKS = re.compile(r"(?<=[^\W\d]/)(?=[^\W\d])")
_BASES = "a\u0103\u00e2e\u00eaio\u00f4\u01a1u\u01b0y"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_PLAIN = "0123456789 .,;:!?()[]{}/\\|%&*+-=<>@#$^_~`'\""
_MARKS = "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u00d7\u00b0\u00b2\u00b3\u2264\u2265\u00a0\u20ab"


def alphabet() -> str:
    """Every character that a Vietnamese paper needs: letters with all tones, figures, quotes, dashes."""
    toned = {unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in _TONES}
    latin = {chr(code) for code in range(ord("a"), ord("z") + 1)}
    small = toned | latin | {"\u0111"}
    return "".join(sorted(small | {letter.upper() for letter in small} | set(_PLAIN) | set(_MARKS)))


KEPT = 8192
"""Texts whose widths and lines are remembered: the labels of the forms stand on the paper of every unit."""


@cache
def register_fonts() -> None:
    """Makes the four styles known to the PDF writer. Damaged: FONT_DAMAGED, FONT_GLYPHS_MISSING."""
    for name in _FILES:
        pdfmetrics.registerFont(_font(name))
    check_glyphs()


@cache
def _font(name: str) -> TTFont:
    """A style read once, 2 MB each. Damaged FONT_DAMAGED."""
    try:
        return TTFont(name, str(ROOT / "fonts" / _FILES[name]))
    except (TTFError, OSError, ValueError, struct.error) as fault:
        raise Damaged("FONT_DAMAGED", file=_FILES[name]) from fault


@cache
def covered(name: str) -> frozenset[int]:
    """Code points that a style can show."""
    return frozenset(_font(name).face.charToGlyph)


def check_glyphs() -> None:
    """Damaged with FONT_GLYPHS_MISSING where a style lacks a character of the Vietnamese alphabet."""
    for name, file in _FILES.items():
        missing = [letter for letter in alphabet() if ord(letter) not in covered(name)]
        if missing:
            raise Damaged("FONT_GLYPHS_MISSING", file=file, missing="".join(missing))


def printable(text: str, font: str = REGULAR) -> str:
    """The text in composed form as the typeface can show it.

    A sign that it lacks is replaced by its compatibility form (a Roman number by letters), else by NO_SUCH_SIGN, and
    counted by `missing_signs`.
    """
    if text.isascii() and text.isprintable():
        return text
    shown, missing = _shown(text, font)
    counted = _missing.get()
    if missing and counted is not None:
        counted.update(missing)
    return shown


@lru_cache(maxsize=KEPT)
def _shown(text: str, font: str) -> tuple[str, str]:
    """A text as the typeface can show it, and the signs that it lacks."""
    known, missing = covered(font), list[str]()
    shown = "".join(
        letter
        if ord(letter) in known and (letter == "\n" or letter.isprintable())
        else _stand_in(letter, known, missing)
        for letter in unicodedata.normalize("NFC", text)
    )
    return shown, "".join(missing)


NO_SUCH_SIGN = "\u25a1"
"""What stands for a sign that the typeface lacks; no text has it by itself."""

_missing: ContextVar[Counter[str] | None] = ContextVar("missing", default=None)


@contextmanager
def missing_signs() -> Iterator[Counter[str]]:
    """Count the signs that no typeface can show in what is laid out meanwhile, by this thread."""
    counted: Counter[str] = Counter()
    token = _missing.set(counted)
    try:
        yield counted
    finally:
        _missing.reset(token)


def _stand_in(letter: str, known: frozenset[int], missing: list[str]) -> str:
    if letter == "\n":
        return letter
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in ("Cc", "Cf"):
        return ""
    compatible = _compatible(letter, known)
    if not compatible:
        missing.append(letter)
        return NO_SUCH_SIGN
    return compatible


def _compatible(letter: str, known: frozenset[int]) -> str:
    """The compatibility form of a sign in signs that the typeface has, "" where there is none."""
    parts = [part for part in unicodedata.decomposition(letter).split() if not part.startswith("<")]
    signs = [chr(int(part, 16)) for part in parts]
    forms = [sign if ord(sign) in known else _compatible(sign, known) for sign in signs]
    return "".join(forms) if forms and all(forms) else ""


@lru_cache(maxsize=KEPT)
def text_width(text: str, font: str, size: float) -> float:
    """Width of one line in points."""
    register_fonts()
    width: float = pdfmetrics.stringWidth(text, font, size)
    return width


@lru_cache(maxsize=KEPT)
def wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """The lines of a text in a column of this width (points); a word wider than the column is cut."""
    if not text:
        return ()
    if "\n" not in text and text_width(text, font, size) <= width:
        return (text,)
    return tuple(line for part in text.split("\n") for line in _lines(part, font, size, width))


def balanced(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    """As `wrapped`, in as many lines but of about equal length: for centred titles and names of offices."""
    lines = wrapped(text, font, size, width)
    narrow, wide = width / 2, width
    while len(lines) > 1 and wide - narrow > 1.0:
        middle = (narrow + wide) / 2
        if len(wrapped(text, font, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrapped(text, font, size, wide) if len(lines) > 1 else lines


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """What stays whole on a line, each with the space before it: words, cut behind a slash between letters."""
    for word in text.split():
        first, *others = _BREAKS.split(word)
        yield " ", first
        for other in others:
            yield "", other


def _lines(text: str, font: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for space, piece in pieces(text):
        longer = f"{line}{space}{piece}" if line else piece
        if text_width(longer, font, size) <= width:
            line = longer
            continue
        if line:
            yield line
        *cut, line = _cut(piece, font, size, width)
        yield from cut
    yield line


def _cut(word: str, font: str, size: float, width: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, font, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
