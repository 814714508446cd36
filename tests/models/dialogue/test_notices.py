"""What receipts and queries have in common: canonical bytes, exact types, bounded words."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dialogue import notices
from models.dialogue.notices import TEXT_LENGTH, ReturnNamed
from models.returns.document import UnitName
from models.values.errors import Refused

ABOUT = ReturnNamed(
    UnitName("commune", "03549", date(2025, 7, 1), "Xã Phong Thổ"), "2026-Q3", 2, 7, "a" * 64, "b" * 64
)


def test_a_return_is_named_there_and_back() -> None:
    assert notices.return_from_json(notices.return_to_json(ABOUT)) == ABOUT
    old = UnitName("district", "109", None, "Huyện Phong Thổ")
    assert notices.unit_from_json(notices.unit_to_json(old)) == old
    assert [notices.day_text(day) for day in (None, date(2025, 7, 1))] == ["", "2025-07-01"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": "2026-q3"},
        {"period": "2026-Q5"},
        {"revision": 0},
        {"revision": True},
        {"revision": 2**63},
        {"number": 2**63},
        {"unit": {"level": "x", "code": "12", "valid_from": None, "name": "x"}},
        {"unit": {"level": "commune", "code": "12", "valid_from": "0001-01-01", "name": "x"}},
        {"number": "7"},
        {"package_sha256": "A" * 64},
        {"package_sha256": "a" * 63},
        {"data_sha256": None},
    ],
)
def test_a_return_that_is_named_otherwise_is_not_read(wrong: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        notices.return_from_json(notices.return_to_json(ABOUT) | wrong)


@given(st.integers(0, 4 * 10**9), st.integers(-12, 14))
def test_a_moment_is_kept_to_the_second_in_utc(seconds: int, hours: int) -> None:
    there = datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours)))
    back = notices.time_from_json(notices.time_to_json(there))
    assert back == there and back.tzinfo is UTC


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-02-30T00:00:00Z", "x"]
)
def test_a_moment_at_the_ends_of_the_calendar_is_not_read(text: str) -> None:
    with pytest.raises(ValueError):
        notices.time_from_json(text)


def test_texts_and_codes_have_bounds() -> None:
    assert notices.text("x" * TEXT_LENGTH) and notices.words("x" * TEXT_LENGTH)
    with pytest.raises(TypeError):
        notices.text("x" * (TEXT_LENGTH + 1))
    with pytest.raises(Refused, match="NOTICE_TEXT_TOO_LONG") as caught:
        notices.words("x" * (TEXT_LENGTH + 1))
    assert caught.value.details == {"most": TEXT_LENGTH}
    assert [notices.code(code) for code in ("", "A", "TOTAL_2")] == ["", "A", "TOTAL_2"]
    for code in ("a", "A_", "_A", "2A", "A__B", "A B"):
        with pytest.raises(ValueError, match="code"):
            notices.code(code)
    assert notices.count(0, 0) == 0
    with pytest.raises(TypeError):
        notices.count(0)


def test_typed_words_become_clean_lines() -> None:
    assert notices.words("  Vì sao  giảm\r\n so với\tquý trước? \n\n") == "Vì sao giảm\nso với quý trước?"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"{", "NOTICE_NOT_JSON"),
        (b"[]", "NOTICE_OF_ANOTHER_KIND"),
        (b'{"kind":"y","schema":1}', "NOTICE_OF_ANOTHER_KIND"),
        (b'{"kind":"x"}', "NOTICE_NEWER"),
        (b'{"kind":"x","schema":true}', "NOTICE_NEWER"),
        (b'{"kind":"x","schema":3}', "NOTICE_NEWER"),
        (b'{"kind":"x","schema":2}', "NOTICE_SHAPE"),
        ('{"kind":"x","schema":1,"word":"a\u0306"}'.encode(), "NOTICE_SHAPE"),
    ],
)
def test_what_is_not_this_notice_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(Refused, match=code):
        notices.parsed(data, "x", 2, lambda content: content["word"])


def test_a_notice_of_this_kind_is_handed_to_its_builder() -> None:
    data = notices.canonical({"word": "ă", "kind": "x", "schema": 1})
    assert data == '{"kind":"x","schema":1,"word":"ă"}'.encode()
    assert notices.parsed(data, "x", 2, lambda content: content["word"]) == "ă"
