"""What follows from the parts of an evaluation, and which contradictions are refused by which code."""

from datetime import date
from typing import Any

import pytest

from models.register.evaluations.settling import settled
from models.register.organisations import CRITERIA
from models.values.errors import Refused

OLD = date(2015, 1, 1)


def evaluation(*points: int | None, begun: date | None = OLD, **more: Any) -> dict[str, Any]:
    own = dict(zip(CRITERIA, points, strict=False))
    return settled({"year": 2025, "definition": "tt09_2017", **own, **more}, begun)


def refused(*points: int | None, begun: date | None = OLD, **more: Any) -> str:
    with pytest.raises(Refused) as trouble:
        evaluation(*points, begun=begun, **more)
    return trouble.value.code


def test_six_criteria_give_the_score_and_the_score_the_rank() -> None:
    # 24 + 16 + 10 + 8 + 4 + 13 = 75: fair
    found = evaluation(24, 16, 10, 8, 4, 13)
    assert (found["score"], found["rank"]) == (75, "fair")
    # 30 + (20 + 20 + 10 + 6 + 6 = 62) = 92: good
    assert evaluation(30, 20, 20, 10, 6, 6)["rank"] == "good"


def test_five_criteria_give_no_score_and_leave_the_rank_open() -> None:
    found = evaluation(24, 16, 10, 8, 4)
    assert (found.get("score"), found["rank"]) == (None, None)
    assert evaluation(24, 16, score=70)["rank"] == "fair"


@pytest.mark.parametrize(
    ("points", "more", "code"),
    [
        ((39,), {}, "CRITERION_BEYOND_MOST"),
        ((10, 30, 30, 3), {}, "CRITERIA_BEYOND_MOST"),  # 63 of 62
        ((24, 16, 10, 8, 4, 13), {"score": 76}, "SCORE_AGAINST_CRITERIA"),
        ((24, 16), {"score": 39}, "SCORE_AGAINST_CRITERIA"),  # 40 already
        ((24, 16, 10, 8, 4, 13), {"rank": "good"}, "RANK_AGAINST_SCORE"),
        ((), {"rank": "good", "fined": 1}, "RANK_AGAINST_FINE"),
        ((), {"rank": "good", "not_ranked_reason": "other"}, "RANK_AGAINST_REASON"),
        ((24,), {"definition": "tt01_2020"}, "CRITERIA_WITHOUT_SCHEME"),
        ((24,), {"definition": "judged"}, "CRITERIA_WITHOUT_SCHEME"),
        ((), {"definition": "tt01_2020", "year": 2026}, "SCHEME_NOT_OFFERED"),
    ],
)
def test_what_contradicts_is_refused(points: tuple[int, ...], more: dict[str, Any], code: str) -> None:
    assert refused(*points, **more) == code


def test_points_within_what_is_known_are_kept() -> None:
    assert evaluation(38, 30, 30, 2)["criterion_1"] == 38  # 62 of 62
    assert evaluation(definition="tt01_2020", score=66)["rank"] == "fair"


def test_a_fine_makes_it_weak_whatever_the_score() -> None:
    found = evaluation(38, 20, 20, 10, 6, 6, fined=1)
    assert (found["score"], found["rank"]) == (100, "weak")
    assert evaluation(score=85, fined=0)["rank"] == "good"
    assert evaluation(score=85, fined=1, rank="weak")["rank"] == "weak"
    # Circular 01/2020 has no such rule
    assert evaluation(definition="tt01_2020", score=85, fined=1)["rank"] == "good"


@pytest.mark.parametrize(
    ("begun", "ranked"),
    [(date(2025, 1, 1), True), (date(2025, 1, 2), False), (date(2025, 12, 31), False), (None, True)],
)
def test_who_exists_for_less_than_twelve_months_is_not_ranked(begun: date | None, ranked: bool) -> None:
    if ranked:
        assert evaluation(score=85, rank="good", begun=begun)["rank"] == "good"
        return
    found = evaluation(score=85, begun=begun)
    assert (found["rank"], found["not_ranked_reason"]) == ("not_ranked", "under_12_months")
    assert refused(score=85, rank="good", begun=begun) == "RANK_UNDER_12_MONTHS"
    assert evaluation(begun=begun, fined=1)["rank"] == "not_ranked"
