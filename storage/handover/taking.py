"""A register taken over from a unit before: refused where foreign, doubled or stale, else loaded in one change."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy.orm import Session

from models.dialogue.handovers import (
    MOVING,
    Handover,
    HandoverReceipt,
    RegisterTotals,
    encode,
    refuse_unproven,
    rows_of,
)
from models.dialogue.notices import time_from_json, time_to_json
from models.returns.admission import known_unit
from models.returns.receiving import unit_key
from models.values.areas import shared_area
from models.values.errors import Refused
from models.values.names import excerpt
from storage.book import settings
from storage.book.book import Book
from storage.book.rows import column, marks
from storage.extracts import loading, packing
from storage.handover import records
from storage.handover.records import HandoverRecord
from storage.handover.sharing import share_of

_EVER = "9999-12-31"
_SHOWN = 5


def refuse_handover(book: Book, handed: Handover) -> None:
    """Refuse what this book cannot take over, whoever signed it.

    HANDOVER_OTHER_UNIT, HANDOVER_NOT_PREDECESSOR, HANDOVER_KNOWN, HANDOVER_STALE, HANDOVER_BEFORE (an earlier one of
    the same giver was taken over), HANDOVER_RECORDS_KNOWN, HANDOVER_TAX_CODES, and those of refuse_unproven.
    """
    own = settings.unit_of(book)
    if unit_key(handed.taker) != unit_key(settings.named(own)):
        raise Refused("HANDOVER_OTHER_UNIT", unit=handed.taker.name, own=own.title)
    giver = known_unit(handed.giver)
    ended = giver.valid_to if giver is not None else None
    if giver is None or ended is None or ended >= (own.valid_from or ended) or not shared_area(giver, own):
        raise Refused("HANDOVER_NOT_PREDECESSOR", unit=handed.giver.name, own=own.title)
    refuse_unproven(handed)
    for one in records.taken(book):
        if unit_key(one.other) == unit_key(handed.giver):
            _refuse_again(one, handed)
    with book.read_session() as session:
        _refuse_known(session, handed)


def _refuse_again(one: HandoverRecord, handed: Handover) -> None:
    if one.content_sha256 == sha256(encode(handed)).hexdigest():
        raise Refused("HANDOVER_KNOWN", unit=one.other.name)
    code = "HANDOVER_STALE" if handed.number <= one.number else "HANDOVER_BEFORE"
    raise Refused(code, unit=one.other.name, number=handed.number, known=one.number)


def _refuse_known(session: Session, handed: Handover) -> None:
    for table in MOVING:
        ids = [str(row["id"]) for row in rows_of(handed.register, table)]
        known = _known(session, table, "id", ids)
        if known:
            raise Refused("HANDOVER_RECORDS_KNOWN", count=len(known), table=table)
    by_code = {
        str(row["tax_code"]): str(row["name"])
        for row in rows_of(handed.register, "organisations")
        if row["tax_code"]
    }
    same = _known(session, "organisations", "tax_code", list(by_code))
    if same:
        names = ", ".join(excerpt(by_code[code]) for code in sorted(same)[:_SHOWN])
        raise Refused("HANDOVER_TAX_CODES", count=len(same), names=names)


def _known(session: Session, table: str, name: str, values: list[str]) -> set[str]:
    """Which of these values a column of the book has already."""
    found: set[str] = set()
    for at in range(0, len(values), 500):
        listed, given = marks(values[at : at + 500])
        found |= set(column(session, f"SELECT {name} FROM {table} WHERE {name} IN ({listed})", **given))
    return found


def take_over(book: Book, handed: Handover) -> HandoverReceipt:
    """Load a register whose signatures hold, in one change; the receipt that proves it, counted in this book.

    What is here already beside organisations (a document, a person of the same id) stays as it is. Refused as
    refuse_handover, HANDOVER_TOTALS where the book counts otherwise than the file.
    """
    refuse_handover(book, handed)
    content = sha256(encode(handed)).hexdigest()
    with book.change(
        "REGISTER_TAKEN_OVER", unit=handed.giver.name, count=handed.own_share.organisations
    ) as session:
        loading.load_in(session, _records(session, handed))
        session.flush()
        counted = _counted(session, handed)
        if counted != handed.own_share:
            raise Refused(
                "HANDOVER_TOTALS",
                what="records",
                stated=handed.own_share.records,
                counted=counted.records,
            )
        at = book.clock().replace(microsecond=0)
        receipt = HandoverReceipt(handed.giver, handed.taker, content, at, counted)
        records.put_taken(
            session,
            HandoverRecord(
                handed.giver, handed.number, content, time_to_json(handed.at), counted, time_to_json(at)
            ),
        )
    return receipt


def _records(session: Session, handed: Handover) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of the file without those beside organisations that the book has already."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for table in handed.register:
        rows = rows_of(handed.register, table)
        known = set() if table in MOVING else _known(session, table, "id", [str(row["id"]) for row in rows])
        found[table] = [*(row for row in rows if row["id"] not in known)]
    return found


def _counted(session: Session, handed: Handover) -> RegisterTotals:
    """What the book counts of the organisations that came."""
    ids = frozenset(str(row["id"]) for row in rows_of(handed.register, "organisations"))
    return share_of(packing.tables_until(session, _EVER), ids).totals


def receipt_of(book: Book, record: HandoverRecord) -> HandoverReceipt:
    """The receipt of a register that was taken over, once more."""
    own = settings.named(settings.unit_of(book))
    return HandoverReceipt(
        record.other, own, record.content_sha256, time_from_json(record.receipt_at), record.totals
    )
