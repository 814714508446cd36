"""Queries that the office above put to this unit, and its answers, carried by the next packages or by files.

An answer is carried in every package until the sender of the query settles or withdraws it, so that a lost
package loses no answer.
"""

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.notices import ReturnNamed, day_text, words
from models.dialogue.queries import Query, QueryList, QueryState, merged
from models.dialogue.records import QueryAnswer
from models.returns.document import UnitName
from models.returns.receiving import UnitKey, kept_unit_key, unit_key
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.rows import fetch_one
from storage.dialogue import notices
from storage.dialogue.receipts import after_last, issuer


@dataclass(frozen=True, slots=True)
class AskedOfUs:
    """A query to this unit, in its newest state, with this unit's answer ("" for none yet).

    about: the return that it was asked about; decision: accepted or declined where it proposed a value; travelled:
    the answer left with the last package that was sent, or in a file of answers; by_file: only in such a file.
    """

    issuer: UnitName
    about: ReturnNamed
    query: Query
    answer: str
    answered_at: str
    decision: str
    travelled: bool
    by_file: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is open and has no answer."""
        return self.query.state is QueryState.OPEN and not self.answer

    def overdue(self, today: date) -> bool:
        """Whether it waits beyond its last day."""
        return self.waits and self.query.due is not None and self.query.due < today


def asked_of_us(book: Book) -> list[AskedOfUs]:
    """Every query to this unit: what waits first, then by last day (none last) and number."""
    with book.read_session() as session:
        given = _given(session)
        packed, written = _in_last_package(session), _in_files(session)
        found = [
            _with_answer(one, given.get((unit_key(one.issuer), one.query.number)), packed, written)
            for one in _asked(notices.taken_queries(session))
        ]
    return sorted(found, key=_order)


def _order(one: AskedOfUs) -> tuple[bool, bool, date, str, int]:
    due = one.query.due
    return not one.waits, due is None, due or date.max, one.issuer.code, one.query.number


def _asked(known: list[QueryList]) -> list[AskedOfUs]:
    """Every query once, of every sender, with the return that it was first about."""
    found: list[AskedOfUs] = []
    for key in sorted({unit_key(one.issuer) for one in known}, key=str):
        of_one = sorted((one for one in known if unit_key(one.issuer) == key), key=lambda one: one.at)
        about = {query.number: one for one in reversed(of_one) for query in one.queries}
        found += [
            AskedOfUs(about[number].issuer, about[number].about, query, "", "", "", travelled=False)
            for number, query in merged(of_one).items()
        ]
    return found


def _given(session: Session) -> dict[tuple[UnitKey, int], QueryAnswer]:
    return {
        (kept_unit_key(one.issuer_level, one.issuer_code, one.issuer_from), one.number): one
        for one in session.execute(select(QueryAnswer)).scalars()
    }


def _in_last_package(session: Session) -> set[tuple[int, str]]:
    """The answers in the last package that left."""
    # inside the database: the document of a large unit has megabytes, of which its answers are a few lines
    carried = fragments.json_field(fragments.text_of_bytes("s.data"), "answers")
    row = fetch_one(
        session,
        f"SELECT {carried} AS answers FROM sealed s "
        "WHERE s.return_id IN (SELECT return_id FROM sent_packages) ORDER BY s.number DESC LIMIT 1",
    )
    return {(number, text) for number, text in json.loads(row.answers)} if row and row.answers else set()


def _in_files(session: Session) -> set[tuple[int, str]]:
    """The answers in files of answers that this unit gave."""
    return {answered for given in notices.given_answers(session) for answered in given.answers.items()}


def _with_answer(
    one: AskedOfUs,
    given: QueryAnswer | None,
    packed: Container[tuple[int, str]],
    written: Container[tuple[int, str]],
) -> AskedOfUs:
    if given is None:
        return one
    answered = (one.query.number, given.text)
    is_packed, is_written = answered in packed, answered in written
    return replace(
        one,
        answer=given.text,
        answered_at=given.answered_at,
        decision=given.decision,
        travelled=is_packed or is_written,
        by_file=is_written and not is_packed,
    )


def find(book: Book, issuer: UnitName, number: int) -> AskedOfUs:
    """The query of this asker with this number; Refused QUERY_UNKNOWN."""
    for one in asked_of_us(book):
        if unit_key(one.issuer) == unit_key(issuer) and one.query.number == number:
            return one
    raise Refused("QUERY_UNKNOWN", number=str(number))


def answer(book: Book, issuer: UnitName, number: int, text: str) -> None:
    """Answer a query; an empty text takes the answer back. Refused QUERY_UNKNOWN, QUERY_CLOSED,
    NOTICE_TEXT_TOO_LONG."""
    asked = find(book, issuer, number)
    if asked.query.state is not QueryState.OPEN:
        raise Refused("QUERY_CLOSED", number=str(number))
    with book.change("QUERY_ANSWERED", number=str(number)) as session:
        keep(book, session, asked, words(text), "")


def keep(book: Book, session: Session, asked: AskedOfUs, text: str, decision: str) -> None:
    """Keep an answer inside the caller's change."""
    level, code, starts = unit_key(asked.issuer)
    record = session.execute(
        select(QueryAnswer).where(
            QueryAnswer.issuer_level == level,
            QueryAnswer.issuer_code == code,
            QueryAnswer.issuer_from == day_text(starts),
            QueryAnswer.number == asked.query.number,
        )
    ).scalar_one_or_none()
    if record is None:
        record = QueryAnswer(
            id=book.ids(),
            issuer_level=level,
            issuer_code=code,
            issuer_from=day_text(starts),
            number=asked.query.number,
        )
        session.add(record)
    record.text, record.answered_at, record.decision = text, book.now(), decision
    session.flush()


def answers_to_carry(session: Session, recipient: UnitName) -> dict[int, str]:
    """The answers that the next package to this office carries: of every query of theirs that is not closed yet."""
    key, given = unit_key(recipient), _given(session)
    found: dict[int, str] = {}
    for one in _asked(notices.taken_queries(session)):
        kept = given.get((key, one.query.number))
        if unit_key(one.issuer) == key and one.query.state is QueryState.OPEN and kept and kept.text:
            found[one.query.number] = kept.text
    return found


def answers_to_give(book: Book, asked: Iterable[AskedOfUs]) -> list[AnswerNotice]:
    """Files of the answers among these that have not left this book yet, one for each return that is asked about."""
    by_return: dict[tuple[UnitKey, str], list[AskedOfUs]] = {}
    for one in asked:
        if one.answer and not one.travelled and one.query.state is QueryState.OPEN:
            by_return.setdefault((unit_key(one.issuer), one.about.data_sha256), []).append(one)
    with book.read_session() as session:
        moment = after_last(book, session)
    return [
        AnswerNotice(
            issuer(book, several[0].about.period),
            several[0].issuer,
            several[0].about,
            moment,
            {one.query.number: one.answer for one in several},
        )
        for several in by_return.values()
    ]
