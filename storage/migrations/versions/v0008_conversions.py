"""The day since when a converted group is a cooperative, where the book knows it from the event and the journal.

Until schema 6 a conversion wrote its event and overwrote the kind, so a sheet of an earlier day counted the group among
the cooperatives. The event has the day, the journal the kind before.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BEFORE, AFTER = "group", "cooperative"


@dataclass(frozen=True)
class _Conversion:
    """An event that made a cooperative of a group, and the change by which it was recorded."""

    organisation: str
    event: str
    on: str
    change: int


def upgrade() -> None:
    """Two dated values a conversion: group from the beginning, cooperative from the day of the event.

    Only where the last change of its kind was from group to cooperative, and one event is that conversion. What had
    dated values of its kind at any time stays as people left it, so a second run adds nothing. The journal's lines go
    to the change that recorded the event, so that undoing it takes them along.
    """
    connection = op.get_bind()
    # no change runs during a migration; the trigger is made anew at its end (storage.book.journal)
    op.execute("DROP TRIGGER IF EXISTS journal_dated_values_insert")
    for conversion in list(_conversions(connection)):
        _put(connection, conversion, None, BEFORE)
        _put(connection, conversion, conversion.on, AFTER)


def _conversions(connection: sa.Connection) -> Iterator[_Conversion]:
    changes = _changes_to_cooperative(connection)
    dated = _dated_before(connection)
    recorded = _recorded_events(connection)
    events: dict[str, list[Any]] = defaultdict(list)
    query = "SELECT id, organisation_id, \"on\" FROM standings WHERE event = 'converted'"
    for event in connection.execute(sa.text(query)):
        events[event.organisation_id].append(event)
    for organisation, candidates in events.items():
        change = changes.get(organisation)
        if change is None or organisation in dated:
            continue
        same = [event for event in candidates if recorded.get(event.id) == change] or candidates
        if len(same) == 1 and same[0].id in recorded:
            yield _Conversion(organisation, same[0].id, same[0].on, recorded[same[0].id])


def _changes_to_cooperative(connection: sa.Connection) -> dict[str, int]:
    """Organisation → its last change of kind, where that made a cooperative of a group."""
    query = (
        "SELECT record_id, change_id, old, new FROM journal WHERE table_name = 'organisations' "
        "AND action = 'update' AND field = 'kind' ORDER BY id"
    )
    last = {row.record_id: row for row in connection.execute(sa.text(query))}
    kinds = (json.dumps(BEFORE), json.dumps(AFTER))
    return {key: row.change_id for key, row in last.items() if (row.old, row.new) == kinds}


def _recorded_events(connection: sa.Connection) -> dict[str, int]:
    """Event → the last change that wrote it."""
    query = "SELECT record_id, change_id FROM journal WHERE table_name = 'standings' AND action = 'insert' ORDER BY id"
    return {row.record_id: row.change_id for row in connection.execute(sa.text(query))}


def _dated_before(connection: sa.Connection) -> set[str]:
    """Organisations whose kind has or had dated values."""
    there = connection.execute(sa.text("SELECT organisation_id FROM dated_values WHERE field = 'kind'"))
    found = {row.organisation_id for row in there}
    query = (
        "SELECT old, new FROM journal WHERE table_name = 'dated_values' AND action IN ('insert', 'delete')"
    )
    for line in connection.execute(sa.text(query)):
        row = json.loads(line.new or line.old)
        if row["field"] == "kind":
            found.add(row["organisation_id"])
    return found


def _put(connection: sa.Connection, conversion: _Conversion, on: str | None, kind: str) -> None:
    """A dated value with its line in the journal; the id follows from the event, so that every run makes the same."""
    row = {
        "organisation_id": conversion.organisation,
        "field": "kind",
        "on": on,
        "value": kind,
        "document": "",
        "id": hashlib.sha256(f"{conversion.event} {kind}".encode()).hexdigest()[:32],
    }
    connection.execute(
        sa.text(
            'INSERT INTO dated_values (organisation_id, field, "on", value, document, id) '
            "VALUES (:organisation_id, :field, :on, :value, :document, :id)"
        ),
        row,
    )
    connection.execute(
        sa.text(
            "INSERT INTO journal (change_id, table_name, record_id, action, field, old, new) "
            "VALUES (:change, 'dated_values', :id, 'insert', '', NULL, :new)"
        ),
        {
            "change": conversion.change,
            "id": row["id"],
            "new": json.dumps(row, ensure_ascii=False, separators=(",", ":")),
        },
    )
