"""Likely causes: named when exactly one fits, with the figure that would be right."""

from decimal import Decimal

import pytest

from models.forms.checking.comparing import Case
from models.forms.checking.doubts.causes import with_causes
from models.forms.findings import Finding, Level
from models.forms.history import History
from models.values.messages import sentence
from tests.models.sheets import findings, sheet

Figures = dict[str, str | int | None]
SECTORS = ("agriculture", "trade", "construction")


def found(code: str, *sheets: tuple[str, Figures], history: History | None = None) -> Finding:
    """The first finding of that code about these forms."""
    every = findings(*(sheet(form, figures) for form, figures in sheets), history=history)
    return next(one for one in every if one.code == code)


def cause(finding: Finding) -> tuple[object, object]:
    return finding.details.get("likely_cause"), finding.details.get("cause_value")


DEBTS: Figures = {"I/balance": 4496, "II/balance": 1375, "III/balance": 2125}  # together 7,996


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"T/balance": 79960}, ("CAUSE_FACTOR", 7996)),  # a zero too many
        ({"T/balance": "7.996"}, ("CAUSE_UNIT", 7996)),  # thousand million
        ({"T/balance": 7_996_000}, ("CAUSE_UNIT", 7996)),  # thousand dong
        ({"T/balance": 9796}, ("CAUSE_EITHER_TRANSPOSED", 7996)),  # 79 as 97 here, or 3,175 as 1,375
        ({"T/balance": 7969}, ("CAUSE_EITHER_TRANSPOSED", 7996)),  # 96 typed as 69 here, or 4,469 as 4,496
        ({"T/balance": 7996, "I/balance": 44960}, ("CAUSE_PART_FACTOR", 4496)),  # 44,960 − 40,464 = 4,496
        ({"T/balance": 7996, "I/balance": 4946}, ("CAUSE_PART_TRANSPOSED", 4496)),  # 4,946 − 450 = 4,496
        ({"T/balance": 8000}, (None, None)),
    ],
)
def test_a_sum_that_is_off_by_a_slip_names_it(
    typed: Figures, expected: tuple[str | None, int | None]
) -> None:
    assert cause(found("DEBT_KIND_PARTS", ("B04", DEBTS | typed))) == expected


def test_two_digits_that_changed_places_are_named() -> None:
    """22 + 19 = 41, typed 14: no part can be 27 less and still be a slip."""
    finding = found("STATUS_PARTS", ("B01", {"I.1": 14, "I.1.1": 22, "I.1.2": 19}))
    assert cause(finding) == ("CAUSE_TRANSPOSED", 41)


def test_one_slip_at_two_places_names_both() -> None:
    """63 against 36 + 0: two digits changed places in the total or in the part."""
    finding = found("STATUS_PARTS", ("B01", {"I.1": 63, "I.1.1": 36, "I.1.2": 0}))
    assert cause(finding) == ("CAUSE_EITHER_TRANSPOSED", 36)
    assert (finding.details["cause_row"], finding.details["cause_part"]) == ("I.1.1", 63)


def test_two_causes_that_fit_are_not_named() -> None:
    """13 against 31 + 0, and 13 was stated in the period before: a slip or a copy."""
    figures: Figures = {"I.1": 13, "I.1.1": 31, "I.1.2": 0, "I.1/previous": 13}
    assert cause(found("STATUS_PARTS", ("B01", figures))) == (None, None)


def test_the_part_of_a_sector_is_named_with_its_place() -> None:
    """Members 191 = 72 + 72 + 47; trade typed as 27: 146, 45 fewer, and 27 + 45 = 72."""
    sectors: Figures = {f"{one}:I.2": value for one, value in zip(SECTORS, (72, 27, 47), strict=True)}
    finding = found("BY_SECTOR", ("B01", {"I.2": 191}), ("B02", sectors))
    assert cause(finding) == ("CAUSE_PART_TRANSPOSED", 72)
    assert finding.details["cause_label"] == "Thành viên – Thương mại, dịch vụ"
    assert sentence(finding.code, finding.details).endswith(
        "Có thể dòng I.2 Thành viên – Thương mại, dịch vụ đảo hai chữ số: nếu là 72 thay cho 27 thì khớp."
    )


def test_the_base_that_fits_is_named_with_the_ratio() -> None:
    """191 members of the alliance: of 424 cooperatives 45.0 %, of the 335 operating ones 57.0 %."""
    figures: Figures = {"I.1": 424, "I.1.1": 335, "I.1.2": 89, "I.1.11": 191, "I.1.11a": "57.0"}
    finding = found("RATIO", ("B01", figures))
    assert cause(finding) == ("CAUSE_OTHER_BASE", Decimal("57.0"))
    assert (finding.details["cause_base"], finding.details["cause_row"]) == (335, "I.1.1")


def test_a_comparison_with_another_column_is_named() -> None:
    """104 ÷ 100 of the period before is 104 %, ÷ 80 of the plan 130 %."""
    figures: Figures = {"I.3": 104, "I.3/previous": 100, "I.3/plan": 80, "I.3/vs_plan": 104}
    finding = found("RATIO", ("B01", figures))
    assert cause(finding) == ("CAUSE_OTHER_COLUMN", Decimal("104.0"))
    assert finding.details["cause_base"] == 100


def test_a_ratio_without_its_comma_is_named() -> None:
    """15 ÷ 54 = 27.78, typed 2778."""
    finding = found("RATIO", ("B01", {"I.4": 54, "I.4.4": 15, "I.4.4a": 2778}))
    assert cause(finding) == ("CAUSE_FACTOR", Decimal("27.78"))


def test_shares_that_were_forced_to_a_hundred_are_named() -> None:
    """29.5 + 30.1 + 40.4 would be rounded by themselves; typed are 29.5 + 30 + 40.5 = 100."""
    figures: Figures = {
        f"{one}:I.5": value for one, value in zip(SECTORS, (18590, 19000, 25500), strict=True)
    }
    shares: Figures = {
        "agriculture:I.5/share": "29.5",
        "trade:I.5/share": 30,
        "construction:I.5/share": "40.5",
    }
    finding = found("RATIO", ("B02", figures | shares))
    assert cause(finding) == ("CAUSE_FORCED_SUM", Decimal("99.9"))  # 29.5 + 30 + 40.4


def test_the_number_behind_a_wrong_percentage_is_offered() -> None:
    """27.8 % of 54 is 15; 16 stands above the line."""
    finding = found("RATIO", ("B01", {"I.4": 54, "I.4.4": 16, "I.4.4a": "27.8"}))
    assert cause(finding) == ("CAUSE_COUNT", 15)


def test_a_total_in_the_place_of_a_mean_is_named() -> None:
    """531,414 ÷ 27 = 19,682."""
    finding = found("MEAN", ("B01", {"I.6": 531_414, "I.6a": 531_414, "I.6b": 27}))
    assert cause(finding) == ("CAUSE_TOTAL", Decimal("19682.0"))


def test_a_mean_that_was_cut_off_is_named() -> None:
    """100 ÷ 54 = 1.85185…: 1.852 is right, 1.851 was cut off."""
    means = sheet("B01", {"I.8": "1.851", "I.8a": 100, "I.8b": 54})
    details = {"stated": Decimal("1.851"), "computed": Decimal("1.852"), "whole": Decimal(100), "count": 54}
    finding = Finding("MEAN", "R3", Level.ERROR, "B01", "I.8", "actual", details)
    (explained,) = with_causes([finding], Case({"B01": means}))
    assert cause(explained) == ("CAUSE_TRUNCATED", Decimal("1.852"))


def test_a_month_in_the_place_of_a_year_is_named() -> None:
    """Wages 243 million of 54 workers are 4.5 a head; 54 is twelve times that."""
    finding = found("MEAN", ("B01", {"I.8": 54, "I.8a": 243, "I.8b": 54}))
    assert cause(finding) == ("CAUSE_MONTHS", Decimal("4.5"))


def test_a_figure_of_the_period_before_is_named() -> None:
    """Closing 57 = opening 57, while 3 came and 16 went: 44."""
    figures: Figures = {"I.1/previous": 57, "I.1": 57, "I.1.3": 3, "I.1.4": 16}
    assert cause(found("COOPERATIVE_FLOW", ("B01", figures))) == ("CAUSE_PERIOD_BEFORE", 57)


def test_the_mean_of_an_earlier_year_shows_a_comma_in_the_wrong_place() -> None:
    """19,682 against 1,909 two years before: ten times less is 1,968.2."""
    history = History({"B01": ({}, {"I.6": Decimal(1909) * 10**6})})
    finding = found(
        "MEAN_ABOVE_CAPITAL", ("B01", {"I.1.1": 27, "I.5a": 63090, "I.6": 19682}), history=history
    )
    assert cause(finding) == ("CAUSE_NEAR_FACTOR", Decimal("1968.2"))


def test_a_cause_is_said_in_both_languages_with_its_figures() -> None:
    finding = found("DEBT_KIND_PARTS", ("B04", DEBTS | {"T/balance": 79960}))
    assert "7.996" in sentence(finding.code, finding.details, "en").rsplit("Perhaps", 1)[1]
    assert sentence(finding.code, finding.details).endswith("nếu là 7.996 thì khớp.")


def test_a_missing_opening_figure_has_no_cause() -> None:
    assert cause(found("OPENING_MISSING", ("B01", {"I.1": 44, "I.1.3": 3, "I.1.4": 16}))) == (None, None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (540, ("CAUSE_FACTOR", 54)),  # a zero too many
        ("4.5", ("CAUSE_MONTHS", 54)),  # a month
        ("46.5", (None, None)),
    ],
)
def test_a_mean_outside_those_of_the_sectors_names_the_slip(
    typed: str | int, expected: tuple[str | None, int | None]
) -> None:
    """Three sectors with 4.5 million a month, 54 a year."""
    sectors: Figures = {f"{one}:I.8.1": "4.5" for one in SECTORS}
    assert cause(found("MEAN_OUTSIDE_SECTORS", ("B01", {"I.8": typed}), ("B02", sectors))) == expected


@pytest.mark.parametrize(
    ("figures", "code", "expected"),
    [
        # 50,090 million typed in dong: a million times less is 1,138 a cooperative, a thousand times less still outside
        ({"I.1": 44, "I.5": "50090000000"}, "CAPITAL_PER_COOPERATIVE", ("CAUSE_RANGE_UNIT", 50090)),
        ({"I.1": 44, "I.9": "1152000000"}, "BUDGET_PER_COOPERATIVE", ("CAUSE_RANGE_UNIT", 1152)),
        # 175,000 members of 44: a tenth (398 each) fits as well as a hundredth or a thousandth
        ({"I.1": 44, "I.2": 175_000}, "MEMBERS_PER_COOPERATIVE", (None, None)),
    ],
)
def test_a_ratio_outside_its_span_names_the_unit(
    figures: Figures, code: str, expected: tuple[str | None, int | None]
) -> None:
    assert cause(found(code, ("B01", figures))) == expected


def test_visits_counted_for_units_are_named() -> None:
    """44 cooperatives lie in 30 of 38 communes; 44 is typed for the communes, which are counted once each."""
    communes = found("PART_ABOVE_WHOLE", ("B01", {"I.1": 44, "I.11": 44, "I.11b": 38}))
    assert cause(communes) == ("CAUSE_REPEATED", 44)
    assert communes.details["cause_label"] == "Tổng số hợp tác xã"
    other = found("PART_ABOVE_WHOLE", ("B01", {"I.1": 45, "I.11": 44, "I.11b": 38}))
    assert cause(other) == (None, None)


def test_debts_counted_for_cooperatives_are_named() -> None:
    """Seven debts of three cooperatives to banks; 7 is typed over the register's 3."""
    debts = sheet("B04", {"I/cooperatives": 7, "I/debts": 7})
    details = {"stated": Decimal(7), "offered": Decimal(3)}
    finding = Finding("REASON_MISSING", "R6", Level.WARNING, "B04", "I", "cooperatives", details)
    (explained,) = with_causes([finding], Case({"B04": debts}))
    assert cause(explained) == ("CAUSE_REPEATED", 7)
