"""Contributions by cells: every sum, pair and coverage is what going through them one by one gives."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey
from models.forms.loader import PUBLISHED
from models.forms.merge.consolidation import combine
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.merge.merged_support import Audience, merged_support
from tests.models.forms.merge.plain import plainly_combined, plainly_supported

FORM = PUBLISHED.form_on("B01", date(2026, 9, 30))
ROWS = ("I.1", "I.1.8", "I.1.8.1", "I.1.8.2", "I.2", "I.4", "I.4.1", "I.4.2", "I.4.4", "I.6a", "I.6b", "II.1")
COLUMNS = ("actual", "previous", "plan")
QUOTIENTS = ("I.6", "I.4.4a", "I.6.1b")

values = st.one_of(
    st.integers(-5, 5),
    st.integers(-(10**19), 10**19),  # some fit into eight bytes, some do not
    st.decimals(-1000, 1000, places=6),
    st.decimals(-1, 1, places=7),  # more decimals than are kept in eight bytes
).map(Decimal)
cells = st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS))
figures = st.dictionaries(cells, values, max_size=14)
sides = st.tuples(st.integers(0, 10**12), st.integers(0, 500), st.integers(0, 9), st.integers(0, 9))
pairs = st.dictionaries(
    st.tuples(st.sampled_from(QUOTIENTS), st.just("actual")),
    st.tuples(sides, st.sampled_from(list(Counted))).map(
        lambda one: Pair(
            Decimal(one[0][0]),
            Decimal(one[0][1]),
            Coverage(min(one[0][2:]), max(one[0][2:]), one[1]),
        )
    ),
    max_size=3,
)
units = st.lists(st.tuples(figures, pairs), max_size=7)
lines = st.lists(figures, max_size=2)
earlier = st.lists(st.tuples(st.integers(0, 9), figures), max_size=5, unique_by=lambda one: one[0])


def contributions(
    many: Sequence[tuple[dict[CellKey, Decimal], dict[CellKey, Pair]]],
    taken_off: Sequence[dict[CellKey, Decimal]] = (),
) -> list[Contribution]:
    return [
        *(Contribution(f"Xã {at}", f"p{at}", stated, pairs) for at, (stated, pairs) in enumerate(many)),
        *(Contribution("Xã 0", f"c{at}", one, {}, correction=True) for at, one in enumerate(taken_off)),
    ]


def before(stated: list[tuple[int, dict[CellKey, Decimal]]]) -> tuple[Contribution, ...]:
    """What units stated earlier in the main column; a number of no unit of now is one that is silent now."""
    return tuple(
        Contribution("", f"p{at}", {key: value for key, value in one.items() if key[1] == "actual"})
        for at, one in stated
    )


@given(units, lines)
def test_the_sum_of_a_cell_is_that_of_all_who_state_it(
    many: list[tuple[dict[CellKey, Decimal], dict[CellKey, Pair]]], taken_off: list[dict[CellKey, Decimal]]
) -> None:
    there = contributions(many, taken_off)
    found, plain = combine(FORM, there), plainly_combined(FORM, there)
    assert found == plain
    assert {key: str(value) for key, value in found.items()} == {
        key: str(value) for key, value in plain.items()
    }


@given(units, lines, earlier, earlier, st.integers(0, 2))
def test_pairs_and_coverage_are_those_of_going_from_unit_to_unit(
    many: list[tuple[dict[CellKey, Decimal], dict[CellKey, Pair]]],
    taken_off: list[dict[CellKey, Decimal]],
    last_year: list[tuple[int, dict[CellKey, Decimal]]],
    last_period: list[tuple[int, dict[CellKey, Decimal]]],
    awaited: int,
) -> None:
    there = contributions(many, taken_off)
    audience = Audience(("somebody",) * awaited, before(last_year), before(last_period))
    found, plain = merged_support(FORM, there, audience), plainly_supported(FORM, there, audience)
    assert found.coverage == plain.coverage
    assert found.pairs == plain.pairs


@given(units, lines)
def test_what_follows_is_added_behind(
    many: list[tuple[dict[CellKey, Decimal], dict[CellKey, Pair]]], taken_off: list[dict[CellKey, Decimal]]
) -> None:
    there = contributions(many, taken_off)
    first = Contributions.of(there[: len(many)])
    whole = first.followed_by(there[len(many) :])
    assert list(whole) == [
        Contribution(one.unit, one.source, one.figures, one.pairs, one.correction) for one in there
    ]
    assert combine(FORM, whole) == combine(FORM, there)
    assert len(first) == len(many)


def test_a_contribution_is_seen_as_it_was_put_in() -> None:
    stated = {("I.1", "actual"): Decimal(3), ("I.6a", "actual"): Decimal("0.5")}
    pair = Pair(Decimal(7), Decimal(2), Coverage(2, 3, Counted.RECORDS))
    there = Contributions.of(
        [Contribution("Xã", "p", stated, {("I.6", "actual"): pair}), Contribution("", "r", {})]
    )
    one, own = there
    assert (one.unit, one.source, dict(one.figures), dict(one.pairs)) == (
        "Xã",
        "p",
        stated,
        {("I.6", "actual"): pair},
    )
    assert dict(own.figures) == {} and ("I.1", "actual") not in own.figures
    assert there.place_of("r") == 1 and there.place_of("nobody") is None
