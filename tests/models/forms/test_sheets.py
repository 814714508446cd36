"""Sheets: what is typed stays, what is offered stands beside it, blank is not zero, ratios are recomputed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.cells import Origin, SheetCell
from models.forms.sheets import shown
from models.values.errors import Refused
from models.values.quantities import format_number, round_half_up, round_to_keep
from tests.models.sheets import sheet


def text(one: object, row: str, column: str = "actual") -> str:
    from models.forms.cells import Sheet

    assert isinstance(one, Sheet)
    form = one.form
    return shown(form, form.row_by_code[row], form.column_by_key[column], one[row, column])


def test_a_typed_figure_stands_over_what_the_register_offers() -> None:
    cell = sheet("B01", {"I.2": 175}, {"I.2": 170})["I.2", "actual"]
    assert (cell.value, cell.offered, cell.origin, cell.overridden) == (
        Decimal(175),
        Decimal(170),
        Origin.GIVEN,
        True,
    )


def test_a_typed_blank_over_a_prefill_is_blank_not_zero() -> None:
    one = sheet("B01", {"I.2": None}, {"I.2": 170})
    assert one.value("I.2") is None
    assert text(one, "I.2") == ""


def test_a_total_is_the_sum_of_what_is_there() -> None:
    one = sheet("B01", {"I.4.1": 18})
    assert one.value("I.4.4") == 18
    assert one["I.4.4", "actual"].origin is Origin.DERIVED


def test_a_total_of_nothing_is_blank() -> None:
    assert sheet("B01", {}).value("I.4.4") is None


def test_a_mean_keeps_its_numerator_and_denominator() -> None:
    cell = sheet("B01", {"I.6a": "42000", "I.6b": 22})["I.6", "actual"]
    assert cell.basis is not None
    assert (cell.basis.numerator, cell.basis.denominator) == (Decimal(42_000_000_000), Decimal(22))
    assert cell.value == Decimal(1_909_090_909)
    assert text(sheet("B01", {"I.6a": "42000", "I.6b": 22}), "I.6") == "1.909"


def test_a_ratio_is_shown_rounded_half_up_from_its_base() -> None:
    assert text(sheet("B01", {"I.1.1": 22, "I.1.7": 17}), "I.1.7a") == "77,3"


def test_a_typed_ratio_keeps_the_decimals_it_was_typed_with() -> None:
    assert text(sheet("B01", {"I.4.4a": "27.77"}), "I.4.4a") == "27,77"


def test_a_ratio_over_zero_or_nothing_is_blank() -> None:
    assert sheet("B01", {"I.1.1": 0, "I.1.7": 0}).value("I.1.7a") is None
    assert sheet("B01", {"I.1.7": 3}).value("I.1.7a") is None


def test_the_share_of_a_sector_is_of_all_sectors() -> None:
    one = sheet("B02", {"agriculture:I.5": 18590, "trade:I.5": 19000, "construction:I.5": 25500})
    assert text(one, "construction:I.5", "share") == "40,4"
    assert text(one, "total:I.5") == "63.090"


def test_of_which_sectors_do_not_enter_the_total() -> None:
    one = sheet("B02", {"agriculture:I.2": 72, "crops:I.2": 40, "trade:I.2": 72})
    assert one.value("total:I.2") == 144


def test_a_count_with_decimals_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        sheet("B01", {"I.2": "17.5"})
    assert caught.value.code == "FIGURE_NOT_WHOLE"


@pytest.mark.parametrize(
    ("address", "code"),
    [("I.99", "ROW_UNKNOWN"), ("I.1/nowhere", "COLUMN_UNKNOWN"), ("I", "CELL_NOT_USED")],
)
def test_an_address_that_does_not_exist_is_refused(address: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        sheet("B01", {address: 1})
    assert caught.value.code == code


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=2), st.integers(1, 10**5))
def test_a_yearly_income_is_exactly_twelve_months(wages: list[int], workers: int) -> None:
    one = sheet("B01", {"I.8a": sum(wages), "I.8b": workers})
    month = one.exact("I.8.1")
    assert month is not None
    assert one.exact("I.8") == month * 12 == Fraction(sum(wages) * 10**6, workers)


def test_a_mean_just_below_a_half_is_not_rounded_twice() -> None:
    """3,818.999999 : 2 = 1,909.4999995: 1,909 million, though 1,909,499,999.5 dong would round to 1,909.5 million."""
    one = sheet("B01", {"I.6a": "3818.999999", "I.6b": 2})
    assert text(one, "I.6") == "1.909"
    assert one.exact("I.6") == Fraction(3_818_999_999, 2)


def test_a_share_of_plan_is_taken_of_the_exact_mean() -> None:
    """A mean of 1,000,000.5 dong against a plan of 1 million: 100.00005 %, and not 100.0001 % of 1,000,001 dong."""
    one = sheet("B01", {"I.6a": "2.000001", "I.6b": 2, "I.6/plan": 1})
    assert one.exact("I.6", "vs_plan") == Fraction(10000005, 100000)


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_a_computed_figure_is_rounded_once_however_it_is_kept(whole: int, number: int) -> None:
    """What is kept of a mean (whole dong) shows the same text as the fraction itself, sealed or not."""
    one = sheet("B01", {"I.8a": str(Decimal(whole).scaleb(-6)), "I.8b": number})
    year, month = Fraction(whole, number * 10**6), Fraction(whole, number * 12 * 10**6)
    assert text(one, "I.8") == format_number(round_half_up(year, 1), 1)
    assert text(one, "I.8.1") == format_number(round_half_up(month, 2), 2)
    kept = SheetCell(one.value("I.8"), Origin.DERIVED)
    form = one.form
    assert shown(form, form.row_by_code["I.8"], form.column_by_key["actual"], kept) == text(one, "I.8")


@given(st.fractions(), st.integers(0, 8), st.integers(0, 5))
def test_a_kept_figure_rounds_again_as_the_fraction_does(
    value: Fraction, more: int, shown_decimals: int
) -> None:
    kept = round_to_keep(value, shown_decimals + 1 + more, shown_decimals)
    assert abs(Fraction(kept) - value) < Fraction(1, 10 ** (shown_decimals + 1 + more))
    for decimals in range(shown_decimals + 1):
        assert round_half_up(kept, decimals) == round_half_up(value, decimals)
