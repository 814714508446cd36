"""A return that left, and notices about it as the exchange hands them over: for tests of what is due and waiting."""

import hashlib
from datetime import date, datetime

from models.dialogue.notices import ReturnNamed
from models.dialogue.queries import WHOLE, Query, QueryList
from models.dialogue.receipts import Receipt, ReceiptState
from models.returns.document import ReturnDocument, encode
from models.returns.records import ReturnRecord, Sealed, SentPackage
from models.returns.verdicts import Validity, Verdict
from models.values.periods import parse_period
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import notices
from storage.dialogue.notices import Notice, NoticeArrival


def send(book: Book, period: str, number: int = 1) -> ReturnNamed:
    """A return of the period that was sealed and sent now; its figures are none."""
    cutoff = parse_period(period).cutoff
    unit = settings.unit_at(book, cutoff)
    document = ReturnDocument(
        unit=settings.named(unit),
        parent=settings.recipient(unit, cutoff),
        period=period,
        cutoff=cutoff,
        revision=1,
        number=number,
        previous="",
        made_at=book.now(),
        program="test",
        sheets=(),
    )
    data, package = encode(document), f"package of {period}".encode()
    digest, of_package = hashlib.sha256(data).hexdigest(), hashlib.sha256(package).hexdigest()
    key = f"sent-{period}"
    with book.change("RETURN_SENT", period=period, file=f"{period}.asice") as session:
        session.add(
            ReturnRecord(
                id=key,
                period=period,
                revision=1,
                cutoff=cutoff.isoformat(),
                state="sent",
                opened_at=book.now(),
            )
        )
        session.flush()
        session.add(Sealed(return_id=key, data=data, sha256=digest, sealed_at=book.now(), number=number))
        session.add(
            SentPackage(
                sha256=of_package,
                return_id=key,
                number=number,
                sent_at=book.now(),
                file_name=f"{period}.asice",
                package=package,
            )
        )
    return ReturnNamed(document.unit, period, 1, number, of_package, digest)


def receipt(book: Book, about: ReturnNamed, at: datetime, state: ReceiptState, number: int = 1) -> Receipt:
    """A receipt of the office above."""
    cutoff = parse_period(about.period).cutoff
    office = settings.recipient(settings.unit_at(book, cutoff), cutoff)
    reason = "OLD_REVISION" if state is ReceiptState.REFUSED else ""
    return Receipt(office, about, number, state, at, reason)


def questions(book: Book, about: ReturnNamed, at: datetime, *due: date | None) -> QueryList:
    """Questions of the office above about the whole return, one for each last day."""
    cutoff = parse_period(about.period).cutoff
    office = settings.recipient(settings.unit_at(book, cutoff), cutoff)
    asked = (
        Query(number, WHOLE, f"Câu hỏi {number}", at.date(), day) for number, day in enumerate(due, start=1)
    )
    return QueryList(office, about, at, tuple(asked))


def arrive(book: Book, *said: Notice) -> list[str]:
    """Take notices in, as the exchange does after their signatures were found good."""
    verdict = Verdict(Validity.VALID, "", ())
    return notices.import_notices(
        book, [NoticeArrival(one, b"signed " + notices.content_of(one), verdict) for one in said]
    )
