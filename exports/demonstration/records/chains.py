"""Invented value chains with partners, money and decisions, and brands and certificates."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from exports.demonstration.drawing import MILLION, day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words
from models.register.programmes.documents import year_of
from models.values import codes
from models.values.dates import months_after

Record = dict[str, Any]

_CHAINS, _CERTIFIED = 0.18, 0.3
"""Shares of the cooperatives that operate in a sector with products: who leads a chain, who holds a certificate."""
_STATES = {"running": 50, "approved": 20, "ended": 15, "proposed": 15}
_UNDECIDED = 0.2
"""Share of accepted projects whose decision nobody has entered."""
_MONTHS = {"vietgap": 36, "food_safety": 36, "organic": 24, "haccp": 36, "mark": 120}


@dataclass
class ChainMaker:
    """Draws chains and certificates of one unit; rng is for them alone, so that nothing else is drawn otherwise."""

    plan: DemonstrationPlan
    rng: Random
    new_id: Callable[[], str]
    documents: list[Record] = field(default_factory=list)
    projects: list[Record] = field(default_factory=list)
    partners: list[Record] = field(default_factory=list)
    amounts: list[Record] = field(default_factory=list)
    certificates: list[Record] = field(default_factory=list)
    _first_number: int = 0

    def __post_init__(self) -> None:
        self._first_number = self.rng.randrange(100, 3000)

    def fill(self, drawn: list[Drawn]) -> None:
        """Chains and certificates of the cooperatives that operate in a sector with products."""
        for one in drawn:
            sector = words("chains")["sectors"].get(one.record.get("sector") or "")
            if sector is None or one.kind != "cooperative" or not one.operating or one.ended or one.new:
                continue
            if self.rng.random() < _CHAINS:
                self._chain(one, sector)
            if self.rng.random() < _CERTIFIED:
                self._certificate(one, self.rng.choice(sector["certificates"]))

    def _chain(self, one: Drawn, sector: dict[str, Any]) -> None:
        told, rng = words("chains"), self.rng
        state = rng.choices(list(_STATES), list(_STATES.values()))[0]
        year = self.plan.year - rng.randrange(0, 3)
        last = self.plan.year - 1 if state == "ended" else year + 3
        product = rng.choice(sector["products"])
        project: Record = {
            "id": self.new_id(),
            "name": told["project"].format(product=product, name=_own_name(one)),
            "project_kind": rng.choice(("chain", "link_project", "link_plan", "model")),
            "project_state": state,
            "organisation_id": one.id,
            "product": product,
            "area": rng.randrange(500, 9000),
            "households": rng.randrange(15, 160),
            "places": told["places"],
            "first_year": min(year, last),
            "last_year": last,
        }
        if state != "proposed" and rng.random() >= _UNDECIDED:
            project["decision_id"] = self._decision(project)
        self.projects.append(project)
        self._partners(project["id"], one.id)
        self._money(project)

    def _decision(self, project: Record) -> str:
        told, year = words("chains"), int(project["first_year"])
        number = self._first_number + len(self.documents)
        name = told["decision"].format(number=number, year=year)
        document: Record = {
            "id": self.new_id(),
            "name": name,
            "document_kind": "decision",
            "title": told["decision_title"].format(project=project["name"]),
            "issuer": told["decision_issuer"],
            "issued_on": date(year, self.rng.randrange(1, 10), self.rng.randrange(1, 28)).isoformat(),
            "role": "decision",
            "number_year": year_of(name),
        }
        self.documents.append(document)
        return str(document["id"])

    def _partners(self, project: str, leader: str) -> None:
        for partner in (
            {"organisation_id": leader, "partner_role": "production"},
            {"partner": self.rng.choice(words("chains")["buyers"]), "partner_role": "purchase"},
        ):
            self.partners.append({"id": self.new_id(), "project_id": project, **partner})

    def _money(self, project: Record) -> None:
        planned = self.rng.randrange(3, 30) * 50 * MILLION
        steps = [("planned", planned)]
        if project["project_state"] in ("running", "ended"):
            steps.append(("disbursed", planned * self.rng.randrange(3, 11) // 10))
        for step, amount in steps:
            self.amounts.append(
                {
                    "id": self.new_id(),
                    "project_id": project["id"],
                    "year": project["first_year"],
                    "source": "province",
                    "project_step": step,
                    "amount": amount,
                }
            )

    def _certificate(self, one: Drawn, kind: str) -> None:
        told, rng = words("chains"), self.rng
        issued = day_between(rng, max(one.founded, date(self.plan.year - 3, 1, 1)), self.plan.cutoff)
        months = _MONTHS.get(kind)
        self.certificates.append(
            {
                "id": self.new_id(),
                "organisation_id": one.id,
                "name": told["certificate"].format(
                    kind=codes.label("certificate_kinds", kind), name=_own_name(one)
                ),
                "certificate_kind": kind,
                "number": told["number"].format(prefix=kind[:2].upper(), number=rng.randrange(1000, 9999)),
                "issuer": told["issuer"],
                "issued_on": issued.isoformat(),
                "valid_to": months_after(issued, months).isoformat() if months else None,
            }
        )


def _own_name(one: Drawn) -> str:
    return " ".join(str(one.record["name"]).split()[-2:])
