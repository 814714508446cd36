"""A column of figures: exact whatever is put in, and small."""

from decimal import Decimal

import pytest

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.merge.columns import FigureColumn, PairColumn, places_of, put_texts


def column(*texts: str) -> FigureColumn:
    made = FigureColumn(len(texts))
    for place, text in enumerate(texts):
        if text:
            made.put(place, text)
    return made


def test_blank_is_not_zero() -> None:
    made = column("5", "", "0")
    assert [made.get(place) for place in range(3)] == [Decimal(5), None, Decimal(0)]
    assert (made.stated(), made.not_zero()) == (0b101, 0b001)
    assert made.floats() == [5.0, None, 0.0]


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (("1", "2"), "3"),
        (("12.000000", "3"), "15.000000"),  # totals of units travel with six decimals
        (("3", "0.25", "0.5"), "3.75"),
        (("0.1", "0.2"), "0.3"),  # 0.30000000000000004 in floating point
        (("9223372036854775807", "1"), "9223372036854775808"),  # 2⁶³ − 1 fits, their sum does not
        (("9223372036854775808", "-1"), "9223372036854775807"),  # 2⁶³ does not fit
        (("9223372036854775807", "0.5"), "9223372036854775807.5"),  # it fits no more once there are decimals
        (("0.5", "0.25", "0.125"), "0.875"),  # widened twice
        (("0.0000001", "1"), "1.0000001"),  # seven decimals
    ],
)
def test_sums_are_exact(texts: tuple[str, ...], total: str) -> None:
    made = column(*texts)
    assert str(made.total()) == total
    assert [made.get(place) for place in range(len(texts))] == [Decimal(text) for text in texts]


def test_a_sum_over_some_places() -> None:
    made = column("1", "2.5", "9223372036854775808", "8")
    assert made.total(0b1010) == Decimal("10.5")
    assert made.total(0b0110) == Decimal("9223372036854775810.5")
    assert made.total(0) == 0


def test_many_at_once_are_as_one_by_one() -> None:
    columns = [column("", ""), column("1.5", ""), column("", "")]
    put_texts(1, columns, ["7", "2", "99999999999999999999"])
    assert [one.get(1) for one in columns] == [7, 2, Decimal("99999999999999999999")]


def test_more_places_leave_what_is_there() -> None:
    made = column("1.5", "99999999999999999999")
    wider = made.extended(1)
    wider.put(2, "4")
    assert (wider.total(), made.total()) == (
        Decimal("100000000000000000004.5"),
        Decimal("100000000000000000000.5"),
    )


def test_pairs_count_records_where_all_of_them_do() -> None:
    made = PairColumn(3)
    made.put(0, ("10", "4"), 4, 5, Counted.RECORDS)
    made.put(2, ("0", "0"), 0, 2, Counted.RECORDS)
    assert made.get(0) == Pair(Decimal(10), Decimal(4), Coverage(4, 5, Counted.RECORDS))
    assert made.get(1) is None
    assert (made.there(), made.resting()) == (0b101, 0b001)
    assert made.records(0b101) == Coverage(4, 7, Counted.RECORDS)
    assert made.records(0) is None
    made.put(1, ("1", "1"), 1, 1, Counted.UNITS)
    assert made.records(0b111) is None


def test_places_are_bits_from_the_lowest() -> None:
    assert places_of([True, False, False, True]) == 0b1001
    assert places_of([]) == 0
