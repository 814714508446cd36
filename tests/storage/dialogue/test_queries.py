"""Questions of the office above: numbered once, pinned to what is there, withdrawn and never dropped, answered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE, Pin, QueryState, cell, record, with_answers
from models.returns.document import encode
from models.returns.receiving import UnitKey, unit_key
from models.values.errors import Refused
from storage.dialogue import queries
from storage.history import changes
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from tests.storage.offices import VALID, Pair, make_pair, queries_of

CELL = cell("B01", "I.1", "actual")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


@pytest.fixture
def package(pair: Pair) -> str:
    return pair.receive(pair.send())[0]


def unit_of(asked: queries.Asked) -> UnitKey:
    return unit_key(asked.about.unit)


def test_a_question_is_kept_with_its_pin_day_and_number(pair: Pair, package: str) -> None:
    asked = queries.ask(
        pair.province,
        package[:8],
        CELL,
        "Vì sao  giảm\nso với quý trước?",
        date(2026, 10, 20),
        "TOTAL_DIFFERS",
        "14",
    )
    query = asked.query
    assert (query.number, query.pin, query.text) == (1, CELL, "Vì sao giảm\nso với quý trước?")
    assert (query.asked_on, query.due) == (date(2026, 10, 5), date(2026, 10, 20))
    assert (query.finding, query.proposal, query.state) == ("TOTAL_DIFFERS", "14", QueryState.OPEN)
    assert asked.waits and asked.pending and not asked.overdue(date(2026, 10, 20))
    assert asked.overdue(date(2026, 10, 21))
    assert asked.about.package_sha256 == package and asked.about.period == "2026-Q3"


@pytest.mark.parametrize(
    ("pin", "text", "due", "finding", "proposal", "code"),
    [
        (WHOLE, " ", None, "", "", "QUERY_WITHOUT_TEXT"),
        (WHOLE, "x" * 4001, None, "", "", "NOTICE_TEXT_TOO_LONG"),
        (WHOLE, "x", date(2026, 10, 4), "", "", "QUERY_DUE_PAST"),
        (WHOLE, "x", None, "not a code", "", "QUERY_FINDING"),
        (WHOLE, "x", None, "", "5", "PROPOSAL_PLACE"),
        (Pin("page"), "x", None, "", "", "QUERY_PIN"),
        (Pin("cell", ("B01", "I.1")), "x", None, "", "", "QUERY_PIN"),
        (cell("B01", "X.9", "actual"), "x", None, "", "", "ROW_UNKNOWN"),
        (cell("B99", "I.1", "actual"), "x", None, "", "", "FORM_UNKNOWN"),
        (CELL, "x", None, "", "1,5", "PROPOSAL_VALUE"),
        (CELL, "x", None, "", "1.5", "PROPOSAL_VALUE"),
        (record("settings", "unit_code"), "x", None, "", "", "QUERY_PIN"),
        (record("people", ""), "x", None, "", "", "QUERY_PIN"),
        (record("people", "p1", "born"), "x", None, "", "1", "PROPOSAL_PLACE"),
        (record("memberships", "m1", "capital"), "x", None, "", "nhiều", "PROPOSAL_VALUE"),
        (record("memberships", "m1", "capital"), "x", None, "", "-5", "AMOUNT_NEGATIVE"),
        (record("people", "p1"), "x", None, "", "1", "PROPOSAL_PLACE"),
    ],
)
def test_a_question_that_means_nothing_is_refused(
    pair: Pair, package: str, pin: Pin, text: str, due: date | None, finding: str, proposal: str, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        queries.ask(pair.province, package, pin, text, due, finding, proposal)
    assert refused.value.code == code
    assert queries.asked(pair.province) == []


def test_asking_is_not_undone_but_withdrawn_and_its_number_is_gone(pair: Pair, package: str) -> None:
    first = queries.ask(pair.province, package, WHOLE, "một")
    (change, *_) = changes.recent(pair.province)
    with pytest.raises(Refused, match="UNDO_HAS_OWN_STEP"):
        changes.undo(pair.province, change.id)
    gone = queries.withdraw(pair.province, unit_of(first), 1)
    assert gone.query.state is QueryState.WITHDRAWN
    assert queries.ask(pair.province, package, WHOLE, "hai").query.number == 2
    for close in (queries.withdraw, queries.settle):
        with pytest.raises(Refused, match="QUERY_CLOSED"):
            close(pair.province, unit_of(first), 1)
    with pytest.raises(Refused, match="QUERY_UNKNOWN"):
        queries.settle(pair.province, unit_of(first), 9)
    assert len(queries.asked(pair.province, state=QueryState.OPEN)) == 1


def test_numbers_count_for_each_unit_over_all_its_returns(pair: Pair, package: str) -> None:
    from models.values.units import children, unit_on
    from tests.storage.sample_returns import DAY, arrival

    other = next(one for one in children(unit_on("12", DAY), DAY) if one.code != "03549")
    (strange,) = pair.receive(arrival(other, {"I.1": 3}))
    (next_period,) = pair.receive(pair.send("2026-Q4"))
    numbers = [
        queries.ask(pair.province, one, WHOLE, "?").query.number for one in (package, strange, next_period)
    ]
    assert numbers == [1, 1, 2]
    chosen = queries.asked(pair.province, unit=("commune", other.code, other.valid_from))
    assert [one.about.package_sha256 for one in chosen] == [strange]
    assert len(queries.asked(pair.province, period="2026-Q4")) == 1
    assert len(queries.asked(pair.province, package=package)) == 1
    assert queries.asked(pair.province, state=QueryState.SETTLED) == []
    assert queries.unit_called(pair.province, other.code) == ("commune", other.code, other.valid_from)
    with pytest.raises(Refused, match="QUERY_UNIT_UNKNOWN"):
        queries.unit_called(pair.province, "01234")


def test_files_hold_what_was_not_written_yet_one_for_each_return(pair: Pair, package: str) -> None:
    (later,) = pair.receive(pair.send("2026-Q4"))
    first = queries.ask(pair.province, package, WHOLE, "một")
    queries.ask(pair.province, package, CELL, "hai")
    queries.ask(pair.province, later, WHOLE, "ba")
    files = [queries_of(one) for one in pair.write()]
    assert [(one.about.period, [q.number for q in one.queries]) for one in files] == [
        ("2026-Q3", [1, 2]),
        ("2026-Q4", [3]),
    ]
    assert queries.pending(pair.province) == []
    assert not queries.find(pair.province, unit_of(first), 1).pending
    queries.settle(pair.province, unit_of(first), 1)
    (again,) = queries.pending(pair.province)
    assert [(q.number, q.state) for q in again.queries] == [(1, QueryState.SETTLED)]
    assert again.at > files[0].at


def answering(arrival: VerifiedPackage, answers: dict[int, str]) -> VerifiedPackage:
    document = with_answers(arrival.document, answers)
    data = encode(document)
    return VerifiedPackage(document, b"package of " + data, data, VALID)


def test_answers_come_with_accepted_packages_only(pair: Pair, package: str) -> None:
    asked = queries.ask(pair.province, package, WHOLE, "vì sao?")
    brought = answering(pair.send("2026-Q4"), {1: "Do giải thể hai hợp tác xã", 7: "lạ"})
    (answer,) = pair.receive(brought)
    (found,) = queries.asked(pair.province)
    assert (found.answer, found.answer_package) == ("Do giải thể hai hợp tác xã", answer)
    assert not found.waits and not found.overdue(date(2099, 1, 1))
    receiving.withdraw(pair.province, answer)
    assert queries.find(pair.province, unit_of(asked), 1).waits
    pair.receive(brought)
    assert not queries.find(pair.province, unit_of(asked), 1).waits


def test_a_package_with_malformed_answers_is_refused_before_anything_is_kept(pair: Pair) -> None:
    from dataclasses import replace

    good = pair.send()
    document = replace(good.document, extra={"answers": [[1, "x"], [1, "y"]]})
    data = encode(document)
    bad = VerifiedPackage(document, data, data, VALID)
    assert receiving.judge(pair.province, bad) == "ANSWERS_SHAPE"
    with pytest.raises(Refused, match="ANSWERS_SHAPE"):
        pair.receive(bad)
    assert receiving.received(pair.province) == []


def test_an_answer_may_be_due_today(pair: Pair, package: str) -> None:
    asked = queries.ask(pair.province, package, WHOLE, "Vì sao?", date(2026, 10, 5))
    assert asked.query.due == asked.query.asked_on == date(2026, 10, 5)
