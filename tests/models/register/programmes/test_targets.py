"""What the wording of a target asks for, and the verdict on a result; values computed by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from models.register.programmes.target_verdicts import (
    TargetVerdict,
    difference_of,
    done_of,
    growth_between,
    is_reached,
    only_by_rounding,
    verdict_of,
)
from models.register.programmes.targets import Direction, aim_of, stored_bound, whole_bound
from models.values.errors import Refused


def judged(text: str, value: str, decimals: int = 1, direction: str | None = None) -> str:
    return verdict_of(aim_of(text, direction), Fraction(value), decimals, due=True).value


@pytest.mark.parametrize(
    ("text", "direction", "least", "most", "beyond", "side"),
    [
        ("trên 45", None, 45, None, True, Direction.AT_LEAST),
        ("≥ 25", None, 25, None, False, Direction.AT_LEAST),
        ("25 trở lên", None, 25, None, False, Direction.AT_LEAST),
        ("dưới 15", None, None, 15, True, Direction.AT_MOST),
        ("7-10", None, 7, 10, False, Direction.AT_LEAST),
        ("7-10", "within", 7, 10, False, Direction.WITHIN),
        ("khoảng 10", None, 10, 10, False, Direction.ABOUT),
        ("80", None, 80, None, False, Direction.AT_LEAST),
        ("0", "exactly", 0, 0, False, Direction.EXACTLY),
        ("2", "at_most", None, 2, False, Direction.AT_MOST),
        ("5.000-6.000", None, 5000, 6000, False, Direction.AT_LEAST),
    ],
)
def test_the_wording_says_bounds_strictness_and_direction(
    text: str, direction: str | None, least: int | None, most: int | None, beyond: bool, side: Direction
) -> None:
    aim = aim_of(text, direction)
    assert (aim.least, aim.most, aim.beyond, aim.direction) == (least, most, beyond, side)


@pytest.mark.parametrize(
    ("text", "direction", "code"),
    [
        ("nhiều hơn nữa", None, "TARGET_NOT_UNDERSTOOD"),
        ("", None, "TARGET_NOT_UNDERSTOOD"),
        ("trên 45", "at_most", "TARGET_DIRECTION_DIFFERS"),
        ("dưới 15", "at_least", "TARGET_DIRECTION_DIFFERS"),
        ("7-10", "exactly", "TARGET_DIRECTION_DIFFERS"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, direction: str | None, code: str) -> None:
    with pytest.raises(Refused) as refused:
        aim_of(text, direction)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "value", "decimals", "verdict"),
    [
        ("trên 45", "45", 0, "not_reached"),  # over 45 is not 45
        ("trên 45", "46", 0, "reached"),  # the least count over 45
        ("trên 45", "47", 0, "exceeded"),
        ("≥ 25", "25", 0, "reached"),
        ("≥ 25", "26", 0, "exceeded"),
        ("≥ 70", "69.96", 1, "not_reached"),  # printed 70,0
        ("dưới 15", "15", 1, "not_reached"),
        ("dưới 15", "14.9", 1, "reached"),
        ("7-10", "6.9", 1, "not_reached"),
        ("7-10", "10", 1, "reached"),
        ("7-10", "12", 1, "exceeded"),
        ("khoảng 10", "9.6", 1, "reached"),  # rounds to 10
        ("khoảng 10", "9.4", 1, "not_reached"),
        ("khoảng 10", "10.6", 1, "exceeded"),  # rounds to 11
    ],
)
def test_the_verdict_respects_the_strictness(text: str, value: str, decimals: int, verdict: str) -> None:
    assert judged(text, value, decimals) == verdict


def test_within_a_range_is_not_above_it_and_exactly_is_exactly() -> None:
    assert judged("7-10", "12", direction="within") == "not_reached"
    assert judged("0", "0", direction="exactly") == "reached"
    assert judged("0", "1", direction="exactly") == "not_reached"


def test_before_it_is_due_nothing_is_missed() -> None:
    aim = aim_of("≥ 25", None)
    assert verdict_of(aim, Fraction(20), 0, due=False) is TargetVerdict.NOT_YET_DUE
    assert verdict_of(aim, Fraction(25), 0, due=False) is TargetVerdict.REACHED
    assert verdict_of(aim, None, 0, due=False) is TargetVerdict.NOT_YET_DUE
    assert verdict_of(aim, None, 0, due=True) is TargetVerdict.UNKNOWN


def test_done_and_difference() -> None:
    # 20 of 25 are 80 %; 5 less. 12 of "7-10": 12 / 7 = 171,428… %, 2 over the upper end.
    aim, span = aim_of("≥ 25", None), aim_of("7-10", None)
    assert done_of(aim, Fraction(20)) == Decimal("80.0") and difference_of(aim, Fraction(20)) == -5
    assert done_of(span, Fraction(12)) == Decimal("171.4") and difference_of(span, Fraction(12)) == 2
    assert difference_of(span, Fraction(8)) == 0
    # a share of a ceiling or of nothing says nothing
    assert done_of(aim_of("dưới 15", None), Fraction(10)) is None
    assert done_of(aim_of("0", "exactly"), Fraction(1)) is None


def test_what_only_rounding_reaches_or_misses_is_seen() -> None:
    at_least, below = aim_of("≥ 70", None), aim_of("dưới 15", None)
    assert only_by_rounding(at_least, Fraction("69.96"), 1)  # printed 70,0
    assert not only_by_rounding(at_least, Fraction("69.94"), 1)  # printed 69,9
    assert only_by_rounding(below, Fraction("14.96"), 1)  # printed 15,0, which is not under 15
    assert is_reached(below, Fraction("14.96"))


def test_growth_over_one_year_is_exact_and_over_several_the_compound_one() -> None:
    # 37,8 → 40,446 is 7 %; 100 → 121 over two years is 10 % a year; 100 → 133,1 over three
    one = growth_between((2020, Fraction("37.8")), (2021, Fraction("40.446")))
    two = growth_between((2019, Fraction(100)), (2021, Fraction(121)))
    three = growth_between((2019, Fraction(100)), (2022, Fraction("133.1")))
    assert one is not None and two is not None and three is not None
    assert [one.rate, two.rate, three.rate] == [Fraction(7), Fraction(10), Fraction(10)]
    assert growth_between((2020, Fraction(0)), (2021, Fraction(5))) is None
    assert growth_between((2021, Fraction(5)), (2021, Fraction(5))) is None


def test_a_yearly_target_asks_of_its_span_so_many_times_as_much() -> None:
    """25 a year from 2021 to 2030 are 250."""
    target = {"wording": "≥ 25", "direction": None, "calculation": "each_year"}
    assert whole_bound(target | {"first_year": 2021, "horizon": 2030}) == 250
    assert whole_bound(target | {"first_year": None, "horizon": 2030}) == 25


def test_the_bound_is_stored_in_hundredths() -> None:
    assert stored_bound(aim_of("trên 45", None)) == 4500
    assert stored_bound(aim_of("≥ 2,5", None)) == 250
    assert stored_bound(aim_of("≥ 0,125", None)) is None
