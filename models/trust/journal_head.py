"""The end of a book's history as it leaves the book: in returns, receipts and copies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

JOURNAL = "journal"
"""Key of the head in du-lieu.json and in a receipt; left out where the book had no history."""

_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class JournalHead:
    """The last link of the chain: number of its change and its SHA-256 (hex), which binds all before it."""

    change: int
    digest: str


NO_HEAD = JournalHead(0, "")
"""Of a book in which nothing happened yet, and of what older programs wrote."""


def head_to_json(head: JournalHead) -> dict[str, Any]:
    """The head as part of a document; nothing for NO_HEAD."""
    return {} if head == NO_HEAD else {JOURNAL: {"change": head.change, "digest": head.digest}}


def head_in(content: Mapping[str, Any]) -> JournalHead:
    """The head that a document states; NO_HEAD where it states none, or none that could be one."""
    stated = content.get(JOURNAL)
    if not isinstance(stated, dict) or stated.keys() != {"change", "digest"}:
        return NO_HEAD
    change, digest = stated["change"], stated["digest"]
    if type(change) is not int or not 0 < change < 2**63 or not isinstance(digest, str):
        return NO_HEAD
    return JournalHead(change, digest) if _DIGEST.fullmatch(digest) else NO_HEAD
