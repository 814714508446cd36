"""The text of a cell means one value of its field, or is refused."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Coded, Link
from models.register.texts.fields import kept
from models.register.texts.reading import TextContext, read_value
from models.values import codes
from models.values.errors import Refused
from models.values.units import Unit, units

TODAY = date(2026, 11, 30)
READING = TextContext(TODAY, units("commune", TODAY, "12"))


def read(table: str, name: str, text: str, reading: TextContext = READING) -> Any:
    return read_value(record_of(table).by_name[name], text, reading)


@pytest.mark.parametrize(
    ("table", "name", "text", "value"),
    [
        ("products", "stars", "4", 4),
        ("products", "stars", " ", None),
        ("products", "score", "72,5", Decimal("72.5")),
        ("products", "score", "72.5", Decimal("72.5")),
        ("products", "group", "beverage", "beverage"),
        ("products", "group", "Đồ uống", "beverage"),
        ("products", "group", "duoc lieu", "herbal"),
        ("products", "certified_on", "2025-03-01", date(2025, 3, 1)),
        ("products", "certified_on", "1/3/2025", date(2025, 3, 1)),
        ("debts", "group_code", "3", "3"),
        ("debts", "group_code", "nhom 3", "3"),
        ("debts", "group_code", "Group 5", "5"),
        ("debts", "group_code", "Nợ nghi ngờ", "4"),
        ("debts", "group_code", "DAYS_30", "days_30"),
        ("debts", "group_code", "1–30 ngày", "days_30"),
        ("debts", "group_code", "khó thu", "hard"),
        ("organisations", "founded_on", "2019", date(2019, 1, 1)),
        ("organisations", "founded_on", "15/08/2019 18:00", date(2019, 8, 15)),
        ("organisations", "founded_on", "2019-08-15 00:00:00", date(2019, 8, 15)),
        ("organisations", "kind", "HTX", "cooperative"),
        ("organisations", "alliance_member", "có", 1),
        ("organisations", "alliance_member", "Không", 0),
        ("organisations", "alliance_member", "x", 1),
        ("organisations", "tax_code", "'0100109106", "0100109106"),
        ("organisations", "tax_code", "0100109106-001", "0100109106-001"),
        ("organisations", "tax_code", "123456789", "123456789"),
        ("people", "birth", "5/1980", "1980-05"),
        ("people", "birth", "1980", "1980"),
        ("people", "birth", "01/02/1980", "1980-02-01"),
        ("people", "nationality", "viet nam", "VN"),
        ("debt_entries", "amount", "1.234.567", 1_234_567),
        ("results", "profit", "(1.000)", -1000),
        ("results", "period", "2026-Q3", "2026-Q3"),
    ],
)
def test_a_text_is_read(table: str, name: str, text: str, value: Any) -> None:
    assert read(table, name, text) == value


@pytest.mark.parametrize(
    ("table", "name", "text", "code"),
    [
        ("products", "certified_on", "2025-13-40", "DATE_IMPOSSIBLE"),
        ("products", "stars", "bốn", "NUMBER_NOT_UNDERSTOOD"),
        ("products", "stars", "4,5", "AMOUNT_NOT_WHOLE"),
        ("products", "group", "xe máy", "CELL_WORD_UNKNOWN"),
        ("debts", "group_code", "6", "CELL_WORD_UNKNOWN"),
        ("debts", "group_code", "nhóm", "CELL_WORD_AMBIGUOUS"),
        ("products", "group", "dịch vụ, đồ", "CELL_WORD_UNKNOWN"),
        ("organisations", "tax_code", "6,2E+09", "CELL_CODE_DAMAGED"),
        ("organisations", "tax_code", "100109106,0", "CELL_CODE_DAMAGED"),
        ("organisations", "tax_code", "1.00109106E9", "CELL_CODE_DAMAGED"),
        ("organisations", "tax_code", "100109106", "CELL_CODE_ZERO_LOST"),
        ("people", "personal_number", "12095033432", "CELL_CODE_ZERO_LOST"),
        ("organisations", "alliance_member", "có lẽ", "CELL_WORD_UNKNOWN"),
        ("organisations", "commune_code", "Xã Không Có", "CELL_COMMUNE_UNKNOWN"),
        ("people", "birth", "13/1980", "BIRTH_NOT_UNDERSTOOD"),
        ("results", "period", "quý năm", "PERIOD_NOT_UNDERSTOOD"),
        ("people", "name", "x" * 2001, "CELL_TOO_LONG"),
        ("people", "name", "#REF!", "CELL_ERROR"),
        ("products", "stars", "=A1+1", "CELL_NOT_COMPUTED"),
    ],
)
def test_what_is_no_value_is_refused_with_its_field(table: str, name: str, text: str, code: str) -> None:
    with pytest.raises(Refused, match=code) as refusal:
        kept(record_of(table).by_name, name, read(table, name, text))
    assert refusal.value.details["field"] == name


def test_the_longest_text_is_read() -> None:
    assert read("people", "name", "x" * 2000) == "x" * 2000


@pytest.mark.parametrize(
    ("text", "code"),
    [("03549", "03549"), ("99999", None), ("Hà Nội", None)],
)
def test_a_commune_is_one_that_is_at_hand_or_has_the_code(text: str, code: str | None) -> None:
    if code is None:
        with pytest.raises(Refused, match="CELL_COMMUNE_UNKNOWN"):
            read("organisations", "commune_code", text)
    else:
        assert read("organisations", "commune_code", text).code == code


def test_a_code_of_a_former_commune_is_read_as_it_last_was() -> None:
    found = read("organisations", "commune_code", "03549", TextContext(date(2020, 1, 1)))
    assert found.valid_on(date(2020, 1, 1)) and not found.valid_on(TODAY)


def test_a_word_that_means_two_entries_is_refused() -> None:
    with pytest.raises(Refused, match="CELL_WORD_AMBIGUOUS"):
        read("memberships", "kind", "thành viên")


def test_a_commune_is_known_by_code_and_by_name() -> None:
    by_code, by_name = (
        read("organisations", "commune_code", "3394"),
        read("organisations", "commune_code", "sin suoi ho"),
    )
    assert isinstance(by_code, Unit) and by_code == by_name and by_code.code == "03394"


def test_money_is_in_dong_or_in_million_dong() -> None:
    millions = TextContext(TODAY, dong=10**6)
    assert read("debts", "note", "") is None
    assert read("debt_entries", "amount", "1,5", millions) == 1_500_000
    with pytest.raises(Refused, match="AMOUNT_NOT_WHOLE"):
        read("debt_entries", "amount", "1,5")
    with pytest.raises(Refused, match="MONEY_FINER_THAN_DONG"):
        read("debt_entries", "amount", "0,0000001", millions)


def test_money_may_bring_its_unit_and_needs_one_where_that_of_the_column_is_not_known() -> None:
    unknown = TextContext(TODAY, dong=None, heading="Số tiền (USD)")
    assert read("debt_entries", "amount", "500 tr", unknown) == 500_000_000
    assert read("debt_entries", "amount", "500 nghìn đồng", TextContext(TODAY, dong=10**6)) == 500_000
    with pytest.raises(Refused, match="CELL_UNIT_UNKNOWN") as refusal:
        read("debt_entries", "amount", "500", unknown)
    assert refusal.value.details == {"field": "amount", "heading": "Số tiền (USD)"}


@given(text=st.text(max_size=40), place=st.integers(min_value=0, max_value=10_000))
def test_any_text_is_a_value_that_can_be_kept_or_refused(text: str, place: int) -> None:
    fields = [
        field
        for record in RECORDS
        for field in record.fields
        if field.by == "person" and not isinstance(field.kind, Link)
    ]
    field = fields[place % len(fields)]
    try:
        value = read_value(field, text, READING)
        if value is not None and not isinstance(value, Unit):
            kept({field.name: field}, field.name, value)
    except Refused as refused:
        assert refused.details.get("field") == field.name


def test_every_code_is_read_by_its_id_and_its_labels() -> None:
    for record in RECORDS:
        for field in record.fields:
            if isinstance(field.kind, Coded) and field.by == "person":
                for entry in codes.entries(field.kind.codes):
                    assert read_value(field, entry.id, READING) == entry.id
                    assert read_value(field, entry.vi, READING) == entry.id, (record.table, field.name)


@pytest.mark.parametrize("field", ["founded_on", "registered_on"])
def test_a_day_without_a_year_is_refused_in_a_table_and_completed_where_it_is_typed(field: str) -> None:
    table = TextContext(TODAY, typed=False)
    with pytest.raises(Refused, match="DATE_YEAR_MISSING"):
        read("organisations", field, "12/5", table)
    assert read("organisations", field, "12/5/19", table) == date(2019, 5, 12)
    assert read("organisations", field, "12/5") == date(TODAY.year, 5, 12)
    with pytest.raises(Refused, match="DATE_YEAR_MISSING"):
        read("people", "birth", "12/5", table)
