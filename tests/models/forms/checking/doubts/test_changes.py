"""Changes against the period before, the year before and the plan; figures that vanished."""

from decimal import Decimal

import pytest

from models.forms.findings import Finding
from models.forms.history import History
from tests.models.sheets import findings, sheet

MILLION = 10**6


def changes(figures: dict[str, str | int | None], history: History | None = None) -> list[Finding]:
    wanted = ("CHANGE_", "PLAN_FAR")
    return [one for one in findings(sheet("B01", figures), history=history) if one.code.startswith(wanted)]


def stated(figures: dict[str, int], form: str = "B01") -> dict[str, dict[str, Decimal]]:
    return {form: {row: Decimal(value) for row, value in figures.items()}}


def before(figures: dict[str, int], form: str = "B01") -> History:
    return History({form: (stated(figures, form)[form],)})


def test_managers_from_44_to_4_are_doubted_and_a_missing_zero_is_named() -> None:
    """44 ÷ 4 = 11 times, more than 3; 40 managers fewer; 4 × 10 = 40 is near 44."""
    (finding,) = changes({"I.4/previous": 44, "I.4": 4})
    assert (finding.code, finding.row, finding.details["difference"]) == ("CHANGE_FROM_PREVIOUS", "I.4", -40)
    assert finding.details["likely_cause"] == "CAUSE_NEAR_FACTOR"
    assert (finding.details["cause_value"], finding.details["cause_factor"]) == (40, 10)


def test_taxes_a_million_times_as_high_are_doubted_and_the_unit_is_named() -> None:
    """1,152 million typed in dong: 1,152,000,000."""
    (finding,) = changes({"I.9": 1_152_000_000}, before({"I.9": 1000 * MILLION}))
    assert finding.details["likely_cause"] == "CAUSE_NEAR_UNIT"
    assert (finding.details["cause_value"], finding.details["cause_near"]) == (1152, 1000)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        (100, 300),  # exactly three times
        (100, 34),
        (5, 24),  # 19 more: small units move
        (0, 500),  # nothing to compare with
    ],
)
def test_a_change_within_the_limits_is_silent(then: int, now: int) -> None:
    assert not changes({"I.3/previous": then, "I.3": now})


@pytest.mark.parametrize(("then", "now"), [(100, 301), (100, 33), (5, 25), (40, 0)])
def test_a_change_beyond_the_limits_is_doubted(then: int, now: int) -> None:
    assert [one.row for one in changes({"I.3/previous": then, "I.3": now})] == ["I.3"]


def test_what_came_and_went_in_a_period_may_vary_more_than_a_stock() -> None:
    """New members 20 → 190 is 9.5 times; 20 → 220 is 11 times and 200 more."""
    assert not changes({"I.2.2/previous": 20, "I.2.2": 190})
    assert [one.row for one in changes({"I.2.2/previous": 20, "I.2.2": 220})] == ["I.2.2"]


def test_the_same_period_of_the_year_before_is_compared_where_the_period_before_says_nothing() -> None:
    """A quarter: 120 workers a year ago, 12 now."""
    history = History({}, stated({"I.3": 120}), months=3)
    (finding,) = changes({"I.3": 12}, history)
    assert (finding.code, finding.details["before"]) == ("CHANGE_FROM_YEAR_BEFORE", 120)
    both = History({"B01": (stated({"I.3": 110})["B01"],)}, stated({"I.3": 120}), months=3)
    assert [one.code for one in changes({"I.3": 12}, both)] == ["CHANGE_FROM_PREVIOUS"]


def test_a_result_far_from_its_plan_is_doubted_but_a_quarter_may_be_far_below() -> None:
    assert [one.code for one in changes({"I.3/plan": 100, "I.3": 1000})] == ["PLAN_FAR"]
    assert [one.code for one in changes({"I.3/plan": 1000, "I.3": 100})] == ["PLAN_FAR"]
    assert not changes({"I.3/plan": 1000, "I.3": 100}, History(months=3))
    assert not changes({"I.1.3/plan": 2, "I.1.3": 3, "I.3/plan": 100, "I.3": 130})


def test_the_plan_of_the_next_year_is_compared_with_what_was_reached() -> None:
    assert [one.column for one in changes({"I.3": 100, "I.3/plan_next": 1000})] == ["plan_next"]
    assert not changes({"I.3": 100, "I.3/plan_next": 140})


def test_means_that_have_a_check_of_moves_are_not_doubted_twice() -> None:
    found = findings(sheet("B01", {"I.6/previous": 100, "I.6": 100_000}))
    assert [one.code for one in found if one.row == "I.6" and one.code != "MEAN_ABOVE_CAPITAL"] == [
        "BIG_MOVE"
    ]


def test_a_form_without_a_column_of_the_period_before_is_compared_with_its_last_return() -> None:
    """Workers in trade 95 → 22: 4.3 times, 73 fewer."""
    history = History({"B02": ({"trade:I.3": Decimal(95)},)})
    found = [
        one for one in findings(sheet("B02", {"trade:I.3": 22}), history=history) if one.code[:6] == "CHANGE"
    ]
    assert [(one.row, one.details["before"]) for one in found] == [("trade:I.3", 95)]


def vanished(figures: dict[str, str | int | None], history: History | None = None) -> list[Finding]:
    return [one for one in findings(sheet("B01", figures), history=history) if one.code == "BLANK_NOW"]


def test_rows_that_were_stated_and_are_blank_now_are_one_finding_of_their_form() -> None:
    history = before({"I.3": 5, "I.4": 7, "I.9": 0})
    (finding,) = vanished({"I.1": 2}, history)
    assert (finding.details["count"], finding.details["rows"]) == (
        2,
        "I.3, I.4",
    )  # a zero is no figure to miss
    assert not vanished({"I.3": 5, "I.4": 0}, history)


def test_a_return_that_nobody_began_is_silent() -> None:
    assert not vanished({}, before({"I.3": 5}))


def test_what_is_typed_as_the_period_before_counts_too() -> None:
    (finding,) = vanished({"I.1": 2, "I.6/previous": 1909})
    assert finding.details["rows"] == "I.6"


def test_a_merge_that_waits_for_units_is_compared_with_nothing() -> None:
    history = History({"B01": ({"I.3": Decimal(1000), "I.4": Decimal(9)},)}, is_partial=True)
    assert not changes({"I.3": 30}, history)
    assert not vanished({"I.3": 30}, history)


def test_typed_means_and_percentages_are_compared_by_their_own_measure() -> None:
    """A month's income 4.5 → 9.2 is more than twice; 4.5 → 8 is not; 20 % → 71 % is 51 points."""
    assert [one.row for one in changes({"I.8.1/previous": "4.5", "I.8.1": "9.2"})] == ["I.8.1"]
    assert not changes({"I.8.1/previous": "4.5", "I.8.1": 8})
    assert [one.row for one in changes({"I.4.4a/previous": 20, "I.4.4a": 71})] == ["I.4.4a"]
    assert not changes({"I.4.4a/previous": 20, "I.4.4a": 69})


def test_an_estimate_is_compared_with_the_year_before_and_the_plan() -> None:
    assert [one.column for one in changes({"I.3/previous": 100, "I.3/estimate": 1000})] == ["estimate"]
    assert [one.code for one in changes({"I.3/plan": 1000, "I.3/estimate": 100}, History(months=3))] == [
        "PLAN_FAR"
    ]
    assert not changes({"I.3/previous": 100, "I.3/estimate": 1000}, History(months=3))


def test_debts_that_move_from_one_class_to_another_are_no_doubt() -> None:
    """2,000 million leave group 1 for group 3: the class rows move, the total of the banks does not."""
    million = 10**6
    before = {"I": Decimal(4496 * million), "I.1": Decimal(2000 * million), "I.3": Decimal(0)}
    figures: dict[str, str | int | None] = {"I": 4496, "I.1": 0, "I.3": 2000}
    found = findings(sheet("B04", figures), history=History({"B04": (before,)}))
    assert not [one for one in found if one.code.startswith("CHANGE_")]
    whole = findings(sheet("B04", {"I": 44960}), history=History({"B04": (before,)}))
    assert [one.row for one in whole if one.code.startswith("CHANGE_")] == ["I"]
