"""Activities of the offices: training, congresses, fairs, inspections; who took part, and what each cost.

Visits and distinct persons are apart, since one person comes to several activities (rule R13 of the reports).
"""

from models.register.kinds import Coded, Commune, Count, Day, Link, Money, Text
from models.register.record import Derived, Field, Place, Record, Search

ACTIVITIES = Record(
    table="activities",
    name="activities",
    fields=(
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("activity_kind", Coded("activity_kinds"), required=True),
        Field("first_day", Day(ahead=True)),
        Field("last_day", Day(ahead=True)),
        Field("venue", Text(48), default="", search=Search.WORDS),
        Field("commune_code", Commune("commune_from")),
        Field("commune_from", Day()),
        Field("organiser", Text(48), default="", search=Search.WORDS),
        Field("partners", Text(60), default="", search=Search.WORDS),
        Field("programme_id", Link("programmes")),
        Field("document_id", Link("documents")),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("activities", "activity", "activities"),
    called=("name", "first_day"),
    parts=("activity_participants", "activity_organisations", "activity_costs"),
    unique=(("name", "first_day", "venue"),),
    known_by=(("name", "first_day", "venue"), ("name", "first_day")),
    begins=("first_day",),
    ends="last_day",
    ends_included=True,
    binned=True,
    since=3,
    derived=(
        Derived("visits", Count()),
        Derived("participants", Count()),
        Derived("organisations", Count()),
        Derived("cost", Money()),
    ),
    columns=(
        "name",
        "activity_kind",
        "first_day",
        "venue",
        "visits",
        "participants",
        "organisations",
        "cost",
    ),
    order=("first_day", "name"),
    chips="activity_kind",
    presets=("this_year", "without_participants", "without_cost"),
    sheet=("name", "activity_kind", "first_day", "last_day", "venue", "commune", "organiser", "partners"),
)

ACTIVITY_PARTICIPANTS = Record(
    table="activity_participants",
    name="activity-participants",
    fields=(
        Field("activity_id", Link("activities"), required=True, fixed=True),
        Field("participant_kind", Coded("participant_kinds"), required=True),
        Field("visits", Count()),
        Field("persons", Count()),
        Field("women", Count()),
        Field("minorities", Count()),
        Field("note", Text(60), default=""),
    ),
    owner="activity_id",
    place=Place("activities", "activity", "activities", "activity_participants"),
    called=("participant_kind", "visits"),
    unique=(("activity_id", "participant_kind"),),
    known_by=(("activity_id", "participant_kind"),),
    since=3,
    columns=("activity", "participant_kind", "visits", "persons", "women", "minorities"),
    order=("activity", "participant_kind"),
    chips="participant_kind",
    sheet=("activity", "participant_kind", "visits", "persons", "women", "minorities"),
)

ACTIVITY_ORGANISATIONS = Record(
    table="activity_organisations",
    name="activity-organisations",
    fields=(
        Field("activity_id", Link("activities"), required=True, fixed=True),
        Field("organisation_id", Link("organisations"), required=True),
        Field("organisation_role", Coded("organisation_roles"), required=True, default="taking_part"),
        Field("note", Text(60), default=""),
    ),
    owner="activity_id",
    place=Place("activities", "activity", "activities", "activity_organisations"),
    called=("organisation_role",),
    unique=(("activity_id", "organisation_id", "organisation_role"),),
    known_by=(("activity_id", "organisation_id", "organisation_role"), ("activity_id", "organisation_id")),
    since=3,
    columns=("activity", "organisation", "organisation_role", "note"),
    order=("activity", "organisation"),
    chips="organisation_role",
)

ACTIVITY_COSTS = Record(
    table="activity_costs",
    name="activity-costs",
    fields=(
        Field("activity_id", Link("activities"), required=True, fixed=True),
        Field("funding_source", Coded("funding_sources"), required=True),
        Field("planned", Money()),
        Field("spent", Money()),
        Field("note", Text(60), default=""),
    ),
    owner="activity_id",
    place=Place("activities", "activity", "activities", "activity_costs"),
    called=("funding_source", "spent"),
    unique=(("activity_id", "funding_source"),),
    known_by=(("activity_id", "funding_source"),),
    since=3,
    columns=("activity", "funding_source", "planned", "spent"),
    order=("activity", "funding_source"),
    chips="funding_source",
    sheet=("activity", "funding_source", "planned", "spent"),
)
