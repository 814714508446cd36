"""Units far from their peers or from their own past: bounds that the units' own figures give."""

from dataclasses import replace
from decimal import Decimal
from math import log, nan
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.checking.outliers import far, outlier_findings
from models.forms.loader import read_form
from models.forms.merge.contributions import Contribution
from resources import ROOT

FORM = read_form(Path(ROOT) / "forms" / "B01-2020.toml")


def units(revenues: list[int], count: int = 10) -> list[Contribution]:
    """Units with so many dong of revenue of `count` cooperatives each."""

    def figures(revenue: int) -> dict[tuple[str, str], Decimal]:
        return {("I.6a", "actual"): Decimal(revenue), ("I.6b", "actual"): Decimal(count)}

    return [Contribution(f"Xã {at:02d}", str(at), figures(one)) for at, one in enumerate(revenues)]


USUAL = [800_000_000 + 50_000_000 * at for at in range(9)]
"""Nine units: 80 to 120 million dong a cooperative; the middle is 100."""


def told(several: list[Contribution], code: str = "UNIT_FAR_FROM_PEERS") -> list[tuple[str, str, str]]:
    return [
        (one.row, one.details["usual"], one.details["units"])
        for one in outlier_findings(FORM, several)
        if one.code == code and one.row == "I.6"
    ]


def test_units_like_each_other_are_silent() -> None:
    assert outlier_findings(FORM, units(USUAL)) == []


@pytest.mark.parametrize("factor", ["1000", "10", "0.1"])
def test_a_slip_by_ten_or_a_thousand_of_one_unit_is_far(factor: str) -> None:
    slipped = [*USUAL, int(1_000_000_000 * Decimal(factor))]
    # ten values: the middle lies between 100 and the next, 100 or 95 or 105 million; deviations stay small
    (found,) = told(units(slipped))
    assert found[2].startswith("Xã 09: ") and found[2].count("Xã") == 1


def test_twice_as_much_is_not_far() -> None:
    assert told(units([*USUAL, 2_000_000_000])) == []


def test_where_units_differ_widely_what_is_wide_is_usual() -> None:
    # from 1 to 512 by doubling: deviations of the logarithms are large, so that 512 is no outlier
    assert told(units([10_000_000 * 2**at for at in range(10)])) == []


def test_fewer_than_eight_units_say_nothing() -> None:
    assert told(units([*USUAL[:6], 10**12])) == []
    assert far([1.0] * 7 + [nan]) == ([], 0.0)


def test_two_units_of_one_name_are_two_units() -> None:
    slipped = units([*USUAL, 10_000_000_000])
    named = [replace(one, unit="Xã Tân Lập") if at > 7 else one for at, one in enumerate(slipped)]
    # the ten values are 80 to 120 million a cooperative, and 1,000
    (found,) = told(named)
    assert found[2] == "Xã Tân Lập: 1.000,0"


@given(st.lists(st.one_of(st.just(nan), st.floats(0, 1e15)), max_size=40), st.booleans())
def test_what_is_far_is_so_by_median_and_deviation_of_the_logarithms(
    values: list[float], below: bool
) -> None:
    logs = {at: log(value) for at, value in enumerate(values) if value > 0}
    expected: list[int] = []
    if len(logs) >= 8:
        middle = median(logs.values())
        sigma = max(median(abs(one - middle) for one in logs.values()) * 1.4826, log(1.25))
        expected = [
            at for at, one in logs.items() if one - middle > 6 * sigma or (below and middle - one > 6 * sigma)
        ]
    assert far(values, below=below)[0] == expected


def test_a_unit_that_moved_unlike_the_others_is_said() -> None:
    # all rose by a tenth, the last one tenfold; its level lies among the others
    before = [one * 10 // 11 for one in USUAL[:-1]] + [USUAL[-1] // 10]
    findings = outlier_findings(FORM, units(USUAL), units(before))
    found = [one for one in findings if one.code == "UNIT_FAR_FROM_PAST"]
    assert [(one.row, one.details["usual"], one.details["units"]) for one in found] == [
        ("I.6a", "× 1,10", "Xã 08: × 10,00")
    ]


def test_counts_below_ten_are_left_aside() -> None:
    few = [
        Contribution(
            f"Xã {at}", str(at), {("I.2", "actual"): Decimal(9 if at else 1), ("I.1", "actual"): Decimal(1)}
        )
        for at in range(12)
    ]
    assert outlier_findings(FORM, few) == []


def test_a_small_profit_is_no_slip_but_a_large_one_may_be() -> None:
    def profits(last: int) -> list[str]:
        several = [
            Contribution(
                one.unit,
                one.source,
                {("I.7a", "actual"): one.figures["I.6a", "actual"], ("I.7b", "actual"): Decimal(10)},
            )
            for one in units([*USUAL, last])
        ]
        return [one.row for one in outlier_findings(FORM, several)]

    assert profits(10_000_000) == [] and profits(100_000_000_000) == ["I.7"]
