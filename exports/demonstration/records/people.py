"""Invented people of the ethnic groups that live in the province, with numbers that pass the checks."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.words import words

Record = dict[str, Any]

_HOME = "012"
_FIRST_RUNNING = 990_000  # running numbers that registers have not reached


@dataclass
class PeopleMaker:
    """Makes people one after the other; no two have the same personal number within one maker's `block`."""

    rng: Random
    new_id: Callable[[], str]
    block: int
    blocks: int
    made: list[Record] = field(default_factory=list)
    _running: dict[str, int] = field(default_factory=dict)

    def person(self, day: date, party: str = "person") -> Record:
        """An adult on that day."""
        groups = words("people")["group"]
        group = self.rng.choices(groups, [one["share"] for one in groups])[0]
        sex = "female" if self.rng.random() < 0.42 else "male"
        birth = day - timedelta(days=int(self.rng.triangular(19, 68, 38) * 365.25))
        name = self._name(group, sex)
        if party == "household":
            name = words("organisations")["names"]["household"].format(name=name)
        record = {
            "id": self.new_id(),
            "party": party,
            "name": name,
            "sex": sex,
            "birth": birth.isoformat(),
            "ethnic_group": group["id"],
            "nationality": "VN",
            "personal_number": self._number(group["id"], sex, birth),
            "disabled": int(self.rng.random() < 0.015),
            "phone": f"0990{self.rng.randrange(10**6):06d}" if self.rng.random() < 0.6 else "",
        }
        self.made.append(record)
        return record

    def company(self, name: str) -> Record:
        """A legal person that is a member."""
        text = words("organisations")["names"]["company"].format(name=name)
        record = {"id": self.new_id(), "party": "organisation", "name": text, "nationality": "VN"}
        self.made.append(record)
        return record

    def _name(self, group: dict[str, Any], sex: str) -> str:
        chosen = (group["families"], group[f"{sex}_middle"], group[sex])
        return " ".join(self.rng.choice(part) for part in chosen)

    def _number(self, group: str, sex: str, birth: date) -> str:
        """Twelve digits: province of birth registration, century and sex, year, running number."""
        places = words("people")["birth_provinces"].get(group, [_HOME])
        century = 2 * ((birth.year - 1900) // 100) + (sex == "female")
        head = f"{self.rng.choice(places)}{century}{birth.year % 100:02d}"
        running = self._running.get(head, 0)
        self._running[head] = running + 1
        return f"{head}{(_FIRST_RUNNING + running * self.blocks + self.block) % 10**6:06d}"
