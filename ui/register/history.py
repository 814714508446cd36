"""Lines of the journal in words: when, who, what, from what to what."""

from dataclasses import dataclass
from typing import Any

from models.register.drafts import (
    CAPITAL,
    DEBT,
    ENTRY,
    EVALUATION,
    MANAGER,
    MEMBERSHIP,
    ORGANISATION,
    PERSON,
    RESULT,
    STANDING,
)
from models.register.fields import Shape, Shapes
from models.register.identifiers import masked
from models.returns.changes import entry_label
from models.values import codes
from models.values.quantities import format_number
from storage.book.journal import Line
from ui.language import language
from ui.pieces.inputs.persons import named
from ui.pieces.moments import minute_of
from ui.register import words
from ui.register.fields import label_of

_SHAPES: dict[str, Shapes] = {
    "organisations": ORGANISATION,
    "standings": STANDING,
    "charter_capitals": CAPITAL,
    "evaluations": EVALUATION,
    "people": PERSON,
    "memberships": MEMBERSHIP,
    "managers": MANAGER,
    "debts": DEBT,
    "debt_entries": ENTRY,
    "results": RESULT,
}
_BY_THEIR_NAME = {
    "standings": ("on", "event"),
    "charter_capitals": ("on", "amount"),
    "evaluations": ("year", "rank"),
    "memberships": ("kind", "joined_on"),
    "managers": ("position", "from_on"),
    "debts": ("creditor_kind", "creditor"),
    "debt_entries": ("on", "kind", "amount"),
    "results": ("period",),
    "organisations": ("name",),
    "people": ("name",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a history, ready to show."""

    id: int
    at: str
    who: str
    what: str
    before: str
    after: str


def told(lines: list[Line]) -> list[Told]:
    """The lines that a person can read; keys made by the program itself are left out."""
    found: list[Told] = []
    for line in lines:
        if line.action == "update" and not _readable(line):
            continue
        found.append(Told(len(found), minute_of(line.at), named(line.actor), _what(line), *_both(line)))
    return found


def _readable(line: Line) -> bool:
    return line.field == "deleted" or line.field in _SHAPES.get(line.table, {})


def _what(line: Line) -> str:
    table = words.say(f"TABLE_{line.table.upper()}")
    if line.action == "insert":
        return words.say("LINE_ADDED", table=table)
    if line.action == "delete":
        return words.say("LINE_TAKEN_OUT", table=table)
    if line.field == "deleted":
        return words.say("LINE_BINNED" if line.new else "LINE_RESTORED", table=table)
    label = label_of(line.field, _SHAPES.get(line.table, {}).get(line.field))
    return label if line.table == "organisations" else f"{table}: {label}"


def _both(line: Line) -> tuple[str, str]:
    if line.action == "update":
        if line.field == "deleted":
            return "", ""
        return value_words(line.table, line.field, line.old), value_words(line.table, line.field, line.new)
    record = line.new if line.action == "insert" else line.old
    named = " \u00b7 ".join(
        text
        for field in _BY_THEIR_NAME.get(line.table, ())
        if (text := value_words(line.table, field, record.get(field)))
    )
    return ("", named) if line.action == "insert" else (named, "")


def value_words(table: str, field: str, value: Any) -> str:
    """A kept value as a person reads it; personal numbers are masked."""
    if value in (None, ""):
        return ""
    if field == "year":
        return str(value)
    if field == "personal_number":
        return masked(str(value))
    if field == "nationality":
        return words.nation(str(value))
    if table == "debt_entries" and field == "kind":
        return entry_label(str(value), language())
    shape = _SHAPES.get(table, {}).get(field)
    return str(value) if shape is None else _shaped(shape, value)


def _shaped(shape: Shape, value: Any) -> str:
    if shape.kind == "code":
        known = codes.code_list(shape.codes).entries
        return known[str(value)].label(language()) if str(value) in known else str(value)
    if shape.kind == "day":
        return words.day(str(value))
    if shape.kind == "birth":
        return words.birth(str(value))
    if shape.kind == "flag":
        return words.yes_no(int(value))
    if shape.kind in ("money", "signed_money"):
        return words.money(int(value))
    return format_number(value) if isinstance(value, int) else str(value)
