"""figures, check, answer: sheets and findings for people and for machines."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.book.book import Book
from storage.returns import returns
from tests.ui.commands.program import NOW, REPORTS, done, founded, run, written

CELL = {
    "row",
    "column",
    "label",
    "label_en",
    "unit",
    "value",
    "text",
    "origin",
    "reason",
    "counts",
    "base",
    "status",
    "cutoff",
    "coverage",
    "provisional",
    "missing",
}
FINDING = {"code", "rule", "level", "form", "row", "column", "details", "message", "key", "answer"}


def _filled(book: Path) -> Path:
    for form in ("B01", "B02", "B04"):
        done("fill", book, form, "2020", REPORTS / f"phong-tho-2020-{form}.csv")
    return book


def test_figures_are_listed_cell_by_cell_in_the_order_of_the_form(book: Path) -> None:
    cells = done("figures", _filled(book), "B01", "2020", "--json").json
    assert all(set(cell) == CELL for cell in cells)
    assert [cell["row"] for cell in cells[:8]] == ["I.1"] * 8
    by_cell = {(cell["row"], cell["column"]): cell for cell in cells}
    assert by_cell["I.1", "actual"]["value"] == "44"
    assert by_cell["I.5", "actual"] | {"label": ""} == {
        "row": "I.5",
        "column": "actual",
        "label": "",
        "label_en": "Charter capital, total (registered)",
        "unit": "tr.đồng",
        "value": "50090",
        "text": "50.090",
        "origin": "given",
        "reason": "",
        "counts": None,
        "base": None,
        "status": "actual",
        "cutoff": "2020-12-31",
        "coverage": None,
        "provisional": False,
        "missing": [],
    }
    assert by_cell["I.4.4", "actual"]["missing"] == ["I.4.2 Trình độ cao đẳng, đại học trở lên"]
    assert by_cell["I.1", "previous"]["value"] is None
    assert by_cell["I.1", "previous"]["origin"] == "blank"
    assert by_cell["I.1.7a", "actual"]["value"] == "77.272727"
    assert by_cell["I.1.7a", "actual"]["text"] == "77,3"
    assert by_cell["I.4.4", "actual"]["origin"] == "derived"


def test_figures_are_shown_as_a_table(book: Path) -> None:
    shown = done("figures", _filled(book), "B01", "2020").out
    line = next(line for line in shown.splitlines() if line.startswith("I.5 "))
    assert line.split()[-2:] == ["50.090", "nhập"]
    assert "I.10 " not in shown
    assert "I.10 " in done("figures", book, "B01", "2020", "--all").out
    english = done("figures", book, "B01", "2020", "--language", "en").out
    assert "Indicator" in english.splitlines()[1]


def test_only_revisions_that_exist_are_shown(book: Path) -> None:
    ran = run("figures", _filled(book), "B01", "2020", "--revision", "2")
    assert (ran.status, ran.codes) == (1, ["REVISION_UNKNOWN"])
    assert run("figures", book, "B07", "2020").codes == ["FORM_UNKNOWN"]
    assert run("figures", book, "B01", "20").codes == ["PERIOD_NOT_UNDERSTOOD"]


def test_findings_carry_what_was_compared(book: Path) -> None:
    ran = run("check", _filled(book), "2020", "--json")
    assert ran.status == 1
    assert ran.codes == ["RETURN_HAS_ERRORS"]
    assert all(set(finding) == FINDING for finding in ran.json)
    found = next(one for one in ran.json if (one["code"], one["row"]) == ("BY_SECTOR", "I.2"))
    assert found["level"] == "error"
    assert found["key"] == "BY_SECTOR|B01|I.2|actual"
    assert {name: found["details"][name] for name in ("stated", "computed", "difference")} == {
        "stated": "175",
        "computed": "191",
        "difference": "-16",
    }
    assert "ghi 175" in found["message"]
    assert "191" in found["message"]


def test_findings_are_told_with_level_and_code(book: Path) -> None:
    told = run("check", _filled(book), "2020").out
    assert "LỖI: Biểu 1, dòng I.2" in told
    assert "(BY_SECTOR, R1)" in told
    assert "Khóa: UNIFORM_RATIO|B02|total:I.4|actual" in told


def test_a_return_without_doubts_passes(book: Path, tmp_path: Path) -> None:
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", "row,column,value", "I.1,actual,44"))
    ran = done("check", book, "2020")
    assert "không có vấn đề" in ran.out
    assert "Biểu 1: 1 trên 90 ô đã có số." in ran.out
    assert ran.err == ""
    assert done("check", book, "2020", "--json").json == []


def test_the_status_counts_the_cells_that_are_filled(book: Path, tmp_path: Path) -> None:
    """Form 1 expects 90 figures, form 2 nine of each of its nine top sectors, form 4 twenty."""
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", "row,column,value", "I.1,actual,44"))
    (found,) = done("status", book, "--json").json["returns"]
    counted = {one["form"]: (one["filled"], one["expected"]) for one in found["filled"]}
    assert counted == {"B01": (1, 90), "B02": (0, 81), "B04": (0, 20)}
    assert "B01 1/90" in done("status", book).out


def test_a_likely_cause_ends_the_sentence_of_its_finding(book: Path, tmp_path: Path) -> None:
    lines = ["row,column,value", "I,balance,4496", "II,balance,1375", "III,balance,2125", "T,balance,79960"]
    done("fill", book, "B04", "2020", written(tmp_path / "a.csv", *lines))
    (finding,) = run("check", book, "2020", "--json").json
    assert finding["details"]["likely_cause"] == "CAUSE_FACTOR"
    assert finding["message"].endswith("nếu là 7.996 thì khớp.")


def test_a_warning_is_answered_once_and_an_error_never(book: Path, tmp_path: Path) -> None:
    lines = ["row,column,value", "I.1.4,actual,16", "I.1,actual,44", "I.2,actual,300", "I.2.3a,actual,301"]
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", *lines))
    warning, error = "OPENING_MISSING|B01|I.1|previous", "PART_ABOVE_WHOLE|B01|I.2.3a|actual"
    done("answer", book, "2020", warning, "Chưa có số đầu kỳ")
    answers = {one["key"]: one["answer"] for one in run("check", book, "2020", "--json").json}
    assert answers == {warning: "Chưa có số đầu kỳ", error: ""}
    assert run("answer", book, "2020", error, "Không sao").codes == ["FINDING_IS_ERROR"]
    assert run("answer", book, "2020", "NOTHING|B01||", "x").codes == ["FINDING_UNKNOWN"]
    assert run("answer", book, "2021", warning, "x").codes == ["RETURN_NOT_OPENED"]
    done("fill", book, "B01", "2020", written(tmp_path / "b.csv", "row,column,value", "I.2.3a,actual,9"))
    assert done("check", book, "2020").out.count("Lý do: Chưa có số đầu kỳ") == 1
    done("answer", book, "2020", warning, "")
    assert run("check", book, "2020").status == 1


def test_one_reason_answers_all_warnings_of_a_kind_in_one_change(book: Path, tmp_path: Path) -> None:
    """44 cooperatives with 40 members are fewer than one each, in two columns of form 1 and in form 2."""
    first = ["row,column,value", "I.1,actual,44", "I.2,actual,40", "I.1,agriculture,30", "I.2,agriculture,20"]
    done("fill", book, "B01", "2026", written(tmp_path / "a.csv", *first))
    second = ["row,column,value", "total:I.1,actual,44", "total:I.2,actual,40"]
    done("fill", book, "B02", "2026", written(tmp_path / "b.csv", *second))

    def few() -> dict[str, str]:
        found = run("check", book, "2026", "--json").json
        return {one["key"]: one["answer"] for one in found if one["code"] == "MEMBERS_PER_COOPERATIVE"}

    key = "MEMBERS_PER_COOPERATIVE|B01|I.2|actual"
    waiting = few()
    assert len(waiting) == 3 and key in waiting and not any(waiting.values())
    done("answer", book, "2026", key, "Nhiều HTX mới lập", "--alike")
    assert few() == dict.fromkeys(waiting, "Nhiều HTX mới lập")
    done("undo", book)
    assert few() == waiting


def test_a_ratio_is_taken_over_the_base_that_was_chosen(book: Path) -> None:
    # 17 effective of 22 that operate are 77.3 %, of all 44 they are 38.6 %.
    _filled(book)
    assert done("base", book, "B01", "I.1.7a", "all", "--json").json == [
        {
            "row": "I.1.7a",
            "label": "Tỷ lệ trên tổng số",
            "chosen": "all",
            "bases": {"form": ["I.1.1"], "all": ["I.1"]},
        }
    ]
    cells = done("figures", book, "B01", "2020", "--json").json
    cell = next(cell for cell in cells if (cell["row"], cell["column"]) == ("I.1.7a", "actual"))
    assert (cell["text"], cell["base"], cell["label"]) == ("38,6", "Tổng số hợp tác xã", "Tỷ lệ trên tổng số")
    done("base", book, "B01", "I.1.7a", "form")
    again = done("figures", book, "B01", "2020", "--json").json
    assert "77,3" in {cell["text"] for cell in again if cell["row"] == "I.1.7a"}


def test_a_base_that_a_row_does_not_have_is_refused(book: Path) -> None:
    assert run("base", book, "B01", "I.1.7a", "half", "--json").codes == ["RATIO_BASE_UNKNOWN"]


def test_an_error_of_real_events_is_answered_and_counted_by_status(book: Path, tmp_path: Path) -> None:
    # 57 + 3 − 16 = 44, and 46 are there: two that an older register lacked
    flow = ["I.1,previous,57", "I.1.3,actual,3", "I.1.4,actual,16", "I.1.5,actual,0", "I.1,actual,46"]
    done("fill", book, "B01", "2020", written(tmp_path / "a.csv", "row,column,value", *flow))
    error = next(one for one in run("check", book, "2020", "--json").json if one["level"] == "error")
    assert (error["code"], error["answerable"], error["details"]["difference"]) == (
        "COOPERATIVE_FLOW",
        True,
        "2",
    )
    assert f"Khóa: {error['key']}" in run("check", book, "2020").out
    done("answer", book, "2020", error["key"], "Hai HTX cũ nay mới kiểm kê thấy")
    assert "Khóa: COOPERATIVE_FLOW" not in run("check", book, "2020").out
    assert done("status", book, "--json").json["returns"][0]["answered_errors"] == 1
    assert "1 lỗi có giải trình" in done("status", book).out


def test_figures_and_print_as_of_a_day_are_a_trial_that_keeps_nothing(tmp_path: Path) -> None:
    """A since 2019, B founded on 1/9/2026: one cooperative on 30/6/2026, two on 30/9/2026."""
    path = founded(tmp_path / "xã.book", "03549", "2026-01-02")
    rows = (
        "name,kind,commune,founded_on",
        "HTX A,cooperative,03549,2019-05-12",
        "HTX B,cooperative,03549,2026-09-01",
    )
    done("import", path, "organisations", written(tmp_path / "o.csv", *rows), "--now", NOW)
    asked = ("figures", path, "B01", "2026-Q3", "--now", NOW)
    cells = done(*asked, "--json", "--as-of", "2026-06-30").json
    total = next(one for one in cells if (one["row"], one["column"]) == ("I.1", "actual"))
    assert (total["value"], total["cutoff"], total["origin"]) == ("1", "2026-06-30", "register")
    told = done(*asked, "--as-of", "30/6/2026").out
    assert "Số liệu tính thử theo sổ và các gói đã nhận, đến ngày 30/06/2026" in told
    assert "tính thử" not in done(*asked).out
    target = tmp_path / "trial.pdf"
    done("print", path, "all", "2026-Q3", "--as-of", "2026-06-30", "--to", target, "--now", NOW)
    assert target.read_bytes().startswith(b"%PDF")
    assert done("status", path, "--json").json["returns"] == []
    assert run(*asked, "--as-of", "2027-01-01").codes == ["AS_OF_LATER"]
    assert run(*asked, "--as-of", "2026-06-30", "--revision", "1").status == 2


@pytest.mark.parametrize(
    "verb",
    [("figures", "B01", "2099"), ("check", "2099-9M"), ("explain", "B01", "I.1", "actual", "2099-H1")],
)
def test_a_period_far_ahead_is_not_shown_either(tmp_path: Path, verb: tuple[str, ...]) -> None:
    """A check that finds nothing wrong with 2099 would say that it is fine."""
    path = founded(tmp_path / "commune.book", "03549", "2026-09-30")
    name, *more = verb
    assert run(name, path, *more).codes == ["PERIOD_TOO_FAR"]
    assert run("print", path, "B01", "2099", "--to", tmp_path / "x.pdf").codes == ["PERIOD_TOO_FAR"]
    assert run("status", path, "--period", "2099").codes == ["PERIOD_TOO_FAR"]
    assert run("remind", path, "2099").codes == ["PERIOD_TOO_FAR"]
    assert run("figures", path, "B01", "2027-Q4").codes == []


def test_a_return_that_was_opened_is_shown_whatever_the_clock_says(tmp_path: Path) -> None:
    path = founded(tmp_path / "commune.book", "03549", "2026-09-30")
    with Book.open(path, clock=lambda: datetime(2026, 10, 2, tzinfo=UTC)) as book:
        returns.open_return(book, "2027-Q3")
    early = run("figures", path, "B01", "2027-Q3", "--now", "2026-01-05T08:00:00+07:00")
    assert early.status == 0
