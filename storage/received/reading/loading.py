"""The rows of several registers in one file of tables: each record once, with the units that hold it.

A record is the same where its id is; people also where their personal number is; organisations and debts where the
caller says so. Of an organisation that several units hold, what belongs to it comes from the unit that counts it, with
those members, managers and debts of the others that it lacks.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.all_tables import recorded_classes
from models.register.catalogue import RECORDS, chain
from models.register.record import Record
from models.register.texts.search_keys import person_keys, search_keys
from models.returns.document import Cell, RegisterTable
from storage.book.dialect import connections, copies, fragments
from storage.book.kept import keeping
from storage.book.rows import RowSession, column, each, execute, fetch
from storage.received.reading.register_book import SOURCE, RegisterGap, RegisterSource

Register = Mapping[str, RegisterTable]
Rows = list[list[Any]]

ADDED = {kind.table: {SOURCE: "INTEGER"} for kind in RECORDS}
EARLY = ("people.personal_number",)

FROM_OTHERS = ("memberships", "managers", "debts", "debt_entries")
"""What a unit that does not count an organisation adds to it all the same."""

_OF_PEOPLE = ("memberships", "managers")


@dataclass(frozen=True, slots=True)
class Sameness:
    """Of one unit's records: id → the id under which the record is shown, where that is another unit's.

    left: its organisations of which another unit's record is shown, by their own ids.
    """

    shown_as: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()


class Filling:
    """A file that is being filled; each unit's register is taken once, in the order of the sources."""

    def __init__(self, raw: connections.Raw) -> None:
        self._raw, self._session = raw, RowSession(raw)
        self._columns = {kind.table: _columns(raw, kind.table) for kind in RECORDS}
        self._blanks = {kind.table: _blanks(kind.table, self._columns[kind.table]) for kind in RECORDS}
        self._filled: set[str] = set()
        for made in (
            "CREATE TABLE register_also (name, id, source)",
            "CREATE TABLE register_sources (id INTEGER PRIMARY KEY, title, units, packages)",
            "CREATE TABLE register_gaps (unit, package, code)",
            "CREATE TABLE register_state (state)",
        ):
            execute(self._session, made)

    def take(self, source: int, register: Register, same: Sameness) -> None:
        """Take the rows of a register. LookupError, ValueError, TypeError where they are none of this version."""
        people: dict[Cell, Cell] = {}
        owners: dict[Cell, Cell] = {}
        for kind in RECORDS:
            table = register.get(kind.table)
            if table is None or not table.rows:
                continue
            rows = self._rows(kind, table)
            if same.left:
                rows = self._without_left(kind, rows, owners, same.left)
            if kind.table == "debt_entries":
                rows = self._without_entries(kind, rows, same.shown_as)
            self._follow(kind, rows, same.shown_as, people)
            rows = self._without_shown(kind, rows, source, same.shown_as)
            if kind.table == "people":
                rows = self._known_people(rows, source, people)
            self._put(kind.table, self._without_there(kind.table, rows, source), source)

    def drop(self, source: int) -> None:
        """Take out what came from a register that could not be read to its end."""
        for kind in RECORDS:
            execute(self._session, f"DELETE FROM {kind.table} WHERE {SOURCE} = :source", source=source)
        execute(self._session, "DELETE FROM register_also WHERE source = :source", source=source)

    def put_settings(self, rows: Mapping[str, str]) -> None:
        """What the book says about itself: settings by name."""
        connections.put_rows(self._raw, "settings", ("id", "value"), list(rows.items()))

    def _rows(self, kind: Record, table: RegisterTable) -> Rows:
        """The rows in the order of the file's columns, with blanks for what is not said and their search keys."""
        columns, blanks = self._columns[kind.table], self._blanks[kind.table]
        places = [table.columns.index(name) if name in table.columns else -1 for name in columns]
        rows = [
            [
                blank if place < 0 or row[place] is None else row[place]
                for place, blank in zip(places, blanks, strict=True)
            ]
            for row in table.rows
        ]
        if "name_folded" in columns or "search_words" in columns:
            _add_keys(kind.table, columns, rows)
        return rows

    def _without_left(self, kind: Record, rows: Rows, owners: dict[Cell, Cell], left: frozenset[str]) -> Rows:
        """Without what belongs to an organisation that another unit counts; owners: record → its organisation."""
        if not kind.owner or chain(kind.table)[-1] != "organisations":
            return rows
        place = self._columns[kind.table].index(kind.owner)
        direct = kind.links[kind.owner] == "organisations"
        kept = []
        for row in rows:
            owner = row[place] if direct else owners.get(row[place])
            owners[row[0]] = owner
            if owner not in left or kind.table in FROM_OTHERS:
                kept.append(row)
        return kept

    def _follow(
        self, kind: Record, rows: Rows, shown_as: Mapping[str, str], people: Mapping[Cell, Cell]
    ) -> None:
        """Let links lead to the records that are shown."""
        for name, target in kind.links.items():
            known: Mapping[Any, Any] = people if target == "people" else shown_as
            if known:
                place = self._columns[kind.table].index(name)
                for row in rows:
                    if row[place] in known:
                        row[place] = known[row[place]]

    def _without_shown(self, kind: Record, rows: Rows, source: int, shown_as: Mapping[str, str]) -> Rows:
        """Without the records of which another unit's is shown; that this unit holds them too is noted."""
        if kind.table not in ("organisations", "debts") or not shown_as:
            return rows
        self._note(kind.table, [shown_as[row[0]] for row in rows if row[0] in shown_as], source)
        return [row for row in rows if row[0] not in shown_as]

    def _without_entries(self, kind: Record, rows: Rows, shown_as: Mapping[str, str]) -> Rows:
        """Without the entries of debts that are shown as another unit keeps them."""
        place = self._columns[kind.table].index(kind.owner)
        return [row for row in rows if row[place] not in shown_as]

    def _known_people(self, rows: Rows, source: int, people: dict[Cell, Cell]) -> Rows:
        """Without those who are there under another id by their personal number; people: their id → that one."""
        place = self._columns["people"].index("personal_number")
        numbers = [row[place] for row in rows if row[place]]
        there = dict(self._asked("people", "personal_number", numbers)) if "people" in self._filled else {}
        kept = []
        for row in rows:
            known = there.get(row[place]) if row[place] else None
            if known is None and row[place]:
                there[row[place]] = row[0]
            if known is None or known == row[0]:
                kept.append(row)
            else:
                people[row[0]] = known
        self._note("people", set(people.values()), source)
        return kept

    def _without_there(self, table: str, rows: Rows, source: int) -> Rows:
        """Without the records that are there under the same id."""
        if table not in self._filled:
            return rows
        there = {one for one, _ in self._asked(table, "id", [row[0] for row in rows])}
        self._note(table, there, source)
        return [row for row in rows if row[0] not in there] if there else rows

    def _asked(self, table: str, column: str, values: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
        """(value, id) of the records that have one of these values."""
        return each(
            self._session,
            f'SELECT "{column}", id FROM {table} WHERE "{column}" IN {fragments.in_list(":values")}',
            values=json.dumps(values),
        )

    def _note(self, table: str, ids: Iterable[Any], source: int) -> None:
        rows = [(table, one, source) for one in dict.fromkeys(ids)]
        connections.put_rows(self._raw, "register_also", ("name", "id", "source"), rows)

    def _put(self, table: str, rows: Rows, source: int) -> None:
        columns = (*self._columns[table], SOURCE)
        connections.put_rows(self._raw, table, columns, ((*row, source) for row in rows))
        self._filled.add(table)

    def finish(
        self,
        home: connections.Raw,
        sources: Sequence[RegisterSource],
        gaps: Sequence[RegisterGap],
        state: str,
    ) -> None:
        """Bring together what several units hold, make the indexes, and say whose records these are."""
        missing = [(one.unit, one.package, one.code) for one in gaps]
        connections.put_rows(self._raw, "register_gaps", ("unit", "package", "code"), missing)
        copies.finish(self._raw, home, ADDED)
        self._drop_double_roles()
        keeping.keep_all(self._session)
        self._put_sources(sources)
        connections.put_rows(self._raw, "register_state", ("state",), [(state,)])

    def _drop_double_roles(self) -> None:
        """Of a person who is a member, or an officer, of one organisation by several units, that of one unit stays."""
        for table in _OF_PEOPLE:
            ranked = fetch(
                self._session,
                "SELECT id, source, first_value(id) OVER role AS kept, first_value(source) OVER role AS best FROM ("
                f"SELECT m.id, m.{SOURCE} AS source, m.organisation_id, m.person_id, m.{SOURCE} <> o.{SOURCE} AS other "
                f"FROM {table} m "
                "JOIN organisations o ON o.id = m.organisation_id "
                "WHERE m.organisation_id IN (SELECT id FROM register_also WHERE name = 'organisations')) AS held "
                "WINDOW role AS (PARTITION BY organisation_id, person_id ORDER BY other, source, id)",
            )
            for row in ranked:
                if row.source != row.best:
                    execute(self._session, f"DELETE FROM {table} WHERE id = :id", id=row.id)
                    self._note(table, [row.kept], row.source)

    def _put_sources(self, sources: Sequence[RegisterSource]) -> None:
        """Give each record that several units hold a source of its own, which names them all."""
        execute(self._session, "CREATE INDEX register_also_id ON register_also (name, id)")
        by_id = {one.id: one for one in sources}
        together: dict[tuple[int, ...], int] = {}
        for table in column(self._session, "SELECT DISTINCT name FROM register_also ORDER BY name"):
            held: dict[str, set[int]] = {}
            for one, first, other in each(
                self._session,
                f"SELECT t.id, t.{SOURCE}, a.source FROM register_also a JOIN {table} t ON t.id = a.id "
                "WHERE a.name = :name ORDER BY t.id",
                name=table,
            ):
                held.setdefault(one, {first}).add(other)
            for one, several in held.items():
                key = tuple(sorted(several))
                if len(key) > 1:
                    number = together.setdefault(key, len(sources) + len(together) + 1)
                    execute(
                        self._session,
                        f"UPDATE {table} SET {SOURCE} = :number WHERE id = :id",
                        number=number,
                        id=one,
                    )
        joint = [_joint(number, [by_id[one] for one in key]) for key, number in together.items()]
        rows = [
            (one.id, one.title, "\n".join(one.units), "\n".join(one.packages)) for one in (*sources, *joint)
        ]
        connections.put_rows(self._raw, "register_sources", ("id", "title", "units", "packages"), rows)


def _joint(number: int, several: Sequence[RegisterSource]) -> RegisterSource:
    return RegisterSource(
        number,
        ", ".join(one.title for one in several),
        tuple(unit for one in several for unit in one.units),
        tuple(package for one in several for package in one.packages),
    )


def _columns(raw: connections.Raw, table: str) -> tuple[str, ...]:
    """The columns of a table of the file, "id" first, the source aside."""
    names = connections.columns_of(raw, table)
    return ("id", *(name for name in names if name not in ("id", SOURCE)))


def _blanks(table: str, columns: Sequence[str]) -> list[Any]:
    """What stands in each of the columns where nothing is said."""
    known = {
        column.name: column.default.arg if column.default is not None else None
        for column in recorded_classes()[table].__table__.columns
    }
    return [known[name] for name in columns]


def _add_keys(table: str, columns: Sequence[str], rows: Rows) -> None:
    """Fill in the columns by which records are searched and ordered."""
    if table == "people":
        name, aliases = columns.index("name"), columns.index("aliases")
        place = {one: columns.index(one) for one in ("name_folded", "name_sorted", "search_words")}
        for row in rows:
            for one, key in person_keys(row[name], row[aliases]).items():
                row[place[one]] = key
        return
    for row in rows:
        for one, value in search_keys(table, dict(zip(columns, row, strict=True))).items():
            row[columns.index(one)] = value
