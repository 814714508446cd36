"""Typed figures beside what the program computes: each is judged by one check, at the decimals that were typed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.findings import Level
from models.values.quantities import round_half_up
from tests.models.sheets import codes, findings, sheet

MEAN_ROWS = ("I.6", "I.6.1", "I.7", "I.8", "II.9", "III.12")


@pytest.mark.parametrize("row", MEAN_ROWS)
@pytest.mark.parametrize(
    ("typed", "code"),
    [("78.3", None), ("78", None), ("78.33", None), ("78.3333", None), ("78.4", "RATIO"), ("79", "RATIO"),
     ("79.3", "RATIO"), ("78.34", "RATIO")],
)  # fmt: skip
def test_a_ratio_in_the_row_of_a_mean_is_judged_as_a_ratio(row: str, typed: str, code: str | None) -> None:
    """47 : 60 = 78.3333… %."""
    one = sheet("B01", {row: 47, f"{row}/plan": 60, f"{row}/vs_plan": typed})
    assert codes(one) == ({f"{code} {row}"} if code else set())


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 4), st.sampled_from(MEAN_ROWS))
def test_every_correct_ratio_of_means_passes(actual: int, before: int, decimals: int, row: str) -> None:
    typed = round_half_up(Fraction(actual * 100, before), decimals)
    one = sheet("B01", {row: actual, f"{row}/previous": before, f"{row}/vs_previous": str(typed)})
    assert not {code for code in codes(one) if code.startswith(("RATIO", "MEAN "))}


def test_a_comparison_may_be_computed_from_the_mean_before_it_was_rounded() -> None:
    """2,000 : 42.5 workers… 8,000 : 170 = 47.0588; of 60 that is 78.43 %, of the typed 47.1 it is 78.5 %."""
    base: dict[str, str | int | None] = {"I.8a": 8000, "I.8b": 170, "I.8": "47.1", "I.8/plan": 60}
    assert not codes(sheet("B01", base | {"I.8/vs_plan": "78.43"}))
    assert not codes(sheet("B01", base | {"I.8/vs_plan": "78.5"}))
    assert codes(sheet("B01", base | {"I.8/vs_plan": "78.6"})) == {"RATIO I.8"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("47.0588", None), ("47.06", None), ("47.1", None), ("47", None), ("47.05", "MEAN_TRUNCATED"),
     ("47.2", "MEAN"), ("48", "MEAN"), ("46", "MEAN"), ("47.0589", "MEAN")],
)  # fmt: skip
def test_a_mean_is_judged_at_the_decimals_it_was_typed_with(typed: str, code: str | None) -> None:
    """8,000 : 170 = 47.05882…"""
    found = findings(sheet("B01", {"I.8a": 8000, "I.8b": 170, "I.8": typed}))
    assert [one.code for one in found] == ([code] if code else [])


def test_a_wrong_mean_is_said_in_million_dong() -> None:
    (finding,) = findings(sheet("B01", {"I.8a": 8000, "I.8b": 170, "I.8": 48}))
    assert {key: finding.details[key] for key in ("stated", "whole", "count", "computed")} == {
        "stated": 48,
        "whole": 8000,
        "count": 170,
        "computed": Decimal("47.1"),
    }


def test_a_wrong_comparison_of_means_is_said_in_million_dong() -> None:
    (finding,) = findings(sheet("B01", {"I.8": 47, "I.8/plan": 60, "I.8/vs_plan": 80}))
    assert [finding.details[key] for key in ("numerator", "denominator", "computed")] == [
        47,
        60,
        Decimal("78.3"),
    ]


@pytest.mark.parametrize(
    ("month", "is_found"), [("4.51", False), ("4.5083", False), ("4.5", False), ("4.52", True)]
)
def test_months_and_a_year_agree_as_far_as_both_are_rounded(month: str, is_found: bool) -> None:
    """54.1 a year is 54.05 to 54.15: a month of 4.504 to 4.5125."""
    assert bool(codes(sheet("B02", {"trade:I.8": "54.1", "trade:I.8.1": month}))) is is_found


@pytest.mark.parametrize(
    ("month", "is_found"),
    [("3.92", False), ("3.9", False), ("3.9216", False), ("3.93", True), ("3.91", True)],
)
def test_a_typed_month_is_a_twelfth_of_a_computed_year(month: str, is_found: bool) -> None:
    """8,000 : 170 : 12 = 3.92157."""
    assert bool(codes(sheet("B01", {"I.8a": 8000, "I.8b": 170, "I.8.1": month}))) is is_found


@pytest.mark.parametrize(
    ("mentioned", "agrees"),
    [("57", True), ("57.4", True), ("57.40", True), ("58", False), ("57.5", False), ("57.3", False)],
)
@pytest.mark.parametrize("row", ["I.10", "I.1.7a", "I.8", "I.5"])
def test_a_mention_may_be_rounded(row: str, mentioned: str, agrees: bool) -> None:
    """57.4 is 57 when it is rounded, neither 58 nor 57.5."""
    assert bool(codes(sheet("B01", {row: "57.4", f"{row}/mention": mentioned}))) is not agrees


@pytest.mark.parametrize(
    ("mentioned", "agrees"), [("57.36", True), ("57.4", True), ("57", True), ("57.3", False)]
)
def test_a_mention_is_compared_with_the_exact_computed_share(mentioned: str, agrees: bool) -> None:
    """335 of 584 are 57.3630 %."""
    one = sheet("B01", {"I.1.1": 584, "I.1.7": 335, "I.1.7a/mention": mentioned})
    assert ("MENTION I.1.7a" in codes(one)) is not agrees


def test_a_mention_of_a_count_is_the_count() -> None:
    assert codes(sheet("B01", {"I.1": 57, "I.1/mention": 58})) == {"MENTION I.1"}
    assert not codes(sheet("B01", {"I.1": 57, "I.1/mention": 57}))


def test_a_mean_of_the_period_before_may_be_typed_as_it_was_printed() -> None:
    """8,000,000,000 : 170 dong were 47,058,824 dong; last year's paper said 47.1."""
    carried = {"B01": {("I.8", "actual"): Decimal(47_058_824)}}
    assert not findings(sheet("B01", {"I.8/previous": "47.1"}), carried=carried)
    (finding,) = findings(sheet("B01", {"I.8/previous": "47.2"}), carried=carried)
    assert (finding.code, finding.level) == ("PREVIOUS_DIFFERS", Level.ERROR)


def test_a_mean_over_all_may_be_the_rounding_of_the_only_sectors() -> None:
    """The one sector has 8,000 : 170 = 47.0588, which 47.06 rounds up; 47.07 does not come of it."""
    sector = sheet("B02", {"trade:I.8a": 8000, "trade:I.8b": 170})
    assert "MEAN_OUTSIDE_SECTORS I.8" not in codes(sheet("B01", {"I.8": "47.06"}), sector)
    assert "MEAN_OUTSIDE_SECTORS I.8" in codes(sheet("B01", {"I.8": "47.07"}), sector)
