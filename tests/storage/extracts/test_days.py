"""The days of a snapshot: both ends of the period belong to it, and nothing behind the cut-off."""

from datetime import date

from storage.extracts.days import SnapshotDays


def test_the_period_ends_with_the_cut_off_at_the_latest() -> None:
    days = SnapshotDays(date(2026, 8, 31), date(2026, 7, 1), date(2026, 9, 30))
    assert (days.first, days.last, days.before, days.day) == (
        "2026-07-01",
        "2026-08-31",
        "2026-06-30",
        "2026-08-31",
    )
    inside = {day: days.within(day) for day in (None, "2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01")}
    assert [day for day, is_in in inside.items() if is_in] == ["2026-07-01", "2026-08-31"]
