"""Invented cooperatives, unions, credit funds and groups of one unit with the events of their lives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between, money, name_at, tax_code_at
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.quotas import Quota
from exports.demonstration.records.groups import group_papers
from exports.demonstration.words import words
from models.values.units import Unit, communes_of
from storage.register.standings import effects

Record = dict[str, Any]

_BEGINNING = date(2006, 1, 1)
_UNION_MEMBERS = 4
_VSIC_2018_UNTIL = date(2025, 11, 14)
_EFFECTIVE = ("good", "fair")


@dataclass
class Drawn:
    """One organisation as it was drawn: its record and what the other parts of the register need to know."""

    record: Record
    founded: date
    ended: date | None = None
    operating: bool = True
    held_by_debt: bool = False
    new: bool = False
    capital: int = 0
    size: float = 1.0

    @property
    def id(self) -> str:
        return str(self.record["id"])

    @property
    def kind(self) -> str:
        return str(self.record["kind"])


@dataclass
class OrganisationMaker:
    """Draws the organisations of one unit. place: number of the unit in the plan, so that names never meet."""

    plan: DemonstrationPlan
    unit: Unit
    place: int
    rng: Random
    new_id: Callable[[], str]
    standings: list[Record] = field(default_factory=list)
    capitals: list[Record] = field(default_factory=list)
    evaluations: list[Record] = field(default_factory=list)
    _count: int = 0

    def all(self, quota: Quota) -> list[Drawn]:
        """Everything the unit has: cooperatives, funds, dissolved ones, a union, groups."""
        drawn = self._cooperatives(quota)
        drawn += [self._dissolved() for _ in range(quota.dissolved)]
        for _ in range(quota.unions):
            drawn.append(self._union([one for one in drawn if one.operating and one.kind == "cooperative"]))
        drawn += [self._group(at < quota.groups_founded) for at in range(quota.groups)]
        drawn += [self._ended_group() for _ in range(quota.groups_ended)]
        return drawn

    def next_name(self) -> str:
        """A name that nothing else in the demonstration bears."""
        self._count += 1
        return name_at(f"{self.plan.seed}/{self.plan.year}", self._index)

    @property
    def _index(self) -> int:
        return self.place + self._count * len(self.plan.units)

    def _cooperatives(self, quota: Quota) -> list[Drawn]:
        made = [self._fund() for _ in range(quota.credit_funds)]
        for at in range(quota.operating - len(made)):
            made.append(self._operating(new=at < quota.founded))
        for at in range(quota.stopped):
            made.append(self._stopped(held=at < quota.held_by_debt))
        return made

    def _day_in_period(self) -> date:
        first = self.plan.period.first_day
        return day_between(self.rng, first + timedelta(days=5), self.plan.cutoff - timedelta(days=10))

    def _before_period(self) -> date:
        return self.plan.period.first_day - timedelta(days=1)

    def _old_day(self, years: int = 1) -> date:
        last = self._before_period() - timedelta(days=365 * years)
        return day_between(self.rng, _BEGINNING, last)

    def _operating(self, new: bool) -> Drawn:
        drawn = self._cooperative(self._day_in_period() if new else self._old_day(), new)
        if new:
            self._rank(drawn, "not_ranked", None)
        elif self.rng.random() < 0.82:
            self._evaluate(drawn)
        return drawn

    def _cooperative(self, founded: date, new: bool = False) -> Drawn:
        sectors = words("organisations")["sector"]
        sector = self.rng.choices(sectors, [one["share"] for one in sectors])[0]
        at = self.rng.randrange(len(sector["activities"]))
        drawn = self._organisation("cooperative", founded, sector["activities"][at], sector["id"])
        drawn.new, drawn.size = new, sector["size"] / 100
        if founded <= _VSIC_2018_UNTIL:
            drawn.record |= {"vsic_version": "2018", "vsic_code": sector["vsic"][at]}
        drawn.record |= {
            "alliance_member": int(self.rng.random() < 0.31),
            "high_technology": int(self.rng.random() < 0.035),
            "value_chain": int(self.rng.random() < 0.12),
        }
        self._add_capital(drawn, money(self.rng, 850 * drawn.size, 0.75, 10_000_000))
        return drawn

    def _fund(self) -> Drawn:
        drawn = self._organisation("credit_fund", self._old_day(3), "", "credit")
        drawn.record |= {"vsic_version": "2018", "vsic_code": "6419", "alliance_member": 1}
        drawn.size = 2.5
        self._add_capital(drawn, money(self.rng, 6_000, 0.2, 10_000_000))
        self._evaluate(drawn)
        return drawn

    def _stopped(self, held: bool) -> Drawn:
        drawn = self._cooperative(self._old_day(4))
        drawn.operating, drawn.held_by_debt = False, held
        if drawn.founded.year < 2013 and self.plan.year < 2024 and self.rng.random() < 0.35:
            drawn.record["law"] = "law_2003"
        reasons = words("organisations")["reasons"]
        stopped = day_between(self.rng, drawn.founded + timedelta(days=500), self._before_period())
        if held:
            self._happen(drawn, stopped, "stopped", self.rng.choice(reasons["stopped"]))
            blocked = day_between(self.rng, stopped + timedelta(days=30), self._before_period())
            self._happen(drawn, blocked, "dissolution_blocked", self.rng.choice(reasons["blocked"]))
        elif self.rng.random() < 0.4:
            self._happen(drawn, self._day_in_period(), "suspended", self.rng.choice(reasons["suspended"]))
        else:
            self._happen(drawn, stopped, "stopped", self.rng.choice(reasons["stopped"]))
            self._happen(drawn, self._day_in_period(), "dissolution_started", "")
        return drawn

    def _dissolved(self) -> Drawn:
        drawn = self._cooperative(self._old_day(4))
        drawn.operating = False
        started = day_between(self.rng, drawn.founded + timedelta(days=900), self._before_period())
        self._happen(drawn, started, "dissolution_started", "")
        drawn.ended = self._day_in_period()
        reason = self.rng.choice(words("organisations")["reasons"]["dissolved"])
        self._happen(drawn, drawn.ended, "dissolved", reason, self._document("dissolved"))
        return drawn

    def _union(self, cooperatives: list[Drawn]) -> Drawn:
        drawn = self._organisation("union", self._old_day(2), "", "trade")
        self._add_capital(drawn, money(self.rng, 5_000, 0.1, 10_000_000))
        for one in self.rng.sample(cooperatives, min(_UNION_MEMBERS, len(cooperatives))):
            one.record["union_id"] = drawn.id
        return drawn

    def _group(self, new: bool, *, papers: bool = True) -> Drawn:
        sectors = [one for one in words("organisations")["sector"] if one["id"] != "market"]
        weights = [one["share"] * (3 if one["vsic"][0] < "0500" else 1) for one in sectors]
        sector = self.rng.choices(sectors, weights)[0]
        founded = self._day_in_period() if new else self._old_day()
        drawn = self._organisation("group", founded, self.rng.choice(sector["activities"]), sector["id"])
        drawn.new, drawn.size = new, sector["size"] / 100
        drawn.record["certified"] = int(self.rng.random() < 0.58)
        if papers:
            group_papers(drawn.record, self.plan.cutoff, self._of_group(drawn))
        return drawn

    def _of_group(self, drawn: Drawn) -> Random:
        """What is drawn of a group's papers moves nothing else."""
        return self.plan.random("group", drawn.id)

    def _ended_group(self) -> Drawn:
        drawn = self._group(False, papers=False)
        drawn.operating, drawn.ended = False, self._day_in_period()
        reasons = words("organisations")["reasons"]["group_ended"]
        reason = self.rng.choice(reasons)
        ended = drawn.ended if reason == reasons[0] else None
        group_papers(drawn.record, self.plan.cutoff, self._of_group(drawn), ended)
        self._happen(drawn, drawn.ended, "group_ended", reason)
        return drawn

    def _organisation(self, kind: str, founded: date, activity: str, sector: str) -> Drawn:
        said = words("organisations")
        name = said["names"][kind].format(activity=activity, name=self.next_name())
        commune = self.rng.choice(communes_of(self.unit, self.plan.cutoff))
        village = self.rng.choice(said["places"]["villages"])
        old = founded < date(2025, 7, 1)
        office = said["offices"][
            "registration" if old and self.plan.year < 2025 else "registration_after_2025"
        ]
        address = said["offices"]["address"].format(village=village, commune=commune.title)
        record: Record = {
            "id": self.new_id(),
            "kind": kind,
            "name": name,
            "tax_code": tax_code_at(self._index),
            "registration_number": said["offices"]["registration_number"].format(sequence=self._index),
            "registered_on": founded.isoformat(),
            "registration_office": office.format(unit=self.unit.title),
            "founded_on": founded.isoformat(),
            "address_registered": address,
            "address": address,
            "commune_code": commune.code,
            "commune_from": commune.valid_from.isoformat() if commune.valid_from else None,
            "village": village,
            "sector": sector,
            "law": self.plan.law,
        }
        drawn = Drawn(record, founded)
        self._happen(drawn, founded, "founded", "", self._document("group" if kind == "group" else "founded"))
        return drawn

    def _document(self, kind: str) -> str:
        number = f"{self.rng.randrange(1, 400):02d}"
        return str(words("organisations")["documents"][kind].format(number=number))

    def _happen(self, drawn: Drawn, on: date, event: str, reason: str, document: str = "") -> None:
        legal, operational = effects(event, drawn.kind)
        self.standings.append(
            {
                "id": self.new_id(),
                "organisation_id": drawn.id,
                "on": on.isoformat(),
                "event": event,
                "legal_status": legal,
                "operational_status": operational,
                "reason": reason,
                "document": document,
            }
        )

    def _add_capital(self, drawn: Drawn, amount: int) -> None:
        """The charter capital at founding and, for a few, a rise within the period."""
        drawn.capital = amount
        self._capital(drawn, drawn.founded, amount, "")
        if not drawn.new and drawn.operating and self.rng.random() < 0.08:
            drawn.capital = amount + money(self.rng, 300 * drawn.size, 0.5, 10_000_000)
            self._capital(drawn, self._day_in_period(), drawn.capital, self._document("capital"))

    def _capital(self, drawn: Drawn, on: date, amount: int, document: str) -> None:
        self.capitals.append(
            {
                "id": self.new_id(),
                "organisation_id": drawn.id,
                "on": on.isoformat(),
                "amount": amount,
                "document": document,
            }
        )

    def _evaluate(self, drawn: Drawn) -> None:
        """Rank of the year before, and what it says about how the cooperative works."""
        ranks = {"good": (80, 96), "fair": (65, 79), "average": (50, 64), "weak": (28, 49)}
        rank = self.rng.choices(tuple(ranks), (22, 33, 35, 10))[0]
        self._rank(drawn, rank, self.rng.randint(*ranks[rank]))

    def _rank(self, drawn: Drawn, rank: str, score: int | None) -> None:
        """Kept for the year before; one founded since is not ranked in the year of the report."""
        self.evaluations.append(
            {
                "id": self.new_id(),
                "organisation_id": drawn.id,
                "year": self.plan.period.year - (0 if drawn.new else 1),
                "definition": self.plan.evaluation,
                "score": score,
                "rank": rank,
            }
        )
