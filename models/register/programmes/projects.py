"""Value chains and projects: who leads, who takes part, on how much land, by which papers, with which money.

Link projects and link plans: Decree 98/2018/ND-CP; the reports count chains, hectares and households.
"""

from models.register.kinds import Coded, Count, Link, Money, Ratio, Text, Year
from models.register.record import Derived, Field, Place, Record, Search

MOST_HECTARES = 1_000_000
"""Above the area of any province that has a chain (Lai Chau: 906,000 ha)."""

CHAIN_PROJECTS = Record(
    table="chain_projects",
    name="projects",
    fields=(
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("project_kind", Coded("project_kinds"), required=True),
        Field("project_state", Coded("project_states"), required=True),
        Field("organisation_id", Link("organisations"), search=Search.WORDS),
        Field("leader", Text(48), default="", search=Search.WORDS),
        Field("product", Text(48), default="", search=Search.WORDS),
        Field("area", Ratio(places=2, most=MOST_HECTARES)),
        Field("households", Count()),
        Field("places", Text(60), default="", search=Search.WORDS),
        Field("contract_id", Link("documents")),
        Field("decision_id", Link("documents")),
        Field("first_year", Year(ahead=True)),
        Field("last_year", Year(ahead=True)),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("projects", "project", "chain_projects"),
    called=("name",),
    parts=("project_partners", "project_amounts"),
    unique=(("name", "first_year"),),
    known_by=(("name", "first_year"), ("name",)),
    binned=True,
    since=3,
    derived=(Derived("partners", Count()), Derived("planned", Money()), Derived("disbursed", Money())),
    columns=(
        "name",
        "project_state",
        "organisation",
        "product",
        "area",
        "households",
        "planned",
        "disbursed",
    ),
    order=("name",),
    chips="project_kind",
    presets=("proposed", "approved", "undecided", "ended"),
    sheet=(
        "name",
        "project_kind",
        "project_state",
        "leader",
        "product",
        "area",
        "households",
        "places",
        "first_year",
        "last_year",
    ),
)

PROJECT_PARTNERS = Record(
    table="project_partners",
    name="project-partners",
    fields=(
        Field("project_id", Link("chain_projects"), required=True, fixed=True),
        Field("organisation_id", Link("organisations")),
        Field("partner", Text(48), default=""),
        Field("partner_role", Coded("partner_roles")),
        Field("note", Text(60), default=""),
    ),
    owner="project_id",
    place=Place("projects", "partner", "chain_projects", "project_partners"),
    called=("partner", "partner_role"),
    unique=(("project_id", "organisation_id"), ("project_id", "partner")),
    known_by=(("project_id", "organisation_id"), ("project_id", "partner")),
    since=3,
    columns=("project", "organisation", "partner", "partner_role", "note"),
    order=("project", "organisation", "partner"),
    sheet=("project", "partner", "partner_role"),
)

PROJECT_AMOUNTS = Record(
    table="project_amounts",
    name="project-amounts",
    fields=(
        Field("project_id", Link("chain_projects"), required=True, fixed=True),
        Field("year", Year(ahead=True), required=True),
        Field("source", Coded("funding_sources"), required=True),
        Field("project_step", Coded("project_steps"), required=True),
        Field("amount", Money(), required=True),
        Field("note", Text(60), default=""),
    ),
    owner="project_id",
    place=Place("projects", "amount", "chain_projects", "project_amounts"),
    called=("year", "source", "project_step", "amount"),
    unique=(("project_id", "year", "source", "project_step"),),
    known_by=(("project_id", "year", "source", "project_step"),),
    since=3,
    columns=("project", "year", "source", "project_step", "amount"),
    order=("project", "year", "source"),
    sheet=("project", "year", "source", "project_step", "amount"),
)
