"""What a change of the book was, said in words of the language."""

import pytest

from models.forms.loader import PUBLISHED
from models.returns.changes import change_words, form_label, setting_label


def test_codes_inside_a_change_become_words() -> None:
    event = change_words("EVENT_RECORDED", {"event": "stopped", "organisation": "HTX Dền Thàng"})
    assert "stopped" not in event and "HTX Dền Thàng" in event
    opened = change_words("RETURN_OPENED", {"period": "2026-Q3"})
    assert "quý III/2026" in opened and "2026-Q3" not in opened
    entry = change_words("DEBT_ENTRY_ADDED", {"kind": "interest_paid", "organisation": "HTX", "amount": 5})
    assert "interest_paid" not in entry
    given = change_words("NOTICES_GIVEN", {"count": 2, "units": ["Xã Phong Thổ", "Xã Sìn Hồ"]})
    assert "Xã Phong Thổ, Xã Sìn Hồ" in given


@pytest.mark.parametrize(
    ("details", "told"),
    [
        ({}, "Nêu lý do cho cảnh báo của báo cáo"),
        ({"row": "I.1"}, "Nêu lý do cho cảnh báo của báo cáo"),
        ({"form": "B01", "row": "I.1"}, "Nêu lý do cho cảnh báo ở Biểu 1, dòng I.1 Tổng số hợp tác xã"),
        ({"form": "B01"}, "Nêu lý do cho cảnh báo ở Biểu 1"),
        ({"form": "B01", "row": "X.9"}, "Nêu lý do cho cảnh báo ở Biểu 1, dòng X.9"),
    ],
)
def test_a_warning_is_placed_as_far_as_its_place_was_kept(details: dict[str, str], told: str) -> None:
    assert change_words("WARNING_ANSWERED", {"finding": "BIG_MOVE"} | details) == told


def test_what_has_no_words_keeps_its_own_name() -> None:
    assert setting_label("nothing_of_the_kind") == "nothing_of_the_kind"
    assert setting_label("office") != "office"
    assert form_label("B99", PUBLISHED) == "B99"
    assert change_words("BOOK_FOUNDED", {"unit": "Xã Phong Thổ"}) == "Lập sổ cho đơn vị Xã Phong Thổ"
    assert change_words("BOOK_FOUNDED", {"unit": "99999"}) == "Lập sổ cho đơn vị 99999"


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("", "Đính chính lĩnh vực: Trồng trọt, luôn như vậy (HTX)"),
        ("2026-07-01", "Đổi ngày bắt đầu của lĩnh vực: Trồng trọt, từ 01/07/2026 (HTX)"),
    ],
)
def test_a_dated_value_is_said_in_words_with_its_day(since: str, said: str) -> None:
    details = {"field": "sector", "value": "crops", "since": since, "organisation": "HTX"}
    assert change_words("VALUE_REDATED", details) == said


def test_forms_and_former_units_go_by_their_names() -> None:
    assert form_label("B01", PUBLISHED) == "Biểu 1"
    assert change_words("BOOK_FOUNDED", {"unit": "109"}) == "Lập sổ cho đơn vị Huyện Phong Thổ"
