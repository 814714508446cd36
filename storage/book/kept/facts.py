"""Facts about a record that are worked out of several tables, as SQL over a row `{t}` as of :day."""

from collections.abc import Iterable, Mapping

from models.register.signs import ENTRY_SIGNS, INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.register.statuses import ENDED
from storage.book.dialect import fragments


def in_list(values: Iterable[str]) -> str:
    """Codes as a list for IN."""
    return "(" + ", ".join(f"'{code}'" for code in values) + ")"


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


def current(first: str, last: str) -> str:
    """The condition that a record lasts on :day, by its first and last day."""
    return (
        f"({{t}}.{first} IS NULL OR {{t}}.{first} <= :day) AND ({{t}}.{last} IS NULL OR {{t}}.{last} > :day)"
    )


CURRENT_MEMBER = current("joined_on", "left_on").replace("{t}", "m")
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
ENTRIES = fragments.from_few("debts d", ("debt_entries e", "e.debt_id = d.id"))
"""The entries `e` of the debts `d` of one organisation."""
_DEBT = (
    f"(SELECT coalesce(sum({_signed(ENTRY_SIGNS)}), 0) FROM {ENTRIES} "
    'WHERE d.organisation_id = {t}.id AND d.deleted = 0 AND e."on" <= :day)'
)


def last_event(value: str, among: str = "") -> str:
    """Something of the newest event of an organisation by the day, of some legal states alone where they are given."""
    return (
        f'(SELECT s.{value} FROM standings s WHERE s.organisation_id = {{t}}.id AND s."on" <= :day {among} '
        f'ORDER BY s."on" DESC, {fragments.order_of_entry("s")} DESC LIMIT 1)'
    )


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
}
"""Code of what an organisation lacks, whatever the period → the condition that it does."""

_LACKS = " || ".join(f"(CASE WHEN {lacks} THEN '{code} ' ELSE '' END)" for code, lacks in LACKING.items())

FACTS: Mapping[str, Mapping[str, str]] = {
    "organisations": {
        "legal": _latest("legal_status"),
        "operational": _latest("operational_status"),
        "ended": (
            "EXISTS (SELECT 1 FROM standings s WHERE s.organisation_id = {t}.id "
            f'AND s.legal_status IN {in_list(ENDED)} AND s."on" <= :day '
            "AND NOT EXISTS (SELECT 1 FROM standings b WHERE b.organisation_id = s.organisation_id "
            'AND b.event = \'moved_in\' AND b."on" BETWEEN s."on" AND :day))'
        ),
        "members": f"(SELECT count(*) {_MEMBERS})",
        "capital": _CAPITAL,
        "debt": _DEBT,
        "lacks": f"({_LACKS})",
        "kind": "{t}.kind",
        "tax_status": "{t}.tax_status",
        "event": last_event("event"),
        "met_on": (
            "(CASE WHEN {t}.kind <> 'group' THEN (SELECT max(a.general_meeting_on) FROM accounting_years a "
            "WHERE a.organisation_id = {t}.id AND a.deleted = 0 AND a.general_meeting_on <= :day) END)"
        ),
    },
    "debts": {
        "principal": _owed(PRINCIPAL_SIGNS),
        "interest": _owed(INTEREST_SIGNS),
        "balance": _owed(ENTRY_SIGNS),
    },
}
"""Table → facts of which derived values and presets are made. All are kept (storage.book.kept.keeping)."""
