"""Cells of lists: short words, what they shorten, and the exact value beside them."""

from datetime import date
from typing import Any

import pytest

from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Count, Day, Kind, Money, Text, Year
from models.register.record import Derived, Field
from models.register.texts.cells import BLANK, Cell, cell_of, heading, is_number
from models.values.errors import Trouble
from models.values.units import units


def cell(table: str, name: str, value: str | int | None, beside: Any = None, **how: Any) -> Cell:
    kind = record_of(table)
    described: Field | Derived = kind.by_name.get(name) or next(
        one for one in kind.derived if one.name == name
    )
    return cell_of(described, value, beside, **how)


def test_money_is_shown_in_millions_and_kept_whole() -> None:
    assert cell("debts", "balance", 1_234_560_000) == Cell(
        "1.234,6", "1.234.560.000 đồng", number=1_234_560_000
    )
    assert cell("debts", "balance", 350_000_000).text == "350"
    assert cell("results", "profit", -1_500_000).text == "-1,5"


def test_days_codes_and_births_are_words() -> None:
    assert cell("debts", "due_on", "2026-09-30") == Cell("30/09/2026", day=date(2026, 9, 30))
    assert cell("people", "birth", "1980-03").text == "03/1980"
    assert cell("debts", "creditor_kind", "bank") == Cell("Ngân hàng", "Ngân hàng, tổ chức tín dụng")
    assert cell("organisations", "kind", "cooperative").text == "HTX"
    assert cell("organisations", "kind", "cooperative", language="en").full == ""
    assert cell("debts", "group_code", "5", "nhnn") == Cell("Nhóm 5", "Nhóm 5: Nợ có khả năng mất vốn")


def test_names_are_short_and_numbers_masked() -> None:
    assert cell("organisations", "name", "Hợp tác xã Chè") == Cell("HTX Chè", "Hợp tác xã Chè")
    assert cell("people", "personal_number", "012180001234").text == "•••••••••234"
    assert cell("people", "personal_number", "012180001234", reveal=True).text == "012180001234"


def test_a_commune_is_the_one_of_its_first_day() -> None:
    unit = units("commune", date(2026, 9, 30), "12")[0]
    assert cell("organisations", "commune_code", unit.code, unit.key[2]) == Cell(unit.name, unit.title)
    assert cell("organisations", "commune_code", "99999", "2025-07-01") == Cell("99999")


@pytest.mark.parametrize(
    ("kind", "is_set_right"),
    [(Money(), True), (Count(), True), (Year(), True), (Day(), False), (Text(), False)],
)
def test_numbers_are_set_to_the_right(kind: Kind, is_set_right: bool) -> None:
    assert is_number(kind) is is_set_right


def test_headings_say_the_unit_of_money() -> None:
    balance = next(one for one in record_of("debts").derived if one.name == "balance")
    assert heading("debts", balance) == "Dư nợ (tr.đ)"
    assert heading("debts", balance, exact=True) == "Còn nợ (đồng)"
    assert heading("debts", balance, "en", exact=True) == "Balance (đồng)"


@pytest.mark.parametrize("table", [kind.table for kind in RECORDS])
@pytest.mark.parametrize(
    "value", ["", "<b>x</b>", "=1+1", "a\tb\nc\x1b\u2028", "x" * 5000, "\ud800", 10**30, -1]
)
def test_whatever_is_kept_makes_a_cell_of_one_line(table: str, value: str | int) -> None:
    kind = record_of(table)
    every: list[Field | Derived] = [*kind.fields, *kind.derived]
    for described in every:
        try:
            made = cell_of(described, value, value)
        except Trouble as trouble:
            pytest.fail(f"{described.name}: {trouble.code}")
        assert not set(made.text) & set("\t\n\x1b\u2028")
    assert cell_of(kind.fields[0], None) is BLANK
