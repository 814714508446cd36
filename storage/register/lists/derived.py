"""Values computed as of a day, and the conditions of presets, as SQL over a row of a kind of record.

Names are those of the catalogue, and a test proves that both have the same. `{t}` stands for the row, `{fact:NAME}`
for a value of FACTS, which several of them need. Parameters: :day, and for a period :first, :last and :period ("" where
no period was chosen).
"""

import re
from collections.abc import Container, Mapping

from models.register.dated import COLUMNS
from models.register.evaluations.agriculture import AGRICULTURE, WATER, prefixes, types
from models.register.evaluations.schemes import schemes
from models.register.statuses import DISSOLVING, ENDED, OPERATING, STOPPED, agreeing_tax_statuses
from models.values import codes
from storage.book.dialect import fragments
from storage.book.kept.facts import FACTS, current, in_list, last_event
from storage.book.kept.keeping import join, kept_or_worked_out
from storage.register.facts import accounting, cases, certificates, memberships, relations
from storage.register.lists import commune_profiles
from storage.register.lists.past import as_of
from storage.register.programmes import (
    activities,
    documents,
    funding,
    funds,
    grants,
    programmes,
    projects,
    steering,
    targets,
)

SOON = 180
"""Days before its end from which the certificate of a product counts as ending soon: a renewal takes that long."""


_LEGAL, _OPERATIONAL = "{fact:legal}", "{fact:operational}"
_DEBT, _BALANCE, _ENDED = "{fact:debt}", "{fact:balance}", "{fact:ended}"

FACTS_ALIAS = "facts"
"""The name of the query that works out the facts of each record once."""

_FACT = re.compile(r"\{fact:(\w+)\}")
_VALID = "({t}.certified_on IS NULL OR {t}.certified_on <= :day) AND ({t}.valid_to IS NULL OR {t}.valid_to >= :day)"
_OVERDUE = f"({{t}}.due_on < :day AND {_BALANCE} > 0)"

_DATED_COLUMN = re.compile(r"\{t\}\.(" + "|".join(COLUMNS) + r")\b")


def fragment(
    table: str, sql: str, alias: str, *, past: bool, facts: Container[str] = (), kept: bool = False
) -> str:
    """An expression over the row `alias` of a table. past: what dated fields were on :day, instead of their columns.

    facts: those that the query FACTS_ALIAS has worked out already; kept: the others are read where they are kept
    (storage.book.kept.keeping, to be joined), as far as they hold on :day. Else they are worked out.
    """
    dated = past and table == "organisations"

    def fact(found: re.Match[str]) -> str:
        name = found[1]
        if name in facts:
            return f"{FACTS_ALIAS}.{name}"
        if kept and not (dated and _DATED_COLUMN.search(FACTS[table][name])):
            return kept_or_worked_out(table, name, alias)
        return FACTS[table][name]

    whole = _FACT.sub(fact, sql)
    whole = _DATED_COLUMN.sub(lambda found: as_of(found[1]), whole) if dated else whole
    return whole.replace("{t}", alias)


def rests_on_others(sql: str) -> bool:
    """Whether an expression looks into other rows than its own, of which facts are kept beside it."""
    return "SELECT" in sql or bool(facts_of(sql))


def facts_of(sql: str) -> list[str]:
    """The names of the facts that an expression needs, as often as it needs them."""
    return _FACT.findall(sql)


_HELD = f"({_OPERATIONAL} = 'awaiting_dissolution_debt' OR ({_OPERATIONAL} IN {in_list(STOPPED)} AND {_DEBT} > 0))"
_STATE = (
    f"(CASE WHEN {_LEGAL} IN {in_list(ENDED)} THEN 'ended' WHEN {_HELD} THEN 'awaiting_dissolution_debt' "
    f"WHEN {_LEGAL} IN {in_list(DISSOLVING)} THEN 'dissolving' WHEN {_OPERATIONAL} IS NULL THEN 'unknown' "
    f"ELSE {_OPERATIONAL} END)"
)
"""What an organisation really is in one word: ended, held by its debts, dissolving, or its operational status."""

_LACKS_RESULT = (
    f"(:period <> '' AND {_OPERATIONAL} IN {in_list(OPERATING)} AND NOT EXISTS "
    "(SELECT 1 FROM results r WHERE r.organisation_id = {t}.id AND r.period = :period))"
)
_ASKED = f"coalesce({_OPERATIONAL}, '{OPERATING[0]}') IN {in_list(OPERATING)}"
_LACKED = f"{{fact:lacks}} || (CASE WHEN {_LACKS_RESULT} THEN 'LACKS_RESULT' ELSE '' END)"
_LACKING = f"(CASE WHEN {_ASKED} THEN coalesce(nullif(trim({_LACKED}), ''), 'complete') ELSE 'nothing' END)"
"""Codes of what an organisation lacks, 'complete', or 'nothing' where nothing is required any more."""

_AGRICULTURAL = [one for scheme in schemes() if scheme.agricultural for one in scheme.definitions]
_BY_CODE = " ".join(
    f"WHEN o.vsic LIKE '{start}%'{' AND o.sector IS NOT NULL' if one == WATER else ''} THEN '{one}'"
    for start, one in prefixes()
)
_AGRICULTURAL_TYPE = (
    f"(SELECT CASE WHEN o.sector IN {in_list(types())} THEN o.sector "
    f"WHEN o.sector <> '{AGRICULTURE}' THEN NULL {_BY_CODE} END "
    f"FROM (SELECT {as_of('sector').replace('{t}', 'o')} AS sector, o.vsic_code AS vsic "
    "FROM organisations o WHERE o.id = {t}.organisation_id) o)"
)
"""As models.register.evaluations.agriculture.type_of, NULL for what is not known."""


def _newest_result(value: str) -> str:
    """A figure of the newest period for which an organisation states it; of one year, the whole year counts last."""
    return (
        f"(SELECT {value} FROM results r WHERE r.organisation_id = {{t}}.id AND {value} IS NOT NULL "
        "AND substr(r.period, 1, 4) <= substr(:day, 1, 4) "
        "ORDER BY substr(r.period, 1, 4) DESC, length(r.period) = 4 DESC, r.period DESC LIMIT 1)"
    )


def _last_change(value: str) -> str:
    """Something of the newest change of an organisation's own fields; NULL for what was loaded without a journal."""
    return (
        f"(SELECT {value} FROM journal j JOIN changes c ON c.id = j.change_id "
        "WHERE j.table_name = 'organisations' AND j.record_id = {t}.id ORDER BY j.id DESC LIMIT 1)"
    )


_ON = '"on"'
_TO_AN_END = f"AND s.legal_status IN {in_list(ENDED)}"

DERIVED: Mapping[tuple[str, str], str] = {
    ("organisations", "legal_status"): _LEGAL,
    ("organisations", "operational_status"): _OPERATIONAL,
    ("organisations", "members"): "{fact:members}",
    ("organisations", "capital"): "{fact:capital}",
    ("organisations", "debt"): _DEBT,
    ("organisations", "state"): _STATE,
    ("organisations", "lacking"): _LACKING,
    ("organisations", "district"): (
        "({t}.commune_code || '|' || coalesce({t}.commune_from, '') || '|' || coalesce({t}.old_commune_code, ''))"
    ),
    ("organisations", "workers"): _newest_result("r.workers"),
    ("organisations", "workers_members"): _newest_result("r.workers_members"),
    ("organisations", "workers_hired"): _newest_result("r.workers - r.workers_members"),
    ("organisations", "changed_on"): _last_change("substr(c.at, 1, 10)"),
    ("organisations", "changed_by"): _last_change("c.actor"),
    ("organisations", "event"): "{fact:event}",
    ("organisations", "event_on"): last_event(_ON),
    ("organisations", "ended_on"): f"(CASE WHEN {_ENDED} THEN {last_event(_ON, _TO_AN_END)} END)",
    **commune_profiles.DERIVED,
    ("debts", "principal"): "{fact:principal}",
    ("debts", "interest"): "{fact:interest}",
    ("debts", "balance"): _BALANCE,
    (
        "debts",
        "overdue_days",
    ): f"(CASE WHEN {_OVERDUE} THEN {fragments.days_between('{t}.due_on', ':day')} ELSE 0 END)",
    ("evaluations", "agricultural_type"): _AGRICULTURAL_TYPE,
    ("products", "days_left"): (
        f"(CASE WHEN {{t}}.valid_to >= :day THEN {fragments.days_between(':day', '{t}.valid_to')} ELSE 0 END)"
    ),
    **cases.DERIVED,
    **activities.DERIVED,
    **steering.DERIVED,
    **projects.DERIVED,
    **certificates.DERIVED,
    **funds.DERIVED,
    **grants.DERIVED,
    **funding.DERIVED,
}
"""Table and name of a derived value → its expression."""

_LIVING = f"NOT {_ENDED}"
_STOPPED = f"{_LIVING} AND {_OPERATIONAL} IN {in_list(STOPPED)}"


_OF_STOPPED = (
    f"{{t}}.organisation_id IN (SELECT o.id FROM organisations o{join('organisations', 'o')} "
    f"WHERE {fragment('organisations', _STOPPED, 'o', past=False, kept=True)})"
)
"""Whether what belongs to an organisation belongs to one that has stopped and not ended."""

_TAX_DIFFERS = (
    "({fact:tax_status} IS NOT NULL AND CASE "
    + _LEGAL
    + "".join(
        f" WHEN '{entry.id}' THEN {{fact:tax_status}} NOT IN {in_list(agreeing_tax_statuses(entry.id))}"
        for entry in codes.entries("legal_statuses")
        if agreeing_tax_statuses(entry.id)
    )
    + " ELSE 0 END)"
)
"""Whether the status of the tax code speaks against the legal status (law and list: resources/codes/legal_statuses)."""

_NEW = (
    "{t}.id IN (SELECT s.organisation_id FROM standings s "
    "WHERE s.event IN ('founded', 'converted') AND s.\"on\" BETWEEN :first AND :last)"
)
PRESETS: Mapping[tuple[str, str], str] = {
    ("organisations", "existing"): _LIVING,
    ("organisations", "operating"): f"{_LIVING} AND {_OPERATIONAL} IN {in_list(OPERATING)}",
    ("organisations", "stopped"): _STOPPED,
    ("organisations", "held_by_debt"): f"{_LIVING} AND {_HELD}",
    ("organisations", "new"): f"{_LIVING} AND {_NEW}",
    ("organisations", "lacking"): (f"{_LIVING} AND {_ASKED} AND ({{fact:lacks}} <> '' OR {_LACKS_RESULT})"),
    ("organisations", "ended"): _ENDED,
    ("organisations", "tax_differs"): _TAX_DIFFERS,
    ("organisations", "meeting_overdue"): f"{_LIVING} AND {accounting.MEETING_OVERDUE}",
    ("organisations", "provincial_register"): _LIVING,
    ("organisations", "group_book"): "{fact:kind} = 'group'",
    ("memberships", "current"): current("joined_on", "left_on"),
    ("memberships", "past"): "{t}.left_on <= :day",
    ("managers", "current"): current("from_on", "to_on"),
    ("managers", "past"): "{t}.to_on <= :day",
    ("debts", "owing"): f"{_BALANCE} > 0",
    ("debts", "overdue"): _OVERDUE,
    ("debts", "stopped"): f"{_BALANCE} > 0 AND {_OF_STOPPED}",
    ("debts", "settled"): f"{_BALANCE} <= 0",
    ("evaluations", "agricultural"): f"{{t}}.definition IN {in_list(_AGRICULTURAL)}",
    ("products", "valid"): _VALID,
    ("products", "ending"): f"{_VALID} AND {fragments.days_between(':day', '{t}.valid_to')} <= {SOON}",
    ("products", "ended"): "{t}.valid_to < :day",
    **documents.PRESETS,
    **programmes.PRESETS,
    **cases.PRESETS,
    **activities.PRESETS,
    **steering.PRESETS,
    **targets.PRESETS,
    **projects.PRESETS,
    **certificates.PRESETS,
    **funds.PRESETS,
    **grants.PRESETS,
    **funding.PRESETS,
    **accounting.PRESETS,
    **memberships.PRESETS,
    **commune_profiles.PRESETS,
    **relations.PRESETS,
}
"""Table and name of a preset → its condition."""
