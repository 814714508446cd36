"""Debts of organisations and their dated movements, from which the balance on any day follows.

Bank groups 1-5 of TT 31/2024/TT-NHNN, tax management classes; measures of Law 108/2025/QH15 Art. 20-21.
"""

from models.register.kinds import Coded, CodedWithin, Count, Day, Link, Money, Text
from models.register.record import Derived, Field, Place, Record, Search

DEBTS = Record(
    table="debts",
    name="debts",
    fields=(
        Field("organisation_id", Link("organisations"), required=True, fixed=True),
        Field("creditor_kind", Coded("creditor_kinds"), required=True),
        Field("creditor", Text(48), default="", search=Search.WORDS),
        Field("contract", Text(32), default="", search=Search.WORDS),
        Field("group_scheme", Coded("debt_schemes")),
        Field("group_code", CodedWithin("debt_groups", "group_scheme")),
        Field("started_on", Day()),
        Field("due_on", Day(ahead=True)),
        Field("measure", Coded("debt_measures")),
        Field("decision", Text(), default=""),
        Field("source", Text(), default=""),
        Field("note", Text(60), default=""),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    owner="organisation_id",
    place=Place("debts", "debt", "debts"),
    called=("creditor_kind", "creditor"),
    parts=("debt_entries",),
    known_by=(
        ("organisation_id", "creditor_kind", "contract"),
        ("organisation_id", "creditor_kind", "creditor"),
    ),
    begins=("started_on",),
    binned=True,
    derived=(
        Derived("principal", Money()),
        Derived("interest", Money()),
        Derived("balance", Money()),
        Derived("overdue_days", Count()),
    ),
    columns=(
        "organisation",
        "creditor_kind",
        "creditor",
        "group_code",
        "due_on",
        "principal",
        "interest",
        "balance",
        "overdue_days",
    ),
    order=("organisation", "started_on"),
    chips="creditor_kind",
    presets=("owing", "overdue", "stopped", "settled"),
    sheet=(
        "creditor_kind",
        "creditor",
        "contract",
        "group_code",
        "started_on",
        "due_on",
        "measure",
        "decision",
        "note",
    ),
)

DEBT_ENTRIES = Record(
    table="debt_entries",
    name="debt-entries",
    fields=(
        Field("debt_id", Link("debts"), required=True, fixed=True),
        Field("on", Day(), required=True),
        Field("kind", Coded("entry_kinds"), required=True),
        Field("amount", Money(), required=True),
        Field("document", Text(40), default=""),
    ),
    owner="debt_id",
    place=Place("debts", "debt", "debts"),
    called=("on", "kind", "amount"),
    known_by=(("debt_id", "on", "kind", "amount"),),
    begins=("on",),
    proposable=False,
    columns=("debt.organisation", "debt", "on", "kind", "amount", "document"),
    order=("debt.organisation", "on"),
    chips="kind",
)
