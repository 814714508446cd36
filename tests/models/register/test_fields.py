"""What a field may hold, and the one form in which it is kept."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register import drafts
from models.register.fields import Shape, Shapes, kept
from models.register.tables.debts import ENTRY_SIGNS
from models.returns.changes import entry_label, field_label, told_change
from models.values.errors import Refused
from models.values.messages import LANGUAGES, sentences

ALL: dict[str, Shapes] = {
    "organisation": drafts.ORGANISATION,
    "standing": drafts.STANDING,
    "capital": drafts.CAPITAL,
    "evaluation": drafts.EVALUATION,
    "person": drafts.PERSON,
    "membership": drafts.MEMBERSHIP,
    "manager": drafts.MANAGER,
    "debt": drafts.DEBT,
    "entry": drafts.ENTRY,
    "result": drafts.RESULT,
}


@pytest.mark.parametrize(
    ("shape", "value", "expected"),
    [
        (Shape("text"), "  Bản\u00a0Mường  So ", "Bản Mường So"),
        (Shape("text"), "Đe\u0302\u0300n", "Đền"),
        (Shape("text"), None, ""),
        (Shape("number"), "6200 098.765", "6200098765"),
        (Shape("number"), "6200098765-001", "6200098765001"),
        (Shape("number"), " ", None),
        (Shape("phone"), "0912.345 678", "0912345678"),
        (Shape("phone"), "0912345678, gọi buổi tối", "0912345678, gọi buổi tối"),
        (Shape("day"), date(2024, 2, 29), "2024-02-29"),
        (Shape("day"), "2024-02-29", "2024-02-29"),
        (Shape("day"), "", None),
        (Shape("birth"), "1980", "1980"),
        (Shape("birth"), "1980-05", "1980-05"),
        (Shape("birth"), date(1980, 5, 1), "1980-05-01"),
        (Shape("flag"), True, 1),
        (Shape("flag"), 0, 0),
        (Shape("flag"), None, None),
        (Shape("money"), Decimal("5000000"), 5_000_000),
        (Shape("signed_money"), -5, -5),
        (Shape("code", codes="sexes"), "female", "female"),
        (Shape("code", codes="sexes"), "", None),
    ],
)
def test_a_value_has_one_form(shape: Shape, value: Any, expected: Any) -> None:
    found = kept({"f": shape}, "f", value)
    assert found == expected and type(found) is type(expected)
    assert kept({"f": shape}, "f", found) == found


@pytest.mark.parametrize(
    ("shape", "value", "code"),
    [
        (Shape("text", required=True), "  ", "FIELD_REQUIRED"),
        (Shape("text"), "x" * 2001, "TEXT_TOO_LONG"),
        (Shape("day"), "2023-02-29", "DAY_IMPOSSIBLE"),
        (Shape("day", required=True), None, "FIELD_REQUIRED"),
        (Shape("birth"), "1980-13", "BIRTH_NOT_UNDERSTOOD"),
        (Shape("birth"), "80", "BIRTH_NOT_UNDERSTOOD"),
        (Shape("flag"), 2, "FLAG_NOT_UNDERSTOOD"),
        (Shape("flag"), "yes", "FLAG_NOT_UNDERSTOOD"),
        (Shape("money"), -1, "AMOUNT_NEGATIVE"),
        (Shape("money"), Decimal("1.5"), "AMOUNT_NOT_WHOLE"),
        (Shape("money"), True, "AMOUNT_NOT_WHOLE"),
        (Shape("money"), "12", "AMOUNT_NOT_WHOLE"),
        (Shape("money"), 10**18 + 1, "AMOUNT_TOO_LARGE"),
        (Shape("code", codes="sexes"), "both", "CODE_UNKNOWN"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(shape: Shape, value: Any, code: str) -> None:
    with pytest.raises(Refused, match=code):
        kept({"f": shape}, "f", value)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(Refused, match="FIELD_UNKNOWN"):
        kept(drafts.PERSON, "shoe_size", 41)


@given(text=st.text(max_size=60))
def test_text_is_kept_the_same_when_kept_again(text: str) -> None:
    once = kept({"f": Shape("text")}, "f", text)
    assert kept({"f": Shape("text")}, "f", once) == once


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_kind_of_entry_has_a_name(language: str) -> None:
    named = sentences(language)
    missing = {field for shapes in ALL.values() for field in shapes if f"FIELD_{field.upper()}" not in named}
    missing |= {kind for kind in ENTRY_SIGNS if f"ENTRY_{kind.upper()}" not in named}
    assert not missing


def test_a_change_is_told_in_words_of_the_language() -> None:
    details = {"field": "tax_code", "organisation": "HTX Dền Thàng"}
    assert told_change("ORGANISATION_CHANGED", details) == "Sửa mã số thuế: HTX Dền Thàng"
    assert told_change("ORGANISATION_CHANGED", details, "en") == "Change tax code: HTX Dền Thàng"
    assert told_change("UNDONE", {"what": "ORGANISATION_CHANGED", "about": details}, "en").startswith(
        "Undo: Change"
    )
    assert told_change("FIGURES_GIVEN", {"form": "B01", "count": 1}) == "Nhập 1 số liệu vào Biểu 1"
    assert told_change("WARNING_ANSWERED", {"finding": "BIG_MOVE"}) == "Nêu lý do cho cảnh báo của báo cáo"
    where = {"finding": "BIG_MOVE", "form": "B01", "row": "I.1"}
    told = "Nêu lý do cho cảnh báo ở Biểu 1, dòng I.1 Tổng số hợp tác xã"
    assert told_change("WARNING_ANSWERED", where) == told
    assert told_change("BOOK_FOUNDED", {"unit": "109"}) == "Lập sổ cho đơn vị Huyện Phong Thổ"
    assert field_label("tax_code", "en") == "Tax code"
    assert entry_label("interest_paid", "en").startswith("Interest")
