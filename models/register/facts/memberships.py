"""Membership of organisations in the cooperative alliance and in unions of cooperatives, from day to day.

The flag `alliance_member` and the link `union_id` of an organisation follow from them where there are any
(docs/decisions/0022): they are written by storage.register.facts.memberships and by nobody else.
"""

from models.register.kinds import Day, Link, Money, Text
from models.register.record import Field, Place, Record

ALLIANCE_MEMBERSHIPS = Record(
    table="alliance_memberships",
    name="alliance-memberships",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("from_on", Day(), required=True),
        Field("to_on", Day(ahead=True)),
        Field("card_number", Text(24), default=""),
        Field("contribution", Money()),
        Field("document_id", Link("documents")),
        Field("note", Text(60), default=""),
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "alliance_memberships"),
    called=("from_on", "card_number"),
    unique=(("organisation_id", "from_on"),),
    known_by=(("organisation_id", "from_on"),),
    begins=("from_on",),
    ends="to_on",
    since=3,
    columns=("organisation", "from_on", "to_on", "card_number", "contribution", "document"),
    order=("organisation", "from_on"),
    presets=("current", "past"),
)

UNION_MEMBERSHIPS = Record(
    table="union_memberships",
    name="union-memberships",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("union_id", Link("organisations"), required=True),
        Field("from_on", Day(), required=True),
        Field("to_on", Day(ahead=True)),
        Field("capital", Money()),
        Field("note", Text(60), default=""),
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "union_memberships"),
    called=("from_on",),
    unique=(("organisation_id", "union_id", "from_on"),),
    known_by=(("organisation_id", "union_id", "from_on"),),
    begins=("from_on",),
    ends="to_on",
    since=3,
    columns=("organisation", "union", "from_on", "to_on", "capital"),
    order=("organisation", "from_on"),
    presets=("current", "past"),
)
