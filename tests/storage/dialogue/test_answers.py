"""What the office above asked this unit: taken in, answered, carried by every return until the question is closed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE, QueryState, answers_in, cell
from models.returns.receiving import unit_key
from models.values.errors import Refused
from storage.dialogue import answers, queries
from storage.dialogue.answers import AskedOfUs
from storage.history import changes
from storage.returns import returns
from tests.storage.offices import Pair, make_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


@pytest.fixture
def asked(pair: Pair) -> AskedOfUs:
    """One question, taken in by the commune."""
    (package,) = pair.receive(pair.send())
    queries.ask(pair.province, package, cell("B01", "I.1", "actual"), "Vì sao giảm?", date(2026, 10, 20))
    pair.take(*pair.write())
    (one,) = answers.asked_of_us(pair.commune)
    return one


def test_a_question_stands_with_all_that_was_asked(pair: Pair, asked: AskedOfUs) -> None:
    assert asked.issuer == pair.office
    assert asked.query.text == "Vì sao giảm?" and asked.about.period == "2026-Q3"
    assert asked.waits and not asked.travelled and asked.overdue(date(2026, 10, 21))
    assert not asked.overdue(date(2026, 10, 20))
    assert sum(one.waits for one in answers.asked_of_us(pair.commune)) == 1


def test_an_answer_is_carried_until_the_question_is_closed(pair: Pair, asked: AskedOfUs) -> None:
    answers.answer(pair.commune, asked.issuer, 1, "Do giải thể hai hợp tác xã.")
    assert sum(one.waits for one in answers.asked_of_us(pair.commune)) == 0
    first = pair.send("2026-Q4")
    assert answers_in(first.document) == {1: "Do giải thể hai hợp tác xã."}
    assert answers.find(pair.commune, asked.issuer, 1).travelled
    lost = pair.send("2027-Q1")
    assert answers_in(lost.document) == answers_in(first.document)
    pair.receive(lost)
    (seen,) = queries.asked(pair.province)
    assert seen.answer == "Do giải thể hai hợp tác xã."
    queries.settle(pair.province, unit_key(seen.about.unit), 1)
    pair.take(*pair.write())
    assert answers.find(pair.commune, asked.issuer, 1).query.state is QueryState.SETTLED
    assert "answers" not in pair.send("2027-Q2").document.extra


def test_a_reopened_return_carries_it_too(pair: Pair, asked: AskedOfUs) -> None:
    answers.answer(pair.commune, asked.issuer, 1, "đúng")
    returns.reopen(pair.commune, "2026-Q3")
    again = pair.send_draft()
    assert answers_in(again.document) == {1: "đúng"} and again.document.revision == 2


def test_an_answer_changes_is_taken_back_and_undone(pair: Pair, asked: AskedOfUs) -> None:
    answers.answer(pair.commune, asked.issuer, 1, "một")
    answers.answer(pair.commune, asked.issuer, 1, "hai")
    assert answers.find(pair.commune, asked.issuer, 1).answer == "hai"
    answers.answer(pair.commune, asked.issuer, 1, " ")
    assert answers.find(pair.commune, asked.issuer, 1).waits
    (change, *_) = changes.recent(pair.commune)
    changes.undo(pair.commune, change.id)
    assert answers.find(pair.commune, asked.issuer, 1).answer == "hai"


def test_what_is_closed_or_unknown_is_not_answered(pair: Pair, asked: AskedOfUs) -> None:
    queries.withdraw(pair.province, unit_key(asked.about.unit), 1)
    pair.take(*pair.write())
    assert sum(one.waits for one in answers.asked_of_us(pair.commune)) == 0
    with pytest.raises(Refused, match="QUERY_CLOSED"):
        answers.answer(pair.commune, asked.issuer, 1, "x")
    with pytest.raises(Refused, match="QUERY_UNKNOWN"):
        answers.answer(pair.commune, asked.issuer, 2, "x")


def test_what_waits_longest_stands_first(pair: Pair, asked: AskedOfUs) -> None:
    package = asked.about.package_sha256
    queries.ask(pair.province, package, WHOLE, "không hạn")
    queries.ask(pair.province, package, WHOLE, "gấp", date(2026, 10, 6))
    pair.take(*pair.write())
    assert [one.query.number for one in answers.asked_of_us(pair.commune)] == [3, 1, 2]
    answers.answer(pair.commune, asked.issuer, 3, "xong")
    assert [one.query.number for one in answers.asked_of_us(pair.commune)] == [1, 2, 3]


def test_answers_go_to_their_asker_only(pair: Pair, asked: AskedOfUs) -> None:
    from dataclasses import replace

    answers.answer(pair.commune, asked.issuer, 1, "một")
    with pair.commune.read_session() as session:
        assert answers.answers_to_carry(session, pair.office) == {1: "một"}
        assert answers.answers_to_carry(session, replace(pair.office, code="01")) == {}
