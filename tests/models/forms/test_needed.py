"""The cells that one cell rests on, followed through the formulas of the forms."""

from datetime import date
from decimal import Decimal

from models.forms.cells import Given
from models.forms.loader import form_on
from models.forms.needed import alone, main_cells, wanted_for, with_sectors
from models.forms.sheets import evaluate

DAY = date(2026, 9, 30)
B01, B02, B04 = (form_on(code, DAY) for code in ("B01", "B02", "B04"))


def test_a_figure_rests_on_itself_alone() -> None:
    assert wanted_for(B01, ("I.1", "actual")).computed == {("I.1", "actual")}
    assert alone(("I.6", "actual")).figures == {("I.6", "actual")}


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


def test_a_blank_sector_asks_what_else_stands_in_it() -> None:
    # crops stand, industry does not: all rows of industry are read, and none more of crops
    wanted = wanted_for(B02, ("total:I.2", "actual"))
    given = {
        (f"{sector}:I.2", "actual"): Given(Decimal(1))
        for sector in B02.sectors
        if sector not in ("industry", "total")
    }
    sheet = evaluate(B02, {}, given, only=wanted.computed)
    further = {row for row, _ in with_sectors(sheet, wanted).figures - wanted.figures}
    assert "industry:I.1" in further and all(row.startswith("industry:") for row in further)
    whole = given | {("industry:I.2", "actual"): Given(Decimal(0))}
    assert with_sectors(evaluate(B02, {}, whole, only=wanted.computed), wanted) == wanted


def test_the_main_column_is_all_of_its_rows() -> None:
    assert {key for _, key in main_cells(B04).figures} == {"balance"}
    assert len(main_cells(B04).figures) == len(B04.rows)
