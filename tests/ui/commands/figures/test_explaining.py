"""explain and print: where a figure comes from, and the same figures on paper."""

import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.ui.commands.program import NOW, REPORTS, done, run, written


def _explained(
    book: Path, form: str, row: str, column: str = "actual", period: str = "2020"
) -> dict[str, object]:
    found: dict[str, object] = done("explain", book, form, row, column, period, "--json").json
    return found


def test_a_typed_figure_names_who_typed_it_and_why(book: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.11b,actual,18,kể cả thị trấn")
    done("fill", book, "B01", "2020", csv, "--actor", "Tẩn Thị Chu")
    told = _explained(book, "B01", "I.11b")
    assert (told["value"], told["offered"], told["origin"]) == ("18", "17", "given")
    typed = told["typed"]
    assert isinstance(typed, dict)
    assert (typed["by"], typed["reason"]) == ("Tẩn Thị Chu", "kể cả thị trấn")
    spoken = done("explain", book, "B01", "I.11b", "actual", "2020").out
    assert "Tẩn Thị Chu" in spoken
    assert "Nếu không nhập tay, số là 17" in spoken


def test_a_figure_of_the_register_names_its_records(province: Path, tmp_path: Path) -> None:
    book = Path(shutil.copy(province / "units" / "110.book", tmp_path))
    done("reopen", book, "2020")
    told = _explained(book, "B01", "I.1")
    records = told["records"]
    assert isinstance(records, dict)
    assert (str(records["count"]), records["of"]) == (told["value"], "organisations")
    assert records["names"]
    assert told["origin"] == "register"
    spoken = done("explain", book, "B01", "I.1", "actual", "2020").out
    assert records["names"][0] in spoken
    people = _explained(book, "B01", "I.2")["records"]
    assert isinstance(people, dict)
    assert people["of"] == "members"
    debts = _explained(book, "B04", "T", "balance")["records"]
    assert isinstance(debts, dict)
    assert debts["of"] == "debts"


def test_a_sealed_figure_says_so(province: Path) -> None:
    told = _explained(province / "units" / "111.book", "B01", "I.1")
    assert told["sealed"]
    records = told["records"]
    assert isinstance(records, dict)
    assert str(records["count"]) == told["value"]
    assert "đã chốt" in done("explain", province / "units" / "111.book", "B01", "I.1", "actual", "2020").out


def test_computed_figures_name_what_they_are_made_of(book: Path) -> None:
    for form in ("B01", "B02", "B04"):
        done("fill", book, form, "2020", REPORTS / f"phong-tho-2020-{form}.csv")
    ratio = _explained(book, "B01", "I.1.3", "vs_plan")["formula"]
    assert isinstance(ratio, dict)
    assert [(term["column"], term["value"], term["part"]) for term in ratio["terms"]] == [
        ("actual", "3", "numerator"),
        ("plan", "2", "denominator"),
    ]
    total = _explained(book, "B02", "total:I.2")["formula"]
    assert isinstance(total, dict)
    assert total["kind"] == "total"
    assert {term["value"] for term in total["terms"]} == {"72", "47", None}
    share = _explained(book, "B02", "trade:I.2", "share")["formula"]
    assert isinstance(share, dict)
    assert [term["row"] for term in share["terms"]] == ["trade:I.2", "total:I.2"]
    debts = _explained(book, "B04", "I", "share")["formula"]
    assert isinstance(debts, dict)
    assert [term["value"] for term in debts["terms"]] == ["4496", "7996"]
    month = _explained(book, "B02", "trade:I.8.1")["formula"]
    assert isinstance(month, dict)
    assert (month["kind"], month["times"]) == ("multiple", "1/12")
    part = _explained(book, "B01", "I.4.4")["formula"]
    assert isinstance(part, dict)
    assert [term["row"] for term in part["terms"]] == ["I.4.1", "I.4.2"]
    for row, column in (("I.1.3", "vs_plan"), ("I.4.4", "actual"), ("I.1.7a", "actual"), ("I.6", "actual")):
        assert done("explain", book, "B01", row, column, "2020", "--language", "en").out.count("\n") > 1


def test_a_carried_figure_names_the_period_before(book: Path, tmp_path: Path) -> None:
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", "row,column,value", "I.1,actual,44"))
    told = _explained(book, "B01", "I.1", "previous", "2021")
    assert (told["value"], told["origin"], told["carried_from"]) == ("44", "carried", "2020")
    assert "kỳ 2020" in done("explain", book, "B01", "I.1", "previous", "2021").out


def test_a_blank_cell_is_explained_as_blank(book: Path) -> None:
    told = _explained(book, "B01", "I.1")
    assert (told["value"], told["origin"], told["typed"], told["records"]) == (None, "blank", None, None)
    assert "(để trống)" in done("explain", book, "B01", "I.1", "actual", "2020").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("B09", "I.1", "actual", "2020"), "FORM_UNKNOWN"),
        (("B01", "I.99", "actual", "2020"), "ROW_UNKNOWN"),
        (("B01", "I.1", "now", "2020"), "COLUMN_UNKNOWN"),
        (("B01", "I", "actual", "2020"), "CELL_NOT_USED"),
        (("B01", "I.1", "actual", "20"), "PERIOD_NOT_UNDERSTOOD"),
        (("B01", "I.1", "actual", "2020", "--revision", "4"), "REVISION_UNKNOWN"),
    ],
)
def test_what_does_not_exist_is_not_explained(book: Path, arguments: tuple[str, ...], code: str) -> None:
    ran = run("explain", book, *arguments)
    assert (ran.status, ran.codes, ran.out) == (1, [code], "")


def test_a_form_is_printed_as_pdf(book: Path, tmp_path: Path) -> None:
    done("fill", book, "B04", "2020", REPORTS / "phong-tho-2020-B04.csv")
    target = tmp_path / "biểu 4.pdf"
    done("print", book, "B04", "2020", "--to", target)
    document = pypdfium2.PdfDocument(target)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "7.996" in text
    assert "HUYỆN PHONG THỔ" in text


def test_signs_that_the_typeface_lacks_are_said_before_the_paper_is_written(tmp_path: Path) -> None:
    book = tmp_path / "a.book"
    done("new", book, "--unit", "109", "--on", "2020-12-31", "--now", NOW, "--name", "UBND huyện ភ Ⅱ")
    ran = done("print", book, "B01", "2020", "--to", tmp_path / "a.pdf")
    assert "ភ" in ran.err and "Ⅱ" not in ran.err and "PRINT_SIGNS_MISSING" in ran.err


def test_all_forms_are_printed_into_one_file(book: Path, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    done("fill", book, "B04", "2020", REPORTS / "phong-tho-2020-B04.csv")
    done("print", book, "all", "2020", "--to", tmp_path / "a.XLSX")
    assert len(CalamineWorkbook.from_path(str(tmp_path / "a.XLSX")).sheet_names) == 3
    done("print", book, "all", "2020", "--to", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_sealed_return_is_printed_the_same_each_time(province: Path, tmp_path: Path) -> None:
    book = province / "units" / "112.book"
    for name in ("a.pdf", "b.pdf"):
        done("print", book, "B01", "2020", "--to", tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_printing_writes_whole_or_not_at_all(book: Path, tmp_path: Path) -> None:
    assert run("print", book, "B01", "2020", "--to", tmp_path / "no" / "a.pdf").codes == ["FILE_NOT_WRITTEN"]
    assert run("print", book, "B09", "2020", "--to", tmp_path / "a.pdf").codes == ["FORM_UNKNOWN"]
    assert run("print", book, "all", "2020", "--revision", "2", "--to", tmp_path / "a.pdf").codes == [
        "REVISION_UNKNOWN"
    ]
    (tmp_path / "taken.pdf").mkdir()
    assert run("print", book, "B01", "2020", "--to", tmp_path / "taken.pdf").codes == ["FILE_NOT_WRITTEN"]
    assert sorted(path.name for path in tmp_path.iterdir() if path != book) == ["taken.pdf"]


def test_a_merged_figure_leads_to_unit_package_and_record(province: Path) -> None:
    book = province / "province.book"
    merged = _explained(book, "B01", "I.1")
    parts = merged["parts"]
    assert isinstance(parts, list)
    part = next(part for part in parts if part["source"] != "register" and part["value"] != "0")
    code = next(
        unit["code"]
        for unit in done("status", book, "--period", "2020", "--json").json["units"]
        if unit["package"] == part["source"]
    )
    told = done("explain", book, "B01", "I.1", "actual", "2020", "--unit", code, "--json").json
    assert told["value"] == part["value"]
    assert str(told["records"]["count"]) == part["value"]
    assert (
        told["records"]["names"][0]
        in done("explain", book, "B01", "I.1", "actual", "2020", "--unit", code).out
    )


def test_a_unit_that_has_not_sent_is_refused(province: Path) -> None:
    refused = run("explain", province / "province.book", "B01", "I.1", "actual", "2020", "--unit", "99999")
    assert refused.codes == ["UNIT_NOT_RECEIVED"]
