"""Text as it is stored, searched and sorted: a single spelling inside, accent-free search, Vietnamese order.

`nfc` and `clean` normalise input; `fold` and `fold_organisation` make search keys, `sort_key` makes keys
that a database orders byte by byte. Keys are for comparing only and are never shown.
"""

import re
import tomllib
import unicodedata
from functools import cache

from resources import ROOT

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
# Letters that look like the Vietnamese barred d and come out of old font converters.
_BARRED_D = {0x00D0: 0x0110, 0x0189: 0x0110, 0x00F0: 0x0111, 0x0256: 0x0111}
_DOOR = {**_FULL_WIDTH, **_BARRED_D}
_PLAIN_D = {0x0110: "D", 0x0111: "d"}
_APOSTROPHES = {ord(mark): None for mark in "'`\u2018\u2019\u02bc\u00b4"}
_HIDDEN = {"Cc", "Cf", "Cs"}
_WITH_MARK = re.compile(r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]) WITH ")
_LIGATURES = {"\u00e6": "ae", "\u0153": "oe", "\u0131": "i", "\u00f8": "o", "\u00fe": "th"}
_Y_READ_AS_I = re.compile(r"(?<=[b-df-hj-np-tv-xz])y|(?<=qu)y")

# Grave, hook, tilde, acute, dot below: the order of the tones after the level tone.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# Breve, circumflex, horn make letters of their own, which follow the plain letter: a, a-breve, a-circumflex.
_LETTER_MARKS = {
    ("a", "\u0306"): "|",
    ("a", "\u0302"): "}",
    ("e", "\u0302"): "|",
    ("o", "\u0302"): "|",
    ("o", "\u031b"): "}",
    ("u", "\u031b"): "|",
}


def nfc(text: str) -> str:
    """The text in Unicode normal form C, so that equal letters are equal characters."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """A line of text as it is stored: NFC, a single plain space between words, nothing invisible in it.

    Full-width letters and digits become ASCII, look-alikes of the barred d become that letter, control,
    zero-width and direction characters vanish (line breaks and tabs count as spaces).
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = " ".join(text.translate(_DOOR).split())
    if not spaced.isprintable():  # what nobody sees is not printable
        spaced = "".join(mark for mark in spaced if unicodedata.category(mark) not in _HIDDEN)
        spaced = " ".join(spaced.split())
    return nfc(spaced)


MOST_QUOTED = 60
"""So many characters of a foreign text stand in a message: enough to know it again."""


def excerpt(text: str) -> str:
    """The beginning of a text as a message quotes it."""
    return text[:MOST_QUOTED]


def fold(text: str) -> str:
    """The search key of a text: lower case, no accents, words of letters and digits with one space between.

    Spellings with y and i that read alike have the same key (after a consonant and after "qu"), wherever the tone is
    placed. Idempotent; the key of the beginning of a word is the beginning of the word's key.
    """
    words = nfc(text).translate(_FOLDED).split()
    return _Y_READ_AS_I.sub("i", " ".join(words))


class _Folding(dict[int, str]):
    """What each character becomes in a search key; worked out when the character is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_FOLDED = _Folding()


def _folded(mark: str) -> str:
    """Lower-case plain letters and digits of a single character; a space for punctuation, nothing for hidden marks."""
    if mark.isspace():
        return " "
    if ord(mark) in _APOSTROPHES or unicodedata.category(mark) in _HIDDEN or unicodedata.combining(mark):
        return ""
    apart = unicodedata.normalize("NFKD", mark.translate(_DOOR).translate(_PLAIN_D).casefold())
    apart = unicodedata.normalize("NFKD", apart.casefold()).translate(_PLAIN_D)
    seen = (_unstroked(one) for one in apart if not unicodedata.combining(one))
    return "".join(one if one.isalnum() else " " for one in seen)


def _unstroked(letter: str) -> str:
    """The plain letter of one with a stroke, bar or hook (b of U+0180, l of U+0142), which no normal form takes apart.

    Ede and other names of the Central Highlands are written with them.
    """
    if letter.isascii():
        return letter
    found = _WITH_MARK.match(unicodedata.name(letter, ""))
    return found[1].lower() if found else _LIGATURES.get(letter, letter)


def fold_organisation(text: str) -> str:
    """The search key of an organisation's name; its usual words are shortened, so both forms have the same key.

    The shortenings are data: resources/names/shortenings.toml.
    """
    key = fold(text)
    pattern, short = _shortenings()
    return pattern.sub(lambda found: short[found.group()], key)


@cache
def usual_words() -> frozenset[str]:
    """Words of kinds and trades in search keys of organisations: the short forms to which longer words are brought."""
    return frozenset(word for short in _shortenings()[1].values() for word in short.split())


@cache
def _shortenings() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all words to shorten, longest first, and the short form of each."""
    table = tomllib.loads((ROOT / "names" / "shortenings.toml").read_text(encoding="utf-8"))
    short = {fold(written): abbreviation for abbreviation, forms in table.items() for written in forms}
    longest_first = sorted(short, key=lambda words: (-len(words), words))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), short


def sort_key(text: str) -> str:
    """A key in Vietnamese alphabetical order for bytewise comparison; tones decide between equal letters.

    Words are compared in turn, capitals and punctuation do not count. The letters that follow their
    plain letter carry "|" or "}" (which sort after z); after a tab come the tones, one digit for each
    word.
    """
    letters: list[str] = []
    tones: list[str] = []
    for word in _words_apart(text):
        spelled, tone = _spelled(word)
        letters.append(spelled)
        tones.append(tone)
    return " ".join(letters) + "\t" + " ".join(tones)


def person_sort_key(full_name: str) -> str:
    """The key for lists of people: by given name (the last word), then by the rest, as papers order them."""
    words = clean(full_name).split()
    return sort_key("".join(words[-1:])) + "\t" + sort_key(" ".join(words[:-1]))


def _words_apart(text: str) -> list[str]:
    """The words in lower case with every accent as a mark of its own."""
    apart = unicodedata.normalize("NFKD", clean(text).translate(_APOSTROPHES).casefold())
    return "".join(mark if mark.isalnum() or unicodedata.combining(mark) else " " for mark in apart).split()


def _spelled(word: str) -> tuple[str, str]:
    """A word's letters in comparable form, and its tones as digits ("0" where it has none)."""
    spelled: list[str] = []
    tones: list[str] = []
    letter = ""
    for mark in word:
        if mark in _TONES:
            tones.append(_TONES[mark])
        elif unicodedata.combining(mark):
            spelled.append(_LETTER_MARKS.get((letter, mark), ""))
        else:
            letter = mark
            spelled.append("d|" if mark == "\u0111" else mark)
    return "".join(spelled), "".join(tones) or "0"
