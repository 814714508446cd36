"""Invented members of one unit's steering committee, its officers in charge, and its tasks."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.people import PeopleMaker
from exports.demonstration.words import words
from models.values.units import Unit

Record = dict[str, Any]

_EARLY, _LATE = 20, 8
"""Days before and after the last day of a task between which one that is done was done."""


def steering_of(plan: DemonstrationPlan, unit: Unit, rng: Random, new_id: Callable[[], str]) -> list[Record]:
    """The committee, the officer of today and the one before, who has handed over or not."""
    said = words("activities")["steering"]
    people = PeopleMaker(rng, new_id, 0, 1)  # for names alone: none of them joins the register
    agencies = [text.format(unit=unit.title) for text in said["agencies"]]

    def one(body: str, position: str, **more: Any) -> Record:
        person = people.person(plan.cutoff)
        own = {"steering_body": body, "position": position, "agency": rng.choice(agencies)}
        return {"id": new_id(), "name": person["name"], "phone": person["phone"]} | own | more

    begun = date(plan.period.year - 1, rng.randint(1, 12), 1)
    turn = date(plan.period.year, rng.randint(2, 8), 1)
    committee = [
        one("committee", position, full_time=0, from_on=begun.isoformat()) for position in said["positions"]
    ]
    officer = one("officer", said["officer"], full_time=int(rng.random() < 0.2), from_on=turn.isoformat())
    before = one(
        "officer",
        said["officer"],
        full_time=0,
        from_on=begun.isoformat(),
        to_on=turn.isoformat(),
        handed_over_on=turn.isoformat() if rng.random() < 0.7 else None,
        successor=officer["name"],
    )
    return [*committee, before, officer]


def tasks_of(plan: DemonstrationPlan, unit: Unit, rng: Random, new_id: Callable[[], str]) -> list[Record]:
    """Tasks of the year: most of those due are done, some late, some not."""
    said = words("activities")["tasks"]
    year, made = plan.period.year, []
    for name in rng.sample(said["names"], rng.randint(3, len(said["names"]))):
        due = day_between(rng, date(year, 2, 1), date(year, 12, 28))
        task: Record = {
            "id": new_id(),
            "name": name.format(year=year),
            "agency": rng.choice(said["agencies"]),
            "due_on": due.isoformat(),
            "task_state": rng.choice(("not_begun", "under_way")),
        }
        if due <= plan.cutoff and rng.random() < 0.8:
            done = min(plan.cutoff, due + timedelta(days=rng.randint(-_EARLY, _LATE)))
            task |= {"task_state": "done", "done_on": done.isoformat()}
            task |= {"outcome": said["result"].format(unit=unit.title)}
        made.append(task)
    return made
