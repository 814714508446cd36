"""Pairs of moves: as many as there can be, the same in any order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from models.forms.merge.moves import Direction, Move
from storage.received.moves.matching import are_one, matched

moves = st.builds(
    lambda unit, organisation, direction, keys, apart: Move(
        unit, organisation, "", direction, frozenset((key,) for key in keys), ("", ""), apart, {}
    ),
    st.sampled_from("ABC"),
    st.sampled_from("xyz"),
    st.sampled_from(("in", "out")),
    st.sets(st.sampled_from("pqr"), min_size=1, max_size=2),
    st.sampled_from(("", "", "1", "2")),
)
several = st.lists(moves, max_size=7, unique_by=lambda one: (one.unit, one.organisation, one.direction))


def most_pairs(known: list[Move]) -> int:
    """By trying all sets of edges, the largest first."""
    edges = [
        (gone, came)
        for gone in known
        for came in known
        if (gone.direction, came.direction) == ("out", "in") and are_one(gone, came)
    ]
    for count in range(min(len(edges), len(known) // 2), 0, -1):
        for chosen in combinations(edges, count):
            if len({id(move) for pair in chosen for move in pair}) == 2 * count:
                return count
    return 0


@given(several, st.randoms(use_true_random=False))
def test_as_many_pairs_as_there_can_be_in_any_order(known: list[Move], order: object) -> None:
    pairs, missing = matched(known)
    assert all(are_one(pair.gone, pair.came) for pair in pairs)
    assert len(pairs) == most_pairs(known)
    assert len({id(one) for pair in pairs for one in (pair.gone, pair.came)} | set(map(id, missing))) == len(
        known
    )
    order.shuffle(known)  # type: ignore[attr-defined]
    again, _ = matched(known)
    assert again == pairs


def test_a_way_over_three_units_whose_codes_are_not_in_its_order() -> None:
    """1 → 3 → 2: by the first that fits, 1 would be paired with 2, and both moves of 3 would be left."""
    key = frozenset({("tax_code", "6200012342")})
    steps: list[tuple[str, Direction]] = [("1", "out"), ("3", "in"), ("3", "out"), ("2", "in")]
    way = [Move(unit, "x", "HTX Qua", direction, key, ("", ""), "", {}) for unit, direction in steps]
    pairs, missing = matched(way)
    assert [(one.gone.unit, one.came.unit) for one in pairs] == [("1", "3"), ("3", "2")] and not missing
