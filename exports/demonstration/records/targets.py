"""Invented targets: the plan of a unit for the year, with results from the forms and a typed one."""

from datetime import date
from random import Random
from typing import Any

from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.words import words
from models.register.programmes.targets import RESULT_CELL, aim_of, stored_bound
from models.values.units import Unit

Record = dict[str, Any]


def targets_of(plan: DemonstrationPlan, unit: Unit, rng: Random) -> tuple[list[Record], list[Record]]:
    """The plan as a document, and its targets; rng is for them alone, so that nothing else is drawn otherwise."""
    said = words("targets")
    issued = date(plan.year, 1, rng.randint(5, 31))
    document: Record = {
        "id": f"{rng.getrandbits(128):032x}",
        "name": said["document"].format(number=rng.randint(10, 400)),
        "document_kind": "plan",
        "title": said["title"].format(year=plan.year),
        "issuer": said["issuer"].format(unit=unit.title),
        "issued_on": issued.isoformat(),
        "role": "plan",
    }
    return [document], [_target(plan, document["id"], one, rng) for one in said["target"]]


def _target(plan: DemonstrationPlan, document: str, said: Record, rng: Random) -> Record:
    wording = said["target"].format(bound=rng.randint(*said["bounds"]))
    target: Record = {
        "id": f"{rng.getrandbits(128):032x}",
        **{name: said[name] for name in ("name", "target_group", "measured_in")},
        "wording": wording,
        "horizon": plan.year,
        "document_id": document,
        "bound": stored_bound(aim_of(wording, None)),
    }
    if "cell" in said:
        return target | dict(zip(RESULT_CELL, said["cell"], strict=True))
    return target | {
        "result": str(rng.randint(*said["results"])),
        "result_on": plan.cutoff.isoformat(),
        "result_source": words("targets")["source"],
    }
