"""Targets of plans: what is typed, what reaches them, and that they are kept as they were typed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from models.values.errors import Refused
from models.values.quantities import parse_number
from models.values.targets import Target, parse_target, read_stored


def bounds(text: str) -> tuple[int | None, int | None, bool]:
    found = parse_target(text, parse_number)
    assert found is not None
    assert found.text == text
    least, most = (None if bound is None else int(bound) for bound in (found.least, found.most))
    return least, most, found.beyond


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("trên 45", (45, None, True)),
        ("Trên 45 %", (45, None, True)),
        ("> 45", (45, None, True)),
        (">45%", (45, None, True)),
        ("≥ 25", (25, None, False)),
        (">=25", (25, None, False)),
        ("ít nhất 2", (2, None, False)),
        ("từ 10.000 trở lên", (10000, None, False)),
        ("70 trở lên", (70, None, False)),
        ("< 15", (None, 15, True)),
        ("dưới 15", (None, 15, True)),
        ("≤ 2", (None, 2, False)),
        ("không quá 2", (None, 2, False)),
        ("45-50", (45, 50, False)),
        ("45 – 50", (45, 50, False)),
        ("5.000-6.000", (5000, 6000, False)),
        ("từ 45 đến 50", (45, 50, False)),
        ("10% - 15%", (10, 15, False)),
    ],
)
def test_signs_words_and_ranges_are_read(text: str, wanted: tuple[int | None, int | None, bool]) -> None:
    assert bounds(text) == wanted


@pytest.mark.parametrize("text", ["45", "-5", "1.234,5", "", "(45)"])
def test_a_plain_number_is_no_target(text: str) -> None:
    assert parse_target(text, parse_number) is None


@pytest.mark.parametrize("text", ["trên dưới", "> x", "≥ 1,2,3"])
def test_a_sign_without_a_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse_target(text, parse_number)


@pytest.mark.parametrize(
    ("text", "result", "reached"),
    [
        ("> 45", "45", False),
        ("> 45", "45.01", True),
        ("≥ 45", "45", True),
        ("< 15", "15", False),
        ("< 15", "14.9", True),
        ("≤ 15", "15", True),
        ("≤ 15", "15.1", False),
        ("45-50", "44.99", False),
        ("45-50", "45", True),
        ("45-50", "50", True),
        ("45-50", "51", False),
    ],
)
def test_strict_targets_are_not_reached_by_their_bound(text: str, result: str, reached: bool) -> None:
    found = parse_target(text, parse_number)
    assert found is not None
    assert found.reached(Decimal(result)) is reached
    assert found.reached(Fraction(Decimal(result))) is reached


@pytest.mark.parametrize("text", ["> 45", "≥ 0,5", "< 15", "≤ -2", "45-50", "từ 45 đến 50"])
def test_a_target_is_kept_as_it_was_typed(text: str) -> None:
    found = parse_target(text, parse_number)
    assert found is not None
    assert read_stored(found.stored()) == found


@pytest.mark.parametrize("line", ["", "45", "-0.5", "..|x", "45|x", "a..b|x"])
def test_other_lines_are_no_targets(line: str) -> None:
    assert read_stored(line) is None


def test_bounds_are_converted_together() -> None:
    target = Target(Decimal(45), Decimal(50), False, "45-50").converted(lambda value: value * 10)
    assert (target.least, target.most, target.text) == (Decimal(450), Decimal(500), "45-50")
