"""Errors that real events produce: answered at the unit, sealed with the reason, seen at the office above."""

from pathlib import Path

import pytest

from exports.paper.matrices import matrix
from models.forms.findings import Level
from models.office.names import OfficeNames
from models.values.errors import Refused
from storage.book import settings
from storage.received import answered, receiving
from storage.returns import returns, sealing
from storage.returns.sheets import period_sheets
from tests.storage.offices import FIGURES, Pair, answer_warnings, make_pair
from tests.storage.sample_returns import DAY, fill

PERIOD = "2026-Q3"
REASON = "Hai HTX cũ trước đây chưa vào sổ, nay kiểm kê thấy"
KEY = "COOPERATIVE_FLOW|B01|I.1|actual"
# 10 at the opening, 12 at the end, none founded, dissolved or converted: 12 − (10 + 0 − 0) = 2 without a row.
FLOW: dict[str, str | int | None] = {"I.1/previous": 10, "I.1.3": 0, "I.1.4": 0, "I.1.5": 0, "I.1.6": 0}


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    made = make_pair(tmp_path)
    fill(made.commune, PERIOD, "B01", FIGURES | FLOW)
    answer_warnings(made.commune, PERIOD)
    return made


def answer(pair: Pair, reason: str = REASON) -> None:
    paper = period_sheets(pair.commune, PERIOD)
    assert paper.head is not None
    (error,) = [one for one in paper.findings if one.key == KEY]
    assert (error.level, error.answerable, error.details["difference"]) == (Level.ERROR, True, 2)
    returns.answer(pair.commune, paper.head.id, error, reason)


def test_it_blocks_until_it_has_a_reason_in_words(pair: Pair) -> None:
    with pytest.raises(Refused, match="RETURN_HAS_ERRORS") as caught:
        sealing.seal(pair.commune, PERIOD)
    assert caught.value.details == {"errors": 1, "warnings": 0}
    with pytest.raises(Refused, match="REASON_NOT_WORDS"):
        answer(pair, "2")
    answer(pair)
    document = sealing.seal(pair.commune, PERIOD).document
    (error,) = [one for one in document.findings if one["level"] == "error"]
    assert (error["code"], error["answerable"], document.reasons[KEY]) == ("COOPERATIVE_FLOW", True, REASON)


def test_an_error_that_nothing_real_produces_blocks_with_any_reason(pair: Pair) -> None:
    answer(pair)
    fill(pair.commune, PERIOD, "B01", {"I.2": 9, "I.2.3a": 10})  # ten women among nine members
    paper = period_sheets(pair.commune, PERIOD)
    (error,) = [one for one in paper.findings if one.code == "PART_ABOVE_WHOLE"]
    assert paper.head is not None and not error.takes_reason
    returns.answer(pair.commune, paper.head.id, error, "vẫn đúng như vậy")
    with pytest.raises(Refused, match="RETURN_HAS_ERRORS"):
        sealing.seal(pair.commune, PERIOD)


def test_paper_states_the_error_with_its_reason(pair: Pair) -> None:
    answer(pair)
    unit = settings.named(settings.unit_at(pair.commune, DAY))
    for _ in range(2):  # the draft, then the sealed return
        notes = matrix(period_sheets(pair.commune, PERIOD), "B01", unit, OfficeNames()).notes
        (note,) = [one for one in notes if REASON in one]
        assert "I.1" in note and note.endswith(f"Giải trình: {REASON}")
        assert not matrix(period_sheets(pair.commune, PERIOD), "B04", unit, OfficeNames()).notes
        if period_sheets(pair.commune, PERIOD).frozen is None:
            sealing.seal(pair.commune, PERIOD)


def test_the_office_above_sees_it_while_the_package_counts(pair: Pair) -> None:
    answer(pair)
    package = pair.send_draft(PERIOD)
    assert [(one.code, reason) for one, reason in answered.answered_in(package.document)] == [
        ("COOPERATIVE_FLOW", REASON)
    ]
    (sha256,) = pair.receive(package)
    (seen,) = [one for one in period_sheets(pair.province, PERIOD).findings if one.subject.startswith("com")]
    assert (seen.code, seen.level, seen.row) == ("UNIT_ERROR_ANSWERED", Level.INFO, "I.1")
    assert (seen.details["unit"], seen.details["reason"]) == ("Xã Phong Thổ", REASON)
    with pair.province.read_session() as session:
        assert list(answered.answered(session)) == [sha256]
    receiving.withdraw(pair.province, sha256, "nhầm")
    assert "UNIT_ERROR_ANSWERED" not in {one.code for one in period_sheets(pair.province, PERIOD).findings}


def test_a_return_without_such_an_error_keeps_nothing(tmp_path: Path) -> None:
    pair = make_pair(tmp_path)
    pair.receive(pair.send())
    with pair.province.read_session() as session:
        assert answered.answered(session) == {}
