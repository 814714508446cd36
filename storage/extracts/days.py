"""The days of a snapshot."""

from datetime import date, timedelta


class SnapshotDays:
    """The days of a snapshot as the ISO text in which they are stored."""

    def __init__(self, cutoff: date, first: date, last: date) -> None:
        self.cutoff = cutoff
        self.day = cutoff.isoformat()
        self.first = first.isoformat()
        self.last = min(last, cutoff).isoformat()
        self.day_before = first - timedelta(days=1)
        self.before = self.day_before.isoformat()

    def within(self, day: str | None) -> bool:
        """Whether a day lies in the period (and not after the cut-off)."""
        return day is not None and self.first <= day <= self.last
