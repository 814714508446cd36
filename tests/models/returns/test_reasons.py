"""A reason is words, or nothing."""

import pytest

from models.forms.findings import Finding, Level
from models.returns.reasons import answered_errors, read_reason
from models.values.errors import Refused


@pytest.mark.parametrize("text", ["đã đối chiếu", "  theo QĐ 12/2020  ", "ok", "!! nhầm", "ở xã"])
def test_words_are_a_reason_without_spaces_around(text: str) -> None:
    assert read_reason(text) == text.strip()


def test_nothing_takes_a_reason_back() -> None:
    assert read_reason("  ") == ""


@pytest.mark.parametrize(
    "text", [".", "-", "123", "12,5 %", "…", "x", "\u200bx\u200b", "x x", "a b c", "aaaa", "kKk.", "12a3b"]
)
def test_what_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_reason(text)
    assert caught.value.code == "REASON_NOT_WORDS"


def test_answered_are_errors_that_take_a_reason_and_have_one() -> None:
    flow = Finding("F", "R4", Level.ERROR, "B01", "I.1", "actual", answerable=True)
    others = [Finding("E", "R1", Level.ERROR, "B01", "I.2"), Finding("W", "R3", Level.WARNING, "B01", "I.3")]
    reasons = {one.key: "theo kiểm kê" for one in (flow, *others)}
    assert answered_errors([flow, *others], reasons) == [(flow, "theo kiểm kê")]
    assert answered_errors([flow], {flow.key: "  "}) == []
