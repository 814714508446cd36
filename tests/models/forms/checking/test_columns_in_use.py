"""Estimate, plan and next year's plan are compared and checked as the actual figures are."""

from decimal import Decimal
from fractions import Fraction

import pytest

from models.forms.cells import Given, Origin, Sheet
from models.forms.definition import CellKey
from models.forms.findings import Level
from models.forms.loader import PUBLISHED
from models.forms.sheets import evaluate, shown
from models.forms.typed import target_to_base
from models.values.errors import Refused
from models.values.quantities import parse_number
from models.values.targets import parse_target
from tests.models.sheets import DAY, codes, findings, sheet

Figures = dict[str, str | int | None]


def test_an_estimate_is_compared_with_plan_and_period_before() -> None:
    """50 of 40 are 125 %, 50 of 45 are 111.1 %."""
    one = sheet("B01", {"I.1/estimate": 50, "I.1/plan": 40, "I.1/previous": 45})
    assert one.value("I.1", "estimate_vs_plan") == 125
    assert one.exact("I.1", "estimate_vs_previous") == Fraction(1000, 9)


def test_percentages_are_compared_in_points() -> None:
    """17 of 22 are 77.2727 %: 2.2727 points above a plan of 75 %, and no ratio of ratios."""
    one = sheet("B01", {"I.1.1": 22, "I.1.7": 17, "I.1.7a/plan": 75, "I.1.7a/estimate": 80})
    assert one.exact("I.1.7a", "points_vs_plan") == Fraction(1700, 22) - 75
    assert one.value("I.1.7a", "estimate_points_vs_plan") == 5
    assert one.value("I.1.7a", "vs_plan") is None
    assert one.value("I.1", "points_vs_plan") is None
    form = one.form
    row, column = form.row_by_code["I.1.7a"], form.column_by_key["points_vs_plan"]
    assert (shown(form, row, column, one["I.1.7a", "points_vs_plan"]), form.unit_of(row, column)) == (
        "2,3",
        "điểm %",
    )


@pytest.mark.parametrize(
    ("typed", "is_wrong"), [("2.3", False), ("2.27", False), ("2", False), ("3", True), ("-2.3", True)]
)
def test_a_typed_difference_is_judged_at_its_decimals(typed: str, is_wrong: bool) -> None:
    one = sheet("B01", {"I.1.1": 22, "I.1.7": 17, "I.1.7a/plan": 75, "I.1.7a/points_vs_plan": typed})
    assert ("RATIO_DIFFERENCE I.1.7a" in codes(one)) is is_wrong


def test_a_flow_is_checked_in_the_estimate_where_it_is_in_use() -> None:
    """40 + 5 − 0 = 45, not 46; without any flow of the estimate nothing is asked."""
    flow: Figures = {"I.1/previous": 40, "I.1/estimate": 46}
    ins: Figures = {"I.1.3/estimate": 5, "I.1.4/estimate": 0, "I.1.5/estimate": 0}
    (finding,) = findings(sheet("B01", flow | ins))
    assert (finding.code, finding.column, finding.details["difference"]) == (
        "COOPERATIVE_FLOW",
        "estimate",
        1,
    )
    assert "Ước cả năm" in finding.details["label"]
    assert not codes(sheet("B01", flow))


@pytest.mark.parametrize("column", ["actual", "estimate"])
def test_doubts_about_means_look_at_the_estimate_too(column: str) -> None:
    figures: Figures = {
        f"I.6/{column}": 19682,
        f"I.1.1/{column}": 27,
        f"I.5/{column}": 63090,
        "I.6/previous": 1909,
    }
    assert {one.code for one in findings(sheet("B01", figures)) if one.column == column} == {
        "MEAN_ABOVE_CAPITAL",
        "BIG_MOVE",
    }


@pytest.mark.parametrize("column", ["plan", "estimate", "previous", "plan_next"])
def test_every_column_of_figures_is_added_up_and_averaged(column: str) -> None:
    figures: Figures = {f"I.1/{column}": 44, f"I.1.1/{column}": 22, f"I.1.2/{column}": 21}
    assert "STATUS_PARTS I.1" in codes(sheet("B01", figures))
    means: Figures = {f"I.8a/{column}": 8000, f"I.8b/{column}": 170, f"I.8/{column}": 48}
    assert "MEAN I.8" in codes(sheet("B01", means))


def test_a_plan_that_differs_from_last_years_plan_for_it_is_a_warning_with_both() -> None:
    carried = {"B01": {("I.1", "plan_next"): Decimal(50), ("I.1", "actual"): Decimal(44)}}
    (finding,) = findings(sheet("B01", {"I.1/plan": 55}), carried=carried)
    assert (finding.code, finding.level) == ("PLAN_DIFFERS", Level.WARNING)
    assert [finding.details[key] for key in ("stated", "computed", "difference")] == [55, 50, 5]
    assert not findings(sheet("B01", {"I.1/plan": 50}), carried=carried)


def planned(row: str, text: str, results: Figures) -> Sheet:
    """A sheet whose plan for a row is a target."""
    form = PUBLISHED.form_on("B01", DAY)
    read = parse_target(text, parse_number)
    assert read is not None
    target = target_to_base(form, form.row_by_code[row], form.column_by_key["plan"], read)
    given: dict[CellKey, Given] = {(row, "plan"): Given(target.bound, "", target)}
    given |= {
        key: Given(cell.value)
        for key, cell in sheet("B01", results).cells.items()
        if cell.origin is Origin.GIVEN
    }
    return evaluate(form, {}, given)


@pytest.mark.parametrize(
    ("text", "result", "is_reached"),
    [("trên 45", 45, False), ("trên 45", 46, True), ("≥ 45", 45, True), ("không quá 2", 2, True),
     ("không quá 2", 3, False), ("45-50", 44, False), ("45-50", 50, True)],
)  # fmt: skip
def test_a_target_is_reached_as_its_sign_says(text: str, result: int, is_reached: bool) -> None:
    found = findings(planned("I.1", text, {"I.1": result}))
    assert [(one.code, one.level, one.column) for one in found] == (
        [] if is_reached else [("TARGET_NOT_REACHED", Level.INFO, "actual")]
    )


def test_a_share_of_the_plan_is_taken_of_the_bound_and_never_of_a_ceiling() -> None:
    """36 of "over 45" are 80 %, of "45 to 50" too; nothing is a share of "at most 45"."""
    assert planned("I.1", "> 45", {"I.1": 36}).value("I.1", "vs_plan") == 80
    assert planned("I.1", "45-50", {"I.1": 36}).value("I.1", "vs_plan") == 80
    assert planned("I.1", "≤ 45", {"I.1": 36}).value("I.1", "vs_plan") is None


def test_a_target_in_money_is_held_in_dong_and_shown_as_typed() -> None:
    """A mean of 70.1 million passes "over 70" and 70 does not."""
    one = planned("I.8", "trên 70", {"I.8": "70.1"})
    form = one.form
    assert one.value("I.8", "plan") == 70_000_000
    assert shown(form, form.row_by_code["I.8"], form.column_by_key["plan"], one["I.8", "plan"]) == "trên 70"
    assert not codes(one)
    assert codes(planned("I.8", "trên 70", {"I.8": 70})) == {"TARGET_NOT_REACHED I.8"}


def test_bounds_are_not_added_up() -> None:
    """A plan of "over 45" with 20 operating and 20 stopped contradicts nothing."""
    assert not codes(planned("I.1", "trên 45", {"I.1.1/plan": 20, "I.1.2/plan": 20}))
    assert not codes(planned("I.1", "không quá 45", {"I.1.1/plan": 50}))


def test_a_target_can_stand_in_plan_columns_only() -> None:
    form = PUBLISHED.form_on("B01", DAY)
    target = parse_target("> 45", parse_number)
    assert target is not None
    with pytest.raises(Refused) as caught:
        target_to_base(form, form.row_by_code["I.1"], form.column_by_key["actual"], target)
    assert caught.value.code == "TARGET_NOT_HERE"
