"""The verb import reads headings as the desktop was told."""

from pathlib import Path

import openpyxl

from storage.book.book import Book
from storage.register.imports.headings import remember_heading
from tests.exports.tables.foreign.making import saved, sheet, text, xlsx
from tests.ui.commands.program import done, founded, run, written


def test_headings_that_were_assigned_in_the_book_are_understood(book: Path, tmp_path: Path) -> None:
    table = written(tmp_path / "a.csv", "Đơn vị KTTT;Loại;Lập năm", "HTX Quế;hợp tác xã;2019")
    assert "BLOCK_NO_HEADING" in run("import", book, "organisations", table).err
    with Book.open(book) as opened:
        remember_heading(opened, "organisations", "Đơn vị KTTT", "name")
        remember_heading(opened, "organisations", "Lập năm", "founded_on")
    ran = done("import", book, "organisations", table, "--dry-run", "--json")
    assert ran.json["columns"] == ["name", "founded_on"]
    mapped = written(tmp_path / "map.toml", '"Lập năm" = ""', '"Loại" = "kind"')
    ran = done("import", book, "organisations", table, "--dry-run", "--json", "--columns", mapped)
    assert ran.json["columns"] == ["name", "kind"], "what is said on the line goes over it"


def test_what_was_passed_over_and_a_wrong_total_are_said(book: Path, tmp_path: Path) -> None:
    """300 million under a total of 500: the sheet is named, the total is row 3, its difference is said."""
    rows = (
        f'<row r="1">{text("A1", "Tên HTX")}{text("B1", "Vốn điều lệ (nghìn đồng)")}</row>'
        f'<row r="2">{text("A2", "HTX Quế Một")}{text("B2", "300000")}</row>'
        f'<row r="3">{text("A3", "Tổng cộng")}{text("B3", "500000")}</row>'
    )
    table = saved(tmp_path, "a.xlsx", xlsx({"ds": sheet(rows)}))
    ran = done("import", book, "organisations", table, "--dry-run", "--json")
    assert [one["code"] for one in ran.json["remarks"]] == [
        "TABLE_SHEET_ALONE",
        "ROWS_ASIDE",
        "ROWS_TOTAL_DIFFERS",
    ]
    assert ran.json["remarks"][2]["details"] == {
        "row": "3",
        "field": "Vốn điều lệ",
        "total": "500000",
        "sum": "300000",
    }
    assert ran.json["counts"] == {"new": 1, "changed": 0, "same": 0, "refused": 0}
    said = done("import", book, "organisations", table, "--dry-run").out
    assert "“ds”" in said and "500.000" in said and "300.000" in said


def test_a_workbook_in_an_old_font_is_put_into_unicode_and_says_so(tmp_path: Path) -> None:
    book = founded(tmp_path / "xa.book", "03394", "2026-11-30")
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Tªn hîp t¸c x·", "Lo¹i h×nh", "§Þa chØ"])
    sheet.append(["HTX n«ng nghiÖp Tam §\u00adêng", "Hîp t¸c x·", "X· B×nh L\u00ad"])
    workbook.save(tmp_path / "cu.xlsx")
    found = done("import", book, "organisations", tmp_path / "cu.xlsx")
    assert "TCVN3" in found.out + found.err and "HTX nông nghiệp Tam Đường" in found.out + found.err
    (row,) = done("list", book, "organisations", "--columns", "name,address", "--json").json
    assert (row["name"], row["address"]) == ("HTX nông nghiệp Tam Đường", "Xã Bình Lư")
