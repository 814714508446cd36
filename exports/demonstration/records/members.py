"""Who belongs to an invented organisation, with what capital, and who leads it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.quotas import LEAST_MEMBERS, Quota, shares
from exports.demonstration.records.organisations import Drawn, OrganisationMaker
from exports.demonstration.records.people import PeopleMaker

Record = dict[str, Any]

_KINDS = (
    "formal_both",
    "formal_service",
    "formal_labour",
    "linked_capital",
    "linked_service",
    "linked_labour",
)
_KIND_WEIGHTS = (46, 26, 12, 7, 6, 3)
_WITHOUT_CAPITAL = ("linked_service", "linked_labour")
_WORKING = ("formal_both", "formal_labour", "linked_labour")
_CAPITAL_STEP = 100_000
_MOST_MANAGERS = 5
_OFFICES = {
    1: ("director",),
    2: ("director", "chief_accountant"),
    3: ("director", "chief_accountant", "controller"),
    4: ("chair", "director", "chief_accountant", "head_of_control"),
    5: ("chair", "director", "deputy_director", "chief_accountant", "head_of_control"),
}
_TRAINING = {
    "untrained": 300,
    "elementary": 220,
    "intermediate": 166,
    "college": 128,
    "university": 180,
    "postgraduate": 6,
}
"""Managers out of a thousand by training level: 686 of them low, as the province's alliance reported."""


@dataclass
class MemberMaker:
    """Draws people, memberships and offices of one unit's organisations."""

    plan: DemonstrationPlan
    rng: Random
    new_id: Callable[[], str]
    people: PeopleMaker
    organisations: OrganisationMaker
    memberships: list[Record] = field(default_factory=list)
    managers: list[Record] = field(default_factory=list)

    def fill(self, drawn: list[Drawn], quota: Quota) -> None:
        """Members and managers for all of them, in the numbers of the quota."""
        cooperatives = [one for one in drawn if one.kind in ("cooperative", "credit_fund")]
        alive = [one for one in cooperatives if one.ended is None]
        sizes = self._sizes(alive, quota.members)
        offices = self._offices(alive, quota.managers)
        levels = self._levels(quota.managers)
        for one in cooperatives:
            members = self._cooperative(one, sizes.get(one.id, LEAST_MEMBERS))
            self._lead(one, members, _OFFICES[offices[one.id]] if one.id in offices else (), levels)
        for one in drawn:
            if one.kind == "group":
                self._group(one)
            elif one.kind == "union":
                leaders = [self.people.person(one.founded) for _ in _OFFICES[2]]
                self._lead(one, leaders, _OFFICES[2], ["university", "college"])

    def _sizes(self, alive: list[Drawn], members: int) -> dict[str, int]:
        """Members by cooperative: the least number for all, the rest mostly for the large ones that operate."""
        sizes = {one.id: LEAST_MEMBERS for one in alive}
        growing = [one for one in alive if one.operating]
        weights = [
            int(1000 * self.rng.lognormvariate(0, 0.9)) * (8 if one.kind == "credit_fund" else 1)
            for one in growing
        ]
        for one, more in zip(growing, shares(members - LEAST_MEMBERS * len(alive), weights), strict=True):
            sizes[one.id] += more
        return sizes

    def _offices(self, alive: list[Drawn], managers: int) -> dict[str, int]:
        counts = {one.id: 2 if one.operating else 1 for one in alive}
        growing = [one.id for one in alive if one.operating]
        for _ in range(managers - sum(counts.values())):
            below = [one for one in growing if counts[one] < _MOST_MANAGERS]
            if below:
                counts[self.rng.choice(below)] += 1
        return counts

    def _levels(self, managers: int) -> list[str]:
        counts = shares(managers, list(_TRAINING.values()))
        deck = [level for level, count in zip(_TRAINING, counts, strict=True) for _ in range(count)]
        self.rng.shuffle(deck)
        return deck

    def _cooperative(self, one: Drawn, size: int) -> list[Record]:
        kinds = ["formal_both"] * LEAST_MEMBERS
        kinds += self.rng.choices(_KINDS, _KIND_WEIGHTS, k=size - LEAST_MEMBERS)
        elsewhere = len(self.people.made)
        people = [self._member(one, at, elsewhere) for at in range(size)]
        parts = self._parts(one.capital, [kind not in _WITHOUT_CAPITAL for kind in kinds])
        for person, kind, part, at in zip(people, kinds, parts, range(size), strict=True):
            self._join(one, person, kind, part, self._joined(one, at), one.ended, "cooperative_ended")
        if one.operating and not one.new and self.rng.random() < 0.22:
            left = day_between(self.rng, self.plan.period.first_day, self.plan.cutoff)
            leaver = self.people.person(one.founded)
            self._join(one, leaver, "formal_service", 0, one.founded, left, self._leave_reason())
        return people

    def _leave_reason(self) -> str:
        return self.rng.choices(("voluntary", "inactive", "died"), (7, 2, 1))[0]

    def _member(self, one: Drawn, at: int, elsewhere: int) -> Record:
        """A new person, now and then one of the first `elsewhere`, a household or a company."""
        lot = self.rng.random()
        if at >= 4 and lot < 0.035 and elsewhere > 40:
            person = self.people.made[self.rng.randrange(elsewhere)]
            if person["party"] == "person" and person["birth"] < f"{one.founded.year - 19}":
                return person
        if at >= 5 and lot > 0.94:
            return self.people.person(one.founded, "household")
        if at >= 8 and 0.90 < lot < 0.905:
            return self.people.company(self.organisations.next_name())
        return self.people.person(one.founded)

    def _joined(self, one: Drawn, at: int) -> date:
        if at < LEAST_MEMBERS or one.new or not one.operating:
            return one.founded
        first = self.plan.period.first_day
        if self.rng.random() < 0.11:
            return day_between(self.rng, first, self.plan.cutoff)
        return day_between(self.rng, one.founded, first - timedelta(days=1))

    def _parts(self, capital: int, contributing: list[bool]) -> list[int | None]:
        """The charter capital in parts, none above the legal share; None for who contributes none."""
        weights = [int(1000 * self.rng.uniform(0.65, 1.35)) if part else 0 for part in contributing]
        steps = shares(capital // _CAPITAL_STEP, weights)
        return [
            step * _CAPITAL_STEP if part else None for step, part in zip(steps, contributing, strict=True)
        ]

    def _join(
        self,
        one: Drawn,
        person: Record,
        kind: str,
        capital: int | None,
        joined: date,
        left: date | None,
        why: str,
    ) -> None:
        self.memberships.append(
            {
                "id": self.new_id(),
                "organisation_id": one.id,
                "person_id": person["id"],
                "kind": kind,
                "capital": capital,
                "joined_on": joined.isoformat(),
                "left_on": left.isoformat() if left else None,
                "leave_reason": why if left else None,
                "works": int(kind in _WORKING),
            }
        )

    def _lead(self, one: Drawn, members: list[Record], positions: tuple[str, ...], levels: list[str]) -> None:
        for person, position in zip(members, positions, strict=False):
            insured = self.rng.random() < 0.18
            self.managers.append(
                {
                    "id": self.new_id(),
                    "organisation_id": one.id,
                    "person_id": person["id"],
                    "position": position,
                    "training_level": levels.pop(),
                    "insured": int(insured),
                    "insurance_supported": int(insured and self.rng.random() < 0.3),
                    "from_on": one.founded.isoformat(),
                }
            )
            if position == "director":
                one.record["representative"] = person["name"]

    def _group(self, one: Drawn) -> None:
        for at in range(self.rng.randint(4, 14)):
            person = self.people.person(one.founded)
            joined = self._joined(one, at)
            self._join(one, person, "formal", None, joined, one.ended, "cooperative_ended")
            if at == 0:
                one.record["representative"] = person["name"]
