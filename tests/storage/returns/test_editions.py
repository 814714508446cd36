"""New editions of forms: rows and columns by hand, what they take up of earlier returns, and old periods as before."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from models.forms.cells import Origin
from models.forms.definition import CellKey, Form
from models.forms.findings import Level
from models.forms.loader import PUBLISHED
from models.register.drafts import OrganisationDraft
from models.values.periods import PeriodKind, parse_period
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.register import organisations, results
from storage.register.records import store
from storage.returns import sheets
from storage.returns.explanations import explain
from tests.storage.received.sample_registers import register_book, sent
from tests.storage.sample_returns import DAY, arrival, fill, unit_book

MILLION = 1_000_000


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with unit_book(tmp_path / "province.book", "12") as made:
        yield made


def organisation(book: Book, name: str, sector: str | None, **more: Any) -> str:
    capital, figures = more.pop("capital", None), more.pop("results", None)
    draft = OrganisationDraft(
        **{"kind": "cooperative", "name": name, "founded_on": "2020-01-01", **more}, sector=sector
    )
    made = organisations.add(book, draft)
    if capital is not None:
        organisations.set_capital(book, made, draft.founded_on or "", capital * MILLION)
    if figures is not None:
        results.put(book, made, "2026", figures)
    return made


def world(book: Book) -> None:
    """Four cooperatives, two of them new, a credit fund, and three groups of which one became a cooperative."""
    organisation(
        book,
        "HTX Chè",
        "crops",
        capital=500,
        results={
            "workers": 10,
            "profit": 90 * MILLION,
            "profit_after_tax": 72 * MILLION,
            "assets": 800 * MILLION,
            "revenue": 900 * MILLION,
        },
        high_technology=True,
    )
    organisation(
        book,
        "HTX Lợn",
        "livestock",
        founded_on="2026-03-01",
        capital=200,
        results={"workers": 4, "profit": -5 * MILLION, "profit_after_tax": -5 * MILLION},
    )
    organisation(
        book,
        "HTX Vận tải",
        "transport",
        founded_on="2026-04-01",
        capital=300,
        results={"workers": 6, "assets": 100 * MILLION},
    )
    organisation(book, "HTX Chưa rõ", None, capital=50)
    organisation(
        book, "Quỹ TDND", "credit", kind="credit_fund", capital=4000, results={"revenue": 3000 * MILLION}
    )
    honey = organisation(
        book,
        "THT Mật ong",
        "livestock",
        kind="group",
        results={"profit_after_tax": 8 * MILLION, "assets": 30 * MILLION},
    )
    organisation(book, "THT Gạo", "crops", kind="group")
    late = organisation(book, "THT Mới", "trade", kind="group", founded_on="2026-05-01")
    advice = store.add(
        book, "activities", {"name": "Tư vấn", "activity_kind": "advice", "first_day": "2026-06-01"}
    )
    for of in (honey, late):
        values = {"activity_id": advice, "organisation_id": of, "organisation_role": "advised"}
        store.add(book, "activity_organisations", values)


def value(book: Book, form: str, row: str, column: str = "actual", period: str = "2026") -> Decimal | None:
    return sheets.period_sheets(book, period).sheets[form].value(row, column)


def test_rows_that_published_returns_have(book: Book) -> None:
    world(book)
    sheet = sheets.period_sheets(book, "2026").sheets["B01"]
    assert sheet.form.edition == "2026"
    found = {code: sheet.value(code) for code in sheet.form.row_by_code}
    expected = {
        "I.1.3": 2,
        "I.1.3c": 1,
        "I.1.3d": 50,  # one of two
        "I.1.3e": 500 * MILLION,
        "I.1.3f": 10,
        "I.6a": 3900 * MILLION,
        "I.7c": 67 * MILLION,
        "I.7e": 2,
        "I.7d": Decimal("33500000"),
        "I.5.2a": 900 * MILLION,
        "III.3c": 1,  # the group of May did not stand before the period
        "III.6a": Decimal("66.666667"),
        "III.7b": Decimal("33.333333"),
        "III.11c": 8 * MILLION,
        "III.13": 30 * MILLION,
    }
    assert {code: found[code] for code in expected} == expected


def test_agriculture_others_and_credit_funds_are_columns_that_add_up(book: Book) -> None:
    world(book)
    sheet = sheets.period_sheets(book, "2026").sheets["B01"]
    keys = ("actual", "agriculture", "other", "credit", "unsorted")

    def across(row: str) -> list[Decimal | None]:
        return [sheet.value(row, key) for key in keys]

    assert across("I.1") == [5, 2, 1, 1, 1]
    assert across("I.5") == [5050 * MILLION, 700 * MILLION, 300 * MILLION, 4000 * MILLION, 50 * MILLION]
    assert across("I.3") == [20, 14, 6, None, 0]  # the workers of the fund are not known
    assert across("I.6")[:4] == [1950 * MILLION, 900 * MILLION, None, 3000 * MILLION]
    assert sheet.value("I.1", "agriculture_share") == 40
    for row, column in (
        ("I.11", "agriculture"),
        ("II.1", "credit"),
        ("III.1", "other"),
        ("III.6", "agriculture"),
    ):
        assert not sheet.form.applies(sheet.form.row_by_code[row], sheet.form.column_by_key[column])
    found = sheets.period_sheets(book, "2026").findings
    assert not [one for one in found if one.code.startswith("COLUMNS_DIFFER")]
    fill(book, "2026", "B01", {"I.1/agriculture": 4})
    (finding,) = [one for one in sheets.period_sheets(book, "2026").findings if one.code == "COLUMNS_DIFFER"]
    assert (finding.row, finding.details["computed"], finding.level) == ("I.1", 7, Level.WARNING)


def test_effect_ranks_and_technology_by_sector(book: Book) -> None:
    world(book)
    sheet = sheets.period_sheets(book, "2026").sheets["B07"]
    rows = ("agriculture:I.1", "crops:I.1.9", "agriculture:I.1.9", "total:I.1.9", "unknown:I.1")
    assert [sheet.value(row) for row in rows] == [2, 1, 1, 1, 1]
    assert sheet.value("agriculture:I.1.9a") == 100  # of one that is known to have it or not


def test_a_part_of_the_year_takes_up_the_year_before_and_its_plan(book: Book) -> None:
    fill(book, "2026", "B01", {"I.1": 40, "I.1/plan_next": 44})
    fill(book, "2026-H1", "B01", {"I.1": 38})
    fill(book, "2027-H1", "B01", {"I.1": 42, "I.1/estimate": 45})
    sheet = sheets.period_sheets(book, "2027-H1").sheets["B01"]
    taken = {key: sheet["I.1", key] for key in ("last_year", "plan_year", "same_period", "plan", "previous")}
    told: dict[str, Any] = {
        key: (cell.value, cell.origin) for key, cell in taken.items() if cell.value is not None
    }
    assert told == {
        "last_year": (40, Origin.CARRIED),
        "plan_year": (44, Origin.CARRIED),
        "same_period": (38, Origin.CARRIED),
    }
    assert sheet.value("I.1", "estimate_vs_year") == Decimal("102.272727")  # 45 of 44
    assert sheet.value("I.1", "estimate_vs_last") == Decimal("112.5")
    assert explain(book, "2027-H1", "B01", "I.1", "plan_year").carried_from == "2026"
    assert explain(book, "2027-H1", "B01", "I.1", "same_period").carried_from == "2026-H1"
    fill(book, "2027-H1", "B01", {"I.1/last_year": 41})
    (finding,) = [
        one for one in sheets.period_sheets(book, "2027-H1").findings if one.code == "CARRIED_DIFFERS"
    ]
    assert (finding.details["stated"], finding.details["computed"]) == (41, 40)


def test_the_plan_by_sector_is_that_of_the_year_before(book: Book) -> None:
    fill(book, "2026", "B02", {"transport:I.1": 5, "transport:I.1/plan_next": 8})
    fill(book, "2027", "B02", {"transport:I.1": 6})
    sheet = sheets.period_sheets(book, "2027").sheets["B02"]
    assert [sheet.value("transport:I.1", key) for key in ("previous", "plan", "actual", "vs_plan")] == [
        5,
        8,
        6,
        75,
    ]
    assert [sheet.value("total:I.1", key) for key in ("previous", "plan")] == [5, 8]


def columns(form: Form, shown: str) -> list[str]:
    return [column.key for column in form.columns if getattr(column, shown)]


def test_each_kind_of_period_has_its_columns() -> None:
    year, half = (
        PUBLISHED.form_on("B01", parse_period(text).cutoff, parse_period(text).kind)
        for text in ("2026", "2027-H1")
    )
    assert columns(year, "screen") == ["previous", "plan", "actual", "vs_plan", "vs_previous", "note"]
    assert columns(half, "screen") == [
        "previous",
        "last_year",
        "plan_year",
        "actual",
        "vs_previous",
        "vs_same",
        "note",
    ]
    assert {"plan", "vs_plan"}.isdisjoint(columns(half, "printed"))
    assert {"estimate_vs_year", "estimate_vs_last", "plan_next", "credit"} <= set(columns(half, "printed"))
    assert PUBLISHED.form_on("B02", parse_period("2027-H1").cutoff, PeriodKind.HALF).cross[:2] == (
        ("I.1", "previous"),
        ("I.1", "actual"),
    )


def test_periods_before_keep_their_edition(book: Book) -> None:
    world(book)
    for period in ("2026-Q3", "2026-H1", "2025"):
        found = sheets.period_sheets(book, period).sheets
        assert {found[code].form.edition for code in ("B01", "B02")} == {"2020"}
        assert "B07" not in found


def test_a_return_of_the_edition_before_is_taken_up_and_merged(tmp_path: Path, book: Book) -> None:
    """A commune whose program has only the edition 2020 sends it for 2026: what it says counts, the rest is blank."""
    communes = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
    own = register_book(tmp_path, communes["03390"])
    world(own)
    old = arrival(communes["03388"], {"I.1": 7, "I.1.1": 7}, period="2026")
    assert old.document.sheets[0].edition == "2020"
    receiving.accept(book, [old, sent(own, period="2026")])
    merged = sheets.period_sheets(book, "2026").sheets["B01"]
    assert [merged.value("I.1", key) for key in ("actual", "agriculture", "credit")] == [12, 2, 1]
    assert merged.value("I.1.3e") == 500 * MILLION


def test_figures_of_the_edition_before_are_carried_over(book: Book) -> None:
    fill(book, "2026-H1", "B01", {"I.1": 30, "I.7a": 12})
    sheet = sheets.period_sheets(book, "2026-H2").sheets["B01"]
    assert sheet.form.edition == "2026" and PUBLISHED.edition("B01", "2020") is not None
    carried: dict[CellKey, Any] = {
        key: sheet[key].value for key in (("I.1", "previous"), ("I.7a", "previous"))
    }
    assert carried == {("I.1", "previous"): 30, ("I.7a", "previous"): 12 * MILLION}
