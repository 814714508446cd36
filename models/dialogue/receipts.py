"""Receipts: what became of a return, stated by the unit above. Only a receipt proves a status.

Receipts of a return are numbered by the unit that gives them; the receipt with the highest number counts, whatever
order they arrive in. Refusals of a receipt at the sender: RECEIPT_OTHER_UNIT, RECEIPT_OTHER_OFFICE,
RECEIPT_UNKNOWN_RETURN, RECEIPT_KNOWN, RECEIPT_CONTRADICTS.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from models.dialogue import notices
from models.dialogue.notices import ReturnNamed
from models.returns.document import UnitName
from models.returns.receiving import unit_key
from models.trust.journal_head import NO_HEAD, JournalHead, head_in, head_to_json
from models.values.errors import Refused

KIND = "so-htx/receipt"
SCHEMA = 1


class ReceiptState(StrEnum):
    """What has become of a return at the unit above."""

    RECEIVED = "received"  # the file arrived and was stored
    VERIFIED = "verified"  # signatures and content hold
    MERGED = "merged"  # its figures are in the merged sheets
    QUERIED = "queried"  # there are questions; they come in a file of their own
    REFUSED = "refused"  # it does not count; the reason explains why


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt. number: counted by the issuer for this return, from 1; reason: a code, for a refusal always.

    note: a sentence of the officer's own, or "". journal: the end of the history of the book that gives it.
    """

    issuer: UnitName
    about: ReturnNamed
    number: int
    state: ReceiptState
    at: datetime
    reason: str = ""
    note: str = ""
    journal: JournalHead = NO_HEAD


def encode(receipt: Receipt) -> bytes:
    """Canonical bytes of a receipt."""
    return notices.canonical(
        {
            "kind": KIND,
            "schema": SCHEMA,
            "issuer": notices.unit_to_json(receipt.issuer),
            "return": notices.return_to_json(receipt.about),
            "number": receipt.number,
            "state": receipt.state.value,
            "at": notices.time_to_json(receipt.at),
            "reason": receipt.reason,
            "note": receipt.note,
            **head_to_json(receipt.journal),
        }
    )


def decode(data: bytes) -> Receipt:
    """The receipt in these bytes; Refused with the NOTICE_... codes."""
    receipt = notices.parsed(data, KIND, SCHEMA, _from_json)
    if encode(receipt) != data:
        raise Refused("NOTICE_SHAPE", what="canonical")
    return receipt


def _from_json(content: dict[str, Any]) -> Receipt:
    receipt = Receipt(
        notices.unit_from_json(content["issuer"]),
        notices.return_from_json(content["return"]),
        notices.count(content["number"]),
        ReceiptState(content["state"]),
        notices.time_from_json(content["at"]),
        notices.code(content["reason"]),
        notices.text(content["note"]),
        head_in(content),
    )
    if receipt.state is ReceiptState.REFUSED and not receipt.reason:
        raise ValueError("reason")
    return receipt


@dataclass(frozen=True, slots=True)
class SentReturn:
    """A return as its sender remembers it: to whom it went, and the digests of what was sent."""

    about: ReturnNamed
    parent: UnitName


def against_sent(
    receipt: Receipt, own: UnitName, sent: Sequence[SentReturn], known: Sequence[Receipt] = ()
) -> str | None:
    """Why a receipt that verifies does not belong here, or None if it does.

    It names a return that this unit sent to the issuer, in the very bytes that were sent; a number that is known
    already must say the same. The digest of the package may be another where the return was packed once more
    (signed elsewhere, or written again); that of the data may not.
    """
    if unit_key(receipt.about.unit) != unit_key(own):
        return "RECEIPT_OTHER_UNIT"
    mine = [one for one in sent if one.about.data_sha256 == receipt.about.data_sha256]
    if not any(_same_return(one.about, receipt.about) for one in mine):
        return "RECEIPT_UNKNOWN_RETURN"
    if not any(unit_key(one.parent) == unit_key(receipt.issuer) for one in mine):
        return "RECEIPT_OTHER_OFFICE"
    for other in known:
        if _is_same_number(other, receipt):
            return "RECEIPT_KNOWN" if other == receipt else "RECEIPT_CONTRADICTS"
    return None


def _same_return(one: ReturnNamed, other: ReturnNamed) -> bool:
    return (one.period, one.revision, one.number) == (other.period, other.revision, other.number)


def _is_same_number(one: Receipt, other: Receipt) -> bool:
    return (
        one.number == other.number
        and unit_key(one.issuer) == unit_key(other.issuer)
        and one.about.data_sha256 == other.about.data_sha256
    )


def standing(known: Sequence[Receipt], data_sha256: str) -> Receipt | None:
    """The receipt that counts for a return: that with the highest number, whatever the order of arrival."""
    about = [receipt for receipt in known if receipt.about.data_sha256 == data_sha256]
    return max(about, key=lambda receipt: receipt.number, default=None)


WITHDRAWN_HERE = "WITHDRAWN_BY_OFFICE"
"""Why a package is refused that was accepted first and taken back later; the office's own words say more."""


def deserved(status: str, *, counts: bool, has_open_queries: bool) -> tuple[ReceiptState, str]:
    """What the unit above has to say of a package that it took in, and the code of the reason.

    status: accepted or withdrawn; counts: its figures are in the merged sheets (a newer revision takes its place).
    """
    if status != "accepted":
        return ReceiptState.REFUSED, WITHDRAWN_HERE
    if has_open_queries:
        return ReceiptState.QUERIED, ""
    return (ReceiptState.MERGED if counts else ReceiptState.VERIFIED), ""


def next_number(given: Sequence[Receipt], data_sha256: str) -> int:
    """The number of the next receipt for a return."""
    last = standing(given, data_sha256)
    return 1 if last is None else last.number + 1
