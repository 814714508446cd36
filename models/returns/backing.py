"""What a return says of its figures beside their values: pairs of ratios, units received, chosen bases of ratios,
moves in the units that were merged, the values that a merged sheet counts once.

Each part is a key of the document (docs/formats/data.md) that is left out where there is nothing to say, so that the
documents of older programs keep their bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey
from models.forms.merge.moves import NO_MOVES, CarriedMoves, Direction, FormCell, Move, TakenOff, UnitMoves
from models.returns.json_values import read_count, read_figure, read_object, read_share, read_text

KEYS = frozenset({"pairs", "units", "bases", "moves", "distinct"})


@dataclass(frozen=True, slots=True)
class UnitsReceived:
    """How many of the units that report to this one are in a merged return; `missing` are the names of the others."""

    received: int
    expected: int
    missing: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.received >= self.expected


@dataclass(frozen=True, slots=True)
class Backing:
    """pairs: form → cell → pair; units: None where nothing was merged; bases: form → row → chosen base of its ratio.

    moves: what the merged units said of moves into them and out of them; distinct: form → cell that counts each value
    once → the values that a merged sheet counts.
    """

    pairs: Mapping[str, Mapping[CellKey, Pair]] = field(default_factory=dict, hash=False)
    units: UnitsReceived | None = None
    bases: Mapping[str, Mapping[str, str]] = field(default_factory=dict, hash=False)
    moves: CarriedMoves = NO_MOVES
    distinct: Mapping[str, Mapping[CellKey, tuple[str, ...]]] = field(default_factory=dict, hash=False)


NO_BACKING = Backing()


def backing_to_json(backing: Backing) -> dict[str, Any]:
    """The keys of the document that say something."""
    found: dict[str, Any] = {}
    if any(backing.pairs.values()):
        found["pairs"] = {
            form: [_pair_to_json(key, pair) for key, pair in sorted(pairs.items())]
            for form, pairs in backing.pairs.items()
            if pairs
        }
    if backing.units is not None:
        found["units"] = {
            "received": backing.units.received,
            "expected": backing.units.expected,
            "missing": list(backing.units.missing),
        }
    if any(backing.bases.values()):
        found["bases"] = {form: dict(rows) for form, rows in backing.bases.items() if rows}
    if backing.moves != NO_MOVES:
        found["moves"] = moves_to_json(backing.moves)
    if any(backing.distinct.values()):
        found["distinct"] = {
            form: [[*key, list(values)] for key, values in sorted(cells.items())]
            for form, cells in backing.distinct.items()
            if cells
        }
    return found


def _pair_to_json(key: CellKey, pair: Pair) -> list[Any]:
    coverage = pair.coverage
    share = None if coverage.share is None else str(coverage.share)
    sides = [format(side, "f") for side in (pair.numerator, pair.denominator)]
    return [*key, *sides, coverage.stated, coverage.asked, coverage.of.value, share]


def backing_from_json(content: Mapping[str, Any]) -> Backing:
    """The backing that a document states. ValueError, TypeError or KeyError where its shape is wrong."""
    pairs = {
        read_text(form): _pairs_from_json(listed)
        for form, listed in read_object(content.get("pairs", {})).items()
    }
    units = content.get("units")
    bases = {
        read_text(form): {read_text(row): read_text(base) for row, base in read_object(rows).items()}
        for form, rows in read_object(content.get("bases", {})).items()
    }
    received = None if units is None else _units_from_json(read_object(units))
    moves = moves_from_json(content["moves"]) if "moves" in content else NO_MOVES
    distinct = {
        read_text(form): _distinct_from_json(listed)
        for form, listed in read_object(content.get("distinct", {})).items()
    }
    return Backing(pairs, received, bases, moves, distinct)


def _pairs_from_json(listed: list[Any]) -> dict[CellKey, Pair]:
    pairs: dict[CellKey, Pair] = {}
    for row, column, numerator, denominator, stated, asked, counted, share in listed:
        key = (read_text(row), read_text(column))
        if key in pairs:
            raise ValueError("a pair is given twice")
        part = None if share is None else read_share(share)
        if read_count(stated) > read_count(asked):
            raise ValueError("more state it than there are")
        coverage = Coverage(read_count(stated), read_count(asked), Counted(read_text(counted)), part)
        pairs[key] = Pair(read_figure(numerator), read_figure(denominator), coverage)
    return pairs


def _distinct_from_json(listed: list[Any]) -> dict[CellKey, tuple[str, ...]]:
    found: dict[CellKey, tuple[str, ...]] = {}
    for row, column, values in listed:
        key = (read_text(row), read_text(column))
        if key in found or not isinstance(values, list) or len(set(values)) != len(values):
            raise ValueError("a cell or a value is given twice")
        found[key] = tuple(map(read_text, values))
    return found


def _units_from_json(content: Mapping[str, Any]) -> UnitsReceived:
    missing = tuple(read_text(name) for name in content["missing"])
    return UnitsReceived(read_count(content["received"]), read_count(content["expected"]), missing)


# moves


BEYOND = Decimal(10**18)
"""Above every figure, as in models.returns.admission."""


def moves_to_json(moves: CarriedMoves) -> dict[str, Any]:
    """What a document says under `moves`."""
    return {
        "units": [
            {
                "unit": one.unit,
                "counted": [list(cell) for cell in sorted(one.counted)],
                "typed": [list(cell) for cell in sorted(one.typed)],
                "moves": [_move_to_json(move) for move in one.moves],
            }
            for one in moves.units
        ],
        "taken_off": [[one.form, *one.gone, *one.came] for one in moves.taken_off],
    }


def _move_to_json(move: Move) -> dict[str, Any]:
    return {
        "organisation": move.organisation,
        "name": move.name,
        "direction": move.direction,
        "surely": [list(key) for key in sorted(move.surely)],
        "perhaps": list(move.perhaps),
        "apart": move.apart,
        "figures": [[*cell, format(value, "f")] for cell, value in sorted(move.figures.items())],
    }


def moves_from_json(content: Any) -> CarriedMoves:
    """The moves that a document states. ValueError, TypeError or KeyError where their shape is wrong."""
    stated = read_object(content)
    units = tuple(_unit_from_json(read_object(one)) for one in stated["units"])
    if len({one.unit for one in units}) != len(units):
        raise ValueError("a unit is given twice")
    taken_off = []
    for form, *sides in stated["taken_off"]:
        gone_unit, gone, came_unit, came = map(read_text, sides)
        taken_off.append(TakenOff(read_text(form), (gone_unit, gone), (came_unit, came)))
    for side in ([(one.form, one.gone) for one in taken_off], [(one.form, one.came) for one in taken_off]):
        if len(set(side)) != len(side):
            raise ValueError("a move is taken off twice")
    return CarriedMoves(units, tuple(taken_off))


def _unit_from_json(content: Mapping[str, Any]) -> UnitMoves:
    unit = read_text(content["unit"])
    moves = tuple(_move_from_json(unit, read_object(one)) for one in content["moves"])
    if len({(one.organisation, one.direction) for one in moves}) != len(moves):
        raise ValueError("a move is given twice")
    counted, typed = (frozenset(map(_cell, content[name])) for name in ("counted", "typed"))
    return UnitMoves(unit, counted, typed, moves)


def _cell(listed: list[Any]) -> FormCell:
    form, row, column = map(read_text, listed)
    return form, row, column


def _move_from_json(unit: str, content: Mapping[str, Any]) -> Move:
    kind, name = map(read_text, content["perhaps"])
    figures = {}
    for *cell, text in content["figures"]:
        value = read_figure(text)
        if not 0 <= value < BEYOND:
            raise ValueError(text)
        figures[_cell(cell)] = value
    direction: Direction = "in" if read_text(content["direction"]) == "in" else "out"
    if direction != content["direction"]:
        raise ValueError(content["direction"])
    return Move(
        unit,
        read_text(content["organisation"]),
        read_text(content["name"]),
        direction,
        frozenset(tuple(map(read_text, key)) for key in content["surely"]),
        (kind, name),
        read_text(content["apart"]),
        figures,
    )
