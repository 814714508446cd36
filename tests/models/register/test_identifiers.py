"""Doubtful numbers are doubted by code and never refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register.identifiers import (
    birth_year_in,
    compact,
    doubts_of_personal_number,
    doubts_of_tax_code,
    format_tax_code,
    masked,
    sex_in,
    with_lost_zeros,
)
from models.values.messages import sentence


@pytest.mark.parametrize(
    "text", ["0100233488", "0100112437", "0301442379", "01.00.112.437", "0314409058-002", " 0100233488 "]
)
def test_tax_codes_that_are_right(text: str) -> None:
    assert doubts_of_tax_code(text) == []


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("0100233480", ["TAX_CODE_CHECK_DIGIT"]),
        ("12345", ["TAX_CODE_LENGTH"]),
        ("01002334881", ["TAX_CODE_LENGTH"]),
        ("O100233488", ["TAX_CODE_DIGITS"]),
        ("٠١٠٠٢٣٣٤٨٨", ["TAX_CODE_DIGITS"]),
        ("0314409058-000", ["TAX_CODE_SEQUENCE"]),
        ("0100000000", ["TAX_CODE_SEQUENCE", "TAX_CODE_CHECK_DIGIT"]),
        ("012080123456", []),
        ("999080123456", ["PERSONAL_NUMBER_PROVINCE"]),
        ("", []),
    ],
)
def test_doubts_of_tax_codes(text: str, doubts: list[str]) -> None:
    assert doubts_of_tax_code(text) == doubts


def test_tax_codes_are_written_with_their_dash() -> None:
    assert format_tax_code("0314409058002") == "0314409058-002"
    assert format_tax_code("01.00.112.437") == "0100112437"
    assert format_tax_code("abc-1") == "abc1"
    assert compact("0314409058\u2013002") == "0314409058002"


@given(st.from_regex(r"[0-9]{2}[0-9]{6}[1-9]", fullmatch=True), st.integers(0, 9))
def test_at_most_one_check_digit_fits(nine: str, other: int) -> None:
    fitting = [digit for digit in range(10) if not doubts_of_tax_code(f"{nine}{digit}")]
    assert len(fitting) <= 1
    if other not in fitting:
        assert "TAX_CODE_CHECK_DIGIT" in doubts_of_tax_code(f"{nine}{other}")


@pytest.mark.parametrize(
    ("text", "sex", "year", "doubts"),
    [
        ("012080123456", "male", 1980, []),
        ("012 180 123456", "female", 1980, []),
        ("012303123456", "female", 2003, []),
        ("012080123456", "female", 1981, ["PERSONAL_NUMBER_SEX", "PERSONAL_NUMBER_BIRTH_YEAR"]),
        ("003080123456", None, None, ["PERSONAL_NUMBER_PROVINCE"]),
        ("045080123", None, None, ["PERSONAL_NUMBER_OLD"]),
        ("04508012", None, None, ["PERSONAL_NUMBER_LENGTH"]),
        ("01208012345x", None, None, ["PERSONAL_NUMBER_DIGITS"]),
        ("", "male", 1980, []),
    ],
)
def test_doubts_of_personal_numbers(text: str, sex: str | None, year: int | None, doubts: list[str]) -> None:
    assert doubts_of_personal_number(text, sex, year) == doubts


@given(st.integers(1900, 2199), st.sampled_from(["male", "female"]), st.integers(0, 999999))
def test_a_well_made_personal_number_raises_no_doubt(year: int, sex: str, running: int) -> None:
    century_and_sex = (year // 100 - 19) * 2 + (sex == "female")
    number = f"012{century_and_sex}{year % 100:02d}{running:06d}"
    assert (sex_in(number), birth_year_in(number)) == (sex, year)
    assert doubts_of_personal_number(number, sex, year) == []


@given(st.text(max_size=16))
def test_no_text_is_refused(text: str) -> None:
    for code in doubts_of_tax_code(text) + doubts_of_personal_number(text, "male", 1980):
        assert sentence(code) and not sentence(code).startswith(code)
        assert sentence(code, language="en") != sentence(code)


def test_only_the_last_digits_are_shown() -> None:
    assert masked("012080123456") == "•••••••••456"
    assert masked("12") == "12"
    assert masked("") == ""


@pytest.mark.parametrize(
    ("number_of", "text", "whole"),
    [
        ("tax_code", "100233488", "0100233488"),
        ("tax_code", "100233480", ""),
        ("tax_code", "314409058002", "0314409058002"),
        ("tax_code", "0100233488", ""),
        ("personal_number", "12095033432", "012095033432"),
        ("personal_number", "1095033432", "001095033432"),
        ("personal_number", "99095033432", ""),
        ("personal_number", "123456789", ""),
        ("registration_number", "100233488", ""),
    ],
)
def test_zeros_in_front_that_a_spreadsheet_took_away_are_known(number_of: str, text: str, whole: str) -> None:
    """The tenth digit of 0100233488 and of 0314409058 fits; 012 and 001 are provinces, 099 is none."""
    assert with_lost_zeros(number_of, text) == whole
