"""Invented support: documents, programmes, grants to about every sixth cooperative, a class, and a plan's money."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between, money
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words
from models.register.programmes.documents import year_of
from models.values import codes
from models.values.units import Unit

Record = dict[str, Any]

_SHARE = 0.2
"""Of the cooperatives that operate."""
_RETURNED = 0.06
"""Of the grants: what came back because criteria were not met is named in the district reports."""
_SOURCES = (("central", 25), ("province", 45), ("local", 20), ("programme", 10))


@dataclass
class SupportMaker:
    """Draws support of one unit; rng is for it alone, so that nothing else is drawn otherwise."""

    plan: DemonstrationPlan
    unit: Unit
    rng: Random
    documents: list[Record] = field(default_factory=list)
    programmes: list[Record] = field(default_factory=list)
    components: list[Record] = field(default_factory=list)
    grants: list[Record] = field(default_factory=list)
    amounts: list[Record] = field(default_factory=list)
    lines: list[Record] = field(default_factory=list)

    def fill(self, drawn: list[Drawn]) -> None:
        """Everything about support, for the organisations that were drawn."""
        said, year = words("support"), self.plan.year
        for known in said["documents"]:
            if known["issued_on"] < self.plan.cutoff:
                self._document(known | {"role": "legal_basis"})
        plan = self._own_paper("plan", said["plan"], said["plan_title"], date(year, 1, 10), date(year, 2, 10))
        decided = self._own_paper(
            "decision", said["decision"], said["decision_title"], date(year, 2, 20), date(year, 3, 20)
        )
        self._programmes(plan)
        for one in drawn:
            if one.kind == "cooperative" and one.operating and not one.ended and self.rng.random() < _SHARE:
                self._grant(one, decided)
        self._class(decided)
        self._lines(plan)

    def tables(self) -> dict[str, list[Record]]:
        """The records by name of their table, documents aside, which others draw too."""
        return {
            "programmes": self.programmes,
            "programme_components": self.components,
            "support_grants": self.grants,
            "grant_amounts": self.amounts,
            "funding_lines": self.lines,
        }

    def _id(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def _document(self, values: Record) -> Record:
        written = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()
        }
        made = {"id": self._id(), "number_year": year_of(str(values["name"]))} | written
        self.documents.append(made)
        return made

    def _own_paper(self, kind: str, number: str, title: str, first: date, last: date) -> Record:
        """A paper of the unit itself, of the year."""
        return self._document(
            {
                "name": number.format(number=self.rng.randrange(20, 900)),
                "document_kind": kind,
                "title": title.format(year=self.plan.year),
                "issuer": words("story")["signers"]["office"].format(unit=self.unit.name),
                "issued_on": day_between(self.rng, first, last),
                "role": kind,
            }
        )

    def _programmes(self, plan: Record) -> None:
        """The national programmes of the year, and the unit's own policy with its components."""
        for entry in codes.entries("national_programmes"):
            if entry.facts["first_year"] <= self.plan.year <= entry.facts["last_year"]:
                self._programme(entry.facts["programme"], "national_target", "central", national=entry.id)
        own = self._programme(
            words("support")["policy"].format(unit=self.unit.title),
            "policy",
            self.unit.level,
            document_id=plan["id"],
            first_year=self.plan.year - 1,
        )
        for name in words("support")["components"]:
            self.components.append({"id": self._id(), "programme_id": own["id"], "name": name})

    def _programme(self, name: str, kind: str, level: str, **more: Any) -> Record:
        made = {"id": self._id(), "name": name, "programme_kind": kind, "programme_level": level} | more
        self.programmes.append(made)
        return made

    def _grant(self, one: Drawn, decided: Record) -> None:
        items = words("support")["items"]
        content = self.rng.choices(list(items), [item["weight"] for item in items.values()])[0]
        item = items[content]
        grant = self._whole(self.rng.choice(item["names"]), content, decided) | {
            "beneficiary": "cooperative",
            "organisation_id": one.id,
            "component_id": self.components[item["component"]]["id"],
            "commune_code": one.record["commune_code"],
            "commune_from": one.record["commune_from"],
        }
        if self.rng.random() < _RETURNED:
            grant |= {
                "state": "returned",
                "return_reason": self.rng.choice(words("support")["return_reasons"]),
            }
        self.grants.append(grant)
        self._money(grant, money(self.rng, item["median"]), decided)

    def _class(self, decided: Record) -> None:
        """A class for members: a person can be there for several of its days."""
        training = words("support")["training"]
        persons = self.rng.randrange(15, 60)
        grant = self._whole(self.rng.choice(training["names"]), "training", decided) | {
            "beneficiary": "person",
            "beneficiary_name": words("support")["pupils"],
            "component_id": self.components[0]["id"],
            "beneficiaries": persons,
            "visits": persons * self.rng.randrange(1, 4),
        }
        self.grants.append(grant)
        self._money(grant, money(self.rng, training["median"]), decided)

    def _whole(self, name: str, content: str, decided: Record) -> Record:
        return {
            "id": self._id(),
            "name": name,
            "content": content,
            "programme_id": self.components[0]["programme_id"],
            "state": "disbursed",
            "year": self.plan.year,
            "decision_id": decided["id"],
            "decided_on": decided["issued_on"],
        }

    def _money(self, grant: Record, whole: int, decided: Record) -> None:
        """Planned and approved by the decision, paid until the cut-off day, given back where it is returned."""
        source = self.rng.choices([name for name, _ in _SOURCES], [weight for _, weight in _SOURCES])[0]
        approved = date.fromisoformat(decided["issued_on"])
        paid_on = day_between(self.rng, approved, self.plan.cutoff)
        paid = round(whole * self.rng.choice((1, 1, 1, 0.9, 0.75)))
        steps: list[tuple[str, int, date]] = [
            ("planned", round(whole * 1.1), approved),
            ("approved", whole, approved),
            ("disbursed", paid, paid_on),
        ]
        if grant["state"] == "returned":
            steps.append(("returned", paid, day_between(self.rng, paid_on, self.plan.cutoff)))
        for step, amount, day in steps:
            self._amount(grant, step, source, amount, self.plan.year, day)
        if self.rng.random() < _SHARE:
            self._amount(grant, "planned", source, round(whole * 0.5), self.plan.year + 1, None)

    def _amount(
        self, grant: Record, step: str, source: str, amount: int, year: int, day: date | None
    ) -> None:
        self.amounts.append(
            {
                "id": self._id(),
                "grant_id": grant["id"],
                "step": step,
                "source": source,
                "amount": amount,
                "on": day.isoformat() if day else None,
                "year": year,
            }
        )

    def _lines(self, plan: Record) -> None:
        """The money of the unit's plan: by content and source what was approved is allocated, what was paid is paid."""
        for (content, source), (allocated, paid, back) in sorted(self._sums()):
            self.lines.append(
                {
                    "id": self._id(),
                    "name": codes.label("support_contents", content),
                    "document_id": plan["id"],
                    "content": content,
                    "source": source,
                    "year": self.plan.year,
                    "need": round(allocated * self.rng.choice((1, 1.2, 1.5))),
                    "allocated": allocated,
                    "disbursed": paid,
                    "returned": back or None,
                }
            )

    def _sums(self) -> Iterator[tuple[tuple[str, str], tuple[int, int, int]]]:
        contents = {grant["id"]: grant["content"] for grant in self.grants}
        found: dict[tuple[str, str], dict[str, int]] = {}
        for amount in self.amounts:
            if amount["year"] == self.plan.year:
                sums = found.setdefault((contents[amount["grant_id"]], amount["source"]), {})
                sums[amount["step"]] = sums.get(amount["step"], 0) + amount["amount"]
        for key, sums in found.items():
            yield key, (sums.get("approved", 0), sums.get("disbursed", 0), sums.get("returned", 0))
