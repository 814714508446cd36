"""Which organisation goes to which successor, and the part of a register that goes with some of them.

An organisation goes where its commune went (the table of successions); where that is not one unit, a person chooses.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from models.dialogue.handovers import MOVING, CutLink, Register, RegisterTotals, rows_of, totals_of
from models.forms.snapshot import organisation_link
from models.register.catalogue import RECORDS, record_of
from models.register.record import Record
from models.returns.document import RegisterTable
from models.values.areas import candidates, commune_on
from models.values.errors import Refused
from models.values.units import Unit, communes_of, successors
from storage.book import settings
from storage.book.book import Book
from storage.extracts import packing

_EVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where an organisation goes. taker: None while a person has to choose; among: the units to choose from."""

    organisation: str
    name: str
    taker: Unit | None
    among: tuple[Unit, ...]
    chosen: bool = False


@dataclass(frozen=True)
class Sharing:
    """A register parted: takers in the order of their codes, each organisation with its destination."""

    giver: Unit
    takers: tuple[Unit, ...]
    assignments: tuple[Assignment, ...]
    register: Register

    @property
    def unclear(self) -> tuple[Assignment, ...]:
        """The organisations for which a person has to choose."""
        return tuple(one for one in self.assignments if one.taker is None)

    def ids(self, taker: Unit) -> frozenset[str]:
        """The organisations that go to a taker."""
        return frozenset(one.organisation for one in self.assignments if one.taker == taker)


@dataclass(frozen=True, slots=True)
class RegisterShare:
    """The part of a register for one taker, what it cannot hold, and its totals."""

    register: dict[str, RegisterTable]
    cut: tuple[CutLink, ...]
    totals: RegisterTotals


def sharing(book: Book, choices: Mapping[str, str] | None = None) -> Sharing:
    """The register of a book parted among the successors of its unit. choices: organisation → code of its taker.

    Refused HANDOVER_NOT_ENDED while the unit has no successors, HANDOVER_CHOICE where a choice is none of the takers.
    """
    giver = settings.unit_of(book)
    if giver.valid_to is None:
        raise Refused("HANDOVER_NOT_ENDED", unit=giver.title)
    takers = _takers(giver)
    register = _register(book)
    found = [_assignment(row, giver, takers, choices or {}) for row in rows_of(register, "organisations")]
    return Sharing(giver, takers, tuple(sorted(found, key=lambda one: one.name)), register)


def _takers(giver: Unit) -> tuple[Unit, ...]:
    """The units that took over the area of one that ended, by code."""
    assert giver.valid_to is not None
    steps = [step for commune in communes_of(giver, giver.valid_to) for step in successors(commune)]
    return tuple(sorted({step.new for step in steps}, key=lambda unit: unit.code))


def _register(book: Book) -> Register:
    """All that is recorded, whenever it begins: nothing stays unseen."""
    with book.read_session() as session:
        return packing.tables_until(session, _EVER)


def _assignment(
    row: Mapping[str, object], giver: Unit, takers: Sequence[Unit], choices: Mapping[str, str]
) -> Assignment:
    assert giver.valid_to is not None
    after = giver.valid_to + timedelta(days=1)
    key, code, first = str(row["id"]), str(row["commune_code"] or ""), str(row["commune_from"] or "")
    old = str(row["old_commune_code"] or "")
    later = commune_on(code, first, after, old) if code else None
    among = takers if later is None else (later,)
    if later is None and code:
        near = tuple(one for one in candidates(code, first, after) if one in takers)
        among = near or takers
    wanted = choices.get(key, "")
    taker = next((one for one in takers if one.code == wanted), None)
    if wanted and taker is None:
        raise Refused("HANDOVER_CHOICE", organisation=row["name"], code=wanted)
    certain = later if later in takers else None
    return Assignment(key, str(row["name"]), taker or certain, tuple(among), taker is not None)


def whole_of(register: Register) -> RegisterTotals:
    """The totals of all that belongs to organisations."""
    ids = frozenset(str(row["id"]) for row in rows_of(register, "organisations"))
    return share_of(register, ids).totals


def share_of(register: Register, organisations: Collection[str]) -> RegisterShare:
    """What goes with some organisations: theirs, and the people, documents and programmes that theirs name.

    A link to an organisation that goes elsewhere is cut: it is blank where it may be, else its record stays behind.
    """
    kept: dict[str, dict[str, dict[str, object]]] = {}
    cut: list[CutLink] = []
    for kind in RECORDS:
        if kind.table in MOVING:
            kept[kind.table] = _moving(kind, register, organisations, kept, cut)
    beside = _beside(register, kept)
    tables = {
        kind.table: _as_table(kind, {**kept.get(kind.table, {}), **beside.get(kind.table, {})}, register)
        for kind in RECORDS
    }
    found = {name: table for name, table in tables.items() if table.rows}
    return RegisterShare(
        found, tuple(cut), totals_of({name: found[name] for name in found if name in MOVING})
    )


def _moving(
    kind: Record,
    register: Register,
    organisations: Collection[str],
    kept: Mapping[str, Mapping[str, object]],
    cut: list[CutLink],
) -> dict[str, dict[str, object]]:
    found = {}
    names = {row["id"]: str(row["name"]) for row in rows_of(register, "organisations")}
    for row in rows_of(register, kind.table):
        if not _goes(kind, row, organisations, kept):
            continue
        lost = [
            name
            for name, table in kind.links.items()
            if _leads_away(row[name], table, name, kind, organisations)
        ]
        dropped = any(kind.by_name[name].required for name in lost)
        called = names.get(row.get("organisation_id"), str(row.get("name") or ""))
        cut += [CutLink(kind.table, str(row["id"]), name, called, dropped) for name in lost]
        if not dropped:
            found[str(row["id"])] = {**row, **dict.fromkeys(lost)}
    return found


def _goes(
    kind: Record,
    row: Mapping[str, object],
    organisations: Collection[str],
    kept: Mapping[str, Mapping[str, object]],
) -> bool:
    if kind.table == "organisations":
        return row["id"] in organisations
    if kind.owner:
        above = kind.links[kind.owner]
        return row[kind.owner] in kept[above]
    return row[organisation_link(kind)] in organisations


def _leads_away(value: object, table: str, name: str, kind: Record, organisations: Collection[str]) -> bool:
    return (
        table == "organisations" and name != kind.owner and value is not None and value not in organisations
    )


def _beside(
    register: Register, kept: Mapping[str, Mapping[str, Mapping[str, object]]]
) -> dict[str, dict[str, dict[str, object]]]:
    """What the kept records name beside organisations: people, documents, programmes, and what those name in turn."""
    everything = {
        kind.table: {str(row["id"]): row for row in rows_of(register, kind.table)}
        for kind in RECORDS
        if kind.table not in MOVING
    }
    found: dict[str, dict[str, dict[str, object]]] = {}
    near = [(table, row) for table, rows in kept.items() for row in rows.values()]
    while near:
        table, row = near.pop()
        for name, target in record_of(table).links.items():
            there = everything.get(target, {}).get(str(row[name]))
            if there is not None and str(row[name]) not in found.setdefault(target, {}):
                found[target][str(row[name])] = there
                near.append((target, there))
    return found


def _as_table(kind: Record, rows: Mapping[str, Mapping[str, object]], register: Register) -> RegisterTable:
    columns = register[kind.table].columns if kind.table in register else kind.travelling
    cells = [tuple(rows[key][name] for name in columns) for key in sorted(rows)]
    return RegisterTable(columns, tuple(cells))  # type: ignore[arg-type]
