"""Checks between forms: sums and means over sectors, two figures that exclude each other, ratios by rule of thumb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.findings import Level
from tests.models.sheets import codes, findings, sheet

SECTORS = ("agriculture", "trade", "construction")


def by_sector(item: str, values: tuple[int, ...]) -> dict[str, int | str | None]:
    return {f"{sector}:{item}": value for sector, value in zip(SECTORS, values, strict=False)}


def test_r1_members_by_sector_that_do_not_add_up_are_said_in_figures() -> None:
    found = findings(sheet("B01", {"I.2": 175}), sheet("B02", by_sector("I.2", (72, 72, 47))))
    finding, same = found  # two sectors with 72 members are said for information
    assert (same.code, same.level) == ("SAME_FIGURE", Level.INFO)
    assert (finding.code, finding.rule, finding.level) == ("BY_SECTOR", "R1", Level.ERROR)
    assert (finding.form, finding.row, finding.column) == ("B01", "I.2", "actual")
    assert finding.details["computed"] == 191
    assert finding.details["difference"] == -16


def test_r5_a_mean_over_all_lies_between_those_of_the_sectors() -> None:
    months: dict[str, str | int | None] = {f"{sector}:I.8.1": "4.5" for sector in SECTORS}
    (finding,) = findings(sheet("B01", {"I.8": "46.5"}), sheet("B02", months))
    assert (finding.code, finding.rule, finding.details["least"]) == ("MEAN_OUTSIDE_SECTORS", "R5", 54)


def test_r12_exactly_two_managers_everywhere_is_doubted() -> None:
    figures = by_sector("I.1.1", (7, 9, 6)) | by_sector("I.4", (14, 18, 12))
    assert codes(sheet("B02", figures)) == {"UNIFORM_RATIO total:I.4"}
    assert not codes(sheet("B02", figures | {"trade:I.4": 19}))


def test_an_empty_return_has_nothing_to_find() -> None:
    assert not codes(sheet("B01", {}), sheet("B02", {}), sheet("B04", {}))


@given(st.lists(st.integers(0, 10**6), min_size=3, max_size=3), st.integers(-5, 5))
def test_a_total_passes_exactly_when_it_is_the_sum(parts: list[int], off: int) -> None:
    total = max(0, sum(parts) + off)
    found = codes(
        sheet("B01", {"I.3": total}), sheet("B02", by_sector("I.3", (parts[0], parts[1], parts[2])))
    )
    assert ("BY_SECTOR I.3" in found) == (total != sum(parts))


def test_sectors_of_one_form_alone_are_compared_with_nothing() -> None:
    assert "BY_SECTOR I.2" not in codes(sheet("B02", by_sector("I.2", (72, 72, 47))))
    assert "BY_SECTOR I.2" not in codes(sheet("B01", {"I.2": 175}))
    assert "BY_SECTOR I.2" not in codes(sheet("B01", {"I.2": 175}), sheet("B02", {}))


@pytest.mark.parametrize(
    ("stated", "is_outside"), [("53.9", True), ("54", False), ("60", False), ("66", False), ("66.1", True)]
)
def test_the_smallest_and_the_largest_mean_are_still_inside(stated: str, is_outside: bool) -> None:
    means: dict[str, str | int | None] = {"agriculture:I.8.1": "4.5", "trade:I.8.1": "5.5"}
    found = codes(sheet("B01", {"I.8": stated}), sheet("B02", means))
    assert ("MEAN_OUTSIDE_SECTORS I.8" in found) is is_outside


@pytest.mark.parametrize(
    ("working", "managers", "is_doubted"),
    [
        ((7, 9, 6), (14, 18, 12), True),
        ((7, 9, 6), (7, 9, 6), True),
        ((7, 9), (14, 18), False),
        ((4, 6, 8), (6, 9, 12), False),
        ((7, 9, 6), (14, 18, 0), False),
    ],
)
def test_only_a_whole_ratio_in_three_sectors_or_more_is_doubted(
    working: tuple[int, ...], managers: tuple[int, ...], is_doubted: bool
) -> None:
    found = codes(sheet("B02", by_sector("I.1.1", working) | by_sector("I.4", managers)))
    assert ("UNIFORM_RATIO total:I.4" in found) is is_doubted


def test_errors_come_before_warnings_and_each_is_said_once() -> None:
    sheets = (
        sheet("B02", by_sector("I.2", (72, 72, 47)) | {"agriculture:I.6": 19682, "agriculture:I.5": 1}),
        sheet("B01", {"I.2": 175, "I.6": 19682, "I.6/previous": 1909}),
    )
    levels = [one.level for one in findings(*sheets)]
    assert Level.ERROR in levels and Level.WARNING in levels
    assert levels == sorted(levels, key=[Level.ERROR, Level.WARNING, Level.INFO].index)
    keys = [one.key for one in findings(*sheets)]
    assert len(set(keys)) == len(keys)
