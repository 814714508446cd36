"""What is special to the steps of a dissolution: the day of the next step, counted and presets as SQL."""

from collections.abc import Mapping
from typing import Any

from models.values.dates import format_iso
from models.values.errors import Refused
from storage.book.dialect import fragments

_WAITING = "{t}.next_on IS NOT NULL AND coalesce({t}.next_done, 0) = 0"
DERIVED: Mapping[tuple[str, str], str] = {
    ("dissolution_steps", "days_left"): (
        f"(CASE WHEN {_WAITING} AND {{t}}.next_on >= :day "
        f"THEN {fragments.days_between(':day', '{t}.next_on')} END)"
    ),
}
PRESETS: Mapping[tuple[str, str], str] = {
    ("dissolution_causes", "current"): "{t}.settled_on IS NULL OR {t}.settled_on > :day",
    ("dissolution_steps", "waiting"): _WAITING,
    ("dissolution_steps", "late"): f"{_WAITING} AND {{t}}.next_on < :day",
}


def refuse_wrong(step: Any) -> None:
    """Refuse a next step before the step itself, and a day by which nothing is to be done.

    DAYS_OUT_OF_ORDER, NEXT_STEP_UNSAID.
    """
    if step.next_on and step.next_on < step.on:
        raise Refused(
            "DAYS_OUT_OF_ORDER", first=format_iso(step.on), second=format_iso(step.next_on), field="next_on"
        )
    if step.next_on and not step.next_step:
        raise Refused("NEXT_STEP_UNSAID", field="next_step")
