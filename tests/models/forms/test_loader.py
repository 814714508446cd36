"""The published forms: which are in force on a day, by their code and by their edition."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from models.forms import loader
from models.forms.loader import PUBLISHED, Forms, all_forms, form_codes
from models.values.errors import Refused
from models.values.periods import PeriodKind

DAY = date(2026, 9, 30)


def test_the_forms_that_are_published() -> None:
    forms = Forms()
    assert [form.code for form in forms.on(DAY)] == ["B01", "B02", "B03", "B04", "XL01"]


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (PeriodKind.YEAR, ["B01", "B02", "B03", "B04", "XL01"]),
        (PeriodKind.QUARTER, ["B01", "B02", "B04"]),
        (PeriodKind.HALF, ["B01", "B02", "B04"]),
    ],
)
def test_a_form_of_a_year_is_in_no_other_return(kind: PeriodKind, codes: list[str]) -> None:
    assert [form.code for form in PUBLISHED.on(DAY, kind)] == codes
    if "XL01" in codes:
        assert PUBLISHED.form_on("XL01", DAY, kind).periods == (PeriodKind.YEAR,)
        return
    with pytest.raises(Refused, match="FORM_UNKNOWN") as refused:
        PUBLISHED.form_on("XL01", DAY, kind)
    assert refused.value.details["known"] == "B01, B02, B04"


def test_returns_of_districts_keep_the_forms_that_they_had() -> None:
    assert [form.code for form in PUBLISHED.on(date(2025, 6, 30), PeriodKind.YEAR)] == ["B01", "B02", "B04"]


def test_returns_of_2025_keep_the_forms_that_they_had() -> None:
    codes = [form.code for form in PUBLISHED.on(date(2025, 12, 31), PeriodKind.YEAR)]
    assert codes == ["B01", "B02", "B04", "XL01"]


def test_an_unknown_form_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(Refused) as caught:
        PUBLISHED.form_on("B77", DAY)
    assert "B01" in caught.value.details["known"]


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the forms, as a copy in which a test may change and add files."""
    for path in loader.FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    monkeypatch.setattr(loader, "FOLDER", tmp_path)
    return tmp_path


def begin(path: Path, day: str, edition: str = "2020", spaces: str = " ") -> None:
    """Let the edition of 2020 in a file begin on another day, and be called otherwise."""
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('edition = "2020"', f'edition = "{edition}"').replace(
            "valid_from = 2000-01-01", f"valid_from{spaces}={spaces}{day}"
        ),
        encoding="utf-8",
    )


@pytest.mark.parametrize("spaces", [" ", ""])  # whether its text tells the day at a glance or not
def test_a_form_that_begins_later_leaves_earlier_periods_as_they_are(published: Path, spaces: str) -> None:
    begin(published / "B04-2020.toml", "2027-01-01", spaces=spaces)
    assert [form.code for form in PUBLISHED.on(DAY)] == ["B01", "B02", "B03", "XL01"]
    assert [form.code for form in PUBLISHED.on(date(2027, 1, 1))] == [
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
        PUBLISHED.form_on("B04", DAY)


def test_the_newest_edition_in_force_is_taken(published: Path) -> None:
    begin(Path(shutil.copy(published / "B04-2020.toml", published / "B04-2027.toml")), "2027-01-01", "2027")
    days = (DAY, date(2026, 12, 31), date(2027, 1, 1))
    assert [PUBLISHED.form_on("B04", day).edition for day in days] == ["2020", "2020", "2027"]


def test_the_forms_in_force_are_those_of_all_that_are_published() -> None:
    for day in (DAY, date(2026, 12, 1), date(2025, 12, 31)):
        newest = {form.code: form for form in all_forms() if form.valid_from <= day}
        assert PUBLISHED.on(day) == tuple(newest.values())


def test_the_codes_of_the_forms_are_those_of_their_files() -> None:
    assert form_codes() == tuple(sorted({form.code for form in all_forms()}))


def test_an_edition_is_found_by_its_name() -> None:
    for form in all_forms():
        assert PUBLISHED.edition(form.code, form.edition) is form
    assert PUBLISHED.edition("B01", "1066") is None
