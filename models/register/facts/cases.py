"""What keeps a stopped organisation from being dissolved, and what has been done about it, step by step.

Law 17/2023/QH15 Art. 98, 99, 101, 103; Decree 92/2024/ND-CP Art. 50, 51.
"""

from models.register.kinds import Coded, Count, Day, Flag, Link, Text
from models.register.record import Derived, Field, Place, Record

DISSOLUTION_CAUSES = Record(
    table="dissolution_causes",
    name="dissolution-causes",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("cause", Coded("dissolution_causes"), required=True),
        Field("detail", Text(80), default=""),
        Field("noted_on", Day()),
        Field("settled_on", Day()),
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "case"),
    called=("cause",),
    unique=(("organisation_id", "cause"),),
    known_by=(("organisation_id", "cause"),),
    begins=("noted_on",),
    ends="settled_on",
    since=3,
    columns=("organisation", "cause", "detail", "noted_on", "settled_on"),
    order=("organisation", "cause"),
    chips="cause",
    presets=("current",),
    sheet=("organisation", "cause", "detail", "noted_on", "settled_on"),
)

DISSOLUTION_STEPS = Record(
    table="dissolution_steps",
    name="dissolution-steps",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("on", Day(), required=True),
        Field("step", Coded("dissolution_steps"), required=True),
        Field("debt_id", Link("debts")),
        Field("agency", Text(48), default=""),
        Field("document_id", Link("documents")),
        Field("outcome", Text(80), default=""),
        Field("next_step", Text(80), default=""),
        Field("next_on", Day(ahead=True)),
        Field("next_done", Flag()),
    ),
    owner="organisation_id",
    place=Place("cooperatives", "organisation", "organisations", "case"),
    called=("on", "step"),
    known_by=(("organisation_id", "on", "step"),),
    begins=("on",),
    since=3,
    derived=(Derived("days_left", Count()),),
    columns=("organisation", "on", "step", "outcome", "next_step", "next_on"),
    order=("organisation", "on"),
    chips="step",
    presets=("waiting", "late"),
    sheet=("organisation", "on", "step", "agency", "outcome", "next_step", "next_on", "next_done"),
)
