"""Lists of records of any kind: ordered keys, the first rows at once, rows by page, counts of filters.

Columns, joins, order, chips and presets follow from the catalogue; all values of a filter are parameters. Search,
the database sorts and filters, as plain rows (docs/decisions/0009), so that no list holds its rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from models.register.catalogue import record_of
from models.register.kinds import Count, Flag, Link, Money, Ratio, Year
from models.register.record import Record, Search
from models.values.errors import Refused
from models.values.names import fold
from models.values.periods import Period
from storage.book.book import Book
from storage.book.dialect import fragments, words
from storage.book.keys import ordered_keys
from storage.book.rows import column, fetch, marks
from storage.register.lists.derived import PRESETS, fragment
from storage.register.lists.paths import ROOT, Joins, ListColumn, living, own_value, resolve, values_of
from storage.register.search import WITH_FULL_TEXT

Cell: TypeAlias = str | int | None
Row: TypeAlias = Mapping[str, Cell]
"""Path of a column → its stored value; besides "id", and for each link column "<path>.id" with what it leads to."""

ROWS_AT_ONCE = 500
"""Rows of one page where a whole list is read."""

BEHIND_ALL = "\U0010ffff"
"""Sorts after every text that begins with the text before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """What a list shows, as of a day (today).

    where: path of a column and its stored value; a code includes the codes below it; several values of one column
    are alternatives; preset, chip: by the catalogue; text: words or the beginning of a number; order: paths, a "-"
    before one turns it; binned: the bin instead of the living.
    """

    day: date | None = None
    period: Period | None = None
    where: tuple[tuple[str, str], ...] = ()
    preset: str = ""
    chip: str = ""
    text: str = ""
    order: tuple[str, ...] = ()
    binned: bool = False


@dataclass(frozen=True, slots=True)
class _Query:
    """The parts of a query over a kind of record."""

    record: Record
    joins: Joins
    conditions: tuple[str, ...]
    values: Mapping[str, Any]
    first: str = ""

    def source(self) -> str:
        return self.joins.source(self.record.table, self.first)

    def where(self) -> str:
        return " AND ".join(self.conditions) or "1 = 1"


def keys(book: Book, table: str, chosen: ListFilter | None = None) -> Sequence[str]:
    """Ids of the records of a filter in its order; blanks last, equal values by id.

    Refused: LIST_COLUMN_UNKNOWN, PRESET_UNKNOWN.
    """
    query, order = _ordered(record_of(table), chosen or ListFilter(), book.clock().date())
    with book.read_rows() as look:
        return ordered_keys(
            look,
            f"SELECT {ROOT}.id AS id FROM {query.source()} WHERE {query.where()} ORDER BY {order}",
            **query.values,
        )


def first_keys(book: Book, table: str, chosen: ListFilter | None, most: int) -> list[str]:
    """How the keys of a filter begin, sooner than all of them where the order is by name."""
    query, order = _ordered(record_of(table), chosen or ListFilter(), book.clock().date())
    source = query.source()
    with book.read_rows() as look:
        return column(
            look,
            f"SELECT {ROOT}.id FROM {source} WHERE {query.where()} ORDER BY {order} LIMIT :most",
            most=most,
            **query.values,
        )


def page(
    book: Book, table: str, ids: Sequence[str], paths: Sequence[str], chosen: ListFilter | None = None
) -> list[Row]:
    """The rows of these records in the given order, with these columns; unknown ids are left out."""
    record, chosen = record_of(table), chosen or ListFilter()
    joins = Joins(past=_is_past(chosen, book.clock().date()))
    columns = [resolve(record, path, joins) for path in paths]
    shown = [(path, found.value) for path, found in zip(paths, columns, strict=True)]
    shown += [(f"{found.path}.id", found.link) for found in columns if found.link]
    listed, values = marks(ids)
    selected = ", ".join(f'{value} AS "{path}"' for path, value in [("id", f"{ROOT}.id"), *shown])
    source = fragments.from_few(f"{record.table} {ROOT}", *joins.required()) + joins.optional()
    with book.read_rows() as look:
        rows = fetch(
            look,
            f"SELECT {selected} FROM {source} WHERE {ROOT}.id IN ({listed})",
            **days_of(chosen, book.clock().date()),
            **values,
        )
    names = ["id", *(path for path, _ in shown)]
    by_id = {row.id: dict(zip(names, row, strict=True)) for row in rows}
    return [by_id[one] for one in ids if one in by_id]


def rows(book: Book, table: str, paths: Sequence[str], chosen: ListFilter | None = None) -> Iterator[Row]:
    """All rows of a filter in its order with these columns, read by the page."""
    ids = keys(book, table, chosen)
    for at in range(0, len(ids), ROWS_AT_ONCE):
        yield from page(book, table, ids[at : at + ROWS_AT_ONCE], paths, chosen)


def chip_counts(book: Book, table: str, chosen: ListFilter | None = None) -> dict[str, int]:
    """How many records each value of the chips has under the filter (its own chip aside); "" for blank."""
    record = record_of(table)
    query = _query(record, replace(chosen or ListFilter(), chip=""), book.clock().date())
    with book.read_rows() as look:
        rows = fetch(
            look,
            f"SELECT {own_value(record, ROOT, record.by_name[record.chips], past=query.joins.past)} AS chip, "
            f"count(*) AS number FROM {query.source()} WHERE {query.where()} GROUP BY 1",
            **query.values,
        )
    return {row.chip or "": row.number for row in rows}


def preset_counts(book: Book, table: str, chosen: ListFilter | None = None) -> dict[str, int]:
    """How many records each preset would show under the filter (without the filter's own preset), in one pass."""
    record = record_of(table)
    if not record.presets:
        return {}
    query = _query(record, replace(chosen or ListFilter(), preset=""), book.clock().date())
    counted = ", ".join(
        f"coalesce(sum({_preset(table, name, query.joins)}), 0) AS {name}" for name in record.presets
    )
    with book.read_rows() as look:
        (row,) = fetch(look, f"SELECT {counted} FROM {query.source()} WHERE {query.where()}", **query.values)
    return dict(zip(record.presets, row, strict=True))


def count(book: Book, table: str, chosen: ListFilter | None = None) -> int:
    """How many records a filter shows."""
    query = _query(record_of(table), chosen or ListFilter(), book.clock().date())
    with book.read_rows() as look:
        (number,) = column(
            look, f"SELECT count(*) FROM {query.source()} WHERE {query.where()}", **query.values
        )
    return int(number)


def columns_of(table: str, paths: Sequence[str]) -> list[ListColumn]:
    """What the columns of a list are; Refused LIST_COLUMN_UNKNOWN."""
    record = record_of(table)
    joins = Joins()
    return [resolve(record, path, joins) for path in paths]


def days_of(chosen: ListFilter, today: date) -> dict[str, str]:
    """The parameters of derived values and presets. Without a period, what is new is new since the year began."""
    day, period = chosen.day or today, chosen.period
    first, last = (period.first_day, period.last_day) if period else (day.replace(month=1, day=1), day)
    return {
        "day": day.isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "period": str(period) if period else "",
    }


def _ordered(record: Record, chosen: ListFilter, today: date) -> tuple[_Query, str]:
    """The query of a filter and the SQL of its order. Without a text it begins where the first order comes from."""
    query = _query(record, chosen, today)
    wished = chosen.order or record.order
    parts, first = [], ""
    for at, wanted in enumerate(wished):
        order = resolve(record, wanted.removeprefix("-"), query.joins).order
        turn = " DESC" if wanted.startswith("-") else ""
        named = order.endswith(".name_sorted")
        blank = [] if named else [f"({order} IS NULL OR {order} = '')"]
        parts += [*blank, f"{order}{turn}"]
        alias = order.partition(".")[0]
        if at == 0 and named and alias != ROOT and query.joins.tables[alias].always and not chosen.text:
            first = alias
    if first and record_of(query.joins.tables[first].table).binned:
        query = replace(query, conditions=(*query.conditions, f"{first}.deleted = 0"))
    return replace(query, first=first), ", ".join([*parts, f"{ROOT}.id"])


def _is_past(chosen: ListFilter, today: date) -> bool:
    """Whether fields are read as of a day that is not today."""
    return chosen.day is not None and chosen.day != today


def _preset(table: str, name: str, joins: Joins) -> str:
    return fragment(table, PRESETS[table, name], ROOT, past=joins.past)


def _query(record: Record, chosen: ListFilter, today: date) -> _Query:
    joins = Joins(past=_is_past(chosen, today))
    values: dict[str, Any] = dict(days_of(chosen, today))
    conditions = living(record)
    if record.binned:
        conditions.append(f"{ROOT}.deleted = {int(chosen.binned)}")
    if chosen.preset:
        if chosen.preset not in record.presets:
            raise Refused("PRESET_UNKNOWN", preset=chosen.preset, known=", ".join(record.presets))
        conditions.append(f"({_preset(record.table, chosen.preset, joins)})")
    for at, (path, alternatives) in enumerate(_grouped(record, chosen).items()):
        named, more = _equal(resolve(record, path, joins), alternatives, f"w{at}_")
        conditions.append(named)
        values |= more
    for at, word in enumerate(_words(chosen.text)):
        condition, more = _holding(record, word, f"s{at}")
        conditions.append(condition)
        values |= more
    return _Query(record, joins, tuple(conditions), values)


def _grouped(record: Record, chosen: ListFilter) -> dict[str, list[str]]:
    """Path → the values that are alternatives, the chip among them."""
    grouped: dict[str, list[str]] = {}
    for path, value in chosen.where:
        grouped.setdefault(path, []).append(value)
    if chosen.chip:
        grouped[record.by_name[record.chips].public] = [chosen.chip]
    return grouped


def _equal(found: ListColumn, alternatives: Sequence[str], name: str) -> tuple[str, dict[str, Any]]:
    """The condition that a column has one of the values; "" is blank."""
    whole = isinstance(found.kind, Count | Flag | Money | Ratio | Year)
    wanted: list[str | int] = []
    for given in alternatives:
        wanted += [int(one) if whole else one for one in values_of(found, given)] if given else []
    listed, values = marks(wanted, name)
    parts = [f"{found.value} IN ({listed})"] if wanted else []
    if "" in alternatives:
        parts.append(f"({found.value} IS NULL OR {found.value} = '')")
    return f"({' OR '.join(parts)})", values


def _words(text: str) -> list[str]:
    return fold(text).split() if text else []


def _holding(record: Record, word: str, name: str) -> tuple[str, dict[str, Any]]:
    """The condition that a record, or what it must belong to, holds a word or a number that begins so."""
    values = {f"{name}_begun": words.beginnings([word]), f"{name}_word": f"% {word}%"}
    values |= {f"{name}_start": word, f"{name}_behind": word + BEHIND_ALL}
    condition = _holds(record, ROOT, name, number=word.isdecimal())
    return condition, {key: value for key, value in values.items() if f":{key}" in condition}


def _holds(kind: Record, alias: str, name: str, *, number: bool) -> str:
    parts = []
    if kind.table in WITH_FULL_TEXT:
        parts.append(words.holds(kind.table, alias, f":{name}_begun"))
    elif "search_words" in kind.by_name:
        parts.append(f"(' ' || {alias}.search_words) LIKE :{name}_word")
    for field in kind.fields:
        own = f'{alias}."{field.name}"'
        if number and field.search is Search.START:
            parts.append(f"({own} >= :{name}_start AND {own} < :{name}_behind)")
        elif isinstance(field.kind, Link) and field.required:
            target, inner = record_of(field.kind.table), f"{alias}_{field.public}_held"
            held = _holds(target, inner, name, number=number)
            parts.append(f"{own} IN (SELECT {inner}.id FROM {target.table} {inner} WHERE {held})")
    return f"({' OR '.join(parts)})" if parts else "1 = 0"
