"""Scales hold zero and every value, with few round steps."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.plots.scale import scale_of

DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


def test_steps_are_round() -> None:
    scale = scale_of([Decimal(24), Decimal(9)])
    assert [int(tick) for tick in scale.ticks] == [0, 5, 10, 15, 20, 25]
    assert (scale.share(Decimal(0)), scale.share(Decimal(25))) == (0.0, 1.0)
    loss = scale_of([Decimal(-50), Decimal(200)])
    assert [int(tick) for tick in loss.ticks] == [-50, 0, 50, 100, 150, 200]
    assert scale_of([]).ticks == (Decimal(0), Decimal(1))


@given(st.lists(DECIMALS, max_size=6))
def test_zero_and_all_values_lie_within(values: list[Decimal]) -> None:
    scale = scale_of(values)
    assert all(0 <= scale.share(value) <= 1 for value in [*values, Decimal(0)])
    assert Decimal(0) in scale.ticks and 2 <= len(scale.ticks) <= 8
