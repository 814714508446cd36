"""fill: what a CSV file may look like, and that a file with one bad line leaves the book as it was."""

import os
from pathlib import Path

import pytest

from tests.ui.commands.program import REPORTS, done, founded, run, value, written

HEADER = "row,column,value,reason"


def test_typed_figures_stand_in_the_sheet_in_the_printed_unit(book: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", HEADER, "I.1,actual,44,", "I.5,actual,50090.5,", "I.4.4a,actual,27.77,")
    assert "3 số" in done("fill", book, "B01", "2020", csv).out
    assert value(book, "B01", "2020", "I.1") == "44"
    assert value(book, "B01", "2020", "I.5") == "50090.5"
    assert value(book, "B01", "2020", "I.4.4a") == "27.77"
    assert value(book, "B01", "2020", "I.2") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_of_offices_are_read(
    book: Path, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    lines = [
        delimiter.join(cells)
        for cells in (("Value", "REASON", "row", "column"), ("1909", "số “quyết toán”", "I.6", "previous"))
    ]
    done("fill", book, "b01", "2020", written(tmp_path / "số liệu.csv", *lines, "", encoding=encoding))
    assert value(book, "B01", "2020", "I.6", "previous") == "1909"
    assert "số “quyết toán”" in done("figures", book, "B01", "2020").out


def test_a_decimal_comma_stands_in_quotes_or_between_semicolons(book: Path, tmp_path: Path) -> None:
    quoted = written(tmp_path / "a.csv", HEADER, 'agriculture:I.8,actual,"37,8",')
    done("fill", book, "B02", "2020", quoted)
    assert value(book, "B02", "2020", "agriculture:I.8") == "37.8"
    for line, code in (
        ("37,8", "CSV_DECIMAL_COMMA"),
        ("37,8,", "CSV_DECIMAL_COMMA"),
        ("37,8,ước", "CSV_WIDTH"),
    ):
        bare = written(tmp_path / "b.csv", HEADER, f"agriculture:I.8,actual,{line}")
        ran = run("fill", book, "B02", "2020", bare)
        assert (ran.status, ran.codes) == (1, [code])
        assert "dòng 2" in ran.err


def test_a_sector_is_named_by_its_label_too(book: Path, tmp_path: Path) -> None:
    csv = written(
        tmp_path / "a.csv", "row;column;value", "Thương mại, dịch vụ:I.2;actual;72", "van tai:I.2;actual;5"
    )
    done("fill", book, "B02", "2020", csv)
    assert value(book, "B02", "2020", "trade:I.2") == "72"
    assert value(book, "B02", "2020", "transport:I.2") == "5"
    assert value(book, "B02", "2020", "total:I.2") == "77"


def test_an_empty_value_is_typed_blank_over_what_stood_there(book: Path, tmp_path: Path) -> None:
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", HEADER, "I.1,actual,44,"))
    done("fill", book, "B01", "2020", written(tmp_path / "b.csv", HEADER, "I.1,actual,,"))
    assert value(book, "B01", "2020", "I.1") is None
    done("fill", book, "B01", "2020", written(tmp_path / "c.csv", HEADER, "I.1,actual,0,"))
    assert value(book, "B01", "2020", "I.1") == "0"


def test_another_figure_than_the_register_gives_asks_for_a_reason(book: Path, tmp_path: Path) -> None:
    assert value(book, "B01", "2020", "I.11b") == "17"
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", HEADER, "I.11b,actual,18,"))
    assert [one["code"] for one in run("check", book, "2020", "--json").json] == ["REASON_MISSING"]
    done("fill", book, "B01", "2020", written(tmp_path / "b.csv", HEADER, "I.11b,actual,18,kể cả thị trấn"))
    assert done("check", book, "2020", "--json").json == []
    assert value(book, "B01", "2020", "I.11b") == "18"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("X.1,actual,1,", "ROW_UNKNOWN"),
        ("agriculture:I.2,actual,1,", "ROW_UNKNOWN"),
        ("I.1,now,1,", "COLUMN_UNKNOWN"),
        ("I,actual,1,", "CELL_NOT_USED"),
        ("I.1,actual,four,", "NUMBER_NOT_UNDERSTOOD"),
        ("I.1,actual,1 2,", "NUMBER_NOT_UNDERSTOOD"),
        ("I.1,actual,44.5,", "FIGURE_NOT_WHOLE"),
        ("I.5,actual,1.0000001,", "MONEY_FINER_THAN_DONG"),
        ("I.1.1,actual,22,", "CELL_TWICE"),
    ],
)
def test_a_refused_line_is_named_and_nothing_is_kept(
    book: Path, tmp_path: Path, line: str, code: str
) -> None:
    csv = written(tmp_path / "số.csv", HEADER, "I.1.1,actual,22,", "I.1.2,actual,22,", line)
    ran = run("fill", book, "B01", "2020", csv)
    assert (ran.status, ran.codes) == (1, [code, "CSV_REFUSED"])
    told = ran.err.splitlines()[0]
    assert told.startswith(f"số.csv, dòng 4, chỉ tiêu {line.split(',')[0]}, cột {line.split(',')[1]}: ")
    assert done("status", book, "--json").json["returns"] == []


def test_all_refused_lines_are_told_at_once(book: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", HEADER, "X,actual,1,", "", "I.1,actual,x,", "I.2,actual,1,")
    ran = run("fill", book, "B01", "2020", csv)
    assert ran.codes == ["ROW_UNKNOWN", "NUMBER_NOT_UNDERSTOOD", "CSV_REFUSED"]
    assert [line.split("dòng ")[1].split(",")[0] for line in ran.err.splitlines()[:2]] == ["2", "4"]


def test_form_and_period_must_be_known(book: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", HEADER, "I.1,actual,44,")
    assert run("fill", book, "B09", "2020", csv).codes == ["FORM_UNKNOWN"]
    assert run("fill", book, "B01", "2020-Q5", csv).codes == ["PERIOD_NOT_UNDERSTOOD"]
    assert done("status", book, "--json").json["returns"] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "TABLE_EMPTY"),
        (b"\n\n;;\n", "TABLE_EMPTY"),
        (b"I.1,actual,44,\n", "CSV_HEADER"),
        (b"row,column\nI.1,actual\n", "CSV_HEADER"),
        (b"row,column,value,value\nI.1,actual,1,2\n", "CSV_HEADER"),
        (b"row,column,value,unit\nI.1,actual,1,HTX\n", "CSV_HEADER"),
        (b"row,column,value\nI.1\n", "CSV_WIDTH"),
        (b'row,column,value\nI.1,actual,"44\n', "CSV_LINE_DAMAGED"),
        (b"row,column,value,reason\nI.1,actual,44,\xb8\xb9\n", "TABLE_ENCODING"),
        (b"%PDF-1.7\nrow,column,value\n", "TABLE_FILE_NOT_TABLE"),
        (b"SQLite format 3\0", "TABLE_FILE_NOT_TABLE"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "TABLE_FILE_NOT_TABLE"),
        (b"PK\x03\x04 cut short", "TABLE_FILE_DAMAGED"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut short", "TABLE_FILE_DAMAGED"),
    ],
)
def test_a_file_that_is_no_table_of_figures_is_refused(
    book: Path, tmp_path: Path, content: bytes, code: str
) -> None:
    csv = tmp_path / "a.csv"
    csv.write_bytes(content)
    ran = run("fill", book, "B01", "2020", csv)
    assert (ran.status, ran.codes) == (1, [code])
    assert "a.csv" in ran.err
    assert done("status", book, "--json").json["returns"] == []


def test_a_file_that_cannot_be_read_is_told(book: Path, tmp_path: Path) -> None:
    assert run("fill", book, "B01", "2020", tmp_path / "no.csv").codes == ["TABLE_FILE_MISSING"]
    assert run("fill", book, "B01", "2020", tmp_path).codes == ["TABLE_FILE_NOT_TABLE"]


def test_a_locked_file_is_told(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    csv = written(tmp_path / "a.csv", HEADER, "I.1,actual,44,")

    def locked(path: Path, most: int) -> bytes:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("exports.tables.content.bounded_content", locked)
    assert run("fill", book, "B01", "2020", csv).codes == ["TABLE_FILE_LOCKED"]


def test_a_workbook_of_figures_is_read_as_well(book: Path, tmp_path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for line in (
        ("row", "column", "value", "reason"),
        ("I.1", "actual", 44, None),
        ("I.5", "actual", 50090.5, None),
    ):
        sheet.append(line)
    workbook.save(tmp_path / "a.xlsx")
    done("fill", book, "B01", "2020", tmp_path / "a.xlsx")
    assert value(book, "B01", "2020", "I.5") == "50090.5"


def test_a_file_with_a_header_alone_opens_the_return(book: Path, tmp_path: Path) -> None:
    done("fill", book, "B01", "2020-Q3", written(tmp_path / "a.csv", HEADER), "--cutoff", "15/09/2020")
    told = done("status", book, "--json").json["returns"]
    assert [(one["period"], one["cutoff"], one["state"]) for one in told] == [
        ("2020-Q3", "2020-09-15", "draft")
    ]


def test_who_typed_stands_in_the_journal(book: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", HEADER, "I.1,actual,44,")
    done("fill", book, "B01", "2020", csv, "--actor", "Tẩn Thị Chu", "--now", "2021-01-05T10:42:00+07:00")
    typed = done("explain", book, "B01", "I.1", "actual", "2020", "--json").json["typed"]
    assert typed["by"] == "Tẩn Thị Chu"
    assert typed["at"].startswith("2021-01-05T")


def test_quarters_and_years_are_kept_apart(tmp_path: Path) -> None:
    book = founded(tmp_path / "a.book")
    csv = written(tmp_path / "a.csv", HEADER, "I.1,actual,44,")
    done("fill", book, "B01", "2020-H1", csv)
    assert value(book, "B01", "2020-H1", "I.1") == "44"
    assert value(book, "B01", "2020", "I.1") is None


def test_the_real_reports_are_read(book: Path) -> None:
    for form in ("B01", "B02", "B04"):
        done("fill", book, form, "2020", REPORTS / f"phong-tho-2020-{form}.csv")
    assert value(book, "B04", "2020", "T", "balance") == "7996"


def test_a_dash_takes_a_typed_figure_back(book: Path, tmp_path: Path) -> None:
    # The unit has 17 communes; 18 is typed over it with a reason, and then taken back together with a new figure.
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.11b,actual,18,kể cả thị trấn")
    done("fill", book, "B01", "2020", csv)
    again = written(tmp_path / "b.csv", "row,column,value", "I.11b,actual,-", "I.9,actual,700")
    done("fill", book, "B01", "2020", again)
    cells = {
        (cell["row"], cell["column"]): cell for cell in done("figures", book, "B01", "2020", "--json").json
    }
    assert (cells["I.11b", "actual"]["value"], cells["I.11b", "actual"]["origin"]) == ("17", "register")
    assert cells["I.9", "actual"]["value"] == "700"
    nothing = written(tmp_path / "c.csv", "row,column,value", "I.5,actual,-")
    done("fill", book, "B01", "2020", nothing)  # nothing was typed there: nothing changes
