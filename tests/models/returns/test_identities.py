"""Records of several units put together by their keys: as if each were compared with each, in far fewer steps."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from models.returns.identities import KnownBy, Placed, RecordKey, groups

BY: tuple[KnownBy, ...] = ("id", "tax_code", "name", "folded_name")


def key(number: int, record: str, apart: str) -> RecordKey:
    return RecordKey(number, "organisations", BY[number % 4], record, record, f"HTX {record}", apart)


PLACED = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "d"]),
        st.builds(
            key, st.integers(0, 5), st.sampled_from(["1", "2", "3"]), st.sampled_from(["", "", "x", "y"])
        ),
    ),
    max_size=14,
)


def each_with_each(placed: list[Placed]) -> set[frozenset[tuple[str, str]]]:
    """The groups by comparing every two records: which of them are one, until nothing more is joined."""
    together: list[set[tuple[str, str]]] = []
    for (unit, one), (other_unit, other) in combinations(placed, 2):
        by_name = one.known_by in ("name", "folded_name")
        told_apart = by_name and one.apart and other.apart and one.apart != other.apart
        if one.key == other.key and unit != other_unit and not told_apart:
            both = {(unit, one.record_id), (other_unit, other.record_id)}
            touched = [several for several in together if several & both]
            together = [several for several in together if not several & both]
            together.append(both.union(*touched))
    return {frozenset(several) for several in together}


@given(PLACED)
def test_who_is_one_is_as_if_each_were_compared_with_each(placed: list[Placed]) -> None:
    found = groups(placed)
    made = [{(unit, one.record_id) for unit, one in group.records} for group in found]
    assert {frozenset(one) for one in made} == each_with_each(placed)
    assert sum(map(len, made)) == len(set().union(*made))


@given(PLACED, st.randoms())
def test_groups_and_what_agrees_do_not_depend_on_the_order_of_the_units(placed: list[Placed], rng) -> None:  # type: ignore[no-untyped-def]
    other = placed.copy()
    rng.shuffle(other)
    told = [[(one.id, one.known_by) for one in groups(several)] for several in (placed, other)]
    assert told[0] == told[1]


def test_an_organisation_in_a_thousand_registers_is_one_group() -> None:
    """2,000 units: half a million pairs a key would take minutes, and a chain of joins is not followed in full."""
    one = key(1, "0", "")
    placed = [(f"{unit:04}", replace(one, record_id=str(unit))) for unit in range(2_000)]
    (group,) = groups(placed)
    assert [unit for unit, _ in group.records] == sorted(unit for unit, _ in placed)
