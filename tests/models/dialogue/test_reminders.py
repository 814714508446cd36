"""Reminders say what is missing, until when, and where it goes; polite before the last day, pressing after it."""

from datetime import date

import pytest

from models.dialogue.reminders import Owed, common_reminder, reminder
from models.values.periods import last_day, parse_period

OFFICE = "Liên minh Hợp tác xã tỉnh Lai Châu"
QUARTER, YEAR = parse_period("2026-Q3"), parse_period("2022")


def owed(days: int, **more: object) -> Owed:
    return Owed("03549", "Xã Phong Thổ", QUARTER, last_day(QUARTER, "commune"), days, **more)  # type: ignore[arg-type]


def test_before_the_last_day_it_reminds() -> None:
    text = reminder(owed(3), OFFICE, "lmhtx@laichau.gov.vn")
    assert text.subject == "Nhắc gửi báo cáo quý III/2026: Xã Phong Thổ"
    assert text.body.startswith("Kính gửi: Xã Phong Thổ\n\n" + OFFICE)
    assert "Hạn gửi là ngày 07/10/2026, còn 3 ngày làm việc." in text.body
    assert "- gói báo cáo quý III/2026 có chữ ký số.\n" in text.body
    assert "Đề nghị gửi về: lmhtx@laichau.gov.vn\n" in text.body
    assert text.body.endswith(f"Trân trọng cảm ơn.\n{OFFICE}\n")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Hạn gửi là hết ngày 07/10/2026."),
        (0, "Hạn gửi là hết ngày 07/10/2026."),
        (-1, "đã quá 1 ngày làm việc."),
    ],
)
def test_the_last_day_itself_and_after(days: int, words: str) -> None:
    text = reminder(owed(days), OFFICE)
    assert words in text.body
    assert text.subject.startswith("Đôn đốc" if days < 0 else "Nhắc")


def test_a_day_that_moved_is_said_with_the_day_of_the_rule() -> None:
    one = Owed("109", "Huyện Phong Thổ", YEAR, last_day(YEAR, "district"), -4)
    assert "theo quy định là ngày 18/12/2022, trùng ngày nghỉ" in reminder(one, OFFICE).body
    assert "trùng ngày nghỉ" not in reminder(owed(3), OFFICE).body


def test_answers_and_a_withdrawn_package_are_named() -> None:
    text = reminder(owed(-2, withdrawn=2, queries=(3, 5), answers_due=date(2026, 10, 9)), OFFICE)
    assert "gói lần 2 đã được rút lại" in text.body
    assert "- trả lời yêu cầu giải trình số 3, 5 (hạn trả lời 09/10/2026).\n" in text.body
    only = reminder(owed(-2, lacks_package=False, queries=(3,)), OFFICE)
    assert "- trả lời yêu cầu giải trình số 3.\n" in only.body and "gói báo cáo" not in only.body
    assert only.subject == "Nhắc trả lời yêu cầu giải trình báo cáo quý III/2026: Xã Phong Thổ"
    assert "Hạn gửi" not in only.body
    late = reminder(owed(-2, lacks_package=False, queries=(3,), answers_late=True), OFFICE)
    assert late.subject.startswith("Đôn đốc trả lời") and "đã có yêu cầu quá hạn" in late.body


def test_several_units_stand_in_one_letter() -> None:
    other = Owed("03550", "Xã Khổng Lào", QUARTER, last_day(QUARTER, "commune"), 3)
    answering = owed(3, lacks_package=False, queries=(1, 4))
    text = common_reminder([answering, other], OFFICE)
    assert "- Xã Phong Thổ: trả lời yêu cầu giải trình số 1, 4;\n" in text.body
    assert "- Xã Khổng Lào: gói báo cáo quý III/2026 có chữ ký số.\n" in text.body
    assert text.subject == "Nhắc gửi báo cáo quý III/2026: các đơn vị có tên dưới đây"
    assert "Hạn gửi là ngày 07/10/2026" in text.body


def test_every_reminder_is_whole_in_both_languages() -> None:
    for language in ("vi", "en"):
        text = reminder(owed(-3, withdrawn=1, queries=(1,)), OFFICE, language=language)
        assert "{" not in text.body + text.subject and "REMINDER" not in text.body + text.subject
