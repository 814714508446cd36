"""`series` tells a figure over the periods: table, JSON, workbook and CSV say the same."""

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from tests.storage.comparisons.sample_years import province_book
from tests.ui.commands.program import done, founded, run


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2024: 5 and 10 of two districts; 2025: 7 and 4 of two communes (tests/storage/comparisons/sample_years.py)."""
    folder = tmp_path_factory.mktemp("series")
    province_book(folder).close()
    return folder / "province.book"


def test_json_says_state_coverage_and_breaks(province: Path) -> None:
    found = done("series", province, "b01", "I.1", "--json").json
    assert (found["form"], found["row"], found["column"], found["boundaries"]) == (
        "B01",
        "I.1",
        "actual",
        "then",
    )
    assert (found["area"], found["unit"]) == ("Tỉnh Lai Châu", "HTX")
    assert [
        (one["period"], one["kind"], one["cutoff"], one["value"], one["state"], one["units"], one["whole"])
        for one in found["points"]
    ] == [
        ("2024", "year", "2024-12-14", "15", "received", {"received": 2, "expected": 8}, False),
        ("2025", "year", "2025-12-14", "11", "received", {"received": 2, "expected": 38}, False),
    ]
    assert [one["breaks"] for one in found["points"]] == [[], ["TWO-LEVELS", "TT-01-2020-END"]]
    assert [(one["key"], one["day"], one["evidence"]) for one in found["breaks"]] == [
        ("TWO-LEVELS", "2025-07-01", "F"),
        ("TT-01-2020-END", "2025-09-18", "F1"),
    ]


def test_boundaries_of_today_and_one_unit(province: Path) -> None:
    asked = ("series", province, "B01", "I.1", "--unit", "03549")
    # then a township with one cooperative; the commune of today has two, and one without a commune may lie there
    then, today = (done(*asked, "--boundaries", how, "--json").json for how in ("then", "today"))
    assert [one["value"] for one in then["points"]] == ["1", "4"]
    assert [(one["value"], one["unsure"]) for one in today["points"]] == [("2", 1), ("4", 0)]
    assert today["area"] == "Xã Phong Thổ"
    unsplit = done(
        "series", province, "B01", "I.1", "--unit", "03388", "--boundaries", "today", "--json"
    ).json
    assert unsplit["points"][0]["unsplit"] == ["Thành phố Lai Châu"]


def test_the_table_marks_the_breaks_and_says_what_is_missing(province: Path) -> None:
    told = done("series", province, "B01", "I.1", "--unit", "03388", "--boundaries", "today").out
    assert (
        "Biểu 1, dòng I.1 Tổng số hợp tác xã, cột Thực hiện kỳ này. Phường Đoàn Kết, theo địa giới hôm nay."
        in told
    )
    assert "Năm 2025*" in told and "Năm 2024*" not in told
    assert "Năm 2024: Không tách được số của: Thành phố Lai Châu." in told
    assert "* 01/07/2025: Chính quyền địa phương hai cấp" in told
    assert "[F1] mới thấy ở một nguồn" in told


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_files_hold_the_figures_as_numbers(province: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"series{suffix}"
    told = done("series", province, "B01", "I.1", "--to", target).out
    assert "2 kỳ" in told
    rows: Sequence[Sequence[object]]
    if suffix == ".csv":
        lines = target.read_text(encoding="utf-8-sig").splitlines()
        rows = [[str(field) for field in row] for row in csv.reader(lines)][1:]
        figures = [row[2] for row in rows]
        assert figures == ["15", "11"]
    else:
        book = openpyxl.load_workbook(target)
        rows = [list(row) for row in book["Chuỗi số liệu"].iter_rows(min_row=3, values_only=True)]
        assert [row[2] for row in rows] == [15, 11]
        breaks = [row[0].value for row in book["Mốc thay đổi"].iter_rows(min_row=2)]
        assert breaks == ["01/07/2025", "18/09/2025"]
    assert [row[0] for row in rows] == ["Năm 2024", "Năm 2025"]
    assert [row[7] for row in rows] == ["2/8 đơn vị", "2/38 đơn vị"]
    assert not rows[0][9] and "Chính quyền địa phương hai cấp" in str(rows[1][9])


def test_money_keeps_its_decimals(tmp_path: Path) -> None:
    path = founded(tmp_path / "book.book", "03549", "2026-01-02")
    table = tmp_path / "figures.csv"
    table.write_text("row,column,value,reason\nI.5,actual,1234.5,\n", encoding="utf-8")
    done("fill", path, "B01", "2025", table)
    target = tmp_path / "series.xlsx"
    done("series", path, "B01", "I.5", "--to", target)
    cell = openpyxl.load_workbook(target)["Chuỗi số liệu"]["C3"]
    assert (cell.value, cell.number_format) == (1234.5, "#,##0.0")


def test_what_cannot_be_told_is_refused(province: Path, tmp_path: Path) -> None:
    assert run("series", province, "B01", "nothing").codes == ["ROW_UNKNOWN"]
    assert run("series", province, "B01", "I.1", "--to", tmp_path / "a.pdf").codes == ["SERIES_FILE_KIND"]
    assert run("series", province, "B01", "I.1", "--boundaries", "soon").status == 2
    empty = founded(tmp_path / "empty.book")
    assert "Sổ chưa có báo cáo hay gói nào" in done("series", empty, "B01", "I.1").out
