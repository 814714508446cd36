"""What a merged return carries: read as it was written, and refused where its shape is not that of the format."""

from decimal import Decimal
from typing import Any

import pytest

from models.forms.merge.moves import CarriedMoves, Move, TakenOff, UnitMoves
from models.returns.backing import Backing, backing_from_json, backing_to_json, moves_from_json, moves_to_json

CELL = ("B01", "I.1.3b", "actual")
A, B = "commune/03386/", "commune/03387/2020-01-01"


def move(unit: str, organisation: str, direction: Any) -> Move:
    keys = frozenset({("id", organisation), ("tax_code", "6200012342")})
    figures = {CELL: Decimal(1), ("B01", "I.2.2c", "actual"): Decimal(3)}
    return Move(unit, organisation, "HTX Qua", direction, keys, ("cooperative", "qua"), "6200012342", figures)


MOVES = CarriedMoves(
    (
        UnitMoves(A, frozenset({CELL}), frozenset(), (move(A, "x", "out"),)),
        UnitMoves(B, frozenset(), frozenset({CELL}), (move(B, "y", "in"), move(B, "y", "out"))),
    ),
    (TakenOff("B01", (A, "x"), (B, "y")),),
)


def test_what_was_written_is_read() -> None:
    assert moves_from_json(moves_to_json(MOVES)) == MOVES


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("units", 1, "unit"), A),
        (("units", 0, "unit"), 7),
        (("units", 0, "counted", 0), ["B01", "I.1.3b"]),
        (("units", 0, "typed"), None),
        (("units", 0, "moves", 0, "direction"), "up"),
        (("units", 0, "moves", 0, "perhaps"), ["cooperative"]),
        (("units", 0, "moves", 0, "surely"), [[1]]),
        (("units", 0, "moves", 0, "figures", 0, 3), "-1"),
        (("units", 0, "moves", 0, "figures", 0, 3), "1" + "0" * 18),
        (("units", 0, "moves", 0, "figures", 0, 3), 1),
        (("units", 1, "moves", 1, "direction"), "in"),
        (("taken_off", 0), ["B01", A, "x", B]),
        (("taken_off",), [["B01", A, "x", B, "y"], ["B01", A, "x", B, "z"]]),
        (("units",), [[]]),
    ],
    ids=str,
)
def test_another_shape_is_refused(place: tuple[Any, ...], value: Any) -> None:
    content: Any = moves_to_json(MOVES)
    *above, last = place
    inner = content
    for step in above:
        inner = inner[step]
    inner[last] = value
    with pytest.raises((KeyError, TypeError, ValueError)):
        moves_from_json(content)


def test_values_that_are_counted_once_are_read_as_they_were_written() -> None:
    backing = Backing(distinct={"B01": {("I.11", "actual"): ("03386", "03387")}})
    assert backing_from_json(backing_to_json(backing)) == backing
    assert backing_to_json(backing) == {"distinct": {"B01": [["I.11", "actual", ["03386", "03387"]]]}}


@pytest.mark.parametrize(
    "listed",
    [
        [["I.11", "actual"]],
        [["I.11", "actual", ["03386", "03386"]]],
        [["I.11", "actual", "03386"]],
        [["I.11", "actual", [3386]]],
        [["I.11", "actual", []], ["I.11", "actual", []]],
    ],
    ids=str,
)
def test_values_in_another_shape_are_refused(listed: list[Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        backing_from_json({"distinct": {"B01": listed}})
