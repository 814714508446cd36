"""What is special to value chains and projects: partners and money as SQL, presets, and the rules of both."""

from collections.abc import Mapping
from typing import Any

from models.values.errors import Refused

ACCEPTED = ("approved", "running")
"""States (list project_states) of a project that an authority has accepted and that goes on."""


def _in(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _amounts(step: str) -> str:
    return (
        "(SELECT coalesce(sum(a.amount), 0) FROM project_amounts a "
        f"WHERE a.project_id = {{t}}.id AND a.project_step = '{step}')"
    )


DERIVED: Mapping[tuple[str, str], str] = {
    ("chain_projects", "partners"): "(SELECT count(*) FROM project_partners p WHERE p.project_id = {t}.id)",
    ("chain_projects", "planned"): _amounts("planned"),
    ("chain_projects", "disbursed"): _amounts("disbursed"),
}
_ACCEPTED = f"{{t}}.project_state IN {_in(ACCEPTED)}"
PRESETS: Mapping[tuple[str, str], str] = {
    ("chain_projects", "proposed"): "{t}.project_state = 'proposed'",
    ("chain_projects", "approved"): _ACCEPTED,
    ("chain_projects", "undecided"): f"{_ACCEPTED} AND {{t}}.decision_id IS NULL",
    ("chain_projects", "ended"): f"NOT ({_ACCEPTED}) AND {{t}}.project_state <> 'proposed'",
}


def refuse_wrong(project: Any) -> None:
    """Refuse a project whose last year is before its first: YEARS_OUT_OF_ORDER."""
    first, last = project.first_year, project.last_year
    if first and last and last < first:
        raise Refused("YEARS_OUT_OF_ORDER", first=first, last=last, field="last_year")


def refuse_nobody(partner: Any) -> None:
    """Refuse a partner that is neither an organisation of the register nor named: PARTNER_MISSING."""
    if not (partner.organisation_id or partner.partner):
        raise Refused("PARTNER_MISSING", field="partner")
