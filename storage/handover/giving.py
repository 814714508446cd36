"""The register as handovers to its takers, what was given kept, and the receipts that came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from models.dialogue.handovers import (
    Handover,
    HandoverReceipt,
    RegisterTotals,
    TakerShare,
    encode,
    refuse_unproven,
    summed,
)
from models.dialogue.notices import time_to_json
from models.returns.receiving import unit_key
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.handover import records
from storage.handover.records import HandoverRecord
from storage.handover.sharing import Sharing, share_of, sharing, whole_of

_SHOWN = 5


@dataclass(frozen=True)
class Giving:
    """What would be given: one handover a taker that gets something, and the proof: whole = shares + left."""

    handovers: tuple[Handover, ...]
    whole: RegisterTotals
    left: RegisterTotals


def giving(book: Book, choices: Mapping[str, str] | None = None) -> Giving:
    """The handovers of a book whose unit has ended; nothing is kept.

    Refused HANDOVER_NOT_ENDED, HANDOVER_CHOICE, HANDOVER_UNASSIGNED (count, names), HANDOVER_EMPTY.
    """
    parted = sharing(book, choices)
    if parted.unclear:
        names = ", ".join(one.name for one in parted.unclear[:_SHOWN])
        raise Refused("HANDOVER_UNASSIGNED", count=len(parted.unclear), names=names)
    if not parted.assignments:
        raise Refused("HANDOVER_EMPTY", unit=parted.giver.title)
    return _proven(book, parted)


def _proven(book: Book, parted: Sharing) -> Giving:
    parts = {taker: share_of(parted.register, parted.ids(taker)) for taker in parted.takers}
    parts = {taker: part for taker, part in parts.items() if part.totals.organisations}
    whole = whole_of(parted.register)
    left = RegisterTotals(records=whole.records - summed(part.totals for part in parts.values()).records)
    shares = tuple(TakerShare(settings.named(taker), part.totals) for taker, part in parts.items())
    number = max((one.number for one in records.given(book)), default=0) + 1
    at = book.clock().replace(microsecond=0)
    made = tuple(
        Handover(
            settings.named(parted.giver),
            settings.named(taker),
            number,
            at,
            whole,
            left,
            shares,
            part.cut,
            part.register,
        )
        for taker, part in parts.items()
    )
    for one in made:
        refuse_unproven(one)
    return Giving(made, whole, left)


def record_given(book: Book, handovers: Sequence[Handover]) -> None:
    """Keep in one change what is handed over, before the files are laid down."""
    with book.change("REGISTER_HANDED_OVER", count=len(handovers)) as session:
        for one in handovers:
            content = sha256(encode(one)).hexdigest()
            record = HandoverRecord(one.taker, one.number, content, time_to_json(one.at), one.own_share)
            records.put_given(session, record)


def take_receipt(book: Book, receipt: HandoverReceipt) -> HandoverRecord:
    """Keep the receipt of a taker, whose signature holds; what was given, as it stands now.

    Refused HANDOVER_RECEIPT_UNKNOWN (not about a file that counts), HANDOVER_RECEIPT_KNOWN, HANDOVER_RECEIPT_DIFFERS.
    """
    own = settings.named(settings.unit_of(book))
    known = {unit_key(one.other): one for one in records.given(book)}
    found = known.get(unit_key(receipt.taker))
    about_ours = unit_key(receipt.giver) == unit_key(own)
    if found is None or not about_ours or found.content_sha256 != receipt.content_sha256:
        raise Refused("HANDOVER_RECEIPT_UNKNOWN", unit=receipt.taker.name)
    if found.receipt_at:
        raise Refused("HANDOVER_RECEIPT_KNOWN", unit=found.other.name)
    if found.totals != receipt.totals:
        raise Refused(
            "HANDOVER_RECEIPT_DIFFERS",
            unit=found.other.name,
            given=found.totals.organisations,
            taken=receipt.totals.organisations,
        )
    kept = replace(found, receipt_at=time_to_json(receipt.at))
    with book.change("HANDOVER_RECEIPT_TAKEN", unit=found.other.name) as session:
        records.put_given(session, kept)
    return kept
