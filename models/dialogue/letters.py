"""Letters in words: what a letter is about, the subject and the text proposed for it, addresses, and mailboxes' limits.

Limits are data: resources/mail/mailboxes.toml.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from models.values.errors import Refused
from models.values.messages import sentence
from models.values.names import clean, excerpt
from models.values.periods import label_within, parse_period
from resources import ROOT

MEBIBYTE = 1024 * 1024
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class LetterKind(StrEnum):
    """What travels with a letter."""

    PACKAGE = "package"
    PRINT = "print"  # the signed printed return alone
    RECEIPT = "receipt"
    QUERY = "query"
    TRUST = "trust"  # a trust list
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LetterAbout:
    """What a letter carries. unit and recipient: titles of the sender and of whom it goes to; period as 2026-Q3.

    period, revision and sha256 (64 hexadecimal digits) are left empty where the file has none.
    """

    unit: str
    recipient: str
    period: str = ""
    revision: int | None = None
    sha256: str = ""
    kind: str = LetterKind.PACKAGE


@dataclass(frozen=True, slots=True)
class LetterText:
    """Subject and text of a letter."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mail system and the largest letter that it takes, in bytes of the whole letter."""

    name: str
    limit: int

    @property
    def megabytes(self) -> int:
        return self.limit // MEBIBYTE


@cache
def mailboxes() -> tuple[Mailbox, ...]:
    """The known mail systems, the strictest first."""
    text = (ROOT / "mail" / "mailboxes.toml").read_text(encoding="utf-8")
    found = (Mailbox(one["name"], one["megabytes"] * MEBIBYTE) for one in tomllib.loads(text)["mailbox"])
    return tuple(sorted(found, key=lambda one: one.limit))


def proposed(about: LetterAbout, file: str, language: str = "vi") -> LetterText:
    """Subject and text for a letter that carries a file of this name."""
    details = {
        "unit": about.unit,
        "recipient": about.recipient,
        "period": _period(about.period, language),
        "revision": "" if about.revision is None else str(about.revision),
        "file": file,
        "sha256": about.sha256,
    }
    kind = about.kind.upper()
    subject = clean(sentence(f"LETTER_{kind}_SUBJECT", details, language))
    parts = [f"LETTER_{kind}_TEXT", *(["LETTER_DIGEST"] if about.sha256 else []), "LETTER_END"]
    body = "\n\n".join(sentence(part, details, language).strip() for part in parts)
    return LetterText(subject, body + "\n")


def _period(period: str, language: str) -> str:
    return label_within(parse_period(period), language) if period else ""


def parse_addresses(text: str) -> str:
    """Addresses as they are written on a letter, separated by ", "; "" for none. Refused MAIL_ADDRESS (text)."""
    parts = [part for part in re.split(r"[\s,;]+", clean(text)) if part]
    for part in parts:
        if not _ADDRESS.fullmatch(part) or len(part) > 254:
            raise Refused("MAIL_ADDRESS", text=excerpt(part))
    return ", ".join(parts)
