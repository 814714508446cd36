"""The scales of the first criterion of Circular 09/2017, at and beside each bound, by hand."""

from fractions import Fraction

import pytest

from models.register.evaluations.schemes import EvaluationScheme, scheme_of
from models.register.evaluations.scoring import INPUTS, points_of, sub_scores


def scheme() -> EvaluationScheme:
    found = scheme_of("tt09_2017")
    assert found is not None
    return found


def points(code: str, **figures: int | Fraction | None) -> int | None:
    (found,) = (one for one in sub_scores(scheme(), figures) if one.scale.code == code)
    return found.points


@pytest.mark.parametrize(
    ("revenue", "plan", "given"),
    [
        (999, 1000, 0),  # 99.9 %
        (1000, 1000, 4),  # 100 %
        (1_199_999, 1_000_000, 4),  # 119.9999 %, not rounded up to 120
        (1200, 1000, 8),  # 120 %
        (0, 1000, 0),
        (500, 0, None),  # no share of nothing
    ],
)
def test_revenue_against_plan(revenue: int, plan: int, given: int | None) -> None:
    assert points("revenue_against_plan", revenue=revenue, revenue_plan=plan) == given


@pytest.mark.parametrize(
    ("revenue", "given"),
    [
        (0, 4),
        (999_999_999, 4),
        (1_000_000_000, 6),
        (4_999_999_999, 6),
        (5_000_000_000, 8),
        (9_999_999_999, 8),
        (10_000_000_000, 10),
    ],
)
def test_revenue_of_the_year(revenue: int, given: int) -> None:
    assert points("revenue", revenue=revenue) == given


@pytest.mark.parametrize(
    ("income", "members", "given"),
    [
        (-5, 10, 0),
        (0, 10, 0),  # no profit
        (1, 10, 2),  # a tenth of a dong each is a profit
        (9_999_999, 10, 2),  # 999,999.9 each
        (10_000_000, 10, 4),  # 1 million each
        (50_000_000, 10, 7),
        (99_999_999, 10, 7),
        (100_000_000, 10, 10),
    ],
)
def test_income_of_a_member(income: int, members: int, given: int) -> None:
    assert points("income_per_member", income=income, members=members) == given


@pytest.mark.parametrize(("share", "given"), [(Fraction(1999, 100), 0), (Fraction(20), 5)])
def test_the_development_fund(share: Fraction, given: int) -> None:
    assert points("development_fund", development_fund=share) == given


@pytest.mark.parametrize(("share", "given"), [(Fraction(499, 100), 0), (Fraction(5), 5)])
def test_the_reserve_fund(share: Fraction, given: int) -> None:
    assert points("reserve_fund", reserve_fund=share) == given


def test_the_criterion_is_their_sum_and_unknown_where_one_of_them_is() -> None:
    # 110 % of the plan: 4; 5.5 thousand million: 8; 330 million / 40 members = 8.25 million: 7; 20 %: 5; 4 %: 0
    figures: dict[str, int | Fraction | None] = {
        "revenue": 5_500_000_000,
        "revenue_plan": 5_000_000_000,
        "income": 330_000_000,
        "members": 40,
        "development_fund": Fraction(20),
        "reserve_fund": Fraction(4),
    }
    found = sub_scores(scheme(), figures)
    assert [one.points for one in found] == [4, 8, 7, 5, 0]
    assert [one.value for one in found][:3] == [110, 5_500_000_000, 8_250_000]
    assert points_of(found, 1) == 24 and points_of(found, 2) is None
    lacking = sub_scores(scheme(), figures | {"members": None})
    assert points_of(lacking, 1) is None
    assert [one.missing for one in lacking] == [(), (), ("members",), (), ()]


def test_scales_ask_for_figures_that_are_known_by_name() -> None:
    asked = {name for scale in scheme().scales for name in (scale.of, scale.over) if name}
    assert asked == set(INPUTS)
