"""fill --workbook: a form and sheets of the register filled in by another program, here openpyxl, and taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from models.register.catalogue import RECORDS
from tests.ui.commands.program import Ran, done, founded, run, value, written

NOW = ("--now", "2021-01-05T08:00:00+07:00")
Edit = Callable[[Any], object]


def edited(path: Path, edit: Edit) -> Path:
    """The workbook as another program saves it after somebody worked in it."""
    workbook = load_workbook(path)
    edit(workbook)
    workbook.save(path)
    return path


def address(path: Path, row: str, column: str) -> str:
    """Where a cell stands, by the hidden sheet."""
    hidden: Any = load_workbook(path)["so-htx"]
    lines = list(hidden.iter_rows(values_only=True))
    named = {line[0]: line for line in lines}
    at = named["columns"].index(column)
    return f"{chr(64 + int(named['places'][at]))}{named[row][1]}"


def put(sheet: str, cell: str, text: object, number_format: str = "") -> Edit:
    def edit(workbook: Any) -> None:
        workbook[sheet][cell].value = text
        if number_format:
            workbook[sheet][cell].number_format = number_format

    return edit


@pytest.fixture
def form(book: Path, tmp_path: Path) -> Path:
    """Form 1 of 2020 with two typed figures, as a workbook to fill in."""
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.1,actual,44,", "I.5,actual,50090.5,")
    done("fill", book, "B01", "2020", csv, *NOW)
    done("fill", book, "B01", "2020", "--workbook-to", tmp_path / "b01.xlsx", *NOW)
    return tmp_path / "b01.xlsx"


def taken(book: Path, file: Path, *options: str, form: str = "B01", period: str = "2020") -> Ran:
    return run(
        "fill", book, form, *([period] if period else []), "--workbook", file, "--json", *options, *NOW
    )


def test_the_official_layout_is_locked_but_for_the_cells_to_fill_in(form: Path) -> None:
    workbook: Any = load_workbook(form)
    sheet = workbook["B01"]
    assert sheet.protection.sheet and not sheet.protection.password
    given, total = (
        sheet[address(form, "I.5", "actual")],
        sheet[address(form, "I.5", "actual").replace("5", "5")],
    )
    assert given.value == 50090.5 and not given.protection.locked and total is given
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "I.5")
    assert label.protection.locked
    assert [workbook[name].sheet_state for name in ("so-htx", "so-htx-danh-muc")] == ["hidden", "hidden"]
    rules = {rule.type for rule in sheet.data_validations.dataValidation}
    assert rules == {"whole", "decimal"}
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    formulas = [text for text in texts if text.startswith("=")]
    assert formulas and all(text.startswith("=IF(COUNT(") for text in formulas)


def test_an_untouched_workbook_changes_nothing(book: Path, form: Path) -> None:
    ran = taken(book, form)
    assert ran.status == 0 and ran.json["cells"] == []
    assert ran.json["counts"] | {"same": 0} == {"new": 0, "changed": 0, "same": 0, "refused": 0}


def test_filled_cells_are_kept_as_one_change_and_come_back_after_one_undo(book: Path, form: Path) -> None:
    first, second = address(form, "I.1", "actual"), address(form, "I.2", "actual")
    edited(form, lambda w: (put("B01", first, 45)(w), put("B01", second, 40)(w)))
    said = taken(book, form, "--dry-run").json
    assert not said["kept"] and value(book, "B01", "2020", "I.1") == "44"
    assert {(c["line"], c["outcome"], c["before"], c["text"]) for c in said["cells"]} == {
        ("I.1", "changed", "44", "45"), ("I.2", "new", "", "40"),
    }  # fmt: skip
    assert taken(book, form).json["kept"]
    assert (value(book, "B01", "2020", "I.1"), value(book, "B01", "2020", "I.2")) == ("45", "40")


def test_a_cell_that_was_emptied_lets_its_typed_figure_go(book: Path, form: Path) -> None:
    edited(form, put("B01", address(form, "I.5", "actual"), None))
    assert taken(book, form).json["counts"]["changed"] == 1
    assert value(book, "B01", "2020", "I.5") is None


@pytest.mark.parametrize(
    ("text", "number_format", "code"),
    [
        ("=1/0", "", "CELL_NOT_COMPUTED"),
        ("#DIV/0!", "", "CELL_ERROR"),
        (0.45, "0.00%", "PERCENT_NOT_HERE"),
        (True, "", "NUMBER_NOT_UNDERSTOOD"),
        ("khoảng 40", "", "NUMBER_NOT_UNDERSTOOD"),
        (44.5, "", "FIGURE_NOT_WHOLE"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_cell(
    book: Path, form: Path, text: object, number_format: str, code: str
) -> None:
    cell = address(form, "I.1", "actual")
    edited(form, put("B01", cell, text, number_format))
    ran = taken(book, form)
    assert (ran.status, ran.json["kept"]) == (1, False)
    assert [(c["cell"], c["code"]) for c in ran.json["cells"]] == [(cell, code)]
    assert cell in ran.err and ran.codes == [code, "FILLABLE_REFUSED"]


def test_good_cells_are_kept_beside_refused_ones_only_when_asked(book: Path, form: Path) -> None:
    one, other = address(form, "I.1", "actual"), address(form, "I.2", "actual")
    edited(form, lambda w: (put("B01", one, "x")(w), put("B01", other, 40)(w)))
    assert taken(book, form).status == 1 and value(book, "B01", "2020", "I.2") is None
    assert taken(book, form, "--keep-good").status == 0 and value(book, "B01", "2020", "I.2") == "40"


def test_a_cell_that_the_book_changed_meanwhile_is_shown_with_both_values(
    book: Path, form: Path, tmp_path: Path
) -> None:
    changed = written(tmp_path / "c.csv", "row,column,value,reason", "I.1,actual,46,", "I.5,actual,60000,")
    done("fill", book, "B01", "2020", changed, *NOW)
    edited(form, put("B01", address(form, "I.1", "actual"), 45))
    ran = taken(book, form)
    (cell,) = ran.json["cells"]
    assert (ran.status, cell["code"]) == (1, "FILLABLE_CHANGED_MEANWHILE")
    assert cell["details"] == {"was": "44", "book": "46", "file": "45"}
    assert value(book, "B01", "2020", "I.5") == "60000", "untouched in the file, so the book stands"
    assert taken(book, form, "--over").status == 0 and value(book, "B01", "2020", "I.1") == "45"


def test_what_both_changed_alike_is_no_quarrel(book: Path, form: Path, tmp_path: Path) -> None:
    same = written(tmp_path / "c.csv", "row,column,value,reason", "I.1,actual,45,")
    done("fill", book, "B01", "2020", same, *NOW)
    edited(form, put("B01", address(form, "I.1", "actual"), 45))
    assert taken(book, form).json["counts"]["refused"] == 0


def test_another_period_form_unit_and_file_are_refused(book: Path, form: Path, tmp_path: Path) -> None:
    assert taken(book, form, period="2019").codes == ["FILLABLE_OTHER_PERIOD"]
    assert taken(book, form, form="B02").codes == ["FILLABLE_OTHER_KIND"]
    assert taken(book, form, form="members", period="").codes == ["FILLABLE_OTHER_KIND"]
    other = founded(tmp_path / "other.book", "108")
    assert taken(other, form).codes[-1] == "FILLABLE_OTHER_UNIT"
    printed = tmp_path / "printed.xlsx"
    done("print", book, "B01", "2020", "--to", printed, *NOW)
    assert taken(book, printed).codes == ["FILLABLE_NOT_ONE"]
    assert run("fill", book, "B01", "2020").codes == ["FILL_WHICH_FILE"]


def test_a_damaged_or_hostile_hidden_sheet_is_refused(book: Path, form: Path) -> None:
    def point_elsewhere(workbook: Any) -> None:
        sheet = workbook["so-htx"]
        for row in sheet.iter_rows():
            if row[0].value == "I.1":
                row[0].value = "I.5"

    edited(form, point_elsewhere)
    assert taken(book, form).codes == ["FILLABLE_DAMAGED"]


def test_moved_lines_are_found_and_what_is_hidden_or_renamed_is_said(book: Path, form: Path) -> None:
    first, second = address(form, "I.1", "actual"), address(form, "I.2", "actual")
    row = int(first[1:])

    def edit(workbook: Any) -> None:
        sheet = workbook["B01"]
        sheet[first].value, sheet[second].value = 45, 40
        sheet.row_dimensions[row].hidden = True
        label = next(
            cell for cell in sheet[int(second[1:])] if isinstance(cell.value, str) and len(cell.value) > 5
        )
        label.value = "Dòng khác"

    ran = taken(book, edited(form, edit))
    assert [c["code"] for c in ran.json["cells"]] == ["FILLABLE_LINE_UNKNOWN"]
    assert {one["code"] for one in ran.json["remarks"]} == {"TABLE_ROWS_HIDDEN", "FILLABLE_LINES_GONE"}
    assert value(book, "B01", "2020", "I.1") == "44"


def test_a_column_that_was_put_in_is_refused(book: Path, form: Path) -> None:
    edited(form, lambda w: (w["B01"].merged_cells.ranges.clear(), w["B01"].insert_cols(4)))
    assert taken(book, form).codes == ["FILLABLE_COLUMN_GONE"]


def test_an_unknown_form_has_no_workbook(book: Path, tmp_path: Path) -> None:
    assert run("fill", book, "B09", "2020", "--workbook-to", tmp_path / "x.xlsx", *NOW).status == 1


@pytest.fixture
def members(tmp_path: Path) -> Path:
    """A book with two cooperatives, one debt of each."""
    book = founded(tmp_path / "m.book")
    rows = written(tmp_path / "o.csv", "name,founded_on", "HTX An Phú,2015", "HTX Bình Minh,2016")
    done("import", book, "organisations", rows, *NOW)
    debts = written(
        tmp_path / "d.csv",
        "organisation,creditor_kind,creditor,started_on",
        "HTX An Phú,bank,Agribank,01/03/2019",
        "HTX Bình Minh,bank,Agribank,01/04/2019",
    )
    done("import", book, "debts", debts, *NOW)
    return book


def listed(book: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = done("list", book, kind, "--json", *NOW).json
    return found


def test_a_sheet_of_debts_comes_back_sorted_with_days_and_words(members: Path, tmp_path: Path) -> None:
    file = tmp_path / "debts.xlsx"
    done("fill", members, "debts", "--workbook-to", file, *NOW)

    def edit(workbook: Any) -> None:
        sheet = workbook["debts"]
        first, second = ([cell.value for cell in sheet[row]] for row in (5, 6))
        names = [cell.value for cell in sheet[4]]
        due, note = names.index("Đến hạn") + 1, names.index("Ghi chú") + 1
        for at, (one, other) in enumerate(zip(first, second, strict=True), start=1):
            sheet.cell(5, at).value, sheet.cell(6, at).value = other, one  # sorted the other way
        sheet.cell(6, due).value, sheet.cell(5, note).value = "31/12/2020", "đã đối chiếu"

    ran = taken(members, edited(file, edit), form="debts", period="")
    assert ran.status == 0 and ran.json["counts"]["new"] == 2, ran.err
    found = {one["organisation"]: one for one in listed(members, "debts")}
    assert found["HTX An Phú"]["due_on"] == "2020-12-31" and found["HTX Bình Minh"]["note"] == "đã đối chiếu"


def test_new_lines_and_wrong_words_of_a_sheet_are_refused(members: Path, tmp_path: Path) -> None:
    file = tmp_path / "debts.xlsx"
    done("fill", members, "debts", "--workbook-to", file, *NOW)

    def edit(workbook: Any) -> None:
        sheet = workbook["debts"]
        sheet["C5"].value = "chủ nợ lạ"
        sheet["D9"].value = "Ngân hàng khác"

    ran = taken(members, edited(file, edit), form="debts", period="")
    assert sorted(c["code"] for c in ran.json["cells"]) == ["CELL_WORD_UNKNOWN", "FILLABLE_LINE_UNKNOWN"]


def test_results_of_a_period_are_filled_by_organisation(members: Path, tmp_path: Path) -> None:
    file = tmp_path / "results.xlsx"
    assert run("fill", members, "results", "--workbook-to", file, *NOW).codes == ["FILLABLE_NO_PERIOD"]
    done("fill", members, "results", "2020", "--workbook-to", file, *NOW)
    sheet: Any = load_workbook(file)["results"]
    revenue = next(cell for cell in sheet[4] if "oanh thu" in str(cell.value))
    edited(file, lambda w: put("results", f"{revenue.column_letter}5", 1200.5)(w))
    assert taken(members, file, form="results", period="2020").json["counts"]["new"] == 1
    assert {one["organisation"]: one["revenue"] for one in listed(members, "results")} == {
        "HTX An Phú": 1_200_500_000
    }
    assert taken(members, file, form="results", period="2019").codes == ["FILLABLE_OTHER_PERIOD"]


def test_every_kind_with_a_sheet_has_a_workbook(members: Path, tmp_path: Path) -> None:
    for kind in [one.name for one in RECORDS if one.sheet]:
        file = tmp_path / f"{kind}.xlsx"
        period = ["2020"] if kind == "results" else []
        done("fill", members, kind, *period, "--workbook-to", file, *NOW)
        assert taken(members, file, form=kind, period="".join(period)).json["cells"] == []


def test_a_kind_without_a_sheet_says_so(members: Path, tmp_path: Path) -> None:
    assert run("fill", members, "people", "--workbook-to", tmp_path / "p.xlsx").codes == ["FILLABLE_NO_SHEET"]
