"""The published definitions: their rows and columns, and what each asks the register for."""

from datetime import date

from models.forms.definition import Kind
from models.forms.loader import form_on

DAY = date(2026, 9, 30)


def test_the_row_codes_of_form_1_are_those_of_the_official_list() -> None:
    codes = set(form_on("B01", DAY).row_by_code)
    blocks = {"I", "II", "III"}
    first = {f"I.{number}" for number in range(1, 12)} | {f"I.1.{number}" for number in range(1, 13)}
    assert blocks | first | {"I.4.1", "I.4.2", "I.5.1", "I.6.1"} <= codes


def test_form_2_crosses_indicators_with_nine_sectors_and_seven_of_agriculture() -> None:
    form = form_on("B02", DAY)
    tops = [sector for sector in form.sectors if form.row_by_code[sector].level == 1]
    assert len(tops) == 9
    assert len(form.sectors) == 16
    assert form.row_by_code["total:I.2"].total == tuple(f"{top}:I.2" for top in tops)


def test_a_sector_row_asks_the_register_for_its_sector_only() -> None:
    source = form_on("B02", DAY).row_by_code["crops:I.2"].source
    assert source is not None
    assert source.basis["sector"] == "crops"


def test_a_column_of_form_4_lends_its_measure_and_kind_to_the_row() -> None:
    form = form_on("B04", DAY)
    row, column = form.row_by_code["I"], form.column_by_key["cooperatives"]
    source = form.source_of(row, column)
    assert source is not None
    assert (source.measure, source.attribute, source.basis["creditor"]) == (
        "distinct",
        "organisation",
        "bank",
    )
    assert form.kind_of(row, column) is Kind.COUNT
