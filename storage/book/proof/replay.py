"""The journal played again, record by record: what stands in the tables must be what it says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from storage.book.dialect import connections, contents
from storage.book.proof.report import Problem, minute
from storage.book.rows import RowSession, each, fetch_one

_LINES = "SELECT record_id, action, field, new, change_id FROM journal WHERE table_name = :table ORDER BY record_id, id"
_AT = "SELECT at FROM changes WHERE id = :change"

State = str | Mapping[str, Any] | None
"""A record by its journal: the text of its row as it was written, its fields where it changed later, None: gone."""


@dataclass(slots=True)
class _Differences:
    """The first record of each kind of difference with the last change that the journal knows of it, and how many."""

    altered: list[tuple[str, int]] = field(default_factory=list)
    added: list[tuple[str, int]] = field(default_factory=list)
    removed: list[tuple[str, int]] = field(default_factory=list)
    agreeing: int = 0


def problems(raw: connections.Raw, table: str) -> list[Problem]:
    """What stands in a recorded table otherwise than its journal says.

    BOOK_RECORDS_ALTERED, BOOK_RECORDS_REMOVED (table, record, count, agree, at: of the last change that the journal
    knows of the first such record: it was touched after that), BOOK_RECORDS_ADDED (table, record, count, agree).
    """
    session = RowSession(raw)
    found = _Differences()
    rows = contents.rows_as_json(raw, table)
    row = next(rows, None)
    for record, lines in groupby(each(session, _LINES, table=table), itemgetter(0)):
        while row is not None and row[0] < record:
            found.added.append((row[0], 0))
            row = next(rows, None)
        state, change = _played(list(lines))
        if row is None or row[0] != record:
            if state is not None:
                found.removed.append((record, change))
            continue
        _compare(found, record, change, state, row[1])
        row = next(rows, None)
    if row is not None:
        found.added += [(row[0], 0), *((record, 0) for record, _ in rows)]
    return list(_said(session, table, found))


def _compare(found: _Differences, record: str, change: int, state: State, text: str) -> None:
    if state is None:
        found.added.append((record, change))
    elif state == text or _agree(_fields(state), orjson.loads(text)):
        found.agreeing += 1
    else:
        found.altered.append((record, change))


def _agree(fields: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether a row has what the journal says; a column of a later version from its first change on."""
    return bool(fields) and all(name in row and row[name] == value for name, value in fields.items())


def _fields(state: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields of a record by their names; none of a line of the journal that is no row any more."""
    if not isinstance(state, str):
        return state
    try:
        fields = orjson.loads(state)
    except orjson.JSONDecodeError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _played(lines: Sequence[tuple[Any, ...]]) -> tuple[State, int]:
    """What the lines of one record leave of it, and the number of its last change."""
    state: State = None
    change = 0
    for _, action, name, new, number in lines:
        change = number
        if action == "insert":
            state = str(new)
        elif action == "delete":
            state = None
        elif state is not None:
            state = {**_fields(state), name: _value(new)}
    return state, change


def _value(text: object) -> Any:
    """The value of a line; a line that was edited to what is no JSON has one that no record has."""
    try:
        return orjson.loads(text)  # type: ignore[arg-type]
    except (orjson.JSONDecodeError, TypeError):
        return [text]


def _said(session: RowSession, table: str, found: _Differences) -> Iterator[Problem]:
    for code, records in (
        ("BOOK_RECORDS_ALTERED", found.altered),
        ("BOOK_RECORDS_ADDED", found.added),
        ("BOOK_RECORDS_REMOVED", found.removed),
    ):
        if records:
            record, change = records[0]
            last = fetch_one(session, _AT, change=change)
            details = {"table": table, "record": record, "count": len(records), "agree": found.agreeing}
            yield Problem(
                code, details | ({"at": minute(last.at)} if last and code != "BOOK_RECORDS_ADDED" else {})
            )
