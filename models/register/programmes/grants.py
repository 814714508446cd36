"""Support grants: who was supported with what, under which programme, and the money planned, paid and given back.

Contents by Law 17/2023/QH15 Art. 20-28 and Decree 113/2024/ND-CP, and by the policies before them. Visits (luot) and
distinct beneficiaries are two numbers: who attends two courses is one person and two visits.
"""

from models.register.kinds import Coded, Commune, Count, Day, Link, Money, Text, Year
from models.register.record import Derived, Field, Place, Record, Search

SUPPORT_GRANTS = Record(
    table="support_grants",
    name="grants",
    fields=(
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("beneficiary", Coded("support_beneficiaries"), required=True),
        Field("organisation_id", Link("organisations")),
        Field("person_id", Link("people")),
        Field("beneficiary_name", Text(60), default="", search=Search.WORDS),
        Field("programme_id", Link("programmes")),
        Field("component_id", Link("programme_components")),
        Field("content", Coded("support_contents"), required=True),
        Field("state", Coded("support_states"), required=True),
        Field("year", Year(ahead=True), required=True),
        Field("decision_id", Link("documents")),
        Field("decided_on", Day()),
        Field("commune_code", Commune("commune_from")),
        Field("commune_from", Day()),
        Field("visits", Count()),
        Field("beneficiaries", Count()),
        Field("return_reason", Text(60), default=""),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("grants", "grant", "support_grants"),
    called=("name",),
    parts=("grant_amounts",),
    known_by=(
        ("person_id", "year", "name"),
        ("organisation_id", "beneficiary_name", "year", "name"),
        ("organisation_id", "year", "name"),
        ("beneficiary_name", "year", "name"),
    ),
    binned=True,
    since=3,
    derived=(
        Derived("supported", Text()),
        Derived("planned", Money()),
        Derived("approved", Money()),
        Derived("disbursed", Money()),
        Derived("returned", Money()),
    ),
    columns=(
        "name",
        "supported",
        "content",
        "year",
        "state",
        "approved",
        "disbursed",
        "returned",
    ),
    order=("year", "name"),
    chips="state",
    presets=("above_approved", "without_decision", "returned_without_reason", "beneficiary_ended"),
    sheet=(
        "name",
        "beneficiary",
        "organisation",
        "beneficiary_name",
        "programme",
        "content",
        "state",
        "year",
        "decision",
        "decided_on",
        "visits",
        "beneficiaries",
    ),
)

GRANT_AMOUNTS = Record(
    table="grant_amounts",
    name="grant-amounts",
    fields=(
        Field("grant_id", Link("support_grants"), required=True, fixed=True),
        Field("step", Coded("support_steps"), required=True),
        Field("source", Coded("funding_sources"), required=True),
        Field("amount", Money(), required=True),
        Field("on", Day()),
        Field("year", Year(ahead=True)),
        Field("document_id", Link("documents")),
    ),
    owner="grant_id",
    place=Place("grants", "grant", "support_grants", "grant_amounts"),
    called=("step", "amount"),
    known_by=(("grant_id", "step", "source", "on"), ("grant_id", "step", "source", "year")),
    begins=("on",),
    since=3,
    columns=("grant", "step", "source", "amount", "on", "year", "document"),
    order=("grant", "year", "on", "step"),
    chips="step",
)
