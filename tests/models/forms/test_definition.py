"""Forms as data: the published definitions are sound, and unsound ones are refused with file, row and key."""

from datetime import date
from pathlib import Path

import pytest

from models.forms.definition import Kind
from models.forms.loader import all_forms, form_edition, form_on, forms_on, read_form
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
    ],
)
def test_an_unsound_definition_is_refused_with_its_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(Damaged) as caught:
        read_form(written(tmp_path, SMALL.replace(old, new)))
    assert caught.value.code == "FORM_DEFINITION"
    assert caught.value.details["file"] == "B09-t.toml"
    assert caught.value.details["key"] == key


def test_text_that_is_no_definition_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        read_form(written(tmp_path, "rows = 3"))


def test_an_unknown_form_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Refused) as caught:
        form_on("B77", DAY)
    assert "B01" in caught.value.details["known"]


def test_an_edition_is_found_by_its_name() -> None:
    for form in all_forms():
        assert form_edition(form.code, form.edition) is form
    assert form_edition("B01", "1066") is None
