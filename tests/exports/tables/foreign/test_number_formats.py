"""What the eye sees of a number under a format; every pair as Excel shows it, with decimal comma and no grouping."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.tables.foreign.number_formats import shown_number


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("0.2777", "0.00%", "27,77%"),
        ("0.27774", "0.00%", "27,77%"),
        ("0.5", "0%", "50%"),
        ("50090000000", "#,##0,,", "50090"),
        ("1234567", "#,##0.0,", "1234,6"),
        ("5000000", "[>=1000000]#,##0,,;#,##0", "5"),
        ("5", "[>=1000000]#,##0,,;#,##0", "5"),
        ("100109106", "0000000000", "0100109106"),
        ("100109106001", r"0000000000\-000", "0100109106-001"),
        ("7", "00", "07"),
        ("44", '#,##0" HTX"', "44"),
        ("27.7777777777778", "0.00", "27,7777777777778"),
        ("45.300000000000004", "0.0", "45,3"),
        ("-5", "#,##0;(#,##0)", "-5"),
        ("5000", '_-* #,##0\\ "\u20ab"_-', "5000 \u20ab"),
        ("0", '_-* #,##0\\ "\u20ab"_-;_-* #,##0\\ "\u20ab"_-;_-* "-"\\ "\u20ab"_-', "0 \u20ab"),
        ("5000", r"#,##0\ [$\u20ab-42A]".replace(r"\u20ab", "\u20ab"), "5000 \u20ab"),
        ("500", '#,##0" triệu"', "500 triệu"),
        ("500", '"$"#,##0', "500 $"),
        ("43862", "dd/mm/yyyy", "01/02/2020"),
        ("43862", "[$-42A]dd mmmm yyyy;@", "01/02/2020"),
        ("43862.354166667", "dd/mm/yyyy hh:mm", "01/02/2020 08:30"),
        ("59", "d/m/yyyy", "28/02/1900"),
        ("1", "d/m/yyyy", "01/01/1900"),
        ("0.5", "h:mm", "12:00:00"),
        ("-1", "dd/mm/yyyy", "-1"),
        ("9999999", "dd/mm/yyyy", "9999999"),
        ("12.5", "General", "12,5"),
        ("12.5", '"dd"0.0', "12,5"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value: str, code: str, text: str) -> None:
    assert shown_number(Decimal(value), code).text == text


def test_days_may_count_from_1904() -> None:
    assert shown_number(Decimal(42400), "dd/mm/yyyy", from_1904=True).text == "01/02/2020"


@pytest.mark.parametrize(
    ("value", "code", "rounded"),
    [
        ("0.27774", "0.00%", True),
        ("0.2777", "0.00%", False),
        ("1234567", "#,##0,", True),
        ("1.26", "0.0", False),
    ],
)
def test_digits_that_a_scaled_format_hides_are_counted(value: str, code: str, rounded: bool) -> None:
    assert shown_number(Decimal(value), code).rounded is rounded


@pytest.mark.parametrize(
    ("value", "code", "unseen"),
    [
        ("44", ";;;", True),
        ("44", '"Đạt"', True),
        ("-44", "#,##0;", True),
        ("0", "#,###", True),
        ("0", "#,##0;-#,##0;", True),
        ("0", '#,##0;-#,##0;"-"', False),
        ("0", '_-* "-"??_-', False),
        ("0", '_-* #,##0\\ "\u20ab"_-;_-* #,##0\\ "\u20ab"_-;_-* "-"\\ "\u20ab"_-', False),
        ("0", "#,##0", False),
        ("44", "#,###", False),
        ("44", "General", False),
        ("44", "@", False),
        ("44", "", False),
        ("43862", "dd/mm/yyyy", False),
    ],
)
def test_a_number_that_its_format_does_not_show_is_counted(value: str, code: str, unseen: bool) -> None:
    shown = shown_number(Decimal(value), code)
    assert shown.unseen is unseen and shown.text.rstrip(" \u20ab") in (value, "01/02/2020")


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
    code=st.text(alphabet='0#?.,%;"\\[]_*$<>=dmyhs-@ GeneralE+/', max_size=40),
)
def test_any_format_gives_a_text(value: Decimal, code: str) -> None:
    assert isinstance(shown_number(value, code).text, str)
