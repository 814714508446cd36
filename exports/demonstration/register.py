"""The whole register of one unit, drawn from the plan: records by name of their table, ready to be loaded."""

from collections.abc import Callable
from random import Random
from typing import Any

from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.activities import ActivityMaker
from exports.demonstration.records.affiliations import AffiliationMaker
from exports.demonstration.records.cases import cases_of
from exports.demonstration.records.chains import ChainMaker
from exports.demonstration.records.funds import FUND_TABLES, fund_of
from exports.demonstration.records.members import MemberMaker
from exports.demonstration.records.organisations import OrganisationMaker
from exports.demonstration.records.people import PeopleMaker
from exports.demonstration.records.products import products_of
from exports.demonstration.records.results import FigureMaker
from exports.demonstration.records.steering import steering_of, tasks_of
from exports.demonstration.records.support import SupportMaker
from exports.demonstration.records.targets import targets_of

Record = dict[str, Any]


FUND_AT = 0
"""Place in the plan of the unit that keeps the development fund."""


def ids_of(rng: Random) -> Callable[[], str]:
    """Global ids from a seeded generator, in the shape of real ones."""
    return lambda: f"{rng.getrandbits(128):032x}"


def register_of(plan: DemonstrationPlan, place: int) -> dict[str, list[Record]]:
    """The register of the unit at this place of the plan."""
    unit, quota = plan.units[place], plan.quotas[place]
    rng = plan.random("register", unit.code)
    new_id = ids_of(plan.random("records", unit.code))
    organisations = OrganisationMaker(plan, unit, place, rng, new_id)
    drawn = organisations.all(quota)
    people = PeopleMaker(rng, new_id, place, len(plan.units))
    members = MemberMaker(plan, rng, new_id, people, organisations)
    members.fill(drawn, quota)
    figures = FigureMaker(plan, rng, new_id)
    figures.fill(drawn)
    products = products_of(plan, drawn, plan.random("products", unit.code))
    causes, steps = cases_of(plan, drawn, figures.debts, plan.random("cases", unit.code))
    activities = ActivityMaker(plan, unit, plan.random("activities", unit.code))
    activities.fill(drawn)
    steering = plan.random("steering", unit.code)
    documents, targets = targets_of(plan, unit, plan.random("targets", unit.code))
    chains = ChainMaker(
        plan, plan.random("chains", unit.code), ids_of(plan.random("chain records", unit.code))
    )
    chains.fill(drawn)
    lent = plan.random("fund", unit.code)
    fund = fund_of(plan, figures.debts, lent, ids_of(lent)) if place == FUND_AT else {}
    support = SupportMaker(plan, unit, plan.random("support", unit.code))
    support.fill(drawn)
    affiliations = AffiliationMaker(plan, unit, drawn, plan.random("affiliations", unit.code))
    affiliations.fill(organisations.standings)
    further = affiliations.records(organisations.standings)
    return {
        "organisations": [one.record for one in sorted(drawn, key=lambda one: "union_id" in one.record)],
        "standings": organisations.standings,
        "charter_capitals": organisations.capitals,
        "evaluations": organisations.evaluations,
        "people": people.made,
        "memberships": members.memberships,
        "managers": members.managers,
        "results": figures.results,
        "debts": figures.debts,
        "debt_entries": figures.entries,
        "products": products,
        "dissolution_causes": causes,
        "dissolution_steps": steps,
        "activities": activities.activities,
        "activity_participants": activities.participants,
        "activity_organisations": activities.organisations,
        "activity_costs": activities.costs,
        "steering_members": steering_of(plan, unit, steering, ids_of(steering)),
        "tasks": tasks_of(plan, unit, steering, ids_of(steering)),
        "documents": [*documents, *chains.documents, *support.documents],
        "targets": targets,
        "chain_projects": chains.projects,
        "project_partners": chains.partners,
        "project_amounts": chains.amounts,
        "certificates": chains.certificates,
        **{table: fund.get(table, []) for table in FUND_TABLES},
        **support.tables(),
        **further,
    }
