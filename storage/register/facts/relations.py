"""What is special to relations of organisations: the events with which they have to agree, as SQL and as a rule."""

from collections.abc import Mapping
from typing import Any

from models.values import codes
from models.values.errors import Refused


def _agrees(link: str, fact: str) -> str:
    """Whether the organisation behind a link has an event of the relation's kind on its day."""
    cases = " OR ".join(
        f"({{t}}.relation_kind = '{entry.id}' AND s.event IN ({', '.join(map(repr, entry.facts[fact]))}))"
        for entry in codes.entries("relation_kinds")
    )
    return (
        f"EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = {{t}}.{link} "
        f'AND s."on" = {{t}}."on" AND ({cases}))'
    )


PRESETS: Mapping[tuple[str, str], str] = {
    ("relations", "without_event"): (
        f"NOT ({_agrees('organisation_id', 'events')} AND {_agrees('counterpart_id', 'counterpart_events')})"
    ),
}


def refuse_wrong(relation: Any) -> None:
    """Refuse a relation of an organisation with itself: RELATION_WITH_ITSELF."""
    if relation.organisation_id == relation.counterpart_id:
        raise Refused("RELATION_WITH_ITSELF", field="counterpart_id")
