"""Ratios of two rows: what one cooperative has on the mean."""

import pytest

from tests.models.sheets import codes, findings, sheet


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (
            {"I.1": 44, "I.2": 175_000},
            "MEMBERS_PER_COOPERATIVE I.2",
        ),  # 3,977 of 44, 7,955 of the 22 operating: typed three digits too long
        ({"I.1": 10, "I.2": 49}, "MEMBERS_PER_COOPERATIVE I.2"),  # 4.9: the law asks for 5
        ({"I.1": 10, "I.3": 4}, "WORKERS_PER_COOPERATIVE I.3"),  # 0.4
        ({"I.1": 10, "I.4": 160}, "MANAGERS_PER_COOPERATIVE I.4"),  # 16
        (
            {"I.1": 44, "I.5": "50.09"},
            "CAPITAL_PER_COOPERATIVE I.5",
        ),  # 1.1 million: typed in thousand million
        ({"I.2": 10, "I.5": 200_000}, "CAPITAL_PER_MEMBER I.5"),  # 20,000 million a member
        ({"III.1": 10, "III.8": 15}, "MEMBERS_PER_GROUP III.8"),  # 1.5: a group has two
        ({"I.6": 100, "I.7": 101}, "PROFIT_PER_REVENUE I.7"),  # more profit than revenue
        ({"I.6a": 1000, "I.9": 501}, "BUDGET_PER_REVENUE I.9"),
    ],
)
def test_a_ratio_outside_its_span_is_doubted(figures: dict[str, str | int | None], code: str) -> None:
    more = {"I.1.1": 22} if code.startswith("MEMBERS_PER_COOPERATIVE") and figures["I.1"] == 44 else {}
    assert code in codes(sheet("B01", figures | more))


@pytest.mark.parametrize(
    "figures",
    [
        # 175 members of 44 cooperatives are 3.98 each, but of the 22 operating ones 7.95: reports divide by either
        {"I.1": 44, "I.1.1": 22, "I.2": 175, "I.3": 135, "I.4": 44, "I.5": 50090},
        {"I.1.1": 27, "I.2": 213, "I.3": 90, "I.4": 54, "I.5": 63090},
        {"I.1": 10, "I.2": 50, "I.3": 5, "I.4": 150, "I.5": 100},  # the ends belong to the spans
        {"I.1": 0, "I.2": 0},
        {"I.2": 175},
    ],
)
def test_a_ratio_inside_its_span_is_silent(figures: dict[str, str | int | None]) -> None:
    assert not [one for one in codes(sheet("B01", figures)) if "_PER_" in one]


def test_a_sector_is_doubted_by_itself_and_the_finding_speaks_in_figures() -> None:
    found = findings(sheet("B02", {"trade:I.1.1": 9, "trade:I.4": 180}))
    (finding,) = (one for one in found if one.row == "trade:I.4")
    details = finding.details
    assert (details["stated"], details["count"], details["ratio"]) == (180, 9, 20)
    assert (details["row"], details["least"], details["most"]) == ("I.4", pytest.approx(0.5), 15)


def test_plans_are_doubted_as_results_are_and_what_was_carried_over_is_not() -> None:
    assert "MANAGERS_PER_COOPERATIVE I.4" in codes(sheet("B01", {"I.1/plan": 10, "I.4/plan": 400}))
    assert not codes(sheet("B01", {"I.1/previous": 10, "I.4/previous": 400})) - {"BLANK_NOW "}
