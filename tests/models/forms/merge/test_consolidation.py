"""Merging is a pure function of what is accepted: any order, any grouping, the same figures."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from models.forms.cells import Origin
from models.forms.definition import CellKey
from models.forms.loader import PUBLISHED
from models.forms.merge.consolidation import combine, combines, mean_without_base, parts_of
from models.forms.merge.contributions import Contribution
from models.forms.sheets import evaluate

FORM = PUBLISHED.form_on("B01", date(2026, 9, 30))
ROWS = ("I.1", "I.1.1", "I.2", "I.6a", "I.6b", "I.9")

figures = st.dictionaries(
    st.tuples(st.sampled_from(ROWS), st.just("actual")),
    st.integers(0, 10**12).map(Decimal),
    max_size=6,
)
units = st.lists(figures, max_size=6)


def contributions(many: list[dict[CellKey, Decimal]]) -> list[Contribution]:
    return [Contribution(f"u{index}", f"p{index}", one) for index, one in enumerate(many)]


@given(units, st.randoms())
def test_order_has_no_influence(many: list[dict[CellKey, Decimal]], random: object) -> None:
    there = contributions(many)
    mixed = list(there)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert combine(FORM, there) == combine(FORM, mixed)


@given(units, st.integers(0, 6))
def test_merging_in_two_steps_is_merging_at_once(many: list[dict[CellKey, Decimal]], cut: int) -> None:
    there = contributions(many)
    first, second = combine(FORM, there[:cut]), combine(FORM, there[cut:])
    assert combine(FORM, contributions([first, second])) == combine(FORM, there)


@given(units)
def test_the_parts_of_a_figure_add_up_to_it(many: list[dict[CellKey, Decimal]]) -> None:
    there = contributions(many)
    for key, value in combine(FORM, there).items():
        assert sum((part.value for part in parts_of(FORM, key, there)), Decimal(0)) == value


@given(units)
def test_what_no_unit_states_is_absent_not_zero(many: list[dict[CellKey, Decimal]]) -> None:
    stated = {key for one in many for key in one}
    assert set(combine(FORM, contributions(many))) == stated


def test_means_and_ratios_are_recomputed_and_never_summed() -> None:
    many: list[dict[CellKey, Decimal]] = [
        {("I.6", "actual"): Decimal(100), ("I.6a", "actual"): Decimal(1000), ("I.6b", "actual"): Decimal(10)},
        {("I.6", "actual"): Decimal(400), ("I.6a", "actual"): Decimal(800), ("I.6b", "actual"): Decimal(2)},
    ]
    merged = combine(FORM, contributions(many))
    assert ("I.6", "actual") not in merged
    sheet = evaluate(FORM, {key: (value, Origin.MERGED) for key, value in merged.items()}, {})
    assert sheet.value("I.6") == 150


def test_an_external_share_stays_with_the_parent() -> None:
    assert not combines(FORM, ("I.10", "actual"))
    assert not combines(FORM, ("I.1", "vs_plan"))
    assert not combines(FORM, ("I.1", "mention"))
    assert combines(FORM, ("I.1", "plan"))


def test_a_mean_without_its_base_is_named_with_its_unit() -> None:
    many: list[dict[CellKey, Decimal]] = [{("I.6", "actual"): Decimal(1909)}]
    assert mean_without_base(FORM, contributions(many)) == [("u0", "I.6")]
