"""Every kind of record of the register, in order of dependence. The one list: whatever treats all kinds reads it."""

from functools import cache

from models.register.dated import DATED_VALUES
from models.register.debts import DEBT_ENTRIES, DEBTS
from models.register.facts.accounting import ACCOUNTING_YEARS
from models.register.facts.cases import DISSOLUTION_CAUSES, DISSOLUTION_STEPS
from models.register.facts.certificates import CERTIFICATES
from models.register.facts.communes import COMMUNE_PROFILES
from models.register.facts.memberships import ALLIANCE_MEMBERSHIPS, UNION_MEMBERSHIPS
from models.register.facts.relations import RELATIONS
from models.register.members import MANAGERS, MEMBERSHIPS, PEOPLE
from models.register.organisations import CHARTER_CAPITALS, EVALUATIONS, ORGANISATIONS, STANDINGS
from models.register.products import PRODUCTS
from models.register.programmes.activities import (
    ACTIVITIES,
    ACTIVITY_COSTS,
    ACTIVITY_ORGANISATIONS,
    ACTIVITY_PARTICIPANTS,
)
from models.register.programmes.documents import DOCUMENTS
from models.register.programmes.funding import FUNDING_LINES
from models.register.programmes.funds import (
    FUND_CAPITALS,
    FUND_LOANS,
    FUND_RELATIONS,
    FUND_REPAYMENTS,
    FUNDS,
)
from models.register.programmes.grants import GRANT_AMOUNTS, SUPPORT_GRANTS
from models.register.programmes.programmes import PROGRAMME_COMPONENTS, PROGRAMMES
from models.register.programmes.projects import CHAIN_PROJECTS, PROJECT_AMOUNTS, PROJECT_PARTNERS
from models.register.programmes.steering import STEERING_MEMBERS, TASKS
from models.register.programmes.targets import TARGETS
from models.register.record import Field, Record
from models.register.results import RESULTS
from models.values.errors import Refused

RECORDS: tuple[Record, ...] = (
    ORGANISATIONS,
    STANDINGS,
    CHARTER_CAPITALS,
    EVALUATIONS,
    PEOPLE,
    MEMBERSHIPS,
    MANAGERS,
    RESULTS,
    DEBTS,
    DEBT_ENTRIES,
    PRODUCTS,
    DATED_VALUES,
    DOCUMENTS,
    PROGRAMMES,
    PROGRAMME_COMPONENTS,
    DISSOLUTION_CAUSES,
    DISSOLUTION_STEPS,
    ACTIVITIES,
    ACTIVITY_PARTICIPANTS,
    ACTIVITY_ORGANISATIONS,
    ACTIVITY_COSTS,
    STEERING_MEMBERS,
    TASKS,
    TARGETS,
    CHAIN_PROJECTS,
    PROJECT_PARTNERS,
    PROJECT_AMOUNTS,
    CERTIFICATES,
    FUNDS,
    FUND_CAPITALS,
    FUND_LOANS,
    FUND_REPAYMENTS,
    SUPPORT_GRANTS,
    GRANT_AMOUNTS,
    FUNDING_LINES,
    ACCOUNTING_YEARS,
    ALLIANCE_MEMBERSHIPS,
    UNION_MEMBERSHIPS,
    COMMUNE_PROFILES,
    RELATIONS,
    FUND_RELATIONS,
)
"""Each after those that it refers to; also the order of tables in a package."""


@cache
def _by_table() -> dict[str, Record]:
    return {record.table: record for record in RECORDS}


@cache
def _by_name() -> dict[str, Record]:
    return {record.name: record for record in RECORDS} | _by_table()


def tables() -> tuple[str, ...]:
    """Names of the tables of the register, in order of dependence."""
    return tuple(_by_table())


def is_kind(table: str) -> bool:
    """Whether a table of the book is one of the register."""
    return table in _by_table()


def record_of(table: str) -> Record:
    """The kind of record that a table of the register keeps; KeyError where it is none."""
    return _by_table()[table]


def record_named(name: str) -> Record:
    """The kind of record by its name in commands (or its table); Refused KIND_UNKNOWN."""
    found = _by_name().get(name)
    if found is None:
        raise Refused("KIND_UNKNOWN", kind=name, known=", ".join(record.name for record in RECORDS))
    return found


def field_of(table: str, name: str) -> Field | None:
    """The field of a table; None where table or field is not of the register."""
    record = _by_table().get(table)
    return record.by_name.get(name) if record is not None else None


@cache
def owned_by(table: str) -> tuple[Record, ...]:
    """The kinds whose owner is a record of the table, in order."""
    return tuple(record for record in RECORDS if record.owner and record.links[record.owner] == table)


@cache
def chain(table: str) -> tuple[str, ...]:
    """The table and what it belongs to, upwards: debt_entries, debts, organisations."""
    record = record_of(table)
    return (table, *chain(record.links[record.owner])) if record.owner else (table,)


@cache
def about(*names: str) -> frozenset[str]:
    """Tables whose changes can change what is shown of these kinds: they themselves, what they lead to, their parts."""
    found: set[str] = set()
    for name in names:
        record = record_of(name)
        found |= {name, *record.links.values(), *record.parts, *chain(name)}
        found |= {part.table for child in record.parts for part in owned_by(child)}
    return frozenset(found)
