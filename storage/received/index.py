"""The index of received registers: what is kept of a package's register when it is taken in.

It holds nothing that the package does not say; what a register of another version says in words unknown here is
left out of the index, and its figures are merged as they are.
"""

import array
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from models.forms.loader import Forms
from models.forms.rules.measures import Source
from models.forms.snapshot import Snapshot
from models.forms.sources import records
from models.register.catalogue import RECORDS, chain
from models.returns.document import Cell, RegisterTable, ReturnDocument
from models.returns.identities import Register, people_of, record_keys
from models.returns.period_days import period_in
from models.values.areas import unit_with_key
from models.values.errors import Refused
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book
from storage.book.dialect import faults
from storage.book.rows import column
from storage.extracts.foreign import foreign_snapshot
from storage.forms.installed import forms_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.base import Base


_FAST = 1
"""Level of compression: packages come in by dozens, and the next level saves 5 % in twice the time."""

UNREADABLE: tuple[type[Exception], ...] = (
    Refused,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    *faults.DRIVER_FAULTS,
)
"""What is raised where the tables of a package hold what no register of this version can."""

_WITH_MEMBERS = ("cooperative", "credit_fund")

Pairs = Sequence[Sequence[str]]
"""(organisation, value) of a cell that counts each value once."""


def index(session: "Session", sha256: str, document: ReturnDocument) -> None:
    """Keep the index of a package's register, inside the caller's change."""
    from models.returns.register_index import (
        ReceivedDistinct,
        ReceivedDocument,
        ReceivedKey,
        ReceivedOrganisation,
    )

    register, cutoff, forms = document.register, document.cutoff, forms_in(session)
    try:
        snapshot = _snapshot(forms, document)
        keys = record_keys(register, cutoff)
        distinct = dict(_distinct(forms, snapshot, cutoff)) if snapshot else {}
        for form, cells in document.backing.distinct.items():  # of a merge: its own register is in it
            distinct |= {(form, *key): [("", value) for value in values] for key, values in cells.items()}
        people = people_of(register, cutoff, existing(snapshot).__contains__)
        organisations = organisation_tables(register)
    except UNREADABLE:
        _insert(session, ReceivedDocument, [_document_row(sha256, cutoff)])
        return
    _insert(session, ReceivedDocument, [_document_row(sha256, cutoff, people.memberships, people.names)])
    _insert(
        session,
        ReceivedOrganisation,
        [
            {"sha256": sha256, "organisation_id": one, "records": _packed_register(own)}
            for one, own in organisations.items()
        ],
    )
    _insert(
        session,
        ReceivedKey,
        [
            {
                "sha256": sha256,
                "key": one.key,
                "record_id": one.record_id,
                "kind": one.kind,
                "known_by": one.known_by,
                "organisation_id": one.organisation_id,
                "name": one.name,
                "apart": one.apart,
            }
            for one in {(key.key, key.record_id): key for key in keys}.values()
        ],
    )
    _insert(
        session,
        ReceivedDistinct,
        [
            {"sha256": sha256, "form": form, "row": row, "column": column, "pairs": _packed(pairs)}
            for (form, row, column), pairs in distinct.items()
        ],
    )


def unindexed(book: Book) -> list[str]:
    """The SHA-256 of packages that an earlier version took in, whose registers nobody has read since."""
    with book.read_rows() as session:
        return column(
            session,
            "SELECT sha256 FROM received_packages WHERE sha256 NOT IN (SELECT sha256 FROM received_documents) "
            "ORDER BY sha256",
        )


def index_again(book: Book, documents: Mapping[str, ReturnDocument]) -> None:
    """Keep the index of packages that were taken in earlier, by SHA-256, in one change."""
    with book.change("REGISTERS_INDEXED", count=len(documents)) as session:
        for sha256, document in documents.items():
            index(session, sha256, document)


def _insert(session: "Session", record: "type[Base]", rows: list[dict[str, object]]) -> None:
    """By the table and not by the mapping of records: there are tens of thousands, and nothing is asked of them."""
    from sqlalchemy import insert

    if rows:
        session.connection().execute(insert(record.__table__), rows)  # type: ignore[arg-type]


def _document_row(
    sha256: str, cutoff: date, memberships: int = 0, names: Mapping[int, str] | None = None
) -> dict[str, object]:
    named = dict(
        sorted((names or {}).items())
    )  # in the order in which they are compared with other registers
    return {
        "sha256": sha256,
        "cutoff": cutoff.isoformat(),
        "memberships": memberships,
        "people": array.array("q", named).tobytes(),
        "names": zlib.compress("\n".join(named.values()).encode(), _FAST),
    }


def _snapshot(forms: Forms, document: ReturnDocument) -> Snapshot | None:
    """The snapshot of the package's register, without the tables that no distinct count of a form asks for."""
    if not document.register.get("organisations", RegisterTable((), ())).rows:
        return None
    sets = {source.of for source in distinct_sources(forms, document.cutoff).values()}
    needless = () if sets & {"members", "managers"} else ("memberships", "managers", "people")
    tables = {name: table for name, table in document.register.items() if name not in needless}
    return foreign_snapshot(
        tables, document.cutoff, period_in(document.period, document.days), unit_named(document)
    )


def unit_named(document: ReturnDocument) -> Unit:
    """The unit of a return; Refused UNIT_UNKNOWN, UNIT_NOT_ON_DAY."""
    unit = document.unit
    first = unit.valid_from.isoformat() if unit.valid_from else ""
    return unit_with_key(unit.level, unit.code, first) or settings.unit_by_key(unit.level, unit.code, first)


@lru_cache(maxsize=64)
def distinct_sources(forms: Forms, day: date) -> Mapping[tuple[str, str, str], Source]:
    """(form, row, column) → source of the cells that count each value of an attribute once; organisations aside."""
    return {
        (form.code, row.code, column.key): source
        for form in forms.on(day)
        for row in form.rows
        for column in form.columns
        if (source := form.source_of(row, column) if form.applies(row, column) else None) is not None
        and source.measure == "distinct"
        and source.attribute != "organisation"
    }


def _distinct(forms: Forms, snapshot: Snapshot, day: date) -> Mapping[tuple[str, str, str], Pairs]:
    return {cell: distinct_pairs(source, snapshot) for cell, source in distinct_sources(forms, day).items()}


def distinct_pairs(source: Source, snapshot: Snapshot) -> Pairs:
    """The organisations behind a distinct count, each with its value."""
    found = {
        (str(row.get("organisation") or ""), str(row[source.attribute]))
        for row in records(source, snapshot)
        if row[source.attribute] is not None
    }
    return sorted(found)


def existing(snapshot: Snapshot | None) -> frozenset[str]:
    """The cooperatives and credit funds that exist on the day: those whose members the forms count together."""
    rows = snapshot.sets["organisations"] if snapshot else ()
    return frozenset(
        str(row["organisation"]) for row in rows if row["alive"] and row["kind"] in _WITH_MEMBERS
    )


Rows = dict[str, dict[Cell, tuple[Cell, ...]]]
"""Table → id → row."""


_CITED = {"dissolution_steps": "document_id"}
"""Kinds whose documents are named where their records are read without the rest of the register."""


def organisation_tables(register: Register) -> dict[str, Register]:
    """Organisation → the tables of what belongs to it, its people and the documents of its dissolution among them."""
    found: dict[str, Rows] = {}
    owners: dict[Cell, str] = {}
    people, documents = _column(register, "people", "id"), _column(register, "documents", "id")
    for kind in RECORDS:
        table = register.get(kind.table)
        if table is None or kind.table == "people" or chain(kind.table)[-1] != "organisations":
            continue
        key = table.columns.index("id")
        owner = table.columns.index(kind.owner) if kind.owner else key
        person = table.columns.index(kind.person) if kind.person else None
        cited = table.columns.index(_CITED[kind.table]) if kind.table in _CITED else None
        above = kind.links.get(kind.owner, "organisations")
        for row in table.rows:
            one = str(row[owner]) if above == "organisations" else owners.get(row[owner], "")
            owners[row[key]] = one
            kept = found.setdefault(one, {})
            kept.setdefault(kind.table, {})[row[key]] = row
            if person is not None and (about := people.get(row[person])) is not None:
                kept.setdefault("people", {})[row[person]] = about
            if cited is not None and (document := documents.get(row[cited])) is not None:
                kept.setdefault("documents", {})[row[cited]] = document
    return {
        one: {
            name: RegisterTable(register[name].columns, tuple(rows.values())) for name, rows in kept.items()
        }
        for one, kept in found.items()
        if one
    }


def _column(register: Register, table: str, name: str) -> dict[Cell, tuple[Cell, ...]]:
    rows = register.get(table)
    if rows is None:
        return {}
    at = rows.columns.index(name)
    return {row[at]: row for row in rows.rows}


def _packed(content: object) -> bytes:
    return zlib.compress(orjson.dumps(content), _FAST)


def unpacked_pairs(data: bytes) -> Pairs:
    """The pairs that a cell counts."""
    pairs: Pairs = orjson.loads(zlib.decompress(data))
    return pairs


def _packed_register(register: Register) -> bytes:
    return _packed({name: [table.columns, table.rows] for name, table in register.items()})


def unpacked_register(data: bytes) -> Register:
    """The tables of one organisation."""
    return {
        name: RegisterTable(tuple(columns), tuple(tuple(row) for row in rows))
        for name, (columns, rows) in orjson.loads(zlib.decompress(data)).items()
    }
