"""Limits of a foreign JSON text, checked before it is parsed: a few bytes of text take a hundred in memory."""

MOST_VALUES = 6_000_000
"""Nearly twice what the register of a unit with 100,000 members needs."""

MOST_BRACKETS = 1_000_000

MOST_NUMBER = 2**63 - 1
"""Largest whole number that a database keeps, and so the largest that is read."""


def exceeds_json_limits(data: bytes, values: int = MOST_VALUES, brackets: int = MOST_BRACKETS) -> bool:
    """Whether a text has more values, or more lists and objects, than are read; commas in texts count too."""
    return data.count(b",") > values or data.count(b"[") + data.count(b"{") > brackets
