"""Invented activities of one unit's office: who took part, which organisations they concerned, what they cost."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import MILLION, day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words
from models.values.units import Unit, communes_of

Record = dict[str, Any]

_SHARE = 0.6
"""Of the activities that the words name, those that a unit held in the year."""
_MOST_ORGANISATIONS = 6
_WOMEN, _MINORITIES = (0.2, 0.6), (0.5, 0.95)
"""Of the distinct persons, from and to which share."""


@dataclass
class ActivityMaker:
    """Draws the activities of one unit; rng is for them alone, so that nothing else is drawn otherwise."""

    plan: DemonstrationPlan
    unit: Unit
    rng: Random
    activities: list[Record] = field(default_factory=list)
    participants: list[Record] = field(default_factory=list)
    organisations: list[Record] = field(default_factory=list)
    costs: list[Record] = field(default_factory=list)

    def fill(self, drawn: list[Drawn]) -> None:
        """Some of the activities that the words name."""
        for kind in words("activities")["activity"]:
            if self.rng.random() < _SHARE:
                self._activity(kind, drawn)

    def _activity(self, kind: dict[str, Any], drawn: list[Drawn]) -> None:
        year = self.plan.period.year
        days = timedelta(days=kind["days"] - 1)
        first = day_between(self.rng, date(year, 1, 10), self.plan.cutoff - days)
        commune = self.rng.choice(communes_of(self.unit, self.plan.cutoff) or (self.unit,))
        places = words("activities")["places"]
        key = self._id()
        self.activities.append(
            {
                "id": key,
                "name": kind["name"].format(year=year),
                "activity_kind": kind["kind"],
                "first_day": first.isoformat(),
                "last_day": (first + days).isoformat() if days else None,
                "venue": self.rng.choice(places["venues"]),
                "commune_code": commune.code,
                "commune_from": commune.key[2] or None,
                "organiser": places["organiser"].format(unit=self.unit.title),
                "partners": self.rng.choice(places["partners"]),
            }
        )
        for who, bounds in kind["participants"].items():
            self._participants(key, who, bounds, kind["days"])
        for one in self._concerned(kind["role"], first, drawn):
            self.organisations.append(
                {
                    "id": self._id(),
                    "activity_id": key,
                    "organisation_id": one.id,
                    "organisation_role": kind["role"],
                }
            )
        for source, (least, most) in kind["costs"].items():
            planned = self.rng.randint(least, most) * MILLION
            spent = planned - self.rng.choice((0, 0, 1, 2)) * MILLION // 2
            cost = {"activity_id": key, "funding_source": source, "planned": planned, "spent": spent}
            self.costs.append({"id": self._id()} | cost)

    def _participants(self, key: str, who: str, bounds: list[int], days: int) -> None:
        persons = self.rng.randint(*bounds)
        self.participants.append(
            {
                "id": self._id(),
                "activity_id": key,
                "participant_kind": who,
                "visits": persons + (self.rng.randint(0, persons) if days > 1 else 0),
                "persons": persons,
                "women": round(persons * self.rng.uniform(*_WOMEN)),
                "minorities": round(persons * self.rng.uniform(*_MINORITIES)),
            }
        )

    def _concerned(self, role: str, day: date, drawn: list[Drawn]) -> list[Drawn]:
        """Cooperatives that were there on the day and work."""
        there = [
            one
            for one in drawn
            if one.kind == "cooperative" and one.operating and one.founded <= day and not one.ended
        ]
        return (
            self.rng.sample(there, min(len(there), self.rng.randint(2, _MOST_ORGANISATIONS))) if role else []
        )

    def _id(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"
