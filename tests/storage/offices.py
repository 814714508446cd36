"""A commune and its province as two books, with packages handed over unsigned: for tests of what goes between."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from models.dialogue.queries import QueryList
from models.dialogue.receipts import Receipt, ReceiptState
from models.returns.document import UnitName
from models.returns.verdicts import Validity, Verdict
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import notices, queries, receipts
from storage.dialogue.notices import Notice, NoticeArrival, SignedNotice
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import returns, sealing
from tests.storage.sample_returns import DAY, fill, unit_book

SENT = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
VALID = Verdict(Validity.VALID, "", ())
FIGURES: dict[str, str | int | None] = {"I.1": 12, "I.1.1": 12, "I.1.2": 0}


@dataclass
class Pair:
    """The two books and the clocks of both."""

    commune: Book
    province: Book

    def close(self) -> None:
        self.commune.close()
        self.province.close()

    def later(self, **span: int) -> None:
        """Let time pass in both."""
        for book in (self.commune, self.province):
            moment = book.clock() + timedelta(**span)
            book.clock = lambda moment=moment: moment  # type: ignore[misc]

    @property
    def office(self) -> UnitName:
        return settings.named(settings.unit_at(self.province, DAY))

    def send(self, period: str = "2026-Q3") -> VerifiedPackage:
        """Fill, seal and send the period's return; what the province is handed over."""
        fill(self.commune, period, "B01", FIGURES)
        return self.send_draft(period)

    def send_draft(self, period: str = "2026-Q3") -> VerifiedPackage:
        """Seal and send the draft that is there."""
        answer_warnings(self.commune, period)
        sealed = sealing.seal(self.commune, period)
        package = b"package of " + sealed.data
        sealing.record_sent(self.commune, sealed, package, f"{period}.asice")
        return VerifiedPackage(sealed.document, package, sealed.data, VALID)

    def receive(self, *arrivals: VerifiedPackage) -> list[str]:
        return receiving.accept(self.province, arrivals)

    def give(self, *given: Notice) -> list[NoticeArrival]:
        """Keep notices as given by the province; what the commune is handed over."""
        signed = [SignedNotice(one, b"signed " + notices.content_of(one), "tep.asice") for one in given]
        notices.record_given(self.province, signed)
        return [NoticeArrival(one.notice, one.data, VALID) for one in signed]

    def write(self) -> list[NoticeArrival]:
        """What is pending of the province's questions, as files."""
        return self.give(*queries.pending(self.province))

    def tell(self, package: str, state: ReceiptState, reason: str = "", note: str = "") -> NoticeArrival:
        """The next receipt about a package."""
        return self.give(receipts.receipt_for(self.province, package, state, reason, note))[0]

    def take(self, *arrivals: NoticeArrival) -> list[str]:
        return notices.import_notices(self.commune, arrivals)


def answer_warnings(book: Book, period: str) -> None:
    from models.forms.findings import Level
    from storage.returns.sheets import period_sheets

    found = period_sheets(book, period)
    assert found.head is not None
    for finding in found.findings:
        if finding.level is Level.WARNING:
            returns.answer(book, found.head.id, finding, "đã đối chiếu")


def make_pair(folder: Path) -> Pair:
    return Pair(unit_book(folder / "commune.book"), unit_book(folder / "province.book", "12"))


def receipt_of(arrival: NoticeArrival) -> Receipt:
    assert isinstance(arrival.notice, Receipt)
    return arrival.notice


def queries_of(arrival: NoticeArrival) -> QueryList:
    assert isinstance(arrival.notice, QueryList)
    return arrival.notice
