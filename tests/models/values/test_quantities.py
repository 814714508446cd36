"""Figures are read as people write them, and nothing is lost on the way back to paper."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.errors import Refused
from models.values.quantities import (
    apportion,
    dong_from_millions,
    fits_rounding,
    format_number,
    millions_from_dong,
    parse_machine_number,
    parse_number,
    ratio,
    round_half_up,
)

figures = st.decimals(
    min_value=Decimal("-1e15"), max_value=Decimal("1e15"), places=4, allow_nan=False, allow_infinity=False
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234567,5", "1234567.5"),
        ("1.234.567,5", "1234567.5"),
        ("1 234 567", "1234567"),
        ("1\u00a0234\u202f567", "1234567"),
        ("(1.234)", "-1234"),
        ("-5", "-5"),
        ("\u22125,50", "-5.50"),
        ("+7", "7"),
        ("１２.３４５，６", "12345.6"),
        ("77,3 %", "77.3"),
        ("(2,5%)", "-2.5"),
        ("1.234", "1234"),
        ("1234.5", "1234.5"),
        ("27.77", "27.77"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("-0", "0"),
        ("007", "7"),
    ],
)
def test_forms_that_people_write_are_read(text: str, value: str) -> None:
    assert str(parse_number(text)) == value


def test_a_number_has_at_most_24_digits() -> None:
    assert parse_number("9" * 24) == Decimal("9" * 24)


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "\u200b", "\n"])
def test_blank_is_no_figure(text: str) -> None:
    assert parse_number(text) is None
    assert parse_machine_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "abc",
            "1,2,3",
            "1,234.5",
            "12.34.56",
            "1.2345.678",
            "12 34",
            "1234.567",
            "1e5",
            "5,",
            ",5",
            ".5",
            "-",
            "()",
        ),
        *(
            "--5",
            "(-5)",
            "5%%",
            "1_000",
            "٣٤",
            "1.234.56",
            "NaN",
            "Infinity",
            "½",
            "1 234.567",
            "9" * 25,
            "1.",
            "%",
        ),
    ],
)
def test_what_could_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_number(text)
    assert refused.value.code == "NUMBER_NOT_UNDERSTOOD"
    assert refused.value.details["text"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", "1234.5"),
        ("50090", "50090"),
        ("27.77", "27.77"),
        ("37.8", "37.8"),
        ("1.909", "1909"),
        ("1,909", "1.909"),
        ("50.090,25", "50090.25"),
        ("50090.125", "50090.125"),
        ("-1234.567", "-1234.567"),
    ],
)
def test_a_machine_may_write_either_form(text: str, value: str) -> None:
    assert str(parse_machine_number(text)) == value


@given(figures)
def test_what_is_written_is_read_back(value: Decimal) -> None:
    read = parse_number(format_number(value))
    assert read == value
    assert read is not None and read.as_tuple().exponent == value.as_tuple().exponent


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for parse in (parse_number, parse_machine_number):
        try:
            value = parse(text)
        except Refused as refused:
            assert refused.code == "NUMBER_NOT_UNDERSTOOD"
        else:
            assert value is None or value.is_finite()


@given(st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{3}){0,4}(,[0-9]{1,3})?", fullmatch=True))
def test_both_doors_agree_on_vietnamese_figures(text: str) -> None:
    assert parse_number(text) == parse_machine_number(text)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, None, "1.234.567"),
        (-1234, None, "-1.234"),
        (Decimal("1234567.50"), None, "1.234.567,50"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("1E+3"), None, "1.000"),
        (12, 2, "12,00"),
        (0, None, "0"),
        (10**40, None, "1" + "0" * 1 + ".000" * 13),
    ],
)
def test_figures_are_written_in_vietnamese_format(
    value: int | Decimal, decimals: int | None, text: str
) -> None:
    assert format_number(value, decimals) == text


@given(st.fractions(min_value=-(10**9), max_value=10**9), st.integers(0, 6))
def test_rounding_is_to_the_nearest_and_away_from_zero_at_the_half(value: Fraction, decimals: int) -> None:
    rounded = Fraction(round_half_up(value, decimals))
    step = Fraction(1, 10**decimals)
    assert abs(rounded - value) <= step / 2
    if abs(rounded - value) == step / 2:
        assert abs(rounded) > abs(value)


def test_money_goes_between_dong_and_millions_exactly() -> None:
    assert dong_from_millions(Decimal("50090.5")) == 50_090_500_000
    assert str(millions_from_dong(50_090_500_000)) == "50090.5"
    assert str(millions_from_dong(50_090_000_000)) == "50090"
    assert str(millions_from_dong(-1)) == "-0.000001"
    with pytest.raises(Refused) as refused:
        dong_from_millions(Decimal("1.0000005"))
    assert refused.value.code == "MONEY_FINER_THAN_DONG"


@given(st.integers(-(10**18), 10**18))
def test_no_dong_is_lost_in_millions(dong: int) -> None:
    assert dong_from_millions(millions_from_dong(dong)) == dong


def test_a_ratio_is_rounded_once_and_blank_without_a_base() -> None:
    assert ratio(15, 54, digits=2) == Decimal("27.78")
    assert ratio(25500, 63090) == Decimal("40.4")
    assert ratio(1, 8, times=1, digits=2) == Decimal("0.13")
    assert ratio(-1, 8, times=1, digits=2) == Decimal("-0.13")
    assert ratio(None, 5) is None
    assert ratio(5, None) is None
    assert ratio(5, 0) is None
    assert ratio(0, 5) == 0


@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12),
    st.integers(0, 10**6),
    st.integers(0, 2),
)
def test_printed_shares_add_up_to_the_printed_total(values: list[int], total: int, decimals: int) -> None:
    shares = apportion(values, total, decimals)
    if not sum(values):
        assert shares == [0] * len(values)
        return
    assert sum(shares) == total
    for value, share in zip(values, shares, strict=True):
        exact = Fraction(value * total, sum(values))
        assert abs(Fraction(share) - exact) < Fraction(1, 10**decimals)


def test_shares_of_the_report_add_up_to_a_hundred() -> None:
    assert apportion([74, 78, 61], 100, 1) == [Decimal("34.8"), Decimal("36.6"), Decimal("28.6")]
    assert apportion([1, 1, 1], 100) == [34, 33, 33]


@pytest.mark.parametrize(
    ("printed", "exact", "fit"),
    [
        ("27.77", Fraction(1500, 54), "truncated"),
        ("27.78", Fraction(1500, 54), "exact"),
        ("40.5", Fraction(2550000, 63090), "no"),
        ("40.4", Fraction(2550000, 63090), "exact"),
        ("28", Fraction(6100, 213), "truncated"),
        ("50", Decimal("49.95"), "exact"),
        ("-2.5", Decimal("-2.54"), "exact"),
        ("-2.5", Decimal("-2.59"), "truncated"),
    ],
)
def test_a_printed_figure_is_compared_at_its_own_decimals(
    printed: str, exact: Decimal | Fraction, fit: str
) -> None:
    assert fits_rounding(Decimal(printed), exact) == fit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45.300000000000004", "45.3"),
        ("0.30000000000000004", "0.3"),
        ("43.99999999999999", "44"),
        ("50090.12500000001", "50090.125"),
        ("1234567890.123456", "1234567890.123456"),
        ("27.7777777777777", "27.7777777777777"),
        ("1000000000000.000001", "1000000000000.000001"),
    ],
)
def test_what_binary_arithmetic_leaves_is_taken_off_and_nothing_else(text: str, value: str) -> None:
    assert parse_machine_number(text) == Decimal(value)
