"""The published forms: which are in force on a day, by their code and by their edition."""

from dataclasses import replace
from datetime import date

import pytest

from models.forms import loader
from models.forms.loader import all_forms, form_codes, form_edition, form_on, forms_on
from models.values.errors import Refused
from models.values.periods import PeriodKind

DAY = date(2026, 9, 30)


def test_the_forms_that_are_published() -> None:
    assert [form.code for form in forms_on(DAY)] == ["B01", "B02", "B03", "B04", "XL01"]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (PeriodKind.YEAR, ["B01", "B02", "B03", "B04", "XL01"]),
        (PeriodKind.QUARTER, ["B01", "B02", "B04"]),
        (PeriodKind.HALF, ["B01", "B02", "B04"]),
    ],
)
def test_a_form_of_a_year_is_in_no_other_return(kind: PeriodKind, codes: list[str]) -> None:
    assert [form.code for form in forms_on(DAY, kind)] == codes
    if "XL01" in codes:
        assert form_on("XL01", DAY, kind).periods == (PeriodKind.YEAR,)
        return
    with pytest.raises(Refused, match="FORM_UNKNOWN") as refused:
        form_on("XL01", DAY, kind)
    assert refused.value.details["known"] == "B01, B02, B04"


def test_returns_of_districts_keep_the_forms_that_they_had() -> None:
    assert [form.code for form in forms_on(date(2025, 6, 30), PeriodKind.YEAR)] == ["B01", "B02", "B04"]


def test_returns_of_2025_keep_the_forms_that_they_had() -> None:
    codes = [form.code for form in forms_on(date(2025, 12, 31), PeriodKind.YEAR)]
    assert codes == ["B01", "B02", "B04", "XL01"]


def test_an_unknown_form_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Refused) as caught:
        form_on("B77", DAY)
    assert "B01" in caught.value.details["known"]


def test_a_form_that_begins_later_leaves_earlier_periods_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later = [
        replace(form, valid_from=date(2027, 1, 1)) if form.code == "B04" else form for form in all_forms()
    ]
    monkeypatch.setattr(loader, "all_forms", lambda: tuple(later))
    assert [form.code for form in forms_on(DAY)] == ["B01", "B02", "B03", "XL01"]
    assert [form.code for form in forms_on(date(2027, 1, 1))] == [
        "B01",
        "B02",
        "B03",
        "B04",
        "B05",
        "B06",
        "B07",
        "XL01",
    ]
    with pytest.raises(Refused, match="FORM_UNKNOWN"):
        form_on("B04", DAY)


def test_the_newest_edition_in_force_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    old = form_on("B01", DAY)
    new = replace(old, edition="2027", valid_from=date(2027, 1, 1))
    monkeypatch.setattr(loader, "all_forms", lambda: (old, new))
    assert [form_on("B01", day).edition for day in (DAY, date(2027, 1, 1))] == ["2020", "2027"]


def test_the_codes_of_the_forms_are_those_of_their_files() -> None:
    assert form_codes() == tuple(sorted({form.code for form in all_forms()}))


def test_an_edition_is_found_by_its_name() -> None:
    for form in all_forms():
        assert form_edition(form.code, form.edition) is form
    assert form_edition("B01", "1066") is None
