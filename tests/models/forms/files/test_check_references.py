"""A check that names a row, column, sector or form that is not there is refused."""

from pathlib import Path

import pytest

from models.forms.loader import CROSS_FILE, FOLDER, all_forms, cross_checks, read_cross_checks, read_form
from tests.models.forms.files.test_check_reader import BETWEEN, refused, refused_between


@pytest.mark.parametrize(
    ("form", "old", "new", "check", "key"),
    [
        ("B01", 'total = "I.1"', 'total = "I.99"', "STATUS_PARTS", "total"),
        ("B01", 'parts = ["I.1.1", "I.1.2", "I.1.2a"]', 'parts = ["I.1.1", "I.1.99"]', "STATUS_PARTS", "parts"),
        ("B01", 'total = "I.1"', 'total = "I"', "STATUS_PARTS", "total"),  # a heading
        ("B01", 'total = "I.1"', 'total = "*:I.1"', "STATUS_PARTS", "total"),  # no sectors
        ("B01", '["I.1.1", "I.1"]', '["I.1.1", "I.99"]', "PART_ABOVE_WHOLE", "pairs"),
        ("B01", 'count = ["I.6b", "I.1.1"]', 'count = ["I.6c"]', "MEAN_ABOVE_CAPITAL", "count"),
        ("B01", 'rows = ["I.6",', 'rows = ["I.66",', "BIG_MOVE", "rows"),
        ("B01", 'slack = ["I.1.6"]', 'slack = ["I.1.66"]', "COOPERATIVE_FLOW", "slack"),
        ("B01", 'column = "previous"', 'column = "before"', "PREVIOUS_DIFFERS", "column"),
        ("B01", 'part = "I.8.1"', 'part = "I.8.2"', "MONTHLY", "part"),
        ("B02", 'whole = "*:I.8"', 'whole = "*:I.88"', "MONTHLY", "whole"),
        ("B02", 'whole = "agriculture"', 'whole = "farming"', "SUBSECTORS_ABOVE_SECTOR", "whole"),
        ("B02", '"mixed"]', '"mixt"]', "SUBSECTORS_ABOVE_SECTOR", "parts"),
        ("B02", 'items = ["I.1",', 'items = ["I.11",', "SUBSECTORS_ABOVE_SECTOR", "items"),
        ("B04", 'columns = ["debts", "balance"]', 'columns = ["debts", "total"]', "BANK_GROUP_PARTS", "columns"),
        ("B04", 'total = "balance"', 'total = "sum"', "DEBT_SPLIT", "total"),
    ],
)  # fmt: skip
def test_a_check_of_a_form_names_what_the_form_has(
    tmp_path: Path, form: str, old: str, new: str, check: str, key: str
) -> None:
    head, _, checks = (FOLDER / f"{form}-2020.toml").read_text(encoding="utf-8").partition("[[checks]]")
    assert old in checks
    found = refused(tmp_path, f"{head}[[checks]]{checks.replace(old, new, 1)}")
    assert (found["row"], found["key"]) == (check, key)


def test_a_move_needs_the_column_of_the_period_before(tmp_path: Path) -> None:
    text = (FOLDER / "B04-2020.toml").read_text(encoding="utf-8")
    move = '[[checks]]\ncode = "M"\nrule = "R3"\nlevel = "info"\nkind = "move"\nrows = ["T"]\nmost_percent = "5"\n'
    found = refused(tmp_path, text + move)
    assert (found["row"], found["key"]) == ("M", "kind")


@pytest.mark.parametrize(
    ("old", "new", "check", "key"),
    [
        ('whole = "B01"', 'whole = "B77"', "BY_SECTOR", "items"),
        ('parts = "B02"', 'parts = "B01"', "BY_SECTOR", "items"),
        ('column = "actual"', 'column = "actuel"', "BY_SECTOR", "items"),
        ('items = ["I.1.3",', 'items = ["I.99",', "BY_SECTOR", "items"),
        ('instead = { "I.8" =', 'instead = { "I.5" =', "MEAN_OUTSIDE_SECTORS", "instead"),
        ('["I.8.1", "12"]', '["I.8.2", "12"]', "MEAN_OUTSIDE_SECTORS", "instead"),
        ('"B01/I.1.2.2/actual"', '"B01/I.1.2.9/actual"', "HELD_BY_DEBT_WITHOUT_DEBT", "first"),
        ('"B01/I.1.2.2/actual"', '"B01/I/actual"', "HELD_BY_DEBT_WITHOUT_DEBT", "first"),
        ('"B04/T/stopped"', '"B04/T/halted"', "HELD_BY_DEBT_WITHOUT_DEBT", "second"),
        ('numerator = "I.4"', 'numerator = "I.44"', "UNIFORM_RATIO", "numerator"),
        ('denominator = ["I.1.1",', 'denominator = ["I.1.11",', "UNIFORM_RATIO", "denominator"),
    ],
)
def test_a_check_between_forms_names_what_the_forms_have(
    tmp_path: Path, old: str, new: str, check: str, key: str
) -> None:
    assert old in BETWEEN
    found = refused_between(tmp_path, BETWEEN.replace(old, new, 1))
    assert (found["row"], found["key"]) == (check, key)


def test_the_published_checks_name_what_there_is() -> None:
    assert all(form.checks for form in all_forms())
    assert read_cross_checks(FOLDER / CROSS_FILE, all_forms()) == cross_checks() != ()


EQUAL = """
[[checks]]
code = "SAME"
rule = "R6"
level = "info"
kind = "equal"
first = "{}"
second = "{}"
"""


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        ("B04/T/balance", "B04/I/balance", ""),
        ("B04/T/balance", "B01/I.1/actual", ""),  # of another form: examined when all are read
        ("B04/T/balance", "B01/I.77/actual", ""),
        ("B01/I.1/actual", "B04/T/balance", "first"),
        ("B04/X/balance", "B04/T/balance", "first"),
        ("B04/T/balance", "B04/T/x", "second"),
    ],
)
def test_an_equality_begins_at_a_cell_of_its_own_form(
    tmp_path: Path, first: str, second: str, key: str
) -> None:
    text = (FOLDER / "B04-2020.toml").read_text(encoding="utf-8") + EQUAL.format(first, second)
    if key:
        assert refused(tmp_path, text)["key"] == key
    else:
        path = tmp_path / "B04-2020.toml"
        path.write_text(text, encoding="utf-8")
        assert read_form(path).checks[-1].code == "SAME"


@pytest.mark.parametrize(
    ("first", "second", "is_refused"),
    [
        ("B04/T/balance", "B01/I.5/actual", False),
        ("B04/T/balance", "B04/T/balance", True),
        ("B04/T/balance", "B01/I.1/actual", True),  # đồng are not cooperatives
    ],
)
def test_an_equality_compares_two_cells_that_count_the_same(
    tmp_path: Path, first: str, second: str, is_refused: bool
) -> None:
    text = EQUAL.format(first, second)
    if is_refused:
        assert refused_between(tmp_path, text)["key"] == "second"
    else:
        path = tmp_path / "checks.toml"
        path.write_text(text, encoding="utf-8")
        assert [check.code for check in read_cross_checks(path, all_forms())] == ["SAME"]
