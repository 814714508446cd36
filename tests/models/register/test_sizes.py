"""Size classes of Decree 113/2024: known thresholds decide, unknown ones leave it open."""

from datetime import date

import pytest

from models.register.sizes import size_class, size_group_of_section

DAY = date(2026, 1, 1)
BILLION = 10**9


@pytest.mark.parametrize(
    ("group", "members", "revenue", "capital", "size"),
    [
        ("agriculture", 12, None, None, "micro"),
        ("agriculture", 300, 50 * BILLION, 0, "large"),
        ("agriculture", 300, 0, 10 * BILLION, "large"),
        ("agriculture", 299, 50 * BILLION, 0, "medium"),
        ("agriculture", 60, 2 * BILLION, None, "small"),
        ("agriculture", 60, 2 * BILLION - 1, BILLION - 1, "micro"),
        ("agriculture", 60, 1, None, None),
        ("agriculture", None, 3 * BILLION, 0, None),
        ("industry", 100, 80 * BILLION, 0, "large"),
        ("industry", 12, 0, 0, None),
        ("trade", 12, 0, 0, None),
        ("nothing", 12, 0, 0, None),
    ],
)
def test_the_class_is_decided_or_left_open(
    group: str, members: int | None, revenue: int | None, capital: int | None, size: str | None
) -> None:
    assert size_class(group, DAY, members, revenue, capital) == size


def test_before_the_decree_there_is_no_class() -> None:
    assert size_class("agriculture", date(2024, 10, 31), 12, 0, 0) is None


def test_a_letter_means_its_version() -> None:
    assert size_group_of_section("2018", "k") == "finance"
    assert size_group_of_section("2025", "K") == "trade"
    assert size_group_of_section("2025", "L") == "finance"
