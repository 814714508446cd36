"""A file of a form: a sound one is read whole, an unsound one is refused with file, row and key."""

from fractions import Fraction
from pathlib import Path

import pytest

from models.forms.definition import Combine, FormColumn, Kind, RatioFormula, Row
from models.forms.files import form_reader
from models.forms.loader import read_form
from models.forms.rules.measures import Measure, Source
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


def rows_of(folder: Path, row: str) -> Row:
    """The last row of the small form, written as this."""
    old = '{ code = "I.2", label = "Phần", unit = "HTX", total = ["I.1"] }'
    return read_form(written(folder, SMALL.replace(old, row))).rows[2]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('{ code = "X", label = "a" }', Row("X", "a", level=1)),
        ('{ code = "I.2.1.1", label = "a" }', Row("I.2.1.1", "a", level=3)),
        (
            '{ code = "X", label = "a", level = 2, decimals = 2, share = true, printed = false }',
            Row("X", "a", level=2, decimals=2, share=True, printed=False),
        ),
        (
            '{ code = "X", label = "a", kind = "percent", combine = "none" }',
            Row("X", "a", "%", Kind.PERCENT, decimals=1, combine=Combine.NONE),
        ),
        (
            '{ code = "X", label = "a", mean = ["I.1", "I.1"] }',
            Row("X", "a", kind=Kind.MONEY, combine=Combine.RECOMPUTE, mean=("I.1", "I.1")),
        ),
        (
            '{ code = "X", label = "a", unit = "phần trăm", ratio = { of = ["I.1"], over = ["I.1"] } }',
            Row(
                "X",
                "a",
                "phần trăm",
                Kind.PERCENT,
                decimals=1,
                combine=Combine.RECOMPUTE,
                ratio=RatioFormula(("I.1",), ("I.1",), 100),
            ),
        ),
        (
            '{ code = "X", label = "a", times = { of = "I.1", by = "1/12" } }',
            Row("X", "a", combine=Combine.RECOMPUTE, times=("I.1", Fraction(1, 12))),
        ),
        (
            '{ code = "X", label = "a", from = "htx", distinct = "commune" }',
            Row("X", "a", source=Source("organisations", "distinct", "commune", {"kind": "cooperative"})),
        ),
        (
            '{ code = "X", label = "a", from = "htx", sum = "charter_capital", where = { alive = true } }',
            Row(
                "X",
                "a",
                source=Source(
                    "organisations", "sum", "charter_capital", {"kind": "cooperative"}, {"alive": True}
                ),
            ),
        ),
        (
            '{ code = "X", label = "a", communes = true }',
            Row("X", "a", source=Source("organisations", "communes")),
        ),
    ],
)
def test_what_a_row_leaves_out_follows_from_what_it_says(tmp_path: Path, row: str, expected: Row) -> None:
    assert rows_of(tmp_path, row) == expected


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ('{ key = "a", header = ["x"] }', FormColumn("a", ("x",))),
        (
            '{ key = "a", header = ["x", "y"], kind = "money", unit = "đ", decimals = 0, screen = false, '
            "printed = false, width = 8 }",
            FormColumn(
                "a", ("x", "y"), kind=Kind.MONEY, unit="đ", decimals=0, screen=False, printed=False, width=8.0
            ),
        ),
        (
            '{ key = "a", header = ["x"], role = "ratio", of = "actual", over = "actual" }',
            FormColumn("a", ("x",), role="ratio", of="actual", over="actual"),
        ),
        (
            '{ key = "a", header = ["x"], prefill = "register", count = true, where = { alive = true } }',
            FormColumn("a", ("x",), prefill="register", measure=Measure("count", "", {"alive": True})),
        ),
        (
            '{ key = "a", header = ["x"], prefill = "register", sum = "charter_capital" }',
            FormColumn("a", ("x",), prefill="register", measure=Measure("sum", "charter_capital")),
        ),
    ],
)
def test_what_a_column_leaves_out_is_plain(tmp_path: Path, column: str, expected: FormColumn) -> None:
    text = SMALL.replace("columns = [", f"columns = [{column}, ")
    assert read_form(written(tmp_path, text)).columns[0] == expected


@pytest.mark.parametrize(
    ("column", "key"),
    [
        ('role = "share"', "of"),
        ('role = "share", of = "actual", over = "actual"', "over"),
        ('prefill = "register", where = { alive = true }', "where"),
        ('prefill = "register", count = false', "count"),
        ('prefill = "register", count = true, sum = "charter_capital"', "count"),
        ('prefill = "register", sum = "charter_capital", distinct = "commune"', "distinct"),
        ('sum = "charter_capital"', "sum"),
        ('prefill = "carry", count = true', "count"),
    ],
)
def test_a_column_that_contradicts_itself_is_refused(tmp_path: Path, column: str, key: str) -> None:
    text = SMALL.replace("columns = [", f'columns = [{{ key = "a", header = ["x"], {column} }}, ')
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_form(written(tmp_path, text))
    assert (caught.value.details["row"], caught.value.details["key"]) == ("a", key)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (SMALL.replace('code = "I.2", ', ""), "#3"),
        (SMALL.replace('key = "actual", ', ""), "#1"),
    ],
)
def test_what_has_no_code_is_named_by_its_place(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_form(written(tmp_path, text))
    assert caught.value.details["row"] == place


def test_rows_are_counted_for_each_sector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_reader, "MOST_ROWS", 9)  # three rows for the total and two sectors
    assert len(read_form(written(tmp_path, CROSSED)).rows) == 12  # with the heading of each
    monkeypatch.setattr(form_reader, "MOST_ROWS", 8)
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_form(written(tmp_path, CROSSED))
    assert caught.value.details["key"] == "rows"


def test_every_item_stands_once_for_the_total_and_once_for_each_sector(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, CROSSED))
    assert [
        (row.code, row.level, row.label) for row in form.rows if row.code in ("total", "farms", "rice")
    ] == [
        ("total", 1, "Tổng"),
        ("farms", 1, "Nông"),
        ("rice", 2, "Lúa"),
    ]
    assert form.labels == {"total": "Tổng", "farms": "Nông", "rice": "Lúa"}
    rows, kind = form.row_by_code, {"kind": "cooperative"}
    assert rows["total:I.1"].total == ("farms:I.1",) and rows["total:I.1"].source is None
    sources = [rows[f"{sector}:I.1"].source for sector in ("farms", "rice")]
    assert [source and source.basis for source in sources] == [
        kind | {"sector_top": "farms"},
        kind | {"sector": "rice"},
    ]
    item = rows["rice:I.2"]
    assert (item.total, item.level, item.item, item.sector) == (("rice:I.1",), 2, "I.2", "rice")


def test_a_formula_of_a_crossed_form_stays_in_its_sector(tmp_path: Path) -> None:
    more = (
        '{ code = "M", label = "a", mean = ["I.1", "I.2"] }, '
        '{ code = "R", label = "a", ratio = { of = ["I.1"], over = ["I.2"], times = 10 } }, '
        '{ code = "T", label = "a", times = { of = "I.1", by = "2" } },\n]\n[bases]'
    )
    rows = read_form(written(tmp_path, CROSSED.replace("]\n[bases]", more))).row_by_code
    for sector in ("total", "rice"):
        assert rows[f"{sector}:M"].mean == (f"{sector}:I.1", f"{sector}:I.2")
        assert rows[f"{sector}:R"].ratio == RatioFormula((f"{sector}:I.1",), (f"{sector}:I.2",), 10)
        assert rows[f"{sector}:T"].times == (f"{sector}:I.1", Fraction(2))
        assert rows[f"{sector}:M"].total == ()


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


def test_unknown_asks_for_what_is_not_known_beside_the_other_conditions(tmp_path: Path) -> None:
    row = rows_of(
        tmp_path,
        '{ code = "X", label = "a", optional = true, from = "htx", where = { alive = true }, unknown = ["sector"] }',
    )
    assert row.optional and row.source is not None
    assert row.source.where == {"alive": True, "sector": None}


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (
            '{ code = "X", label = "a", from = "htx", where = { sector = "crops" }, unknown = ["sector"] }',
            "unknown",
        ),
        ('{ code = "X", label = "a", from = "htx", unknown = ["colour"] }', "colour"),
        ('{ code = "X", label = "a", unknown = ["sector"] }', "unknown"),
        ('{ code = "X", label = "a", communes = true, unknown = ["sector"] }', "unknown"),
    ],
)
def test_unknown_of_nothing_is_refused(tmp_path: Path, row: str, key: str) -> None:
    with pytest.raises(Damaged) as caught:
        rows_of(tmp_path, row)
    assert caught.value.details["key"] == key


def test_the_sector_of_records_without_one_is_optional_and_asks_for_none(tmp_path: Path) -> None:
    cross = """
[cross]
total_label = "Tổng"
sectors = [{ id = "crops", label = "Trồng trọt" }, { id = "unknown", label = "Chưa rõ", unknown = true }]
"""
    rows = {row.code: row for row in read_form(written(tmp_path, SMALL + cross)).rows}
    assert rows["total:I.1"].total == ("crops:I.1", "unknown:I.1")
    unknown, crops = rows["unknown:I.1"], rows["crops:I.1"]
    assert unknown.source is not None and unknown.source.basis["sector_top"] is None
    assert unknown.optional and rows["unknown"].optional and not crops.optional
