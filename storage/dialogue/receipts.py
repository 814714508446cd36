"""Receipts that this office gives: which receipt each received package should have, which it had, the next receipt."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from models.dialogue import notices as naming
from models.dialogue.notices import TEXT_LENGTH, ReturnNamed, words
from models.dialogue.queries import QueryState
from models.dialogue.receipts import Receipt, ReceiptState, decode, deserved, next_number, standing
from models.dialogue.records import AskedQuery, GivenNotice
from models.returns.document import ReturnDocument, UnitName
from models.returns.receiving import against_naming, against_recipient
from models.returns.verdicts import Validity, Verdict
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book import chain, settings
from storage.book.book import Book
from storage.dialogue import notices
from storage.received import receiving
from storage.received.in_force import in_force
from storage.received.receiving import Received

NOT_ANSWERED = frozenset({"ALREADY_RECEIVED", "WRONG_PROVINCE", "RECIPIENT_OTHER"})
"""Refusals that say nothing about a return which was sent to this office."""


CLOCK_WENT_BACK = timedelta(hours=1)
"""How far the last notice may lie ahead of the clock and still be followed."""


@dataclass(frozen=True, slots=True)
class ReceiptDue:
    """A received package: the state and reason that it deserves now, and the receipt given last, or None.

    owed: that receipt has another status, or there is none.
    """

    package: Received
    state: ReceiptState
    reason: str
    note: str
    given: Receipt | None

    @property
    def owed(self) -> bool:
        last = self.given
        return last is None or (last.state, last.reason, last.note) != (self.state, self.reason, self.note)


def due(book: Book, period: str | None = None) -> list[ReceiptDue]:
    """The receipt that every received package should have, in the order of arrival."""
    packages = receiving.received(book, period)
    with book.read_session() as session:
        counting = {
            one.sha256
            for asked in {package.period for package in packages}
            for one in in_force(session, asked)
        }
        questioned = _questioned(session)
        given = notices.given_receipts(session)
    found = []
    for one in packages:
        open_queries = one.sha256 in questioned
        state, reason = deserved(one.status, counts=one.sha256 in counting, has_open_queries=open_queries)
        note = words(one.reason[:TEXT_LENGTH]) if state is ReceiptState.REFUSED else ""
        found.append(ReceiptDue(one, state, reason, note, standing(given, one.data_sha256)))
    return found


def _questioned(session: Session) -> set[str]:
    """The packages about which a question is open."""
    query = select(AskedQuery.package_sha256).where(AskedQuery.state == QueryState.OPEN.value).distinct()
    return set(session.execute(query).scalars())


def issuer(book: Book, period: str) -> UnitName:
    """This office as returns for a period name it."""
    return settings.named(settings.unit_at(book, parse_period(period).cutoff))


def about(package: Received) -> ReturnNamed:
    """The name of the return that came in a package."""
    level, code, starts = package.unit
    unit = UnitName(level, code, date.fromisoformat(starts) if starts else None, package.unit_name)
    return ReturnNamed(
        unit, package.period, package.revision, package.number, package.sha256, package.data_sha256
    )


def receipt_for(book: Book, sha256: str, state: ReceiptState, reason: str = "", note: str = "") -> Receipt:
    """The next receipt about a received package; nothing is stored yet.

    Refused PACKAGE_UNKNOWN, PACKAGE_AMBIGUOUS, RECEIPT_WITHOUT_REASON (refused, and no code why).
    """
    package = receiving.find(book, sha256)
    return _next(book, about(package), issuer(book, package.period), state, reason, note)


def refusal_for(
    book: Book,
    document: ReturnDocument,
    package_sha256: str,
    data_sha256: str,
    verdict: Verdict,
    refusal: str = "",
    note: str = "",
) -> Receipt:
    """The receipt "refused" about a package that was read and not received; nothing is stored yet.

    verdict: of the package; refusal: the code of `storage.received.receiving.judge` where the verdict let it pass.
    Refused RECEIPT_NOT_REFUSED (it is valid), RECEIPT_UNDECIDED (what is missing is missing here), RECEIPT_NOT_OURS
    (it was meant for another office, or came before), UNIT_UNKNOWN, and RECEIPT_DATA_ACCEPTED where the same data
    were accepted in another package: a stranger's wrapping must not make a good return look refused.
    """
    if verdict.standing is Validity.UNDECIDED:
        raise Refused("RECEIPT_UNDECIDED", why=verdict.code)
    code = refusal if verdict.accepted else verdict.code
    office = settings.named(settings.unit_at(book, document.cutoff))
    if not code:
        raise Refused("RECEIPT_NOT_REFUSED")
    unnamed = against_naming(document) is not None
    if code in NOT_ANSWERED or unnamed or against_recipient(document, office) is not None:
        raise Refused("RECEIPT_NOT_OURS", unit=document.unit.name)
    settings.unit_by_key(document.unit.level, document.unit.code, naming.day_text(document.unit.valid_from))
    accepted = [one for one in receiving.received(book) if one.status == "accepted"]
    if any(one.data_sha256 == data_sha256 for one in accepted):
        raise Refused("RECEIPT_DATA_ACCEPTED", unit=document.unit.name)
    named = naming.named(document, package_sha256, data_sha256)
    return _next(book, named, office, ReceiptState.REFUSED, code, note)


def _next(
    book: Book, named: ReturnNamed, office: UnitName, state: ReceiptState, reason: str, note: str
) -> Receipt:
    if state is ReceiptState.REFUSED and not reason:
        raise Refused("RECEIPT_WITHOUT_REASON")
    with book.read_session() as session:
        known = notices.given_receipts(session, named.data_sha256)
        number = next_number(known, named.data_sha256)
        moment, head = after_last(book, session), chain.head(session)
    return Receipt(office, named, number, state, moment, reason, words(note), head)


def after_last(book: Book, session: Session) -> datetime:
    """The moment of the next notice: later than the last one, so that the newest is told by its time.

    A last moment in the far future comes from a wrong clock of the machine: then it is now.
    """
    now, last = book.clock().astimezone(UTC).replace(microsecond=0), notices.last_given_at(session)
    after = datetime.fromisoformat(last) + timedelta(seconds=1) if last else now
    return after if now < after <= now + CLOCK_WENT_BACK else now


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A notice that was given: kind is receipt, queries or answers; receipt is None but for receipts."""

    sha256: str
    kind: str
    unit_name: str
    period: str
    revision: int
    at: str
    file_name: str
    receipt: Receipt | None


def given(book: Book) -> list[GivenFile]:
    """Every notice that this office gave, newest first."""
    query = select(GivenNotice).options(defer(GivenNotice.notice)).order_by(GivenNotice.at.desc())
    with book.read_session() as session:
        return [_given_file(one) for one in session.execute(query).scalars()]


def _given_file(record: GivenNotice) -> GivenFile:
    receipt = decode(record.content) if record.kind == notices.RECEIPT else None
    return GivenFile(
        record.sha256,
        record.kind,
        record.unit_name,
        record.period,
        record.revision,
        record.at,
        record.file_name,
        receipt,
    )


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A notice that was given, as it was signed."""

    file_name: str
    unit_name: str
    data: bytes = field(repr=False)


def given_file(book: Book, sha256: str) -> KeptFile:
    """A notice that was given, by its SHA-256; Refused NOTICE_UNKNOWN."""
    with book.read_session() as session:
        found = session.get(GivenNotice, sha256)
        if found is None:
            raise Refused("NOTICE_UNKNOWN", notice=sha256[:12])
        return KeptFile(found.file_name, found.unit_name, found.notice)


def file_of(book: Book, receipt: Receipt) -> str:
    """The SHA-256 of the file of a receipt that was given; Refused NOTICE_UNKNOWN."""
    named = GivenNotice.data_sha256 == receipt.about.data_sha256
    query = select(GivenNotice.sha256).where(named, GivenNotice.number == receipt.number)
    with book.read_session() as session:
        found = session.execute(query).scalar()
    if found is None:
        raise Refused("NOTICE_UNKNOWN", notice=str(receipt.number))
    return found
