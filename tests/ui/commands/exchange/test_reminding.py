"""remind: printed, as JSON, as letters."""

import email
from email.policy import default
from pathlib import Path

import pytest

from storage.book.book import Book
from storage.dialogue import addresses
from tests.ui.commands.program import NOW, done, founded, run


@pytest.fixture
def province(tmp_path: Path) -> Path:
    return founded(tmp_path / "tinh.book", "12", "2026-09-30")


def test_one_unit_is_reminded_in_print(province: Path) -> None:
    told = done(
        "remind", province, "2026-Q3", "--unit", "03549", "--where", "tinh@laichau.gov.vn", "--now", NOW
    )
    assert told.out.startswith("Nhắc gửi báo cáo quý III/2026: Xã Phong Thổ\n\nKính gửi: Xã Phong Thổ\n")
    assert "còn 4 ngày làm việc" in told.out and "tinh@laichau.gov.vn" in told.out


def test_all_that_lack_a_return_as_json(province: Path) -> None:
    found = done("remind", province, "2026-Q3", "--json", "--now", NOW).json
    assert len(found) == 38
    one = next(one for one in found if one["code"] == "03549")
    assert one["deadline"] == one["named_day"] == "2026-10-07" and one["working_days_left"] == 4
    assert one["lacks_package"] is True and one["queries"] == [] and one["withdrawn_revision"] is None


def test_letters_are_written_to_the_remembered_addresses(province: Path, tmp_path: Path) -> None:
    with Book.open(province) as book:
        addresses.keep_address(book, "Xã Phong Thổ", "phongtho@laichau.gov.vn")
    post = tmp_path / "thu"
    assert run("remind", province, "2026-Q3", "--out", post, "--now", NOW).codes[-1:] == ["FOLDER_MISSING"]
    post.mkdir()
    assert "Đã ghi thư nhắc" in done("remind", province, "2026-Q3", "--out", post, "--now", NOW).out
    assert len(list(post.glob("*.eml"))) == 38
    letter = email.message_from_bytes((post / "nhac_03549_2026-Q3.eml").read_bytes(), policy=default)
    assert letter["To"] == "phongtho@laichau.gov.vn" and letter["X-Unsent"] == "1"
    assert letter["Subject"] == "Nhắc gửi báo cáo quý III/2026: Xã Phong Thổ"
    assert "gói báo cáo quý III/2026 có chữ ký số" in letter.get_content()


def test_a_code_that_reports_to_somebody_else_is_refused(province: Path) -> None:
    assert run("remind", province, "2026-Q3", "--unit", "99999").codes == ["REMIND_UNIT_UNKNOWN"]


def test_a_unit_without_others_below_reminds_nobody(tmp_path: Path) -> None:
    commune = founded(tmp_path / "xa.book", "03549", "2026-09-30")
    assert "không có đơn vị nào" in done("remind", commune, "2026-Q3", "--now", NOW).out
