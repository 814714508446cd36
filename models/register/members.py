"""People, their memberships and their offices. A member of several cooperatives is one person (Law 17/2023 Art. 30).

Personal data: Law 91/2025/QH15; ethnic group and disability are sensitive by Decree 356/2025/ND-CP.
"""

from models.register.kinds import Birth, Coded, Day, Flag, Link, Money, Number, Phone, Text
from models.register.record import Field, Place, Privacy, Record, Search

PEOPLE = Record(
    table="people",
    name="people",
    fields=(
        Field("party", Coded("party_kinds"), required=True, default="person"),
        Field("name", Text(48), required=True, search=Search.NAME),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("sex", Coded("sexes")),
        Field("birth", Birth()),
        Field("ethnic_group", Coded("ethnic_groups"), privacy=Privacy.SENSITIVE),
        Field("nationality", Text(24), required=True, default="VN"),
        Field("personal_number", Number(), privacy=Privacy.PERSONAL, masked=True, search=Search.START),
        Field("disabled", Flag(), privacy=Privacy.SENSITIVE),
        Field("address", Text(60), default="", privacy=Privacy.PERSONAL),
        Field("phone", Phone(), default="", privacy=Privacy.PERSONAL, search=Search.START),
        Field("note", Text(60), default="", privacy=Privacy.PERSONAL),
    ),
    place=Place("members", "person", "people"),
    called=("name",),
    parts=("memberships", "managers"),
    known_by=(("personal_number",), ("name", "birth")),
    binned=True,
    columns=("name", "party", "sex", "birth", "ethnic_group", "personal_number", "address"),
    order=("name",),
    chips="party",
)

MEMBERSHIPS = Record(
    table="memberships",
    name="members",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("person_id", Link("people"), required=True, fixed=True),
        Field("kind", Coded("member_kinds"), required=True),
        Field("capital", Money()),
        Field("certificate", Text(), default=""),
        Field("joined_on", Day()),
        Field("left_on", Day()),
        Field("leave_reason", Coded("leaving_reasons")),
        Field("works", Flag()),
    ),
    owner="organisation_id",
    person="person_id",
    place=Place("cooperatives", "organisation", "organisations", "members"),
    called=("kind", "joined_on"),
    known_by=(("organisation_id", "person_id"),),
    begins=("joined_on",),
    ends="left_on",
    columns=(
        "person",
        "person.birth",
        "person.sex",
        "person.ethnic_group",
        "person.personal_number",
        "organisation",
        "kind",
        "capital",
        "joined_on",
    ),
    order=("person",),
    chips="kind",
    presets=("current", "past"),
    sheet=("kind", "capital", "certificate", "joined_on", "left_on", "leave_reason", "works"),
)

MANAGERS = Record(
    table="managers",
    name="managers",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("person_id", Link("people"), required=True, fixed=True),
        Field("position", Coded("positions"), required=True),
        Field("training_level", Coded("training_levels")),
        Field("insured", Flag()),
        Field("insurance_supported", Flag()),
        Field("from_on", Day()),
        Field("to_on", Day(ahead=True)),
    ),
    owner="organisation_id",
    person="person_id",
    place=Place("cooperatives", "organisation", "organisations", "managers"),
    called=("position", "from_on"),
    known_by=(("organisation_id", "person_id", "position"),),
    begins=("from_on",),
    ends="to_on",
    columns=(
        "person",
        "person.birth",
        "person.sex",
        "organisation",
        "position",
        "training_level",
        "insured",
        "from_on",
    ),
    order=("person",),
    chips="position",
    presets=("current", "past"),
    sheet=("position", "training_level", "insured", "insurance_supported", "from_on", "to_on"),
)
