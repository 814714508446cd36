"""kinds: the kinds of records with their fields, types and headings, so that a script needs nothing else."""

from typing import Any

from models.register.catalogue import RECORDS
from models.register.kinds import (
    Birth,
    Coded,
    CodedWithin,
    Commune,
    Count,
    Day,
    FieldOf,
    Flag,
    Kind,
    Link,
    Money,
    Number,
    PeriodOf,
    Phone,
    Ratio,
    Text,
    ValueOf,
    Year,
)
from models.register.record import Derived, Field, Record
from models.register.texts.blocks import headings
from models.register.texts.words import field_label, hint, table_label
from models.values import codes
from ui.commands.arguments import Arguments, Verbs
from ui.commands.voice import Voice, print_json, print_table

TYPES: dict[type[Kind], str] = {
    Text: "text",
    Number: "number-text",
    Phone: "phone",
    Day: "day",
    Birth: "birth",
    Year: "year",
    PeriodOf: "period",
    Flag: "yes-no",
    Count: "count",
    Money: "money",
    Ratio: "decimal",
    Coded: "code",
    CodedWithin: "code-within",
    Link: "link",
    Commune: "commune",
    FieldOf: "field",
    ValueOf: "text",
}
"""The names of types for scripts; described in docs/commands.md."""


def add(verbs: Verbs) -> None:
    verbs.add(
        "kinds", run, "the kinds of records with their fields, types and headings", book=False, json=True
    )


def run(arguments: Arguments, voice: Voice) -> int:
    if arguments.json:
        print_json([_kind(kind, voice.language) for kind in RECORDS])
        return 0
    rows = [
        (kind.name, table_label(kind.table, voice.language, many=True), ", ".join(names_of(kind)))
        for kind in RECORDS
    ]
    print_table(("KIND", "NAME", "FIELDS"), rows)
    return 0


def names_of(kind: Record) -> list[str]:
    """The public names of the fields that a person fills in."""
    return [field.public for field in kind.fields if field.by == "person"]


def _kind(kind: Record, language: str) -> dict[str, Any]:
    known = headings(kind.table)
    return {
        "kind": kind.name,
        "label": table_label(kind.table, language, many=True),
        "fields": [
            _field(kind, field, known.get(field.public, ()), language)
            for field in kind.fields
            if field.by == "person"
        ],
        "paths": {path: list(words) for path, words in known.items() if path not in kind.by_public_name},
        "derived": [
            {"name": value.name, "label": field_label(kind.table, value.name, language), **_type(value)}
            for value in kind.derived
        ],
        "columns": list(kind.columns),
        "presets": list(kind.presets),
        "identified_by": [[kind.by_name[name].public for name in names] for names in kind.known_by],
    }


def _field(kind: Record, field: Field, words: tuple[str, ...], language: str) -> dict[str, Any]:
    return {
        "name": field.public,
        "label": field_label(kind.table, field.public, language),
        "hint": hint(kind.table, field.name, language),
        **_type(field),
        "required": field.required,
        "privacy": field.privacy.value,
        "dated": field.dated,
        "headings": list(words),
    }


def _type(field: Field | Derived) -> dict[str, Any]:
    kind = field.kind
    described: dict[str, Any] = {"type": TYPES[type(kind)]}
    if isinstance(kind, Coded):
        described["values"] = {
            entry.id: {"vi": entry.vi, "en": entry.en} for entry in codes.entries(kind.codes)
        }
    elif isinstance(kind, Link):
        described["leads_to"] = next(record.name for record in RECORDS if record.table == kind.table)
    elif isinstance(kind, Count):
        described |= {"least": kind.least, "most": kind.most}
    elif isinstance(kind, Ratio):
        described |= {"places": kind.places, "most": kind.most}
    return described
