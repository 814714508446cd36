"""Many records of one kind as a sheet of cells: read row by row, filled cell by cell, each filling one change.

The columns are the catalogue's `sheet`. A kind with a period has one line for each organisation that operates in it,
whether its record is there yet or not; every other kind has a line for each record.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.register.catalogue import record_of
from models.register.kinds import CodedWithin, Commune, Count, Link, Money, Ratio, Year
from models.register.record import Field
from models.register.texts.cells import cell_of
from models.register.texts.fields import kept
from models.register.texts.reading import TextContext, read_value
from models.register.texts.words import commune_title
from models.returns.records import Change
from models.values.errors import Refused
from models.values.names import clean
from models.values.outcomes import Outcome
from models.values.periods import parse_period
from models.values.quantities import millions_from_dong, plain_number
from models.values.units import Unit
from storage.book.book import Book, NothingKeptError
from storage.register import results
from storage.register.communes import communes_at_hand
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store

SheetKey: TypeAlias = tuple[str, str]
"""A cell: its line (id of the record, or of the organisation where a kind has a period) and the name of its field."""

Step = Callable[[int, int], None]
"""Called with the number of cells that are done, and of all; what it raises leaves everything as it was."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line; names: whose line it is; values: field → stored value; before: those of the period before."""

    key: str
    names: tuple[str, ...]
    values: Mapping[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilledCell:
    """The outcome for a cell; refusal: why it was not stored."""

    outcome: Outcome
    value: Any = None
    refusal: Refused | None = None


def has_period(table: str) -> bool:
    """Whether a kind has one record for each organisation and period."""
    return "period" in record_of(table).by_name


def sheet_fields(table: str) -> tuple[Field, ...]:
    """The columns of a sheet that can be filled."""
    record = record_of(table)
    fields = (record.by_public_name.get(name) for name in record.sheet)
    return tuple(one for one in fields if one is not None and one.name in record.typed)


def name_paths(table: str) -> tuple[str, ...]:
    """Paths of the columns that say what a line is of: its person and what it belongs to, else its name.

    Of what belongs to a record of another one, such as the repayment of a loan, that one too. What has neither is
    called by other fields, such as a commune and a year.
    """
    record = record_of(table)
    links = tuple(record.by_name[name].public for name in (record.person, record.owner) if name)
    above = record_of(record.links[record.owner]) if record.owner else None
    if above is not None and above.owner:
        links = (f"{record.by_name[record.owner].public}.{above.by_name[above.owner].public}", *links)
    called = ("name",) if "name" in record.by_name else record.called
    return links or tuple(record.by_name[name].public for name in called)


def sheet_lines(book: Book, period: str) -> list[SheetLine]:
    """The lines of the results of a period: who operates at its end, and whoever has given figures for it."""
    before = {
        row.organisation_id: row.values
        for row in results.of_period(book, str(parse_period(period).previous()))
    }
    operating = results.operating(book, period)
    return [
        SheetLine(row.organisation_id, (row.organisation,), row.values, before.get(row.organisation_id, {}))
        for row in results.of_period(book, period)
        if row.given or row.organisation_id in operating
    ]


def sheet_keys(book: Book, table: str) -> Sequence[str]:
    """The lines of a sheet of a kind without a period, in its order: what is current, where the kind has an end."""
    preset = "current" if "current" in record_of(table).presets else ""
    return lists.keys(book, table, ListFilter(preset=preset))


def sheet_page(book: Book, table: str, keys: Sequence[str]) -> list[SheetLine]:
    """The lines of these records, with the scheme beside a code that means something only within one; unknown ids are
    left out.
    """
    names = name_paths(table)
    named = {one.public: one.name for one in sheet_fields(table)}
    named |= {one.kind.by: one.kind.by for one in sheet_fields(table) if isinstance(one.kind, CodedWithin)}
    communes = {path: first for path in names if (first := _first_day(table, path))}
    rows = lists.page(book, table, keys, [*names, *communes.values(), *named])
    return [
        SheetLine(
            str(row["id"]),
            tuple(
                commune_title(f"{row[path]}|{row[communes[path]] or ''}")
                if path in communes
                else str(row[path] or "")
                for path in names
            ),
            {name: row[path] for path, name in named.items()},
        )
        for row in rows
    ]


def _first_day(table: str, path: str) -> str:
    """The column with the first day of a commune, "" for a path that is no commune."""
    described = record_of(table).by_public_name.get(path)
    return described.kind.first if described is not None and isinstance(described.kind, Commune) else ""


def cell_text(described: Field, values: Mapping[str, Any], language: str = "vi") -> str:
    """A value of a line as a text that means it: numbers exact and without groups, codes by their whole words."""
    value = values.get(described.name)
    if value in (None, ""):
        return ""
    match described.kind:
        case Money():
            return plain_number(millions_from_dong(int(value)))
        case Count() | Year():
            return str(int(value))
        case Ratio(places=places):
            return plain_number(Decimal(int(value)).scaleb(-places))
    by = described.kind.by if isinstance(described.kind, CodedWithin) else ""
    cell = cell_of(described, value, beside=values.get(by), language=language)
    return clean(cell.full or cell.text)


def fill_cells(
    book: Book,
    table: str,
    texts: Mapping[SheetKey, str],
    *,
    period: str = "",
    keep: bool = True,
    step: Step = lambda done, cells: None,
) -> dict[SheetKey, FilledCell]:
    """What texts do to cells; with `keep` what is not refused is stored as one change, "" empties a cell.

    Money is in million dong. The cells of a line are tried until no more of them can be stored, so that a whole and its
    parts may come in any order.
    """
    filled: dict[SheetKey, FilledCell] = {}
    try:
        with book.change("CELLS_FILLED", table=table, cells=0) as session:
            filler = _Filler(book, session, table, period)
            for key, cells in _by_line(texts).items():
                filled |= filler.line(key, cells)
                step(len(filled), len(texts))
            count = sum(one.outcome in (Outcome.NEW, Outcome.CHANGED) for one in filled.values())
            if not keep or not count:
                raise NothingKeptError
            _name_change(session, table, count)
    except NothingKeptError:
        return filled
    return filled


def _by_line(texts: Mapping[SheetKey, str]) -> dict[str, dict[str, str]]:
    lines: dict[str, dict[str, str]] = {}
    for (key, name), text in texts.items():
        lines.setdefault(key, {})[name] = text
    return lines


def _name_change(session: Session, table: str, cells: int) -> None:
    """Write into the running change how many cells it fills."""
    change = session.get_one(Change, session.info["change"])
    change.details = json.dumps({"cells": cells, "table": table}, sort_keys=True)


class _Filler:
    """The writing of a block of texts into a kind of record."""

    def __init__(self, book: Book, session: Session, table: str, period: str) -> None:
        self._book, self._session, self._table = book, session, table
        self._record = record_of(table)
        self._period = str(parse_period(period)) if period else ""
        self._today = book.clock().date()
        named = any(isinstance(one.kind, Commune) for one in sheet_fields(table))
        self._reading = TextContext(self._today, communes_at_hand(book) if named else (), dong=10**6)

    def line(self, key: str, cells: Mapping[str, str]) -> dict[SheetKey, FilledCell]:
        """What the texts of one line do."""
        filled: dict[SheetKey, FilledCell] = {}
        waiting = dict(cells)
        while waiting:
            refused: dict[str, str] = {}
            for name, text in waiting.items():
                filled[key, name] = self._cell(key, name, text)
                if filled[key, name].refusal is not None:
                    refused[name] = text
            if len(refused) == len(waiting):
                break
            waiting = refused
        return filled

    def _cell(self, key: str, name: str, text: str) -> FilledCell:
        try:
            with self._session.begin_nested():
                return self._filled(key, name, text)
        except Refused as refused:
            self._session.expire_all()
            return FilledCell(Outcome.REFUSED, None, refused)

    def _filled(self, key: str, name: str, text: str) -> FilledCell:
        described = self._record.typed[name]
        assert not isinstance(described.kind, Link)
        values = self._values(described, text)
        record = self._existing(key)
        before = {column: getattr(record, column, None) for column in values}
        value = values[name]
        if all(_same(before[column], values[column]) for column in values):
            return FilledCell(Outcome.SAME, value)
        if record is None:
            own = {"organisation_id": key, "period": self._period} | values
            store.add_in(self._session, self._book.ids, self._table, own, self._today)
        else:
            store.change_in(self._session, self._book.ids, self._table, record.id, values, self._today)
        self._session.flush()
        return FilledCell(Outcome.NEW if before[name] in (None, "") else Outcome.CHANGED, value)

    def _values(self, described: Field, text: str) -> dict[str, Any]:
        value = read_value(described, text, self._reading) if clean(text) else None
        if isinstance(value, Unit):
            assert isinstance(described.kind, Commune)
            return {described.name: value.code, described.kind.first: value.key[2] or None}
        return {described.name: kept({described.name: described}, described.name, value)}

    def _existing(self, key: str) -> Any:
        """The record of a line; None where the organisation has none for the period yet. Refused RECORD_UNKNOWN."""
        cls = recorded_classes()[self._table]
        if not has_period(self._table):
            return store.require(self._session, self._table, key)
        query = select(cls).where(cls.organisation_id == key, cls.period == self._period)  # type: ignore[attr-defined]
        return self._session.scalars(query).one_or_none()


def _same(before: Any, after: Any) -> bool:
    return bool(before == after) or (before in (None, "") and after in (None, ""))
