"""Counts with the word of what they count in the same cell: "12 people" of workers, "4 stars", or four star signs."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from models.values.names import fold
from resources import ROOT

_PARTED = re.compile(r"(\D*?)\s*(\d[\d.,]*)\s*(\D*)")


def count_text(field: str, text: str) -> str:
    """The number of a cell without the words that say what this field counts; the text itself where it is no such."""
    known = _words().get(field)
    if known is None:
        return text
    marks = text.replace(" ", "").replace("\ufe0f", "")
    signs = set(known.get("signs", ""))
    if marks and set(marks) <= signs:
        return str(len(marks))
    found = _PARTED.fullmatch(text)
    if found is None:
        return text
    words = set(map(fold, known["words"]))  # a sign such as % folds to nothing, and is no word
    beside = [part for part in (found[1], found[3]) if part and not set(part) <= signs]
    return found[2] if all(fold(part) in words for part in beside) else text


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((ROOT / "names" / "count_words.toml").read_text(encoding="utf-8"))
