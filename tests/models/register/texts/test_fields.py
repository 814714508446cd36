"""What a field may hold, and the one form in which it is kept."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register import drafts
from models.register.kinds import (
    Birth,
    Coded,
    Commune,
    Count,
    Day,
    Flag,
    Kind,
    Link,
    Money,
    Number,
    PeriodOf,
    Phone,
    Ratio,
    Text,
    Year,
)
from models.register.record import Field
from models.register.texts.fields import kept, refuse_ahead
from models.returns.changes import change_words
from models.values.errors import Refused


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (Field("f", Text()), "  Bản\u00a0Mường  So ", "Bản Mường So"),
        (Field("f", Text()), "Đe\u0302\u0300n", "Đền"),
        (Field("f", Text()), None, ""),
        (Field("f", Number()), "6200 098.765", "6200098765"),
        (Field("f", Number()), "6200098765-001", "6200098765001"),
        (Field("f", Number()), " ", None),
        (Field("f", Phone()), "0912.345 678", "0912345678"),
        (Field("f", Phone()), "0912345678, gọi buổi tối", "0912345678, gọi buổi tối"),
        (Field("f", Day()), date(2024, 2, 29), "2024-02-29"),
        (Field("f", Day()), "2024-02-29", "2024-02-29"),
        (Field("f", Day()), "", None),
        (Field("f", Birth()), "1980", "1980"),
        (Field("f", Birth()), "1980-05", "1980-05"),
        (Field("f", Birth()), date(1980, 5, 1), "1980-05-01"),
        (Field("f", Flag()), True, 1),
        (Field("f", Flag()), 0, 0),
        (Field("f", Flag()), None, None),
        (Field("f", Money()), Decimal("5000000"), 5_000_000),
        (Field("f", Money(signed=True)), -5, -5),
        (Field("f", Coded("sexes")), "female", "female"),
        (Field("f", Coded("sexes")), "", None),
        (Field("f", PeriodOf()), "2026-Q3", "2026-Q3"),
        (Field("f", Text()), "x" * 2000, "x" * 2000),
        (Field("f", Commune("g")), "03549", "03549"),
        (Field("f", Money()), 10**18, 10**18),
        (Field("f", Money(signed=True)), -(10**18), -(10**18)),
        (Field("f", Money()), 0, 0),
        (Field("f", Year()), 2026, 2026),
        (Field("f", Count(most=5)), 5, 5),
        (Field("f", Count(most=5, least=1)), 1, 1),
        (Field("f", Count()), 0, 0),
        (Field("f", Ratio()), Decimal("72.5"), 725),
        (Field("f", Ratio()), Decimal(100), 1000),
        (Field("f", Ratio()), 0, 0),
        (Field("f", Ratio()), 725, 725),
        (Field("f", Link("organisations")), "id1", "id1"),
        (Field("f", Link("organisations")), "", None),
    ],
)
def test_a_value_has_one_form(field: Field, value: Any, expected: Any) -> None:
    found = kept({"f": field}, "f", value)
    assert found == expected and type(found) is type(expected)
    assert kept({"f": field}, "f", found) == found


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (Field("f", Text(), required=True), "  ", "FIELD_REQUIRED"),
        (Field("f", Text()), "x" * 2001, "TEXT_TOO_LONG"),
        (Field("f", Day()), "2023-02-29", "DAY_IMPOSSIBLE"),
        (Field("f", Day(), required=True), None, "FIELD_REQUIRED"),
        (Field("f", Day()), "1899-12-31", "DAY_OUT_OF_RANGE"),
        (Field("f", Day(ahead=True)), "2101-01-01", "DAY_OUT_OF_RANGE"),
        (Field("f", Birth()), "1870", "DAY_OUT_OF_RANGE"),
        (Field("f", Birth()), "1980-13", "BIRTH_NOT_UNDERSTOOD"),
        (Field("f", Birth()), "80", "BIRTH_NOT_UNDERSTOOD"),
        (Field("f", Flag()), 2, "FLAG_NOT_UNDERSTOOD"),
        (Field("f", Flag()), "yes", "FLAG_NOT_UNDERSTOOD"),
        (Field("f", Money()), -1, "AMOUNT_NEGATIVE"),
        (Field("f", Money()), Decimal("1.5"), "AMOUNT_NOT_WHOLE"),
        (Field("f", Money()), True, "AMOUNT_NOT_WHOLE"),
        (Field("f", Money()), "12", "AMOUNT_NOT_WHOLE"),
        (Field("f", Money()), 10**18 + 1, "AMOUNT_TOO_LARGE"),
        (Field("f", Coded("sexes")), "both", "CODE_UNKNOWN"),
        (Field("f", Count(most=5)), 6, "NUMBER_OUT_OF_RANGE"),
        (Field("f", Count(least=1)), 0, "NUMBER_OUT_OF_RANGE"),
        (Field("f", Ratio()), Decimal("100.1"), "NUMBER_OUT_OF_RANGE"),
        (Field("f", Ratio()), Decimal("1.25"), "AMOUNT_NOT_WHOLE"),
        (Field("f", Count()), -1, "AMOUNT_NEGATIVE"),
        (Field("f", PeriodOf()), "2026-Q5", "PERIOD_NOT_UNDERSTOOD"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(field: Field, value: Any, code: str) -> None:
    with pytest.raises(Refused, match=code):
        kept({"f": field}, "f", value)


@pytest.mark.parametrize(
    ("kind", "last", "beyond", "code"),
    [
        (Day(), "2027-12-01", "2027-12-02", "DAY_TOO_FAR"),
        (Day(ahead=True), "2046-12-01", None, ""),
        (Birth(), "2026-12-01", "2026-12-02", "BIRTH_AHEAD"),
        (Birth(), "2026-12", "2027-01", "BIRTH_AHEAD"),
        (Birth(), "2026", "2027", "BIRTH_AHEAD"),
        (Year(), 2027, 2028, "YEAR_TOO_FAR"),
        (Year(ahead=True), 2045, None, ""),
        (PeriodOf(), "2027-Q4", "2028", "PERIOD_TOO_FAR"),
        (Money(), 10**12, None, ""),
        (Day(), None, None, ""),
    ],
)
def test_what_must_have_happened_is_not_of_years_to_come(
    kind: Kind, last: Any, beyond: Any, code: str
) -> None:
    """As of 1 December 2026; a period of 2027 begins within a year, by State counting on 15 December 2026."""
    fields, today = {"f": Field("f", kind)}, date(2026, 12, 1)
    refuse_ahead(fields, "f", last, today)
    if beyond is not None:
        with pytest.raises(Refused, match=code):
            refuse_ahead(fields, "f", beyond, today)


def test_a_refusal_names_the_field_and_its_bounds() -> None:
    with pytest.raises(Refused) as refusal:
        kept({"f": Field("f", Count(most=5, least=1))}, "f", 6)
    assert refusal.value.details == {"field": "f", "value": 6, "least": 1, "most": 5}
    with pytest.raises(Refused) as refusal:
        kept({"f": Field("f", Day())}, "f", "mai")
    assert refusal.value.details == {"field": "f", "text": "mai"}


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(Refused, match="FIELD_UNKNOWN"):
        kept(drafts.PERSON, "shoe_size", 41)


@given(text=st.text(max_size=60))
def test_text_is_kept_the_same_when_kept_again(text: str) -> None:
    once = kept({"f": Field("f", Text())}, "f", text)
    assert kept({"f": Field("f", Text())}, "f", once) == once


def test_a_change_is_told_in_words_of_the_language() -> None:
    details = {"field": "tax_code", "organisation": "HTX Dền Thàng"}
    assert change_words("ORGANISATION_CHANGED", details) == "Sửa mã số thuế: HTX Dền Thàng"
    assert change_words("ORGANISATION_CHANGED", details, "en") == "Change tax code: HTX Dền Thàng"
    assert change_words("UNDONE", {"what": "ORGANISATION_CHANGED", "about": details}, "en").startswith(
        "Undo: Change"
    )
    assert change_words("FIGURES_GIVEN", {"form": "B01", "count": 1}) == "Nhập 1 số liệu vào Biểu 1"
    assert change_words("WARNING_ANSWERED", {"finding": "BIG_MOVE"}) == "Nêu lý do cho cảnh báo của báo cáo"
    where = {"finding": "BIG_MOVE", "form": "B01", "row": "I.1"}
    told = "Nêu lý do cho cảnh báo ở Biểu 1, dòng I.1 Tổng số hợp tác xã"
    assert change_words("WARNING_ANSWERED", where) == told
    assert change_words("BOOK_FOUNDED", {"unit": "109"}) == "Lập sổ cho đơn vị Huyện Phong Thổ"
