"""Moves between units of one merge: taken off what moved in and out, so that only moves across the boundary remain.

Each unit states what moved across its own boundary, and that stays checkable there. Of a move between two of the units
of one merge both sides are taken off where both registers have it; otherwise nothing is, and it is said.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.forms.definition import CellKey, Form, Source
from models.forms.findings import Finding, Level
from models.forms.merge.consolidation import combines
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.sources import Measuring
from models.returns.identities import Group, rows_of
from models.returns.records import ReceivedFigure
from models.returns.register_index import ReceivedOrganisation
from storage.received.areas import shortened
from storage.received.corrections import SOURCE, Excluded
from storage.received.counted_once import Counting
from storage.received.index import organisation_tables, unpacked_register
from storage.received.moves.matching import Direction, Matched, Move, doubtful, identity, matched
from storage.received.registers import OWN, Registers

MOVED = f"{SOURCE}:moved"
"""Beginning of the source of a correction that takes off a move between two units."""

_OUT_FOR_IN = {"arrived_in_period": "departed_in_period", "moved_in": "moved_out"}
"""Condition of what moved in → that of what moved out (models.forms.snapshot)."""

_ALIVE = "alive"
"""What an organisation is that moved in, and is not any more where it moved out."""

_DIRECTIONS: Mapping[str, Direction] = {"arrived_in_period": "in", "departed_in_period": "out"}


@dataclass(frozen=True, slots=True)
class MoveCell:
    """A cell that counts what moved in, and the one that counts the same of what moved out, where the form has one.

    came, gone: what each measures in a register.
    """

    into: CellKey
    out_of: CellKey | None
    came: Source
    gone: Source


def move_cells(form: Form) -> list[MoveCell]:
    """The merged cells of a form that count what moved into a unit, each with its counterpart."""
    sources = {
        (row.code, column.key): source
        for row in form.rows
        for column in form.columns
        if (source := form.source_of(row, column)) is not None and combines(form, (row.code, column.key))
    }
    found = []
    for key, source in sources.items():
        if not _OUT_FOR_IN.keys() & source.where.keys():
            continue
        where = {_OUT_FOR_IN.get(name, name): value for name, value in source.where.items() if name != _ALIVE}
        gone = replace(source, where=where)
        other = next((one for one, its in sources.items() if its == gone and one[1] == key[1]), None)
        found.append(MoveCell(key, other, source, gone))
    return found


def _keys(cells: Iterable[MoveCell]) -> set[CellKey]:
    return {key for one in cells for key in (one.into, one.out_of) if key is not None}


@dataclass
class Netted:
    """What was taken off one form, and what could not be compared.

    lines: a contribution for each move; unequal: of these the moves of which the two registers say different figures,
    or whose figures were typed, so that a part of it remains; without_record: units that state moves which they typed
    or of which their register has none; both_ways: what is left goes into units and out of units, so that more of it
    may be moves between them.
    """

    lines: list[Contribution] = field(default_factory=list)
    pairs: list[Matched] = field(default_factory=list)
    unequal: list[Matched] = field(default_factory=list)
    missing: list[Move] = field(default_factory=list)
    without_record: list[str] = field(default_factory=list)
    both_ways: bool = False


class Moves:
    """The moves of one merge; registers are looked into only where a unit states that something moved."""

    def __init__(
        self, session: Session, registers: Registers, counting: Counting, left: Excluded, own_name: str
    ) -> None:
        self._session = session
        self._registers = registers
        self._counting = counting
        self._left = left
        self._own_name = own_name

    def name_of(self, unit: str) -> str:
        return self._registers.name_of(unit) or self._own_name

    def net(self, form: Form, parts: Contributions, cells: Collection[CellKey] | None = None) -> Netted:
        """What the moves between units take off the sums of a form, of all cells or of some."""
        known = move_cells(form)
        if cells is not None:
            known = [one for one in known if not _keys([one]).isdisjoint(cells)]
        found = Netted()
        units = self._stating(parts, _keys(known)) if known else []
        if not units:
            return found
        moves = self._moves(units)
        found.pairs, found.missing = matched(moves)
        stated = self._stated(form.code, units, _keys(known))
        with_moves = {one.unit for one in moves}
        found.without_record = [
            unit for unit in units if unit not in with_moves or any(stated[unit].values())
        ]
        for pair in found.pairs:
            figures, is_equal = _taken_off(pair, known, stated)
            if not is_equal:
                found.unequal.append(pair)
            wanted = {key: value for key, value in figures.items() if cells is None or key in cells}
            if wanted:
                found.lines.append(self._line(pair, wanted))
        found.both_ways = any(
            one.out_of is not None
            and all(_left(parts, found.lines, key) > 0 for key in (one.into, one.out_of))
            for one in known
        )
        return found

    def _line(self, pair: Matched, figures: Mapping[CellKey, Decimal]) -> Contribution:
        source = f"{MOVED}:{pair.gone.unit}/{pair.gone.organisation}"
        return Contribution(self.words(pair), source, figures, correction=True)

    def words(self, pair: Matched) -> str:
        """The organisation with the two units."""
        units = " \u2192 ".join(self.name_of(one.unit) for one in (pair.gone, pair.came))
        return f"{units}: {pair.gone.name}"

    def _stating(self, parts: Contributions, keys: Collection[CellKey]) -> list[str]:
        """The units that state something other than zero in one of these cells."""
        by_sha256 = {one.sha256: unit for unit, one in self._registers.packages.items()}
        there = parts.at(parts.not_zero_in(keys, parts.units()))
        return [by_sha256.get(one.source, OWN) for _, one in there]

    def _stated(
        self, form: str, units: Collection[str], keys: Collection[CellKey]
    ) -> dict[str, dict[CellKey, bool]]:
        """Unit → the cells that it states, and whether it typed them; the own register states all of them."""
        found: dict[str, dict[CellKey, bool]] = {unit: {} for unit in units}
        if OWN in found:
            found[OWN] = dict.fromkeys(keys, False)
        of = {self._registers.packages[unit].sha256: unit for unit in units if unit != OWN}
        row = ReceivedFigure
        query = select(row.sha256, row.row, row.column, row.origin).where(
            row.sha256.in_(of),
            row.form == form,
            row.row.in_({code for code, _ in keys}),
            row.value.is_not(None),
        )
        for sha256, code, column, origin in self._session.execute(query):
            if (code, column) in keys:
                found[of[sha256]][code, column] = origin == "given"
        return found

    def _moves(self, units: Iterable[str]) -> list[Move]:
        return [
            move
            for unit in units
            for organisation, row in self._with_events(unit)
            if organisation not in self._left.get(unit, ())
            for move in self._of(unit, organisation, row)
        ]

    def _of(self, unit: str, organisation: str, row: Mapping[str, object]) -> Iterator[Move]:
        snapshot = self._counting.snapshot(unit, organisation)
        if snapshot is None:
            return
        name, known_by = str(row.get("name") or ""), identity(row)
        for counted in snapshot.sets["organisations"]:
            for flag, direction in _DIRECTIONS.items():
                if counted[flag]:
                    yield Move(unit, organisation, name, direction, *known_by, snapshot)

    def _with_events(self, unit: str) -> Iterator[tuple[str, Mapping[str, object]]]:
        """The organisations of a register that moved at any time, with their rows."""
        if unit == OWN:
            registers = list(organisation_tables(self._registers.own).items())
        else:
            sha256 = self._registers.packages[unit].sha256
            query = select(ReceivedOrganisation.organisation_id, ReceivedOrganisation.records)
            there = self._session.execute(query.where(ReceivedOrganisation.sha256 == sha256))
            registers = [(one.organisation_id, unpacked_register(one.records)) for one in there]
        for organisation, register in registers:
            events = {row.get("event") for row in rows_of(register, "standings")}
            if events & {"moved_in", "moved_out"}:
                for row in rows_of(register, "organisations"):
                    yield organisation, row


def _taken_off(
    pair: Matched, cells: Iterable[MoveCell], stated: Mapping[str, Mapping[CellKey, bool]]
) -> tuple[dict[CellKey, Decimal], bool]:
    """What one move takes off, and whether nothing of it remains.

    As much as both registers say is taken off, so that opening + in − out = closing holds after it as before.
    """
    came, gone = Measuring(pair.came.snapshot), Measuring(pair.gone.snapshot)
    found: dict[CellKey, Decimal] = {}
    is_equal = True
    for cell in cells:
        sides = [came.of(cell.came) or Decimal(0), gone.of(cell.gone) or Decimal(0)]
        places = [(pair.came.unit, cell.into)] + ([(pair.gone.unit, cell.out_of)] if cell.out_of else [])
        is_equal = is_equal and (sides[0] == sides[1] if cell.out_of else sides[0] <= sides[1])
        if not min(sides):
            continue
        if any(stated[unit].get(key, True) for unit, key in places):
            is_equal = False
            continue
        for _, key in places:
            found[key] = -min(sides)
    return found, is_equal


def _left(parts: Contributions, lines: Iterable[Contribution], key: CellKey) -> Decimal:
    """What remains of a cell after the corrections."""
    column = parts.figures.get(key)
    stated = Decimal(0) if column is None else column.total()
    return stated + sum((line.figures.get(key, Decimal(0)) for line in lines), Decimal(0))


# what is said


def move_findings(
    moves: Moves, form: Form, netted: Netted, groups: Sequence[Group], awaited: Sequence[str]
) -> list[Finding]:
    """What was taken off, and the moves of which a side is missing.

    groups: records that stand in several registers; awaited: units whose return is not there.
    """
    doubts = list(doubtful(netted.missing))
    in_doubt = {id(move) for pair in doubts for move in (pair.gone, pair.came)}
    alone = [one for one in netted.missing if id(one) not in in_doubt]
    told = [
        *_netted_finding(moves, form, netted),
        *(_pair_finding("MOVE_SIDES_DIFFER", moves, form, pair) for pair in netted.unequal),
        *(_pair_finding("MOVE_MAYBE_INSIDE", moves, form, pair) for pair in doubts),
        *(_missing_finding(moves, form, one, groups, awaited) for one in alone),
    ]
    if netted.without_record:
        names = shortened([moves.name_of(unit) for unit in netted.without_record])
        details = {"name": form.name, "units": names, "count": len(netted.without_record)}
        level = Level.WARNING if netted.both_ways else Level.INFO
        told.append(Finding("MOVES_WITHOUT_RECORD", "R13", level, form.code, details=details))
    return told


def _netted_finding(moves: Moves, form: Form, netted: Netted) -> list[Finding]:
    if not netted.lines:
        return []
    rows = dict.fromkeys(row for line in netted.lines for row, _ in line.figures)
    details = {
        "name": form.name,
        "count": len(netted.lines),
        "rows": ", ".join(row.code for row in form.rows if row.code in rows),
        "moves": shortened([line.unit for line in netted.lines]),
    }
    return [Finding("MOVED_INSIDE", "R13", Level.INFO, form.code, details=details)]


def _pair_finding(code: str, moves: Moves, form: Form, pair: Matched) -> Finding:
    details = {
        "name": form.name,
        "record": pair.gone.name,
        "gone": moves.name_of(pair.gone.unit),
        "came": moves.name_of(pair.came.unit),
    }
    subject = f"{pair.gone.unit}|{pair.gone.organisation}"
    return Finding(code, "R13", Level.WARNING, form.code, details=details, subject=subject)


def _missing_finding(
    moves: Moves, form: Form, move: Move, groups: Sequence[Group], awaited: Sequence[str]
) -> Finding:
    """The other side of a move: not recorded where the organisation is, not there yet, or beyond the boundary."""
    others = [
        moves.name_of(unit)
        for group in groups
        if group.certain
        and any((unit, one.record_id) == (move.unit, move.organisation) for unit, one in group.records)
        for unit, _ in group.records
        if unit != move.unit
    ]
    side = move.direction.upper()
    details = {"name": form.name, "record": move.name, "unit": moves.name_of(move.unit)}
    subject = f"{move.unit}|{move.organisation}|{move.direction}"
    if others:
        code, level = f"MOVE_{side}_NOT_RECORDED", Level.WARNING
        details["others"] = shortened(others)
    elif awaited:
        code, level = f"MOVE_{side}_ALONE", Level.WARNING
        details["awaited"] = shortened(list(awaited))
    else:
        code, level = f"MOVE_{side}_BEYOND", Level.INFO
    return Finding(code, "R13", level, form.code, details=details, subject=subject)
