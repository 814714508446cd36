"""Texts of old Vietnamese fonts (TCVN3, VNI) recognised and written in Unicode.

Such files show nonsense without their font. A column is converted where its words make no Vietnamese as
they stand and do so by the table of one old encoding; a cell with a letter that only Unicode has is left as it is.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from models.values.cells.remarks import TableRemark
from models.values.names import excerpt
from resources import ROOT

_FOREIGN_SHARE = 0.15
"""Of the words with letters beyond ASCII, so many at least must have letters that no Vietnamese word has."""
_LEAST_FOREIGN = 2
_SOUND_SHARE = 0.95
"""So many of those words must be possible Vietnamese syllables once they are converted."""

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""Grave, acute, tilde, hook above, dot below."""
_WORD = re.compile(r"[^\s\d.,;:/()\[\]\"'!?%&+*=\u2013-]+")


@dataclass(frozen=True)
class LegacyEncoding:
    """One old encoding: letters as they are read by Windows-1252 → letters of Unicode."""

    key: str
    title: str
    letters: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.letters, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)))

    def decode(self, text: str) -> str:
        """The text in Unicode; where its plain letters are all capitals, so are the others (a font of its own)."""
        made = self._pattern.sub(lambda found: self.letters[found[0]], text)
        plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
        return made.upper() if len(plain) > 1 and all(letter.isupper() for letter in plain) else made


@dataclass(frozen=True)
class Alphabet:
    """Vietnamese in Unicode. only_unicode: letters that no old encoding shows; syllable: what one looks like."""

    vowels: str
    consonants: str
    only_unicode: str
    syllable: re.Pattern[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((ROOT / "names" / "legacy_letters.toml").read_text(encoding="utf-8"))


@cache
def alphabet() -> Alphabet:
    """The alphabet of resources/names/legacy_letters.toml; syllables are allowed broadly, tones aside."""
    one = _data()["alphabet"]
    syllable = re.compile(f"(?:{one['initials']})?[{one['vowels']}]{{1,3}}(?:{one['finals']})?")
    return Alphabet(one["vowels"], one["consonants"], one["only_unicode"], syllable)


@cache
def encodings() -> tuple[LegacyEncoding, ...]:
    """The old encodings of resources/names/legacy_letters.toml."""
    found = _data()["encodings"]
    return tuple(
        LegacyEncoding(
            key,
            one["title"],
            dict(pair.split("=") for line in one["letters"] for pair in line.split(" ")),
        )
        for key, one in found.items()
    )


def in_unicode(
    cells: Sequence[Sequence[str]],
) -> tuple[Sequence[Sequence[str]], TableRemark | None]:
    """The cells of a table in Unicode, and a remark where something was converted (encoding, an example, how many)."""
    if not any(_is_suspect(text) for line in cells for text in line):
        return cells, None
    width = max(map(len, cells), default=0)
    columns = [[line[at] for line in cells if at < len(line)] for at in range(width)]
    whole = _recognised([text for column in columns for text in column])
    chosen = [_recognised(column) or (whole if _speaks_for(whole, column) else None) for column in columns]
    if not any(chosen):
        return cells, None
    made = [[_converted(text, chosen[at]) for at, text in enumerate(line)] for line in cells]
    changed = [
        (before, after)
        for old, new in zip(cells, made, strict=True)
        for before, after in zip(old, new, strict=True)
        if before != after
    ]
    if not changed:
        return cells, None
    longest = max(changed, key=lambda pair: len(pair[1]))
    titles = dict.fromkeys(one.title for one in chosen if one is not None)
    details = {
        "encoding": ", ".join(titles),
        "count": len(changed),
        "before": excerpt(longest[0]),
        "after": excerpt(longest[1]),
    }
    return made, TableRemark("TEXT_OF_OLD_FONT", details)


def _converted(text: str, encoding: LegacyEncoding | None) -> str:
    return text if encoding is None or not _may_convert(text) else encoding.decode(text)


def _may_convert(text: str) -> bool:
    """Whether a text has letters beyond ASCII, and none that only Unicode has."""
    return not text.isascii() and not any(_is_certain(letter) for letter in text)


def _is_certain(letter: str) -> bool:
    """Whether a letter stands in no old encoding: a few, and the block of Vietnamese letters with two marks."""
    return letter in alphabet().only_unicode or "\u1ea0" <= letter <= "\u1ef9"


def _is_suspect(text: str) -> bool:
    return _may_convert(text) and any(_is_foreign(word) for word in _WORD.findall(text))


def _recognised(texts: Iterable[str]) -> LegacyEncoding | None:
    """The encoding by which the words of some cells are Vietnamese; None where they are as they stand, or by none."""
    words = [
        word for text in texts if _may_convert(text) for word in _WORD.findall(text) if not word.isascii()
    ]
    foreign = sum(map(_is_foreign, words))
    if foreign < _LEAST_FOREIGN or foreign < _FOREIGN_SHARE * len(words):
        return None
    sound = {one.key: sum(_is_syllable(one.decode(word)) for word in words) for one in encodings()}
    best = max(encodings(), key=lambda one: sound[one.key])
    return best if sound[best.key] >= _SOUND_SHARE * len(words) else None


def _speaks_for(encoding: LegacyEncoding | None, column: Sequence[str]) -> bool:
    """Whether a column that says too little by itself is read by the encoding of the table."""
    words = [
        word for text in column if _may_convert(text) for word in _WORD.findall(text) if not word.isascii()
    ]
    return encoding is not None and bool(words) and all(_is_syllable(encoding.decode(word)) for word in words)


def _is_foreign(word: str) -> bool:
    """Whether a word has a letter or sign that no Vietnamese word has."""
    return any(not letter.isascii() and _bare(letter) is None for letter in word)


def _is_syllable(word: str) -> bool:
    """Whether a word is a possible Vietnamese syllable, with one tone at most."""
    letters, tones = [], 0
    for letter in unicodedata.normalize("NFC", word).lower():
        bare = _bare(letter)
        if bare is None:
            return False
        letters.append(bare[0])
        tones += bare[1]
    return tones <= 1 and alphabet().syllable.fullmatch("".join(letters)) is not None


@cache
def _bare(letter: str) -> tuple[str, int] | None:
    """A Vietnamese letter without its tone, and how many tones it had; None for any other sign."""
    parts = unicodedata.normalize("NFD", letter.lower())
    tones = sum(part in _TONES for part in parts)
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    vowel = bare in alphabet().vowels
    known = vowel or bare in alphabet().consonants or (bare.isascii() and bare.isalpha())
    if not known or tones > 1 or (tones and not vowel):
        return None
    return bare, tones
