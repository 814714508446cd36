"""The rules R1 to R6 and R12, on the figures of real reports and on figures made to pass or fail one rule each."""

from decimal import Decimal

import pytest

from models.forms.findings import Finding, Level
from models.forms.loader import all_forms
from models.forms.rules.check_kinds import SumCheck
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


@pytest.mark.parametrize(
    ("form", "parts", "total"),
    [
        ("B01", {"I.1.8.1": 4, "I.1.8.2": 9, "I.1.8.3": 5, "I.1.8.4": 2}, "I.1.8"),  # 20
        ("B01", {"I.4.1": 13, "I.4.2": 7}, "I.4.4"),
        ("B04", {"I.3": 5, "I.4": 8, "I.5": 7}, "I.6"),
    ],
)
def test_r1_a_total_that_the_form_adds_up_is_compared_although_no_check_of_the_file_says_it(
    form: str, parts: dict[str, str | int | None], total: str
) -> None:
    assert f"PARTS_DIFFER {total}" not in codes(sheet(form, parts | {total: 20}))
    assert f"PARTS_DIFFER {total}" in codes(sheet(form, parts | {total: 21}))


def test_every_total_of_every_form_is_compared_once_with_the_parts_that_the_form_names() -> None:
    for form in all_forms():
        sums = [check for check in form.checks if isinstance(check, SumCheck)]
        for row in form.rows:
            if row.total and not row.heading:
                found = [one for one in sums if one.total == row.code and set(row.total) & set(one.parts)]
                assert len(found) == 1, (form.code, form.edition, row.code)


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


def numbers(found: Finding) -> dict[str, object]:
    """The details of a finding that are no words about its row and form."""
    return {key: value for key, value in found.details.items() if key not in ("name", "row", "label")}


@pytest.mark.parametrize(
    ("form", "figures", "expected"),
    [
        (
            "B04",
            {"I/balance": 4496, "II/balance": 1375, "III/balance": 2125, "T/balance": 7997},
            {"stated": 7997, "computed": 7996, "difference": 1, "parts": "4.496 + 1.375 + 2.125"},
        ),
        (
            "B01",
            {"I.1.2": 10, "I.1.2.1": 11},
            {"part": 11, "whole": 10, "whole_row": "I.1.2", "whole_label": "Ngừng hoạt động"},
        ),
        # 15 of 54 managers are 27.777… %, of which three figures were dropped
        (
            "B01",
            {"I.4": 54, "I.4.4": 15, "I.4.4a": "27"},
            {"stated": 27, "computed": Decimal("27.8"), "rounded": 28, "numerator": 15, "denominator": 54,
             "header": "Thực hiện kỳ này"},
        ),
        # 42,000 million of 22 are 1,909.09…
        (
            "B01",
            {"I.6a": 42000, "I.6b": 22, "I.6": 1955},
            {"stated": 1955, "computed": Decimal("1909.1"), "rounded": 1909, "whole": 42000, "count": 22},
        ),
        # 50 of 3 are 16.666…
        (
            "B01",
            {"I.8a": 50, "I.8b": 3, "I.8": "16.68"},
            {"stated": Decimal("16.68"), "computed": Decimal("16.67"), "rounded": Decimal("16.67"),
             "whole": 50, "count": 3},
        ),
        # 27 × 19,682.5 are 531,427.5 million: 8.42 times the capital
        (
            "B01",
            {"I.1.1": 27, "I.5": 63090, "I.6": "19682.5"},
            {"stated": Decimal("19682.5"), "count": 27, "product": Decimal("531427.5"), "whole": 63090,
             "times": Decimal("8.4"), "most": 5},
        ),
        (
            "B01",
            {"I.6": 1200, "I.6/previous": 2500},
            {"stated": 1200, "before": 2500, "percent": -52, "most": 50},
        ),
        (
            "B01",
            {"I.1/previous": 57, "I.1.3": 3, "I.1.4": 15, "I.1.5": 1, "I.1": 46},
            {"stated": 46, "opening": 57, "plus": 3, "minus": 16, "computed": 44, "difference": 2},
        ),
        (
            "B01",
            {"I.1": 44, "I.1.3": 3, "I.1.4": 16},
            {"stated": 44, "plus": 3, "minus": 16, "computed": 57},
        ),
        (
            "B02",
            {"trade:I.8": "46.5", "trade:I.8.1": "4.5"},
            {"stated": Decimal("46.5"), "part": Decimal("4.5"), "times": 12, "computed": 54},
        ),
        ("B01", {"I.1.3": 3, "I.1.3/mention": 2}, {"stated": 3, "mentioned": 2}),
    ],
)  # fmt: skip
def test_a_finding_carries_the_numbers_that_were_compared(
    form: str, figures: dict[str, str | int | None], expected: dict[str, object]
) -> None:
    (found,) = findings(sheet(form, figures))
    assert numbers(found) == expected


def test_the_difference_from_the_period_before_is_signed() -> None:
    (found,) = findings(sheet("B01", {"I.1/previous": 50}), carried={"B01": {("I.1", "actual"): Decimal(57)}})
    assert numbers(found) == {"stated": 50, "computed": 57, "difference": -7}


def test_r1_parts_that_are_all_there_decide_in_either_direction() -> None:
    assert "STATUS_PARTS I.1" in codes(sheet("B01", {"I.1": 44, "I.1.1": 22, "I.1.2": 21}))
    assert "STATUS_PARTS I.1" in codes(sheet("B01", {"I.1": 44, "I.1.1": 22, "I.1.2": 23}))
    assert not codes(sheet("B01", {"I.1": 44, "I.1.1": 22, "I.1.2": 22}))
    assert not codes(sheet("B01", {"I.1": 44, "I.1.1": 44})), "one part is the whole, the other is not known"


def test_r1_a_part_may_be_the_whole() -> None:
    assert not codes(sheet("B01", {"I.1.2": 10, "I.1.2.1": 10}))


@pytest.mark.parametrize(("revenue", "is_found"), [(1000, False), (1001, True)])
def test_r3_revenue_of_five_times_the_capital_is_not_doubted(revenue: int, is_found: bool) -> None:
    # 20 of 1,000 million against a capital of 4,000
    found = codes(sheet("B01", {"I.1.1": 20, "I.5": 4000, "I.6": revenue}))
    assert ("MEAN_ABOVE_CAPITAL I.6" in found) is is_found


@pytest.mark.parametrize(("now", "is_found"), [(999, True), (1000, False), (3000, False), (3001, True)])
def test_r3_a_move_of_half_is_not_doubted(now: int, is_found: bool) -> None:
    figures: dict[str, str | int | None] = {"I.6": now, "I.6/previous": 2000}
    assert ("BIG_MOVE I.6" in codes(sheet("B01", figures))) is is_found


def test_r4_without_an_opening_only_what_left_is_said() -> None:
    assert not codes(sheet("B01", {"I.1": 44, "I.1.3": 3}))


def test_r4_a_stock_of_which_nothing_is_said_stays_as_it_was_or_is_undecided() -> None:
    assert not codes(sheet("B01", {"I.1/previous": 57, "I.1": 57}))
    assert codes(sheet("B01", {"I.1/previous": 57, "I.1": 58})) == {"COOPERATIVE_FLOW_UNDECIDED I.1"}


@pytest.mark.parametrize(
    ("yearly", "is_found"),
    [("54.5", False), ("54.6", False), ("54.61", True), ("53.4", False), ("53.39", True)],
)
def test_r5_a_month_may_differ_by_the_rounding_of_its_last_decimal(yearly: str, is_found: bool) -> None:
    # 4.5 stands for 4.45 to 4.55 a month, which are 53.4 to 54.6 a year
    found = codes(sheet("B02", {"trade:I.8": yearly, "trade:I.8.1": "4.5"}))
    assert ("MONTHLY trade:I.8" in found) is is_found
