"""What this unit sent, and what became of it at the office above, by its receipts only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, select

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


_Row = Row[str, str, int, int, str, str, str, str]
"""A package that left, with its return: the columns of the query below."""


def outbox(book: Book) -> list[SentEntry]:
    """Every sent return, the newest first."""
    query = (
        select(
            ReturnRecord.id,
            ReturnRecord.period,
            ReturnRecord.revision,
            Sealed.number,
            Sealed.sha256.label("data_sha256"),
            SentPackage.sent_at,
            SentPackage.file_name,
            SentPackage.sha256.label("package_sha256"),
        )
        .join(Sealed, Sealed.return_id == ReturnRecord.id)
        .join(SentPackage, SentPackage.return_id == ReturnRecord.id)
        .order_by(Sealed.number.desc(), SentPackage.sent_at, SentPackage.sha256)
    )
    with book.read_session() as session:
        rows: Sequence[_Row] = session.execute(query).all()
        known = notices.taken_receipts(session)
    waiting = [one.about.data_sha256 for one in answers.asked_of_us(book) if one.waits]
    packages: dict[str, list[_Row]] = {}
    newest: dict[str, int] = {}
    for row in rows:
        packages.setdefault(row.id, []).append(row)
        newest[row.period] = max(row.revision, newest.get(row.period, 0))
    today = book.clock().date()
    return [_entry(several, known, waiting, newest, today) for several in packages.values()]


def _entry(
    several: Sequence[_Row],
    known: Sequence[Receipt],
    waiting: list[str],
    newest: dict[str, int],
    today: date,
) -> SentEntry:
    first, last = several[0], several[-1]
    data = first.data_sha256
    counting = standing(known, data)
    superseded = first.revision < newest[first.period]
    settled = superseded or (counting is not None and counting.state in SETTLING)
    about = [one for one in known if one.about.data_sha256 == data]
    return SentEntry(
        return_id=first.id,
        period=first.period,
        revision=first.revision,
        number=first.number,
        sent_at=first.sent_at,
        file_name=last.file_name,
        package_sha256=last.package_sha256,
        data_sha256=data,
        receipt=counting,
        receipts=tuple(sorted(about, key=lambda one: one.number)),
        days_waiting=None if settled else (today - datetime.fromisoformat(first.sent_at).date()).days,
        superseded=superseded,
        open_queries=waiting.count(data),
    )
