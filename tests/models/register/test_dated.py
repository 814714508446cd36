"""A dated value as text, and back to the columns of an organisation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.register.catalogue import RECORDS, record_of
from models.register.dated import COLUMNS, DATED, from_text, to_text
from models.register.texts.words import called

VALUES = {
    "kind": st.sampled_from(["cooperative", "group"]),
    "sector": st.sampled_from([None, "crops", "trade"]),
    "commune_code": st.sampled_from([None, "03549"]),
    "law": st.sampled_from([None, "law_2012"]),
    "alliance_member": st.sampled_from([None, 0, 1]),
    "new_rural_commune": st.sampled_from([None, 0, 1]),
    "high_technology": st.sampled_from([None, 0, 1]),
    "value_chain": st.sampled_from([None, 0, 1]),
    "tax_status": st.sampled_from([None, "05", "03-11"]),
    "business_model": st.sampled_from([None, "jobs"]),
    "digital_transformation": st.sampled_from([None, 0, 1]),
}


def test_only_organisations_have_dated_fields() -> None:
    assert {kind.table for kind in RECORDS for field in kind.fields if field.dated} == {"organisations"}


def test_what_reports_count_is_dated() -> None:
    assert set(DATED) == set(VALUES)
    assert set(COLUMNS) == {*VALUES, "commune_from"}


@given(st.fixed_dictionaries(VALUES), st.sampled_from([None, "2025-07-01"]))
def test_every_value_comes_back_from_its_text(values: dict[str, object], first: str | None) -> None:
    columns = values | {"commune_from": first if values["commune_code"] else None}
    for field in DATED:
        text = to_text(field, columns)
        again = from_text(field, text)
        assert again == {name: columns[name] for name in again} and field in again
        assert (text == "") is (columns[field] is None)


@pytest.mark.parametrize(
    ("field", "value", "on", "shown"),
    [
        ("sector", "livestock", "2026-07-01", "Lĩnh vực · Chăn nuôi · 01/07/2026"),
        ("alliance_member", "0", None, "Thành viên Liên minh Hợp tác xã · Không"),
        ("commune_code", "03549|2025-07-01", None, "Xã, phường · Xã Phong Thổ"),
        ("law", "", "2024-07-01", "Hoạt động theo luật · chưa rõ · 01/07/2024"),
    ],
)
def test_a_dated_value_is_called_by_field_value_and_day(
    field: str, value: str, on: str | None, shown: str
) -> None:
    words = called("dated_values", {"field": field, "value": value, "on": on})
    assert words == shown


def test_packages_of_books_without_dated_values_keep_their_bytes() -> None:
    assert record_of("dated_values").since == 2
