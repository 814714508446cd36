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
        shown = [f"{self.met.worked_out(table, f'{{fact:{name}}}')} AS {name}" for name in self.facts]
        rest = f"WHERE {preset or '1 = 1'}{behind}"
        read_again = bool(self.joins.tables) or reads_kept(f"{wanted} {rest}", ROOT)
        if read_again:
            shown.append(f"{fragments.row_key(ROOT)} AS row_key")
        else:  # what is asked of a row comes along with its facts
            own = sorted(set(_OF_ROOT.findall(f"{wanted} {rest}")))
            shown += [f'{ROOT}."{name}" AS own_{name}' for name in own]
            wanted, rest = (_OF_ROOT.sub(rf"{FACTS_ALIAS}.own_\1", sql) for sql in (wanted, rest))
        first = fragments.worked_out(
            f"SELECT {', '.join(shown)} FROM {self.met.source(table)} WHERE {where}", FACTS_ALIAS
        )
        source = self.joins.source(table, facts=first) if read_again else first
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
