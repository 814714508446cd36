"""Invented attributes of organisations, their years, memberships and relations, and the communes of a unit.

All of it is drawn beside what is there: the figures of forms stay those of the plan.
"""

from datetime import date
from random import Random
from typing import Any

from exports.demonstration.drawing import day_between, money
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words
from models.values import codes
from models.values.units import Unit, communes_of

Record = dict[str, Any]

_AT_ADDRESS_NO_MORE = 0.06
"""Of those that stopped without notice: their tax code says so, and the register does not yet."""


class AffiliationMaker:
    """Draws for the organisations of one unit; rng is for it alone, so that nothing else is drawn otherwise."""

    def __init__(self, plan: DemonstrationPlan, unit: Unit, drawn: list[Drawn], rng: Random) -> None:
        self._plan, self._unit, self._drawn, self._rng = plan, unit, drawn, rng

    def _id(self) -> str:
        return f"{self._rng.getrandbits(128):032x}"

    def fill(self, standings: list[Record]) -> None:
        """Complete the organisations: status of the tax code by the legal status, model, products, digital."""
        legal: dict[str, str] = {}
        for event in sorted(standings, key=lambda one: str(one["on"])):
            if event["legal_status"]:
                legal[event["organisation_id"]] = event["legal_status"]
        said = words("affiliations")
        models = [entry.id for entry in codes.entries("business_models")]
        for one in self._drawn:
            goods = said["goods"].get(one.record.get("sector") or "")
            one.record |= {
                "business_model": self._rng.choices(models, (60, 25, 15))[0],
                "digital_transformation": int(self._rng.random() < 0.08),
                "products_services": ", ".join(self._rng.sample(goods, min(2, len(goods)))) if goods else "",
            }
            if one.record.get("tax_code"):
                one.record["tax_status"] = self._tax_status(one, legal[one.id])

    def _tax_status(self, one: Drawn, legal: str) -> str:
        if legal == "active" and not one.operating and self._rng.random() < _AT_ADDRESS_NO_MORE:
            return "06-09"
        expected: tuple[str, ...] = codes.fact("legal_statuses", legal, "tax_statuses")
        return expected[-1] if legal.endswith("active") and not one.new else expected[0]

    def records(self, standings: list[Record]) -> dict[str, list[Record]]:
        """Records by name of their table; the events with which relations agree are added to `standings`."""
        return {
            "accounting_years": [
                self._year(one) for one in self._drawn if one.kind != "group" and self._asked(one)
            ],
            "alliance_memberships": [
                self._alliance(one) for one in self._drawn if one.record.get("alliance_member")
            ],
            "union_memberships": [self._in_union(one) for one in self._drawn if one.record.get("union_id")],
            "commune_profiles": [
                self._profile(commune) for commune in communes_of(self._unit, self._plan.cutoff)
            ],
            "relations": self._relations(standings),
        }

    def _asked(self, one: Drawn) -> bool:
        return one.ended is None and one.founded.year < self._plan.year

    def _year(self, one: Drawn) -> Record:
        rng, year = self._rng, self._plan.year - 1
        submitted = rng.random() < (0.8 if one.operating else 0.25)
        met = rng.random() < (0.75 if one.operating else 0.1)
        last = min(date(year + 1, 5, 31), self._plan.cutoff)
        return {
            "id": self._id(),
            "organisation_id": one.id,
            "year": year,
            "keeps_accounts": int(submitted or rng.random() < 0.3),
            "report_submitted": int(submitted),
            "report_submitted_on": day_between(rng, date(year + 1, 1, 10), last).isoformat()
            if submitted
            else None,
            "audited": int(submitted and rng.random() < 0.05),
            "general_meeting_on": day_between(rng, date(year + 1, 1, 10), last).isoformat() if met else None,
        }

    def _alliance(self, one: Drawn) -> Record:
        joined = day_between(self._rng, one.founded, self._plan.cutoff)
        return {
            "id": self._id(),
            "organisation_id": one.id,
            "from_on": joined.isoformat(),
            "card_number": words("affiliations")["card"].format(number=self._rng.randrange(1, 400)),
            "contribution": money(self._rng, 1, 0.5, 100_000),
        }

    def _in_union(self, one: Drawn) -> Record:
        union = next(other for other in self._drawn if other.id == one.record["union_id"])
        first = max(one.founded, union.founded)
        return {
            "id": self._id(),
            "organisation_id": one.id,
            "union_id": union.id,
            "from_on": day_between(self._rng, first, max(first, self._plan.cutoff)).isoformat(),
            "capital": money(self._rng, 200, 0.4, 1_000_000),
        }

    def _profile(self, commune: Unit) -> Record:
        rng = self._rng
        level = rng.choices(("not_yet", "met", "advanced", "model"), (55, 35, 8, 2))[0]
        met = level != "not_yet" or rng.random() < 0.3
        parts = {f"criterion_13_{number}": int(met or rng.random() < 0.5) for number in range(1, 6)}
        if not met:
            parts[f"criterion_13_{rng.randint(1, 5)}"] = 0
        return {
            "id": self._id(),
            "commune_code": commune.code,
            "commune_from": commune.valid_from.isoformat() if commune.valid_from else None,
            "year": self._plan.year,
            "new_rural": level,
            "criterion_13": int(met),
            **parts,
            "zone": rng.choices(("zone_1", "zone_2", "zone_3"), (30, 15, 55))[0],
        }

    def _relations(self, standings: list[Record]) -> list[Record]:
        """One cooperative that was split off from another before the period, which no figure of the period counts."""
        old = [one for one in self._drawn if one.kind == "cooperative" and one.operating and not one.new]
        old.sort(key=lambda one: (one.founded, one.id))
        if len(old) < 2 or old[0].founded == old[-1].founded:
            return []
        whole, part = old[0], old[-1]
        on = part.founded.isoformat()
        event = {
            "event": "split",
            "legal_status": None,
            "operational_status": None,
            "reason": "",
            "document": "",
        }
        standings.append({"id": self._id(), "organisation_id": whole.id, "on": on} | event)
        relation = {"id": self._id(), "organisation_id": whole.id, "counterpart_id": part.id}
        return [relation | {"relation_kind": "split", "on": on}]
