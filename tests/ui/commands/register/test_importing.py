"""The verb import reads headings as the desktop was told."""

from pathlib import Path

from storage.book.book import Book
from storage.register.imports.headings import remember_heading
from tests.exports.tables.foreign.making import saved, sheet, text, xlsx
from tests.ui.commands.program import done, run, written


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
