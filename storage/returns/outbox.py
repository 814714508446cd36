"""What this unit sent, and what the office above says of it: believed on receipts only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from models.dialogue.receipts import Receipt, ReceiptState, standing
from models.returns.records import ReturnRecord, Sealed, SentPackage
from storage.book.book import Book
from storage.dialogue import answers, notices

SETTLING = frozenset({ReceiptState.VERIFIED, ReceiptState.QUERIED, ReceiptState.MERGED, ReceiptState.REFUSED})
"""States after which nobody waits for a receipt any more: it is settled, or this unit is asked."""


@dataclass(frozen=True, slots=True)
class SentEntry:
    """One sent return. file_name, package_sha256: of the newest package it left in; sent_at: when it left first.

    receipt: the one that counts, or None; receipts: all of them by number; days_waiting: calendar days since sending
    while a receipt is awaited, else None; superseded: a later revision was sent; open_queries: questions about it
    that wait for an answer.
    """

    return_id: str
    period: str
    revision: int
    number: int
    sent_at: str
    file_name: str
    package_sha256: str
    data_sha256: str
    receipt: Receipt | None
    receipts: tuple[Receipt, ...]
    days_waiting: int | None
    superseded: bool
    open_queries: int


_Row = tuple[Any, ...]


def outbox(book: Book) -> list[SentEntry]:
    """Every sent return, the one that left last first."""
    query = (
        select(
            ReturnRecord.id,
            ReturnRecord.period,
            ReturnRecord.revision,
            Sealed.number,
            Sealed.sha256,
            SentPackage.sent_at,
            SentPackage.file_name,
            SentPackage.sha256,
        )
        .join(Sealed, Sealed.return_id == ReturnRecord.id)
        .join(SentPackage, SentPackage.return_id == ReturnRecord.id)
        .order_by(Sealed.number.desc(), SentPackage.sent_at, SentPackage.sha256)
    )
    with book.reading() as session:
        rows: list[_Row] = [tuple(row) for row in session.execute(query)]
        known = notices.taken_receipts(session)
    waiting = [one.about.data_sha256 for one in answers.asked_of_us(book) if one.waits]
    packages: dict[str, list[_Row]] = {}
    for row in rows:
        packages.setdefault(row[0], []).append(row)
    newest = {row[1]: max(one[2] for one in rows if one[1] == row[1]) for row in rows}
    today = book.clock().date()
    return [_entry(several, known, waiting, newest, today) for several in packages.values()]


def _entry(
    several: Sequence[_Row], known: Sequence[Receipt], waiting: list[str], newest: dict[str, int], today: date
) -> SentEntry:
    return_id, period, revision, number, data, sent_at, _, _ = several[0]
    counting = standing(known, data)
    superseded = revision < newest[period]
    settled = superseded or (counting is not None and counting.state in SETTLING)
    about = [one for one in known if one.about.data_sha256 == data]
    return SentEntry(
        return_id=return_id,
        period=period,
        revision=revision,
        number=number,
        sent_at=sent_at,
        file_name=several[-1][6],
        package_sha256=several[-1][7],
        data_sha256=data,
        receipt=counting,
        receipts=tuple(sorted(about, key=lambda one: one.number)),
        days_waiting=None if settled else (today - datetime.fromisoformat(sent_at).date()).days,
        superseded=superseded,
        open_queries=waiting.count(data),
    )
