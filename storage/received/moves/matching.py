"""Which moves out of one unit and into another are one: the same organisation, known by what two registers agree in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from models.forms.snapshot import Snapshot
from models.values.names import fold, fold_organisation

Direction = Literal["in", "out"]


@dataclass(frozen=True)
class Move:
    """One organisation that moved into a unit, or out of it, within the unit's period.

    surely: what tells that a move of another unit is of the same organisation, one of them is enough; perhaps: its kind
    and name read without accents, which is a doubt only; apart: its tax code, "" where it is not known.
    """

    unit: str
    organisation: str
    name: str
    direction: Direction
    surely: frozenset[tuple[str, ...]]
    perhaps: tuple[str, str]
    apart: str
    snapshot: Snapshot


def identity(row: Mapping[str, object]) -> tuple[frozenset[tuple[str, ...]], tuple[str, str], str]:
    """Move.surely, Move.perhaps and Move.apart of a row of the organisations.

    A moved organisation stands in another commune, so that name and place do not agree; with its name the number of its
    registration or the day of its founding must.
    """
    kind, name = _text(row, "kind"), _text(row, "name")
    tax = fold(_text(row, "tax_code")).replace(" ", "")
    named = [
        ("name", kind, name.casefold(), column, value)
        for column in ("registration_number", "founded_on")
        if (value := _text(row, column))
    ]
    keys: list[tuple[str, ...]] = [("id", _text(row, "id")), *named]
    if tax:
        keys.append(("tax_code", tax))
    return frozenset(keys), (kind, fold_organisation(name)), tax


def _text(row: Mapping[str, object], name: str) -> str:
    value = row.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


@dataclass(frozen=True)
class Matched:
    """One organisation that moved from one unit of the merge to another."""

    gone: Move
    came: Move


def are_one(gone: Move, came: Move) -> bool:
    """Whether two moves are surely of one organisation: tax codes that differ tell it apart whatever else agrees."""
    told_apart = gone.apart and came.apart and gone.apart != came.apart
    return gone.unit != came.unit and not told_apart and not gone.surely.isdisjoint(came.surely)


def may_be_one(gone: Move, came: Move) -> bool:
    """Whether only kind and name of two moves agree."""
    told_apart = gone.apart and came.apart and gone.apart != came.apart
    return gone.unit != came.unit and not told_apart and gone.perhaps == came.perhaps


def matched(moves: Iterable[Move]) -> tuple[list[Matched], list[Move]]:
    """The moves that have both sides, each move in one pair at most, and those of which a side is missing.

    In an order that does not depend on the order of the units.
    """
    known = sorted(moves, key=lambda one: (one.unit, one.organisation, one.direction))
    came = [one for one in known if one.direction == "in"]
    pairs, missing = [], []
    for gone in (one for one in known if one.direction == "out"):
        other = next((one for one in came if are_one(gone, one)), None)
        if other is None:
            missing.append(gone)
            continue
        came.remove(other)
        pairs.append(Matched(gone, other))
    return pairs, [*missing, *came]


def doubtful(missing: Sequence[Move]) -> Iterator[Matched]:
    """Of the moves without another side those that may be one, each move once."""
    left = [one for one in missing if one.direction == "in"]
    for gone in (one for one in missing if one.direction == "out"):
        other = next((one for one in left if may_be_one(gone, one)), None)
        if other is not None:
            left.remove(other)
            yield Matched(gone, other)
