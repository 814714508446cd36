"""The keys of many registers beside each other: how many differ, and which occur more than once."""

import array
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from storage.received.registers import different_and_repeated

keys = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.integers(-3, 3), st.sampled_from([-(2**63), 2**63 - 1, 2**59])
)


@given(st.lists(st.lists(keys, unique=True, max_size=20), max_size=6))
def test_what_is_counted_in_slices_is_what_one_set_says(units: list[list[int]]) -> None:
    times = Counter(key for unit in units for key in unit)
    found = different_and_repeated([array.array("q", sorted(unit)) for unit in units])
    assert found == (len(times), {key for key, number in times.items() if number > 1})
