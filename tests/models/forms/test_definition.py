"""Forms as data: the published definitions are sound, and unsound ones are refused with file, row and key."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.forms import loader
from models.forms.definition import Kind
from models.forms.loader import all_forms, form_codes, form_edition, form_on, forms_on, read_form
from models.values.errors import Damaged, Refused

DAY = date(2026, 9, 30)

SMALL = """
code = "B09"
edition = "t"
valid_from = 2020-01-01
name = "Biểu 9"
title = "THỬ"
unit_line = ""
columns = [{ key = "actual", header = ["Nay"], prefill = "register" }]
rows = [
  { code = "I", label = "Khối", heading = true },
  { code = "I.1", label = "Tổng", unit = "HTX", from = "htx", where = { alive = true } },
  { code = "I.2", label = "Phần", unit = "HTX", total = ["I.1"] },
]
[bases]
htx = { of = "organisations", where = { kind = "cooperative" } }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "B09-t.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_three_forms_are_published() -> None:
    assert [form.code for form in forms_on(DAY)] == ["B01", "B02", "B04"]


def test_the_row_codes_of_form_1_are_those_of_the_official_list() -> None:
    codes = set(form_on("B01", DAY).row_by_code)
    blocks = {"I", "II", "III"}
    first = {f"I.{number}" for number in range(1, 12)} | {f"I.1.{number}" for number in range(1, 13)}
    assert blocks | first | {"I.4.1", "I.4.2", "I.5.1", "I.6.1"} <= codes


def test_form_2_crosses_indicators_with_nine_sectors_and_seven_of_agriculture() -> None:
    form = form_on("B02", DAY)
    tops = [sector for sector in form.sectors if form.row_by_code[sector].level == 1]
    assert len(tops) == 9
    assert len(form.sectors) == 16
    assert form.row_by_code["total:I.2"].total == tuple(f"{top}:I.2" for top in tops)


def test_a_sector_row_asks_the_register_for_its_sector_only() -> None:
    source = form_on("B02", DAY).row_by_code["crops:I.2"].source
    assert source is not None
    assert source.basis["sector"] == "crops"


def test_a_column_of_form_4_lends_its_measure_and_kind_to_the_row() -> None:
    form = form_on("B04", DAY)
    row, column = form.row_by_code["I"], form.column_by_key["cooperatives"]
    source = form.source_of(row, column)
    assert source is not None
    assert (source.measure, source.attribute, source.basis["creditor"]) == (
        "distinct",
        "organisation",
        "bank",
    )
    assert form.kind_of(row, column) is Kind.COUNT


def test_a_small_form_is_read(tmp_path: Path) -> None:
    assert [row.code for row in read_form(written(tmp_path, SMALL)).rows] == ["I", "I.1", "I.2"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('label = "Phần"', 'label = "Phần", labell = "x"', "labell"),
        ('total = ["I.1"]', 'total = ["I.9"]', "rows"),
        ('total = ["I.1"]', 'total = ["I.2"]', "total"),
        ("where = { alive = true }", "where = { alivee = true }", "alivee"),
        ('from = "htx"', 'from = "hty"', "from"),
        ('of = "organisations"', 'of = "organisms"', "of"),
        ('code = "I.2"', 'code = "I.1"', "code"),
        ('unit_line = ""', 'unit_line = ""\nsurprise = 1', "surprise"),
        ('unit_line = ""', 'unit_line = ""\ntotal_row = "T"', "total_row"),
        ('code = "B09"', 'code = "b-9"', "code"),
        ('unit_line = ""', "unit_line = 1", "unit_line"),
        ('title = "THỬ"\n', "", "title"),
        ("valid_from = 2020-01-01", 'valid_from = "2020-01-01"', "valid_from"),
        ("valid_from = 2020-01-01", "valid_from = 2020-01-01T00:00:00", "valid_from"),
        ("heading = true", 'heading = "false"', "heading"),
        ('label = "Phần", ', "", "label"),
        ('unit = "HTX", total', "unit = 3, total", "unit"),
        ('total = ["I.1"]', "total = []", "total"),
        ('total = ["I.1"]', 'total = ["I.1", "I.1"]', "total"),
        ('total = ["I.1"]', 'kind = "money or so"', "kind"),
        ('total = ["I.1"]', 'combine = "add"', "combine"),
        ('total = ["I.1"]', "decimals = 1000000000", "decimals"),
        ('total = ["I.1"]', "level = true", "level"),
        ('total = ["I.1"]', 'mean = ["I.1"]', "mean"),
        ('total = ["I.1"]', 'mean = ["I.1", "I.1"], times = { of = "I.1", by = "2" }', "times"),
        ('total = ["I.1"]', 'ratio = { of = ["I.1"], over = ["I.1"], time = 1 }', "ratio"),
        ('total = ["I.1"]', 'ratio = { of = ["I.1"] }', "ratio"),
        ('total = ["I.1"]', 'times = { of = "I.1", by = "1/0" }', "times"),
        ('total = ["I.1"]', 'times = { of = "I.1", by = "1e999999999" }', "times"),
        ('total = ["I.1"]', 'sum = "charter_capital"', "sum"),
        ('total = ["I.1"]', "where = { alive = true }", "where"),
        ('total = ["I.1"]', 'communes = true, from = "htx"', "from"),
        ("where = { alive = true }", "where = { alive = 1.5 }", "where"),
        ("where = { alive = true }", "where = true", "where"),
        ("where = { alive = true }", 'sum = "charter_capital", distinct = "commune"', "distinct"),
        ('header = ["Nay"]', 'header = "Nay"', "header"),
        ('header = ["Nay"], ', "", "header"),
        ('prefill = "register"', 'prefill = "regster"', "prefill"),
        ('prefill = "register"', 'role = "figuer"', "role"),
        ('prefill = "register"', 'role = "ratio", of = "actual"', "over"),
        ('prefill = "register"', 'of = "actual"', "of"),
        ('prefill = "register"', "width = -1", "width"),
        ('[bases]\nhtx = { of = "organisations", where', "[bases]\nhtx = { were", "bases"),
    ],
)
def test_an_unsound_definition_is_refused_with_its_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(Damaged) as caught:
        read_form(written(tmp_path, SMALL.replace(old, new)))
    assert caught.value.code == "FORM_DEFINITION"
    assert caught.value.details["file"] == "B09-t.toml"
    assert caught.value.details["key"] == key


@pytest.mark.parametrize("text", ["rows = 3", "rows =", "", SMALL.replace("rows = [", "rows = [7,")])
def test_text_that_is_no_definition_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Damaged, match="FORM_DEFINITION"):
        read_form(written(tmp_path, text))


CROSSED = (
    SMALL
    + """
[cross]
total_label = "Tổng"
sectors = [{ id = "farms", label = "Nông" }, { id = "rice", label = "Lúa", part_of = "farms" }]
show = [["I.1", "actual"]]
"""
)


def test_a_crossed_form_is_read(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, CROSSED))
    assert form.sectors == ("farms", "rice")
    assert form.cross == (("I.1", "actual"),)


@pytest.mark.parametrize(
    ("old", "new", "row", "key"),
    [
        ('label = "Nông"', 'label = "Nông", part = "x"', "farms", "part"),
        ('label = "Nông"', "label = 1", "farms", "label"),
        ('part_of = "farms"', 'part_of = "farm"', "rice", "part_of"),
        ('part_of = "farms"', 'part_of = "rice"', "rice", "part_of"),
        ('id = "rice"', 'id = "total"', "total", "id"),
        ('id = "rice", label = "Lúa", part_of = "farms"', 'id = "farms", label = "x"', "farms", "code"),
        ('["I.1", "actual"]', '["I.1", "actuel"]', "cross", "show"),
        ('["I.1", "actual"]', '["I.7", "actual"]', "cross", "show"),
        ('["I.1", "actual"]', '["I.1"]', "", "cross"),
        ('total_label = "Tổng"', 'total = "Tổng"', "", "cross"),
    ],
)
def test_an_unsound_crossing_is_refused(tmp_path: Path, old: str, new: str, row: str, key: str) -> None:
    assert old in CROSSED
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_form(written(tmp_path, CROSSED.replace(old, new)))
    assert (caught.value.details["row"], caught.value.details["key"]) == (row, key)


def test_an_unknown_form_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Refused) as caught:
        form_on("B77", DAY)
    assert "B01" in caught.value.details["known"]


def test_a_form_that_begins_later_leaves_earlier_periods_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = [
        replace(form, valid_from=date(2027, 1, 1)) if form.code == "B04" else form for form in all_forms()
    ]
    monkeypatch.setattr(loader, "all_forms", lambda: tuple(later))
    assert [form.code for form in forms_on(DAY)] == ["B01", "B02"]
    assert [form.code for form in forms_on(date(2027, 1, 1))] == ["B01", "B02", "B04"]
    with pytest.raises(Refused, match="FORM_UNKNOWN"):
        form_on("B04", DAY)


def test_the_newest_edition_in_force_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    old = form_on("B01", DAY)
    new = replace(old, edition="2027", valid_from=date(2027, 1, 1))
    monkeypatch.setattr(loader, "all_forms", lambda: (old, new))
    assert [form_on("B01", day).edition for day in (DAY, date(2027, 1, 1))] == ["2020", "2027"]


def test_the_codes_of_the_forms_are_those_of_their_files() -> None:
    assert form_codes() == tuple(sorted({form.code for form in all_forms()}))


def test_an_edition_is_found_by_its_name() -> None:
    for form in all_forms():
        assert form_edition(form.code, form.edition) is form
    assert form_edition("B01", "1066") is None


COMPARED = SMALL.replace(
    'columns = [{ key = "actual", header = ["Nay"], prefill = "register" }]',
    'columns = [{ key = "actual", header = ["Nay"], prefill = "register" }, '
    '{ key = "plan", header = ["KH"], prefill = "carry", carry = "next" }, '
    '{ key = "next", header = ["KH sau"] }, '
    '{ key = "gap", header = ["Lệch"], role = "difference", mode = "percent", of = "actual", over = "plan" }]',
)


def test_differences_and_carried_columns_are_read(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, COMPARED))
    row, gap = form.row_by_code["I.1"], form.column_by_key["gap"]
    assert (form.kind_of(row, gap), form.unit_of(row, gap), form.decimals_of(row, gap)) == (
        Kind.PERCENT,
        "%",
        1,
    )
    assert form.carried_from(form.column_by_key["plan"]) == "next"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('mode = "percent", ', ""),
        ('mode = "percent"', 'mode = "share"'),
        ('over = "plan" }', "}"),
        ('over = "plan"', 'over = "nowhere"'),
        ('carry = "next"', 'carry = "nowhere"'),
        ('carry = "next"', 'carry = "plan"'),
        ('prefill = "carry", carry', "carry"),
        ('role = "difference"', 'role = "ratio"'),
    ],
)
def test_a_difference_or_carried_column_that_cannot_be_is_refused(
    right: str, wrong: str, tmp_path: Path
) -> None:
    assert right in COMPARED
    with pytest.raises(Damaged) as caught:
        read_form(written(tmp_path, COMPARED.replace(right, wrong)))
    assert caught.value.code == "FORM_DEFINITION"
