"""Proposed values: only what a form or the register would keep, from the text of the file format."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dialogue.proposals import field_value, figure, refuse_unfit, shown_field
from models.dialogue.queries import WHOLE, cell, record
from models.forms.loader import PUBLISHED
from models.values.errors import Refused

FORM = PUBLISHED.form_on("B01", date(2026, 9, 30))
COUNT, MONEY, RATIO = ("I.1", "actual"), ("I.5", "actual"), ("I.4.4a", "actual")


@given(st.integers(-(10**18), 10**18))
def test_money_is_proposed_in_dong_and_shown_in_millions(dong: int) -> None:
    assert figure(FORM, *MONEY, str(dong)) == Decimal(dong) / 10**6
    assert figure(FORM, *COUNT, str(dong)) == dong


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (COUNT, "1.5"),
        (MONEY, "0.1"),
        (COUNT, ""),
        (COUNT, "+1"),
        (COUNT, "1e3"),
        (COUNT, " 1"),
        (COUNT, "1,0"),
        (COUNT, "1" * 25),
        (RATIO, "1." + "1" * 13),
    ],
)
def test_a_figure_that_a_form_cannot_keep_is_refused(place: tuple[str, str], text: str) -> None:
    with pytest.raises(Refused, match="PROPOSAL_VALUE"):
        figure(FORM, *place, text)


def test_a_count_with_zeros_behind_its_point_is_whole_and_a_ratio_keeps_decimals() -> None:
    assert figure(FORM, *COUNT, "12.000") == 12
    assert figure(FORM, *RATIO, "27.77") == Decimal("27.77")


@pytest.mark.parametrize(
    ("table", "field", "text", "kept"),
    [
        ("organisations", "phone", "0912345678", "0912345678"),
        ("organisations", "high_technology", "1", 1),
        ("memberships", "capital", "40000000", 40_000_000),
        ("people", "birth", "1980", "1980"),
    ],
)
def test_a_field_is_proposed_as_the_register_keeps_it(
    table: str, field: str, text: str, kept: str | int
) -> None:
    assert field_value(table, field, text) == kept


@pytest.mark.parametrize(
    ("table", "field", "text", "code"),
    [
        ("organisations", "union_id", "abc", "PROPOSAL_PLACE"),
        ("organisations", "colour", "x", "PROPOSAL_PLACE"),
        ("units", "name", "x", "PROPOSAL_PLACE"),
        ("memberships", "capital", "4.5", "PROPOSAL_VALUE"),
        ("organisations", "high_technology", "yes", "PROPOSAL_VALUE"),
        ("organisations", "sector", "magic", "CODE_UNKNOWN"),
    ],
)
def test_a_field_that_cannot_be_proposed_is_refused(table: str, field: str, text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        field_value(table, field, text)


@pytest.mark.parametrize(
    ("table", "field", "value", "shown"),
    [
        ("memberships", "capital", None, ""),
        ("memberships", "joined_on", "2019-03-05", "05/03/2019"),
        ("organisations", "high_technology", 1, "có"),
        ("organisations", "high_technology", 0, "không"),
        ("organisations", "phone", "0912", "0912"),
    ],
)
def test_a_kept_value_is_shown_to_people(table: str, field: str, value: object, shown: str) -> None:
    assert shown_field(table, field, value).casefold() == shown


def test_a_proposal_fits_a_cell_or_a_field_and_nothing_else() -> None:
    refuse_unfit(cell("B01", *COUNT), "12", FORM)
    refuse_unfit(record("organisations", "o1", "phone"), "0912345678", None)
    for pin in (WHOLE, record("organisations", "o1", "")):
        with pytest.raises(Refused, match="PROPOSAL_PLACE"):
            refuse_unfit(pin, "12", None)
