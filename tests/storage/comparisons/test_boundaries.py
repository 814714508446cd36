"""Figures for an area of another day: whole units are added, registers are parted by commune, the rest is named."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.loader import PUBLISHED
from models.forms.snapshot import Snapshot
from models.returns.document import Figure, encode
from models.values.units import Unit, children, communes_of, unit_on
from storage.book.book import Book
from storage.comparisons.boundaries import AreaSheet, _communes, _leaves, area_sheet, same_area, within
from storage.received import receiving
from storage.returns.sheets import period_sheets
from tests.storage.comparisons.sample_years import (
    AFTER,
    BEFORE,
    DISTRICT,
    DOAN_KET,
    PHONG_THO,
    district_book,
    with_register,
)
from tests.storage.sample_returns import unit_book

PROVINCE = unit_on("12", BEFORE)
OLD = communes_of(DISTRICT, BEFORE)
NEW = children(unit_on("12", AFTER), AFTER)


def for_area(book: Book, period: str, target: Unit, row: str = "I.1") -> AreaSheet:
    paper = period_sheets(book, period)
    form = paper.sheets["B01"].form
    own = unit_on("12", paper.cutoff)
    with book.read_session() as session:
        return area_sheet(session, paper, form, (row, "actual"), own, target)


def test_a_province_that_went_on_has_the_same_area_and_a_new_commune_has_not() -> None:
    assert same_area(PROVINCE, unit_on("12", AFTER))
    assert not same_area(unit_on("03549", BEFORE), PHONG_THO)


def test_a_commune_of_today_takes_its_records_out_of_the_register_of_the_district(years: Book) -> None:
    found = for_area(years, "2024", PHONG_THO)
    # C in the township and D in 03490; E has no commune and may lie there
    assert found.sheet.value("I.1") == 2
    assert (found.units.received, found.units.expected, found.unsplit, found.unsure) == (1, 1, (), 1)
    assert not found.is_whole
    capital = for_area(years, "2024", PHONG_THO, "I.5").sheet.value("I.5")
    assert capital == 2_000_000


def test_a_kind_that_the_register_holds_elsewhere_is_zero_and_not_blank(years: Book) -> None:
    """District 109 has cooperatives, none of them in a commune that went to Dao San; it has no union at all."""
    found = for_area(years, "2024", unit_on("03571", AFTER))
    assert found.sheet.value("I.1") == Decimal(0)
    assert found.sheet.value("II.1") is None


def test_a_unit_without_a_register_cannot_be_parted_and_is_named(years: Book) -> None:
    found = for_area(years, "2024", DOAN_KET)
    # A and B of district 109; the town stated 10 without a register
    assert found.sheet.value("I.1") == 2
    assert found.unsplit == ("Thành phố Lai Châu",)
    assert (found.units.received, found.units.expected) == (1, 2)
    assert found.units.missing == ("Thành phố Lai Châu",)


def test_what_lies_whole_inside_counts_as_it_was_stated(years: Book) -> None:
    """The district that ended, in 2025: Phong Tho lies in it whole (4), Doan Ket took 03391 of it and is not parted."""
    found = for_area(years, "2025", DISTRICT)
    assert found.sheet.value("I.1") == 4
    assert found.unsplit == ("Phường Đoàn Kết",)
    # the seventeen communes of the district went to six new ones, of which one sent whole figures
    assert (found.units.received, found.units.expected) == (1, 6)


@pytest.mark.parametrize("origin", ["given", "carried"])
def test_a_figure_that_no_register_gives_is_not_parted(tmp_path: Path, origin: str) -> None:
    """District 109 states 4 of the year before beside its register, which knows only this year."""
    made = with_register(district_book(tmp_path), "2024")
    figure = Figure("I.1", "previous", Decimal(4), origin)
    sheets = tuple(
        replace(one, figures=(*(f for f in one.figures if (f.row, f.column) != ("I.1", "previous")), figure))
        if one.form == "B01"
        else one
        for one in made.document.sheets
    )
    document = replace(made.document, sheets=sheets)
    data = encode(document)
    book = unit_book(tmp_path / "province.book", "12")
    receiving.accept(book, [replace(made, document=document, data=data, package=b"package of " + data)])
    paper = period_sheets(book, "2024")
    form = paper.sheets["B01"].form
    with book.read_session() as session:
        before = area_sheet(session, paper, form, ("I.1", "previous"), PROVINCE, PHONG_THO)
        now = area_sheet(session, paper, form, ("I.1", "actual"), PROVINCE, PHONG_THO)
        compared = area_sheet(session, paper, form, ("I.1", "vs_previous"), PROVINCE, PHONG_THO)
    assert before.unsplit == compared.unsplit == (DISTRICT.title,)
    assert before.sheet.value("I.1", "previous") is None
    assert not now.unsplit and now.sheet.value("I.1") == 2


def test_a_computed_cell_rests_on_the_cells_that_are_stated() -> None:
    form = PUBLISHED.form_on("B01", BEFORE)
    assert _leaves(form, ("I.1.7a", "actual")) == {
        ("I.1.7a", "actual"),
        ("I.1.7", "actual"),
        ("I.1.1", "actual"),
    }
    assert ("I.1.8.4", "actual") in _leaves(form, ("I.1.8", "actual"))
    assert {("I.1", "plan"), ("I.1", "actual")} <= _leaves(form, ("I.1", "vs_plan"))


@given(places=st.lists(st.sampled_from([*(one.code for one in OLD), None]), max_size=30))
def test_the_new_communes_share_out_every_organisation_once(places: list[str | None]) -> None:
    """Whatever lies where: each organisation with a commune lies in one new commune, the others are unsure in each."""
    rows = [
        {"organisation": str(number), "commune": commune, "alive": True}
        for number, commune in enumerate(places)
    ]
    snapshot = Snapshot({"organisations": rows}, len(OLD))
    counted: list[object] = []
    for target in NEW:
        chosen, unsure = within(snapshot, *_communes(DISTRICT, date(2024, 12, 14), target))
        counted += [row["organisation"] for row in chosen.sets["organisations"]]
        assert unsure == places.count(None)
    assert sorted(map(str, counted)) == sorted(str(at) for at, one in enumerate(places) if one is not None)
