"""Checks from TOML: every kind is read into its class, and what is not known is refused with check and key."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Never, get_args

import pytest

from models.forms.files.check_reader import read_checks
from models.forms.findings import Level
from models.forms.loader import FOLDER, all_forms, cross_checks, read_cross_checks, read_form
from models.forms.rules.addresses import RowCode
from models.forms.rules.check_kinds import (
    CROSS_KINDS,
    FORM_KINDS,
    CrossCheck,
    FlowCheck,
    FormCheck,
    MultipleCheck,
    Relation,
    SumCheck,
    WithinCheck,
)
from models.values.errors import Damaged

DEBTS = (FOLDER / "B04-2020.toml").read_text(encoding="utf-8")
BETWEEN = (FOLDER / "checks.toml").read_text(encoding="utf-8")


def refused(folder: Path, text: str) -> dict[str, str]:
    """The details with which a form is refused."""
    path = folder / "B04-2020.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_form(path)
    return caught.value.details


def refused_between(folder: Path, text: str) -> dict[str, str]:
    """The details with which checks between forms are refused."""
    path = folder / "checks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Damaged, match="FORM_DEFINITION") as caught:
        read_cross_checks(path, all_forms())
    return caught.value.details


def test_a_misspelt_key_of_a_check_is_refused_with_file_check_and_key(tmp_path: Path) -> None:
    found = refused(tmp_path, DEBTS.replace("complete = true", "complet = true"))
    assert (found["file"], found["row"], found["key"]) == ("B04-2020.toml", "BANK_GROUP_PARTS", "complet")


@pytest.mark.parametrize(
    ("old", "new", "check", "key"),
    [
        ('total = "T"', "", "DEBT_KIND_PARTS", "total"),
        ('total = "T"', 'total = ["T"]', "DEBT_KIND_PARTS", "total"),
        ('kind = "sum"', "", "DEBT_KIND_PARTS", "kind"),
        ('kind = "sum"', 'kind = "summ"', "DEBT_KIND_PARTS", "kind"),
        ('kind = "sum"', 'kind = "sectors"', "DEBT_KIND_PARTS", "kind"),
        ('level = "error"', "", "DEBT_KIND_PARTS", "level"),
        ('level = "error"', 'level = "fatal"', "DEBT_KIND_PARTS", "level"),
        ('rule = "R1"', "", "DEBT_KIND_PARTS", "rule"),
        ('rule = "R1"', "rule = 1", "DEBT_KIND_PARTS", "rule"),
        ('code = "DEBT_KIND_PARTS"', "", "#1", "code"),
        ('code = "DEBT_KIND_PARTS"', "code = 4", "#1", "code"),
        ("complete = true", "complete = 1", "BANK_GROUP_PARTS", "complete"),
        ('parts = ["principal", "interest"]', 'parts = "principal"', "DEBT_SPLIT", "parts"),
        ('parts = ["principal", "interest"]', "parts = []", "DEBT_SPLIT", "parts"),
        ('parts = ["principal", "interest"]', 'parts = ["interest", "interest"]', "DEBT_SPLIT", "parts"),
        ('parts = ["principal", "interest"]', 'parts = ["principal", 7]', "DEBT_SPLIT", "parts"),
        ('truncated_level = "warning"', 'truncated_level = "mild"', "RATIO", "truncated_level"),
    ],
)
def test_an_unsound_check_of_a_form_is_refused(
    tmp_path: Path, old: str, new: str, check: str, key: str
) -> None:
    head, _, checks = DEBTS.partition("[[checks]]")
    assert old in checks
    found = refused(tmp_path, f"{head}[[checks]]{checks.replace(old, new, 1)}")
    assert (found["row"], found["key"]) == (check, key)


@pytest.mark.parametrize(
    ("old", "new", "check", "key"),
    [
        ('kind = "both"', 'kind = "sum"', "HELD_BY_DEBT_WITHOUT_DEBT", "kind"),
        ('first = "B01/I.1.2.2/actual"', "", "HELD_BY_DEBT_WITHOUT_DEBT", "first"),
        ('first = "B01/I.1.2.2/actual"', 'first = "B01/I.1.2.2"', "HELD_BY_DEBT_WITHOUT_DEBT", "first"),
        ('instead = { "I.8" = ["I.8.1", "12"] }', 'instead = "I.8"', "MEAN_OUTSIDE_SECTORS", "instead"),
        ('["I.8.1", "12"]', '["I.8.1"]', "MEAN_OUTSIDE_SECTORS", "instead"),
        ('["I.8.1", "12"]', '["I.8.1", "a dozen"]', "MEAN_OUTSIDE_SECTORS", "instead"),
        ('numerator = "I.4"', 'numerater = "I.4"', "UNIFORM_RATIO", "numerater"),
        ("[[checks]]", "[[check]]\n[[checks]]", "", "check"),
    ],
)
def test_an_unsound_check_between_forms_is_refused(
    tmp_path: Path, old: str, new: str, check: str, key: str
) -> None:
    assert old in BETWEEN
    found = refused_between(tmp_path, BETWEEN.replace(old, new, 1))
    assert (found["file"], found["row"], found["key"]) == ("checks.toml", check, key)


def test_a_file_between_forms_needs_its_list(tmp_path: Path) -> None:
    assert refused_between(tmp_path, "")["key"] == "checks"
    assert refused_between(tmp_path, "checks = [3]")["key"] == "checks"


def never(row: str, key: str, why: str) -> Never:
    raise AssertionError((row, key, why))


def test_keys_that_are_not_given_have_their_defaults() -> None:
    head = {"code": "A", "rule": "R1", "level": "info"}
    table = {**head, "kind": "flow", "stock": "I", "relation": "at_most"}
    (flow,) = read_checks([table], FORM_KINDS, never)
    stock = RowCode("I")
    expected = FlowCheck(code="A", rule="R1", level=Level.INFO, stock=stock, relation=Relation.AT_MOST)
    assert flow == expected


@pytest.mark.parametrize("most", ["0", "-1", "NaN", "Infinity", "five", "", 0, 5.0, True, None])
def test_a_bound_is_an_exact_number_above_zero(tmp_path: Path, most: object) -> None:
    table = {"code": "A", "rule": "R3", "level": "info", "kind": "move", "rows": ["I"], "most_percent": most}

    def fail(row: str, key: str, why: str) -> Never:
        raise ValueError(key)

    with pytest.raises(ValueError, match="most_percent"):
        read_checks([table], FORM_KINDS, fail)


def test_the_published_checks_are_typed() -> None:
    by_code = {check.code: check for form in all_forms() for check in form.checks}
    status = by_code["STATUS_PARTS"]
    assert isinstance(status, SumCheck)
    assert (status.total, status.parts, status.complete) == ("I.1", ("I.1.1", "I.1.2", "I.1.2a"), True)
    (within,) = (check for check in cross_checks() if isinstance(check, WithinCheck))
    assert {row: (by.item, by.times) for row, by in within.instead.items()} == {
        "I.8": ("I.8.1", Fraction(12))
    }
    monthly = by_code["MONTHLY"]
    assert isinstance(monthly, MultipleCheck)
    assert monthly.times == Decimal(12)


def test_every_kind_has_a_name_of_its_own() -> None:
    kinds = {*get_args(FormCheck), *get_args(CrossCheck)}
    assert {kind.kind for kind in kinds} == FORM_KINDS.keys() | CROSS_KINDS.keys()
    assert len({kind.kind for kind in kinds}) == len(kinds)
