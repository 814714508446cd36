"""What is special to support grants: who is supported, sums of their amounts, and what is doubtful about them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models.register.statuses import ENDED
from models.values import codes
from models.values.errors import Refused
from storage.book.rows import fetch, fetch_one

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _sum(step: str) -> str:
    """What is stated of a step up to the day; NULL where nothing is."""
    return (
        "(SELECT sum(a.amount) FROM grant_amounts a WHERE a.grant_id = {t}.id "
        f'AND a.step = \'{step}\' AND (a."on" IS NULL OR a."on" <= :day))'
    )


_PLANNED, _APPROVED, _DISBURSED, _RETURNED = map(_sum, ("planned", "approved", "disbursed", "returned"))

DERIVED: Mapping[tuple[str, str], str] = {
    ("support_grants", "supported"): (
        "coalesce((SELECT o.name FROM organisations o WHERE o.id = {t}.organisation_id), "
        "(SELECT p.name FROM people p WHERE p.id = {t}.person_id), {t}.beneficiary_name)"
    ),
    ("support_grants", "planned"): _PLANNED,
    ("support_grants", "approved"): _APPROVED,
    ("support_grants", "disbursed"): _DISBURSED,
    ("support_grants", "returned"): _RETURNED,
}

_ENDED = ", ".join(f"'{status}'" for status in ENDED)
_GIVEN_TO_ENDED = f"""EXISTS (
    SELECT 1 FROM standings s WHERE s.organisation_id = {{t}}.organisation_id
    AND s.legal_status IN ({_ENDED}) AND s."on" <= :day
    AND NOT EXISTS (SELECT 1 FROM standings b WHERE b.organisation_id = s.organisation_id
                    AND b.event = 'moved_in' AND b."on" BETWEEN s."on" AND :day)
    AND ({{t}}.decided_on > s."on" OR {{t}}.year > CAST(substr(s."on", 1, 4) AS INTEGER)
         OR EXISTS (SELECT 1 FROM grant_amounts a WHERE a.grant_id = {{t}}.id
                    AND a.step <> 'returned' AND a."on" > s."on")))"""

PRESETS: Mapping[tuple[str, str], str] = {
    ("support_grants", "above_approved"): f"{_DISBURSED} > {_APPROVED}",
    ("support_grants", "without_decision"): (
        "{t}.state IN ('approved', 'disbursed', 'returned') AND {t}.decision_id IS NULL"
    ),
    ("support_grants", "returned_without_reason"): (
        f"({{t}}.state = 'returned' OR {_RETURNED} > 0) AND {{t}}.return_reason = ''"
    ),
    ("support_grants", "beneficiary_ended"): _GIVEN_TO_ENDED,
}
"""beneficiary_ended: decided, paid or of a year after the organisation had ended (rule R16)."""


def refuse_wrong(grant: Any) -> None:
    """Refuse a grant to nobody: BENEFICIARY_MISSING; more persons than visits: BENEFICIARIES_ABOVE_VISITS."""
    if not (grant.organisation_id or grant.person_id or grant.beneficiary_name):
        raise Refused("BENEFICIARY_MISSING", field="beneficiary_name")
    visits, persons = grant.visits, grant.beneficiaries
    if visits is not None and persons is not None and persons > visits:
        raise Refused(
            "BENEFICIARIES_ABOVE_VISITS", beneficiaries=persons, visits=visits, field="beneficiaries"
        )


def refuse_foreign_component(session: "Session", grant: Mapping[str, Any]) -> None:
    """Refuse a component that is not one of the grant's programme: COMPONENT_OF_ANOTHER."""
    if grant["component_id"] is None:
        return
    component = fetch_one(
        session,
        "SELECT name, programme_id FROM programme_components WHERE id = :id",
        id=grant["component_id"],
    )
    if component is not None and component.programme_id != grant["programme_id"]:
        raise Refused("COMPONENT_OF_ANOTHER", component=component.name, field="component_id")


def fill_amount(amount: Any) -> None:
    """The budget year of an amount is by default that of its day."""
    if amount.on and not amount.year:
        amount.year = int(amount.on[:4])


def refuse_undated(amount: Any) -> None:
    """Refuse an amount of no known year: AMOUNT_WITHOUT_YEAR."""
    if not amount.year:
        raise Refused("AMOUNT_WITHOUT_YEAR", field="year")


def refuse_overdrawn(session: "Session", amount: Mapping[str, Any]) -> None:
    """Refuse where more came back to a source than had been paid out of it: RETURNED_ABOVE_DISBURSED."""
    for source, left in fetch(
        session,
        "SELECT source, sum(CASE step WHEN 'disbursed' THEN amount WHEN 'returned' THEN -amount ELSE 0 END) "
        "FROM grant_amounts WHERE grant_id = :grant GROUP BY source",
        grant=amount["grant_id"],
    ):
        if left < 0:
            raise Refused(
                "RETURNED_ABOVE_DISBURSED",
                source=codes.label("funding_sources", source),
                above=-left,
                field="amount",
            )
