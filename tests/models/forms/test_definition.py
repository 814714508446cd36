"""The published definitions: their rows and columns, and what each asks the register for."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from models.forms.definition import Combine, FormColumn, Kind, RatioFormula, Row
from models.forms.loader import PUBLISHED
from models.forms.rules.measures import Measure, Source

DAY = date(2026, 9, 30)


def test_the_row_codes_of_form_1_are_those_of_the_official_list() -> None:
    codes = set(PUBLISHED.form_on("B01", DAY).row_by_code)
    blocks = {"I", "II", "III"}
    first = {f"I.{number}" for number in range(1, 12)} | {f"I.1.{number}" for number in range(1, 13)}
    assert blocks | first | {"I.4.1", "I.4.2", "I.5.1", "I.6.1"} <= codes


def test_form_2_crosses_indicators_with_nine_sectors_an_unknown_one_and_seven_of_agriculture() -> None:
    form = PUBLISHED.form_on("B02", DAY)
    tops = [sector for sector in form.sectors if form.row_by_code[sector].level == 1]
    assert len(tops) == 10 and tops[-1] == "unknown"
    assert len(form.sectors) == 17
    assert [row.item for row in form.rows if row.sector == "unknown" and not row.optional] == []
    assert form.row_by_code["total:I.2"].total == tuple(f"{top}:I.2" for top in tops)


def test_a_sector_row_asks_the_register_for_its_sector_only() -> None:
    source = PUBLISHED.form_on("B02", DAY).row_by_code["crops:I.2"].source
    assert source is not None
    assert source.basis["sector"] == "crops"


def test_a_column_of_form_4_lends_its_measure_and_kind_to_the_row() -> None:
    form = PUBLISHED.form_on("B04", DAY)
    row, column = form.row_by_code["I"], form.column_by_key["cooperatives"]
    source = form.source_of(row, column)
    assert source is not None
    assert (source.measure, source.attribute, source.basis["creditor"]) == (
        "distinct",
        "organisation",
        "bank",
    )
    assert form.kind_of(row, column) is Kind.COUNT


PLAIN = FormColumn("actual", ("Nay",), prefill="register")
MONEY = Row("I.5", "Vốn", kind=Kind.MONEY, decimals=2, source=Source("organisations", where={"alive": True}))
PERCENT = Row("I.5a", "Tỷ lệ", kind=Kind.PERCENT, ratio=RatioFormula(("I.5",), ("I.1",)))
FORM = PUBLISHED.form_on("B04", DAY)


@pytest.mark.parametrize(
    ("row", "column", "applies"),
    [
        (MONEY, PLAIN, True),
        (replace(MONEY, heading=True), PLAIN, False),
        (MONEY, replace(PLAIN, role="share"), False),
        (replace(MONEY, share=True), replace(PLAIN, role="share"), True),
        (MONEY, replace(PLAIN, role="ratio"), True),
        (PERCENT, replace(PLAIN, role="ratio"), False),
        (PERCENT, replace(PLAIN, role="mention"), True),
    ],
)
def test_a_cell_applies_where_the_crossing_has_a_meaning(row: Row, column: FormColumn, applies: bool) -> None:
    assert FORM.applies(row, column) is applies


@pytest.mark.parametrize(
    ("column", "kind", "decimals"),
    [
        (PLAIN, Kind.MONEY, 2),
        (replace(PLAIN, kind=Kind.COUNT, decimals=0), Kind.COUNT, 0),
        (replace(PLAIN, role="ratio"), Kind.PERCENT, 1),
        (replace(PLAIN, role="share"), Kind.PERCENT, 1),
        (replace(PLAIN, role="share", decimals=3), Kind.PERCENT, 3),
    ],
)
def test_a_column_says_what_is_counted_before_the_row_does(
    column: FormColumn, kind: Kind, decimals: int
) -> None:
    assert FORM.kind_of(MONEY, column) is kind
    assert FORM.decimals_of(MONEY, column) == decimals


def test_a_share_is_taken_of_the_total_of_its_indicator_or_of_the_form() -> None:
    assert FORM.share_total(replace(MONEY, item="I.5")) == "total:I.5"
    assert FORM.share_total(MONEY) == FORM.total_row == "T"


def test_only_a_prefilled_cell_of_a_row_that_is_not_computed_asks_the_register() -> None:
    assert FORM.source_of(MONEY, PLAIN) == MONEY.source
    assert FORM.source_of(MONEY, replace(PLAIN, prefill="none")) is None
    assert FORM.source_of(replace(MONEY, total=("I.6",)), PLAIN) is None
    for row in (
        PERCENT,
        replace(MONEY, mean=("I.6", "I.7")),
        replace(MONEY, times=("I.6", Fraction(1, 12))),
    ):
        assert row.derived and FORM.source_of(row, PLAIN) is None
    assert not MONEY.derived
    measured = replace(PLAIN, measure=Measure("sum", "charter_capital", {"operating": True}))
    assert FORM.source_of(MONEY, measured) == Source(
        "organisations", "sum", "charter_capital", where={"alive": True, "operating": True}
    )
    assert FORM.source_of(replace(MONEY, source=None), measured) is None


def test_a_row_that_says_nothing_counts_whole_things_and_is_printed() -> None:
    row = Row("I.1", "Tổng số")
    assert (row.kind, row.combine, FORM.decimals_of(row, PLAIN)) == (Kind.COUNT, Combine.SUM, 0)
    assert row.printed and not row.heading and not row.share and row.level == 1
    assert RatioFormula(("I.5",), ("I.1",)).times == 100  # in per cent
    column = FormColumn("actual", ("Nay",))
    assert column.screen and column.printed and column.prefill == "none" and column.width == 20.0
