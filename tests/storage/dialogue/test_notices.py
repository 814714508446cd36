"""Notices that came in: only about what this unit sent, only from where it went, all or none, frozen."""

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE
from models.dialogue.receipts import ReceiptState
from models.values.errors import Refused
from storage.book.proof.verification import verify
from storage.dialogue import answers, notices, queries, receipts
from storage.dialogue.notices import NoticeArrival, SignedNotice
from storage.history import changes
from storage.returns.outbox import outbox
from tests.storage.book.test_schema import dump
from tests.storage.killing import Killer
from tests.storage.offices import Pair, make_pair, queries_of, receipt_of


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


@pytest.fixture
def said(pair: Pair) -> tuple[NoticeArrival, NoticeArrival]:
    """A receipt and a file of queries."""
    (package,) = pair.receive(pair.send())
    queries.ask(pair.province, package, WHOLE, "vì sao?")
    return pair.tell(package, ReceiptState.RECEIVED), pair.write()[0]


def test_what_belongs_to_others_is_not_taken(pair: Pair, said: tuple[NoticeArrival, NoticeArrival]) -> None:
    receipt, asked = receipt_of(said[0]), queries_of(said[1])
    other_unit = replace(receipt.about, unit=replace(receipt.about.unit, code="03390"))
    other_data = replace(receipt.about, data_sha256="0" * 64)
    office = replace(pair.office, code="01")
    wanted: list[tuple[notices.Notice, str]] = [
        (replace(receipt, about=other_unit), "RECEIPT_OTHER_UNIT"),
        (replace(receipt, about=other_data), "RECEIPT_UNKNOWN_RETURN"),
        (replace(receipt, issuer=office), "RECEIPT_OTHER_OFFICE"),
        (replace(asked, about=other_unit), "QUERIES_OTHER_UNIT"),
        (replace(asked, about=other_data), "QUERIES_UNKNOWN_RETURN"),
        (replace(asked, issuer=office), "QUERIES_OTHER_OFFICE"),
    ]
    assert [notices.judge(pair.commune, notice) for notice, _ in wanted] == [code for _, code in wanted]
    assert notices.judge(pair.commune, receipt) is None and notices.judge(pair.commune, asked) is None


def test_a_sister_cannot_ask_in_the_name_of_nobody(
    pair: Pair, said: tuple[NoticeArrival, NoticeArrival]
) -> None:
    asked = queries_of(said[1])
    sister = replace(asked, issuer=replace(asked.about.unit, code="03390"))
    assert notices.judge(pair.commune, sister) == "QUERIES_OTHER_OFFICE"


def test_known_ones_and_contradictions(pair: Pair, said: tuple[NoticeArrival, NoticeArrival]) -> None:
    receipt, asked = receipt_of(said[0]), queries_of(said[1])
    other = replace(receipt, state=ReceiptState.MERGED)
    changed = replace(asked, queries=(replace(asked.queries[0], text="câu khác"),))
    assert notices.judge(pair.commune, other, [receipt]) == "RECEIPT_CONTRADICTS"
    assert notices.judge(pair.commune, changed, [asked]) == "QUERIES_CONTRADICT"
    pair.take(*said)
    codes = [notices.judge(pair.commune, one) for one in (receipt, other, asked, changed)]
    assert codes == ["RECEIPT_KNOWN", "RECEIPT_CONTRADICTS", "QUERIES_KNOWN", "QUERIES_CONTRADICT"]


def test_one_that_cannot_be_taken_leaves_all_out(
    pair: Pair, said: tuple[NoticeArrival, NoticeArrival]
) -> None:
    strange = replace(said[1], notice=replace(queries_of(said[1]), issuer=replace(pair.office, code="01")))
    with pytest.raises(Refused, match="QUERIES_OTHER_OFFICE"):
        pair.take(said[0], strange)
    assert outbox(pair.commune)[0].receipt is None
    assert pair.take() == []


def test_two_that_exclude_each_other_are_told_apart_in_one_batch(
    pair: Pair, said: tuple[NoticeArrival, NoticeArrival]
) -> None:
    other = replace(said[0], notice=replace(receipt_of(said[0]), state=ReceiptState.MERGED), data=b"other")
    with pytest.raises(Refused, match="RECEIPT_CONTRADICTS"):
        pair.take(said[0], other)
    again = replace(said[1], data=b"signed once more")
    with pytest.raises(Refused, match="QUERIES_KNOWN"):
        pair.take(said[1], again)


def test_taking_in_is_told_and_stays(pair: Pair, said: tuple[NoticeArrival, NoticeArrival]) -> None:
    touched: list[frozenset[str]] = []
    pair.commune.listen(touched.append)
    pair.take(*said)
    assert touched == [frozenset({"taken_notices"})]
    (line, *_) = changes.recent(pair.commune)
    assert line.title == "NOTICES_TAKEN_IN"
    with pytest.raises(Refused, match="UNDO_HAS_OWN_STEP"):
        changes.undo(pair.commune, line.id)


def test_a_changed_notice_is_found_by_the_check_of_the_book(
    pair: Pair, said: tuple[NoticeArrival, NoticeArrival]
) -> None:
    pair.take(*said)
    pair.commune.close()
    raw = sqlite3.connect(pair.commune.path)
    with pytest.raises(sqlite3.DatabaseError, match="frozen"):
        raw.execute("UPDATE taken_notices SET notice = x'00'")
    raw.execute("DROP TRIGGER frozen_taken_notices_update")
    raw.execute("UPDATE taken_notices SET notice = x'00'")
    raw.commit()
    raw.close()
    problems = {problem.code for problem in verify(pair.commune.path).problems}
    assert problems == {"BOOK_TRIGGER_MISSING", "BOOK_CONTENT_ALTERED"}


OPENING = """
from models.dialogue import queries, receipts
from models.returns.verdicts import Validity, Verdict
from storage.book.book import Book
from storage.dialogue import notices
from tests.storage.sample_returns import NOW

def arrival(name, decode):
    content = path.with_name(name).read_bytes()
    return notices.NoticeArrival(decode(content), b"signed " + content, Verdict(Validity.VALID, "", ()))

book = Book.open(path, clock=lambda: NOW)
both = [arrival("receipt.json", receipts.decode), arrival("queries.json", queries.decode)]
"""
WORK = "notices.import_notices(book, both)"


def test_killed_at_any_statement_all_or_none_is_taken(
    pair: Pair, said: tuple[NoticeArrival, NoticeArrival], tmp_path: Path
) -> None:
    pair.commune.close()
    for name, one in zip(("receipt.json", "queries.json"), said, strict=True):
        (tmp_path / name).write_bytes(notices.content_of(one.notice))
    fresh = Path(shutil.copy(pair.commune.path, tmp_path / "fresh.book"))
    path, at, ended = tmp_path / "small.book", 0, -1
    with Killer(fresh, OPENING, WORK) as killer:
        while ended != 0:
            at += 1
            shutil.copy(fresh, path)
            before = dump(path)
            ended = killer.run(path, at)
            assert ended in (0, -signal.SIGKILL)
            if ended:
                assert dump(path) == before, (
                    f"killed at statement {at}, the book is neither as before nor complete"
                )
    assert at > 8 and verify(path).good
    from storage.book.book import Book

    with Book.open(path) as book:
        assert len(answers.asked_of_us(book)) == 1 and outbox(book)[0].receipt is not None


def test_the_same_signed_file_is_kept_once_and_a_number_once_a_return(pair: Pair) -> None:
    (first,) = pair.receive(pair.send())
    receipt = receipts.receipt_for(pair.province, first, ReceiptState.RECEIVED)

    def signed(notice: notices.Notice, by: bytes = b"signed ") -> SignedNotice:
        return SignedNotice(notice, by + notices.content_of(notice), "tep.asice")

    def given() -> int:
        with pair.province.read_session() as session:
            return len(notices.given_receipts(session))

    for _ in range(2):
        notices.record_given(pair.province, [signed(receipt)])
    assert given() == 1
    for again in (signed(receipt, b"signed once more "), signed(replace(receipt, state=ReceiptState.MERGED))):
        with pytest.raises(Refused, match="NOTICE_NUMBER_TAKEN"):
            notices.record_given(pair.province, [again])
    assert given() == 1
    notices.record_given(pair.province, [signed(replace(receipt, number=receipt.number + 1))])
    other = replace(receipt, about=replace(receipt.about, data_sha256="1" * 64))
    notices.record_given(pair.province, [signed(other)])
    assert given() == 3
    with pair.province.read_session() as session:
        assert notices.given_receipts(session, "1" * 64) == [other]


def test_a_notice_beside_counts_as_known(pair: Pair, said: tuple[NoticeArrival, NoticeArrival]) -> None:
    receipt, asked = receipt_of(said[0]), queries_of(said[1])
    assert notices.judge(pair.commune, asked, [asked]) == "QUERIES_KNOWN"
    assert notices.judge(pair.commune, asked, [receipt]) is None
    assert notices.judge(pair.commune, receipt, [receipt]) == "RECEIPT_KNOWN"
    assert notices.judge(pair.commune, receipt, [asked]) is None
    with pytest.raises(Refused, match="QUERIES_KNOWN"):
        pair.take(said[1], said[1])
