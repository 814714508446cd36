"""A column of figures: exact whatever is put in, and small."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from models.forms.coverage import Counted, Coverage, Pair
from models.forms.merge.columns import FigureColumn, PairColumn, places_of
from models.forms.merge.packed import CellNumbers, PackedSheets, pack


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
    assert str(made.floats()) == "[5.0, nan, 0.0]"


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


def packed(*texts: str) -> CellNumbers:
    """The same figures as sheets of one number each."""
    sheets = PackedSheets()
    for text in texts:
        sheets.add(pack([text or None]) or b"")
    return sheets.cell(0)


@pytest.mark.parametrize(
    "texts",
    [
        ("5", "", "0"),
        ("", ""),
        ("12.000000", "3"),  # two scales in one column
        ("0.5", "", "-0.125", "7"),
        ("9223372036854775807", "-9223372036854775807"),
        ("9223372036854775807", "0.5"),  # the first fits no more once there are decimals
    ],
)
def test_packed_sheets_are_as_one_by_one(texts: tuple[str, ...]) -> None:
    one, places = column(*texts), range(len(texts))
    for there in (places, list(places)):  # a range is put at once, a list one by one
        made = FigureColumn(len(texts))
        made.put_packed(there, packed(*texts))
        assert [made.get(at) for at in places] == [one.get(at) for at in places]
        assert str(made.total()) == str(one.total())
        assert (made.stated(), made.not_zero()) == (one.stated(), one.not_zero())
        assert str(made.floats()) == str(one.floats())


@pytest.mark.parametrize("there", [range(1, 4), [3, 1, 2]])
def test_packed_sheets_go_beside_what_is_there(there: Sequence[int]) -> None:
    made = column("1.25", "", "", "")
    made.put_packed(there, packed("7", "", "0.5"))
    assert [made.get(at) for at in (0, *there)] == [Decimal("1.25"), 7, None, Decimal("0.5")]
    assert str(made.total()) == "8.75"  # 1.25 + 7 + 0.5


@pytest.mark.parametrize("there", [range(1, 3), [2, 1]])
def test_packed_pairs_are_as_one_by_one(there: Sequence[int]) -> None:
    sheets = PackedSheets()
    for pair in (["10", "4.5", "4", "5", "1"], ["0", "0", "0", "2", "0"]):
        sheets.add(pack(pair) or b"")
    made = PairColumn(3)
    made.put_packed(there, [sheets.cell(at) for at in range(5)])
    assert made.get(there[0]) == Pair(Decimal(10), Decimal("4.5"), Coverage(4, 5, Counted.RECORDS))
    assert made.get(there[1]) == Pair(Decimal(0), Decimal(0), Coverage(0, 2, Counted.UNITS))
    assert made.get(0) is None
    assert (made.there(), made.resting()) == (0b110, 1 << there[0])


@pytest.mark.parametrize("text", ["0.1234567", "9223372036854775808", "-9223372036854775808"])
def test_what_does_not_fit_is_not_packed(text: str) -> None:
    assert pack(["1", text]) is None


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
