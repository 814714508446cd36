"""The cells that one cell rests on, followed through the formulas of the forms."""

from datetime import date

from models.forms.loader import PUBLISHED
from models.forms.needed import main_cells, wanted_for

DAY = date(2026, 9, 30)
B01, B02, B04 = (PUBLISHED.form_on(code, DAY) for code in ("B01", "B02", "B04"))


def test_a_figure_rests_on_itself_alone() -> None:
    assert wanted_for(B01, ("I.1", "actual")).computed == {("I.1", "actual")}


def test_a_monthly_mean_rests_on_the_yearly_one_and_its_parts() -> None:
    wanted = wanted_for(B01, ("I.8.1", "actual"))
    rows = {row for row, _ in wanted.computed}
    assert rows == {"I.8.1", "I.8", "I.8a", "I.8b"}
    assert wanted.supported == {("I.8.1", "actual"), ("I.8", "actual")}


def test_a_ratio_of_a_total_rests_on_the_parts_of_the_total() -> None:
    rows = {row for row, _ in wanted_for(B01, ("I.4.4a", "actual")).computed}
    assert rows == {"I.4.4a", "I.4.4", "I.4.1", "I.4.2", "I.4"}


def test_columns_that_compare_rest_on_both_columns_and_shares_on_the_total() -> None:
    assert wanted_for(B01, ("I.1", "vs_plan")).computed == {
        ("I.1", "vs_plan"),
        ("I.1", "actual"),
        ("I.1", "plan"),
    }
    assert wanted_for(B04, ("II", "share")).computed == {("II", "share"), ("II", "balance"), ("T", "balance")}


def test_the_main_column_is_all_of_its_rows() -> None:
    assert {key for _, key in main_cells([B04]).computed} == {"balance"}
    assert len(main_cells([B04]).computed) == len(B04.rows)
    assert main_cells([B01, B04]).computed > main_cells([B04]).computed
