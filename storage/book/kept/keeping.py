"""Where facts are kept beside the records, how lists read them, and how they are worked out again.

What is kept holds from a day on, `since`: the last of all days that it rests on. As of an earlier day a fact is worked
out. A write marks what it touches (the triggers of migration 27), and the change that wrote works it out again before
it ends. Lists are ordered and filtered by it as by an index; what they show of a record is always worked out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.book.dialect import fragments
from storage.book.kept.facts import ENTRIES, FACTS
from storage.book.rows import RowSession, execute, value

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NEVER_BEFORE = "9999-12-31"
"""The day as of which kept facts are worked out: all that is dated has happened."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where the facts of a table are kept: a table of as many rows, found by the id of the record.

    days: the last of each kind of days that they rest on, as SQL; NULL where there is none. facts: by their columns.
    """

    table: str
    key: str
    days: tuple[str, ...]
    facts: Mapping[str, str]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of its table."""
        return (self.key, "since", *self.facts)


def _last_day(days: str) -> str:
    return f"(SELECT max({days}.organisation_id = {{t}}.id)"


KEEPING: Mapping[str, Keeping] = {
    "organisations": Keeping(
        "kept_organisations",
        "organisation_id",
        (
            _last_day('s."on") FROM standings s WHERE s'),
            _last_day('c."on") FROM charter_capitals c WHERE c'),
            _last_day(f'e."on") FROM {ENTRIES} WHERE d'),
            _last_day("m.joined_on) FROM memberships m WHERE m"),
            _last_day("m.left_on) FROM memberships m WHERE m"),
            _last_day("a.general_meeting_on) FROM accounting_years a WHERE a"),
        ),
        FACTS["organisations"],
    ),
    "debts": Keeping(
        "kept_debts",
        "debt_id",
        ('(SELECT max(e."on") FROM debt_entries e WHERE e.debt_id = {t}.id)',),
        FACTS["debts"],
    ),
}
"""Table whose facts are kept → where."""


KEPT_UP = (
    *("organisations", "standings", "charter_capitals", "accounting_years"),
    *("memberships", "people", "debts", "debt_entries"),
)
"""The tables whose writes mark the facts that rest on them."""


def kept_alias(alias: str) -> str:
    """The name under which the kept facts of the rows of an alias are joined."""
    return f"{alias}_kept"


def join(table: str, alias: str) -> str:
    """The join that brings the kept facts of the rows of a table."""
    keeping, kept = KEEPING[table], kept_alias(alias)
    return f" LEFT JOIN {keeping.table} {kept} ON {kept}.{keeping.key} = {alias}.id"


def reads_kept(sql: str, alias: str) -> bool:
    """Whether a piece of SQL reads the kept facts of an alias, which are then to be joined."""
    return f"{kept_alias(alias)}." in sql


def kept_or_worked_out(table: str, name: str, alias: str) -> str:
    """SQL of a fact as of :day, over a row `{t}` that is called so, with its kept facts joined."""
    kept = kept_alias(alias)
    return f"(CASE WHEN {kept}.since <= :day THEN {kept}.{name} ELSE {FACTS[table][name]} END)"


def renew(session: "Session | RowSession") -> None:
    """Work out again what a write has marked."""
    for table, keeping in KEEPING.items():
        marked = f"{keeping.table} WHERE since IS NULL"
        if value(session, f"SELECT EXISTS (SELECT 1 FROM {marked})"):
            execute(
                session,
                f"UPDATE {keeping.table} SET ({', '.join(keeping.columns[1:])}) = "
                f"(SELECT {_worked_out(keeping)} FROM {table} t WHERE t.id = {keeping.table}.{keeping.key}) "
                "WHERE since IS NULL",
                day=_NEVER_BEFORE,
            )


def keep_all(session: RowSession) -> None:
    """Work out and keep the facts of every record anew, whatever is kept."""
    for table, keeping in KEEPING.items():
        execute(session, f"DELETE FROM {keeping.table}")
        execute(session, f"INSERT INTO {keeping.table} ({keeping.key}) SELECT id FROM {table} ORDER BY id")
    renew(session)


def differing(session: RowSession) -> dict[str, int]:
    """Table → how many of its records have other facts kept than are worked out, or none; without tables that agree."""
    found = {}
    for table, keeping in KEEPING.items():
        query = (
            f"SELECT count(*) FROM (SELECT id, {_worked_out(keeping)} FROM {table} t EXCEPT "
            f"SELECT {', '.join(keeping.columns)} FROM {keeping.table}) AS differing"
        )
        found[table] = int(value(session, query, day=_NEVER_BEFORE))
    return {table: number for table, number in found.items() if number}


def _worked_out(keeping: Keeping) -> str:
    """SQL of what is kept of a row `t`, in the order of the columns behind the key; :day is _NEVER_BEFORE."""
    since = fragments.latest(*(f"coalesce({day}, '')" for day in keeping.days))
    return ", ".join((since, *keeping.facts.values())).replace("{t}", "t")
