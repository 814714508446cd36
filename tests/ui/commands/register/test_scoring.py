"""score as a script and as a person uses it, and the sheet on paper."""

from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.ui.commands.program import done, founded, run, written

NOW = ("--now", "2026-03-20T08:00:00+07:00")
NAME = "HTX Chè Sơn Trà"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return book_with(tmp_path, NAME)


def book_with(tmp_path: Path, name: str) -> Path:
    """A book with one cooperative of this name, its result, its members and its evaluation."""
    made = founded(tmp_path / "sin-suoi-ho.book", "03394", "2026-11-30")
    organisation = ("name,kind,commune,founded_on,sector", f"{name},cooperative,03394,2019-05-12,crops")
    done("import", made, "organisations", written(tmp_path / "o.csv", *organisation), *NOW)
    result = ("organisation,period,revenue,profit", f"{name},2025,4800000000,90000000")
    done("import", made, "results", written(tmp_path / "r.csv", *result), *NOW)
    members = (
        "organisation,person,person.birth,kind,joined_on",
        *(f"{name},Lò Văn {one},1980,formal,2020-01-01" for one in "ABC"),
    )
    done("import", made, "members", written(tmp_path / "m.csv", *members), *NOW)
    columns = "organisation,year,definition,revenue_plan,development_fund,reserve_fund"
    points = ",".join(f"criterion_{at}" for at in range(2, 7))
    row = f'{name},2025,tt09_2017,4000000000,"25,5",5,20,10,8,2,9'
    done("import", made, "evaluations", written(tmp_path / "e.csv", f"{columns},{points}", row), *NOW)
    return made


def test_each_part_of_the_first_criterion_is_shown(book: Path) -> None:
    found = done("score", book, NAME, "2025", "--json").json
    # 4,800 of 4,000 million: 120 % → 8; 1 to 5 thousand million → 6; 90 million / 3 members = 30 million → 10; 5; 5
    assert [(one["code"], one["value"], one["points"]) for one in found["scales"]] == [
        ("revenue_against_plan", "120", 8),
        ("revenue", "4800000000", 6),
        ("income_per_member", "30000000", 10),
        ("development_fund", "25.5", 5),
        ("reserve_fund", "5", 5),
    ]
    # 34 + 20 + 10 + 8 + 2 + 9 = 83: good
    assert (found["criterion_1"], found["score"], found["rank"]) == (34, 83, "good")
    assert found["income_is_profit"] is True and found["evidence"] == "F"
    assert [one["most"] for one in found["criteria"]] == [38, None, None, None, None, None]
    shown = done("score", book, NAME, "2025").out
    assert (
        "120,00 %" in shown and "không rõ trong nguồn" in shown and "Tổng điểm: 83; xếp loại: Tốt." in shown
    )
    assert "lấy lãi đã ghi" in shown


def test_the_sheet_is_signed_by_two_and_says_what_is_not_known(book: Path, tmp_path: Path) -> None:
    paper, workbook = tmp_path / "phieu.pdf", tmp_path / "phieu.xlsx"
    done("score", book, NAME, "2025", "--to", paper, *NOW)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper)]
    text = " ".join(pages).replace("\r\n", " ")
    for said in ("BAN KIỂM SOÁT", "CHỦ TỊCH", "không rõ trong nguồn", "Tiêu chí 2–6: tối đa 62", "83", "Tốt"):
        assert said in text, said
    done("score", book, NAME, "2025", "--to", workbook, *NOW)
    cells = {cell.value for row in openpyxl.load_workbook(workbook).worksheets[0].iter_rows() for cell in row}
    assert {34, 83, "Tốt", "Vốn hoạt động của hợp tác xã"} <= cells


def test_the_abolished_sheet_is_for_years_to_2025_alone(book: Path, tmp_path: Path) -> None:
    shown = done("score", book, NAME, "2025", "--by", "tt01_2020").out
    assert "[F1]" in shown and shown.count("không rõ trong nguồn") == 6 + 1  # criteria 10 to 15, and the note
    assert run("score", book, NAME, "2026", "--by", "tt01_2020").codes == ["SCHEME_NOT_OFFERED"]
    paper = tmp_path / "phieu-tt01.pdf"
    done("score", book, NAME, "2024", "--by", "tt01_2020", "--to", paper, *NOW)
    assert paper.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_scored_is_refused(book: Path) -> None:
    assert run("score", book, "HTX Khác", "2025").codes == ["LINK_UNKNOWN"]
    assert run("score", book, NAME, "2025", "--by", "judged").codes == ["SCHEME_UNKNOWN"]
    assert run("score", book, NAME, "2025", "--to", "phieu.docx").status == 2


def test_the_nominal_list_of_the_circular_in_each_kind_of_file(book: Path, tmp_path: Path) -> None:
    chosen = ("--preset", "agricultural", "--where", "year=2025")
    (row,) = done("list", book, "evaluations", *chosen, "--json").json
    assert (row["organisation"], row["agricultural_type"], row["score"], row["rank"]) == (
        NAME,
        "crops",
        83,
        "good",
    )
    printed = done("list", book, "evaluations", *chosen).out.splitlines()
    assert printed[0].split("  ")[0] == "Tổ chức" and "Trồng trọt" in printed[2] and "Tốt" in printed[2]
    for suffix in ("pdf", "xlsx", "csv"):
        done("list", book, "evaluations", *chosen, "--to", tmp_path / f"xl02.{suffix}", *NOW)
    text = pypdfium2.PdfDocument(tmp_path / "xl02.pdf")[0].get_textpage().get_text_range()
    assert "hợp tác xã nông nghiệp đã xếp loại và không xếp loại" in text.replace("\r\n", " ").lower()
    assert "Trồng trọt;83;Tốt" in (tmp_path / "xl02.csv").read_text("utf-8-sig").replace(",", ";")


def test_the_list_of_ranks_as_table_json_and_paper(book: Path, tmp_path: Path) -> None:
    found = done("ranks", book, "2025", "--json", *NOW).json
    assert found["lines"] == [
        {
            "unit": "Xã Sin Suối Hồ",
            "name": NAME,
            "type": "crops",
            "score": 83,
            "rank": "good",
            "reason": None,
        }
    ]
    assert "Trồng trọt" in done("ranks", book, "2025", *NOW).out
    assert done("ranks", book, "2024", "--json", *NOW).json["lines"] == []
    paper, workbook = tmp_path / "xl02.pdf", tmp_path / "xl02.xlsx"
    done("ranks", book, "2025", "--to", paper, *NOW)
    text = pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_range().replace("\r\n", " ")
    assert "ĐÃ XẾP LOẠI VÀ KHÔNG XẾP LOẠI" in text and NAME in text and "Năm 2025; 1 hợp tác xã" in text
    done("ranks", book, "2025", "--to", workbook, *NOW)
    cells = {cell.value for row in openpyxl.load_workbook(workbook).worksheets[0].iter_rows() for cell in row}
    assert {NAME, "Trồng trọt", 83, "Tốt"} <= cells


def test_signs_that_the_typeface_lacks_are_said_of_ranks_and_of_score(tmp_path: Path) -> None:
    name = "HTX \u1797 \u2161"
    book = book_with(tmp_path, name)
    for verb in (("ranks", book, "2025"), ("score", book, name, "2025")):
        ran = done(*verb, "--to", tmp_path / "a.pdf", *NOW)
        assert "PRINT_SIGNS_MISSING" in ran.err and "\u1797" in ran.err and "\u2161" not in ran.err
    assert "PRINT_SIGNS_MISSING" not in done("ranks", book, "2024", "--to", tmp_path / "b.pdf", *NOW).err
