"""Who steers the collective economy in the area, and what has been set as a task, by whom and until when.

Officers change often and mostly serve beside other work: the reports name both as what hinders them most.
"""

from models.register.kinds import Coded, Count, Day, Flag, Link, Phone, Text
from models.register.record import Derived, Field, Place, Privacy, Record, Search

STEERING_MEMBERS = Record(
    table="steering_members",
    name="steering-members",
    fields=(
        Field("name", Text(48), required=True, search=Search.NAME),
        Field("steering_body", Coded("steering_bodies"), required=True),
        Field("position", Text(32), default="", search=Search.WORDS),
        Field("agency", Text(40), default="", search=Search.WORDS),
        Field("phone", Phone(), default="", privacy=Privacy.PERSONAL),
        Field("full_time", Flag()),
        Field("from_on", Day()),
        Field("to_on", Day(ahead=True)),
        Field("handed_over_on", Day()),
        Field("successor", Text(48), default="", search=Search.WORDS),
        Field("document_id", Link("documents")),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("steering", "steering_member", "steering_members"),
    called=("name", "steering_body"),
    unique=(("name", "steering_body", "from_on"),),
    known_by=(("name", "steering_body", "from_on"), ("name", "steering_body")),
    begins=("from_on",),
    ends="to_on",
    binned=True,
    since=3,
    columns=(
        "name",
        "steering_body",
        "position",
        "agency",
        "full_time",
        "from_on",
        "to_on",
    ),
    order=("steering_body", "name"),
    chips="steering_body",
    presets=("current", "past", "without_handover"),
    sheet=("name", "steering_body", "position", "agency", "phone", "full_time", "from_on", "to_on"),
)

TASKS = Record(
    table="tasks",
    name="tasks",
    fields=(
        Field("name", Text(96), required=True, search=Search.NAME),
        Field("agency", Text(48), default="", search=Search.WORDS),
        Field("cooperating", Text(60), default="", search=Search.WORDS),
        Field("document_id", Link("documents")),
        Field("due_on", Day(ahead=True)),
        Field("task_state", Coded("task_states"), required=True, default="not_begun"),
        Field("done_on", Day()),
        Field("outcome", Text(96), default="", search=Search.WORDS),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("tasks", "task", "tasks"),
    called=("name", "due_on"),
    unique=(("name", "document_id", "due_on"),),
    known_by=(("name", "due_on"), ("name",)),
    binned=True,
    since=3,
    derived=(Derived("days_left", Count()), Derived("days_late", Count())),
    columns=("name", "agency", "due_on", "task_state", "days_left", "days_late", "done_on"),
    order=("due_on", "name"),
    chips="task_state",
    presets=("open", "overdue", "done"),
    sheet=("name", "agency", "cooperating", "due_on", "task_state", "done_on", "outcome"),
)
