"""What the page asks of the book, all of it in the lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.notices import ReturnNamed
from models.dialogue.queries import QueryList
from models.dialogue.receipts import Receipt, ReceiptState
from models.forms.loader import Forms
from models.returns.chains import ChainFault
from models.returns.receiving import UnitKey, unit_key
from models.values.units import children, parent
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import answers, queries, receipts
from storage.dialogue.answers import AskedOfUs
from storage.dialogue.queries import Asked
from storage.dialogue.receipts import GivenFile, ReceiptDue
from storage.forms.installed import forms_of
from storage.received import receiving
from storage.received.chain import chain_faults
from storage.returns import outbox, pins
from storage.returns.outbox import SentEntry
from storage.returns.pins import RecordPlace


@dataclass(frozen=True, slots=True)
class PackageReceipt:
    """A received package with its receipts; due is None for one that was refused and never taken in.

    given: the receipt that was given last, or None; owed: that says something else than it should, or there is none.
    """

    package_sha256: str
    data_sha256: str
    unit: str
    period: str
    revision: int
    number: int
    state: ReceiptState
    reason: str
    note: str
    given: Receipt | None
    owed: bool
    due: ReceiptDue | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """All that goes to and fro. sends: this unit reports to an office; receives: units report to it.

    pending, to_give: files of queries and of answers that are not written yet; records: the places of the queries to
    this unit that are pinned to a record; numbers: of received packages.
    """

    today: date
    unit: str
    sends: bool
    receives: bool
    sent: Mapping[str, SentEntry]
    to_us: Mapping[str, AskedOfUs]
    asked: Mapping[str, Asked]
    due: Mapping[str, PackageReceipt]
    given: tuple[GivenFile, ...]
    pending: tuple[QueryList, ...]
    to_give: tuple[AnswerNotice, ...]
    records: Mapping[str, RecordPlace | None]
    numbers: Mapping[str, int]
    faults: Mapping[str, ChainFault]
    forms: Forms

    @property
    def unsent(self) -> int:
        """How many answers to open queries have not left this book yet."""
        return sum(len(one.answers) for one in self.to_give)


def read(book: Book) -> Everything:
    """Ask the book."""
    unit = settings.unit_of(book)
    today = book.clock().date()
    day = today if unit.valid_on(today) else unit.valid_to or today
    to_us = {
        key_of(one.issuer.level, one.issuer.code, one.query.number): one for one in answers.asked_of_us(book)
    }
    sent = {one.return_id: one for one in outbox.outbox(book)}
    given = tuple(receipts.given(book))
    due = {
        one.package_sha256: one
        for one in (*map(_package_receipt, receipts.due(book)), *_refused(book, given))
    }
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
        given,
        tuple(queries.pending(book)),
        tuple(answers.answers_to_give(book, to_us.values())),
        {key: pins.record_place(book, one.query.pin) for key, one in to_us.items()},
        {one.sha256: one.number for one in receiving.received(book)},
        chain_faults(book),
        forms_of(book),
    )


def _package_receipt(due: ReceiptDue) -> PackageReceipt:
    package = due.package
    return PackageReceipt(
        package.sha256,
        package.data_sha256,
        package.unit_name,
        package.period,
        package.revision,
        package.number,
        due.state,
        due.reason,
        due.note,
        due.given,
        due.owed,
        due,
    )


def _refused(book: Book, given: Sequence[GivenFile]) -> list[PackageReceipt]:
    """The packages that were refused with a receipt and never taken in, as their last receipt says."""
    taken = {one.data_sha256 for one in receiving.received(book)}
    last: dict[str, Receipt] = {}
    for one in given:
        receipt = one.receipt
        if receipt is None or receipt.about.data_sha256 in taken:
            continue
        before = last.get(receipt.about.data_sha256)
        if before is None or before.number < receipt.number:
            last[receipt.about.data_sha256] = receipt
    return [_last_receipt(receipt) for receipt in last.values()]


def _last_receipt(receipt: Receipt) -> PackageReceipt:
    about = receipt.about
    return PackageReceipt(
        about.package_sha256,
        about.data_sha256,
        about.unit.name,
        about.period,
        about.revision,
        about.number,
        receipt.state,
        receipt.reason,
        receipt.note,
        receipt,
        owed=False,
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
