"""Moves between units of one merge: taken off what moved in and out, so that only moves across the boundary remain.

Each unit states what moved across its own boundary, and that stays checkable there. Of a move between two of the units
of one merge both sides are taken off where both registers have it; otherwise nothing is, and it is said.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from models.forms.definition import CellKey, Form
from models.forms.merge.consolidation import combines
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.merge.moves import CarriedMoves, Direction, FormCell, Move, TakenOff, UnitMoves
from models.forms.rules.measures import Source
from models.forms.sources import Measuring
from models.returns.identities import rows_of
from models.values.areas import unit_with_key
from models.values.units import Unit
from storage.book.dialect import fragments
from storage.book.rows import each
from storage.received.corrections import SOURCE, Excluded
from storage.received.counted_once import Counting
from storage.received.index import organisation_tables, unpacked_register
from storage.received.moves.carried import carried
from storage.received.moves.matching import Matched, identity, matched
from storage.received.registers import OWN, Registers

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


_Sides = tuple[tuple[str, str], tuple[str, str]]
"""Unit and organisation that left, and those that came: what identifies a move between units in one form."""

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

    inside: a contribution for each move between two of the units; put_back: one for each that a unit below took off and
    that is none any more, seen beside the other units; unequal: moves of which the two registers say different figures,
    or whose figures were typed, so that a part of it remains; without_record: units that state moves which they typed
    or of which their register has none; both_ways: what is left goes into units and out of units, so that more of it
    may be moves between them.
    units, pairs: what is carried to the unit above; settled: what a unit below took off and whose sides are not both to
    be seen, so that it stays as it is.
    """

    inside: list[Contribution] = field(default_factory=list)
    put_back: list[Contribution] = field(default_factory=list)
    unequal: list[Matched] = field(default_factory=list)
    missing: list[Move] = field(default_factory=list)
    without_record: list[str] = field(default_factory=list)
    both_ways: bool = False
    units: list[UnitMoves] = field(default_factory=list)
    pairs: list[Matched] = field(default_factory=list)
    settled: list[TakenOff] = field(default_factory=list)

    @property
    def lines(self) -> list[Contribution]:
        """What is added to the sums."""
        return [*self.inside, *self.put_back]


class Moves:
    """The moves of one merge; registers are looked into only where a unit states that something moved."""

    def __init__(
        self,
        session: "Session | RowSession",
        registers: Registers,
        counting: Counting,
        left: Excluded,
        own_unit: Unit,
    ) -> None:
        self._session = session
        self._registers = registers
        self._counting = counting
        self._left = left
        self._own_unit = own_unit

    def name_of(self, unit: str) -> str:
        """The name of a unit of the merge, of one that reports to such a unit, or of the book's own."""
        if unit == OWN:
            return self._own_unit.title
        known = self._registers.name_of(unit)
        if known or unit.count("/") != 2:
            return known or unit
        below = unit_with_key(*unit.split("/"))
        return unit if below is None else below.title

    @cached_property
    def _below(self) -> Mapping[str, CarriedMoves]:
        """Unit of the merge → the moves in units that report to it."""
        units = {one.sha256: unit for unit, one in self._registers.packages.items()}
        return {units[sha256]: one for sha256, one in carried(self._session, units).items()}

    def net(self, form: Form, parts: Contributions, cells: Collection[CellKey] | None = None) -> Netted:
        """What the moves between units take off the sums of a form, of all cells or of some."""
        known = move_cells(form)
        found = Netted()
        if not known or (cells is not None and _keys(known).isdisjoint(cells)):
            return found
        units = list(dict.fromkeys([*self._stating(parts, _keys(known)), *self._below]))
        if not units:
            return found
        found.units = list(self._said(form, units, known))
        moves = [move for one in found.units for move in one.moves]
        taken_off, found.settled = self._taken_off_below(form, moves)
        settled = {(*one.gone, "out") for one in found.settled} | {(*one.came, "in") for one in found.settled}
        found.pairs, found.missing = matched(one for one in moves if _named(one) not in settled)
        figures = _Figures(form, known, {one.unit: one.counted for one in found.units})
        for pair in found.pairs:
            if _sides(pair) in taken_off:
                continue
            amounts, is_equal = figures.of(pair)
            if not is_equal:
                found.unequal.append(pair)
            found.inside += self._lines(pair, amounts, cells, -1)
        remaining = set(map(_sides, found.pairs))
        for sides, pair in taken_off.items():
            if sides not in remaining:
                found.put_back += self._lines(pair, figures.of(pair)[0], cells, 1)
        found.without_record = [
            one.unit for one in found.units if one.typed or not (one.moves or one.unit in self._below)
        ]
        found.both_ways = any(
            one.out_of is not None
            and all(_left(parts, found.lines, key) > 0 for key in (one.into, one.out_of))
            for one in known
        )
        return found

    def to_carry(self, forms: Iterable[Form], parts: Mapping[str, Contributions]) -> CarriedMoves:
        """What the return of this merge says of moves; those of the own register stand in the return's register."""
        units: dict[str, UnitMoves] = {}
        taken_off = []
        for form in forms:
            netted = self.net(form, parts[form.code])
            for one in netted.units:
                if one.unit != OWN and (one.moves or one.typed or one.unit not in self._below):
                    units[one.unit] = _joined(units.get(one.unit), one)
            taken_off += [
                TakenOff(form.code, self._side(pair.gone), self._side(pair.came)) for pair in netted.pairs
            ]
            taken_off += netted.settled
        return CarriedMoves(tuple(units[unit] for unit in sorted(units)), tuple(taken_off))

    def _side(self, move: Move) -> tuple[str, str]:
        return move.unit or "/".join(self._own_unit.key), move.organisation

    def _taken_off_below(
        self, form: Form, moves: Iterable[Move]
    ) -> tuple[dict[_Sides, Matched], list[TakenOff]]:
        """The moves that units of the merge took off already, and those of which not both sides are to be seen."""
        known = {_named(one): one for one in moves}
        found, unknown = {}, []
        for one in (
            one for below in self._below.values() for one in below.taken_off if one.form == form.code
        ):
            gone, came = known.get((*one.gone, "out")), known.get((*one.came, "in"))
            if gone is not None and came is not None:
                pair = Matched(gone, came)
                found[_sides(pair)] = pair
            else:
                unknown.append(one)
        return found, unknown

    def _lines(
        self,
        pair: Matched,
        amounts: Mapping[CellKey, Decimal],
        cells: Collection[CellKey] | None,
        sign: int,
    ) -> list[Contribution]:
        wanted = {key: sign * value for key, value in amounts.items() if cells is None or key in cells}
        source = f"{MOVED}:{pair.gone.unit}/{pair.gone.organisation}"
        return [Contribution(self.words(pair), source, wanted, correction=True)] if wanted else []

    def words(self, pair: Matched) -> str:
        """The organisation with the two units."""
        units = " \u2192 ".join(self.name_of(one.unit) for one in (pair.gone, pair.came))
        return f"{units}: {pair.gone.name}"

    def _stating(self, parts: Contributions, keys: Collection[CellKey]) -> list[str]:
        """The units that state something other than zero in one of these cells."""
        by_sha256 = {one.sha256: unit for unit, one in self._registers.packages.items()}
        there = parts.at(parts.not_zero_in(keys, parts.units()))
        return [by_sha256.get(one.source, OWN) for _, one in there]

    def _said(self, form: Form, units: Sequence[str], known: Sequence[MoveCell]) -> Iterator[UnitMoves]:
        """What the units say of moves in a form, each followed by those that report to it.

        Of a unit below what its own cells and those of the unit above it were counted from: a sum that was typed over
        holds nobody's moves.
        """
        stated = self._stated(form.code, units, _keys(known))
        for unit in units:
            cells = {(form.code, *key): typed for key, typed in stated[unit].items()}
            counted = frozenset(cell for cell, typed in cells.items() if not typed)
            moves = tuple(self._moves(unit, form, known))
            yield UnitMoves(unit, counted, frozenset(cells) - counted, moves)
            for one in self._below[unit].units if unit in self._below else ():
                own, typed = (
                    one.counted & counted,
                    frozenset(cell for cell in one.typed if cell[0] == form.code),
                )
                if one.unit not in self._registers.packages and (own or typed):
                    yield replace(one, counted=own, typed=typed)

    def _stated(
        self, form: str, units: Collection[str], keys: Collection[CellKey]
    ) -> dict[str, dict[CellKey, bool]]:
        """Unit → the cells that it states, and whether it typed them; the own register states all of them."""
        found: dict[str, dict[CellKey, bool]] = {unit: {} for unit in units}
        if OWN in found:
            found[OWN] = dict.fromkeys(keys, False)
        of = {self._registers.packages[unit].sha256: unit for unit in units if unit != OWN}
        stated = each(
            self._session,
            'SELECT sha256, "row", "column", origin FROM received_figures '
            f"WHERE sha256 IN {fragments.in_list(':packages')} AND form = :form "
            f'AND "row" IN {fragments.in_list(":rows")} AND value IS NOT NULL',
            packages=json.dumps(list(of)),
            form=form,
            rows=json.dumps(sorted({code for code, _ in keys})),
        )
        for sha256, code, column, origin in stated:
            if (code, column) in keys:
                found[of[sha256]][code, column] = origin == "given"
        return found

    def _moves(self, unit: str, form: Form, known: Sequence[MoveCell]) -> Iterator[Move]:
        for organisation, row in self._with_events(unit):
            if organisation not in self._left.get(unit, ()):
                yield from self._of(unit, organisation, row, form, known)

    def _of(
        self,
        unit: str,
        organisation: str,
        row: Mapping[str, object],
        form: Form,
        known: Sequence[MoveCell],
    ) -> Iterator[Move]:
        snapshot = self._counting.snapshot(unit, organisation)
        if snapshot is None:
            return
        name, known_by, measuring = str(row.get("name") or ""), identity(row), Measuring(snapshot)
        for counted in snapshot.sets["organisations"]:
            for flag, direction in _DIRECTIONS.items():
                if counted[flag]:
                    figures = {
                        (form.code, *one.into): measuring.of(one.came if direction == "in" else one.gone)
                        or Decimal(0)
                        for one in known
                    }
                    yield Move(unit, organisation, name, direction, *known_by, figures)

    def _with_events(self, unit: str) -> Iterator[tuple[str, Mapping[str, object]]]:
        """The organisations of a register that moved at any time, with their rows."""
        if unit == OWN:
            registers = list(organisation_tables(self._registers.own).items())
        else:
            there = each(
                self._session,
                "SELECT organisation_id, records FROM received_organisations WHERE sha256 = :sha256",
                sha256=self._registers.packages[unit].sha256,
            )
            registers = [(organisation, unpacked_register(records)) for organisation, records in there]
        for organisation, register in registers:
            events = {row.get("event") for row in rows_of(register, "standings")}
            if events & {"moved_in", "moved_out"}:
                for row in rows_of(register, "organisations"):
                    yield organisation, row


def _sides(pair: Matched) -> _Sides:
    return (pair.gone.unit, pair.gone.organisation), (pair.came.unit, pair.came.organisation)


def _named(move: Move) -> tuple[str, str, Direction]:
    return move.unit, move.organisation, move.direction


def _joined(known: UnitMoves | None, further: UnitMoves) -> UnitMoves:
    """What one unit says of moves in several forms."""
    if known is None:
        return further
    moves = {(one.organisation, one.direction): one for one in known.moves}
    for one in further.moves:
        before = moves.get((one.organisation, one.direction))
        figures = {**before.figures, **one.figures} if before else one.figures
        moves[one.organisation, one.direction] = replace(one, figures=figures)
    return replace(
        known,
        counted=known.counted | further.counted,
        typed=known.typed | further.typed,
        moves=tuple(moves.values()),
    )


@dataclass(frozen=True)
class _Figures:
    """What moves take off the cells of a form; counted: unit → the cells that it counted from its register."""

    form: Form
    cells: Sequence[MoveCell]
    counted: Mapping[str, Collection[FormCell]]

    def of(self, pair: Matched) -> tuple[dict[CellKey, Decimal], bool]:
        """What one move takes off, and whether nothing of it remains.

        As much as both registers say is taken off, so that opening + in − out = closing holds after it as before.
        """
        found: dict[CellKey, Decimal] = {}
        is_equal = True
        for cell in self.cells:
            came, gone = (
                one.figures.get((self.form.code, *cell.into), Decimal(0)) for one in (pair.came, pair.gone)
            )
            places = [(pair.came.unit, cell.into)] + ([(pair.gone.unit, cell.out_of)] if cell.out_of else [])
            is_equal = is_equal and (came == gone if cell.out_of else came <= gone)
            if not min(came, gone):
                continue
            if any((self.form.code, *key) not in self.counted[unit] for unit, key in places):
                is_equal = False
                continue
            for _, key in places:
                found[key] = min(came, gone)
        return found, is_equal


def _left(parts: Contributions, lines: Iterable[Contribution], key: CellKey) -> Decimal:
    """What remains of a cell after the corrections."""
    column = parts.figures.get(key)
    stated = Decimal(0) if column is None else column.total()
    return stated + sum((line.figures.get(key, Decimal(0)) for line in lines), Decimal(0))
