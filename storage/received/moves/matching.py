"""Which moves out of one unit and into another are one: the same organisation, known by what two registers agree in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.forms.merge.moves import Move
from models.values.names import fold, fold_organisation


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

    There are as many pairs as there can be: an organisation that passed through a unit leaves none of its moves over.
    Pairs and their order do not depend on the order of the units.
    """
    known = sorted(moves, key=lambda one: (one.unit, one.organisation, one.direction))
    came = [one for one in known if one.direction == "in"]
    by_key: dict[tuple[str, ...], list[int]] = {}
    for at, one in enumerate(came):
        for key in one.surely:
            by_key.setdefault(key, []).append(at)
    leaving = [one for one in known if one.direction == "out"]
    from_of: dict[int, int] = {}  # place among those that came → place among those that left
    into_of: dict[int, int] = {}
    for first in range(len(leaving)):
        _pair(first, leaving, came, by_key, from_of, into_of)
    pairs = [Matched(one, came[into_of[at]]) for at, one in enumerate(leaving) if at in into_of]
    alone = [one for at, one in enumerate(leaving) if at not in into_of]
    return pairs, [*alone, *(one for at, one in enumerate(came) if at not in from_of)]


def _pair(
    first: int,
    leaving: Sequence[Move],
    came: Sequence[Move],
    by_key: Mapping[tuple[str, ...], Sequence[int]],
    from_of: dict[int, int],
    into_of: dict[int, int],
) -> None:
    """Find the other side of one that left, giving others that left another of their own sides where that frees one."""
    reached: dict[int, int] = {}  # place among those that came → who would take it
    asking = [first]
    for gone in asking:
        sides = (at for key in sorted(leaving[gone].surely) for at in by_key.get(key, ()))
        for at in sides:
            if at in reached or not are_one(leaving[gone], came[at]):
                continue
            reached[at] = gone
            if at in from_of:
                asking.append(from_of[at])
                continue
            place: int | None = at
            while place is not None:
                taker = reached[place]
                before = into_of.get(taker)
                from_of[place], into_of[taker] = taker, place
                place = before
            return


def doubtful(missing: Sequence[Move]) -> Iterator[Matched]:
    """Of the moves without another side those that may be one, each move once."""
    left = [one for one in missing if one.direction == "in"]
    for gone in (one for one in missing if one.direction == "out"):
        other = next((one for one in left if may_be_one(gone, one)), None)
        if other is not None:
            left.remove(other)
            yield Matched(gone, other)
