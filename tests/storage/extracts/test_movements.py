"""How organisations and members come into a unit and leave it, day by day."""

from datetime import date

import pytest

from storage.extracts.days import SnapshotDays
from storage.extracts.movements import Entry, Exit, Movement, membership

Q3 = SnapshotDays(date(2026, 9, 30), date(2026, 7, 1), date(2026, 9, 30))
FOUNDED = Movement(Entry.FOUNDED, "2026-08-01")
CONVERTED = Movement(Entry.CONVERTED, "2026-08-01")
CAME = Movement(Entry.MOVED_IN, "2026-08-01")
ENDED = Movement(exit=Exit.ENDED, left_on="2026-09-01")
WENT = Movement(exit=Exit.MOVED_OUT, left_on="2026-09-01")
CAME_AND_ENDED = Movement(Entry.MOVED_IN, "2026-08-01", Exit.ENDED, "2026-09-01")


def said(moved: Movement, joined: str | None, left: str | None = None) -> str | None:
    """The names of what holds of a membership; None where it is not counted at all."""
    found = membership(joined, left, moved, Q3)
    return None if found is None else " ".join(name for name, holds in found._asdict().items() if holds)


@pytest.mark.parametrize(
    ("moved", "joined", "left", "expected"),
    [
        (FOUNDED, None, None, "joined"),  # a founder without a day
        (FOUNDED, "2026-08-01", None, "joined"),
        (FOUNDED, "2026-07-20", None, "joined"),  # signed before the founding day
        (FOUNDED, None, "2026-09-10", "joined left"),
        (CONVERTED, "2015-01-01", None, "joined"),  # new in a cooperative
        (CONVERTED, "2015-01-01", "2026-07-20", None),  # left while it was a group
        (CONVERTED, "2026-08-10", None, "joined"),
        (CAME, "2015-01-01", None, "moved_in"),
        (CAME, None, None, "moved_in"),
        (CAME, "2026-07-15", None, "moved_in"),  # joined elsewhere, in the period
        (CAME, "2026-08-01", None, "joined"),
        (CAME, "2015-01-01", "2026-09-10", "left moved_in"),
        (CAME, "2015-01-01", "2026-07-15", None),  # left before it came
        (ENDED, "2015-01-01", None, "left ended"),
        (ENDED, "2015-01-01", "2026-09-01", "left ended"),
        (ENDED, "2015-01-01", "2026-08-31", "left"),  # of the member's own will, the day before
        (ENDED, "2015-01-01", "2026-06-30", None),
        (ENDED, "2026-07-15", None, "joined left ended"),
        (ENDED, "2026-09-02", None, None),  # joined what was no more
        (WENT, "2015-01-01", None, "moved_out"),
        (WENT, "2015-01-01", "2026-10-10", "moved_out"),
        (WENT, "2015-01-01", "2026-08-10", "left"),
        (CAME_AND_ENDED, "2015-01-01", None, "left moved_in ended"),
    ],
)
def test_a_member_goes_the_way_of_the_organisation(
    moved: Movement, joined: str | None, left: str | None, expected: str | None
) -> None:
    assert said(moved, joined, left) == expected
