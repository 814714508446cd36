"""Every figure cell of every form has limits; a form's own take their place."""

from dataclasses import replace
from decimal import Decimal

from models.forms.bounds import bounds_of, is_signed
from models.forms.loader import PUBLISHED, all_forms
from models.forms.rules.spans import Span
from tests.models.sheets import DAY

OWN = Span(Decimal(-7), Decimal(7))


def test_every_figure_of_every_form_is_bounded() -> None:
    for form in all_forms():
        for row in form.rows:
            for column in form.columns:
                if form.applies(row, column):
                    possible = bounds_of(form, row, column).possible
                    assert possible.least <= 0 < possible.most


def test_a_difference_lies_as_far_apart_as_what_it_compares_in_either_direction() -> None:
    """37,5 % of a plan of 60 % are 22,5 points less: nothing that cannot be."""
    form = PUBLISHED.form_on("B01", DAY)
    row, points = form.row_by_code["I.1.9a"], form.column_by_key["points_vs_plan"]
    assert bounds_of(form, row, points).possible == Span(Decimal(-100), Decimal(100))
    assert bounds_of(form, replace(row, range=OWN), points).possible == Span(Decimal(-14), Decimal(14))
    assert bounds_of(form, row, replace(points, range=OWN)).possible == OWN


def test_what_the_register_keeps_with_a_sign_may_be_below_zero_and_what_is_made_of_it() -> None:
    form = PUBLISHED.form_on("B01", DAY)
    signed = {row.code for row in form.rows if not row.heading and is_signed(form, row)}
    assert signed == {"I.7", "I.7a", "II.8", "II.8a", "III.11", "III.11a"}


def test_limits_of_a_row_and_of_a_column_come_before_those_of_the_kind() -> None:
    form = PUBLISHED.form_on("B04", DAY)
    row, money, count = form.row_by_code["I"], form.column_by_key["balance"], form.column_by_key["debts"]
    own = replace(row, range=OWN)
    assert bounds_of(form, own, money).possible == OWN
    assert bounds_of(form, own, count).possible.least == 0  # the row counts money, this column debts
    assert bounds_of(form, row, replace(count, range=OWN)).possible == OWN
    assert bounds_of(form, replace(row, usual=OWN), money).usual == OWN
