"""The plan of a demonstration: which units, how large, who is late, what goes wrong, and where every file goes.

Everything follows from the year and the seed; the days stand in resources/demonstration/story.toml.
"""

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from exports.demonstration.drawing import seeded
from exports.demonstration.quotas import Quota, Size, share_out
from exports.demonstration.words import words
from models.values.dates import VIETNAM
from models.values.errors import Refused
from models.values.periods import Period, parse_period
from models.values.units import Unit, children, communes_of, unit_on

PROVINCE = "12"
YEARS = (2020, 2026)


@dataclass(frozen=True, slots=True)
class DemonstrationTimes:
    """The moments of the story, in Vietnam's time."""

    issued: datetime
    loaded: datetime
    sending: tuple[datetime, datetime]
    first_reception: datetime
    late: datetime
    second_reception: datetime
    taken_back: datetime


@dataclass(frozen=True, slots=True)
class DemonstrationPlan:
    """The whole demonstration before a byte is written."""

    year: int
    seed: int
    period: Period
    cutoff: date
    days: DemonstrationTimes
    province: Unit
    units: tuple[Unit, ...]
    quotas: tuple[Quota, ...]
    late: str  # codes of the units to which something happens
    twice: str
    altered: str
    stranger: str
    asked: str
    law: str
    evaluation: str

    def random(self, *about: object) -> Random:
        """A generator of its own for one matter: what one part draws does not move the others."""
        return seeded(self.seed, self.year, *about)


def make_plan(year: int, seed: int, size: Size | None = None) -> DemonstrationPlan:
    """The plan for a year and a seed; Refused DEMONSTRATION_YEAR where there is no story for the year."""
    if year not in YEARS:
        raise Refused("DEMONSTRATION_YEAR", year=str(year), years=", ".join(map(str, YEARS)))
    told = words("story")["year"][str(year)]
    province = unit_on(PROVINCE, told["cutoff"])
    units = children(province, told["cutoff"])
    rng = seeded(seed, year, "plan")
    struck = rng.sample([unit.code for unit in units], 4)
    weights = [_weight(unit, told["cutoff"], rng) for unit in units]
    return DemonstrationPlan(
        year=year,
        seed=seed,
        period=parse_period(told["period"]),
        cutoff=told["cutoff"],
        days=_days(told),
        province=province,
        units=units,
        quotas=share_out(size or Size(**told.get("size", {})), weights),
        late=struck[0],
        twice=struck[1],
        altered=struck[2],
        stranger=struck[3],
        asked=next(unit.code for unit in units[len(units) // 2 :] if unit.code not in struck),
        law=told["law"],
        evaluation=told["evaluation"],
    )


def _weight(unit: Unit, day: date, rng: Random) -> int:
    """How much of the province is in a unit: its communes, more in towns, and chance."""
    town = 1.8 if unit.kind in words("story")["town_kinds"] else 1.0
    return int(1000 * (2 + len(communes_of(unit, day))) * rng.uniform(0.7, 1.4) * town)


def _days(told: dict[str, Any]) -> DemonstrationTimes:
    def moment(value: datetime) -> datetime:
        return value.replace(tzinfo=VIETNAM)

    first, last = told["sending"]
    return DemonstrationTimes(
        moment(told["issued"]),
        moment(told["loaded"]),
        (moment(first), moment(last)),
        moment(told["first_reception"]),
        moment(told["late"]),
        moment(told["second_reception"]),
        moment(told["taken_back"]),
    )
