"""The days of a snapshot: what lies in its period, cut off at its day."""

from datetime import date

import pytest

from storage.extracts.snapshot_rows import SnapshotDays, flag


@pytest.mark.parametrize(
    ("day", "is_within"),
    [
        (None, False),
        ("2026-06-30", False),
        ("2026-07-01", True),
        ("2026-09-15", True),
        ("2026-09-16", False),
        ("2026-09-30", False),
    ],
)
def test_a_period_ends_at_the_cut_off_day(day: str | None, is_within: bool) -> None:
    days = SnapshotDays(date(2026, 9, 15), date(2026, 7, 1), date(2026, 9, 30))
    assert days.within(day) is is_within
    assert (days.day, days.last, days.before) == ("2026-09-15", "2026-09-15", "2026-06-30")


def test_a_period_that_ended_before_the_cut_off_keeps_its_last_day() -> None:
    days = SnapshotDays(date(2027, 1, 31), date(2026, 7, 1), date(2026, 9, 30))
    assert days.last == "2026-09-30" and not days.within("2026-10-01")


def test_unknown_is_neither_yes_nor_no() -> None:
    assert [flag(value) for value in (None, 0, 1)] == [None, False, True]
