"""Where memberships and relations of an organisation do not agree with what else its record says."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.forms.findings import Finding, Level
from models.register.tables.memberships import OrganisationRelation, UnionMembership
from models.register.tables.organisations import Organisation, Standing
from models.values import codes
from models.values.dates import format_iso
from storage.register import dated
from storage.register.affiliations import alliance_on, union_on

RULE = "R11"


def membership_doubts(session: Session, organisation: Organisation, day: date) -> Iterator[Finding]:
    """A flag or union other than the memberships say, as only records that were loaded as they stood can have it."""
    member = alliance_on(session, organisation.id, day)
    flag = dated.value_on(session, organisation, "alliance_member", day)
    if member is not None and flag != int(member):
        yield Finding("ALLIANCE_DIFFERS", RULE, Level.WARNING)
    mine = select(UnionMembership.id).where(UnionMembership.organisation_id == organisation.id)
    if session.execute(mine.limit(1)).first() is None:
        return
    if organisation.union_id != union_on(session, organisation.id, day):
        yield Finding("UNION_DIFFERS", RULE, Level.WARNING)


def relation_doubts(session: Session, organisation_id: str, day: date) -> Iterator[Finding]:
    """Relations up to a day for which one of both organisations has no event of their kind on that day."""
    query = (
        select(OrganisationRelation)
        .where(
            or_(
                OrganisationRelation.organisation_id == organisation_id,
                OrganisationRelation.counterpart_id == organisation_id,
            )
        )
        .where(OrganisationRelation.on <= day.isoformat())
        .order_by(OrganisationRelation.on, OrganisationRelation.id)
    )
    for relation in session.scalars(query):
        facts = codes.entry("relation_kinds", relation.relation_kind).facts
        sides = ((relation.organisation_id, "events"), (relation.counterpart_id, "counterpart_events"))
        for one, fact in sides:
            if not _happened(session, one, relation.on, facts[fact]):
                named = session.get_one(Organisation, one)
                details = {
                    "relation": codes.label("relation_kinds", relation.relation_kind),
                    "on": format_iso(relation.on),
                    "organisation": named.name,
                    "events": "; ".join(codes.label("event_kinds", event) for event in facts[fact]),
                }
                yield Finding("RELATION_WITHOUT_EVENT", RULE, Level.WARNING, details=details)


def _happened(session: Session, organisation_id: str, on: str, events: tuple[str, ...]) -> bool:
    query = select(Standing.id).where(
        Standing.organisation_id == organisation_id, Standing.on == on, Standing.event.in_(events)
    )
    return session.execute(query.limit(1)).first() is not None
