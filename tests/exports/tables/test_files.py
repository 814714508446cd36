"""Files that people bring, good and bad."""

import os
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from exports.tables.files import read_table
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from tests.exports.tables.foreign.making import sheet, text, xlsx

ROWS = [["Tên", "Vốn"], ["Hợp tác xã Mường So", "1,5"], ["Hợp tác xã Ma Li Pho", "2"]]


TABLES = Path(__file__).parent


def saved(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_encoding_are_recognised(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "\r\n".join(delimiter.join(row) for row in ROWS) + "\r\n\r\n"
    assert read_table(saved(tmp_path, "a.csv", text.encode(encoding))).rows == ROWS


def test_commas_delimit_where_nothing_else_does(tmp_path: Path) -> None:
    text = 'Tên,Vốn\nHợp tác xã Mường So,"1,5"\nHợp tác xã Ma Li Pho,2\n'
    assert read_table(saved(tmp_path, "a.csv", text.encode())).rows == ROWS


def test_a_first_line_may_name_the_delimiter(tmp_path: Path) -> None:
    assert read_table(saved(tmp_path, "a.csv", b"sep=|\r\na;b|c\r\n")).rows == [["a;b", "c"]]


def test_one_column_and_line_breaks_in_quotes(tmp_path: Path) -> None:
    assert read_table(saved(tmp_path, "a.csv", b'\n"a\nb"\nc\n')).rows == [[], ["a\nb"], ["c"]]


def test_text_is_composed(tmp_path: Path) -> None:
    assert read_table(saved(tmp_path, "a.csv", "Nguye\u0302\u0303n;x".encode())).rows == [["Nguyễn", "x"]]


def test_a_workbook_gives_what_a_person_would_type(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Trống", 0)
    sheet = workbook.create_sheet("Số liệu", 1)
    sheet.append(["Tên", 1234567, 1234.5, 1e15, date(2020, 12, 31), datetime(2020, 1, 2, 8, 30), True, None])  # noqa: DTZ001
    sheet.append(["012095033432", 0.1, -3])
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    rows = [
        ["Tên", "1234567", "1234,5", "1000000000000000", "31/12/2020", "02/01/2020 08:30", "TRUE"],
        ["012095033432", "0,1", "-3"],
    ]
    assert read_table(path).rows == rows
    assert read_table(path, "Số liệu").rows == rows


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_older_and_open_formats_are_read(kind: str) -> None:
    assert read_table(TABLES / f"small.{kind}").rows == [
        ["Tên", "Vốn", "Ngày"],
        ["Hợp tác xã Mường So", "1500000", "31/12/2020"],
        ["Hợp tác xã Ma Li Pho", "1,5"],
    ]


def test_a_damaged_old_workbook_stops_only_its_reader(tmp_path: Path) -> None:
    whole = (TABLES / "small.xls").read_bytes()
    for at in (0x1E, 0x3E, 0x4C, 0xBE6):
        for sin in (b"\xfe\xff\xff\x7f", b"\xff\xff\x00\x00"):
            bad = whole[:at] + sin + whole[at + 4 :]
            code = read_or_refused(saved(tmp_path, "bad.xls", bad))
            assert code in ("", "TABLE_FILE_DAMAGED", "TABLE_ONLY_HIDDEN")
    for end in (600, 3000, 5000):
        assert refused(saved(tmp_path, "cut.xls", whole[:end])) == "TABLE_FILE_DAMAGED"


def test_the_sheet_is_named_and_what_was_passed_over_is_said(tmp_path: Path) -> None:
    table = read_table(TABLES / "foreign" / "shown.xls")
    assert table.sheet == "Năm nay" and table.rows[3][1] == "0100109106" and table.lines[3] == 4
    assert [(remark.code, remark.details.get("count")) for remark in table.remarks] == [
        ("TABLE_SHEET_ALONE", None),
        ("TABLE_SHEETS_HIDDEN", None),
        ("TABLE_ROWS_HIDDEN", 1),
        ("TABLE_COLUMNS_HIDDEN", 1),
        ("TABLE_CELLS_MERGED", 2),
    ]
    for remark in table.remarks:
        for language in ("vi", "en"):
            assert "{" not in sentence(remark.code, dict(remark.details), language)
    both = xlsx({"a": sheet(f'<row r="2">{text("A2", "x")}</row>'), "b": sheet("")})
    (remark,) = read_table(saved(tmp_path, "two.xlsx", both)).remarks
    assert (remark.code, remark.details["others"]) == ("TABLE_SHEET_READ", "b")


def test_a_file_of_another_form_gets_the_advice_that_helps(tmp_path: Path) -> None:
    page = saved(tmp_path, "export.xls", b"<html><body><table><tr><td>row</td></tr></table></body></html>")
    assert refused(page) == "TABLE_FILE_OTHER_FORM"
    with pytest.raises(Trouble) as caught:
        read_table(page)
    assert "HTML" in message_for(caught.value) and ".xlsx" in message_for(caught.value)


def read_or_refused(path: Path) -> str:
    try:
        read_table(path)
    except Trouble as trouble:
        return trouble.code
    return ""


def refused(path: Path, name: str = "") -> str:
    with pytest.raises(Trouble) as caught:
        read_table(path, name)
    for language in ("vi", "en"):
        said = message_for(caught.value, language)
        assert path.name in said
        assert "{" not in said
    return caught.value.code


def docx(path: Path) -> Path:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return path


def test_each_bad_file_has_its_code(tmp_path: Path) -> None:
    good = tmp_path / "good.xlsx"
    openpyxl.Workbook().save(good)
    assert refused(tmp_path / "none.xlsx") == "TABLE_FILE_MISSING"
    assert refused(tmp_path) == "TABLE_FILE_NOT_TABLE"
    assert refused(docx(tmp_path / "a.docx")) == "TABLE_FILE_NOT_TABLE"
    assert refused(saved(tmp_path, "a.pdf", b"%PDF-1.7 ...")) == "TABLE_FILE_NOT_TABLE"
    assert refused(saved(tmp_path, "a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")) == "TABLE_FILE_NOT_TABLE"
    assert refused(saved(tmp_path, "cut.xlsx", good.read_bytes()[:-40])) == "TABLE_FILE_DAMAGED"
    assert refused(saved(tmp_path, "cut.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)) == (
        "TABLE_FILE_DAMAGED"
    )
    assert refused(saved(tmp_path, "old.csv", "Nguyễn;1".encode("cp1258", "replace") + b"\xd2\xff")) == (
        "TABLE_ENCODING"
    )
    assert refused(saved(tmp_path, "empty.csv", b"")) == "TABLE_EMPTY"
    assert refused(saved(tmp_path, "blank.csv", b";;\r\n;;\r\n")) == "TABLE_EMPTY"
    assert refused(good) == "TABLE_EMPTY"
    assert refused(good, "Trang 9") == "TABLE_SHEET_MISSING"
    assert refused(saved(tmp_path, "long.csv", b'"' + b"x" * 200_000 + b'"')) == "CSV_LINE_DAMAGED"


def test_a_file_that_is_open_elsewhere_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, "a.csv", b"a;b")

    def locked(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", locked)
    assert refused(path) == "TABLE_FILE_LOCKED"

    def gone(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", gone)
    assert refused(path) == "TABLE_FILE_UNREADABLE"
