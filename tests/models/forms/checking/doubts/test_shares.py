"""Typed percentages of counts whose numerator is blank."""

from decimal import Decimal

import pytest

from models.forms.checking.doubts.shares import implied
from tests.models.sheets import codes, sheet


@pytest.mark.parametrize(
    ("share", "whole", "numbers"),
    [
        ("27.8", 54, [15]),  # 15 ÷ 54 = 27.78
        ("27.78", 54, [15]),
        ("27.77", 54, []),  # 27.78 cut off
        ("28", 213, [59, 60]),  # 59 ÷ 213 = 27.70, 60 ÷ 213 = 28.17
        ("50", 3, []),
        ("100", 3, [3]),
        ("0", 3, [0]),
    ],
)
def test_the_whole_numbers_behind_a_percentage(share: str, whole: int, numbers: list[int]) -> None:
    assert implied(Decimal(share), Decimal(whole)) == numbers


def test_a_share_that_no_whole_number_has_is_doubted_where_its_numerator_is_blank() -> None:
    """28 % of 3 managers: 0.84, and one of three is 33 %."""
    assert "SHARE_OF_NO_COUNT I.4.4a" in codes(sheet("B01", {"I.4": 3, "I.4.4a": 28}))
    assert "SHARE_OF_NO_COUNT I.4.4a" not in codes(sheet("B01", {"I.4": 3, "I.4.4a": 33}))


def test_a_stated_numerator_is_judged_by_the_check_of_ratios_alone() -> None:
    found = codes(sheet("B01", {"I.4": 3, "I.4.4": 1, "I.4.4a": 28}))
    assert found == {"RATIO I.4.4a"}


def test_a_share_of_money_has_no_count() -> None:
    assert not codes(sheet("B01", {"I.6a": 7, "I.6.1b": 28}))
