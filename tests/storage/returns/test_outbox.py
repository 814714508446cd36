"""What left this book and what is said of it: any order of arrival gives the same standing, and days are counted."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.dialogue.queries import WHOLE, QueryState
from models.dialogue.receipts import ReceiptState
from models.returns.receiving import unit_key
from storage.dialogue import answers, notices, queries
from storage.dialogue.notices import NoticeArrival
from storage.received import receiving
from storage.returns import returns
from storage.returns.outbox import outbox
from tests.storage.offices import Pair, make_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


def test_a_sent_return_waits_until_a_receipt_settles_it(pair: Pair) -> None:
    sent = pair.send()
    pair.later(days=3)
    (entry,) = outbox(pair.commune)
    assert (entry.period, entry.revision, entry.number, entry.file_name) == ("2026-Q3", 1, 1, "2026-Q3.asice")
    assert entry.package_sha256 == sent.sha256 and entry.data_sha256 == sent.data_sha256
    assert entry.receipt is None and entry.days_waiting == 3
    (package,) = pair.receive(sent)
    pair.take(pair.tell(package, ReceiptState.RECEIVED))
    (entry,) = outbox(pair.commune)
    assert entry.receipt is not None and entry.receipt.state is ReceiptState.RECEIVED
    assert entry.days_waiting == 3
    pair.take(pair.tell(package, ReceiptState.QUERIED))
    assert outbox(pair.commune)[0].days_waiting is None, "now it is this unit that is waited for"
    pair.take(pair.tell(package, ReceiptState.MERGED))
    (entry,) = outbox(pair.commune)
    assert entry.receipt is not None and entry.receipt.state is ReceiptState.MERGED
    assert entry.days_waiting is None and [one.number for one in entry.receipts] == [1, 2, 3]


def test_a_refused_return_says_why_and_a_newer_revision_stands_for_it(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    receiving.withdraw(pair.province, package, "sai biểu 1")
    pair.take(pair.tell(package, ReceiptState.REFUSED, "WITHDRAWN_BY_OFFICE", "sai biểu 1"))
    (entry,) = outbox(pair.commune)
    assert entry.receipt is not None
    assert (entry.receipt.reason, entry.receipt.note) == ("WITHDRAWN_BY_OFFICE", "sai biểu 1")
    returns.reopen(pair.commune, "2026-Q3")
    assert not outbox(pair.commune)[0].superseded
    pair.send_draft()
    newest, older = outbox(pair.commune)
    assert (newest.revision, newest.days_waiting, newest.superseded) == (2, 0, False)
    assert (older.revision, older.days_waiting, older.superseded) == (1, None, True)


def test_nobody_waits_for_a_revision_that_was_replaced(pair: Pair) -> None:
    pair.send()
    returns.reopen(pair.commune, "2026-Q3")
    pair.send_draft()
    assert [(one.revision, one.days_waiting) for one in outbox(pair.commune)] == [(2, 0), (1, None)]


def test_open_questions_are_counted_at_their_return(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    pair.send("2026-Q4")
    for text in ("một", "hai"):
        queries.ask(pair.province, package, WHOLE, text)
    pair.take(*pair.write())
    assert [one.open_queries for one in outbox(pair.commune)] == [0, 2]
    answers.answer(pair.commune, pair.office, 1, "xong")
    assert [one.open_queries for one in outbox(pair.commune)] == [0, 1]


def test_a_return_that_left_in_two_packages_is_one(pair: Pair) -> None:
    from storage.returns import sealing

    pair.send()
    sealed = sealing.sealed(pair.commune, "2026-Q3")
    assert sealed is not None
    pair.later(hours=2)
    sealing.record_sent(pair.commune, sealed, b"signed elsewhere", "2026-Q3.pdf")
    (entry,) = outbox(pair.commune)
    assert entry.file_name == "2026-Q3.pdf" and entry.sent_at.startswith("2026-10-05T01:00")


def story(pair: Pair) -> list[NoticeArrival]:
    """Everything that a province says about one return in the course of time."""
    (package,) = pair.receive(pair.send())
    queries.ask(pair.province, package, WHOLE, "một", date(2026, 11, 1))
    queries.ask(pair.province, package, WHOLE, "hai")
    said = [pair.tell(package, ReceiptState.RECEIVED), *pair.write()]
    said.append(pair.tell(package, ReceiptState.QUERIED))
    unit = unit_key(said[0].notice.about.unit)
    queries.withdraw(pair.province, unit, 1)
    said += pair.write()
    queries.settle(pair.province, unit, 2)
    queries.ask(pair.province, package, WHOLE, "ba")
    said += pair.write()
    return [*said, pair.tell(package, ReceiptState.MERGED)]


def standing(pair: Pair) -> object:
    (entry,) = outbox(pair.commune)
    assert entry.receipt is not None
    asked = [(one.query.number, one.query.state) for one in answers.asked_of_us(pair.commune)]
    return entry.receipt.number, entry.receipt.state, entry.open_queries, entry.days_waiting, sorted(asked)


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(6)), st.lists(st.integers(1, 5), max_size=3))
def test_any_order_in_any_portions_gives_the_same_standing(order: list[int], cuts: list[int]) -> None:
    with TemporaryDirectory() as folder:
        pair = make_pair(Path(folder))
        said = story(pair)
        assert len(said) == 6
        borders = sorted({0, 6, *cuts})
        for start, end in pairwise(borders):
            pair.take(*(said[at] for at in order[start:end]))
        assert standing(pair) == (
            3,
            ReceiptState.MERGED,
            1,
            None,
            [(1, QueryState.WITHDRAWN), (2, QueryState.SETTLED), (3, QueryState.OPEN)],
        )
        assert {notices.judge(pair.commune, one.notice) for one in said} == {"RECEIPT_KNOWN", "QUERIES_KNOWN"}
        pair.close()


def test_days_are_those_of_the_calendar(pair: Pair) -> None:
    pair.send()
    pair.commune.clock = lambda: datetime(2026, 10, 5, 23, 59, tzinfo=UTC)
    assert outbox(pair.commune)[0].days_waiting == 0
    pair.commune.clock = lambda: datetime(2026, 10, 5, 23, 59, tzinfo=UTC) + timedelta(minutes=2)
    assert outbox(pair.commune)[0].days_waiting == 1
