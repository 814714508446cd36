"""Periods as people write them, with the words for quarter, months and year, as the text that is kept (2026-Q3)."""

import re

from models.values.names import clean, fold

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR = r"(?: nam)? (?P<year>(?:19|20)\d\d)"
_FORMS = (
    (re.compile(rf"(?:qu[iy] |q ?)(?P<part>[1-4]|i{{1,3}}|iv){_YEAR}"), "Q"),
    (re.compile(r"(?P<year>(?:19|20)\d\d) ?q(?P<part>[1-4])"), "Q"),
    (re.compile(rf"6 ?t(?:hang)?(?P<last> cuoi)?(?: dau)?{_YEAR}"), "H"),
    (re.compile(rf"9 ?t(?:hang)?(?: dau)?{_YEAR}"), "9M"),
    (re.compile(r"(?:ca )?nam (?P<year>(?:19|20)\d\d)"), ""),
)
"""On folded words: a quarter by digit or Roman number, six months, nine months, a year."""


def period_text(text: str) -> str:
    """The text of a period as it is kept, 2026-Q3; what is no such way of writing stays as it is."""
    wanted = fold(clean(text))
    for form, sign in _FORMS:
        found = form.fullmatch(wanted)
        if found is None:
            continue
        said = found.groupdict()
        part = said.get("part") or ""
        ends = {
            "Q": "-Q" + _ROMAN.get(part, part),
            "H": "-H2" if said.get("last") else "-H1",
            "9M": "-9M",
            "": "",
        }
        return said["year"] + ends[sign]
    return text
