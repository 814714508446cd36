"""Columns of a list as paths over the catalogue: a field, a derived value, or one or more links further.

"stars" is a field of the record itself, "organisation" shows the name of what a link leads to, "organisation.sector"
a field of it, "debt.organisation" the name two links away.
"""

from dataclasses import dataclass

from models.register.catalogue import record_of
from models.register.kinds import Coded, Commune, Count, Flag, Kind, Link, Money, Ratio, Text, Year
from models.register.record import Derived, Field, Privacy, Record
from models.values import codes
from models.values.errors import Refused
from storage.book.dialect import fragments
from storage.book.kept import keeping
from storage.book.kept.keeping import reads_kept
from storage.register.lists.derived import DERIVED, FACTS_ALIAS, fragment
from storage.register.lists.past import as_of

ROOT = "t"


class Joins:
    """The tables joined to a kind of record `t`, as columns ask for them: alias → what is joined and how.

    past: fields that have dated values are read as of :day; the day of today needs no more than the columns.
    facts: names of those facts of the records that come from a query which is read first. kept: whether the others are
    read where they are kept, for order and filters, and not worked out.
    """

    def __init__(self, *, past: bool = False, facts: tuple[str, ...] = (), kept: bool = False) -> None:
        self.past = past
        self.facts = facts
        self.kept = kept
        self.tables: dict[str, Join] = {}
        self._kept: dict[str, str] = {}

    def worked_out(self, table: str, sql: str, alias: str = ROOT) -> str:
        """A derived value or preset over the row `alias`; where kept facts are read for it, their join is added."""
        facts = self.facts if alias == ROOT else ()
        whole = fragment(table, sql, alias, past=self.past, facts=facts, kept=self.kept)
        if reads_kept(whole, alias):
            self._kept[alias] = table
        return whole

    def add(self, alias: str, field: Field) -> str:
        """The alias under which what a link field of `alias` leads to is joined."""
        assert isinstance(field.kind, Link)
        joined = f"{alias}_{field.public}"
        always = field.required and (alias == ROOT or self.tables[alias].always)
        on = f'{joined}.id = {alias}."{field.name}"'
        self.tables.setdefault(joined, Join(field.kind.table, alias, on, always))
        return joined

    def required(self) -> list[tuple[str, str]]:
        """Table with alias, and condition, of what always has a row; each after those that it needs."""
        return [(f"{join.table} {alias}", join.on) for alias, join in self.tables.items() if join.always]

    def optional(self) -> str:
        """The joins of what may have no row."""
        joined = "".join(
            f" LEFT JOIN {join.table} {alias} ON {join.on}"
            for alias, join in self.tables.items()
            if not join.always
        )
        return joined + "".join(keeping.join(table, alias) for alias, table in self._kept.items())

    def source(self, table: str, first: str = "", facts: str = "") -> str:
        """What a query reads from; first: the alias to begin at, whose index brings the rows in their order; facts: the
        query FACTS_ALIAS, to be read first.

        A list in the order of the names of people or organisations begins at them: its first screenful is there
        before the last of a million records was looked at.
        """
        if facts:
            same = f"{fragments.row_key(ROOT)} = {FACTS_ALIAS}.row_key"
            return fragments.from_few(facts, (f"{table} {ROOT}", same), *self.required()) + self.optional()
        if first == ROOT:
            return fragments.from_few(f"{table} {ROOT}", *self.required()) + self.optional()
        if not first:
            joined = "".join(f" JOIN {name} ON {on}" for name, on in self.required())
            return f"{table} {ROOT}{joined}{self.optional()}"
        steps, alias = [], first
        while alias != ROOT:
            join = self.tables[alias]
            above = join.parent
            name = table if above == ROOT else self.tables[above].table
            steps.append((f"{name} {above}", join.on))
            alias = above
        on_the_way = {step.rpartition(" ")[2] for step, _ in steps} | {first}
        others = [
            (f"{join.table} {alias}", join.on)
            for alias, join in self.tables.items()
            if join.always and alias not in on_the_way
        ]
        return fragments.from_few(f"{self.tables[first].table} {first}", *steps, *others) + self.optional()


@dataclass(frozen=True, slots=True)
class Join:
    """One joined table. parent: the alias whose link leads to it; always: whether there is a row for every record."""

    table: str
    parent: str
    on: str
    always: bool


def living(record: Record, alias: str = ROOT) -> list[str]:
    """Conditions that nothing a record must belong to is in the bin.

    The bin is small, so it is read once and not joined to every record (indexes over deleted = 1).
    """
    return [
        f'{alias}."{name}" NOT IN ({hidden})'
        for name, table in record.links.items()
        if record.by_name[name].required and (hidden := _hidden(record_of(table)))
    ]


def _hidden(record: Record) -> str:
    """The ids of the records of a kind that are in the bin or belong to something that is; "" where none can be."""
    parts = ["deleted = 1"] if record.binned else []
    parts += [
        f'"{name}" IN ({hidden})'
        for name, table in record.links.items()
        if record.by_name[name].required and (hidden := _hidden(record_of(table)))
    ]
    return f"SELECT id FROM {record.table} WHERE {' OR '.join(parts)}" if parts else ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column of a list. kind: what its values are (a link shows the name of its target); value, order: SQL.

    table, name: the field or derived value that is shown, for its words; link: SQL of the id that a shown link leads
    to, "" for none; commune: of a commune SQL of its first day and of the commune before it, () for others.
    """

    path: str
    table: str
    name: str
    described: Field | Derived
    value: str
    order: str
    link: str = ""
    leads_to: str = ""
    commune: tuple[str, str] | tuple[()] = ()

    @property
    def kind(self) -> Kind:
        """What its values are: text for a link, whose target is shown by its name."""
        return Text() if self.link else self.described.kind

    @property
    def beside(self) -> str:
        """The path of the first day of a commune, "" of another column."""
        if not isinstance(self.described, Field) or not isinstance(self.described.kind, Commune):
            return ""
        above, dot, _ = self.path.rpartition(".")
        return f"{above}{dot}{self.described.kind.first}"

    @property
    def is_open(self) -> bool:
        """Whether its values may be in a list that leaves the program."""
        return not isinstance(self.described, Field) or self.described.privacy is Privacy.OPEN


def resolve(record: Record, path: str, joins: Joins) -> ListColumn:
    """The column of a path; what it joins on its way is added. Refused LIST_COLUMN_UNKNOWN."""
    alias, kind, steps = ROOT, record, path.split(".")
    for place, step in enumerate(steps):
        derived = next((value for value in kind.derived if value.name == step), None)
        if derived is not None and step not in kind.by_public_name and place == len(steps) - 1:
            value = joins.worked_out(kind.table, DERIVED[kind.table, step], alias)
            return ListColumn(path, kind.table, step, derived, value, _order(derived.kind, value))
        if step == HELD_BY and alias == ROOT:
            return _held_by(kind.table, path)
        if step == "id" and place == len(steps) - 1:
            return ListColumn(path, kind.table, step, _ID, f"{alias}.id", f"{alias}.id")
        field = kind.by_public_name.get(step) or kind.by_name.get(step)
        if field is None:
            break
        own = own_value(kind, alias, field, past=joins.past)
        if place == len(steps) - 1 and not isinstance(field.kind, Link):
            order, beside = _order_of_field(kind, alias, field, own), _commune(kind, alias, field, joins)
            return ListColumn(path, kind.table, field.name, field, own, order, commune=beside)
        if not isinstance(field.kind, Link):
            break
        target = record_of(field.kind.table)
        joined = joins.add(alias, field)
        if place == len(steps) - 1:
            shown = _shown(target, joined)
            named = "name_sorted" in target.by_name
            order = f"{joined}.name_sorted" if named else _order(Text(), shown)
            return ListColumn(path, kind.table, field.name, field, shown, order, own, target.table)
        alias, kind = joined, target
    raise Refused("LIST_COLUMN_UNKNOWN", kind=record.name, column=path)


def _held_by(table: str, path: str) -> ListColumn:
    """The units that hold a record, by their names, with ".id" by the number of their source; for filters and order.

    Only a book of registers of several units has it.
    """
    own = f"{ROOT}.{HELD_BY}"
    if path == UNIT:
        # its index would be preferred to one that brings the order: a second for 100,000 members instead of 8 ms
        return ListColumn(path, table, HELD_BY, _NUMBER, fragments.not_by_index(own), own)
    titles = f"(SELECT s.title FROM register_sources s WHERE s.id = {own})"
    return ListColumn(path, table, HELD_BY, _HELD_BY, titles, own)


def own_value(kind: Record, alias: str, field: Field, *, past: bool) -> str:
    """SQL of the value of a field: its column, or what it was on :day."""
    if past and field.dated and kind.table == "organisations":
        return as_of(field.name).replace("{t}", alias)
    return f'{alias}."{field.name}"'


def _commune(kind: Record, alias: str, field: Field, joins: Joins) -> tuple[str, str] | tuple[()]:
    """SQL of the first day of a commune and of the code of the commune before it, "" where they are not known."""
    if not isinstance(field.kind, Commune):
        return ()
    past = joins.past and field.dated and kind.table == "organisations"
    first = as_of(field.kind.first).replace("{t}", alias) if past else f'{alias}."{field.kind.first}"'
    before = f"coalesce({alias}.\"{_OLD_COMMUNE}\", '')" if _OLD_COMMUNE in kind.by_name else "''"
    return f"coalesce({first}, '')", before


_OLD_COMMUNE = "old_commune_code"

_ID = Field("id", Text(32))
"""The id of a record or of what a link leads to, for filters."""


HELD_BY = "register_source"
"""The path of the units that hold a record (storage.received.reading)."""

UNIT = f"{HELD_BY}.id"
"""The path of the number of these units, for filters: its value for an order of names, its order else."""

_HELD_BY, _NUMBER = Field(HELD_BY, Text(500)), Field(HELD_BY, Count())


def _shown(target: Record, alias: str) -> str:
    """SQL by which a record is shown where a link leads to it: its name, else the texts that name it."""
    if "name" in target.by_name:
        return f'{alias}."name"'
    texts = [name for name in target.called if isinstance(target.by_name[name].kind, Text)]
    return f'{alias}."{texts[0]}"' if texts else f"{alias}.id"


def _order_of_field(kind: Record, alias: str, field: Field, own: str) -> str:
    if field.name == "name" and "name_sorted" in kind.by_name:
        return f"{alias}.name_sorted"
    return _order(field.kind, own)


def _order(kind: Kind, value: str) -> str:
    """What is compared to order by a column, NULL for blank: codes by their place in the list of codes."""
    if isinstance(kind, Coded):
        places = " ".join(
            f"WHEN '{entry.id}' THEN {at}" for at, entry in enumerate(codes.entries(kind.codes))
        )
        return f"(CASE {value} {places} END)"
    return value if is_whole(kind) else f"nullif({value}, '')"


def is_whole(kind: Kind) -> bool:
    """Whether values of a kind are kept as whole numbers, which are never a blank text."""
    return isinstance(kind, Count | Flag | Money | Ratio | Year)


def values_of(column: ListColumn, given: str) -> tuple[str, ...]:
    """The stored values that match a filter on a column: a code includes the codes below it."""
    if isinstance(column.kind, Coded):
        return codes.with_descendants(column.kind.codes, given)
    return (given,)
