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


def test_amounts_of_another_order_are_kept_only_when_they_are_said_to_be_right(tmp_path: Path) -> None:
    """500 under dong, where a cooperative of the book has hundreds of millions: nothing kept, status 1."""
    book = founded(tmp_path / "tien.book", "03394", "2026-11-30")
    table = written(
        tmp_path / "a.csv", "Tên HTX;Vốn điều lệ (đồng)", "HTX Quế;500", "HTX Chè;700", "HTX Mận;650"
    )
    ran = run("import", book, "organisations", table, "--json")
    assert (ran.status, ran.json["kept"], ran.codes) == (1, False, ["IMPORT_AMOUNTS"])
    assert done("list", book, "organisations", "--json").json == []
    assert run("import", book, "organisations", table, "--dry-run").status == 0
    assert done("import", book, "organisations", table, "--json", "--amounts-right").json["kept"]


def test_one_report_says_all_that_was_left_out(book: Path, tmp_path: Path) -> None:
    rows = ("Tên HTX;Ngày thành lập;Cột lạ", "HTX Quế;5/3/2019;a", "HTX Chè;31/2/2019;b", "Tổng cộng;;")
    table = written(tmp_path / "a.csv", *rows)
    for ending in (".csv", ".xlsx"):
        report = tmp_path / f"bao-cao{ending}"
        ran = run("import", book, "organisations", table, "--dry-run", "--report", report)
        assert ran.status == 1 and "3 mục" in ran.out
    lines = (tmp_path / "bao-cao.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Dòng số,Lý do,Tên HTX,Ngày thành lập"
    assert lines[1].startswith("3,") and "31/2/2019" in lines[1] and lines[1].endswith(",HTX Chè,31/2/2019")
    assert lines[2:] == ['4,"Dòng cộng, không phải bản ghi",Tổng cộng,', ",Cột không dùng đến: Cột lạ"]
    assert openpyxl.load_workbook(tmp_path / "bao-cao.xlsx").worksheets[0].max_row == 4


def test_what_no_column_says_is_given_for_all_rows(tmp_path: Path) -> None:
    book = founded(tmp_path / "xa.book", "03394", "2026-11-30")
    cooperative = written(tmp_path / "o.csv", "name;commune;founded_on", "HTX Quế;03394;2019-05-12")
    done("import", book, "organisations", cooperative)
    table = written(tmp_path / "m.csv", "Họ và tên;Năm sinh", "Vàng A Páo;1985", "Lò Thị Ún;1980")
    assert "FIELD_REQUIRED" in run("import", book, "members", table).err
    given = ("--set", "organisation=HTX Quế", "--set", "kind=chính thức")
    assert done("import", book, "members", table, *given, "--json").json["counts"]["new"] == 2
    kinds = [one["kind"] for one in done("list", book, "members", "--json").json]
    assert kinds == ["formal", "formal"]
    for wrong, code in (
        ("kindd=formal", "LIST_COLUMN_UNKNOWN"),
        ("kind", "IMPORT_SET"),
        ("=x", "IMPORT_SET"),
    ):
        assert code in run("import", book, "members", table, "--set", wrong).err
