"""Older copies give way to newer ones, and a few of every age stay."""

from datetime import timedelta
from itertools import pairwise

from storage.book import retention
from tests.storage.conftest import NOW


def test_the_newest_of_each_day_week_and_month_are_kept() -> None:
    hourly = [NOW - timedelta(hours=hour) for hour in range(24 * 90)]
    kept = sorted(retention.moments_to_keep(hourly, NOW), reverse=True)
    assert kept[:8] == hourly[:8]
    assert max(after - before for after, before in pairwise(kept)) < timedelta(days=32)
    assert kept[-1] < NOW - timedelta(days=60)
    assert retention.moments_to_keep(kept, NOW) == set(kept)
