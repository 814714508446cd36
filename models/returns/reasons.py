"""Reasons that answer a finding or stand beside a figure: words that a leader and the receiver can read."""

import re
from collections.abc import Iterable, Mapping

from models.forms.findings import Finding, Level
from models.values.errors import Refused
from models.values.names import clean, excerpt

LEAST_LETTERS = 2
"""Different letters of a word: a dot, a number, a single letter or one held down is what the hand types to get past."""

_WORD = re.compile(r"[^\W\d_]+")


def read_reason(text: str) -> str:
    """The reason without spaces around it; "" takes a reason back. Refused REASON_NOT_WORDS where it has no words."""
    reason = text.strip()
    words = _WORD.findall(clean(reason).casefold())
    if reason and not any(len(set(word)) >= LEAST_LETTERS for word in words):
        raise Refused("REASON_NOT_WORDS", text=excerpt(reason))
    return reason


def answered_errors(findings: Iterable[Finding], reasons: Mapping[str, str]) -> list[tuple[Finding, str]]:
    """The errors that real events produced, each with the reason that answers it: paper and the receiver show them."""
    return [
        (one, reason)
        for one in findings
        if one.level is Level.ERROR and one.takes_reason and (reason := reasons.get(one.key, "").strip())
    ]
