"""Limits of single figures: what cannot be is an error where it is typed, what hardly is a warning."""

from decimal import Decimal

import pytest

from models.forms.findings import Level
from tests.models.sheets import findings, sheet


def about(form: str, figures: dict[str, str | int | None]) -> list[tuple[str, str]]:
    """Code and level of the doubts about limits."""
    limits = ("FIGURE_", "SHARE_ABOVE")
    return [
        (one.code, one.level.value) for one in findings(sheet(form, figures)) if one.code.startswith(limits)
    ]


@pytest.mark.parametrize(
    ("form", "figures", "code"),
    [
        ("B01", {"I.1": -5}, "FIGURE_NEGATIVE"),  # no form counts fewer than no cooperatives
        ("B01", {"I.5": -100}, "FIGURE_NEGATIVE"),
        ("B01", {"I.2/plan": -1}, "FIGURE_NEGATIVE"),
        ("B01", {"I.9/previous": -1}, "FIGURE_NEGATIVE"),
        ("B01", {"I.6": -1}, "FIGURE_NEGATIVE"),  # a revenue is not below zero
        ("B01", {"I.4.4a": 27775}, "SHARE_ABOVE_HUNDRED"),  # 27.775 read as thousands
        ("B01", {"I.4.4a": 281}, "SHARE_ABOVE_HUNDRED"),
        ("B01", {"I.4.4a": -4}, "FIGURE_NEGATIVE"),
        ("B01", {"I.10": "100.01"}, "SHARE_ABOVE_HUNDRED"),
        ("B02", {"trade:I.2/share": 101}, "SHARE_ABOVE_HUNDRED"),
        ("B01", {"I.2": "123456789012345678901234"}, "FIGURE_TOO_LARGE"),  # 24 digits
        ("B01", {"I.1": 200_001}, "FIGURE_TOO_LARGE"),  # the country has about 35,000
        ("B01", {"I.11": 12_001}, "FIGURE_TOO_LARGE"),  # there never were more than 11,162 communes
        ("B04", {"I/debts": -1}, "FIGURE_NEGATIVE"),
        ("B04", {"I/balance": -1}, "FIGURE_NEGATIVE"),
    ],
)
def test_a_typed_figure_that_cannot_be_is_an_error(
    form: str, figures: dict[str, str | int | None], code: str
) -> None:
    assert about(form, figures) == [(code, "error")]


@pytest.mark.parametrize(
    ("form", "figures"),
    [
        ("B01", {"I.7": -100, "I.7a": -2200, "II.8": -1, "III.11": -1}),  # losses are real
        ("B01", {"I.4.4a": 100, "I.10": 0, "I.1": 0, "I.5": 0}),
        ("B01", {"I.7/vs_previous": -50}),  # from a profit to a loss
        ("B01", {"I.1/vs_plan": 150}),  # a plan may be exceeded
        ("B02", {"trade:I.7a": -10}),
        ("B01", {"I.1": 200_000, "I.8": 1200, "I.8.1": 100}),
    ],
)
def test_what_is_possible_is_silent(form: str, figures: dict[str, str | int | None]) -> None:
    assert about(form, figures) == []


@pytest.mark.parametrize(
    "figures",
    [
        {"I.8": "0.0465"},  # 46,5 million, typed in thousand million
        {"I.8": 46500},  # 46,5 million, typed in thousand dong
        {"I.1/vs_plan": 1001},
        {"I.9": "1152000000"},  # 1.152 million, typed in dong
    ],
)
def test_what_hardly_is_is_a_warning(figures: dict[str, str | int | None]) -> None:
    assert about("B01", figures) == [("FIGURE_UNUSUAL", "warning")]


def test_what_records_or_packages_say_is_a_warning_for_it_cannot_be_taken_back_here() -> None:
    (finding,) = findings(sheet("B01", {}, {"I.1": -5}))
    assert (finding.code, finding.level) == ("FIGURE_NEGATIVE", Level.WARNING)


def test_a_computed_share_follows_from_its_parts_and_is_not_said_twice() -> None:
    """15 of 12 is 125 %: the part above its whole is the finding."""
    found = findings(sheet("B01", {"I.4.4": 15, "I.4": 12}))
    assert [one.code for one in found] == ["PART_ABOVE_WHOLE"]


def test_a_computed_share_above_a_hundred_is_said_where_nothing_else_is() -> None:
    """The certified number 6 of 5 operating: no pair of the form compares I.1.7 with I.1.1 once it is left out."""
    from dataclasses import replace

    from models.forms.checking.doubts.limits import limits

    known = sheet("B01", {"I.4.4": 15, "I.4": 12})
    bare = replace(known, form=replace(known.form, checks=()))
    assert [(one.code, one.row) for one in limits(bare, set())] == [("SHARE_ABOVE_HUNDRED", "I.4.4a")]


def test_a_missing_comma_is_named() -> None:
    """27.775 % divided by a thousand is the first that lies within 1 to 100."""
    found = next(one for one in findings(sheet("B01", {"I.4.4a": 27775})) if one.row == "I.4.4a")
    assert found.details["likely_cause"] == "CAUSE_COMMA"
    assert found.details["cause_value"] == Decimal("27.775")
