"""A file of a form: a sound one is read whole, an unsound one is refused with file, row and key."""

from pathlib import Path

import pytest

from models.forms.loader import read_form
from models.values.errors import Damaged

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
