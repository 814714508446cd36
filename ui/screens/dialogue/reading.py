"""What the page asks of the book, all of it in the lane."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.chains import ChainFault
from models.notices import ReturnNamed
from models.queries import QueryList
from models.receiving import UnitKey, unit_key
from models.units import children, parent
from storage import answers, outbox, pins, queries, receipts, receiving, settings
from storage.answers import AskedOfUs
from storage.book import Book
from storage.chain import chain_faults
from storage.outbox import SentEntry
from storage.pins import RecordPlace
from storage.queries import Asked
from storage.receipts import GivenFile, ReceiptDue


@dataclass(frozen=True, slots=True)
class Everything:
    """All that goes to and fro. sends: this unit reports to an office; receives: units report to it.

    records: the places of the queries to this unit that are pinned to a record; numbers: of received packages.
    """

    today: date
    unit: str
    sends: bool
    receives: bool
    sent: Mapping[str, SentEntry]
    to_us: Mapping[str, AskedOfUs]
    asked: Mapping[str, Asked]
    due: Mapping[str, ReceiptDue]
    given: tuple[GivenFile, ...]
    pending: tuple[QueryList, ...]
    records: Mapping[str, RecordPlace | None]
    numbers: Mapping[str, int]
    faults: Mapping[str, ChainFault]


def read(book: Book) -> Everything:
    """Ask the book."""
    unit = settings.unit_of(book)
    today = book.clock().date()
    day = today if unit.valid_on(today) else unit.valid_to or today
    to_us = {
        key_of(one.issuer.level, one.issuer.code, one.query.number): one for one in answers.asked_of_us(book)
    }
    sent = {one.return_id: one for one in outbox.outbox(book)}
    due = {one.package.sha256: one for one in receipts.due(book)}
    asked = {asked_key(one.about, one.query.number): one for one in queries.asked(book)}
    return Everything(
        today,
        unit.title,
        bool(sent or to_us or parent(unit, day)),
        bool(due or children(unit, day)),
        sent,
        to_us,
        asked,
        due,
        tuple(receipts.given(book)),
        tuple(queries.pending(book)),
        {key: pins.record_place(book, one.query.pin) for key, one in to_us.items()},
        {one.sha256: one.number for one in receiving.received(book)},
        chain_faults(book),
    )


def key_of(level: str, code: str, number: int) -> str:
    """A key for a query to this unit: who asks, and its number."""
    return f"{level}/{code}/{number}"


def asked_key(about: ReturnNamed, number: int) -> str:
    """A key for a query of this office: whom it asks, and its number."""
    level, code, starts = unit_key(about.unit)
    return f"{level}/{code}/{starts or ''}/{number}"


def unit_of(one: Asked) -> UnitKey:
    """Whom a query asks."""
    return unit_key(one.about.unit)
