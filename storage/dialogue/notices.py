"""Notices in the book: receipts, files of queries and of answers that came in, and those that this office gave.

Whoever asks gets the notices as values; what they mean for a return is asked of storage.returns.outbox,
storage.dialogue.answers, storage.dialogue.receipts and storage.dialogue.queries.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dialogue import answer_lists, queries, receipts
from models.dialogue.answer_lists import AnswerNotice, against_asked
from models.dialogue.notices import ReturnNamed, day_text, with_own_names
from models.dialogue.queries import QueryList
from models.dialogue.receipts import Receipt, SentReturn
from models.dialogue.records import AskedQuery, GivenNotice, TakenNotice
from models.returns.document import UnitName
from models.returns.receiving import unit_key
from models.returns.records import ReceivedPackage, ReturnRecord, Sealed, SentPackage
from models.returns.verdicts import Verdict
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book

Notice = Receipt | QueryList | AnswerNotice
RECEIPT, QUERIES, ANSWERS = "receipt", "queries", "answers"


@dataclass(frozen=True, slots=True)
class NoticeArrival:
    """A notice whose signatures are valid, as the exchange passes it on; data: the signed file.

    content: what is signed of it, where it names units otherwise than we do ("": what the notice would be written as).
    """

    notice: Notice
    data: bytes = field(repr=False)
    verdict: Verdict
    content: bytes = field(default=b"", repr=False)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class SignedNotice:
    """A notice that this office signed, and the name of its file."""

    notice: Notice
    data: bytes = field(repr=False)
    file_name: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def content_of(notice: Notice) -> bytes:
    """The canonical bytes that a notice is signed over."""
    if isinstance(notice, Receipt):
        return receipts.encode(notice)
    return queries.encode(notice) if isinstance(notice, QueryList) else answer_lists.encode(notice)


def number_of(notice: Notice) -> int | None:
    return notice.number if isinstance(notice, Receipt) else None


def kind_of(notice: Notice) -> str:
    if isinstance(notice, Receipt):
        return RECEIPT
    return QUERIES if isinstance(notice, QueryList) else ANSWERS


def other_end(notice: Notice) -> UnitName:
    """Whom a notice of this office is for."""
    return notice.recipient if isinstance(notice, AnswerNotice) else notice.about.unit


def judge(book: Book, notice: Notice, beside: Sequence[Notice] = ()) -> str | None:
    """Why this book cannot take in a notice that verifies, as a code; None where it can.

    beside: others that are to be taken in with it. The codes of models.dialogue.receipts.against_sent and of
    models.dialogue.queries.against_known and against_sent, of models.dialogue.answer_lists.against_asked; QUERIES_KNOWN
    and ANSWERS_KNOWN for what is known already.
    """
    own, sent = settings.named(settings.unit_of(book)), sent_returns(book)
    with book.read_session() as session:
        return _refusal(session, [*taken(session), *beside], notice, own, sent)


def _refusal(
    session: Session, known: Sequence[Notice], notice: Notice, now: UnitName, sent: Sequence[SentReturn]
) -> str | None:
    """now: this unit as it is called today; across a reform it may have sent under another key."""
    if isinstance(notice, AnswerNotice):
        if notice in known:
            return "ANSWERS_KNOWN"
        return against_asked(notice, now, _asked_of(session, notice.about.unit))
    units = [one.about.unit for one in sent]
    own = next((unit for unit in units if unit_key(unit) == unit_key(notice.about.unit)), now)
    if isinstance(notice, Receipt):
        return receipts.against_sent(notice, own, sent, [one for one in known if isinstance(one, Receipt)])
    if notice in known:
        return "QUERIES_KNOWN"
    before = [one for one in known if isinstance(one, QueryList)]
    return queries.against_known(notice, own, before) or queries.against_sent(notice, sent)


def _asked_of(session: Session, unit: UnitName) -> dict[int, str]:
    """The queries of this office to a unit: the number → SHA-256 of the data of the return that each is about."""
    query = (
        select(AskedQuery.number, ReceivedPackage.data_sha256)
        .join(ReceivedPackage, ReceivedPackage.sha256 == AskedQuery.package_sha256)
        .where(
            AskedQuery.unit_level == unit.level,
            AskedQuery.unit_code == unit.code,
            AskedQuery.unit_from == day_text(unit.valid_from),
        )
    )
    return {row.number: row.data_sha256 for row in session.execute(query)}


def import_notices(book: Book, arrivals: Sequence[NoticeArrival]) -> list[str]:
    """Receive notices, all in one change, in any order; their SHA-256.

    Refused with the code of `judge` for the first that cannot be taken, and then none is.
    """
    if not arrivals:
        return []
    own, sent = settings.named(settings.unit_of(book)), sent_returns(book)
    with book.change("NOTICES_TAKEN_IN", count=len(arrivals)) as session:
        known = taken(session)
        for arrival in arrivals:
            code = _refusal(session, known, arrival.notice, own, sent)
            if code is not None:
                raise Refused(code)
            session.add(_taken(arrival, book.now()))
            known.append(arrival.notice)
        session.info.setdefault("touched", set()).add("taken_notices")
    return [arrival.sha256 for arrival in arrivals]


def _taken(arrival: NoticeArrival, now: str) -> TakenNotice:
    return TakenNotice(
        **_columns(arrival, "issuer", arrival.notice.issuer),
        received_at=now,
        verdict=arrival.verdict.standing.value,
    )


def _columns(signed: NoticeArrival | SignedNotice, role: str, unit: UnitName) -> dict[str, Any]:
    """What a notice keeps whichever way it went; role: what its columns call the unit at the other end."""
    notice, about = signed.notice, signed.notice.about
    stated = signed.content if isinstance(signed, NoticeArrival) else b""
    return {
        "sha256": signed.sha256,
        "kind": kind_of(notice),
        f"{role}_level": unit.level,
        f"{role}_code": unit.code,
        f"{role}_from": day_text(unit.valid_from),
        f"{role}_name": unit.name,
        "period": about.period,
        "revision": about.revision,
        "number": number_of(notice),
        "data_sha256": about.data_sha256,
        "at": notice.at.isoformat(),
        "content": stated or content_of(notice),
        "notice": signed.data,
    }


def taken(session: Session) -> list[Notice]:
    """Every notice that came in."""
    return [*taken_receipts(session), *taken_queries(session), *(one for _, one in taken_answers(session))]


def taken_receipts(session: Session) -> list[Receipt]:
    """Every receipt that came in."""
    query = select(TakenNotice.content).where(TakenNotice.kind == RECEIPT).order_by(TakenNotice.sha256)
    return [with_own_names(receipts.decode(content)) for content in session.execute(query).scalars()]


def taken_queries(session: Session) -> list[QueryList]:
    """Every file of queries that came in."""
    query = select(TakenNotice.content).where(TakenNotice.kind == QUERIES).order_by(TakenNotice.sha256)
    return [with_own_names(queries.decode(content)) for content in session.execute(query).scalars()]


def taken_answers(session: Session) -> list[tuple[str, AnswerNotice]]:
    """Every file of answers that came in, by SHA-256."""
    query = (
        select(TakenNotice.sha256, TakenNotice.content)
        .where(TakenNotice.kind == ANSWERS)
        .order_by(TakenNotice.sha256)
    )
    return [
        (sha256, with_own_names(answer_lists.decode(content))) for sha256, content in session.execute(query)
    ]


def given_answers(session: Session) -> list[AnswerNotice]:
    """Every file of answers that this unit gave."""
    query = select(GivenNotice.content).where(GivenNotice.kind == ANSWERS).order_by(GivenNotice.sha256)
    return [answer_lists.decode(content) for content in session.execute(query).scalars()]


def sent_returns(book: Book) -> list[SentReturn]:
    """Every return that left this book, once for each package that it left in."""
    query = (
        select(
            ReturnRecord.period,
            ReturnRecord.revision,
            ReturnRecord.cutoff,
            Sealed.number,
            SentPackage.sha256,
            Sealed.sha256,
        )
        .join(Sealed, Sealed.return_id == ReturnRecord.id)
        .join(SentPackage, SentPackage.return_id == ReturnRecord.id)
        .order_by(Sealed.number, SentPackage.sent_at)
    )
    with book.read_session() as session:
        rows = session.execute(query).all()
    found = []
    for period, revision, cutoff, number, package, data in rows:
        day = date.fromisoformat(cutoff)
        unit = settings.unit_at(book, day)
        about = ReturnNamed(settings.named(unit), period, revision, number, package, data)
        found.append(SentReturn(about, settings.recipient(unit, day)))
    return found


def record_given(book: Book, signed: Sequence[SignedNotice]) -> None:
    """Store what this office signed, all in one change, before the files are written: a number never has two meanings.

    The same file again adds nothing. Refused NOTICE_NUMBER_TAKEN where the number of a receipt was given meanwhile.
    """
    settings.refuse_practice(book)
    with book.change("NOTICES_GIVEN", count=len(signed), units=_names(signed)) as session:
        for one in signed:
            if session.get(GivenNotice, one.sha256) is not None:
                continue
            _refuse_number(session, one.notice)
            session.add(_given(one))
            session.flush()
            session.info.setdefault("touched", set()).add("given_notices")
            if isinstance(one.notice, QueryList):
                _mark_written(session, one.notice, book.now())


def _names(signed: Sequence[SignedNotice]) -> list[str]:
    return sorted({other_end(one.notice).name for one in signed})


def _refuse_number(session: Session, notice: Notice) -> None:
    if not isinstance(notice, Receipt):
        return
    taken = select(GivenNotice.sha256).where(
        GivenNotice.data_sha256 == notice.about.data_sha256, GivenNotice.number == notice.number
    )
    if session.execute(taken).first() is not None:
        raise Refused("NOTICE_NUMBER_TAKEN", number=str(notice.number))


def _given(one: SignedNotice) -> GivenNotice:
    about = one.notice.about
    return GivenNotice(
        **_columns(one, "unit", other_end(one.notice)),
        package_sha256=about.package_sha256,
        file_name=one.file_name,
    )


def _mark_written(session: Session, asked: QueryList, now: str) -> None:
    """Record for every query of a file the state in which the file has it."""
    unit = asked.about.unit
    told = {query.number: query.state.value for query in asked.queries}
    records = session.execute(
        select(AskedQuery).where(
            AskedQuery.unit_level == unit.level,
            AskedQuery.unit_code == unit.code,
            AskedQuery.unit_from == day_text(unit.valid_from),
            AskedQuery.number.in_(told),
        )
    ).scalars()
    for record in records:
        record.written, record.written_at = told[record.number], now
    session.flush()


def given_receipts(session: Session, data_sha256: str | None = None) -> list[Receipt]:
    """Every receipt that this office gave, or those for one return by its data."""
    query = select(GivenNotice.content).where(GivenNotice.kind == RECEIPT).order_by(GivenNotice.sha256)
    if data_sha256 is not None:
        query = query.where(GivenNotice.data_sha256 == data_sha256)
    return [receipts.decode(content) for content in session.execute(query).scalars()]


def last_given_at(session: Session) -> str:
    """The moment of the newest notice of this office, as it is written in the notice; "" before the first."""
    return session.execute(select(GivenNotice.at).order_by(GivenNotice.at.desc()).limit(1)).scalar() or ""
