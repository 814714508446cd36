"""Dated values in a history: a change and its day are one line, and rows that only carry it are left out."""

from collections.abc import Sequence
from typing import Any

from models.register.catalogue import field_of
from models.register.dated import COLUMNS
from models.register.texts.words import dated_words
from models.values.dates import format_iso
from storage.book.journal import Line
from ui.language import language
from ui.register import words

TABLE = "dated_values"
Mark = tuple[int, str, str]
"""A change, an organisation and a dated field."""


class DatedHistory:
    """What the dated rows among some lines of the journal say."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._rows: dict[str, dict[str, Any]] = {}
        self._held: set[Mark] = set()
        self._since: dict[Mark, str] = {}
        for line in lines:
            if line.table == "organisations" and line.action == "update" and line.field in COLUMNS:
                self._held.add((line.change, line.record, COLUMNS[line.field]))
            if line.table == TABLE and line.action != "update":
                self._rows[line.record] = line.new if line.action == "insert" else line.old
        for line in lines:
            mark = self._mark(line)
            if mark is not None and line.action == "insert" and line.new["on"]:
                self._since[mark] = line.new["on"]

    def _mark(self, line: Line) -> Mark | None:
        row = self._rows.get(line.record) if line.table == TABLE else None
        return (line.change, row["organisation_id"], row["field"]) if row is not None else None

    def is_told_elsewhere(self, line: Line) -> bool:
        """Whether the line of the organisation, or of the day, of the same change says it already."""
        mark = self._mark(line)
        if mark is None or mark in self._held:
            return mark is not None
        return line.action == "insert" and not line.new["on"] and mark in self._since

    def since(self, line: Line) -> str:
        """ ", since dd/mm/yyyy" for a change of an organisation that holds from a day on, else ""."""
        if line.table != "organisations" or line.field not in COLUMNS or COLUMNS[line.field] != line.field:
            return ""
        day = self._since.get((line.change, line.record, line.field))
        return f", {words.say('DATED_SINCE', day=format_iso(day))}" if day else ""

    def value(self, line: Line, value: Any) -> str | None:
        """A value of a dated row in words; None where it is another field or the row is not known."""
        row = self._rows.get(line.record) if line.table == TABLE else None
        if row is None or line.field != "value":
            return None
        field = field_of("organisations", row["field"])
        return dated_words(field, value, language()) if field is not None else None
