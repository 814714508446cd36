"""Reasons that answer a warning or stand beside a figure: words that a leader and the receiver can read."""

from models.values.errors import Refused
from models.values.names import clean, excerpt

LEAST_LETTERS = 2
"""A dot, a dash or a number is what the hand types to get past a question."""


def read_reason(text: str) -> str:
    """The reason without spaces around it; "" takes a reason back. Refused REASON_NOT_WORDS where it has no words."""
    reason = text.strip()
    if reason and sum(letter.isalpha() for letter in clean(reason)) < LEAST_LETTERS:
        raise Refused("REASON_NOT_WORDS", text=excerpt(reason))
    return reason
