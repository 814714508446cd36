"""`targets` adds the targets of a plan and tells results: table, JSON, workbook and paper say the same."""

from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.storage.sample_returns import fill, unit_book
from tests.ui.commands.program import done, run


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A commune in 2025: 3 new ones, 17 of 22 effective, income 42 after 40."""
    path = tmp_path_factory.mktemp("targets") / "commune.book"
    with unit_book(path) as book:
        fill(book, "2024", "B01", {"I.8a": 4000, "I.8b": 100})
        fill(book, "2025", "B01", {"I.1.3": 3, "I.1.7": 17, "I.1.1": 22, "I.8a": 4200, "I.8b": 100})
    told = done("targets", path, "--add", "da-phong-tho-2021").out
    assert "Đã thêm 12 chỉ tiêu của Đề án huyện Phong Thổ giai đoạn 2021-2025; 0 chỉ tiêu đã có sẵn." in told
    return path


def test_json_has_figures_verdicts_and_what_is_said(district: Path) -> None:
    told = done("targets", district, "--year", "2025", "--json").json
    found = {one["item"]: one for one in told["targets"]}
    assert told["year"] == 2025 and len(told["targets"]) == 12
    # 17 / 22 = 77,27 %, 27,3 points over 50; 77,27 / 50 = 154,5 %
    effective = found["III.2.b"]
    assert (effective["result"], effective["done"], effective["difference"], effective["verdict"]) == (
        "77,3",
        "154.5",
        "+27,3 điểm %",
        "exceeded",
    )
    assert (effective["period"], effective["state"], effective["result_exact"]) == ("2025", "draft", "850/11")
    # 42 / 40 = 5 %, less than 7; 2020 to 2023 are not known
    growth = found["III.2.c"]
    assert (growth["result"], growth["difference"], growth["verdict"]) == ("5,0", "−2,0 điểm %", "unknown")
    assert (growth["least"], growth["most"], growth["direction"]) == ("7", "10", "at_least")
    assert [one["code"] for one in found["III.2.a"]["remarks"]] == ["TARGET_YEARS_MISSING"]


def test_the_table_names_the_document_and_counts_the_verdicts(district: Path) -> None:
    told = done("targets", district, "--year", "2025").out
    assert "Đề án KTTT huyện Phong Thổ 2021-2025, đến năm 2025" in told
    assert "vượt 1" in told and "12 chỉ tiêu" in told


def test_paper_and_workbook_say_the_same(district: Path, tmp_path: Path) -> None:
    done("targets", district, "--year", "2025", "--to", tmp_path / "t.xlsx")
    done("targets", district, "--year", "2025", "--to", tmp_path / "t.pdf")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0]
    (row,) = [
        [cell.value for cell in line]
        for line in sheet.iter_rows()
        if "Tỷ lệ HTX hoạt động hiệu quả" in [cell.value for cell in line]
    ]
    assert 154.5 in row and any(isinstance(one, float) and abs(one - 77.27) < 0.01 for one in row)
    text = " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(tmp_path / "t.pdf")
    )
    assert "KẾT QUẢ THỰC HIỆN CHỈ TIÊU" in text and "+27,3 điểm %" in " ".join(text.split())


def test_an_unknown_set_is_refused(district: Path) -> None:
    assert "KH-994-2021" in run("targets", district, "--add", "nothing").err


def test_a_book_without_targets_says_so(tmp_path: Path) -> None:
    unit_book(tmp_path / "empty.book").close()
    assert "chưa có chỉ tiêu" in done("targets", tmp_path / "empty.book").out
