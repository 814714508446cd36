"""The rank that a score gives, and what contradicts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register.evaluations.ranks import rank_of, settled_rank
from models.values import codes
from models.values.errors import Refused

RANKS = ("good", "fair", "average", "weak")


@pytest.mark.parametrize(
    ("score", "rank"),
    [
        (0, "weak"),
        (49, "weak"),
        (50, "average"),
        (64, "average"),
        (65, "fair"),
        (79, "fair"),
        (80, "good"),
        (100, "good"),
        (101, None),
        (-1, None),
    ],
)
def test_the_thresholds_of_the_circular(score: int, rank: str | None) -> None:
    assert rank_of(score) == rank


@given(st.integers(0, 100))
def test_every_score_of_the_scale_has_exactly_one_rank(score: int) -> None:
    facts = [entry.facts for entry in codes.entries("ranks") if entry.facts.get("score_below") is not None]
    assert sum(fact["score_from"] <= score < fact["score_below"] for fact in facts) == 1


@pytest.mark.parametrize("definition", ["tt01_2020", "tt01_2020_fair", "tt09_2017"])
def test_a_blank_rank_follows_from_the_score(definition: str) -> None:
    assert settled_rank(definition, 70, None) == "fair"
    assert settled_rank(definition, None, None) is None
    assert settled_rank(definition, None, "weak") == "weak"


@given(st.integers(0, 100), st.sampled_from(RANKS))
def test_another_rank_than_that_of_the_score_is_refused(score: int, rank: str) -> None:
    if rank == rank_of(score):
        assert settled_rank("tt01_2020", score, rank) == rank
        return
    with pytest.raises(Refused, match="RANK_AGAINST_SCORE") as caught:
        settled_rank("tt01_2020", score, rank)
    details = caught.value.details
    assert details["field"] == "rank" and rank_of(details["least"]) == rank_of(details["most"]) == rank


def test_not_ranked_contradicts_no_score() -> None:
    assert settled_rank("tt01_2020", 70, "not_ranked") == "not_ranked"


def test_a_score_beyond_the_scale_is_refused() -> None:
    with pytest.raises(Refused, match="SCORE_BEYOND_RANKS") as caught:
        settled_rank("tt01_2020", 101, None)
    assert caught.value.details["most"] == 100


@pytest.mark.parametrize("definition", ["law_2012", "judged"])
def test_a_definition_without_thresholds_leaves_both_as_given(definition: str) -> None:
    assert settled_rank(definition, 70, "weak") == "weak"
    assert settled_rank(definition, 500, None) is None
