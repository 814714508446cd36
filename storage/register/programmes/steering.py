"""What is special to steering members and tasks: handover, and how long a task still has or is late."""

from collections.abc import Mapping
from typing import Any

from models.values.dates import format_iso
from models.values.errors import Refused
from storage.book.dialect import fragments

_LATE_ON = "(CASE WHEN {t}.task_state = 'done' THEN {t}.done_on ELSE :day END)"
"""The day up to which a task can be late: the day it was done, or the day asked about."""

_OPEN = "{t}.task_state IN ('not_begun', 'under_way')"

DERIVED: Mapping[tuple[str, str], str] = {
    ("tasks", "days_left"): (
        f"(CASE WHEN NOT ({_OPEN}) THEN NULL WHEN {{t}}.due_on >= :day "
        f"THEN {fragments.days_between(':day', '{t}.due_on')} WHEN {{t}}.due_on < :day THEN 0 END)"
    ),
    ("tasks", "days_late"): (
        f"(CASE WHEN {{t}}.task_state = 'dropped' THEN NULL WHEN {_LATE_ON} > {{t}}.due_on "
        f"THEN {fragments.days_between('{t}.due_on', _LATE_ON)} WHEN {_LATE_ON} <= {{t}}.due_on THEN 0 END)"
    ),
}
"""days_left: of what is open; days_late: also of what was done after its last day. Unknown without a day."""

_LEFT = "{t}.to_on <= :day"
PRESETS: Mapping[tuple[str, str], str] = {
    ("steering_members", "current"): (
        "({t}.from_on IS NULL OR {t}.from_on <= :day) AND ({t}.to_on IS NULL OR {t}.to_on > :day)"
    ),
    ("steering_members", "past"): _LEFT,
    ("steering_members", "without_handover"): f"{_LEFT} AND {{t}}.handed_over_on IS NULL",
    ("tasks", "open"): _OPEN,
    ("tasks", "overdue"): f"{_OPEN} AND {{t}}.due_on < :day",
    ("tasks", "done"): "{t}.task_state = 'done'",
}


def refuse_wrong_handover(member: Any) -> None:
    """Refuse a handover before the first day: DAYS_OUT_OF_ORDER."""
    first, handed = member.from_on, member.handed_over_on
    if first and handed and handed < first:
        raise Refused(
            "DAYS_OUT_OF_ORDER", first=format_iso(first), second=format_iso(handed), field="handed_over_on"
        )


def refuse_wrong_state(task: Any) -> None:
    """Refuse a day on which a task was done that is not done: TASK_NOT_DONE."""
    if task.done_on and task.task_state != "done":
        raise Refused("TASK_NOT_DONE", field="done_on")
