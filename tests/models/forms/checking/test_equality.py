"""R6: two cells in two forms are equal; a blank on either side decides nothing."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.forms.cells import Given
from models.forms.checking.comparing import Case
from models.forms.checking.cross_checks import run
from models.forms.definition import CellKey, Form
from models.forms.findings import Finding, Level
from models.forms.loader import all_forms, read_cross_checks, read_forms
from models.forms.sheets import cell_of, evaluate, to_base
from models.values.errors import Damaged
from models.values.messages import sentence

OTHER = """
code = "B08"
edition = "t"
valid_from = 2020-01-01
name = "Biểu 8"
title = "THỬ"
unit_line = ""
columns = [
  { key = "actual", header = ["Nay"] },
  { key = "share", header = ["Tỷ trọng"], role = "share", of = "actual" },
]
total_row = "T"
rows = [
  { code = "T", label = "Số hợp tác xã", unit = "HTX" },
  { code = "T.1", label = "Đang hoạt động", unit = "HTX", share = true },
  { code = "M", label = "Vốn", unit = "tr.đồng", kind = "money" },
  { code = "N", label = "Vốn bình quân", unit = "tr.đồng", mean = ["M", "T"] },
]
"""

OWN = (
    OTHER.replace("B08", "B09").replace("Biểu 8", "Biểu 9")
    + """
[[checks]]
code = "CELLS_DIFFER"
rule = "R6"
level = "error"
kind = "equal"
first = "B09/T/actual"
second = "B08/T/actual"
"""
)


def folder_of(folder: Path, own: str = OWN, other: str = OTHER) -> Path:
    (folder / "B08-t.toml").write_text(other, encoding="utf-8")
    (folder / "B09-t.toml").write_text(own, encoding="utf-8")
    return folder


def forms_in(folder: Path, own: str = OWN) -> dict[str, Form]:
    return {form.code: form for form in read_forms(folder_of(folder, own))}


def findings(forms: dict[str, Form], figures: dict[str, dict[str, str]]) -> list[Finding]:
    """What the checks say of these figures: form → "row/column" → printed figure."""
    sheets = {}
    for code, form in forms.items():
        typed: dict[CellKey, Given] = {}
        for address, value in figures.get(code, {}).items():
            row, _, column = address.partition("/")
            where = cell_of(form, row, column or "actual")
            typed[row, column or "actual"] = Given(to_base(form, *where, Decimal(value)))
        sheets[code] = evaluate(form, {}, typed)
    return run(Case(sheets))


def test_two_cells_that_differ_are_said_in_figures(tmp_path: Path) -> None:
    (finding,) = findings(forms_in(tmp_path), {"B09": {"T": "44"}, "B08": {"T": "46"}})
    assert (finding.code, finding.rule, finding.level) == ("CELLS_DIFFER", "R6", Level.ERROR)
    assert (finding.form, finding.row, finding.column) == ("B09", "T", "actual")
    assert (finding.details["stated"], finding.details["other"], finding.details["difference"]) == (
        44,
        46,
        -2,
    )
    assert sentence(finding.code, finding.details) == (
        "Biểu 9, dòng T Số hợp tác xã: ghi 44, trong khi Biểu 8, dòng T Số hợp tác xã ghi 46, lệch -2. "
        "Cùng một chỉ tiêu phải ghi một số, đề nghị sửa một trong hai chỗ."
    )
    assert "{" not in sentence(finding.code, finding.details, "en")


@pytest.mark.parametrize(
    "figures",
    [
        {"B09": {"T": "44"}, "B08": {"T": "44"}},
        {"B09": {"T": "44"}},
        {"B08": {"T": "44"}},
        {"B09": {"T": "0"}},
        {},
    ],
)
def test_equal_or_blank_cells_are_no_finding(tmp_path: Path, figures: dict[str, dict[str, str]]) -> None:
    assert not findings(forms_in(tmp_path), figures)


def test_zero_is_a_figure(tmp_path: Path) -> None:
    assert findings(forms_in(tmp_path), {"B09": {"T": "0"}, "B08": {"T": "1"}})


def test_a_period_without_the_other_form_decides_nothing(tmp_path: Path) -> None:
    forms = forms_in(tmp_path)
    del forms["B08"]
    assert not findings(forms, {"B09": {"T": "44"}})


def test_money_is_compared_and_said_in_million_dong(tmp_path: Path) -> None:
    forms = forms_in(tmp_path, OWN.replace("/T/", "/M/"))
    assert not findings(forms, {"B09": {"M": "1.5"}, "B08": {"M": "1.50"}})
    (finding,) = findings(forms, {"B09": {"M": "1.5"}, "B08": {"M": "1.500001"}})
    assert finding.details["difference"] == Decimal("-0.000001")


def test_a_computed_figure_may_be_typed_as_it_is_rounded(tmp_path: Path) -> None:
    forms = forms_in(tmp_path, OWN.replace("/T/actual", "/T.1/share"))
    computed = {"T": "54", "T.1": "15"}  # 27.777… per cent
    assert not findings(forms, {"B09": {"T.1/share": "27.8"}, "B08": computed})
    assert findings(forms, {"B09": {"T.1/share": "27.7"}, "B08": computed})
    means = forms_in(tmp_path, OWN.replace("/T/", "/N/"))
    assert not findings(means, {"B09": {"N": "33.3"}, "B08": {"M": "100", "T": "3"}})
    assert findings(means, {"B09": {"N": "33.4"}, "B08": {"M": "100", "T": "3"}})


def test_a_check_between_published_forms_is_read_from_their_file(tmp_path: Path) -> None:
    text = OWN[OWN.index("[[checks]]") :].replace("B09/T/actual", "B01/I.1/actual")
    path = tmp_path / "checks.toml"
    path.write_text(text.replace("B08/T/actual", "B02/total:I.1/actual"), encoding="utf-8")
    (check,) = read_cross_checks(path, all_forms())
    assert check.kind == "equal"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"B09/T/actual"', '"B08/T/actual"', "first"),  # of another form
        ('"B09/T/actual"', '"B09/T.9/actual"', "first"),
        ('"B09/T/actual"', '"B09/T/share"', "first"),  # a cell that is not used
        ('"B08/T/actual"', '"B08/T.9/actual"', "second"),
        ('"B08/T/actual"', '"B08/T/actuel"', "second"),
        ('"B08/T/actual"', '"B07/T/actual"', "second"),
        ('"B08/T/actual"', '"B09/T/actual"', "second"),  # the same cell
        ('"B08/T/actual"', '"B08/M/actual"', "second"),  # dong against heads
    ],
)
def test_a_comparison_that_cannot_be_meant_is_refused(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_forms(folder_of(tmp_path, OWN.replace(old, new)))
    details = caught.value.details
    assert (details["file"], details["row"], details["key"]) == ("B09-t.toml", "CELLS_DIFFER", key)


def test_a_file_under_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "B08-2020.toml").write_text(OTHER, encoding="utf-8")
    with pytest.raises(Damaged, match="FORM_DEFINITION"):
        read_forms(tmp_path)
