"""How organisations came out of each other: split, divided, merged, consolidated, converted, group to cooperative.

A relation joins two records of the register; what it did to each of them is an event of its standing (Law
17/2023/QH15 Chapter VIII). Which events belong to which kind of relation is data (resources/codes/relation_kinds.toml).
"""

from models.register.kinds import Coded, Day, Link, Text
from models.register.record import Field, Place, Record

RELATIONS = Record(
    table="relations",
    name="relations",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("counterpart_id", Link("organisations"), required=True),
        Field("relation_kind", Coded("relation_kinds"), required=True),
        Field("on", Day(), required=True),
        Field("document_id", Link("documents")),
        Field("note", Text(60), default=""),
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "relations"),
    called=("relation_kind", "on"),
    unique=(("organisation_id", "counterpart_id", "relation_kind", "on"),),
    known_by=(("organisation_id", "counterpart_id", "relation_kind", "on"),),
    begins=("on",),
    since=3,
    columns=("organisation", "relation_kind", "counterpart", "on", "document"),
    order=("on", "organisation"),
    chips="relation_kind",
    presets=("without_event",),
)
