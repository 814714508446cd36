"""What a new edition changes, in words that an office reads before it installs anything."""

from pathlib import Path

from models.forms.files.change_words import change_lines, headline
from models.forms.files.form_examination import examine
from models.forms.loader import all_forms
from tests.storage.forms.packages import B08, form_4

TEXT = form_4().replace('header = ["Dư nợ", "Gốc"]', 'header = ["Dư nợ", "Nợ gốc"]')
TEXT = TEXT.replace('key = "debts"', 'width = 17, key = "debts"').replace(
    'unit = "khoản", width = 16', 'unit = "khoản"'
)


def test_an_edition_is_told_by_what_people_read() -> None:
    found = examine(Path("B04-2026a.toml"), all_forms(), TEXT.encode())
    assert headline(found, "vi") == (
        "Biểu B04-2026a, dùng từ 01/09/2026, sau bản 2020: Biểu 4, TÌNH HÌNH NỢ CỦA CÁC HỢP TÁC XÃ"
    )
    assert list(change_lines(found.changes, "vi")) == [
        "~ cột debts: cách tính hoặc trình bày đã đổi",
        "~ cột principal, tiêu đề cột: Dư nợ · Gốc → Dư nợ · Nợ gốc",
        "− dòng I.6: Trong đó: nợ xấu (nhóm 3–5)",
        "~ dòng T, nội dung: TỔNG SỐ NỢ → TỔNG DƯ NỢ",
        "~ kiểm tra: thêm 2, bỏ 3",
    ]


def test_a_new_form_is_told_whole() -> None:
    found = examine(Path("B08-2026.toml"), all_forms(), B08.encode())
    assert (
        headline(found, "en")
        == "New form B08-2026, in force from 01/09/2026: Biểu 8, THEO DÕI RIÊNG CỦA TỈNH"
    )
    assert list(change_lines(found.changes, "en")) == [
        "+ column actual: Thực hiện",
        "+ row 1: Hợp tác xã",
        "+ row 2: Có trang tin điện tử",
        "~ checks: 1 added, 0 removed",
    ]
