"""Amounts that are typed again from the period before."""

from decimal import Decimal

from models.forms.history import History
from tests.models.sheets import findings, sheet

AMOUNTS: dict[str, str | int | None] = {"I.5": 50090, "I.6a": 1909, "I.7a": 108, "I.9": 1152}


def copied(figures: dict[str, str | int | None]) -> list[str]:
    known = {row: Decimal(str(value)) * 10**6 for row, value in AMOUNTS.items()}
    found = findings(sheet("B01", figures), history=History({"B01": (known,)}))
    return [one.details["rows"] for one in found if one.code == "COPIED_FROM_PREVIOUS"]


def test_four_amounts_that_are_all_as_before_look_copied() -> None:
    assert copied(AMOUNTS) == ["I.5, I.6a, I.7a, I.9"]


def test_one_that_moved_or_fewer_than_four_are_no_pattern() -> None:
    assert copied(AMOUNTS | {"I.9": 1153}) == []
    assert copied({row: value for row, value in AMOUNTS.items() if row != "I.9"}) == []
