"""Units of money as tables state them: in a heading, in a line above the table, behind the number in a cell.

The spellings are data (resources/names/money_units.toml). A spelling counts as a whole: of hundred million dong
nothing is taken for million dong.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from unicodedata import category

from models.values.messages import sentence
from models.values.names import clean, fold
from models.values.quantities import format_number
from resources import ROOT

NOT_STATED = 0
"""No unit is stated."""

_DONG_SIGN = "\u20ab"
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_PARTS = re.compile(r"[,;:/]")
_AMOUNT = re.compile(r"([(+\u2212\u2013-]?\s*\d[\d., ]*\)?)\s*([^\d\s.,%)].*)", re.DOTALL)
_MOST_WORDS = 5


def dong_of(words: str) -> int:
    """How many dong one of a unit is, by a spelling that is the whole text; NOT_STATED for anything else."""
    return _units().get(_key(words), NOT_STATED)


def heading_unit(heading: str) -> int | None:
    """How many dong one of the unit of a heading is; NOT_STATED where it names none, None where it is not known."""
    text = clean(heading)
    if _foreign_sign(text):
        return None
    inside = [unit for part in _BRACKETS.findall(text) if (unit := _bracket_unit(part)) != NOT_STATED]
    if inside:
        return inside[0] if len(set(inside)) == 1 else None
    return _last_words_unit(_BRACKETS.sub(" ", text))


def title_unit(lines: Iterable[str]) -> int | None:
    """The unit that a line above a table states, such as DVT: trieu dong; otherwise as heading_unit."""
    for line in lines:
        words = fold(line.replace(_DONG_SIGN, " dong "))
        for lead in _words("lead"):
            _, found, said = f" {words} ".partition(f" {lead} ")
            if not found:
                continue
            parts = [said, *_PARTS.split(line.replace(_DONG_SIGN, " dong "))]
            known = {unit for part in parts if (unit := dong_of(_without_lead(part)))}
            if len(known) == 1:
                return known.pop()
            if known or (lead.endswith(("dvt", "tinh")) and _is_money(said)):
                return None
    return NOT_STATED


OFFERED_UNITS = (1, 10**3, 10**6, 10**9)
"""The units that are offered for a column: dong, thousand, million, billion."""


def unit_words(dong: int, language: str = "vi") -> str:
    """A unit in words."""
    if dong in OFFERED_UNITS:
        return sentence(f"MONEY_UNIT_{OFFERED_UNITS.index(dong)}", language=language)
    return sentence("MONEY_UNIT_OTHER", {"dong": format_number(dong)}, language)


def amount_with_unit(text: str) -> tuple[str, int]:
    """The number of an amount and how many dong its unit is (500 tr, 1.200.000 dong); NOT_STATED for a plain number."""
    found = _AMOUNT.fullmatch(clean(text))
    unit = dong_of(found[2]) if found else NOT_STATED
    return (found[1].strip(), unit) if found and unit else (text, NOT_STATED)


def _bracket_unit(part: str) -> int | None:
    words = _without_lead(part)
    unit = dong_of(words)
    if unit or not words:
        return unit
    if not any(sign.isalpha() for sign in words):
        number = re.sub(r"\D", "", words)
        is_scale = len(number) > 3 and set(number[1:]) == {"0"} and number[0] == "1"
        return None if is_scale else NOT_STATED
    folded = f"{fold(part)} "
    if any(folded.startswith(f"{word} ") for word in _words("no_unit")) and not _is_money(part):
        return NOT_STATED
    return None


def _last_words_unit(text: str) -> int | None:
    """The unit that ends a heading without brackets. Without its accents the word for dong may be another one."""
    written = [word.strip(".,;:-\u2013/*") for word in text.casefold().split()]
    written = [word for word in written if word]
    for count in range(min(_MOST_WORDS, len(written) - 1), 0, -1):
        last = " ".join(written[-count:])
        unit = dong_of(last)
        if not unit or (count == 1 and (len(last) < 2 or last == "dong")):
            continue
        before = written[-count - 1]
        plain = count == 1 and last not in _accented()
        if plain or before in _data()["not_after"]:
            continue
        return None if fold(before) in ("tram", "chuc", "muoi") or before[-1:].isdigit() else unit
    return (
        None if any(fold(" ".join(written[-count:])) in _words("foreign") for count in (1, 2)) else NOT_STATED
    )


def _is_money(text: str) -> bool:
    """Whether a text has a word that units of money are written with."""
    folded = set(fold(text).split())
    return bool(folded & {"trieu", "nghin", "ngan", "ty", "ti", "vnd", "tr", "trd"}) or (
        "dong" in folded and not folded & {fold(word) for word in _data()["not_after"]}
    )


def _foreign_sign(text: str) -> bool:
    return any(category(sign) == "Sc" and sign != _DONG_SIGN for sign in text)


def _without_lead(text: str) -> str:
    words = f"{fold(text.replace(_DONG_SIGN, ' dong '))} "
    while lead := next((one for one in _words("lead") if words.startswith(f"{one} ")), ""):
        words = words.removeprefix(f"{lead} ")
    return words.strip()


def _key(words: str) -> str:
    return fold(words.replace(_DONG_SIGN, " dong ")).replace(" ", "")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((ROOT / "names" / "money_units.toml").read_text(encoding="utf-8"))


@cache
def _units() -> Mapping[str, int]:
    return {_key(word): int(dong) for dong, words in _data()["units"].items() for word in words}


@cache
def _accented() -> frozenset[str]:
    """Spellings of one word as they are written, which no other word is taken for."""
    return frozenset(word for words in _data()["units"].values() for word in words)


@cache
def _words(name: str) -> tuple[str, ...]:
    """Folded words of a list, the longest first."""
    return tuple(sorted({fold(word) for word in _data()[name]}, key=lambda word: (-len(word), word)))
