"""Lists of records of any kind: ordered keys, the first rows at once, rows by page, counts of filters.

Columns, joins, order, chips and presets follow from the catalogue; all values of a filter are parameters. Search,
the database sorts and filters, as plain rows (docs/decisions/0009), so that no list holds its rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeAlias

from models.register.catalogue import record_of
from models.register.kinds import Link
from models.register.record import Record
from models.values.errors import Refused
from models.values.periods import Period
from storage.book.dialect import fragments
from storage.book.keys import ordered_keys
from storage.book.reading import Readable
from storage.book.rows import RowSession, column, fetch, marks
from storage.register.lists.communes import in_communes, on_the_day
from storage.register.lists.derived import DERIVED, PRESETS, facts_of, rests_on_others
from storage.register.lists.held_words import Walk, searched, walk_of
from storage.register.lists.past import begun
from storage.register.lists.paths import (
    ROOT,
    UNIT,
    Joins,
    ListColumn,
    is_whole,
    living,
    own_value,
    resolve,
    values_of,
)
from storage.register.lists.query import ListQuery, preset_condition

Cell: TypeAlias = str | int | None
Row: TypeAlias = Mapping[str, Cell]
"""Path of a column → its stored value; besides "id", and for each link column "<path>.id" with what it leads to."""

ROWS_AT_ONCE = 500
"""Rows of one page where a whole list is read."""

LEADING = 1000
"""So many of what records belong to are looked at for the first records in the order of one of its fields."""

FEW = 1000
"""So many records are put into order sooner than they are met on the way through the order of all."""


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


def keys(book: Readable, table: str, chosen: ListFilter | None = None) -> Sequence[str]:
    """Ids of the records of a filter in its order; blanks last, equal values by id.

    Refused: LIST_COLUMN_UNKNOWN, PRESET_UNKNOWN.
    """
    query, order = _ordered(record_of(table), chosen or ListFilter(), book.clock().date())
    with book.read_rows() as look:
        return ordered_keys(look, query.select(f"{ROOT}.id AS id", f" ORDER BY {order}"), **query.values)


def first_keys(book: Readable, table: str, chosen: ListFilter | None, most: int) -> list[str]:
    """How the keys of a filter begin, sooner than all of them where the order is by name.

    Where few records meet the filter, those are ordered; where many do, the first of them are soon met in the order.
    """
    record, chosen, today = record_of(table), chosen or ListFilter(), book.clock().date()
    query, order = _ordered(record, chosen, today)
    with book.read_rows() as look:
        narrowed = chosen.preset or chosen.where or chosen.chip or chosen.text
        if chosen.text and query.first:
            found = _met_on_the_way(look, record, chosen, today, query.first, most)
            if found is not None:
                return found
        if narrowed and (query.first or chosen.preset or chosen.text):
            facts = _facts_of_preset(table, chosen.preset)
            plain = _query(record, chosen, today, scanned=not facts).with_facts(facts)
            met = column(look, plain.select(f"{ROOT}.id", " LIMIT :most"), most=FEW + 1, **plain.values)
            if len(met) <= FEW:
                query, order = _among(record, met, chosen, today)
        elif not narrowed and (found := _begun_at_linked(look, query, chosen, today, most)):
            return found
        behind = f" ORDER BY {order} LIMIT :most"
        return column(look, query.select(f"{ROOT}.id", behind), most=most, **query.values)


def page(
    book: Readable, table: str, ids: Sequence[str], paths: Sequence[str], chosen: ListFilter | None = None
) -> list[Row]:
    """The rows of these records in the given order, with these columns; unknown ids are left out."""
    record, chosen = record_of(table), chosen or ListFilter()
    joins = Joins(past=_is_past(chosen, book.clock().date()))
    columns = [resolve(record, path, joins) for path in paths]
    shown = [(path, found.value) for path, found in zip(paths, columns, strict=True)]
    shown += [(f"{found.path}.id", found.link) for found in columns if found.link]
    communes = [found for found in columns if found.commune] if joins.past else []
    for found in communes:
        shown += zip((f"{found.path}.first", f"{found.path}.before"), found.commune, strict=True)
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
    by_id: dict[str, dict[str, Cell]] = {row.id: dict(zip(names, row, strict=True)) for row in rows}
    day = chosen.day or book.clock().date()
    for row in by_id.values() if communes else ():
        for found in communes:
            on_the_day(row, found, f"{found.path}.first", f"{found.path}.before", day)
    return [by_id[one] for one in ids if one in by_id]


def rows(book: Readable, table: str, paths: Sequence[str], chosen: ListFilter | None = None) -> Iterator[Row]:
    """All rows of a filter in its order with these columns, read by the page."""
    ids = keys(book, table, chosen)
    for at in range(0, len(ids), ROWS_AT_ONCE):
        yield from page(book, table, ids[at : at + ROWS_AT_ONCE], paths, chosen)


def chip_counts(book: Readable, table: str, chosen: ListFilter | None = None) -> dict[str, int]:
    """How many records each value of the chips has under the filter (its own chip aside); "" for blank."""
    record = record_of(table)
    query = _query(record, replace(chosen or ListFilter(), chip=""), book.clock().date(), scanned=True)
    # not by its index: the rows would be read in its order, each from another page
    chip = fragments.not_by_index(
        own_value(record, ROOT, record.by_name[record.chips], past=query.joins.past)
    )
    with book.read_rows() as look:
        rows = fetch(
            look,
            query.select(f"{chip} AS chip, count(*) AS number", " GROUP BY 1"),
            **query.values,
        )
    return {row.chip or "": row.number for row in rows}


def preset_counts(book: Readable, table: str, chosen: ListFilter | None = None) -> dict[str, int]:
    """How many records each preset would show under the filter (without the filter's own preset), in one pass."""
    record = record_of(table)
    if not record.presets:
        return {}
    query = _query(record, replace(chosen or ListFilter(), preset=""), book.clock().date())
    query = query.with_facts([fact for name in record.presets for fact in _facts_of_preset(table, name)])
    # FILTER and not sum(): a condition whose value is asked for is worked out whole, also behind a false part of it
    counted = ", ".join(
        f"count(*) FILTER (WHERE {preset_condition(table, name, query.joins)}) AS {name}"
        for name in record.presets
    )
    with book.read_rows() as look:
        (row,) = fetch(look, query.select(counted), **query.values)
    return dict(zip(record.presets, row, strict=True))


def count(book: Readable, table: str, chosen: ListFilter | None = None) -> int:
    """How many records a filter shows."""
    query = _query(record_of(table), chosen or ListFilter(), book.clock().date())
    with book.read_rows() as look:
        (number,) = column(look, query.select("count(*)"), **query.values)
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


def _ordered(
    record: Record, chosen: ListFilter, today: date, walk: Walk | None = None
) -> tuple[ListQuery, str]:
    """The query of a filter and the SQL of its order. Without a text it begins where the first order comes from."""
    wished = chosen.order or record.order
    asked = [DERIVED.get((record.table, wanted.removeprefix("-")), "") for wanted in wished]
    scanned = wished[0].removeprefix("-") != "name" and not rests_on_others(asked[0])
    led = resolve(record, wished[0].removeprefix("-"), Joins()).order.endswith(".name_sorted")
    query = _query(record, chosen, today, scanned=scanned, walk=walk, led=led)
    needed = [fact for sql in asked for fact in facts_of(sql)]
    query = query.with_facts([*needed, *_facts_of_preset(record.table, chosen.preset)] if needed else ())
    parts, first = [], ""
    for at, wanted in enumerate(wished):
        order = resolve(record, wanted.removeprefix("-"), query.joins).order
        turn = " DESC" if wanted.startswith("-") else ""
        named = order.endswith(".name_sorted")
        parts.append(f"{order}{turn}" if named else f"{order}{turn} NULLS LAST")
        alias = order.partition(".")[0]
        if at == 0 and named and alias != ROOT and query.joins.tables[alias].always:
            first = alias
    if first and not query.facts and record_of(query.joins.tables[first].table).binned:
        query = replace(query, conditions=(*query.conditions, f"{first}.deleted = 0"))
    return replace(query, first="" if query.facts else first), ", ".join([*parts, f"{ROOT}.id"])


def _begun_at_linked(
    look: RowSession, query: ListQuery, chosen: ListFilter, today: date, most: int
) -> list[str]:
    """The first keys of all records in the order of one column of what they must belong to; [] where not so ordered.

    Members by birth begin at people, read as they lie, and not at the members, each with a look for its person. Of the
    first people, those of the last value may not be all: there are many of them, so that they are soon met.
    """
    path, record = chosen.order[0] if len(chosen.order) == 1 else "", query.record
    step, _, rest = path.removeprefix("-").partition(".")
    link = record.by_public_name.get(step)
    if query.first or not rest or link is None or not link.required or not isinstance(link.kind, Link):
        return []
    target, turn = record_of(link.kind.table), "-" if path.startswith("-") else ""
    of_target = ListFilter(day=chosen.day, period=chosen.period, order=(f"{turn}{rest}",))
    theirs, order = _ordered(target, of_target, today)
    value = resolve(target, rest, theirs.joins).order
    leading = fetch(
        look,
        theirs.select(f"{ROOT}.id AS id, {value} AS value", f" ORDER BY {order} LIMIT :most"),
        most=LEADING,
        **theirs.values,
    )
    if len(leading) < LEADING:
        return []
    last = leading[-1].value
    whole = [row.id for row in leading if row.value != last]
    order = resolve(record, path.removeprefix("-"), query.joins).order
    listed, values = marks(whole)
    of_whole = replace(query, conditions=(*query.conditions, f'{ROOT}."{link.name}" IN ({listed})'))
    behind = f" ORDER BY {order}{' DESC' if turn else ''} NULLS LAST, {ROOT}.id LIMIT :most"
    found = column(look, of_whole.select(f"{ROOT}.id", behind), most=most, **query.values, **values)
    if len(found) < most and len(whole) <= LEADING // 2:
        of_last = replace(query, first=ROOT, conditions=(*query.conditions, f"{order} IS :value"))
        behind = f" ORDER BY {ROOT}.id LIMIT :most"
        more = {"most": most - len(found), "value": last}
        found += column(look, of_last.select(f"{ROOT}.id", behind), **more, **query.values)
    return found if len(found) == most else []


def _met_on_the_way(
    look: RowSession, record: Record, chosen: ListFilter, today: date, first: str, most: int
) -> list[str] | None:
    """The first keys in the order of the names of `first` where many hold what is searched for; None where few do."""
    walk = walk_of(look, record, chosen.text, first)
    if walk is None:
        return None
    query, order = _ordered(record, chosen, today, walk)
    return column(
        look, query.select(f"{ROOT}.id", f" ORDER BY {order} LIMIT :most"), most=most, **query.values
    )


def _among(record: Record, ids: Sequence[str], chosen: ListFilter, today: date) -> tuple[ListQuery, str]:
    """The query of some records in the order of a filter, and the SQL of that order."""
    listed, values = marks(ids)
    query, order = _ordered(
        record, ListFilter(day=chosen.day, period=chosen.period, order=chosen.order), today
    )
    here = (f"{ROOT}.id IN ({listed})",)
    return replace(query, first="", conditions=here, values={**query.values, **values}), order


def _facts_of_preset(table: str, preset: str) -> list[str]:
    """The facts that a preset needs, as often as it needs them."""
    return facts_of(PRESETS[table, preset]) if preset else []


def _is_past(chosen: ListFilter, today: date) -> bool:
    """Whether fields are read as of a day that is not today."""
    return chosen.day is not None and chosen.day != today


def _query(
    record: Record,
    chosen: ListFilter,
    today: date,
    *,
    scanned: bool = False,
    walk: Walk | None = None,
    led: bool = False,
) -> ListQuery:
    """The query of a filter; scanned: all living records are read as they lie, and not by an index of names.

    For derived values they are read by an index of ids instead: neighbours there are neighbours in the indexes of what
    belongs to them too. led: an index of names brings the order, and those of a unit are not sought by another one.
    """
    joins = Joins(past=_is_past(chosen, today), kept=True)
    values: dict[str, Any] = dict(days_of(chosen, today))
    conditions = living(record)
    if record.binned:
        deleted = f"{ROOT}.deleted"
        if scanned and not chosen.binned:
            deleted = fragments.not_by_index(deleted)
        conditions.append(f"{deleted} = {int(chosen.binned)}")
    if chosen.day is not None and chosen.day < today and (from_then_on := begun(record, ROOT)):
        conditions.append(from_then_on)
    if chosen.preset and chosen.preset not in record.presets:
        raise Refused("PRESET_UNKNOWN", preset=chosen.preset, known=", ".join(record.presets))
    for at, (path, alternatives) in enumerate(_grouped(record, chosen).items()):
        found, name = resolve(record, path, joins), f"w{at}_"
        named, more = (
            in_communes(found, alternatives, name, today)
            if found.commune
            else _equal(
                replace(found, value=found.order) if path == UNIT and not led else found, alternatives, name
            )
        )
        conditions.append(named)
        values |= more
    texts, more = searched(record, chosen.text, joins, today, walk)
    conditions += texts
    values |= more
    return ListQuery(record, joins, tuple(conditions), values, chosen.preset)


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
    whole = is_whole(found.kind)
    wanted: list[str | int] = []
    for given in alternatives:
        wanted += [int(one) if whole else one for one in values_of(found, given)] if given else []
    listed, values = marks(wanted, name)
    parts = [f"{found.value} IN ({listed})"] if wanted else []
    if "" in alternatives:
        parts.append(f"({found.value} IS NULL OR {found.value} = '')")
    return f"({' OR '.join(parts)})", values
