"""Values computed as of a day, and the conditions of presets, as SQL over a row of a kind of record.

Names are those of the catalogue, and a test proves that both have the same. `{t}` stands for the row, `{fact:NAME}`
for a value of FACTS, which several of them need. Parameters: :day, and for a period :first, :last and :period ("" where
no period was chosen).
"""

import re
from collections.abc import Container, Iterable, Mapping

from models.register.dated import COLUMNS
from models.register.evaluations.agriculture import AGRICULTURE, WATER, prefixes, types
from models.register.evaluations.schemes import schemes
from models.register.signs import ENTRY_SIGNS, INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.register.statuses import DISSOLVING, ENDED, OPERATING, STOPPED, agreeing_tax_statuses
from models.values import codes
from storage.book.dialect import fragments
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


def _in(values: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _latest(status: str) -> str:
    """The newest status that an event up to the day gave; of one day, the event entered last counts."""
    return (
        f'(SELECT s.{status} FROM standings s WHERE s.organisation_id = {{t}}.id AND s."on" <= :day '
        f'AND s.{status} IS NOT NULL ORDER BY s."on" DESC, {fragments.order_of_entry("s")} DESC LIMIT 1)'
    )


def _signed(signs: Mapping[str, int]) -> str:
    """What an entry adds to a debt."""
    cases = " ".join(f"WHEN '{kind}' THEN {sign}" for kind, sign in signs.items())
    return f"e.amount * (CASE e.kind {cases} ELSE 0 END)"


def _owed(signs: Mapping[str, int]) -> str:
    return (
        f"(SELECT coalesce(sum({_signed(signs)}), 0) FROM debt_entries e "
        'WHERE e.debt_id = {t}.id AND e."on" <= :day)'
    )


def _current(first: str, last: str) -> str:
    return (
        f"({{t}}.{first} IS NULL OR {{t}}.{first} <= :day) AND ({{t}}.{last} IS NULL OR {{t}}.{last} > :day)"
    )


_LEGAL, _OPERATIONAL = "{fact:legal}", "{fact:operational}"
_CURRENT_MEMBER = _current("joined_on", "left_on")
CURRENT_MEMBER = _CURRENT_MEMBER.replace("{t}", "m")
"""The condition that a membership `m` is current on :day."""

_MEMBERS = (
    "FROM memberships m WHERE m.organisation_id = {t}.id "
    "AND m.person_id NOT IN (SELECT id FROM people WHERE deleted = 1) "
    f"AND {CURRENT_MEMBER}"
)
_CAPITAL = (
    '(SELECT c.amount FROM charter_capitals c WHERE c.organisation_id = {t}.id AND c."on" <= :day '
    'ORDER BY c."on" DESC LIMIT 1)'
)
_BALANCE = "{fact:balance}"
_DEBT = (
    f"(SELECT coalesce(sum({_signed(ENTRY_SIGNS)}), 0) "
    f"FROM {fragments.from_few('debts d', ('debt_entries e', 'e.debt_id = d.id'))} "
    'WHERE d.organisation_id = {t}.id AND d.deleted = 0 AND e."on" <= :day)'
)
_ENDED = "{fact:ended}"

FACTS: Mapping[str, Mapping[str, str]] = {
    "organisations": {
        "legal": _latest("legal_status"),
        "operational": _latest("operational_status"),
        "ended": (
            "EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = {t}.id "
            f'AND s.legal_status IN {_in(ENDED)} AND s."on" <= :day '
            "AND NOT EXISTS (SELECT 1 FROM standings b WHERE b.organisation_id = s.organisation_id "
            'AND b.event = \'moved_in\' AND b."on" BETWEEN s."on" AND :day))'
        ),
    },
    "debts": {"balance": _owed(ENTRY_SIGNS)},
}
"""Table → values of which other expressions are made; a query that needs one several times works it out once."""

FACTS_ALIAS = "facts"
"""The name of the query that works out the facts of each record once."""

_FACT = re.compile(r"\{fact:(\w+)\}")
_VALID = "({t}.certified_on IS NULL OR {t}.certified_on <= :day) AND ({t}.valid_to IS NULL OR {t}.valid_to >= :day)"
_OVERDUE = f"({{t}}.due_on < :day AND {_BALANCE} > 0)"

_DATED_COLUMN = re.compile(r"\{t\}\.(" + "|".join(COLUMNS) + r")\b")


def fragment(table: str, sql: str, alias: str, *, past: bool, facts: Container[str] = ()) -> str:
    """An expression over the row `alias` of a table. past: what dated fields were on :day, instead of their columns.

    facts: those that the query FACTS_ALIAS has worked out already; the others are worked out where they are needed.
    """
    whole = _FACT.sub(
        lambda found: f"{FACTS_ALIAS}.{found[1]}" if found[1] in facts else FACTS[table][found[1]], sql
    )
    dated = past and table == "organisations"
    whole = _DATED_COLUMN.sub(lambda found: as_of(found[1]), whole) if dated else whole
    return whole.replace("{t}", alias)


def facts_of(sql: str) -> list[str]:
    """The names of the facts that an expression needs, as often as it needs them."""
    return _FACT.findall(sql)


_HELD = (
    f"({_OPERATIONAL} = 'awaiting_dissolution_debt' OR ({_OPERATIONAL} IN {_in(STOPPED)} AND {_DEBT} > 0))"
)
_STATE = (
    f"(CASE WHEN {_LEGAL} IN {_in(ENDED)} THEN 'ended' WHEN {_HELD} THEN 'awaiting_dissolution_debt' "
    f"WHEN {_LEGAL} IN {_in(DISSOLVING)} THEN 'dissolving' WHEN {_OPERATIONAL} IS NULL THEN 'unknown' "
    f"ELSE {_OPERATIONAL} END)"
)
"""What an organisation really is in one word: ended, held by its debts, dissolving, or its operational status."""

LACKING: Mapping[str, str] = {
    "LACKS_TAX_CODE": "({t}.tax_code IS NULL AND {t}.no_tax_code_reason = '')",
    "LACKS_COMMUNE": "{t}.commune_code IS NULL",
    "LACKS_SECTOR": "{t}.sector IS NULL",
    "LACKS_FOUNDING_DAY": "({t}.founded_on IS NULL AND {t}.registered_on IS NULL)",
    "LACKS_STATUS": (  # not through the newest: where one is known at all, none needs to be ordered
        'NOT EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = {t}.id AND s."on" <= :day '
        "AND s.operational_status IS NOT NULL)"
    ),
    "LACKS_CAPITAL": f"({{t}}.kind <> 'group' AND {_CAPITAL} IS NULL)",
    "LACKS_MEMBERS": f"({{t}}.kind <> 'union' AND NOT EXISTS (SELECT 1 {_MEMBERS}))",
    "LACKS_RESULT": (
        f"(:period <> '' AND {_OPERATIONAL} IN {_in(OPERATING)} AND NOT EXISTS "
        "(SELECT 1 FROM results r WHERE r.organisation_id = {t}.id AND r.period = :period))"
    ),
}
"""Code of what an organisation lacks → the condition that it does."""
_ASKED = f"coalesce({_OPERATIONAL}, '{OPERATING[0]}') IN {_in(OPERATING)}"
_LACKED = " || ".join(f"(CASE WHEN {lacks} THEN '{code} ' ELSE '' END)" for code, lacks in LACKING.items())
_LACKING = f"(CASE WHEN {_ASKED} THEN coalesce(nullif(trim({_LACKED}), ''), 'complete') ELSE 'nothing' END)"
"""Codes of what an organisation lacks, 'complete', or 'nothing' where nothing is required any more."""

_AGRICULTURAL = [one for scheme in schemes() if scheme.agricultural for one in scheme.definitions]
_BY_CODE = " ".join(
    f"WHEN o.vsic LIKE '{start}%'{' AND o.sector IS NOT NULL' if one == WATER else ''} THEN '{one}'"
    for start, one in prefixes()
)
_AGRICULTURAL_TYPE = (
    f"(SELECT CASE WHEN o.sector IN {_in(types())} THEN o.sector "
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


def _last_event(value: str, among: str = "") -> str:
    """Something of the newest event of an organisation by the day, of some legal states alone where they are given."""
    return (
        f'(SELECT s.{value} FROM standings s WHERE s.organisation_id = {{t}}.id AND s."on" <= :day {among} '
        f'ORDER BY s."on" DESC, {fragments.order_of_entry("s")} DESC LIMIT 1)'
    )


_ON = '"on"'
_TO_AN_END = f"AND s.legal_status IN {_in(ENDED)}"

DERIVED: Mapping[tuple[str, str], str] = {
    ("organisations", "legal_status"): _LEGAL,
    ("organisations", "operational_status"): _OPERATIONAL,
    ("organisations", "members"): f"(SELECT count(*) {_MEMBERS})",
    ("organisations", "capital"): _CAPITAL,
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
    ("organisations", "event"): _last_event("event"),
    ("organisations", "event_on"): _last_event(_ON),
    ("organisations", "ended_on"): f"(CASE WHEN {_ENDED} THEN {_last_event(_ON, _TO_AN_END)} END)",
    **commune_profiles.DERIVED,
    ("debts", "principal"): _owed(PRINCIPAL_SIGNS),
    ("debts", "interest"): _owed(INTEREST_SIGNS),
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
_STOPPED = f"{_LIVING} AND {_OPERATIONAL} IN {_in(STOPPED)}"


def _of_owner(sql: str) -> str:
    """An expression over an organisation as one over the organisation `o` of another record."""
    return fragment("organisations", sql, "o", past=False)


_TAX_DIFFERS = (
    "({t}.tax_status IS NOT NULL AND CASE "
    + _LEGAL
    + "".join(
        f" WHEN '{entry.id}' THEN {{t}}.tax_status NOT IN {_in(agreeing_tax_statuses(entry.id))}"
        for entry in codes.entries("legal_statuses")
        if agreeing_tax_statuses(entry.id)
    )
    + " ELSE 0 END)"
)
"""Whether the status of the tax code speaks against the legal status (law and list: resources/codes/legal_statuses)."""

_NEW = (
    "EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = {t}.id "
    "AND s.event IN ('founded', 'converted') AND s.\"on\" BETWEEN :first AND :last)"
)
PRESETS: Mapping[tuple[str, str], str] = {
    ("organisations", "existing"): _LIVING,
    ("organisations", "operating"): f"{_LIVING} AND {_OPERATIONAL} IN {_in(OPERATING)}",
    ("organisations", "stopped"): _STOPPED,
    ("organisations", "held_by_debt"): f"{_LIVING} AND {_HELD}",
    ("organisations", "new"): f"{_LIVING} AND {_NEW}",
    ("organisations", "lacking"): (f"{_LIVING} AND {_ASKED} AND ({' OR '.join(LACKING.values())})"),
    ("organisations", "ended"): _ENDED,
    ("organisations", "tax_differs"): _TAX_DIFFERS,
    ("organisations", "meeting_overdue"): f"{_LIVING} AND {accounting.MEETING_OVERDUE}",
    ("organisations", "provincial_register"): _LIVING,
    ("organisations", "group_book"): "{t}.kind = 'group'",
    ("memberships", "current"): _CURRENT_MEMBER,
    ("memberships", "past"): "{t}.left_on <= :day",
    ("managers", "current"): _current("from_on", "to_on"),
    ("managers", "past"): "{t}.to_on <= :day",
    ("debts", "owing"): f"{_BALANCE} > 0",
    ("debts", "overdue"): _OVERDUE,
    ("debts", "stopped"): (
        f"{_BALANCE} > 0 AND EXISTS (SELECT 1 FROM organisations o WHERE o.id = {{t}}.organisation_id "
        f"AND {_of_owner(_STOPPED)})"
    ),
    ("debts", "settled"): f"{_BALANCE} <= 0",
    ("evaluations", "agricultural"): f"{{t}}.definition IN {_in(_AGRICULTURAL)}",
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
