"""What follows for an organisation from its memberships in the alliance and in unions (docs/decisions/0022).

Reports count the dated flag `alliance_member` and whether an organisation is in a union. Where an organisation has
memberships with days, these say both: the flag is written from their days on each change, and cannot be typed; the
union in the organisation's record is the one of today.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.tables.memberships import AllianceMembership, UnionMembership
from models.values.dates import format_iso
from models.values.errors import Refused
from storage.register import dated
from storage.register.facts.memberships import steps_of
from storage.register.organisations import require_organisation

Values = Mapping[str, Any]


def follow_alliance(session: Session, before: Values | None, after: Values | None, today: date) -> None:
    """Write the flag of the organisation from the days of its memberships.

    What it was before the first of them stays as it was. before, after: the membership that was changed; None where it
    is new or taken out. Refused DATED_DAY_AHEAD.
    """
    given = [one for one in (before, after) if one is not None]
    _refuse_ahead(after, today)
    organisation = require_organisation(session, given[0]["organisation_id"])
    spans = _alliance_spans(session, organisation.id)
    since = min([first for first, _ in spans] + [str(one["from_on"]) for one in given])
    dated.rewrite_in(session, organisation, "alliance_member", since, steps_of(spans))


def follow_union(session: Session, before: Values | None, after: Values | None, today: date) -> None:
    """Write the union of today into the organisation, None where it is in none.

    Refused DATED_DAY_AHEAD, UNION_NOT_POSSIBLE (it is no union, or the organisation is one itself).
    """
    given = [one for one in (before, after) if one is not None]
    _refuse_ahead(after, today)
    organisation = require_organisation(session, given[0]["organisation_id"])
    if after is not None:
        union = require_organisation(session, after["union_id"])
        if union.kind != "union" or organisation.kind == "union":
            raise Refused("UNION_NOT_POSSIBLE", id=union.id, field="union_id")
    organisation.union_id = union_on(session, organisation.id, today)
    session.flush()


def union_on(session: Session, organisation_id: str, day: date) -> str | None:
    """The union in which an organisation is by its memberships on a day, the one joined last of several."""
    on = day.isoformat()
    query = (
        select(UnionMembership.union_id)
        .where(UnionMembership.organisation_id == organisation_id, UnionMembership.from_on <= on)
        .where(UnionMembership.to_on.is_(None) | (UnionMembership.to_on > on))
        .order_by(UnionMembership.from_on.desc(), UnionMembership.id)
    )
    return session.scalars(query.limit(1)).first()


def alliance_on(session: Session, organisation_id: str, day: date) -> bool | None:
    """Whether an organisation is in the alliance by its memberships on a day; None where they say nothing of it."""
    spans = _alliance_spans(session, organisation_id)
    said = [value for on, value in steps_of(spans) if on <= day.isoformat()]
    return said[-1] == "1" if said else None


def _alliance_spans(session: Session, organisation_id: str) -> list[tuple[str, str | None]]:
    query = select(AllianceMembership.from_on, AllianceMembership.to_on).where(
        AllianceMembership.organisation_id == organisation_id
    )
    return [(first, last) for first, last in session.execute(query)]


def _refuse_ahead(values: Values | None, today: date) -> None:
    for name in ("from_on", "to_on"):
        day = values[name] if values is not None else None
        if day and day > today.isoformat():
            raise Refused("DATED_DAY_AHEAD", day=format_iso(day), field=name)
