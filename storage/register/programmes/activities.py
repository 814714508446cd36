"""What is special to activities: how many took part and what it cost, and numbers that cannot be.

Distinct persons are those of one activity: who comes to two of them cannot be seen from numbers, so over several
activities visits are summed, and distinct organisations are counted by their links.
"""

from collections.abc import Mapping
from typing import Any

from models.values.errors import Refused

_CONCERNED = (
    "(SELECT count(DISTINCT p.organisation_id) FROM activity_organisations p WHERE p.activity_id = {t}.id "
    "AND p.organisation_id NOT IN (SELECT id FROM organisations WHERE deleted = 1))"
)


def _sum(part: str, column: str) -> str:
    """The sum of a column of a part of an activity; NULL where none of its rows states it."""
    return f"(SELECT sum(p.{column}) FROM {part} p WHERE p.activity_id = {{t}}.id)"


DERIVED: Mapping[tuple[str, str], str] = {
    ("activities", "visits"): _sum("activity_participants", "visits"),
    ("activities", "participants"): _sum("activity_participants", "persons"),
    ("activities", "organisations"): _CONCERNED,
    ("activities", "cost"): _sum("activity_costs", "spent"),
}

_BEGUN = "({t}.first_day IS NULL OR {t}.first_day <= :day)"
_NOBODY = (
    "NOT EXISTS (SELECT 1 FROM activity_participants p WHERE p.activity_id = {t}.id "
    "AND (p.visits IS NOT NULL OR p.persons IS NOT NULL))"
)
PRESETS: Mapping[tuple[str, str], str] = {
    ("activities", "this_year"): (
        "substr({t}.first_day, 1, 4) <= substr(:day, 1, 4) "
        "AND substr(coalesce({t}.last_day, {t}.first_day), 1, 4) >= substr(:day, 1, 4)"
    ),
    ("activities", "without_participants"): f"{_BEGUN} AND {{t}}.activity_kind <> 'news' AND {_NOBODY}",
    ("activities", "without_cost"): f"{_BEGUN} AND {_sum('activity_costs', 'spent')} IS NULL",
}
"""without_…: only what has begun by the day; a news item is read and attended by nobody."""


def refuse_wrong_numbers(participants: Any) -> None:
    """Refuse more distinct persons than visits, and more women or minorities than persons.

    PERSONS_ABOVE_VISITS, PART_ABOVE_PERSONS. Where the distinct persons are not known, visits bound the parts.
    """
    visits, persons = participants.visits, participants.persons
    if visits is not None and persons is not None and persons > visits:
        raise Refused("PERSONS_ABOVE_VISITS", persons=persons, visits=visits, field="persons")
    whole = visits if persons is None else persons
    for field in ("women", "minorities"):
        part = getattr(participants, field)
        if part is not None and whole is not None and part > whole:
            raise Refused("PART_ABOVE_PERSONS", count=part, persons=whole, field=field)
