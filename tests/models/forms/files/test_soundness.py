"""A form as a whole: column measures over any kind of record, and what is given twice, dangling or in a circle."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.forms.loader import read_form
from models.forms.snapshot import SETS, Snapshot
from models.forms.sources import prefill
from models.values.errors import Damaged

PEOPLE = """
code = "B03"
edition = "t"
valid_from = 2020-01-01
name = "Biểu 3"
title = "THÀNH VIÊN VÀ CÁN BỘ"
unit_line = ""
main_column = "all"
columns = [
  { key = "all", header = ["Số lượt"], prefill = "register", count = true },
  { key = "people", header = ["Số người"], prefill = "register", distinct = "person" },
  { key = "women", header = ["Nữ"], prefill = "register", distinct = "person", where = { woman = true } },
  { key = "open", header = ["HTX hoạt động"], prefill = "register", count = true, where = { operating = true } },
  { key = "share", header = ["Tỷ lệ nữ"], role = "ratio", of = "women", over = "people" },
]
rows = [
  { code = "1", label = "Thành viên", unit = "người", from = "members", where = { current = true } },
  { code = "1.1", label = "Chính thức", unit = "người", from = "members", where = { member_kind = ["formal"] } },
  { code = "2", label = "Cán bộ quản lý", unit = "người", from = "managers", where = { current = true } },
]
[bases]
members = { of = "members" }
managers = { of = "managers" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "B03-t.toml"
    path.write_text(text, encoding="utf-8")
    return path


def snapshot(**sets: list[dict[str, Any]]) -> Snapshot:
    return Snapshot({name: sets.get(name, []) for name in SETS}, 3)


def member(person: str, *, woman: bool | None = False, kind: str = "formal", **more: Any) -> dict[str, Any]:
    return {"person": person, "current": True, "woman": woman, "member_kind": kind, "operating": True, **more}


def test_columns_measure_members_and_managers(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, PEOPLE))
    found = prefill(
        form,
        snapshot(
            members=[
                member("a", woman=True),
                member("a", woman=True, operating=False),
                member("b", kind="linked_capital"),
                member("c", current=False),
            ],
            managers=[{"person": "a", "current": True, "woman": None, "operating": None}],
        ),
    )
    assert {key: found[key] for key in found if key[0] == "1"} == {
        ("1", "all"): 3, ("1", "people"): 2, ("1", "women"): 1, ("1", "open"): 2,
    }  # fmt: skip
    assert [found["1.1", "all"], found["1.1", "people"]] == [3, 2]
    assert {key: found[key] for key in found if key[0] == "2"} == {("2", "all"): 1, ("2", "people"): 1}


@pytest.mark.parametrize("of", [name for name in SETS if "organisation" in SETS[name]])
def test_a_column_measures_every_kind_of_record(tmp_path: Path, of: str) -> None:
    text = PEOPLE[: PEOPLE.index("columns")] + (
        'columns = [{ key = "all", header = ["Số"], prefill = "register", distinct = "organisation" },'
        ' { key = "kept", header = ["Vốn"], prefill = "register", sum = "charter_capital",'
        " where = { alive = true } }]\n"
        'rows = [{ code = "1", label = "Dòng", kind = "money", from = "base" }]\n'
        f'[bases]\nbase = {{ of = "{of}" }}\n'
    )
    form = read_form(written(tmp_path, text))
    rows = [
        {"organisation": "x", "alive": True, "charter_capital": 7},
        {"organisation": "x", "alive": True, "charter_capital": 7},
        {"organisation": "y", "alive": False, "charter_capital": 5},
    ]
    assert prefill(form, snapshot(**{of: rows})) == {("1", "all"): Decimal(2), ("1", "kept"): Decimal(14)}


@pytest.mark.parametrize(
    ("old", "new", "where", "key"),
    [
        ('distinct = "person" }', 'distinct = "debt" }', "people", "distinct"),
        ("where = { woman = true }", "where = { minority = true }", "women", "minority"),  # not of managers
        ('distinct = "person" }', 'sum = "balance" }', "people", "sum"),
        ('distinct = "person" }', 'sum = "person", distinct = "person" }', "people", "distinct"),
        ("count = true }", "count = false }", "all", "count"),
        ("count = true }", 'count = true, sum = "charter_capital" }', "all", "count"),
        ('prefill = "register", count = true }', "count = true }", "all", "count"),
        ('over = "people" }', 'over = "people", where = { woman = true } }', "share", "where"),
        ("where = { operating = true }", "where = { current = false }", "open", "current"),
        ("where = { operating = true }", 'where = { member_kind = "linked_capital" }', "open", "member_kind"),
        ('from = "managers", where = { current = true } }', "communes = true }", "all", "count"),
        ('main_column = "all"', 'main_column = "every"', "", "main_column"),
        ('key = "open"', 'key = "all"', "all", "key"),
        ('over = "people"', 'over = "person"', "share", "columns"),
        ('over = "people"', 'over = "share"', "share", "columns"),  # a ratio of itself
    ],
)
def test_an_unsound_form_is_refused(tmp_path: Path, old: str, new: str, where: str, key: str) -> None:
    assert old in PEOPLE
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_form(written(tmp_path, PEOPLE.replace(old, new, 1)))
    assert (caught.value.details["row"], caught.value.details["key"]) == (where, key)


def test_a_condition_of_a_column_may_narrow_that_of_a_row(tmp_path: Path) -> None:
    text = PEOPLE.replace('["formal"]', '["formal", "linked_capital"]')
    only = text.replace("where = { operating = true }", 'where = { member_kind = "formal" }')
    only = only[: only.index('  { code = "2"')] + "]\n" + only[only.index("[bases]") :]
    form = read_form(written(tmp_path, only))
    found = prefill(form, snapshot(members=[member("a"), member("b", kind="linked_capital")]))
    assert [found["1.1", "all"], found["1.1", "open"]] == [2, 1]


SUPPORT = """
code = "B03"
edition = "t"
valid_from = 2020-01-01
name = "Biểu 3"
title = "HỖ TRỢ"
unit_line = ""
main_column = "paid"
columns = [
  { key = "grants", header = ["Số"], prefill = "register", from = "grants", count = true, where = { year_offset = 0 } },
  { key = "paid", header = ["S"],prefill = "register", from = "money", sum = "amount", where = { source = "central" } },
]
rows = [
  { code = "1", label = "Đất đai", unit = "tr.đồng", kind = "money", from = "grants", where = { content = "land" } },
]
[bases]
grants = { of = "support_grants", where = { beneficiary = "cooperative" } }
money = { of = "grant_amounts", where = { step = "disbursed" } }
"""


def test_a_column_from_another_base_keeps_the_conditions_of_the_row_and_its_base(tmp_path: Path) -> None:
    form = read_form(written(tmp_path, SUPPORT))
    grant = {"content": "land", "beneficiary": "cooperative", "year_offset": 0}
    paid = grant | {"step": "disbursed", "source": "central", "amount": 5}
    others = ({"content": "tax"}, {"beneficiary": "person"}, {"step": "planned"}, {"source": "local"})
    amounts = [
        paid,
        paid | {"amount": 2, "year_offset": 1},
        *(paid | one | {"amount": 100} for one in others),
    ]
    found = prefill(form, snapshot(support_grants=[grant, grant | {"year_offset": 1}], grant_amounts=amounts))
    assert found == {("1", "grants"): 1, ("1", "paid"): 5 + 2}


@pytest.mark.parametrize(
    ("before", "after", "row", "key"),
    [
        ('from = "money"', 'from = "gold"', "paid", "from"),
        (', sum = "amount", where = { source = "central" }', "", "paid", "from"),  # nothing is measured
        ('sum = "amount"', 'sum = "visits_made"', "paid", "sum"),
        ('of = "grant_amounts", where = { step = "disbursed" }', 'of = "debts"', "paid", "sum"),
        (
            'from = "grants", where = { content = "land" }',
            'from = "money"',
            "grants",
            "from",
        ),  # no step of a grant
        ('where = { content = "land" }', 'where = { programme = "x" }', "", ""),
        ('{ step = "disbursed" }', '{ beneficiary = "person" }', "paid", "beneficiary"),  # none is both
    ],
)
def test_a_column_from_another_base_is_examined(
    tmp_path: Path, before: str, after: str, row: str, key: str
) -> None:
    assert before in SUPPORT
    path = written(tmp_path, SUPPORT.replace(before, after))
    if not row:
        assert read_form(path)  # grants and their amounts both have a programme
        return
    with pytest.raises(Damaged, match="FORM_DEFINITION") as damaged:
        read_form(path)
    assert (damaged.value.details["row"], damaged.value.details["key"]) == (row, key)
