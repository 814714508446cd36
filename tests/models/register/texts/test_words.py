"""Kinds of records, fields and kept values in words."""

from typing import Any

import pytest

from models.register.catalogue import field_of, record_of
from models.register.kinds import Count, Day, Flag, Money, Ratio, Text
from models.register.record import Field
from models.register.texts import words


def test_a_field_is_called_by_its_table_before_its_name() -> None:
    assert words.field_label("debts", "due_on") == words.bare_field_label("due_on")
    assert words.field_label("debts", "no_such_field") == "no_such_field"
    assert words.hint("debts", "no_such_field") == ""
    assert words.table_label("debts") != words.table_label("debts", many=True)
    assert words.table_label("debts", "en") != words.table_label("debts")


@pytest.mark.parametrize(
    ("field", "value", "vi", "en"),
    [
        (Field("f", Flag()), 1, "Có", "Yes"),
        (Field("f", Flag()), 0, "Không", "No"),
        (Field("f", Flag()), None, "", ""),
        (Field("f", Count()), 0, "0", "0"),
        (Field("f", Count()), 1234, "1.234", "1.234"),
        (Field("f", Ratio(places=1)), 725, "72,5", "72,5"),
        (Field("f", Money()), 1_500_000, "1.500.000 đồng", "1.500.000 đồng"),
        (Field("f", Day()), "2026-09-30", "30/09/2026", "30/09/2026"),
        (Field("f", Text()), "", "", ""),
        (Field("f", Text()), "VN", "VN", "VN"),
        (record_of("people").by_name["birth"], "1980-05", "05/1980", "05/1980"),
        (record_of("people").by_name["nationality"], "VN", "Việt Nam", "Viet Nam"),
        (record_of("people").by_name["nationality"], "Lào", "Lào", "Lào"),
        (record_of("results").by_name["period"], "2026-Q3", "Quý III/2026", "Quarter III of 2026"),
        (record_of("organisations").by_name["commune_code"], "99999", "99999", "99999"),
        (
            record_of("organisations").by_name["commune_code"],
            "03549|2025-07-01",
            "Xã Phong Thổ",
            "Xã Phong Thổ",
        ),
        (record_of("dated_values").by_name["field"], "nothing", "nothing", "nothing"),
        (record_of("organisations").by_name["kind"], "no such kind", "no such kind", "no such kind"),
    ],
)
def test_a_kept_value_is_worded_by_its_kind(field: Field, value: Any, vi: str, en: str) -> None:
    assert (words.value_words(field, value), words.value_words(field, value, "en")) == (vi, en)


def test_a_masked_number_shows_its_last_digits_unless_it_is_revealed() -> None:
    number = record_of("people").by_name["personal_number"]
    assert words.value_words(number, "012180001234") == "•••••••••234"
    assert words.value_words(number, "012180001234", reveal=True) == "012180001234"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("alliance_member", "1", "Có"),
        ("alliance_member", "0", "Không"),
        ("alliance_member", "", "chưa rõ"),
        ("sector", None, "chưa rõ"),
        ("sector", "crops", "Trồng trọt"),
    ],
)
def test_a_dated_value_is_worded_as_its_field_and_a_blank_is_not_known(
    field: str, value: str | None, said: str
) -> None:
    described = field_of("organisations", field)
    assert described is not None
    assert words.dated_words(described, value).lower() == said.lower()
    record = {"organisation_id": "o", "field": field, "value": value}
    assert words.words_in(record_of("dated_values"), "value", record).lower() == said.lower()


def test_a_value_of_no_known_field_is_shown_as_it_is_kept() -> None:
    dated = record_of("dated_values")
    assert words.words_in(dated, "value", {"field": "nothing", "value": "x"}) == "x"
    assert words.words_in(dated, "value", {"field": "nothing", "value": None}) == ""
    assert words.field_words("returns", "period", "2026-Q3") == "2026-Q3"
    assert words.field_words("returns", "period", None) == ""
    assert words.field_words("debts", "due_on", "2026-09-30") == "30/09/2026"


def test_a_record_is_called_by_the_words_that_it_has() -> None:
    assert words.called("products", {"name": "Chè shan", "stars": 4}) == "Chè shan · 4"
    assert words.called("products", {"name": "Chè shan"}) == "Chè shan"
    assert words.called("debts", {"creditor_kind": "bank", "creditor": ""}, "en") != ""
