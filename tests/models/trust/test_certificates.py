"""Days that a certificate still lasts."""

from datetime import UTC, datetime, timedelta

from models.trust.certificates import SOON, days_left

ENDS = datetime(2029, 1, 1, tzinfo=UTC)


def test_whole_days_count_and_go_below_nothing() -> None:
    assert days_left(ENDS, ENDS - timedelta(days=SOON, hours=3)) == SOON
    assert days_left(ENDS, ENDS - timedelta(hours=3)) == 0
    assert days_left(ENDS, ENDS + timedelta(hours=3)) == -1
