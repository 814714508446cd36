"""The pieces of a query over one kind of record, put together when what it answers with is known."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.register.record import Record
from storage.book.dialect import fragments
from storage.register.lists.derived import FACTS, FACTS_ALIAS, PRESETS, fragment
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
        facts = (
            f"{fragment(table, FACTS[table][name], ROOT, past=self.joins.past)} AS {name}"
            for name in self.facts
        )
        shown = ", ".join((f"{fragments.row_key(ROOT)} AS row_key", f"{ROOT}.id AS id", *facts))
        first = fragments.worked_out(
            f"SELECT {shown} FROM {self.met.source(table)} WHERE {where}", FACTS_ALIAS
        )
        source, rest = self.joins.source(table, facts=first), f"WHERE {preset or '1 = 1'}{behind}"
        if not self.joins.tables and set(_OF_ROOT.findall(f"{wanted} {rest}")) <= {"id"}:
            # no row needs to be read again
            source, wanted, rest = (
                first,
                *(_OF_ROOT.sub(f"{FACTS_ALIAS}.id", sql) for sql in (wanted, rest)),
            )
        return f"SELECT {wanted} FROM {source} {rest}"

    def with_facts(self, needed: Sequence[str]) -> "ListQuery":
        """The query that works out once what is needed more than once; itself where nothing is."""
        repeated = tuple(name for name, times in Counter(needed).items() if times > 1)
        if not repeated:
            return self
        joins = Joins(past=self.joins.past, facts=repeated)
        return replace(self, joins=joins, facts=repeated, met=self.joins)


def preset_condition(table: str, name: str, joins: Joins) -> str:
    """The condition of a preset in SQL."""
    return fragment(table, PRESETS[table, name], ROOT, past=joins.past, facts=joins.facts)
