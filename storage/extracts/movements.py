"""How organisations, and their members with them, came into what a unit counts in a period, and how they left it.

An organisation enters by founding, by conversion from a group, or by moving in from another unit; it leaves by its end
or by moving out. Its members enter and leave with it, whatever their own days say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from storage.book.rows import Row
from storage.extracts.days import SnapshotDays
from storage.register.standings import MOVED_IN, MOVED_OUT, folded

MOVES = (MOVED_IN, MOVED_OUT)


class Entry(StrEnum):
    """How an organisation came into what is counted."""

    FOUNDED = "founded"
    CONVERTED = "converted"
    MOVED_IN = "moved_in"


class Exit(StrEnum):
    """How an organisation left what is counted."""

    ENDED = "ended"
    MOVED_OUT = "moved_out"


@dataclass(frozen=True, slots=True)
class Movement:
    """What a period did to an organisation as a whole; None: it was there before, or is there at its end.

    Days are ISO; the day of a conversion is "" where it is not known.
    """

    entry: Entry | None = None
    entered_on: str = ""
    exit: Exit | None = None
    left_on: str = ""


def came_from_elsewhere(events: Sequence[Row]) -> str | None:
    """The day on which an organisation came into the unit that it was not in before; None where it began here.

    events: all of its moves in order, also those after the day that is asked about.
    """
    first = next((event for event in events if event.event in MOVES), None)
    return first.on if first is not None and first.event == MOVED_IN else None


def movement(
    happened: Sequence[Row], begun: str | None, was_group: bool, founded: bool, days: SnapshotDays
) -> Movement:
    """What the period did to an organisation.

    happened: its events up to the cut-off day; begun: the first day on which it is here; was_group: a group became a
    cooperative in the period; founded: counted as new in the period.
    """
    before = folded(event for event in happened if event.on <= days.before)
    now = folded(happened)
    entry, entered = None, ""
    if was_group:
        entry, entered = Entry.CONVERTED, _last_day(happened, "converted", days)
    elif (begun is not None and begun > days.before) or before.ended:
        moved = _last_day(happened, MOVED_IN, days)
        if moved:
            entry, entered = Entry.MOVED_IN, moved
        elif founded:
            entry, entered = Entry.FOUNDED, begun or ""
    if not now.ended:
        return Movement(entry, entered)
    exit = Exit.MOVED_OUT if now.legal_event == MOVED_OUT else Exit.ENDED
    return Movement(entry, entered, exit, now.legal_since or "")


def _last_day(happened: Sequence[Row], event: str, days: SnapshotDays) -> str:
    """The last day in the period on which something happened; "" where it did not."""
    return max((one.on for one in happened if one.event == event and days.within(one.on)), default="")


class MembershipMovement(NamedTuple):
    """What a period did to one membership: how it came into what is counted, and how it left it."""

    joined: bool
    left: bool
    moved_in: bool  # with its organisation
    moved_out: bool  # with its organisation
    ended: bool  # left, because its organisation ended


def membership(
    joined: str | None, left: str | None, moved: Movement, days: SnapshotDays
) -> MembershipMovement | None:
    """What the period did to a membership; None where it never belonged to what is counted in it.

    joined, left: its own days. A founder without a day of joining is new with the organisation.
    """
    entered, ended = moved.entered_on, moved.left_on
    if (left is not None and left < max(entered, days.first)) or (
        ended and joined is not None and joined > ended
    ):
        return None
    came_before = joined is None or joined < entered
    moved_in = moved.entry is Entry.MOVED_IN and came_before
    new_with_it = moved.entry in (Entry.FOUNDED, Entry.CONVERTED) and came_before
    is_new = new_with_it or (days.within(joined) and not moved_in)
    goes_with_it = moved.exit is not None and (left is None or left >= ended)
    left_itself = not goes_with_it and left is not None and left <= days.day and days.within(left)
    with_its_end = goes_with_it and moved.exit is Exit.ENDED
    return MembershipMovement(
        joined=is_new,
        left=left_itself or with_its_end,
        moved_in=moved_in,
        moved_out=goes_with_it and moved.exit is Exit.MOVED_OUT,
        ended=with_its_end,
    )
