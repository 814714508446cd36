"""Lines of the journal in words: when, who, what, from what to what."""

from dataclasses import dataclass
from typing import Any

from models.register.catalogue import field_of
from models.register.texts.words import called, field_words, table_label
from storage.book.journal import Line
from ui.language import language
from ui.pieces.inputs.persons import named
from ui.pieces.moments import minute_of
from ui.register import words
from ui.register.dated_history import DatedHistory
from ui.register.form.fields import label_of


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of a history, ready to show."""

    id: int
    at: str
    who: str
    what: str
    before: str
    after: str


def history_rows(lines: list[Line]) -> list[HistoryRow]:
    """The lines that a person can read; keys made by the program itself are left out."""
    found: list[HistoryRow] = []
    dated = DatedHistory(lines)
    for line in lines:
        if (line.action == "update" and not _readable(line)) or dated.is_told_elsewhere(line):
            continue
        before, after = _both(line, dated)
        after += dated.since(line)
        found.append(
            HistoryRow(len(found), minute_of(line.at), named(line.actor), _what(line), before, after)
        )
    return found


def _readable(line: Line) -> bool:
    return line.field == "deleted" or (
        (field := field_of(line.table, line.field)) is not None and field.by == "person"
    )


def _what(line: Line) -> str:
    table = table_label(line.table, language())
    if line.action == "insert":
        return words.say("LINE_ADDED", table=table)
    if line.action == "delete":
        return words.say("LINE_TAKEN_OUT", table=table)
    if line.field == "deleted":
        return words.say("LINE_BINNED" if line.new else "LINE_RESTORED", table=table)
    label = label_of(line.table, line.field)
    return label if line.table == "organisations" else f"{table}: {label}"


def _both(line: Line, dated: DatedHistory) -> tuple[str, str]:
    if line.action == "update":
        if line.field == "deleted":
            return "", ""
        before, after = dated.value(line, line.old), dated.value(line, line.new)
        if before is not None and after is not None:
            return before, after
        return value_words(line.table, line.field, line.old), value_words(line.table, line.field, line.new)
    record = line.new if line.action == "insert" else line.old
    named = called(line.table, record, language())
    return ("", named) if line.action == "insert" else (named, "")


def value_words(table: str, field: str, value: Any) -> str:
    """A kept value as a person reads it; personal numbers are masked."""
    return field_words(table, field, value, language())
