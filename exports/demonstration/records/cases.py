"""Invented case files: what keeps stopped organisations from being dissolved, and what was done about it."""

from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words

Record = dict[str, Any]

_STEPS = ("urged", "letter", "debts_compared", "assets_listed", "objection")
_CAUSES = ("no_meeting", "papers_lost", "nobody_responsible", "assets_unsettled")
_WITHOUT = 0.3
"""Share of the cases about which nothing was done yet."""
_LONGEST = 120
"""Days from a step to what follows, at most."""


def cases_of(
    plan: DemonstrationPlan, drawn: list[Drawn], debts: list[Record], rng: Random
) -> tuple[list[Record], list[Record]]:
    """Causes and steps of one unit's stopped organisations that owe; rng is for them alone."""
    owed = {debt["organisation_id"]: debt["id"] for debt in debts}
    causes: list[Record] = []
    steps: list[Record] = []
    for one in drawn:
        if one.operating or one.ended or one.id not in owed or rng.random() < _WITHOUT:
            continue
        begun = day_between(rng, max(one.founded, date(plan.cutoff.year - 1, 1, 1)), plan.cutoff)
        if rng.random() < 0.5:
            causes.append(
                {
                    "id": _id(rng),
                    "organisation_id": one.id,
                    "cause": rng.choice(_CAUSES),
                    "noted_on": begun.isoformat(),
                }
            )
        for on in sorted(day_between(rng, begun, plan.cutoff) for _ in range(rng.randint(1, 3))):
            steps.append(_step(one, owed[one.id], on, rng))
    return causes, steps


def _step(one: Drawn, debt: str, on: date, rng: Random) -> Record:
    follows = rng.choice(words("cases")["follows"])
    due = on + timedelta(days=rng.randint(20, _LONGEST))
    return {
        "id": _id(rng),
        "organisation_id": one.id,
        "on": on.isoformat(),
        "step": rng.choice(_STEPS),
        "debt_id": debt,
        "agency": rng.choice(words("cases")["agencies"]),
        "next_step": follows,
        "next_on": due.isoformat(),
        "next_done": int(rng.random() < 0.5),
    }


def _id(rng: Random) -> str:
    return f"{rng.getrandbits(128):032x}"
