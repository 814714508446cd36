"""The pieces of a query over one kind of record, put together when what it answers with is known."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.register.record import Record
from storage.book.dialect import fragments
from storage.book.kept.keeping import reads_kept
from storage.register.lists.derived import FACTS_ALIAS, PRESETS
from storage.register.lists.paths import ROOT, Joins

_OF_ROOT = re.compile(rf'\b{ROOT}\."?(\w+)"?')


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The pieces of a query over one kind of record.

    first: the alias whose index brings the order; facts: what is worked out once for each record; met: the joins of
    the conditions where facts are worked out.
    """

    record: Record
    joins: Joins
    conditions: tuple[str, ...]
    values: Mapping[str, Any]
    preset: str = ""
    first: str = ""
    facts: tuple[str, ...] = ()
    met: Joins | None = None

    def select(self, wanted: str, behind: str = "") -> str:
        """The query that answers with these columns; behind: its groups, order and limit.

        With facts, they are worked out for the records that meet the conditions (over the joins `met`), and the rest is
        asked of what came out.
        """
        table = self.record.table
        preset = f"({preset_condition(table, self.preset, self.joins)})" if self.preset else ""
        if self.met is None:
            where = " AND ".join((*self.conditions, *([preset] if preset else ()))) or "1 = 1"
            return f"SELECT {wanted} FROM {self.joins.source(table, self.first)} WHERE {where}{behind}"
        where = " AND ".join(self.conditions) or "1 = 1"
        facts = [f"{self.met.worked_out(table, f'{{fact:{name}}}')} AS {name}" for name in self.facts]
        shown = ", ".join((f"{fragments.row_key(ROOT)} AS row_key", f"{ROOT}.id AS id", *facts))
        first = fragments.worked_out(
            f"SELECT {shown} FROM {self.met.source(table)} WHERE {where}", FACTS_ALIAS
        )
        source, rest = self.joins.source(table, facts=first), f"WHERE {preset or '1 = 1'}{behind}"
        asked = f"{wanted} {rest}"
        if not self.joins.tables and not reads_kept(asked) and set(_OF_ROOT.findall(asked)) <= {"id"}:
            # no row needs to be read again
            source, wanted, rest = (
                first,
                *(_OF_ROOT.sub(f"{FACTS_ALIAS}.id", sql) for sql in (wanted, rest)),
            )
        return f"SELECT {wanted} FROM {source} {rest}"

    def with_facts(self, needed: Sequence[str]) -> "ListQuery":
        """The query that works out first what is needed, where something is needed more than once; else itself."""
        facts = tuple(dict.fromkeys(needed))
        if len(facts) == len(needed):
            return self
        joins = Joins(past=self.joins.past, facts=facts, kept=self.joins.kept)
        return replace(self, joins=joins, facts=facts, met=self.joins)


def preset_condition(table: str, name: str, joins: Joins) -> str:
    """The condition of a preset in SQL."""
    return joins.worked_out(table, PRESETS[table, name])
