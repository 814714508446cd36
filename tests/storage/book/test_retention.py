"""Older copies give way to newer ones, and a few of every age stay."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from storage.book import retention
from tests.storage.conftest import NOW  # Friday, 2 October 2026, 8:30


def test_the_newest_of_each_day_week_and_month_are_kept() -> None:
    hourly = [NOW - timedelta(hours=hour) for hour in range(24 * 90)]
    kept = sorted(retention.moments_to_keep(hourly, NOW), reverse=True)
    assert kept[:8] == hourly[:8]
    assert max(after - before for after, before in pairwise(kept)) < timedelta(days=32)
    assert kept[-1] < NOW - timedelta(days=60)
    assert retention.moments_to_keep(kept, NOW) == set(kept)


def at(month: int, day: int, hour: int = 8, year: int = 2026) -> datetime:
    return NOW.replace(year=year, month=month, day=day, hour=hour)


NEWEST = [NOW - timedelta(minutes=minute) for minute in range(8)]


def test_of_one_day_the_newest_eight_are_kept_and_one_more() -> None:
    minutes = [NOW - timedelta(minutes=minute) for minute in range(10)]
    assert retention.moments_to_keep(minutes, NOW) == set(minutes[:9])


@pytest.mark.parametrize(
    ("older", "kept"),
    [
        ([at(9, 30), at(9, 30, 7)], [at(9, 30)]),
        ([at(9, 22), at(9, 21)], [at(9, 22), at(9, 21)]),  # two days of one week
        ([at(9, 15), at(9, 14)], [at(9, 15)]),  # of that week, more than 14 days ago
        ([at(9, 15), at(9, 8)], [at(9, 15), at(9, 8)]),
        ([at(9, 18), at(9, 17)], [at(9, 18)]),  # 14 days ago counts as a week
        ([at(8, 4), at(8, 3)], [at(8, 4), at(8, 3)]),  # 60 days ago counts as a month
        ([at(6, 15), at(6, 1)], [at(6, 15)]),
        ([at(6, 15), at(5, 31)], [at(6, 15), at(5, 31)]),
        ([at(6, 15), at(6, 15, year=2025)], [at(6, 15), at(6, 15, year=2025)]),
    ],
)
def test_the_older_the_fewer(older: list[datetime], kept: list[datetime]) -> None:
    assert retention.moments_to_keep([*NEWEST, *older], NOW) == {*NEWEST, *kept}


DAILY = [NOW - timedelta(days=day) for day in range(33)]


@pytest.mark.parametrize("wrong", [1, 3])
def test_a_clock_that_leapt_ahead_thins_as_before_it(wrong: int) -> None:
    ahead = [NOW + timedelta(days=900, hours=hour) for hour in range(wrong)]
    right = retention.moments_to_keep(DAILY, NOW)
    kept = retention.moments_to_keep([*DAILY, *ahead], ahead[-1])
    assert set(ahead) <= kept
    # 8 newest (fewer by those of the wrong time), then days: nothing that the right clock keeps of two weeks is gone
    lost = right - kept
    assert len(right) == 17 and len(lost) <= wrong and all(NOW - one > timedelta(days=14) for one in lost)


@pytest.mark.parametrize("wrong", [1, 3, 12])
def test_copies_of_a_time_to_come_stay_and_push_no_other_out(wrong: int) -> None:
    to_come = {NOW + timedelta(days=900, hours=hour) for hour in range(wrong)}
    assert (
        retention.moments_to_keep([*DAILY, *to_come], NOW) == retention.moments_to_keep(DAILY, NOW) | to_come
    )


def test_only_copies_of_this_book_are_removed(tmp_path: Path) -> None:
    def copy(moment: datetime, stem: str = "xã") -> Path:
        path = tmp_path / f"{stem}-{moment:%Y%m%d-%H%M%S}.book"
        path.touch()
        return path

    stay = [copy(moment) for moment in (*NEWEST, at(6, 15))]
    gone = copy(at(6, 1))
    other = [copy(at(6, 1), "xã-tay"), tmp_path / "xã-giữ lại.book"]
    other[1].touch()
    assert retention.thin(tmp_path, "xã", NOW) == [gone]
    assert sorted(tmp_path.iterdir()) == sorted([*stay, *other])
