"""What the forms say, in English: names, titles, rows, columns, sectors and units (resources/names/forms_en.toml).

The Vietnamese text is the official name; what has no English name keeps it, such as a form that a province made itself.
"""

import re
import tomllib
from collections import ChainMap
from collections.abc import Mapping
from functools import cache

from resources import ROOT

_ENDS = re.compile(r"(.*) \(([^()]*)\)")
_JOINTS = (" – ", ": ", " · ")
"""What stands between two words of forms that are told together: a row and its sector, a sector and its row."""


_taught: dict[str, str] = {}
"""English names that came with forms of books; those of the program go before them."""


def learn(names: Mapping[str, str]) -> None:
    """Take up the English names that a form brings along."""
    _taught.update(names)


@cache
def english_names() -> Mapping[str, str]:
    """Vietnamese text of a form of the program → English."""
    return tomllib.loads((ROOT / "names" / "forms_en.toml").read_text(encoding="utf-8"))


@cache
def _every_name() -> Mapping[str, str]:
    return ChainMap(dict(english_names()), _taught)


def form_word(text: str, language: str) -> str:
    """A text of a form in a language; also where two of them are told together: "row – sector", "row (column)"."""
    if language == "vi" or not text:
        return text
    known = _every_name()
    if text in known:
        return known[text]
    for joint in _JOINTS:
        before, _, after = text.partition(joint)
        if after and before in known:
            return f"{known[before]}{joint}{form_word(after, language)}"
    ends = _ENDS.fullmatch(text)
    if ends and ends[1] in known:
        return f"{known[ends[1]]} ({form_word(ends[2], language)})"
    return text


def beside(text: str, language: str) -> str:
    """A text of a form with its official name beside it, where the language has another one."""
    word = form_word(text, language)
    return text if word == text else f"{word} ({text})"
