"""The rules R1 to R6 and R12, on the figures of real reports and on figures made to pass or fail one rule each."""

from decimal import Decimal

import pytest

from models.forms.findings import Level
from tests.models.sheets import codes, findings, sheet

SECTORS = ("agriculture", "trade", "construction")


def by_sector(item: str, values: tuple[int, ...]) -> dict[str, int | str | None]:
    return {f"{sector}:{item}": value for sector, value in zip(SECTORS, values, strict=True)}


def test_r1_debts_that_add_up_pass() -> None:
    good = sheet("B04", {"I/balance": 4496, "II/balance": 1375, "III/balance": 2125, "T/balance": 7996})
    assert not findings(good)


def test_r1_debts_one_million_off_are_found() -> None:
    bad = sheet("B04", {"I/balance": 4496, "II/balance": 1375, "III/balance": 2125, "T/balance": 7997})
    assert "DEBT_KIND_PARTS T" in codes(bad)


def test_r1_a_missing_part_leaves_a_status_split_undecided() -> None:
    (finding,) = findings(sheet("B01", {"I.1": 44, "I.1.1": 22}))
    assert (finding.code, finding.level) == ("STATUS_PARTS_UNDECIDED", Level.INFO)
    assert finding.details["missing"] == "I.1.2 Ngừng hoạt động"
    assert "STATUS_PARTS I.1" in codes(sheet("B01", {"I.1": 44, "I.1.1": 22, "I.1.2": 21}))


def test_r1_a_part_above_its_whole_is_found_even_when_another_is_missing() -> None:
    assert "PART_ABOVE_WHOLE I.1.1" in codes(sheet("B01", {"I.1": 44, "I.1.1": 45}))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("27.78", None), ("27.8", None), ("28", None), ("27.77", "RATIO_TRUNCATED"), ("27.7", "RATIO_TRUNCATED"),
     ("27.9", "RATIO")],
)  # fmt: skip
def test_r2_a_ratio_is_judged_at_the_decimals_it_was_printed_with(typed: str, code: str | None) -> None:
    found = findings(sheet("B01", {"I.4": 54, "I.4.4": 15, "I.4.4a": typed}))
    assert [one.code for one in found] == ([code] if code else [])


def test_r2_truncation_alone_is_a_warning() -> None:
    (finding,) = findings(sheet("B01", {"I.4": 54, "I.4.4": 15, "I.4.4a": "27.77"}))
    assert finding.level is Level.WARNING
    assert finding.details["numerator"] == 15


def test_r2_a_share_forced_to_a_hundred_is_found() -> None:
    figures = by_sector("I.5", (18590, 19000, 25500)) | {
        "agriculture:I.5/share": "29.5",
        "trade:I.5/share": 30,
        "construction:I.5/share": "40.5",
    }
    assert codes(sheet("B02", figures)) == {"RATIO construction:I.5"}


def test_r3_a_mean_with_its_base_must_fit_it() -> None:
    base = {"I.6a": 42000, "I.6b": 22}
    assert not codes(sheet("B01", base | {"I.6": 1909}))
    assert codes(sheet("B01", base | {"I.6": 1990})) == {"MEAN I.6"}


def test_r3_revenue_of_many_times_the_capital_is_doubted() -> None:
    found = findings(sheet("B01", {"I.1.1": 27, "I.5": 63090, "I.6": 19682}))
    (finding,) = [one for one in found if one.code == "MEAN_ABOVE_CAPITAL"]
    assert finding.details["product"] == 531414
    assert finding.details["times"] == Decimal("8.4")


def test_r3_a_big_move_from_the_period_before_is_doubted() -> None:
    assert "BIG_MOVE I.6" in codes(sheet("B01", {"I.6": 19682, "I.6/previous": 1909}))
    assert "BIG_MOVE I.6" not in codes(sheet("B01", {"I.6": 2000, "I.6/previous": 1909}))


def test_r4_closing_is_opening_and_what_came_and_went() -> None:
    flow: dict[str, str | int | None] = {"I.1/previous": 57, "I.1.3": 3, "I.1.4": 16}
    assert not codes(sheet("B01", flow | {"I.1": 44}))
    (finding,) = findings(sheet("B01", flow | {"I.1": 45}))
    assert (finding.code, finding.details["computed"]) == ("COOPERATIVE_FLOW", 44)


def test_r4_a_missing_opening_is_said_with_what_it_must_have_been() -> None:
    (finding,) = findings(sheet("B01", {"I.1": 44, "I.1.3": 3, "I.1.4": 16}))
    assert (finding.code, finding.level, finding.details["computed"]) == (
        "OPENING_MISSING",
        Level.WARNING,
        57,
    )


def test_r4_mergers_may_explain_a_difference_of_their_number() -> None:
    flow: dict[str, str | int | None] = {"I.1/previous": 57, "I.1.3": 3, "I.1.4": 16, "I.1.5": 0, "I.1.6": 2}
    (finding,) = findings(sheet("B01", flow | {"I.1": 43}))
    assert (finding.code, finding.level) == ("COOPERATIVE_FLOW_SLACK", Level.INFO)
    assert (finding.details["difference"], finding.details["slack"]) == (-1, 2)
    assert "COOPERATIVE_FLOW I.1" in codes(sheet("B01", flow | {"I.1": 41}))


def test_r4_an_opening_that_is_not_last_periods_closing_is_found() -> None:
    found = findings(sheet("B01", {"I.1/previous": 50}), carried={"B01": {("I.1", "actual"): Decimal(57)}})
    assert [(one.code, one.row, one.details["computed"]) for one in found] == [
        ("PREVIOUS_DIFFERS", "I.1", 57)
    ]


def test_r5_monthly_income_times_twelve_is_the_yearly() -> None:
    assert codes(sheet("B02", {"trade:I.8": "46.5", "trade:I.8.1": "4.5"})) == {"MONTHLY trade:I.8"}
    assert not codes(sheet("B02", {"trade:I.8": 54, "trade:I.8.1": "4.5"}))


def test_r6_the_figure_in_the_text_is_the_figure_of_the_form() -> None:
    (finding,) = findings(sheet("B01", {"I.1.3": 3, "I.1.3/mention": 2}))
    assert (finding.code, finding.rule, finding.details["mentioned"]) == ("MENTION", "R6", 2)


@pytest.mark.parametrize(("closing", "is_found"), [(60, False), (109, False), (110, False), (111, True)])
def test_r4_capital_may_fall_and_rises_by_no_more_than_what_came_in(closing: int, is_found: bool) -> None:
    figures = {"I.5/previous": 100, "I.5.1": 10, "I.5": closing}
    assert ("CAPITAL_FLOW I.5" in codes(sheet("B01", figures))) is is_found
